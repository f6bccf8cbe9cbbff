import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { TextEdit } from '../markdown/text.ts';
import { toWorkspaceEdit } from './documents.ts';
import { nameOf } from './files.ts';
import { ReaderError } from './readerError.ts';

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

/** The refusal of a change that was made on an outdated picture of the document. */
export function staleError(): ReaderError {
  return new ReaderError(
    'stale',
    l10n.t(
      'The document changed in the meantime, so this change was not made. You now see the current text; please repeat it.',
    ),
  );
}
