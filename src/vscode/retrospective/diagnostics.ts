import * as vscode from 'vscode';
import type { Today } from '../clock.ts';
import { diagnosticSource, DocumentDiagnostics } from '../diagnostics.ts';
import { toVsCodeRange } from '../documents.ts';
import { isRetrospective } from './identity.ts';

/** Shows the problems of open retrospectives in the Problems panel. */
export function registerDiagnostics(today: Today): vscode.Disposable {
  const diagnostics = new DocumentDiagnostics((document) => findings(document, today));
  return vscode.Disposable.from(
    diagnostics,
    today.onDidChange(() => diagnostics.checkAll()),
  );
}

async function findings(document: vscode.TextDocument, today: Today): Promise<vscode.Diagnostic[]> {
  if (!(await isRetrospective(document))) return [];
  const [{ analyse }, { problemText }, { unreadableText }] = await Promise.all([
    import('./analysis.ts'),
    import('../../l10n/problemText.ts'),
    import('../readable.ts'),
  ]);
  if (document.isClosed || unreadableText(document)) return [];
  return analyse(document, today.date).problems.map((problem) => {
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
