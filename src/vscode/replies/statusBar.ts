import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isMarkdownFile } from '../documents.ts';

/** How long typing must rest before the figure is made anew, in milliseconds. */
const rest = 300;

/** Shows for the reply document in the active editor how much of what a reply needs is there. */
class ReplyStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('fupan.reply', vscode.StatusBarAlignment.Right, 89);
  readonly #subscriptions: vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #draws = 0;

  constructor() {
    this.#item.name = l10n.t('Check of a reply');
    this.#item.command = 'fupan.checkReply';
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(() => void this.#draw()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document !== vscode.window.activeTextEditor?.document) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#draw(), rest);
      }),
    ];
    void this.#draw();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#subscriptions, this.#item).dispose();
  }

  async #draw(): Promise<void> {
    const draw = ++this.#draws;
    const document = vscode.window.activeTextEditor?.document;
    const mayBe =
      document &&
      isMarkdownFile(document) &&
      document.getText(new vscode.Range(0, 0, 40, 0)).includes('fupan: reply');
    if (!mayBe) {
      this.#item.hide();
      return;
    }
    const { checkReply, isReplyDocument } = await import('../../replies/checkReply.ts');
    if (draw !== this.#draws) return;
    const text = document.getText().slice(0, 100_000);
    if (!isReplyDocument(text)) {
      this.#item.hide();
      return;
    }
    const results = checkReply(text);
    const done = results.filter(({ ok }) => ok).length;
    this.#item.text = l10n.t('$(comment) Reply {0}/{1}', done, results.length);
    this.#item.tooltip =
      done === results.length ? l10n.t('Nothing is missing.') : l10n.t('Check what this reply lacks');
    this.#item.show();
  }
}

/** Registers the status bar item of replies. */
export function registerReplyStatus(): vscode.Disposable {
  return new ReplyStatus();
}
