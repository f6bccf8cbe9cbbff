import * as vscode from 'vscode';

/**
 * Tells `touched` of files and folders that are made, renamed, deleted or saved in this window, with the old and the new
 * addresses. For use beside a watcher: VS Code watches a folder that has only just been made too late, and some network drives
 * not at all.
 */
export function onDidTouchFiles(touched: (uris: readonly vscode.Uri[]) => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidCreateFiles(({ files }) => touched(files)),
    vscode.workspace.onDidDeleteFiles(({ files }) => touched(files)),
    vscode.workspace.onDidRenameFiles(({ files }) =>
      touched(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
    ),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => touched([uri])),
  );
}
