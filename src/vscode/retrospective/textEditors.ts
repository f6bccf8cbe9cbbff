import * as vscode from 'vscode';
import type { Range } from '../../markdown/text.ts';
import { toVsCodeRange } from '../documents.ts';
import { editorId, viewId } from './identity.ts';

/** The tab that shows `uri` as text, or as a form where it is not open as text. */
function tabOf(uri: vscode.Uri): vscode.Tab | undefined {
  const key = uri.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const text = tabs.find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === key);
  return text ?? tabs.find(({ input }) => isForm(input) && input.uri.toString() === key);
}

function isForm(input: unknown): input is vscode.TabInputCustom {
  return input instanceof vscode.TabInputCustom && input.viewType === editorId;
}

/** Shows `uri` as text, in the tab that has it already where there is one, with the offsets of `selection` selected. */
export async function showText(
  uri: vscode.Uri,
  selection: Range | null,
  options: { readonly preserveFocus?: boolean } = {},
): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uri);
  const tab = tabOf(uri);
  const isText = tab?.input instanceof vscode.TabInputText;
  return vscode.window.showTextDocument(document, {
    preview: false,
    preserveFocus: options.preserveFocus ?? false,
    ...(tab && isText ? { viewColumn: tab.group.viewColumn } : {}),
    ...(selection ? { selection: toVsCodeRange(document, selection) } : {}),
  });
}

/** Opens `uri` as text whatever it holds: what extensions are not given, binary and huge files, VS Code itself may show. */
export async function openAsText(uri: vscode.Uri, selection: Range | null): Promise<void> {
  try {
    await showText(uri, selection);
  } catch {
    await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
  }
}

/** Opens the form beside the active editor, as an editor of its own. */
export async function openFormBeside(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, editorId, vscode.ViewColumn.Beside);
}

/** Shows the sidebar view and gives it the focus. */
export async function focusView(): Promise<void> {
  await vscode.commands.executeCommand(`${viewId}.focus`);
}

/**
 * Undoes or redoes in `document` on behalf of the sidebar. VS Code's command acts on the editor with the focus, so the
 * document's editor gets it for that moment.
 */
export async function historyFromView(
  command: 'undo' | 'redo',
  document: vscode.TextDocument,
): Promise<void> {
  const before = document.version;
  // A page that is still loading can take the focus back in between; the second time it is loaded.
  for (let attempt = 0; attempt < 2 && document.version === before; attempt++) {
    const tab = tabOf(document.uri);
    if (tab && isForm(tab.input)) {
      await vscode.commands.executeCommand('vscode.openWith', document.uri, editorId, tab.group.viewColumn);
    } else {
      await showText(document.uri, null);
    }
    await vscode.commands.executeCommand(command);
  }
  await focusView();
}
