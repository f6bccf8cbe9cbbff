import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerCommand } from '../command.ts';
import type { CaseLibrary } from '../cases/library.ts';
import type { FormContext } from '../retrospective/formContext.ts';
import { webviewFolder, webviewPage } from '../webviewPage.ts';
import { webviewPort } from '../webviewPort.ts';

const panelType = 'fupan.insights';

/** Registers the command that shows the statistics. There is one panel; it is shown again where it is open. */
export function registerInsights(context: FormContext, library: CaseLibrary): vscode.Disposable {
  let panel: vscode.WebviewPanel | undefined;
  const show = async () => {
    if (panel) {
      panel.reveal();
      return;
    }
    const { extensionUri } = context;
    panel = vscode.window.createWebviewPanel(panelType, l10n.t('Insights'), vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [webviewFolder(extensionUri)],
    });
    const opened = panel;
    const port = webviewPort(opened.webview);
    opened.webview.html = webviewPage(opened.webview, extensionUri, {
      entry: 'insights',
      element: 'fupan-insights',
      surface: 'editor',
      title: l10n.t('Insights'),
    });
    const lifetime = new AbortController();
    const ends: vscode.Disposable[] = [port];
    opened.onDidDispose(() => {
      lifetime.abort();
      panel = undefined;
      vscode.Disposable.from(...ends).dispose();
    });
    const { InsightsSession } = await import('./session.ts');
    if (lifetime.signal.aborted) return;
    const session = new InsightsSession(context, library, port);
    ends.push(session);
    session.setVisible(opened.visible);
    opened.onDidChangeViewState(() => session.setVisible(opened.visible));
  };
  return vscode.Disposable.from(
    registerCommand('fupan.showInsights', show),
    new vscode.Disposable(() => {
      panel?.dispose();
    }),
  );
}
