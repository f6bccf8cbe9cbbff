import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FormContext } from './formContext.ts';
import { openDocument } from '../documents.ts';

/** How long typing must rest before the figure is made anew, in milliseconds. */
const rest = 300;

/** Shows in the status bar how complete the current retrospective is, and what it lacks. */
class StatusBar implements vscode.Disposable {
  readonly #context: FormContext;
  readonly #item = vscode.window.createStatusBarItem('fupan.progress', vscode.StatusBarAlignment.Right, 90);
  readonly #subscriptions: vscode.Disposable[];
  #draws = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: FormContext) {
    this.#context = context;
    this.#item.name = l10n.t('Retrospective');
    this.#item.command = 'fupan.openForm';
    this.#subscriptions = [
      context.current.onDidChange(() => void this.#draw()),
      context.today.onDidChange(() => void this.#draw()),
      context.matters.onDidChange(() => void this.#draw()),
      vscode.workspace.onDidOpenTextDocument((document) => this.#touched(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#touched(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#touched(document)),
    ];
    void this.#draw();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#subscriptions, this.#item).dispose();
  }

  #touched(document: vscode.TextDocument): void {
    if (document.uri.toString() !== this.#context.current.uri?.toString()) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#draw(), rest);
  }

  async #draw(): Promise<void> {
    const draw = ++this.#draws;
    const { current } = this.#context;
    // A retrospective that is not open is not read just for this figure.
    const document = current.uri && !current.missing ? openDocument(current.uri) : undefined;
    if (!document) {
      this.#item.hide();
      return;
    }
    const [{ analyse }, { conceptName }, { unreadableText }] = await Promise.all([
      import('./analysis.ts'),
      import('../../l10n/problemText.ts'),
      import('../readable.ts'),
    ]);
    // A later call has newer news.
    if (draw !== this.#draws) return;
    if (document.isClosed || unreadableText(document)) {
      this.#item.hide();
      return;
    }
    const { progress } = analyse(document, this.#context);
    const missing = progress.missing.map(({ concept }) =>
      concept === 'details' ? l10n.t('details of the event') : conceptName(concept),
    );
    this.#item.text = l10n.t('$(checklist) Retrospective {0}/{1}', progress.done, progress.total);
    this.#item.tooltip =
      missing.length > 0
        ? l10n.t('Still missing: {0}', [...new Set(missing)].join(' · '))
        : l10n.t('Nothing is missing.');
    this.#item.accessibilityInformation = {
      label: l10n.t('Retrospective: {0} of {1} complete', progress.done, progress.total),
    };
    this.#item.show();
  }
}

/** Registers the status bar item. */
export function registerStatusBar(context: FormContext): vscode.Disposable {
  return new StatusBar(context);
}
