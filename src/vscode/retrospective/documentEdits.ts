import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { TextEdit } from '../../markdown/text.ts';
import type { EditError, EditResult } from '../../retrospective/intent.ts';
import { nameOf } from '../files.ts';
import { ReaderError } from '../readerError.ts';
import { toWorkspaceEdit } from './analysis.ts';

const queues = new Map<string, Promise<unknown>>();

/** Runs `work` after all work that was asked for earlier on the same document; hands on its result or failure. */
export function inTurn<T>(uri: vscode.Uri, work: () => Promise<T>): Promise<T> {
  const key = uri.toString();
  const turn = (queues.get(key) ?? Promise.resolve()).then(work, work);
  queues.set(key, turn);
  const leave = () => {
    if (queues.get(key) === turn) queues.delete(key);
  };
  turn.then(leave, leave);
  return turn;
}

/**
 * Makes `edits` on `document` as one undo step. Throws `stale` where somebody typed at the very same moment, `not-applied`
 * where VS Code refuses for another reason.
 */
export async function applyToDocument(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): Promise<void> {
  if (edits.length === 0) return;
  const name = nameOf(document.uri);
  // VS Code would take the change and fail only on saving.
  if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) {
    throw new ReaderError(
      'not-applied',
      l10n.t(
        '{0} lies in a read-only place, so nothing was changed. Save a copy with “Save As…” and work in that.',
        name,
      ),
    );
  }
  const { version } = document;
  let reason = '';
  try {
    if (await vscode.workspace.applyEdit(toWorkspaceEdit(document, edits))) return;
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  if (document.version !== version) throw staleError();
  throw new ReaderError(
    'not-applied',
    l10n.t(
      'VS Code did not take the change to {0}; the text is as before. {1}',
      name,
      reason || l10n.t('Check whether the file is read-only, then try again or edit it as text.'),
    ),
  );
}

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

/** The refusal of a change that was made on an outdated picture of the document. */
export function staleError(): ReaderError {
  return new ReaderError(
    'stale',
    l10n.t(
      'The document changed in the meantime, so this change was not made. The form now shows the current text; please repeat it.',
    ),
  );
}
