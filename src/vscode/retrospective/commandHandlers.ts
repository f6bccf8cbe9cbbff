import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Range } from '../../markdown/text.ts';
import { statusName } from '../../l10n/problemText.ts';
import { statuses } from '../../retrospective/model.ts';
import { addressOf, folderAt } from '../arguments.ts';
import { nameOf } from '../files.ts';
import { ReaderError } from '../readerError.ts';
import {
  adopt,
  closingProblems,
  insertFishbone,
  insertTimelineEntry,
  setStatus,
  startReview,
} from './actions.ts';
import { isMarkdownFile, openDocument, toVsCodeRange } from '../documents.ts';
import { activeGrid } from '../raci/identity.ts';
import { analyse } from './analysis.ts';
import { createRetrospective, type NewRetrospective } from './create.ts';
import type { FormContext } from './formContext.ts';
import { shownProblems } from './formState.ts';
import { activeFile, isRetrospective } from './identity.ts';
import { unopenable } from '../readable.ts';
import { openAsText, showText } from '../textEditors.ts';
import { focusView, openFormBeside } from './textEditors.ts';

/**
 * Creates a retrospective. `argument` is the folder that was clicked in the explorer, or `{title, folder}` from another
 * extension or a keybinding. Returns the address of the new file.
 */
export async function newRetrospective(
  context: FormContext,
  argument: unknown,
): Promise<vscode.Uri | undefined> {
  const uri = await createRetrospective(context, await wantedBy(argument));
  if (uri) await focusView();
  return uri;
}

async function wantedBy(argument: unknown): Promise<NewRetrospective> {
  if (argument instanceof vscode.Uri) return { folder: await folderAt(argument) };
  if (typeof argument !== 'object' || argument === null) return {};
  const title = 'title' in argument && typeof argument.title === 'string' ? argument.title : '';
  const folder = 'folder' in argument ? addressOf(argument.folder) : undefined;
  return { title, ...(folder ? { folder } : {}) };
}

/** Shows a retrospective in the sidebar's form; any other Markdown file is shown as text, and the offer to take it over. */
export async function openForm(context: FormContext, argument: unknown): Promise<void> {
  const uri = addressOf(argument) ?? activeFile();
  const document = uri && (await readable(uri));
  if (document && (await isRetrospective(document))) context.current.bind(document.uri);
  else if (document && argument !== undefined && isMarkdownFile(document)) {
    context.current.bind(undefined);
    await showText(document.uri, null, { preserveFocus: true });
  }
  await focusView();
}

async function readable(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return openDocument(uri) ?? (await vscode.workspace.openTextDocument(uri));
  } catch (error) {
    throw new ReaderError('unreadable', unopenable(uri, error).message);
  }
}

/** Opens the form in an editor tab beside. */
export async function openBeside(context: FormContext, argument: unknown): Promise<void> {
  const uri = addressOf(argument) ?? activeFile() ?? context.current.uri;
  if (!uri) throw noDocument();
  await openFormBeside(uri);
}

/** Shows a retrospective as text, or a matrix as text beside its grid. */
export async function openText(context: FormContext, argument: unknown): Promise<void> {
  const grid = activeGrid();
  const uri = addressOf(argument) ?? grid ?? activeFile() ?? context.current.uri;
  if (!uri) throw noDocument();
  const isBeside = grid?.toString() === uri.toString();
  await openAsText(uri, null, isBeside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active);
}

/**
 * Adds a timeline entry at the time of now. In a text editor the cursor goes to its description; elsewhere the person is
 * asked for it first.
 */
export async function addTimelineEntry(context: FormContext, argument: unknown): Promise<void> {
  const document = await target(context, argument);
  const inText = isActiveText(document);
  const description = inText
    ? ''
    : await vscode.window.showInputBox({
        title: l10n.t('Timeline entry at the current time'),
        prompt: l10n.t('What happened'),
        ignoreFocusOut: true,
      });
  if (description === undefined) return;
  const place = await insertTimelineEntry(context, document, description);
  if (inText) await showText(document.uri, place);
}

/** Draws the causes as a fishbone diagram in the document, and shows it where the document is open as text. */
export async function addFishbone(context: FormContext, argument: unknown): Promise<void> {
  const document = await target(context, argument);
  await selectIfText(document, await insertFishbone(context, document));
}

/** Puts the section of the review meeting in and shows it. */
export async function beginReview(context: FormContext, argument: unknown): Promise<void> {
  const document = await target(context, argument);
  const place = await startReview(context, document);
  // The section is filled in as text: the form has no part for it.
  await showText(document.uri, place);
}

/** Lets the person choose the status. Closing while something is missing shows what, and leads there. */
export async function chooseStatus(context: FormContext, argument: unknown): Promise<void> {
  const document = await target(context, argument);
  const { model } = analyse(document, context);
  const errors = closingProblems(context, document);
  const picked = await vscode.window.showQuickPick(
    statuses.map((status) => ({
      status,
      label: statusName(status),
      ...(status === model.fields.status.value ? { description: l10n.t('current') } : {}),
      ...(status === 'closed' && errors.length > 0
        ? { detail: l10n.t('{0} to complete first', errors.length) }
        : {}),
    })),
    { title: l10n.t('Status of {0}', nameOf(document.uri)) },
  );
  if (!picked || picked.status === model.fields.status.value) return;
  const missing = picked.status === 'closed' ? closingProblems(context, document) : [];
  if (missing.length === 0) {
    await setStatus(context, document, picked.status);
    return;
  }
  const reason = await vscode.window.showQuickPick(
    shownProblems(missing).map((problem) => ({
      problem,
      label: `$(error) ${problem.message}`,
      description: l10n.t('line {0}', toVsCodeRange(document, problem.range).start.line + 1),
    })),
    {
      title: l10n.t('Not closed: complete these first'),
      placeHolder: l10n.t('Choose one to go there; the status stays as it is'),
    },
  );
  if (!reason) return;
  if (isActiveText(document)) {
    await showText(document.uri, reason.problem.range);
  } else {
    context.current.bind(document.uri);
    await focusView();
    context.reveal.fire(reason.problem.key);
  }
}

/** Takes the active Markdown file over as a retrospective. */
export async function adoptFile(context: FormContext, argument: unknown): Promise<void> {
  const uri = addressOf(argument) ?? activeFile();
  const document = uri && (await readable(uri));
  if (!document || !isMarkdownFile(document)) {
    throw new ReaderError(
      'no-document',
      l10n.t('Open the Markdown file that is to become a retrospective first.'),
    );
  }
  await adopt(context, document);
  context.current.bind(document.uri);
  await focusView();
}

/** Leaves the current retrospective for the start page. */
export async function showStart(context: FormContext): Promise<void> {
  context.current.bind(undefined);
  await focusView();
}

/** The retrospective a command is about: the one it was given, the active editor's, or the sidebar's. */
async function target(context: FormContext, argument: unknown): Promise<vscode.TextDocument> {
  const given = addressOf(argument);
  if (given) return readable(given);
  const active = activeFile();
  const document = active && openDocument(active);
  if (document && (await isRetrospective(document))) return document;
  if (!context.current.uri) throw noDocument();
  return readable(context.current.uri);
}

function noDocument(): ReaderError {
  return new ReaderError('no-document', l10n.t('No retrospective is open. Open one, or create a new one.'));
}

function isActiveText(document: vscode.TextDocument): boolean {
  return vscode.window.activeTextEditor?.document === document;
}

async function selectIfText(document: vscode.TextDocument, place: Range | null): Promise<void> {
  if (place && isActiveText(document)) await showText(document.uri, place);
}
