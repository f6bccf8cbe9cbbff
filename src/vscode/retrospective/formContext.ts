import * as vscode from 'vscode';
import { Today } from '../clock.ts';
import { CurrentRetrospective } from './currentRetrospective.ts';
import { UsualCauses } from './usualCauses.ts';

/** What all forms, and the commands that do the same without a form, share. */
export interface FormContext {
  readonly extensionUri: vscode.Uri;
  /** Keeps what belongs to this workspace: folded sections, recent files. */
  readonly state: vscode.Memento;
  readonly today: Today;
  readonly current: CurrentRetrospective;
  readonly usualCauses: UsualCauses;
}

/** Makes what the retrospective features share; it is disposed of with the extension. */
export function createFormContext(extension: vscode.ExtensionContext): FormContext {
  const today = new Today();
  const current = new CurrentRetrospective(extension.workspaceState);
  const usualCauses = new UsualCauses(extension.extensionUri);
  extension.subscriptions.push(vscode.Disposable.from(today, current, usualCauses));
  return {
    extensionUri: extension.extensionUri,
    state: extension.workspaceState,
    today,
    current,
    usualCauses,
  };
}
