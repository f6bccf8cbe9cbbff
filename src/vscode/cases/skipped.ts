import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { skippedText } from '../../l10n/caseText.ts';
import { nameOf } from '../files.ts';
import type { CaseLibrary } from './library.ts';

/** Files that a list shows; nobody looks through more of them. */
const mostListed = 1000;

/** Lists the files that are not searched, each with the reason; the one that is chosen is opened. */
export async function showSkipped(library: CaseLibrary): Promise<void> {
  const skipped = await library.skipped();
  const items = skipped.slice(0, mostListed).map((file) => {
    const uri = vscode.Uri.parse(file.uri, true);
    return {
      label: nameOf(uri),
      description: vscode.workspace.asRelativePath(uri),
      detail: skippedText(file),
      uri,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title:
      skipped.length > mostListed
        ? l10n.t('The first {0} of {1} files that are not searched', mostListed, skipped.length)
        : l10n.t('Files that are not searched'),
    placeHolder: l10n.t('Choose one to show it in the explorer or to open it'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!picked) return;
  const isHere = vscode.workspace.getWorkspaceFolder(picked.uri) !== undefined;
  await vscode.commands.executeCommand(isHere ? 'revealInExplorer' : 'vscode.open', picked.uri);
}
