import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { exists } from './files.ts';

let told = false;

/**
 * Says once a session that the templates in `folder` are left aside, since nobody vouched for the workspace. Says nothing in a
 * trusted workspace, or where there is no such folder.
 */
export async function tellLeftAside(folder: vscode.Uri): Promise<void> {
  if (vscode.workspace.isTrusted || !(await exists(folder)) || told) return;
  told = true;
  const manage = l10n.t('Manage trust');
  const picked = await vscode.window.showInformationMessage(
    l10n.t(
      'The templates in {0} are not used, since this workspace is not trusted. The built-in ones are.',
      vscode.workspace.asRelativePath(folder),
    ),
    manage,
  );
  if (picked === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}
