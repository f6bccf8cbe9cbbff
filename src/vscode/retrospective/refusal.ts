import * as l10n from '@vscode/l10n';
import type { EditError, EditResult } from '../../retrospective/intent.ts';
import { ReaderError } from '../readerError.ts';

/** The edits of a result, or a `ReaderError` with the sentence for its refusal. */
export function acceptedEdits(result: EditResult): Extract<EditResult, { ok: true }> {
  if (result.ok) return result;
  throw new ReaderError(result.error, refusal(result.error));
}

function refusal(error: EditError): string {
  switch (error) {
    case 'front-matter-invalid':
      return l10n.t(
        'The front matter (the block between the --- lines) is not valid YAML, so nothing in it is changed. Open the file as text and correct the marked place first.',
      );
    case 'not-found':
      return l10n.t(
        'The place is no longer in the document. Nothing was changed; the form shows the text as it is now.',
      );
    case 'not-editable':
      return l10n.t(
        'This part is written in a way that the form cannot change safely. Nothing was changed; edit it as text.',
      );
    case 'breaks-structure':
      return l10n.t(
        'This text would swallow or split other sections (a heading, or a code block that is not closed). Nothing was changed; edit it as text.',
      );
  }
}
