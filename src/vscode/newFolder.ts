import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FolderSetting } from './settings.ts';

/**
 * The folder of `setting`, in the workspace folder that the person chooses where there are several. Without a workspace the
 * person picks a folder, asked by `title`. Undefined where they cancel.
 */
export async function chooseFolder(setting: FolderSetting, title: string): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [only] = folders;
  if (!only) {
    const picked = await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title,
      openLabel: l10n.t('Create here'),
    });
    return picked?.[0];
  }
  const folder = folders.length === 1 ? only : await vscode.window.showWorkspaceFolderPick();
  if (!folder) return undefined;
  const path = setting.read(folder.uri);
  if (path === null) {
    void vscode.window.showWarningMessage(
      l10n.t(
        'The setting {0} leads outside the workspace, so the folder “{1}” is used.',
        setting.name,
        setting.fallback,
      ),
    );
  }
  return vscode.Uri.joinPath(folder.uri, path ?? setting.fallback);
}
