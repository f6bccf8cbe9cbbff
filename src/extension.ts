import type * as vscode from 'vscode';
import { configureLanguage } from './vscode/language.ts';
import { fupanApi, type FupanApi } from './vscode/api.ts';
import { createCaseLibrary } from './vscode/cases/library.ts';
import { registerBlankDiagnostics } from './vscode/documents/blankDiagnostics.ts';
import { registerClosing } from './vscode/documents/closing.ts';
import { registerDocumentCommands } from './vscode/documents/commands.ts';
import { registerLanguageModel } from './vscode/languageModel/register.ts';
import { registerMatrixCommands } from './vscode/raci/commands.ts';
import { registerMatrixDiagnostics } from './vscode/raci/diagnostics.ts';
import { createGridContext } from './vscode/raci/gridContext.ts';
import { registerGridEditor } from './vscode/raci/gridEditor.ts';
import { registerMatterLanguage } from './vscode/raci/matterLanguage.ts';
import { registerMatrixQuickFixes } from './vscode/raci/quickFixActions.ts';
import { registerReplyCommands } from './vscode/replies/commands.ts';
import { registerReplyCompletion } from './vscode/replies/completion.ts';
import { createReplyContext } from './vscode/replies/context.ts';
import { registerReplyDiagnostics } from './vscode/replies/diagnostics.ts';
import { registerReplyPreviews } from './vscode/replies/previewDocuments.ts';
import { registerReplyQuickFixes } from './vscode/replies/quickFixActions.ts';
import { registerReplyStatus } from './vscode/replies/statusBar.ts';
import { registerRepliesView } from './vscode/replies/view.ts';
import { registerRetrospectiveCommands } from './vscode/retrospective/commands.ts';
import { registerDiagnostics } from './vscode/retrospective/diagnostics.ts';
import { createFormContext } from './vscode/retrospective/formContext.ts';
import { registerRetrospectiveEditor } from './vscode/retrospective/formEditor.ts';
import { registerQuickFixes } from './vscode/retrospective/quickFixActions.ts';
import { registerStatusBar } from './vscode/retrospective/statusBar.ts';
import { registerRetrospectiveView } from './vscode/retrospective/view.ts';
import { registerSelectPlace } from './vscode/selectPlace.ts';
import { LazyRules } from './vscode/wording/lazyRules.ts';
import { registerWording } from './vscode/wording/register.ts';
import type { LoadPlatform } from './worker/platform.ts';

/**
 * Registers every feature in either host; code that does the work is loaded when it is first needed. `loadPlatform` gives what Node
 * and browsers have each in their own way.
 */
export function registerAll(extension: vscode.ExtensionContext, loadPlatform: LoadPlatform): FupanApi {
  configureLanguage();
  const grids = createGridContext(extension);
  const context = createFormContext(extension, grids);
  const cases = createCaseLibrary(extension, loadPlatform);
  const rules = new LazyRules(extension.extensionUri);
  const languageModel = registerLanguageModel(context, cases, rules);
  const replies = createReplyContext(extension, context, cases);
  extension.subscriptions.push(
    registerRetrospectiveView(context),
    registerRetrospectiveEditor(context),
    registerRetrospectiveCommands(context),
    registerDiagnostics(context, rules),
    registerQuickFixes(context),
    registerSelectPlace(),
    registerStatusBar(context),
    registerGridEditor(grids),
    registerMatrixCommands(grids),
    registerMatrixDiagnostics(rules),
    registerMatrixQuickFixes(),
    registerMatterLanguage(),
    registerDocumentCommands(context),
    registerBlankDiagnostics(),
    rules,
    registerWording(rules),
    languageModel,
    registerRepliesView(replies),
    registerReplyCommands(replies),
    registerReplyPreviews(replies),
    registerReplyCompletion(replies),
    registerReplyDiagnostics(replies),
    registerReplyQuickFixes(replies),
    registerReplyStatus(),
    registerClosing(context),
  );
  return fupanApi(context, cases, languageModel.participant, replies);
}
