import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { replyCheckName, replyProblemText } from '../../l10n/replyText.ts';
import { bodyStart, checkReply, type CheckResult, type ReplyCheck } from '../../replies/checkReply.ts';
import { toSnippet } from '../../replies/fillReply.ts';
import { languageOf } from '../../replies/recogniser.ts';
import { readReplyTemplate } from '../../replies/template.ts';
import { toVsCodeRange } from '../documents.ts';
import { ReaderError } from '../readerError.ts';
import { showText } from '../textEditors.ts';
import { caseAtHand } from './caseAtHand.ts';
import type { ReplyContext } from './context.ts';

/** So much of a reply has its sentences read, in UTF-16 units; nobody sends more. Open slots are looked for in all of it. */
const longest = 100_000;

/** Part of a document that is a reply; offsets are those of the document. */
interface Subject {
  readonly editor: vscode.TextEditor;
  readonly start: number;
  readonly text: string;
}

function subjectOf(editor: vscode.TextEditor): Subject {
  const { document, selection } = editor;
  if (!selection.isEmpty) {
    return { editor, start: document.offsetAt(selection.start), text: document.getText(selection) };
  }
  return { editor, start: 0, text: document.getText() };
}

interface CheckItem extends vscode.QuickPickItem {
  readonly result: CheckResult | null;
}

/** Says what of a long text was not read; it leads nowhere. */
function unreadItem(length: number): CheckItem {
  return {
    result: null,
    label: l10n.t(
      '$(info) Only the beginning of this long text was read; open places were looked for in all of it.',
    ),
    description: l10n.t('{0} of {1} characters', longest, length),
  };
}

function checkItem(result: CheckResult): CheckItem {
  const { check, ok, because } = result;
  const code = check === 'unfilled' || check === 'compensation' ? check : (`no-${check}` as const);
  const fine = because.replace(/\s+/g, ' ').slice(0, 120);
  return {
    result,
    label: `$(${ok ? 'pass-filled' : 'circle-large-outline'}) ${replyCheckName(check)}`,
    description: ok ? okText(check) : l10n.t('missing'),
    detail: ok ? fine : replyProblemText({ code, name: because }),
  };
}

function okText(check: ReplyCheck): string {
  if (check === 'unfilled') return '';
  return check === 'compensation' ? l10n.t('nothing granted without approval') : l10n.t('there');
}

/**
 * Shows what the selection, or else the text of the active editor, has as a reply: six lines with a tick or without. A line leads to
 * its place in the text; one without a tick inserts a sentence to fill in.
 */
export async function showReplyCheck(context: ReplyContext): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new ReaderError('no-text', l10n.t('Open a reply or select its text, then check it.'));
  const subject = subjectOf(editor);
  const { text } = subject;
  const length = text.length - bodyStart(text);
  if (text.slice(bodyStart(text)).trim() === '') {
    throw new ReaderError('no-text', l10n.t('There is no text to check.'));
  }
  const results = checkReply(text, longest);
  const items = [...(length > longest ? [unreadItem(length)] : []), ...results.map(checkItem)];
  const done = results.filter(({ ok }) => ok).length;
  const picked = await vscode.window.showQuickPick(items, {
    title: editor.selection.isEmpty
      ? l10n.t('Reply: {0} of {1}', done, results.length)
      : l10n.t('Selected reply: {0} of {1}', done, results.length),
    placeHolder:
      done === results.length
        ? l10n.t('Nothing is missing.')
        : l10n.t('Enter on a line without a tick inserts a sentence to fill in'),
  });
  if (!picked?.result) return;
  const { check, ok, range } = picked.result;
  if (range && (ok || check === 'unfilled')) {
    const place = { start: range.start + subject.start, end: range.end + subject.start };
    await showText(editor.document.uri, place);
  } else if (!ok && check !== 'unfilled') await insertBeat(context, subject, check, range?.end ?? null);
}

/** Inserts the suggestion for what a reply document lacks; what the quick fix of a problem runs. */
export async function insertSuggestion(
  context: ReplyContext,
  uri: vscode.Uri,
  check: ReplyCheck,
): Promise<void> {
  if (check === 'unfilled') return;
  const editor = await showText(uri, null);
  const text = editor.document.getText();
  const range = checkReply(text).find((result) => result.check === check)?.range;
  await insertBeat(context, { editor, start: 0, text }, check, range?.end ?? null);
}

/** Puts the suggestion for `check` where it belongs: empathy behind the greeting, else behind `after` or at the end. */
async function insertBeat(
  context: ReplyContext,
  { editor, start, text }: Subject,
  check: Exclude<ReplyCheck, 'unfilled'>,
  after: number | null,
): Promise<void> {
  const body = bodyStart(text);
  const language = languageOf(text.slice(body));
  const fragments = await context.library.fragments(language);
  const read = readReplyTemplate(
    `---\nfupan: reply\ntitle: ${check}\n---\n\n{% include 'beat-${check}' %}\n`,
    fragments,
  );
  if (!read.ok) throw new Error(read.fault.detail);
  const { values, guesses } = await caseAtHand(context.forms.current, language);
  const snippet = toSnippet(read.template, values, guesses).replace(/\$0$/, '');
  const { document } = editor;
  const space = language === 'en' ? ' ' : '';
  let at: number;
  let words: string;
  if (check === 'empathy') {
    at = body + greetingLength(text.slice(body));
    words = `${snippet}${space}$0`;
  } else if (check === 'compensation' && after !== null) {
    // Behind the end mark of the sentence that grants something.
    at = after + (/^[。.！!；;]/.test(text.slice(after)) ? 1 : 0);
    words = `${space}${snippet}$0`;
  } else {
    at = text.trimEnd().length;
    words = `\n\n${snippet}$0`;
  }
  const position = toVsCodeRange(document, { start: at + start, end: at + start });
  const shown = await vscode.window.showTextDocument(document, {
    viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active,
    selection: position,
  });
  await shown.insertSnippet(new vscode.SnippetString(words), position);
}

/** Length of the greeting that a reply begins with, its blanks included. */
function greetingLength(body: string): number {
  const greeting =
    /^[^\n。！，,]{0,30}[，,：:]?\s*(?:您好|你好|大家好|各位好)[。！，,：:]?[ \t]*(?:\n+)?|^(?:Dear|Hello|Hi|Good (?:morning|afternoon))[^\n.,!]{0,40}[,.:!]?\s*/i;
  return greeting.exec(body)?.[0].length ?? 0;
}
