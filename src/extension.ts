import type * as vscode from 'vscode';
import { configureLanguage } from './vscode/language.ts';
import { fupanApi, type FupanApi } from './vscode/retrospective/api.ts';
import { registerRetrospectiveCommands } from './vscode/retrospective/commands.ts';
import { registerDiagnostics } from './vscode/retrospective/diagnostics.ts';
import { createFormContext } from './vscode/retrospective/formContext.ts';
import { registerRetrospectiveEditor } from './vscode/retrospective/formEditor.ts';
import { registerQuickFixes } from './vscode/retrospective/quickFixActions.ts';
import { registerStatusBar } from './vscode/retrospective/statusBar.ts';
import { registerRetrospectiveView } from './vscode/retrospective/view.ts';

/** Entry point of both hosts: registers every feature. Code that does the work is loaded when it is first needed. */
export function activate(extension: vscode.ExtensionContext): FupanApi {
  configureLanguage();
  const context = createFormContext(extension);
  extension.subscriptions.push(
    registerRetrospectiveView(context),
    registerRetrospectiveEditor(context),
    registerRetrospectiveCommands(context),
    registerDiagnostics(context.today),
    registerQuickFixes(context.today),
    registerStatusBar(context),
  );
  return fupanApi(context);
}
