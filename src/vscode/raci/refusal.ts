import * as l10n from '@vscode/l10n';
import type { TextEdit } from '../../markdown/text.ts';
import type { RaciEditError, RaciEditResult } from '../../raci/intent.ts';
import { ReaderError } from '../readerError.ts';

/** The edits of a result, or a `ReaderError` with the sentence for its refusal. */
export function acceptedRaciEdits(result: RaciEditResult): readonly TextEdit[] {
  if (result.ok) return result.edits;
  throw new ReaderError(result.error, refusal(result.error));
}

function refusal(error: RaciEditError): string {
  switch (error) {
    case 'not-found':
      return l10n.t(
        'The place is no longer in the matrix. Nothing was changed; you see the table as it is now.',
      );
    case 'not-editable':
      return l10n.t(
        'The way this table is written has no place for that. Nothing was changed; edit it as text, or put the roles into columns.',
      );
    case 'too-small':
      return l10n.t('What is on the clipboard is larger than the matrix. Nothing was changed.');
    case 'duplicate-name':
      return l10n.t('There is a role of this name already. Choose another name.');
    case 'empty-name':
      return l10n.t('A role needs a name. Nothing was changed.');
  }
}
