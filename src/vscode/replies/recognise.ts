import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { recognitionText } from '../../l10n/recognitionText.ts';
import type { SimilarCase } from '../../protocol/library.ts';
import { logError } from '../log.ts';
import { createRetrospective } from '../retrospective/create.ts';
import { focusView } from '../retrospective/textEditors.ts';
import { ReaderError } from '../readerError.ts';
import { showText } from '../textEditors.ts';
import type { ReplyContext } from './context.ts';
import { insertReply } from './insert.ts';
import { judgeMessage, type MessageJudgement, mostRead } from './judgement.ts';
import { keepOrder, replyItem, type ReplyPickItem, runReplyButton } from './pick.ts';

/** So many fitting replies are shown, and all further ones behind one line. */
const mostReplies = 3;
/** So many questions are shown; all of them are copied with one line. */
const mostQuestions = 4;
/** So many similar cases are shown. */
const mostCases = 3;
/** What the input box holds of a long message; the whole of it is judged all the same. */
const mostShown = 500;

/** A line of the answer and what choosing it does; true where the answer stays open. */
interface AnswerItem extends vscode.QuickPickItem {
  run?(): unknown;
}

/** The message in the argument of the command: a text from another extension or a keybinding. */
function given(argument: unknown): string {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null || !('text' in argument)) return '';
  return typeof argument.text === 'string' ? argument.text : '';
}

/** What the person most likely means: the selection, else what is on the clipboard. */
async function likelyMessage(argument: unknown): Promise<string> {
  const asked = given(argument);
  if (asked !== '') return asked;
  const editor = vscode.window.activeTextEditor;
  if (editor && !editor.selection.isEmpty) return editor.document.getText(editor.selection);
  return (await vscode.env.clipboard.readText()).trim();
}

/** One line for the input box: what stands there is judged again when the person changes it. */
function oneLine(message: string): string {
  return message
    .slice(0, mostShown * 4)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, mostShown);
}

function separator(label: string): AnswerItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/**
 * Asks what the customer said and answers while it is typed: kinds of blame and complaint, fitting replies, questions, usual causes,
 * and a retrospective from it. The selection or the clipboard is there to begin with; nothing is sent anywhere.
 */
export async function recogniseMessage(context: ReplyContext, argument: unknown): Promise<void> {
  const whole = await likelyMessage(argument);
  const shown = oneLine(whole);
  const pick = vscode.window.createQuickPick<AnswerItem>();
  pick.title = l10n.t('What did the customer say?');
  pick.placeholder = l10n.t('Paste or type the customer’s words');
  pick.value = shown;
  pick.ignoreFocusOut = true;
  keepOrder(pick);
  /** The whole message while the box still holds its beginning, else what was typed. */
  const message = () => (pick.value === shown ? whole : pick.value);
  let draws = 0;
  const draw = async () => {
    const now = ++draws;
    const text = message();
    if (text.trim() === '') {
      pick.title = l10n.t('What did the customer say?');
      pick.items = [];
      return;
    }
    pick.busy = true;
    const judgement = await judgeMessage(context, text);
    if (now !== draws) return;
    pick.busy = false;
    pick.title = recognitionText(judgement);
    pick.items = answerItems(context, text, judgement, []);
    const similar = await similarCases(context, text, judgement);
    // The person may be on a line already; it stays theirs.
    if (now !== draws || similar.length === 0) return;
    const [before] = pick.activeItems;
    const at = before ? pick.items.indexOf(before) : -1;
    pick.items = answerItems(context, text, judgement, similar);
    const active = pick.items[at];
    if (active && at > 0) pick.activeItems = [active];
  };
  await new Promise<void>((resolve, reject) => {
    const failed = (error: unknown) => {
      pick.hide();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const subscriptions = [
      pick,
      pick.onDidChangeValue(() => void draw().catch(failed)),
      pick.onDidTriggerItemButton(({ item, button }) => {
        if (!('reply' in item)) return;
        const { reply } = item as unknown as ReplyPickItem;
        runReplyButton(context, reply, button).then((stay) => {
          if (!stay) pick.hide();
          else void draw();
        }, failed);
      }),
      pick.onDidAccept(() => {
        const [item] = pick.activeItems;
        if (!item?.run) return;
        pick.hide();
        Promise.resolve(item.run()).catch(reject);
      }),
      pick.onDidHide(() => {
        vscode.Disposable.from(...subscriptions).dispose();
        resolve();
      }),
    ];
    pick.show();
    draw().catch(failed);
  });
}

/** Cases of the library that tell of the same; none for a neutral message. A library that cannot be read is told elsewhere. */
async function similarCases(
  { cases }: ReplyContext,
  text: string,
  { accusation, complaint }: MessageJudgement,
): Promise<readonly SimilarCase[]> {
  if (accusation === 'none' && complaint === 'none') return [];
  try {
    return await cases.similar({ text: text.slice(0, mostRead) }, mostCases);
  } catch (error) {
    logError('similar cases', error);
    return [];
  }
}

function answerItems(
  context: ReplyContext,
  message: string,
  judgement: MessageJudgement,
  similar: readonly SimilarCase[],
): AnswerItem[] {
  const { accusation, complaint, replies, questions, causes, cut } = judgement;
  const isNeutral = accusation === 'none' && complaint === 'none';
  const start: AnswerItem = {
    label: isNeutral
      ? l10n.t('$(add) Start a retrospective all the same')
      : l10n.t('$(add) Start a retrospective from this'),
    alwaysShow: true,
    run: () => startRetrospective(context, message, judgement),
  };
  const note: AnswerItem[] = cut
    ? [
        {
          label: l10n.t('$(info) Only the beginning and the end of this long text were read.'),
          description: l10n.t('{0} of {1} characters', mostRead, message.length),
          alwaysShow: true,
        },
      ]
    : [];
  return [
    ...note,
    separator(l10n.t('Fitting replies')),
    ...replies.slice(0, mostReplies).map((reply): AnswerItem => ({
      ...replyItem(context, reply),
      run: () => insertReply(context, reply),
    })),
    ...(isNeutral ? [] : [start]),
    separator(l10n.t('Questions to ask')),
    ...questions.slice(0, mostQuestions).map((question): AnswerItem => ({
      label: `$(question) ${question}`,
      alwaysShow: true,
      run: () => copyText(question),
    })),
    ...(questions.length > 1
      ? [
          {
            label: l10n.t('$(copy) Copy all {0} questions', questions.length),
            alwaysShow: true,
            run: () => copyText(questions.join('\n')),
          },
        ]
      : []),
    ...(causes.length > 0 ? [separator(l10n.t('Usual causes, to be checked'))] : []),
    ...causes.map((cause): AnswerItem => ({
      label: `$(search) ${cause}`,
      alwaysShow: true,
      run: () => startRetrospective(context, message, judgement),
    })),
    ...(similar.length > 0 ? [separator(l10n.t('Similar cases'))] : []),
    ...similar.map(({ title, date, uri }): AnswerItem => ({
      label: `$(library) ${title}`,
      description: date,
      alwaysShow: true,
      run: () => showText(vscode.Uri.parse(uri, true), null),
    })),
    ...(isNeutral ? [start] : []),
  ];
}

async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(l10n.t('$(check) Copied'), 4000);
}

/**
 * Starts a retrospective from a message with what it was taken for, its words as the customer's claim; asks for the title where none
 * is given. Returns its address, or undefined where the person left.
 */
export async function startRetrospective(
  context: ReplyContext,
  message: string,
  { accusation, complaint }: MessageJudgement,
  title?: string,
): Promise<vscode.Uri | undefined> {
  if (message.trim() === '') throw new ReaderError('no-text', l10n.t('There is no text to start from.'));
  const known = {
    accusation: accusation === 'none' ? ('' as const) : accusation,
    complaint: complaint === 'none' ? ('' as const) : complaint,
    claim: message,
  };
  const uri = await createRetrospective(context.forms, { known, ...(title === undefined ? {} : { title }) });
  if (uri) await focusView();
  return uri;
}
