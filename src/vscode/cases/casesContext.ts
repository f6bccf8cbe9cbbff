import * as vscode from 'vscode';
import type { FormContext } from '../retrospective/formContext.ts';
import { CaseReader } from './caseReader.ts';
import type { CaseLibrary } from './library.ts';
import { LastMarkdown } from './lastMarkdown.ts';
import type { LibraryShare } from './libraryShare.ts';

/** What the Cases view, the reading pane and their commands share. */
export interface CasesContext {
  readonly extensionUri: vscode.Uri;
  readonly library: CaseLibrary;
  /** Keeps saved searches and the history, for all windows. */
  readonly state: vscode.Memento;
  readonly forms: FormContext;
  readonly reader: CaseReader;
  readonly lastMarkdown: LastMarkdown;
  readonly share: LibraryShare;
  /** Asks the view to search for something. */
  readonly search: vscode.EventEmitter<string>;
}

/** Makes what the case features share; it is disposed of with the extension. */
export function createCasesContext(
  extension: vscode.ExtensionContext,
  forms: FormContext,
  library: CaseLibrary,
  share: LibraryShare,
): CasesContext {
  const reader = new CaseReader();
  const lastMarkdown = new LastMarkdown();
  const search = new vscode.EventEmitter<string>();
  const context: CasesContext = {
    extensionUri: extension.extensionUri,
    library,
    state: extension.globalState,
    forms,
    reader,
    lastMarkdown,
    share,
    search,
  };
  reader.use(context);
  extension.subscriptions.push(lastMarkdown, search);
  return context;
}
