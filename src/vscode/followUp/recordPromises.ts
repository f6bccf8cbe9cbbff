import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  candidates,
  readPromises,
  recordPromises,
  typedDue,
  type FoundPromise,
  type PromiseToRecord,
} from '../../followup/promise.ts';
import { candidateName, shortDueText } from '../../l10n/followUpText.ts';
import type { TimeContext } from '../../replies/timePiece.ts';
import { currentMoment } from '../clock.ts';
import { applyToDocument, inTurn } from '../documentEdits.ts';
import { openDocument } from '../documents.ts';
import { nameOf } from '../files.ts';
import { unopenable, unreadableText } from '../readable.ts';
import { ReaderError } from '../readerError.ts';
import type { FormContext } from '../retrospective/formContext.ts';
import { isRetrospective } from '../retrospective/identity.ts';
import { acceptedEdits } from '../retrospective/refusal.ts';
import { save } from '../save.ts';
import { author } from '../settings.ts';
import { isShown } from './change.ts';
import type { FollowUp } from './followUp.ts';
import { teamHolidays } from './holidays.ts';

/** Longest text in which promises are looked for, in UTF-16 units. */
const longestText = 1024 * 1024;
/** More than so many promises are chosen from rather than taken. */
const mostUnasked = 3;

/** What times are reckoned from now on: the clock, and the team's holiday list. */
export async function timeContext(): Promise<TimeContext> {
  return { now: currentMoment(), holidays: await teamHolidays() };
}

/**
 * Writes promises into the retrospective. `given` is `{promises}` from a hint, `{text}` from other code, or nothing: then the
 * selection is read, else the whole active document. Asks only for what the text leaves open; resolves to how many were written.
 */
export async function recordFrom(followUp: FollowUp, forms: FormContext, given: unknown): Promise<number> {
  const context = await timeContext();
  const found = foundIn(given) ?? (await chosenFrom(givenText(given) ?? activeText(), context));
  const certain = await datedPromises(found, context);
  if (certain.length === 0) return 0;
  const document = await targetDocument(followUp, forms);
  if (!document) return 0;
  const written = await record(document, certain);
  await followUp.settled();
  const title = nameOf(document.uri);
  void vscode.window.setStatusBarMessage(
    written === 0
      ? `$(check) ${l10n.t('Already recorded in {0}', title)}`
      : `$(check) ${
          written === 1
            ? l10n.t('Recorded in {0}: due {1}', title, shortDueText(certain[0]?.due ?? '', context.now))
            : l10n.t('{0} promises recorded in {1}', written, title)
        }`,
    8000,
  );
  return written;
}

/** A text and whether somebody selected it. */
interface Source {
  readonly text: string;
  readonly isWhole: boolean;
}

function foundIn(given: unknown): readonly FoundPromise[] | undefined {
  if (typeof given !== 'object' || given === null || !('promises' in given) || !Array.isArray(given.promises))
    return undefined;
  return given.promises as readonly FoundPromise[];
}

function givenText(given: unknown): Source | undefined {
  if (typeof given !== 'object' || given === null || !('text' in given) || typeof given.text !== 'string')
    return undefined;
  return { text: given.text, isWhole: false };
}

function activeText(): Source {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    throw new ReaderError(
      'no-text',
      l10n.t('Select the sentence with the promise first, or open the reply.'),
    );
  }
  const { document, selection } = editor;
  return selection.isEmpty
    ? { text: document.getText(), isWhole: true }
    : { text: document.getText(selection), isWhole: false };
}

/** The promises of a text; of many, or of a whole document, those that the person leaves ticked. */
async function chosenFrom({ text, isWhole }: Source, context: TimeContext): Promise<readonly FoundPromise[]> {
  const { promisesToOffer } = await import('../../followup/hints.ts');
  const part = text.slice(0, longestText);
  const found = isWhole ? promisesToOffer(part, context) : readPromises(part, context);
  if (found.length === 0) {
    throw new ReaderError(
      'no-promise',
      l10n.t(
        'No promise with a time was found. Select the sentence that makes one, such as “we will answer within 48 hours”.',
      ),
    );
  }
  if (found.length <= (isWhole ? 1 : mostUnasked)) return found;
  const picked = await vscode.window.showQuickPick(
    found.map((promise) => ({
      promise,
      label: promise.text,
      description:
        promise.due === null ? l10n.t('time to be chosen') : shortDueText(promise.due, context.now),
      picked: true,
    })),
    { canPickMany: true, title: l10n.t('Which promises to record') },
  );
  return picked?.map(({ promise }) => promise) ?? [];
}

/** Asks, one after the other, for the time of what has none; what the person leaves out is not recorded. */
async function datedPromises(
  found: readonly FoundPromise[],
  context: TimeContext,
): Promise<PromiseToRecord[]> {
  const me = author(undefined);
  const dated: PromiseToRecord[] = [];
  for (const promise of found) {
    const due = promise.due ?? (await askDue(promise, context));
    if (due !== undefined) dated.push({ text: promise.text, owners: me === '' ? [] : [me], due });
  }
  return dated;
}

async function askDue(
  { text, words, doubt }: FoundPromise,
  context: TimeContext,
): Promise<string | undefined> {
  const other = { label: l10n.t('Another time…'), description: '', due: '' };
  const picked = await vscode.window.showQuickPick(
    [
      ...candidates(context).map(({ name, due }) => ({
        label: candidateName(name),
        description: shortDueText(due, context.now),
        due,
      })),
      other,
    ],
    {
      title:
        doubt === 'past'
          ? l10n.t('“{0}” has passed. When is it due?', words)
          : l10n.t('“{0}” can mean several times. Which one?', words),
      placeHolder: text,
    },
  );
  if (!picked || picked.due !== '') return picked?.due;
  const typed = await vscode.window.showInputBox({
    title: l10n.t('When is it due?'),
    prompt: l10n.t('A date, a date and a time, or words such as “next Wednesday at 3 pm”'),
    ignoreFocusOut: true,
    validateInput: (input) => {
      const due = typedDue(input, context);
      if (due === null) return l10n.t('Write a time to come, such as {0}.', '2026-11-24 17:30');
      return {
        message: l10n.t('due {0}', shortDueText(due, context.now)),
        severity: vscode.InputBoxValidationSeverity.Info,
      };
    },
  });
  return typed === undefined ? undefined : (typedDue(typed, context) ?? undefined);
}

/** The retrospective that promises go to: the active one, else the sidebar's, else one that the person chooses. */
async function targetDocument(
  followUp: FollowUp,
  forms: FormContext,
): Promise<vscode.TextDocument | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  if (active && (await isRetrospective(active))) return active;
  const { current } = forms;
  if (current.uri && !current.missing) return opened(current.uri);
  await followUp.start();
  const known = followUp.retrospectives;
  if (known.length === 0) {
    throw new ReaderError(
      'no-document',
      l10n.t('Promises are kept in a retrospective, and none is open. Open one, or create a new one.'),
      [
        {
          title: l10n.t('New retrospective'),
          run: () => vscode.commands.executeCommand('fupan.newRetrospective'),
        },
      ],
    );
  }
  const picked = await vscode.window.showQuickPick(
    known.map(({ uri, title }) => ({
      uri,
      label: title || nameOf(uri),
      description: vscode.workspace.asRelativePath(uri),
    })),
    { title: l10n.t('Into which retrospective') },
  );
  return picked && opened(picked.uri);
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return openDocument(uri) ?? (await vscode.workspace.openTextDocument(uri));
  } catch (error) {
    throw new ReaderError('unreadable', unopenable(uri, error).message);
  }
}

/** Writes promises into `document` as one undo step; returns how many were not there yet. */
function record(document: vscode.TextDocument, promises: readonly PromiseToRecord[]): Promise<number> {
  return inTurn(document.uri, async () => {
    const unreadable = unreadableText(document);
    if (unreadable) throw new ReaderError('unreadable', unreadable.message);
    const keepsUnsaved = document.isDirty || document.isUntitled || isShown(document.uri);
    const { edits } = acceptedEdits(recordPromises(document.getText(), promises));
    await applyToDocument(document, edits);
    if (!keepsUnsaved) await save(document);
    return edits.reduce((sum, { newText }) => sum + newText.split('[ ]').length - 1, 0);
  });
}
