import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { webviewFolder, webviewPage } from '../webviewPage.ts';
import { webviewPort } from '../webviewPort.ts';
import type { GridContext } from './gridContext.ts';
import { gridEditorId, otherGridEditorId } from './identity.ts';

/** The matrix as an editor tab. VS Code gives it undo, save, the dirty mark and hot exit, since its document is a text. */
class GridEditor implements vscode.CustomTextEditorProvider {
  readonly #context: GridContext;

  constructor(context: GridContext) {
    this.#context = context;
  }

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const localResourceRoots = [webviewFolder(this.#context.extensionUri)];
    panel.webview.options = { enableScripts: true, localResourceRoots };
    void this.#fill(document, panel);
  }

  /**
   * Puts the grid into an editor that VS Code has opened: it makes the frames of the page once it is told that the editor is there,
   * and that takes longer than to read the document, so the two go on side by side.
   */
  async #fill(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
    const { webview } = panel;
    const { extensionUri } = this.#context;
    const port = webviewPort(webview);
    const lifetime = new AbortController();
    panel.onDidDispose(() => {
      lifetime.abort();
      port.dispose();
    });
    const { GridSession } = await import('./gridSession.ts');
    // In the first turn VS Code learns that the editor was resolved, in the second its window is told.
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setTimeout(resolve));
    if (lifetime.signal.aborted) return;
    const surface = {
      port,
      history: async (command: 'undo' | 'redo') => {
        // Revealed without need, it would take the focus back from what the person opened since.
        if (!panel.active) panel.reveal();
        await vscode.commands.executeCommand(command);
      },
    };
    const session = new GridSession(this.#context, surface, document);
    session.setVisible(panel.visible);
    panel.onDidChangeViewState(() => session.setVisible(panel.visible));
    panel.onDidDispose(() => session.dispose());
    webview.html = webviewPage(webview, extensionUri, {
      entry: 'raci',
      element: 'fupan-raci',
      surface: 'editor',
      title: l10n.t('RACI matrix'),
      // With the state in it, the page draws as soon as its script runs, and VS Code shows it with the first picture.
      state: session.firstState(),
      preload: ['raci/chunk.js'],
    });
  }
}

/** Registers the matrix as the editor of `*.raci.md` files, and as one to choose for other Markdown. */
export function registerGridEditor(context: GridContext): vscode.Disposable {
  const editor = new GridEditor(context);
  return vscode.Disposable.from(
    ...[gridEditorId, otherGridEditorId].map((id) =>
      vscode.window.registerCustomEditorProvider(id, editor, {
        // Where somebody was in a large matrix, and what they were writing, must be there still after a look elsewhere.
        webviewOptions: { retainContextWhenHidden: true },
      }),
    ),
  );
}
