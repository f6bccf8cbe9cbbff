import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { allowFolders, SidebarView } from '../sidebarView.ts';
import type { FormContext } from './formContext.ts';
import { viewId } from './identity.ts';
import { readableFolders } from './links.ts';

/** Registers the sidebar view: the form of the current retrospective, or the start page. */
export function registerRetrospectiveView(context: FormContext): vscode.Disposable {
  const { current, extensionUri } = context;
  const view = new SidebarView({
    id: viewId,
    extensionUri,
    page: () => ({
      entry: 'retrospective',
      element: 'fupan-app',
      surface: 'view',
      title: l10n.t('Retrospective'),
    }),
    readable: () => readableFolders(current.uri),
    load: async () => {
      const [{ FormSession }, { historyFromView }] = await Promise.all([
        import('./formSession.ts'),
        import('./textEditors.ts'),
      ]);
      return (webview, port) =>
        new FormSession(
          context,
          {
            port,
            imageAddress: (file) => webview.asWebviewUri(file).toString(),
            history: historyFromView,
            documentChanged: (uri) => allowFolders(webview, extensionUri, readableFolders(uri)),
          },
          current,
        );
    },
  });
  return vscode.Disposable.from(
    current.onDidChange(() => view.session?.refresh()),
    context.reveal.event((key) => view.whenOpen((session) => session.reveal(key))),
    view,
  );
}
