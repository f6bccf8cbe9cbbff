import * as vscode from 'vscode';
import { diagnosticSource, DocumentDiagnostics, toVsCodeSeverity } from '../diagnostics.ts';
import { toVsCodeRange } from '../documents.ts';
import type { LazyRules } from '../wording/lazyRules.ts';
import type { RuleContext } from './analysis.ts';
import { isRetrospective } from './identity.ts';

/** Shows the problems of open retrospectives in the Problems panel. */
export function registerDiagnostics(context: RuleContext, rules: LazyRules): vscode.Disposable {
  const diagnostics = new DocumentDiagnostics((document) => findings(document, context, rules));
  return vscode.Disposable.from(
    diagnostics,
    context.today.onDidChange(() => diagnostics.checkAll()),
    context.matters.onDidChange(() => diagnostics.checkAll()),
    rules.onDidChange(() => diagnostics.checkAll()),
  );
}

async function findings(
  document: vscode.TextDocument,
  context: RuleContext,
  rules: LazyRules,
): Promise<vscode.Diagnostic[]> {
  if (!(await isRetrospective(document))) return [];
  const [{ analyse }, { problemText }, { unreadableText }, { withSeverities }] = await Promise.all([
    import('./analysis.ts'),
    import('../../l10n/problemText.ts'),
    import('../readable.ts'),
    import('../wording/severities.ts'),
  ]);
  if (document.isClosed || unreadableText(document)) return [];
  const found = analyse(document, context).problems.map((problem) => {
    const diagnostic = new vscode.Diagnostic(
      toVsCodeRange(document, problem.range),
      problemText(problem),
      toVsCodeSeverity(problem.severity),
    );
    diagnostic.source = diagnosticSource;
    diagnostic.code = `retrospective/${problem.code}`;
    return diagnostic;
  });
  return withSeverities(document.uri, found, rules);
}
