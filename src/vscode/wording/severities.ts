import * as vscode from 'vscode';
import { severityOf } from '../../wording/checkSettings.ts';
import { toVsCodeSeverity } from '../diagnostics.ts';
import type { LazyRules } from './lazyRules.ts';
import { isLeftOut } from './projectRules.ts';

/** The findings of a document as `.fupanrc.yaml` wants them: other severities, some not at all. */
export async function withSeverities(
  uri: vscode.Uri,
  diagnostics: readonly vscode.Diagnostic[],
  rules: LazyRules,
): Promise<vscode.Diagnostic[]> {
  if (diagnostics.length === 0) return [];
  const project = await (await rules.get()).settingsFor(uri);
  if (!project) return [...diagnostics];
  if (isLeftOut(uri, project)) return [];
  return diagnostics.filter((diagnostic) => {
    const { code, severity } = diagnostic;
    const own =
      severity === vscode.DiagnosticSeverity.Error
        ? 'error'
        : severity === vscode.DiagnosticSeverity.Warning
          ? 'warning'
          : 'info';
    const wanted = severityOf(project.settings, {
      code: typeof code === 'string' ? code : '',
      severity: own,
    });
    if (wanted === 'off') return false;
    diagnostic.severity = toVsCodeSeverity(wanted);
    return true;
  });
}
