import * as vscode from 'vscode';
import type { Range, TextEdit } from '../markdown/text.ts';

/** True where `document` is a file or will become one, not one side of a comparison or an output. */
export function isTextFile({ uri: { scheme } }: vscode.TextDocument): boolean {
  if (scheme === 'untitled') return true;
  return scheme !== 'git' && vscode.workspace.fs.isWritableFileSystem(scheme) !== undefined;
}

/** True where `document` could be worked on: Markdown that is a file or will become one. */
export function isMarkdownFile(document: vscode.TextDocument): boolean {
  return document.languageId === 'markdown' && isTextFile(document);
}

/** The open document at `uri`, without opening it. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
}

/** Offsets of `document` as positions. */
export function toVsCodeRange(document: vscode.TextDocument, range: Range): vscode.Range {
  return new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
}

/** Text edits of the domain as one edit of the workspace. */
export function toWorkspaceEdit(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  result.set(
    document.uri,
    edits.map(({ range, newText }) => vscode.TextEdit.replace(toVsCodeRange(document, range), newText)),
  );
  return result;
}
