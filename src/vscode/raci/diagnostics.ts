import * as vscode from 'vscode';
import { diagnosticSource, DocumentDiagnostics, toVsCodeSeverity } from '../diagnostics.ts';
import { toVsCodeRange } from '../documents.ts';
import type { LazyRules } from '../wording/lazyRules.ts';
import { isRaci } from './identity.ts';

/** Shows what the rules find in open matrices in the Problems panel. */
export function registerMatrixDiagnostics(rules: LazyRules): vscode.Disposable {
  const diagnostics = new DocumentDiagnostics((document) => findings(document, rules));
  return vscode.Disposable.from(
    diagnostics,
    rules.onDidChange(() => diagnostics.checkAll()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('fupan.raci')) diagnostics.checkAll();
    }),
  );
}

async function findings(document: vscode.TextDocument, rules: LazyRules): Promise<vscode.Diagnostic[]> {
  if (!(await isRaci(document))) return [];
  const [{ analyseRaci }, { raciProblemText }, { unreadableText }, { withSeverities }] = await Promise.all([
    import('./analysis.ts'),
    import('../../l10n/raciText.ts'),
    import('../readable.ts'),
    import('../wording/severities.ts'),
  ]);
  if (document.isClosed || unreadableText(document)) return [];
  const found = analyseRaci(document).problems.map((problem) => {
    const diagnostic = new vscode.Diagnostic(
      toVsCodeRange(document, problem.range),
      raciProblemText(problem),
      toVsCodeSeverity(problem.severity),
    );
    diagnostic.source = diagnosticSource;
    diagnostic.code = `raci/${problem.code}`;
    return diagnostic;
  });
  return withSeverities(document.uri, found, rules);
}
