import * as vscode from 'vscode';
import { isMarkdownFile, openDocument } from '../documents.ts';

/**
 * The Markdown text that was edited last, and where its cursor was: where a link goes while another view or editor has the
 * focus. A reading pane or a side bar is no text editor, so VS Code itself has forgotten it by then.
 */
export class LastMarkdown implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[];
  #last: { readonly uri: vscode.Uri; selection: vscode.Selection } | null = null;

  constructor() {
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#look(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#look(textEditor)),
    ];
    this.#look(vscode.window.activeTextEditor);
  }

  /** The document and the selection in it; null where none is open any more. */
  get place(): { readonly document: vscode.TextDocument; readonly selection: vscode.Selection } | null {
    const last = this.#last;
    const document = last && openDocument(last.uri);
    if (!last || !document) return null;
    const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
    return { document, selection: editor?.selection ?? last.selection };
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #look(editor: vscode.TextEditor | undefined): void {
    if (!editor || !isMarkdownFile(editor.document)) return;
    this.#last = { uri: editor.document.uri, selection: editor.selection };
  }
}
