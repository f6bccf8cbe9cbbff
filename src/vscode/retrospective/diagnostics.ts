import * as vscode from 'vscode';
import { diagnosticSource, DocumentDiagnostics } from '../diagnostics.ts';
import { toVsCodeRange } from '../documents.ts';
import type { RuleContext } from './analysis.ts';
import { isRetrospective } from './identity.ts';

/** Shows the problems of open retrospectives in the Problems panel. */
export function registerDiagnostics(context: RuleContext): vscode.Disposable {
  const diagnostics = new DocumentDiagnostics((document) => findings(document, context));
  return vscode.Disposable.from(
    diagnostics,
    context.today.onDidChange(() => diagnostics.checkAll()),
    context.matters.onDidChange(() => diagnostics.checkAll()),
  );
}

async function findings(document: vscode.TextDocument, context: RuleContext): Promise<vscode.Diagnostic[]> {
  if (!(await isRetrospective(document))) return [];
  const [{ analyse }, { problemText }, { unreadableText }] = await Promise.all([
    import('./analysis.ts'),
    import('../../l10n/problemText.ts'),
    import('../readable.ts'),
  ]);
  if (document.isClosed || unreadableText(document)) return [];
  return analyse(document, context).problems.map((problem) => {
    const diagnostic = new vscode.Diagnostic(
      toVsCodeRange(document, problem.range),
      problemText(problem),
      problem.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
    );
    diagnostic.source = diagnosticSource;
    diagnostic.code = `retrospective/${problem.code}`;
    return diagnostic;
  });
}
