import * as vscode from 'vscode';
import type { Today } from '../clock.ts';
import { isMarkdownFile, isRetrospective } from './identity.ts';

/** Mark of our entries in the Problems panel. */
export const diagnosticSource = 'fupan';

/** How long typing must rest before problems are looked for again, in milliseconds. */
const rest = 300;

/** Keeps the Problems panel in step with the open retrospectives. */
class RetrospectiveDiagnostics implements vscode.Disposable {
  readonly #today: Today;
  readonly #collection = vscode.languages.createDiagnosticCollection(diagnosticSource);
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(today: Today) {
    this.#today = today;
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => void this.#check(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#soon(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document.uri)),
      today.onDidChange(() => this.#checkAll()),
    ];
    this.#checkAll();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.#subscriptions, this.#collection).dispose();
  }

  #checkAll(): void {
    for (const document of vscode.workspace.textDocuments) void this.#check(document);
  }

  #soon(document: vscode.TextDocument): void {
    if (!isMarkdownFile(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        void this.#check(document);
      }, rest),
    );
  }

  #forget(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#collection.delete(uri);
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const found = (await isRetrospective(document)) ? await this.#findings(document) : [];
    if (document.isClosed) return;
    if (found.length === 0) this.#collection.delete(document.uri);
    else this.#collection.set(document.uri, found);
  }

  async #findings(document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
    const [{ analyse, toVsCodeRange }, { problemText }, { unreadableText }] = await Promise.all([
      import('./analysis.ts'),
      import('../../l10n/problemText.ts'),
      import('./readable.ts'),
    ]);
    if (document.isClosed || unreadableText(document)) return [];
    return analyse(document, this.#today.date).problems.map((problem) => {
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
}

/** Shows the problems of open retrospectives in the Problems panel. */
export function registerDiagnostics(today: Today): vscode.Disposable {
  return new RetrospectiveDiagnostics(today);
}
