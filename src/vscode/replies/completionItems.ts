import * as vscode from 'vscode';
import { fittingReplies } from '../../replies/fitting.ts';
import { toSnippet } from '../../replies/fillReply.ts';
import { type CaseAtHand, caseAtHand } from './caseAtHand.ts';
import type { ReplyContext } from './context.ts';
import { templateOf } from './library.ts';
import type { Reply } from './reply.ts';
import { searchReplies } from './search.ts';
import { replyDetail } from './viewItems.ts';

/** So many replies are offered at once. */
const most = 30;

/** Replies for the text `word` (such as `/话术缓冲`) at `range`, those that `query` finds or that fit the case first. */
export async function replyCompletions(
  context: ReplyContext,
  word: string,
  query: string,
  range: vscode.Range,
): Promise<vscode.CompletionList> {
  const atHand = await caseAtHand(context.forms.current, context.choice.language);
  const { replies } = await context.library.of(atHand.language);
  const { favourites, recent } = context.memory;
  const known = (ids: readonly string[]) =>
    ids.flatMap((id) => replies.find((reply) => reply.id === id) ?? []);
  const isBlamed = atHand.accusation !== 'none' || atHand.complaint !== 'none';
  const ordered =
    query === ''
      ? [
          ...new Set([
            ...(isBlamed ? fittingReplies(replies, atHand).slice(0, 8) : []),
            ...known(favourites),
            ...known(recent),
            ...fittingReplies(replies, { accusation: 'none', complaint: 'none' }),
            ...replies,
          ]),
        ]
      : await searchReplies(replies, query);
  const offered = ordered.filter(({ coaching }) => !coaching).slice(0, most);
  const items = await Promise.all(
    offered.map((reply, at) => completionOf(reply, atHand, { word, range, at })),
  );
  return new vscode.CompletionList(
    items.flatMap((item) => item ?? []),
    // What is typed on is looked for by us, not by its letters.
    true,
  );
}

async function completionOf(
  reply: Reply,
  { values, guesses }: CaseAtHand,
  { word, range, at }: { readonly word: string; readonly range: vscode.Range; readonly at: number },
): Promise<vscode.CompletionItem | null> {
  try {
    const template = await templateOf(reply);
    const item = new vscode.CompletionItem(
      { label: reply.title, description: replyDetail(reply) },
      vscode.CompletionItemKind.Snippet,
    );
    item.insertText = new vscode.SnippetString(toSnippet(template, values, guesses));
    item.range = range;
    item.filterText = word;
    item.sortText = String(at).padStart(4, '0');
    item.documentation = template.body;
    item.command = { command: 'fupan.replies.remember', title: '', arguments: [reply.id] };
    return item;
  } catch {
    // A template that broke a moment ago is told elsewhere.
    return null;
  }
}
