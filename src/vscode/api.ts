import * as vscode from 'vscode';
import type { Port } from '../protocol/channel.ts';
import type { CaseLibrary } from './cases/library.ts';
import type { FollowUp } from './followUp/followUp.ts';
import type { RepliesApi } from './replies/api.ts';
import type { FormContext } from './retrospective/formContext.ts';

/** What `activate` hands to other extensions, and to the tests that run inside VS Code. */
export interface FupanApi {
  /**
   * Connects a form of the caller's own, speaking src/protocol/retrospective.ts over `port`, to the Markdown document at
   * `uri`, or, without one, to the current retrospective as the sidebar has it. Dispose of the result to end it.
   */
  connectForm(port: Port, uri?: vscode.Uri): Promise<vscode.Disposable>;
  /** The same for a RACI grid, speaking src/protocol/raci.ts, and the Markdown document at `uri`. */
  connectGrid(port: Port, uri: vscode.Uri): Promise<vscode.Disposable>;
  /** The case library of this window. */
  readonly cases: CaseLibrary;
  /** What answers `@fupan` in the chat. */
  readonly chat: vscode.ChatRequestHandler;
  /** Replies, and what a customer's message is taken for. */
  readonly replies: RepliesApi;
  /** What there is to follow in this workspace, as the view shows it. */
  readonly followUp: FollowUp;
  /** Offers to record the promises of a reply that was put into a document, or copied. */
  offerPromises(this: void, text: string, document?: vscode.Uri): Promise<void>;
  /** Connects a Cases view of the caller's own, speaking src/protocol/cases.ts. */
  connectCases(port: Port): Promise<vscode.Disposable>;
  /** The same for a reading pane, speaking src/protocol/caseReader.ts, and the case at `uri`. */
  connectCaseReader(port: Port, uri: vscode.Uri, marked?: readonly string[]): Promise<vscode.Disposable>;
}

/** The public interface of the extension: what each feature gives, and the forms. */
export function fupanApi(
  forms: FormContext,
  features: Omit<FupanApi, 'connectForm' | 'connectGrid'>,
): FupanApi {
  return {
    ...features,
    async connectForm(port, uri) {
      const [{ FormSession }, { historyFromView }] = await Promise.all([
        import('./retrospective/formSession.ts'),
        import('./retrospective/textEditors.ts'),
      ]);
      const session = new FormSession(
        forms,
        {
          port,
          imageAddress: (file) => file.toString(),
          history: historyFromView,
        },
        uri ? { uri, missing: false } : forms.current,
      );
      const changes = uri ? undefined : forms.current.onDidChange(() => session.refresh());
      return {
        dispose() {
          changes?.dispose();
          session.dispose();
        },
      };
    },
    async connectGrid(port, uri) {
      const [{ GridSession }, { showText }] = await Promise.all([
        import('./raci/gridSession.ts'),
        import('./textEditors.ts'),
      ]);
      const surface = {
        port,
        history: async (command: 'undo' | 'redo') => {
          await showText(uri, null);
          await vscode.commands.executeCommand(command);
        },
      };
      return new GridSession(forms.grids, surface, await vscode.workspace.openTextDocument(uri));
    },
  };
}
