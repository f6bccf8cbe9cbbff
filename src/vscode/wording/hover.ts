import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { toVsCodeRange } from '../documents.ts';
import { documentLanguage } from '../language.ts';
import type { LazyRules } from './lazyRules.ts';
import { contextOf, wordingSelector } from './scope.ts';

/** Says, below the sentence of a finding, why it matters and which rule it comes from. */
export function registerWordingHover(rules: LazyRules): vscode.Disposable {
  return vscode.languages.registerHoverProvider(wordingSelector, {
    async provideHover(document, position) {
      if (!(await contextOf(document))) return null;
      const [{ wordingOf }, project] = await Promise.all([import('./findings.ts'), rules.get()]);
      const at = document.offsetAt(position);
      const problem = (await wordingOf(document, project)).find(
        ({ range }) => range.start <= at && at <= range.end,
      );
      if (!problem) return null;
      const text = new vscode.MarkdownString();
      text.appendText(problem.why[documentLanguage(vscode.env.language)]);
      text.appendMarkdown('\n\n');
      text.appendText(l10n.t('Rule: {0}', problem.rule));
      return new vscode.Hover(text, toVsCodeRange(document, problem.range));
    },
  });
}
