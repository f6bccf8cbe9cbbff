import type * as vscode from 'vscode';
import { configureLanguage } from './vscode/language.ts';
import { fupanApi, type FupanApi } from './vscode/api.ts';
import { casesApi } from './vscode/cases/casesApi.ts';
import { registerCaseLanguage } from './vscode/cases/caseLanguage.ts';
import { registerCaseReader } from './vscode/cases/caseReader.ts';
import { createCasesContext } from './vscode/cases/casesContext.ts';
import { registerCasesView } from './vscode/cases/casesView.ts';
import { registerCaseCommands } from './vscode/cases/commands.ts';
import { createCaseLibrary } from './vscode/cases/library.ts';
import { LibraryShare } from './vscode/cases/libraryShare.ts';
import { createPublishContext, registerPublishCommands } from './vscode/cases/publishCommands.ts';
import { registerBlankDiagnostics } from './vscode/documents/blankDiagnostics.ts';
import { registerClosing } from './vscode/documents/closing.ts';
import { registerDocumentCommands } from './vscode/documents/commands.ts';
import { registerLanguageModel } from './vscode/languageModel/register.ts';
import { registerFollowUpCommands } from './vscode/followUp/commands.ts';
import { FollowUp } from './vscode/followUp/followUp.ts';
import { offerPromises } from './vscode/followUp/offerPromises.ts';
import { registerHolidayDiagnostics } from './vscode/followUp/holidayDiagnostics.ts';
import { registerPromiseHints } from './vscode/followUp/promiseHints.ts';
import { registerReminders } from './vscode/followUp/reminders.ts';
import { registerFollowUpView } from './vscode/followUp/tree.ts';
import { registerInsights } from './vscode/insights/panel.ts';
import { registerMatrixCommands } from './vscode/raci/commands.ts';
import { registerMatrixDiagnostics } from './vscode/raci/diagnostics.ts';
import { createGridContext } from './vscode/raci/gridContext.ts';
import { registerGridEditor } from './vscode/raci/gridEditor.ts';
import { registerMatterLanguage } from './vscode/raci/matterLanguage.ts';
import { registerMatrixQuickFixes } from './vscode/raci/quickFixActions.ts';
import { registerReplyCommands } from './vscode/replies/commands.ts';
import { registerReplyCompletion } from './vscode/replies/completion.ts';
import { repliesApi } from './vscode/replies/api.ts';
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
  const cases = createCaseLibrary(extension, loadPlatform);
  const context = createFormContext(extension, grids, cases);
  const share = new LibraryShare();
  const casesContext = createCasesContext(extension, context, cases, share);
  const rules = new LazyRules(extension.extensionUri);
  const languageModel = registerLanguageModel(context, cases, rules);
  const replies = createReplyContext(extension, context, cases);
  const followUp = new FollowUp(extension.workspaceState);
  extension.subscriptions.push(
    share,
    followUp,
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
    registerBlankDiagnostics(rules),
    registerCasesView(casesContext),
    registerCaseReader(casesContext),
    registerCaseCommands(casesContext),
    registerClosing(context),
    registerInsights(context, cases),
    registerCaseLanguage(casesContext),
    rules,
    registerWording(rules),
    languageModel,
    registerRepliesView(replies),
    registerReplyCommands(replies),
    registerReplyPreviews(replies),
    registerReplyCompletion(replies),
    registerReplyDiagnostics(replies, rules),
    registerReplyQuickFixes(replies),
    registerReplyStatus(),
    registerFollowUpView(followUp),
    registerFollowUpCommands(followUp, context),
    registerPromiseHints(followUp),
    registerHolidayDiagnostics(),
    registerReminders(followUp, extension.workspaceState),
    registerPublishCommands(createPublishContext(extension, context, cases, share)),
  );
  return fupanApi(context, {
    ...casesApi(casesContext),
    chat: languageModel.participant.handle,
    replies: repliesApi(replies),
    followUp,
    offerPromises,
  });
}
