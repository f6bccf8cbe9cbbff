import * as vscode from 'vscode';
import { renderScalar } from '../../markdown/frontMatter.ts';
import { toSnippet } from '../../replies/fillReply.ts';
import { offerPromises } from '../followUp/offerPromises.ts';
import { caseAtHand } from './caseAtHand.ts';
import type { ReplyContext } from './context.ts';
import { templateOf } from './library.ts';
import type { Reply } from './reply.ts';

function canWrite({ document }: vscode.TextEditor): boolean {
  const { scheme } = document.uri;
  return scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** The text editor that a reply goes into: the active one, else another in sight that can be written. */
function editorForReply(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  // Where a form or a grid has the focus, a text behind it is not what the person is looking at.
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  if (activeTextEditor && canWrite(activeTextEditor)) return activeTextEditor;
  return activeTab && !(activeTab.input instanceof vscode.TabInputText)
    ? undefined
    : visibleTextEditors.find(canWrite);
}

/**
 * Puts the reply where the cursor is, what is known filled in and a tab stop at each other slot; `replacing` is the text that it
 * takes the place of. Without an editor to write in, it becomes a new reply document.
 */
export async function insertReply(
  context: ReplyContext,
  reply: Reply,
  replacing?: { readonly editor: vscode.TextEditor; readonly range: vscode.Range },
): Promise<void> {
  const [template, atHand] = await Promise.all([templateOf(reply), caseAtHand(context.forms.current)]);
  const snippet = new vscode.SnippetString(toSnippet(template, atHand.values, atHand.guesses));
  const found = replacing?.editor ?? editorForReply();
  const editor = found ?? (await newReplyDocument(reply));
  const shown = await vscode.window.showTextDocument(editor.document, {
    viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active,
    preserveFocus: false,
    selection: replacing?.range ?? editor.selection,
  });
  await shown.insertSnippet(snippet, replacing?.range);
  await context.memory.used(reply.id);
  await offerPromises(template.body, shown.document.uri);
}

/** Opens the reply as a document of its own, to be written to the end there. */
export async function openAsDocument(context: ReplyContext, reply: Reply): Promise<void> {
  const editor = await newReplyDocument(reply);
  await insertReply(context, reply, { editor, range: editor.selection });
}

async function newReplyDocument({ title, beats }: Reply): Promise<vscode.TextEditor> {
  // What the template sets out to hold is what the reply is checked for.
  const wanted = beats.length > 0 ? `beats: [${beats.join(', ')}]\n` : '';
  const document = await vscode.workspace.openTextDocument({
    language: 'markdown',
    content: `---\nfupan: reply\ntitle: ${renderScalar(title, null, false)}\n${wanted}---\n\n`,
  });
  const end = document.positionAt(document.getText().length);
  return vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(end, end) });
}
