import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { locateFrontMatter } from '../../markdown/frontMatter.ts';
import { fillReply } from '../../replies/fillReply.ts';
import { findUnfilled, slotName } from '../../replies/placeholders.ts';
import { plainText } from '../../replies/plainText.ts';
import { offerPromises } from '../followUp/offerPromises.ts';
import { ReaderError } from '../readerError.ts';
import { caseAtHand } from './caseAtHand.ts';
import type { ReplyContext } from './context.ts';
import { openAsDocument } from './insert.ts';
import { templateOf } from './library.ts';
import type { Reply } from './reply.ts';

/** How a reply is put on the clipboard: words alone for a chat, or with their layout for a mail. */
export type CopyFormat = 'plain' | 'rich';

/** So many slots are named; more would be more than a glance. */
const mostNamed = 6;

/** Copies a template with what is known filled in. Where slots are left the person decides; they are named. */
export async function copyReply(context: ReplyContext, reply: Reply, format: CopyFormat): Promise<void> {
  const [template, atHand] = await Promise.all([templateOf(reply), caseAtHand(context.forms.current)]);
  const { text, left } = fillReply(template, { ...atHand.guesses, ...atHand.values });
  const decision = await mayLeave(left.length > 0 ? left.map(({ label }) => label) : unfilledNames(text));
  if (decision === 'fill') await openAsDocument(context, reply);
  if (decision !== 'copy') return;
  await put(context, text, format, reply.title);
  await context.memory.used(reply.id);
}

/** Copies the selection of the active editor, or, without one, the reply that it shows, without front matter. */
export async function copyFromEditor(context: ReplyContext, format: CopyFormat): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor)
    throw new ReaderError('no-text', l10n.t('Select the text of a reply, or open one, then copy.'));
  const { document, selection } = editor;
  const text = selection.isEmpty ? bodyOf(document.getText()) : document.getText(selection);
  if (text.trim() === '') throw new ReaderError('no-text', l10n.t('There is no text to copy.'));
  const decision = await mayLeave(unfilledNames(text));
  if (decision === 'fill') await selectFirstSlot(editor);
  if (decision === 'copy') await put(context, text, format, l10n.t('Reply'));
}

function bodyOf(text: string): string {
  return text.slice(locateFrontMatter(text)?.range.end ?? 0).trim();
}

function unfilledNames(text: string): string[] {
  return [...new Set(findUnfilled(text).map(({ start, end }) => slotName(text.slice(start, end))))];
}

/** Asks before a text with open slots leaves. */
async function mayLeave(slots: readonly string[]): Promise<'copy' | 'fill' | 'stay'> {
  if (slots.length === 0) return 'copy';
  const fill = l10n.t('Fill in first');
  const copy = l10n.t('Copy anyway');
  const more = slots.length > mostNamed ? '\n…' : '';
  const picked = await vscode.window.showWarningMessage(
    slots.length === 1
      ? l10n.t('One place of this reply is not filled in yet.')
      : l10n.t('{0} places of this reply are not filled in yet.', slots.length),
    {
      modal: true,
      detail:
        slots
          .slice(0, mostNamed)
          .map((name) => `• ${name}`)
          .join('\n') + more,
    },
    fill,
    copy,
  );
  if (picked === fill) return 'fill';
  return picked === copy ? 'copy' : 'stay';
}

async function selectFirstSlot({ document, viewColumn }: vscode.TextEditor): Promise<void> {
  const [first] = findUnfilled(document.getText());
  if (!first) return;
  await vscode.window.showTextDocument(document, {
    ...(viewColumn === undefined ? {} : { viewColumn }),
    selection: new vscode.Range(document.positionAt(first.start), document.positionAt(first.end)),
  });
}

async function put(
  context: ReplyContext,
  markdown: string,
  format: CopyFormat,
  title: string,
): Promise<void> {
  void offerPromises(markdown);
  if (format === 'rich') {
    const { showRichCopy } = await import('./richCopy.ts');
    showRichCopy(context.extensionUri, markdown, title);
    return;
  }
  await vscode.env.clipboard.writeText(plainText(markdown));
  vscode.window.setStatusBarMessage(l10n.t('$(check) Copied as plain text: {0}', title), 4000);
}
