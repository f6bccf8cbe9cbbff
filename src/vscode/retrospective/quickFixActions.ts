import * as vscode from 'vscode';
import { localMinute } from '../clock.ts';
import { selectAfterwards } from '../selectPlace.ts';
import { knownPeople } from '../settings.ts';
import { diagnosticSource } from '../diagnostics.ts';
import { toVsCodeRange, toWorkspaceEdit } from '../documents.ts';
import type { RuleContext } from './analysis.ts';
import { isRetrospective } from './identity.ts';

/** Offers, for each of our problems, to put the missing piece in place. */
class RetrospectiveQuickFixes implements vscode.CodeActionProvider {
  readonly #context: RuleContext;

  constructor(context: RuleContext) {
    this.#context = context;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const mine = context.diagnostics.filter((diagnostic) => diagnostic.source === diagnosticSource);
    if (mine.length === 0 || !(await isRetrospective(document))) return [];
    const [{ analyse }, { quickFixes }, { quickFixTitle }] = await Promise.all([
      import('./analysis.ts'),
      import('../../retrospective/quickFix.ts'),
      import('../../l10n/problemText.ts'),
    ]);
    const { text, model, problems } = analyse(document, this.#context);
    const owner = knownPeople(document.uri)[0] ?? model.lists.people.items[0] ?? '';
    const offer = { today: this.#context.today.date, owner, now: localMinute(new Date()) };
    return mine.flatMap((diagnostic) =>
      problems
        .filter(
          (problem) =>
            diagnostic.code === `retrospective/${problem.code}` &&
            diagnostic.range.isEqual(toVsCodeRange(document, problem.range)),
        )
        .flatMap((problem) => quickFixes(text, model, problem, offer))
        .map((fix) => {
          const action = new vscode.CodeAction(quickFixTitle(fix.kind), vscode.CodeActionKind.QuickFix);
          action.diagnostics = [diagnostic];
          action.edit = toWorkspaceEdit(document, fix.edits);
          if (fix.select) action.command = selectAfterwards(document.uri, fix.select);
          return action;
        }),
    );
  }
}

/** Registers the quick fixes of retrospectives. */
export function registerQuickFixes(context: RuleContext): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider('markdown', new RetrospectiveQuickFixes(context), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}
