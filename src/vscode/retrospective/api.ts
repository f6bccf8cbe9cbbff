import type * as vscode from 'vscode';
import type { Port } from '../../protocol/channel.ts';
import type { FormContext } from './formContext.ts';

/** What `activate` hands to other extensions, and to the tests that run inside VS Code. */
export interface FupanApi {
  /**
   * Connects a form of the caller's own, speaking src/protocol/retrospective.ts over `port`, to the Markdown document at
   * `uri`, or, without one, to the current retrospective as the sidebar has it. Dispose of the result to end it.
   */
  connectForm(port: Port, uri?: vscode.Uri): Promise<vscode.Disposable>;
}

/** The public interface of the extension. */
export function fupanApi(context: FormContext): FupanApi {
  return {
    async connectForm(port, uri) {
      const [{ FormSession }, { historyFromView }] = await Promise.all([
        import('./formSession.ts'),
        import('./textEditors.ts'),
      ]);
      const session = new FormSession(
        context,
        {
          port,
          imageAddress: (file) => file.toString(),
          history: historyFromView,
        },
        uri ? { uri, missing: false } : context.current,
      );
      const changes = uri ? undefined : context.current.onDidChange(() => session.refresh());
      return {
        dispose() {
          changes?.dispose();
          session.dispose();
        },
      };
    },
  };
}
