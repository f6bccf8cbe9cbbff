import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { WordingContext, WordingKind } from '../../wording/model.ts';
import type { LazyRules } from '../wording/lazyRules.ts';
import { jsonResult, textOf } from './toolResult.ts';

/** A finding as a model gets it. */
export interface ToldProblem {
  readonly kind: WordingKind;
  readonly words: string;
  readonly advice: string;
  readonly rewrites: readonly string[];
}

/** Longer texts are checked up to here, in UTF-16 units. */
const longestText = 100_000;

/** Lets a model check its sentences, or the person's, by the wording rules of the project. */
export class CheckWordingTool implements vscode.LanguageModelTool<object> {
  readonly #rules: LazyRules;

  constructor(rules: LazyRules) {
    this.#rules = rules;
  }

  /** What the rules find in `text`, advice in the language `language`. */
  async check(text: string, context: WordingContext, language: 'zh-cn' | 'en'): Promise<ToldProblem[]> {
    const [{ wordingSteps }, { inSlices }, project] = await Promise.all([
      import('../../wording/check.ts'),
      import('../wording/slices.ts'),
      this.#rules.get(),
    ]);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const rules = await project.rulesFor(folder ? vscode.Uri.joinPath(folder, 'untitled.md') : null);
    const checked = text.slice(0, longestText);
    const problems = (await inSlices(wordingSteps(checked, rules, { context }), () => false)) ?? [];
    return problems.map(({ kind, range, message, suggestions }) => ({
      kind,
      words: checked.slice(range.start, range.end),
      advice: message[language],
      rewrites: suggestions.slice(0, 3).map((suggestion) => suggestion.text),
    }));
  }

  async invoke({
    input,
  }: vscode.LanguageModelToolInvocationOptions<object>): Promise<vscode.LanguageModelToolResult> {
    const { languageOf } = await import('../../replies/recogniser.ts');
    const text = textOf(input, 'text');
    const context = textOf(input, 'context') === 'retrospective' ? 'retrospective' : 'reply';
    return jsonResult({ problems: await this.check(text, context, languageOf(text)) });
  }

  prepareInvocation(): vscode.PreparedToolInvocation {
    return { invocationMessage: l10n.t('Checking the wording') };
  }
}
