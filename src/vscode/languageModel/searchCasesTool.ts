import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { CaseLibrary } from '../cases/library.ts';
import { jsonResult, textOf } from './toolResult.ts';

/** A case as a model gets it. */
export interface ToldCase {
  readonly title: string;
  readonly date: string;
  readonly snippet: string;
  readonly uri: string;
}

/** More cases help neither model nor person. */
const mostCases = 10;

/** Lets a model search the case libraries of this window. */
export class SearchCasesTool implements vscode.LanguageModelTool<object> {
  readonly #cases: CaseLibrary;

  constructor(cases: CaseLibrary) {
    this.#cases = cases;
  }

  /** Cases for a query, best first, and how many there are in all. */
  async search(
    query: string,
    limit: number,
    token?: vscode.CancellationToken,
  ): Promise<{ total: number; cases: ToldCase[] }> {
    const { total, hits } = await this.#cases.search({ query, limit: Math.min(limit, mostCases) }, token);
    const cases = hits.map(({ title, date, snippet, uri }) => ({
      title: title.text,
      date,
      snippet: snippet.text,
      uri,
    }));
    return { total, cases };
  }

  async invoke(
    { input }: vscode.LanguageModelToolInvocationOptions<object>,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    const limit = 'limit' in input && typeof input.limit === 'number' ? Math.max(1, input.limit) : 5;
    return jsonResult(await this.search(textOf(input, 'query'), limit, token));
  }

  prepareInvocation({
    input,
  }: vscode.LanguageModelToolInvocationPrepareOptions<object>): vscode.PreparedToolInvocation {
    return { invocationMessage: l10n.t('Searching the cases for “{0}”', textOf(input, 'query')) };
  }
}
