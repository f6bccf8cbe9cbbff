import * as vscode from 'vscode';
import { diagnosticSource, DocumentDiagnostics, toVsCodeSeverity } from '../diagnostics.ts';
import { toVsCodeRange } from '../documents.ts';
import { documentLanguage } from '../language.ts';
import type { LazyRules } from './lazyRules.ts';
import { isRuleFile, isSettingsFile } from './ruleFiles.ts';
import { contextOf, mayBeRead } from './scope.ts';

/** Shows in the Problems panel what the wording rules find, and what is wrong with a team's own rules. */
export function registerWordingDiagnostics(rules: LazyRules): vscode.Disposable {
  const diagnostics = new DocumentDiagnostics((document) => findings(document, rules), mayBeRead);
  const look = ({ uri }: vscode.TextDocument): void => {
    if (isRuleFile(uri) || isSettingsFile(uri)) void rules.get().then((project) => project.look(uri));
  };
  vscode.workspace.textDocuments.forEach(look);
  return vscode.Disposable.from(
    diagnostics,
    rules.onDidChange(() => diagnostics.checkAll()),
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('fupan.wording')) diagnostics.checkAll();
    }),
  );
}

async function findings(document: vscode.TextDocument, rules: LazyRules): Promise<vscode.Diagnostic[]> {
  if (!(await contextOf(document))) return [];
  const [{ wordingOf }, project] = await Promise.all([import('./findings.ts'), rules.get()]);
  const problems = await wordingOf(document, project);
  if (document.isClosed) return [];
  const language = documentLanguage(vscode.env.language);
  return problems.map((problem) => {
    const diagnostic = new vscode.Diagnostic(
      toVsCodeRange(document, problem.range),
      problem.message[language],
      toVsCodeSeverity(problem.severity),
    );
    diagnostic.source = diagnosticSource;
    diagnostic.code = `wording/${problem.kind}`;
    return diagnostic;
  });
}
