import * as vscode from 'vscode';
import { severityOf } from '../../wording/checkSettings.ts';
import type { LazyRules } from './lazyRules.ts';
import { isLeftOut } from './projectRules.ts';

/** The findings of a document as `.fupanrc.yaml` wants them: other severities, some not at all. */
export async function withSeverities(
  uri: vscode.Uri,
  diagnostics: readonly vscode.Diagnostic[],
  rules: LazyRules,
): Promise<vscode.Diagnostic[]> {
  const project = await (await rules.get()).settingsFor(uri);
  if (!project) return [...diagnostics];
  if (isLeftOut(uri, project)) return [];
  return diagnostics.filter((diagnostic) => {
    const { code, severity } = diagnostic;
    const own = severity === vscode.DiagnosticSeverity.Error ? 'error' : 'warning';
    const wanted = severityOf(project.settings, {
      code: typeof code === 'string' ? code : '',
      severity: own,
    });
    if (wanted !== own)
      diagnostic.severity =
        wanted === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
    return wanted !== 'off';
  });
}
