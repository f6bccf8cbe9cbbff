import * as vscode from 'vscode';
import type { LoadPlatform } from '../../worker/platform.ts';
import { LibraryService } from './libraryService.ts';

/** Starts the library of a window. Loaded with the first question. */
export async function startLibrary(
  extension: vscode.ExtensionContext,
  loadPlatform: LoadPlatform,
): Promise<LibraryService> {
  const at = (path: string) => vscode.Uri.joinPath(extension.extensionUri, ...path.split('/'));
  const storage = vscode.Uri.joinPath(extension.globalStorageUri, 'libraries');
  const platform = await loadPlatform({
    path: extension.extensionUri.fsPath,
    storage: storage.fsPath,
    read: (path) => vscode.workspace.fs.readFile(at(path)),
  });
  const synonyms = () => vscode.workspace.fs.readFile(at('templates/cases/synonyms.json'));
  return new LibraryService({ storage, synonyms }, platform);
}
