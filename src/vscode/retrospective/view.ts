import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { webviewFolder, webviewPage } from '../webviewPage.ts';
import { webviewPort } from '../webviewPort.ts';
import type { FormContext } from './formContext.ts';
import type { FormSession } from './formSession.ts';
import { viewId } from './identity.ts';
import { readableFolders } from './links.ts';

/** The sidebar view: the form of the current retrospective, or the start page. */
class RetrospectiveView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #context: FormContext;
  readonly #subscriptions: vscode.Disposable[];
  /** What to reveal once the view is there. */
  #toReveal: { readonly key: string | null } | undefined;
  #session: FormSession | undefined;

  constructor(context: FormContext) {
    this.#context = context;
    this.#subscriptions = [
      context.current.onDidChange(() => this.#session?.refresh()),
      context.reveal.event((key) => {
        if (this.#session) this.#session.reveal(key);
        else this.#toReveal = { key };
      }),
    ];
  }

  async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
    const { webview } = view;
    const { extensionUri, current } = this.#context;
    const allow = (uri: vscode.Uri | undefined) => {
      const roots = [webviewFolder(extensionUri), ...readableFolders(uri)];
      // Setting the options loads the page anew, so it is done only for a folder that is not allowed yet.
      if (sameUris(webview.options.localResourceRoots, roots)) return;
      webview.options = { enableScripts: true, localResourceRoots: roots };
    };
    allow(current.uri);
    const port = webviewPort(webview);
    const lifetime = new AbortController();
    view.onDidDispose(() => {
      lifetime.abort();
      this.#session?.dispose();
      this.#session = undefined;
      port.dispose();
    });
    webview.html = webviewPage(webview, extensionUri, {
      entry: 'retrospective',
      element: 'fupan-app',
      surface: 'view',
      title: l10n.t('Retrospective'),
    });
    const [{ FormSession: Session }, { historyFromView }] = await Promise.all([
      import('./formSession.ts'),
      import('./textEditors.ts'),
    ]);
    if (lifetime.signal.aborted) return;
    const session = new Session(
      this.#context,
      {
        port,
        imageAddress: (file) => webview.asWebviewUri(file).toString(),
        history: historyFromView,
        documentChanged: allow,
      },
      current,
    );
    this.#session = session;
    if (this.#toReveal) session.reveal(this.#toReveal.key);
    this.#toReveal = undefined;
    session.setVisible(view.visible);
    view.onDidChangeVisibility(() => session.setVisible(view.visible));
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#session?.dispose();
  }
}

function sameUris(a: readonly vscode.Uri[] | undefined, b: readonly vscode.Uri[]): boolean {
  return a?.length === b.length && a.every((uri, index) => uri.toString() === b[index]?.toString());
}

/** Registers the sidebar view. */
export function registerRetrospectiveView(context: FormContext): vscode.Disposable {
  const view = new RetrospectiveView(context);
  const registration = vscode.window.registerWebviewViewProvider(viewId, view, {
    // Engineers change between the explorer and the form all the time; a half-written sentence must be there still.
    webviewOptions: { retainContextWhenHidden: true },
  });
  return vscode.Disposable.from(view, registration);
}
