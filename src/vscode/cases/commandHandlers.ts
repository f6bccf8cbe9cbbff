import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addressOf } from '../arguments.ts';
import { isMarkdownFile } from '../documents.ts';
import { ReaderError } from '../readerError.ts';
import { openAsText } from '../textEditors.ts';
import { addLibraryFolder } from './addLibrary.ts';
import { copyCitation, insertCaseLink } from './caseActions.ts';
import { factsOf } from './caseFacts.ts';
import { summaryOf } from './caseFile.ts';
import type { CasesContext } from './casesContext.ts';
import { useFixes } from './useFixes.ts';

/** How many similar cases are offered. */
const mostSimilar = 20;

/**
 * The case that a command is for: an address, what a context menu of the view says, or else the case or the Markdown text that is
 * being read.
 */
function caseOf(context: CasesContext, argument: unknown): vscode.Uri {
  const named =
    typeof argument === 'object' && argument !== null && 'case' in argument ? argument.case : argument;
  const editor = vscode.window.activeTextEditor;
  const uri =
    addressOf(named) ??
    context.reader.active ??
    (editor && isMarkdownFile(editor.document) ? editor.document.uri : undefined);
  if (uri) return uri;
  throw new ReaderError('no-document', l10n.t('Open a case first, or choose one in the Cases view.'));
}

/** Adds a folder, the one given or one that is picked, to the libraries. */
export async function addLibrary({ library }: CasesContext, argument: unknown): Promise<boolean> {
  return addLibraryFolder(library, addressOf(argument));
}

/** Shows the Cases view and searches for the text given, or for what is selected in the editor. */
export async function searchFor({ search }: CasesContext, argument: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor ? editor.document.getText(editor.selection).trim() : '';
  const query =
    typeof argument === 'string' ? argument : selected.includes('\n') ? '' : selected.slice(0, 200);
  if (query !== '') search.fire(query);
  else await vscode.commands.executeCommand('fupan.cases.focus');
}

/** Shows a case in the reading pane. */
export async function openCase(context: CasesContext, argument: unknown, beside = false): Promise<void> {
  await context.reader.open(caseOf(context, argument), { beside });
}

/** Opens a case in a text editor. */
export async function openCaseText(context: CasesContext, argument: unknown): Promise<void> {
  await openAsText(caseOf(context, argument), null);
}

/** Puts title, date and place of a case on the clipboard. */
export async function copyCaseCitation(context: CasesContext, argument: unknown): Promise<void> {
  await copyCitation(context, caseOf(context, argument));
}

/** Links a case where somebody was writing last. */
export async function insertLink(context: CasesContext, argument: unknown): Promise<void> {
  await insertCaseLink(context, caseOf(context, argument));
}

/** Takes fixes of a case over into the current retrospective. */
export async function useCaseFixes(context: CasesContext, argument: unknown): Promise<void> {
  await useFixes(context, caseOf(context, argument));
}

/** Offers the cases that tell of the same problem as a case or a document, and opens the one that is chosen. */
export async function similarTo(context: CasesContext, argument: unknown): Promise<void> {
  const uri = caseOf(context, argument);
  const { title, text } = await summaryOf(context.library, uri);
  const similar = await context.library.similar({ uri: uri.toString(), text }, mostSimilar);
  if (similar.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('No case tells of the same problem as “{0}”.', title));
    return;
  }
  const picked = await vscode.window.showQuickPick(
    similar.map((one) => ({ one, label: one.title, description: factsOf(one), detail: one.library })),
    { title: l10n.t('Cases similar to “{0}”', title), matchOnDescription: true },
  );
  if (picked) await context.reader.open(vscode.Uri.parse(picked.one.uri, true));
}
