import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { nameOf } from './files.ts';
import { fileReason, ReaderError } from './readerError.ts';

/** Saves `document`. Throws `not-saved` with the way out where that fails; the text stays in the editor then. */
export async function save(document: vscode.TextDocument): Promise<void> {
  let reason = '';
  try {
    if (await document.save()) return;
    // A person who cancels the dialog for the name of a new file needs no message.
    if (document.isUntitled) return;
  } catch (error) {
    reason = fileReason(error);
  }
  throw new ReaderError(
    'not-saved',
    reason
      ? l10n.t(
          '{0} could not be saved: {1}. The text is still in the editor; remove the cause and save again, or use “Save As…”.',
          nameOf(document.uri),
          reason,
        )
      : l10n.t(
          '{0} could not be saved. The text is still in the editor: if the file changed on disk, compare and overwrite there; otherwise use “Save As…”.',
          nameOf(document.uri),
        ),
  );
}
