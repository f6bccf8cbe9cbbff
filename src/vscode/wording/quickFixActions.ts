import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Range, TextEdit } from '../../markdown/text.ts';
import type { WordingProblem, WordingSuggestion } from '../../wording/model.ts';
import { diagnosticSource } from '../diagnostics.ts';
import { toVsCodeRange, toWorkspaceEdit } from '../documents.ts';
import { selectAfterwards } from '../selectPlace.ts';
import { ignoreRuleCommand } from './ignoreRule.ts';
import type { LazyRules } from './lazyRules.ts';
import { contextOf, isCommitMessage, wordingSelector } from './scope.ts';

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('fupan');
/** Longer rewrites are cut in the menu. */
const longestTitle = 60;

/** Registers what can be done about a finding: say it better, leave it, switch its rule off, mend all that is safe. */
export function registerWordingQuickFixes(rules: LazyRules): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(wordingSelector, new WordingQuickFixes(rules), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
  });
}

class WordingQuickFixes implements vscode.CodeActionProvider {
  readonly #rules: LazyRules;

  constructor(rules: LazyRules) {
    this.#rules = rules;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const mine = diagnostics.filter(
      ({ source, code }) =>
        source === diagnosticSource && typeof code === 'string' && code.startsWith('wording/'),
    );
    const wantsAll = only?.intersects(fixAllKind) === true;
    if ((mine.length === 0 && !wantsAll) || !(await contextOf(document))) return [];
    const [{ wordingOf }, project] = await Promise.all([import('./findings.ts'), this.#rules.get()]);
    const problems = await wordingOf(document, project);
    if (wantsAll) return fixAll(document, problems);
    const { ignoreEdit } = await import('../../wording/ignore.ts');
    return mine.flatMap((diagnostic) =>
      problems
        .filter(
          (problem) =>
            diagnostic.code === `wording/${problem.kind}` &&
            diagnostic.range.isEqual(toVsCodeRange(document, problem.range)),
        )
        .flatMap((problem) => [
          ...rewrites(document, problem),
          ...ignoreHere(document, ignoreEdit(document.getText(), problem)),
          ignoreRule(document, problem.rule),
        ])
        .map((action) => {
          action.diagnostics = [diagnostic];
          return action;
        }),
    );
  }
}

function rewrites(document: vscode.TextDocument, { suggestions }: WordingProblem): vscode.CodeAction[] {
  const actions = suggestions.map((suggestion) => {
    const { text, edits } = suggestion;
    const short = text.length > longestTitle ? `${text.slice(0, longestTitle)}…` : text;
    const title = text === '' ? l10n.t('Take it out') : l10n.t('Write “{0}”', short);
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = toWorkspaceEdit(document, edits);
    const place = blankOf(suggestion);
    if (place && !isCommitMessage(document)) action.command = selectAfterwards(document.uri, place);
    return action;
  });
  const [first] = actions;
  // The one that the key for “fix it” takes: only where nothing is left to fill in and no meaning changes.
  if (first && suggestions[0]?.safe === true) first.isPreferred = true;
  return actions;
}

/** The first blank (`【…】`, `[…]`) that a rewrite leaves to fill in. */
function blankOf({ edits }: WordingSuggestion): Range | null {
  const [edit] = edits;
  const blank = edit && /【[^】]*】|\[[^\]]*\](?!\()/.exec(edit.newText);
  if (!edit || !blank) return null;
  const start = edit.range.start + blank.index;
  return { start, end: start + blank[0].length };
}

function ignoreHere(document: vscode.TextDocument, edit: TextEdit | null): vscode.CodeAction[] {
  // A commit message has no comments that git would take out.
  if (!edit || isCommitMessage(document)) return [];
  const action = new vscode.CodeAction(l10n.t('Ignore here'), vscode.CodeActionKind.QuickFix);
  action.edit = toWorkspaceEdit(document, [edit]);
  return [action];
}

function ignoreRule(document: vscode.TextDocument, rule: string): vscode.CodeAction {
  const title = l10n.t('Switch off the rule “{0}” in this workspace', rule);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: ignoreRuleCommand, title, arguments: [document.uri, rule] };
  return action;
}

/** All rewrites at once that change no meaning and leave nothing to fill in. */
function fixAll(document: vscode.TextDocument, problems: readonly WordingProblem[]): vscode.CodeAction[] {
  let end = -1;
  const edits = problems.flatMap(({ suggestions }) => {
    const safe = suggestions.find((suggestion) => suggestion.safe);
    const first = safe?.edits[0]?.range.start ?? -1;
    if (!safe || first <= end) return [];
    end = Math.max(...safe.edits.map(({ range }) => range.end));
    return safe.edits;
  });
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction(l10n.t('Mend wording where the meaning stays'), fixAllKind);
  action.edit = toWorkspaceEdit(document, edits);
  return [action];
}
