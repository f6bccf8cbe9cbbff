import * as vscode from 'vscode';
import { nameOf } from '../files.ts';
import { webviewFolder, webviewPage } from '../webviewPage.ts';
import { webviewPort } from '../webviewPort.ts';
import type { CasesContext } from './casesContext.ts';
import type { ReaderSession } from './readerSession.ts';

/** Identifier of the reading pane. */
export const caseReaderId = 'fupan.caseReader';

/** How a case is opened; without anything, in the pane that is there, with the focus. */
export interface CaseOpening {
  /** Texts to mark in it. */
  readonly marked?: readonly string[];
  /** Heading to begin at, as links name it. */
  readonly heading?: string;
  /** False keeps the focus where it is. */
  readonly focus?: boolean;
  /** Opens a pane of its own beside. */
  readonly beside?: boolean;
}

interface Pane {
  /** The case that it shows. */
  uri: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  readonly session: Promise<ReaderSession | null>;
}

/**
 * The reading pane in the editor area. Like a preview editor, the one that was used last shows the next case. Panes outlive the
 * extension: VS Code ends it while a window is reloaded, and a pane closed by then would not come back.
 */
export class CaseReader implements vscode.WebviewPanelSerializer {
  #context: CasesContext | null = null;
  readonly #panes = new Set<Pane>();
  #last: Pane | null = null;

  /** To be called once, before anything else: the context holds the reader, and the reader needs the context. */
  use(context: CasesContext): void {
    this.#context = context;
  }

  /** The case that the active editor shows; undefined where it is no reading pane. */
  get active(): vscode.Uri | undefined {
    return this.#last?.panel.active ? this.#last.uri : undefined;
  }

  /** Shows the case at `uri`. */
  async open(uri: vscode.Uri, how: CaseOpening = {}): Promise<void> {
    const preserveFocus = how.focus === false;
    const known = how.beside ? null : this.#last;
    if (known) {
      known.uri = uri;
      (await known.session)?.show(uri, how);
      known.panel.reveal(undefined, preserveFocus);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      caseReaderId,
      nameOf(uri),
      { viewColumn: how.beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active, preserveFocus },
      { enableFindWidget: true },
    );
    await this.#fill(panel, uri, how);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const stored = typeof state === 'object' && state !== null && 'uri' in state ? state.uri : undefined;
    if (typeof stored !== 'string') {
      panel.dispose();
      return;
    }
    await this.#fill(panel, vscode.Uri.parse(stored, true), {});
  }

  async #fill(panel: vscode.WebviewPanel, uri: vscode.Uri, how: CaseOpening): Promise<void> {
    const context = this.#context;
    if (!context) return;
    const { extensionUri } = context;
    const { webview } = panel;
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'activityBar.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'activityBar.svg'),
    };
    const roots = (await context.library.folders()).map((folder) => vscode.Uri.parse(folder.uri, true));
    webview.options = {
      enableScripts: true,
      localResourceRoots: [webviewFolder(extensionUri), ...roots],
    };
    const port = webviewPort(webview);
    webview.html = webviewPage(webview, extensionUri, {
      entry: 'caseReader',
      element: 'fupan-case-reader',
      surface: 'editor',
      title: nameOf(uri),
    });
    let disposed = false;
    const start = async (): Promise<ReaderSession | null> => {
      const { ReaderSession: Session } = await import('./readerSession.ts');
      if (disposed) return null;
      const made = new Session(context, {
        port,
        address: (file) => webview.asWebviewUri(file).toString(),
        shows: (shown, title) => {
          panel.title = title;
          pane.uri = shown;
        },
      });
      made.show(uri, how);
      made.setVisible(panel.visible);
      return made;
    };
    const session = start();
    const pane: Pane = { uri, panel, session };
    this.#panes.add(pane);
    this.#last = pane;
    panel.onDidChangeViewState(() => {
      if (panel.active) this.#last = pane;
      void session.then((made) => made?.setVisible(panel.visible));
    });
    panel.onDidDispose(() => {
      disposed = true;
      this.#panes.delete(pane);
      if (this.#last === pane) this.#last = [...this.#panes].at(-1) ?? null;
      void session.then((made) => made?.dispose());
      port.dispose();
    });
    await session;
  }
}

/** Registers what brings reading panes back when a window is reloaded. */
export function registerCaseReader({ reader }: CasesContext): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(caseReaderId, reader);
}
