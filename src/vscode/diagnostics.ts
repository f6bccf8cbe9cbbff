import * as vscode from 'vscode';
import { isMarkdownFile } from './documents.ts';

/** Mark of our entries in the Problems panel. */
export const diagnosticSource = 'fupan';

/** How the Problems panel shows a finding of `severity`. */
export function toVsCodeSeverity(severity: 'error' | 'warning' | 'info'): vscode.DiagnosticSeverity {
  return {
    error: vscode.DiagnosticSeverity.Error,
    warning: vscode.DiagnosticSeverity.Warning,
    info: vscode.DiagnosticSeverity.Information,
  }[severity];
}

/** How long typing must rest before problems are looked for again, in milliseconds. */
const rest = 300;

/** Keeps the Problems panel in step with the open documents of one kind. */
export class DocumentDiagnostics implements vscode.Disposable {
  readonly #find: (document: vscode.TextDocument) => Promise<vscode.Diagnostic[]>;
  readonly #accepts: (document: vscode.TextDocument) => boolean;
  readonly #collection = vscode.languages.createDiagnosticCollection(diagnosticSource);
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #subscriptions: vscode.Disposable[];

  /**
   * `find` gives what is wrong with a document: nothing where it is of another kind or cannot be read. It is asked about
   * those that `accepts` lets through, all Markdown files by default.
   */
  constructor(
    find: (document: vscode.TextDocument) => Promise<vscode.Diagnostic[]>,
    accepts: (document: vscode.TextDocument) => boolean = isMarkdownFile,
  ) {
    this.#find = find;
    this.#accepts = accepts;
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => void this.#check(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#soon(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document.uri)),
    ];
    this.checkAll();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.#subscriptions, this.#collection).dispose();
  }

  /** Looks at all open documents again: what the findings depend on has changed. */
  checkAll(): void {
    for (const document of vscode.workspace.textDocuments) void this.#check(document);
  }

  #soon(document: vscode.TextDocument): void {
    if (!this.#accepts(document)) return;
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
    const { version } = document;
    const found = this.#accepts(document) ? await this.#find(document) : [];
    // A change that came meanwhile is looked at by itself.
    if (document.isClosed || document.version !== version) return;
    if (found.length === 0) this.#collection.delete(document.uri);
    else this.#collection.set(document.uri, found);
  }
}
