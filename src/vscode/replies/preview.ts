import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { fillReply } from '../../replies/fillReply.ts';
import { caseAtHand } from './caseAtHand.ts';
import type { ReplyContext } from './context.ts';
import { templateOf } from './library.ts';
import { previewScheme } from './previewDocuments.ts';
import type { Reply } from './reply.ts';

/** The address under which a reply is shown; its last part becomes the name of the tab. */
function previewAddress(reply: Reply): vscode.Uri {
  const name = reply.title.replace(/[/\\?#:*"<>|]+/g, ' ').trim();
  return vscode.Uri.from({ scheme: previewScheme, path: `/${name}.md`, query: reply.id });
}

/** The reply as it would be written now: what is known filled in, each other slot marked. */
export async function filledReply(context: ReplyContext, reply: Reply): Promise<string> {
  const [template, atHand] = await Promise.all([templateOf(reply), caseAtHand(context.forms.current)]);
  return fillReply(template, { ...atHand.guesses, ...atHand.values }).text;
}

/** Shows the reply in a read-only tab, without taking the focus from where the person is. */
export async function previewReply(reply: Reply): Promise<void> {
  const uri = previewAddress(reply);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.languages.setTextDocumentLanguage(document, 'markdown');
  await vscode.window.showTextDocument(document, { preview: true, preserveFocus: true });
}

/** The reply for the pointer; text from a template runs no command and loads nothing. */
export async function replyTooltip(context: ReplyContext, reply: Reply): Promise<vscode.MarkdownString> {
  const tooltip = new vscode.MarkdownString();
  tooltip.supportHtml = false;
  tooltip.appendMarkdown(`**${reply.title.replace(/[\\`*_{}[\]()#<>]/g, '\\$&')}**\n\n`);
  try {
    tooltip.appendMarkdown(await filledReply(context, reply));
  } catch (error) {
    tooltip.appendText(error instanceof Error ? error.message : String(error));
  }
  return tooltip;
}

/** The text of the read-only document at `uri`. */
export async function previewText(context: ReplyContext, uri: vscode.Uri): Promise<string> {
  const reply = await context.library.find(uri.query, 'zh-cn');
  return reply ? filledReply(context, reply) : l10n.t('This template is no longer there.');
}
