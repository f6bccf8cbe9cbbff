import * as vscode from 'vscode';
import type { WordingContext } from '../../wording/model.ts';
import { isMarkdownFile } from '../documents.ts';

/** Longest stretch of a document, in lines, in which its front matter is looked for. */
const frontMatterLines = 200;
/** Languages of VS Code's box for a commit message, and of the file that git itself opens. */
const commitLanguages = ['scminput', 'git-commit'];

/** Documents in which something may be found, for whoever offers hovers and quick fixes. */
export const wordingSelector: readonly vscode.DocumentFilter[] = ['markdown', ...commitLanguages].map(
  (language) => ({ language }),
);

/** True for the message of a commit, in VS Code's box or as a file. */
export function isCommitMessage({ languageId }: vscode.TextDocument): boolean {
  return commitLanguages.includes(languageId);
}

/** True where the wording of `document` could be looked at, whatever the settings say. */
export function mayBeRead(document: vscode.TextDocument): boolean {
  return isCommitMessage(document) || isMarkdownFile(document);
}

/** A setting of `fupan.wording` for one document. */
export function wordingSetting<T>(document: vscode.TextDocument, name: string, fallback: T): T {
  return vscode.workspace.getConfiguration('fupan.wording', placeOf(document)).get<T>(name, fallback);
}

/**
 * Where `document` belongs, for settings and rules: the box for a commit message names its repository, a document
 * that is not saved belongs to the first folder.
 */
export function placeOf(document: vscode.TextDocument): vscode.Uri | null {
  const { uri } = document;
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  const child = (folder: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(folder, 'untitled.md');
  if (document.languageId === 'scminput') {
    const named = /(?:^|&)rootUri=([^&]+)/.exec(uri.query)?.[1];
    if (named !== undefined) return child(vscode.Uri.parse(decodeURIComponent(named)));
  } else if (uri.scheme !== 'untitled') return uri;
  return root ? child(root) : null;
}

/** What `document` is read as; null where it is left alone. Loads nothing for Markdown that is none of ours. */
export async function contextOf(document: vscode.TextDocument): Promise<WordingContext | null> {
  if (!mayBeRead(document) || !wordingSetting<boolean>(document, 'enabled', true)) return null;
  if (isCommitMessage(document))
    return wordingSetting<boolean>(document, 'commitMessages', false) ? 'retrospective' : null;
  const head = document.getText(new vscode.Range(0, 0, frontMatterLines, 0));
  const other = wordingSetting<boolean>(document, 'markdown', false) ? 'retrospective' : null;
  if (!head.includes('fupan')) return other;
  const { kindOf, wordingContextOf } = await import('../../wording/documentKind.ts');
  const kind = kindOf(head);
  return kind === null ? other : wordingContextOf(kind);
}
