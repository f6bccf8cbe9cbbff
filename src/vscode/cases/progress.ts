import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LibraryState } from './library.ts';

/** Fewer files are read before anybody has seen a bar. */
const fewest = 300;

/** Shows how far reading the libraries is: a bar in the Cases view, a sentence in the status bar. */
export class LibraryProgress implements vscode.Disposable {
  #report: ((sentence: string) => void) | null = null;
  #end: () => void = () => undefined;

  /** Takes the state over; many times a second is fine. */
  show(state: LibraryState): void {
    if (state.kind !== 'indexing') {
      this.dispose();
      return;
    }
    const { indexed, total } = state;
    if (total < fewest) return;
    if (!this.#report) this.#begin();
    const number = (value: number) => value.toLocaleString(vscode.env.language);
    this.#report?.(l10n.t('Reading cases: {0} of {1}', number(indexed), number(total)));
  }

  dispose(): void {
    this.#end();
    this.#end = () => undefined;
    this.#report = null;
  }

  #begin(): void {
    const done = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    void vscode.window.withProgress({ location: { viewId: 'fupan.cases' } }, () => done);
    void vscode.window.withProgress({ location: vscode.ProgressLocation.Window }, (progress) => {
      this.#report = (message) => progress.report({ message });
      return done;
    });
  }
}
