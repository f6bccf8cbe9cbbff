import * as vscode from 'vscode';
import { Today } from '../clock.ts';
import type { GridContext } from '../raci/gridContext.ts';
import type { CaseLibrary } from '../cases/library.ts';
import { Matters } from '../raci/matters.ts';
import { CurrentRetrospective } from './currentRetrospective.ts';
import { SimilarCases } from './similarCases.ts';
import { UsualCauses } from './usualCauses.ts';

/** What all forms, and the commands that do the same without a form, share. */
export interface FormContext {
  readonly extensionUri: vscode.Uri;
  /** Keeps what belongs to this workspace: folded sections, recent files. */
  readonly state: vscode.Memento;
  readonly today: Today;
  readonly current: CurrentRetrospective;
  readonly usualCauses: UsualCauses;
  readonly matters: Matters;
  readonly similar: SimilarCases;
  readonly grids: GridContext;
  /** Asks the sidebar's form to put the focus on the problem with a key, or, for null, on its first field. */
  readonly reveal: vscode.EventEmitter<string | null>;
}

/** Makes what the retrospective features share; it is disposed of with the extension. */
export function createFormContext(
  extension: vscode.ExtensionContext,
  grids: GridContext,
  library: CaseLibrary,
): FormContext {
  const today = new Today();
  const current = new CurrentRetrospective(extension.workspaceState);
  const usualCauses = new UsualCauses(extension.extensionUri);
  const matters = new Matters();
  const similar = new SimilarCases(library);
  const reveal = new vscode.EventEmitter<string | null>();
  extension.subscriptions.push(vscode.Disposable.from(today, current, usualCauses, matters, similar, reveal));
  return {
    extensionUri: extension.extensionUri,
    state: extension.workspaceState,
    today,
    current,
    usualCauses,
    matters,
    similar,
    grids,
    reveal,
  };
}
