import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { webviewFolder, webviewPage } from '../webviewPage.ts';
import { webviewPort } from '../webviewPort.ts';
import type { FormContext } from './formContext.ts';
import { editorId } from './identity.ts';
import { readableFolders } from './links.ts';

/** The form as an editor tab. VS Code gives it undo, save, the dirty mark and hot exit, since its document is a text. */
class RetrospectiveFormEditor implements vscode.CustomTextEditorProvider {
  readonly #context: FormContext;

  constructor(context: FormContext) {
    this.#context = context;
  }

  async resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
    const { webview } = panel;
    const { extensionUri } = this.#context;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [webviewFolder(extensionUri), ...readableFolders(document.uri)],
    };
    const port = webviewPort(webview);
    const lifetime = new AbortController();
    panel.onDidDispose(() => {
      lifetime.abort();
      port.dispose();
    });
    webview.html = webviewPage(webview, extensionUri, {
      entry: 'retrospective',
      element: 'fupan-app',
      surface: 'editor',
      title: l10n.t('Retrospective'),
    });
    const { FormSession } = await import('./formSession.ts');
    if (lifetime.signal.aborted) return;
    const session = new FormSession(
      this.#context,
      {
        port,
        imageAddress: (file) => webview.asWebviewUri(file).toString(),
        history: async (command) => {
          // Revealed without need, it would take the focus back from what the person opened since.
          if (!panel.active) panel.reveal();
          await vscode.commands.executeCommand(command);
        },
      },
      { uri: document.uri, missing: false },
    );
    session.setVisible(panel.visible);
    panel.onDidChangeViewState(() => session.setVisible(panel.visible));
    panel.onDidDispose(() => session.dispose());
  }
}

/** Registers the form as an editor for Markdown files, offered beside the text editor. */
export function registerRetrospectiveEditor(context: FormContext): vscode.Disposable {
  return vscode.window.registerCustomEditorProvider(editorId, new RetrospectiveFormEditor(context), {
    webviewOptions: { retainContextWhenHidden: true },
  });
}
