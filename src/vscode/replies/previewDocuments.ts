import * as vscode from 'vscode';
import type { ReplyContext } from './context.ts';

/** Scheme of read-only documents that show a reply. */
export const previewScheme = 'fupan-reply';

/** Registers the read-only documents that show a reply; they follow the template and the current retrospective. */
export function registerReplyPreviews(context: ReplyContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const refresh = () => {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === previewScheme) changed.fire(uri);
  };
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const { previewText } = await import('./preview.ts');
      return previewText(context, uri);
    },
  };
  return vscode.Disposable.from(
    changed,
    context.library.onDidChange(refresh),
    context.forms.current.onDidChange(refresh),
    vscode.workspace.registerTextDocumentContentProvider(previewScheme, provider),
  );
}
