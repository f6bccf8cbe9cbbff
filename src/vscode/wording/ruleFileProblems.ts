import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { mistakeText } from '../../l10n/mistakeText.ts';
import type { RuleMistake } from '../../wording/rule.ts';
import { diagnosticSource } from '../diagnostics.ts';
import { isSettingsFile } from './ruleFiles.ts';

/** Shows in files of rules what cannot be used of them; everything else in them works. */
export class RuleFileProblems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection(`${diagnosticSource}-rules`);

  /** Shows the mistakes of the file at `uri`, and no others. */
  set(uri: vscode.Uri, mistakes: readonly RuleMistake[]): void {
    this.#collection.set(
      uri,
      mistakes.map(({ line, reason }) => {
        const at = new vscode.Position(Math.max(0, line - 1), 0);
        const diagnostic = new vscode.Diagnostic(
          new vscode.Range(at, at.translate(0, 1000)),
          isSettingsFile(uri)
            ? l10n.t('This part of the settings is left out, the rest counts: {0}', mistakeText(reason))
            : l10n.t(
                'This part of the wording rules is left out, the rest is used: {0}',
                mistakeText(reason),
              ),
          vscode.DiagnosticSeverity.Error,
        );
        diagnostic.source = diagnosticSource;
        diagnostic.code = 'wording/rules';
        return diagnostic;
      }),
    );
  }

  clear(): void {
    this.#collection.clear();
  }

  dispose(): void {
    this.#collection.dispose();
  }
}
