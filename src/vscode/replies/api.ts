import type * as vscode from 'vscode';
import type { DocumentLanguage } from '../language.ts';
import type { ReplyContext } from './context.ts';
import type { MessageJudgement } from './judgement.ts';
import type { ReplyNode } from './viewItems.ts';

/** A line of the Replies view by its label. */
export interface ReplyLine {
  readonly label: string;
  readonly children: readonly ReplyLine[];
}

/** What other extensions, and the tests, can ask of the replies. */
export interface RepliesApi {
  /** The Replies view as it stands: its lines, and the notice above them (empty where there is none). */
  view(): Promise<{ readonly lines: readonly ReplyLine[]; readonly message: string }>;
  /** Templates that cannot be used, each with the one-based line of its mistake. */
  broken(): Promise<readonly { readonly uri: string; readonly line: number; readonly code: string }[]>;
  /** Titles of the replies that `words` find, best first. */
  search(words: string, language: DocumentLanguage): Promise<readonly string[]>;
  /** What is known for the slots of replies from the current retrospective and the settings. */
  values(): Promise<Readonly<Record<string, string>>>;
  /** What a customer's message blames and complains of, and what helps to answer it. */
  judge(
    message: string,
  ): Promise<Omit<MessageJudgement, 'replies'> & { readonly replies: readonly string[] }>;
  /** Starts a retrospective from a message, with its kinds and its words as the customer's claim. */
  startRetrospective(message: string, title: string): Promise<vscode.Uri | undefined>;
}

/** The interface to the replies; everything is loaded when it is first asked for. */
export function repliesApi(context: ReplyContext): RepliesApi {
  const { library, forms, choice } = context;
  return {
    async view() {
      const { readView } = await import('./viewContent.ts');
      const { nodes, message } = await readView(context);
      return { lines: nodes.map(lineOf), message };
    },
    async broken() {
      const { broken } = await library.own();
      return broken.map(({ uri, fault }) => ({ uri: uri.toString(), line: fault.line, code: fault.code }));
    },
    async search(words, language) {
      const { searchReplies } = await import('./search.ts');
      const { replies } = await library.of(language);
      return (await searchReplies(replies, words)).map(({ title }) => title);
    },
    async values() {
      const { caseAtHand } = await import('./caseAtHand.ts');
      const { values, guesses } = await caseAtHand(forms.current, choice.language);
      return { ...guesses, ...values };
    },
    async judge(message) {
      const { judgeMessage } = await import('./judgement.ts');
      const judgement = await judgeMessage(context, message);
      return { ...judgement, replies: judgement.replies.map(({ title }) => title) };
    },
    async startRetrospective(message, title) {
      const [{ judgeMessage }, { startRetrospective }] = await Promise.all([
        import('./judgement.ts'),
        import('./recognise.ts'),
      ]);
      return startRetrospective(context, message, await judgeMessage(context, message), title);
    },
  };
}

function lineOf(node: ReplyNode): ReplyLine {
  if (node.kind === 'group') return { label: node.label, children: node.children.map(lineOf) };
  const label = node.kind === 'reply' ? node.label : node.broken.uri.path;
  return { label, children: [] };
}
