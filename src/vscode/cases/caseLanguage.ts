import * as vscode from 'vscode';
import { isMarkdownFile } from '../documents.ts';
import type { CasesContext } from './casesContext.ts';

/** What is typed to link a case: `[[` with words behind it, in Chinese punctuation too; the brackets may close already. */
const opened = /(?:\[\[|【【)([^[\]【】]{0,60})$/;
/** Words, not a path, where the destination of a link goes. VS Code completes paths itself. */
const destination = /\]\(([^()<>\s/\\.:#]{1,60})$/;
const closing = /^(?:\]\]?|】】?)/;
/** A link to a Markdown file. */
const fileLink = /\[[^\]]{0,400}\]\(<?([^()<>\s]{1,400}\.(?:md|markdown)(?:#[^()<>\s]{0,200})?)>?\)/gi;

/** Cases that are offered. */
const mostOffered = 30;

/** Offers cases where a link is being written: behind `[[`, or as words between the parentheses of a link. */
class CaseCompletion implements vscode.CompletionItemProvider {
  readonly #context: CasesContext;

  constructor(context: CasesContext) {
    this.#context = context;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined> {
    const line = document.lineAt(position.line).text;
    const before = line.slice(0, position.character);
    const whole = opened.exec(before);
    const found = whole ?? destination.exec(before);
    if (!found || !isMarkdownFile(document)) return undefined;
    const query = found[1] ?? '';
    const [{ caseDestination, caseLink }, { factsOf }] = await Promise.all([
      import('./caseActions.ts'),
      import('./caseFacts.ts'),
    ]);
    const { hits, relaxed } = await this.#context.library.search({ query, limit: mostOffered });
    // What has only some of the words is no answer to somebody who writes.
    if (token.isCancellationRequested || relaxed) return undefined;
    const start = whole ? found.index : position.character - query.length;
    const end =
      position.character + (whole ? (closing.exec(line.slice(position.character))?.[0].length ?? 0) : 0);
    const range = new vscode.Range(position.line, start, position.line, end);
    const items = hits.map((hit, at) => {
      const uri = vscode.Uri.parse(hit.uri, true);
      const title = hit.title.text;
      const item = new vscode.CompletionItem(
        { label: title, description: factsOf(hit) },
        vscode.CompletionItemKind.Reference,
      );
      item.detail = hit.library;
      item.documentation = hit.snippet.text.trim();
      item.range = range;
      item.insertText = whole ? caseLink(document.uri, uri, title) : caseDestination(document.uri, uri);
      // The library has searched already, by initials and meanings, too: VS Code's own filter must let all through.
      item.filterText = line.slice(start, position.character);
      item.sortText = String(at).padStart(4, '0');
      return item;
    });
    return new vscode.CompletionList(items, true);
  }
}

/** Says what a linked case is about and what was learnt from it. */
class CaseHover implements vscode.HoverProvider {
  readonly #context: CasesContext;

  constructor(context: CasesContext) {
    this.#context = context;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const line = document.lineAt(position.line).text;
    if (line.length > 20_000 || !isMarkdownFile(document)) return undefined;
    for (const match of line.matchAll(fileLink)) {
      const range = new vscode.Range(
        position.line,
        match.index,
        position.line,
        match.index + match[0].length,
      );
      const href = match[1] ?? '';
      if (!range.contains(position) || /\.raci\.md/i.test(href)) continue;
      const { caseHover } = await import('./caseHover.ts');
      const text = await caseHover(this.#context.library, document.uri, href);
      return text === null ? undefined : new vscode.Hover(new vscode.MarkdownString(text), range);
    }
    return undefined;
  }
}

/** Registers what helps to write and read links to cases in Markdown. */
export function registerCaseLanguage(context: CasesContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider('markdown', new CaseCompletion(context), '[', '【'),
    vscode.languages.registerHoverProvider('markdown', new CaseHover(context)),
  );
}
