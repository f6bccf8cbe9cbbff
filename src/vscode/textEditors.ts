import * as vscode from 'vscode';
import type { Range } from '../markdown/text.ts';
import { toVsCodeRange } from './documents.ts';

/** The tab that shows `uri` as text, or undefined. */
export function textTabOf(uri: vscode.Uri): vscode.Tab | undefined {
  const key = uri.toString();
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === key);
}

/**
 * Shows `uri` as text, in the tab that has it already where there is one, else in `column` (the active one without it), with
 * the offsets of `selection` selected.
 */
export async function showText(
  uri: vscode.Uri,
  selection: Range | null,
  options: { readonly preserveFocus?: boolean; readonly column?: vscode.ViewColumn } = {},
): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uri);
  const column = textTabOf(uri)?.group.viewColumn ?? options.column;
  return vscode.window.showTextDocument(document, {
    preview: false,
    preserveFocus: options.preserveFocus ?? false,
    ...(column === undefined ? {} : { viewColumn: column }),
    ...(selection ? { selection: toVsCodeRange(document, selection) } : {}),
  });
}

/** Opens `uri` as text whatever it holds: what extensions are not given, binary and huge files, VS Code itself may show. */
export async function openAsText(
  uri: vscode.Uri,
  selection: Range | null,
  column: vscode.ViewColumn = vscode.ViewColumn.Active,
): Promise<void> {
  try {
    await showText(uri, selection, { column });
  } catch {
    await vscode.commands.executeCommand('vscode.openWith', uri, 'default', column);
  }
}
