import * as vscode from 'vscode';
import { isMarkdownFile } from '../documents.ts';
import type { ReplyContext } from './context.ts';

/** What somebody types to get replies, and behind it what the reply is about. */
const typed = /(?:^|[\s\p{Script=Han}，。：；])(\/(?:话术|reply)[ \t]?([^\s/]{0,40}))$/iu;

/** Offers replies behind `/话术` and `/reply` in Markdown. The rest is loaded when somebody has typed one of these. */
export function registerReplyCompletion(context: ReplyContext): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position) {
      if (!isMarkdownFile(document)) return undefined;
      const line = document
        .lineAt(position.line)
        .text.slice(Math.max(0, position.character - 60), position.character);
      const match = typed.exec(line);
      if (!match?.[1]) return undefined;
      const { replyCompletions } = await import('./completionItems.ts');
      const range = new vscode.Range(position.translate(0, -match[1].length), position);
      return replyCompletions(context, match[1], match[2] ?? '', range);
    },
  };
  // The last letters of both words: in Markdown VS Code does not ask while somebody types.
  return vscode.languages.registerCompletionItemProvider('markdown', provider, '术', 'y', 'Y');
}
