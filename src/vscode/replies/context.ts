import * as vscode from 'vscode';
import type { CaseLibrary } from '../cases/library.ts';
import type { DocumentLanguage } from '../language.ts';
import type { FormContext } from '../retrospective/formContext.ts';
import { ReplyLibrary } from './library.ts';
import { ReplyMemory } from './memory.ts';

/** What everything around replies shares. */
export interface ReplyContext {
  readonly extensionUri: vscode.Uri;
  readonly globalStorage: vscode.Uri;
  readonly forms: FormContext;
  readonly cases: CaseLibrary;
  readonly library: ReplyLibrary;
  readonly memory: ReplyMemory;
  /** What the person typed to filter the view, and the language they asked for; both end with the window. */
  readonly choice: ViewChoice;
}

/** What the person chose to see of the replies. */
export class ViewChoice implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #filter = '';
  #language: DocumentLanguage | undefined;

  get filter(): string {
    return this.#filter;
  }

  set filter(filter: string) {
    if (filter === this.#filter) return;
    this.#filter = filter;
    void vscode.commands.executeCommand('setContext', 'fupan.repliesFiltered', filter !== '');
    this.#changed.fire();
  }

  /** Undefined: that of the case at hand. */
  get language(): DocumentLanguage | undefined {
    return this.#language;
  }

  set language(language: DocumentLanguage | undefined) {
    if (language === this.#language) return;
    this.#language = language;
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** Makes what the features around replies share; it is disposed of with the extension. */
export function createReplyContext(
  extension: vscode.ExtensionContext,
  forms: FormContext,
  cases: CaseLibrary,
): ReplyContext {
  const { extensionUri, globalStorageUri: globalStorage, globalState } = extension;
  const library = new ReplyLibrary(extensionUri, globalStorage);
  const memory = new ReplyMemory(globalState);
  const choice = new ViewChoice();
  extension.subscriptions.push(vscode.Disposable.from(library, memory, choice));
  return { extensionUri, globalStorage, forms, cases, library, memory, choice };
}
