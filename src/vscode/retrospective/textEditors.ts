import * as vscode from 'vscode';
import { showText, textTabOf } from '../textEditors.ts';
import { editorId, viewId } from './identity.ts';

/** The tab that shows `uri` as text, or as a form where it is not open as text. */
function tabOf(uri: vscode.Uri): vscode.Tab | undefined {
  const key = uri.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return textTabOf(uri) ?? tabs.find(({ input }) => isForm(input) && input.uri.toString() === key);
}

function isForm(input: unknown): input is vscode.TabInputCustom {
  return input instanceof vscode.TabInputCustom && input.viewType === editorId;
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
