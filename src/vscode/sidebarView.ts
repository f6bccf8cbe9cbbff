import * as vscode from 'vscode';
import type { Port } from '../protocol/channel.ts';
import { webviewFolder, webviewPage, type WebviewPage } from './webviewPage.ts';
import { webviewPort } from './webviewPort.ts';

/** What answers the page of a view. */
interface ViewSession extends vscode.Disposable {
  setVisible(visible: boolean): void;
}

/** What makes a view of the side bar. */
interface ViewParts<Session extends ViewSession> {
  /** Identifier of the view. */
  readonly id: string;
  readonly extensionUri: vscode.Uri;
  /** The page, asked for each time that the view opens. */
  readonly page: () => WebviewPage;
  /** Folders beside the webview's own that the page may read when it opens. */
  readonly readable?: () => readonly vscode.Uri[];
  /** Loads what makes the session; the page is there already, and what it says meanwhile waits in the port. */
  readonly load: () => Promise<(webview: vscode.Webview, port: Port) => Session>;
}

/** Lets the page of a view run and read the webview's own folder and `folders`. */
export function allowFolders(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  folders: readonly vscode.Uri[],
): void {
  const roots = [webviewFolder(extensionUri), ...folders];
  const before = webview.options.localResourceRoots;
  // Setting the options loads the page anew, so it is done only for a folder that is not allowed yet.
  if (
    before?.length === roots.length &&
    roots.every((uri, index) => uri.toString() === before[index]?.toString())
  )
    return;
  webview.options = { enableScripts: true, localResourceRoots: roots };
}

/** A view of the side bar whose page is answered by a session, from when the view opens until it is closed. */
export class SidebarView<Session extends ViewSession>
  implements vscode.WebviewViewProvider, vscode.Disposable
{
  readonly #parts: ViewParts<Session>;
  readonly #registration: vscode.Disposable;
  #session: Session | undefined;
  /** What waits for the view to open. */
  #waiting: ((session: Session) => void) | undefined;

  /** Registers the view. */
  constructor(parts: ViewParts<Session>) {
    this.#parts = parts;
    this.#registration = vscode.window.registerWebviewViewProvider(parts.id, this, {
      // People change between the explorer and a view all the time: a half-written sentence and the place among thousands
      // of hits must be there still.
      webviewOptions: { retainContextWhenHidden: true },
    });
  }

  /** The session, while the view is open. */
  get session(): Session | undefined {
    return this.#session;
  }

  /** Does `action` now, or as soon as the view opens; of several that wait, only the last one is done. */
  whenOpen(action: (session: Session) => void): void {
    if (this.#session) action(this.#session);
    else this.#waiting = action;
  }

  async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
    const { webview } = view;
    const { extensionUri, page, readable, load } = this.#parts;
    allowFolders(webview, extensionUri, readable?.() ?? []);
    const port = webviewPort(webview);
    const lifetime = new AbortController();
    view.onDidDispose(() => {
      lifetime.abort();
      this.#session?.dispose();
      this.#session = undefined;
      port.dispose();
    });
    webview.html = webviewPage(webview, extensionUri, page());
    const open = await load();
    if (lifetime.signal.aborted) return;
    const session = open(webview, port);
    this.#session = session;
    this.#waiting?.(session);
    this.#waiting = undefined;
    session.setVisible(view.visible);
    view.onDidChangeVisibility(() => session.setVisible(view.visible));
  }

  dispose(): void {
    this.#registration.dispose();
    this.#session?.dispose();
  }
}
