import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { applyToDocument, inTurn } from '../documentEdits.ts';
import { folderOf } from '../files.ts';
import { ReaderError } from '../readerError.ts';
import { linkDestination, relativePath } from '../retrospective/evidencePath.ts';
import { summaryOf } from './caseFile.ts';
import type { CasesContext } from './casesContext.ts';
import type { CaseLibrary } from './library.ts';

/** How a case is named where its file cannot be linked: title, date, library and the path in it. */
export async function citationOf(library: CaseLibrary, uri: vscode.Uri): Promise<string> {
  const { title, date, library: name, path } = await summaryOf(library, uri);
  const source = name === '' ? path : l10n.t('{0}: {1}', name, path);
  return date === '' ? l10n.t('“{0}” ({1})', title, source) : l10n.t('“{0}” ({1}, {2})', title, date, source);
}

/** Puts the citation of a case on the clipboard. */
export async function copyCitation({ library }: CasesContext, uri: vscode.Uri): Promise<void> {
  await vscode.env.clipboard.writeText(await citationOf(library, uri));
  vscode.window.setStatusBarMessage(l10n.t('The citation is on the clipboard.'), 3000);
}

/** A Markdown link from the document `from` to a case, relative where there is a way. */
export function caseLink(from: vscode.Uri, to: vscode.Uri, title: string): string {
  const label = title.replaceAll(/[\\[\]]/g, '\\$&');
  return `[${label}](${caseDestination(from, to)})`;
}

/** The destination of a Markdown link from the document `from` to a case. */
export function caseDestination(from: vscode.Uri, to: vscode.Uri): string {
  const near = from.scheme === to.scheme && from.authority === to.authority;
  const path = near ? relativePath(folderOf(from).path, to.path) : null;
  return path === null ? to.toString() : linkDestination(path);
}

/** Inserts a link to a case where somebody was writing Markdown last, in place of what is selected there. */
export async function insertCaseLink(
  { library, lastMarkdown }: CasesContext,
  uri: vscode.Uri,
): Promise<void> {
  const { title } = await summaryOf(library, uri);
  const { place } = lastMarkdown;
  if (!place) {
    throw new ReaderError(
      'no-document',
      l10n.t('Open the Markdown file that the link is for as text, and put the cursor where it should go.'),
    );
  }
  const { document, selection } = place;
  await inTurn(document.uri, async () => {
    const start = document.offsetAt(selection.start);
    const end = document.offsetAt(selection.end);
    const label = document.getText(selection).trim() || title;
    const newText = caseLink(document.uri, uri, label);
    await applyToDocument(document, [{ range: { start, end }, newText }]);
    // Where the link stands is where the person goes on.
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    const after = document.positionAt(start + newText.length);
    await vscode.window.showTextDocument(document, {
      ...(shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn }),
      selection: new vscode.Range(after, after),
      preview: false,
    });
  });
}
