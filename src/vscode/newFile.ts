import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { numberedName } from '../retrospective/fileName.ts';
import { exists, statOf } from './files.ts';
import { fileReason, isNotFound } from './readerError.ts';

/** Most files of one name; beyond it something is wrong. */
const mostNumbers = 1000;

/**
 * Creates the text file `name` in `folder` and returns its address. Never overwrites: a name that is taken gets a number.
 * Where nothing can be written, the content opens as an unsaved document and the reader is told why.
 */
export async function writeNewFile(folder: vscode.Uri, name: string, content: string): Promise<vscode.Uri> {
  try {
    return await createFile(folder, name, new TextEncoder().encode(content));
  } catch (error) {
    return keepUnsaved(content, folder, error);
  }
}

/** The same for content of any kind, which is bytes. Throws what the file system reports. */
export async function createFile(folder: vscode.Uri, name: string, content: Uint8Array): Promise<vscode.Uri> {
  for (let n = 1; n < mostNumbers; n++) {
    const uri = vscode.Uri.joinPath(folder, n === 1 ? name : numberedName(name, n));
    if (await statOf(uri)) continue;
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { overwrite: false, contents: content });
    if (await vscode.workspace.applyEdit(edit)) return uri;
    // Refused since somebody else took the name in this moment, or since it cannot be written.
    if (!(await exists(uri))) throw await writeFailure(folder);
  }
  throw new Error(name);
}

/** Why a file could not be created in `folder`: the edit itself does not tell. */
async function writeFailure(folder: vscode.Uri): Promise<unknown> {
  try {
    await vscode.workspace.fs.createDirectory(folder);
    await vscode.workspace.fs.stat(folder);
  } catch (error) {
    if (!isNotFound(error)) return error;
  }
  return vscode.workspace.fs.isWritableFileSystem(folder.scheme) === false
    ? vscode.FileSystemError.NoPermissions(folder)
    : new Error(l10n.t('the disk may be full, or writing is not allowed there'));
}

async function keepUnsaved(content: string, folder: vscode.Uri, error: unknown): Promise<vscode.Uri> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  void vscode.window.showWarningMessage(
    l10n.t(
      'No file could be created in {0}: {1}. The text is open as an unsaved document; put it elsewhere with “Save As…”.',
      vscode.workspace.asRelativePath(folder),
      fileReason(error),
    ),
  );
  return document.uri;
}
