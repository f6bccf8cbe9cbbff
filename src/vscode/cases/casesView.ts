import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { SidebarView } from '../sidebarView.ts';
import type { CasesContext } from './casesContext.ts';

/** Identifier of the view. */
export const casesViewId = 'fupan.cases';

/** Registers the view that searches the case libraries. */
export function registerCasesView(context: CasesContext): vscode.Disposable {
  const view = new SidebarView({
    id: casesViewId,
    extensionUri: context.extensionUri,
    page: () => ({ entry: 'cases', element: 'fupan-cases', surface: 'view', title: l10n.t('Cases') }),
    load: async () => {
      // Who opens the view is about to ask: the library starts while the page is put together. What goes wrong is told when it asks.
      context.library.folders().catch(() => undefined);
      const { CasesSession } = await import('./casesSession.ts');
      return (_webview, port) => new CasesSession(context, port);
    },
  });
  const searches = context.search.event((query) => {
    view.whenOpen((session) => session.search(query));
    void vscode.commands.executeCommand(`${casesViewId}.focus`);
  });
  return vscode.Disposable.from(searches, view);
}
