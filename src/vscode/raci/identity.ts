import * as vscode from 'vscode';
import { isMarkdownFile } from '../documents.ts';

/** Identifier of the grid as the editor of `*.raci.md`. */
export const gridEditorId = 'fupan.raciMatrix';
/** Identifier of the same grid as a further editor of any Markdown file: an editor has one priority for all its files. */
export const otherGridEditorId = 'fupan.raciGrid';
/** How the name of a file ends that holds a matrix. */
export const raciEnding = '.raci.md';

/** Longest stretch of a document, in lines, in which its front matter is looked for. */
const frontMatterLines = 100;

/** True where the name or the front matter of `document` says that it holds a RACI matrix. */
export async function isRaci(document: vscode.TextDocument): Promise<boolean> {
  if (!isMarkdownFile(document)) return false;
  if (document.uri.path.toLowerCase().endsWith(raciEnding)) return true;
  const head = document.getText(new vscode.Range(0, 0, frontMatterLines, 0));
  if (!head.includes('fupan')) return false;
  const { looksLikeRaci } = await import('../../raci/parse.ts');
  return looksLikeRaci(head);
}

/** The file that the active editor shows as a grid, or undefined. */
export function activeGrid(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && isGrid(input) ? input.uri : undefined;
}

/** True for the input of a tab that shows the grid. */
export function isGrid({ viewType }: vscode.TabInputCustom): boolean {
  return viewType === gridEditorId || viewType === otherGridEditorId;
}
