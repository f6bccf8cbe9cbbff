import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { webviewFolder, webviewPage } from '../webviewPage.ts';
import { webviewPort } from '../webviewPort.ts';
import type { CasesContext } from './casesContext.ts';
import type { CasesSession } from './casesSession.ts';

/** Identifier of the view. */
export const casesViewId = 'fupan.cases';

/** The view that searches the case libraries. */
class CasesView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #context: CasesContext;
  readonly #subscriptions: vscode.Disposable[];
  #session: CasesSession | undefined;
  /** What to search for once the view is there. */
  #toSearch: string | undefined;

  constructor(context: CasesContext) {
    this.#context = context;
    this.#subscriptions = [
      context.search.event((query) => {
        if (this.#session) this.#session.search(query);
        else this.#toSearch = query;
        void vscode.commands.executeCommand(`${casesViewId}.focus`);
      }),
    ];
  }

  async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
    const { webview } = view;
    const { extensionUri } = this.#context;
    webview.options = { enableScripts: true, localResourceRoots: [webviewFolder(extensionUri)] };
    const port = webviewPort(webview);
    const lifetime = new AbortController();
    view.onDidDispose(() => {
      lifetime.abort();
      this.#session?.dispose();
      this.#session = undefined;
      port.dispose();
    });
    webview.html = webviewPage(webview, extensionUri, {
      entry: 'cases',
      element: 'fupan-cases',
      surface: 'view',
      title: l10n.t('Cases'),
    });
    const { CasesSession: Session } = await import('./casesSession.ts');
    if (lifetime.signal.aborted) return;
    const session = new Session(this.#context, port);
    this.#session = session;
    if (this.#toSearch !== undefined) session.search(this.#toSearch);
    this.#toSearch = undefined;
    session.setVisible(view.visible);
    view.onDidChangeVisibility(() => session.setVisible(view.visible));
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#session?.dispose();
  }
}

/** Registers the view. */
export function registerCasesView(context: CasesContext): vscode.Disposable {
  const view = new CasesView(context);
  const registration = vscode.window.registerWebviewViewProvider(casesViewId, view, {
    // Where somebody was among thousands of hits must be there still after a look at the explorer.
    webviewOptions: { retainContextWhenHidden: true },
  });
  return vscode.Disposable.from(view, registration);
}
