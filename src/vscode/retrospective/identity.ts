import * as vscode from 'vscode';
import { isMarkdownFile } from '../documents.ts';

/** Identifier of the sidebar view with the form. */
export const viewId = 'fupan.retrospective';
/** Identifier of the form as an editor. */
export const editorId = 'fupan.retrospectiveForm';

/** Longest stretch of a document, in lines, in which its front matter is looked for. */
const frontMatterLines = 200;

/**
 * True where the front matter of `document` says it is a retrospective. The reader of front matter is loaded only for
 * files that hold the word at all, so that other Markdown costs nothing.
 */
export async function isRetrospective(document: vscode.TextDocument): Promise<boolean> {
  if (!isMarkdownFile(document)) return false;
  const head = document.getText(new vscode.Range(0, 0, frontMatterLines, 0));
  if (!head.includes('fupan')) return false;
  const { looksLikeRetrospective } = await import('../../retrospective/parse.ts');
  return looksLikeRetrospective(head);
}

/** True where a document says that it is something else of ours: a reply, a case, a report … Reads the front matter only. */
export async function isOfAnotherKind(document: vscode.TextDocument): Promise<boolean> {
  const head = document.getText(new vscode.Range(0, 0, frontMatterLines, 0));
  if (!head.includes('fupan')) return false;
  const { kindOf } = await import('../../retrospective/parse.ts');
  return !['', 'retrospective'].includes(kindOf(head));
}

/** The file that the active editor shows, as text or as a form, or undefined. */
export function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom && input.viewType === editorId) return input.uri;
  return vscode.window.activeTextEditor?.document.uri;
}
