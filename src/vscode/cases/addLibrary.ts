import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isInside, nameOf } from '../files.ts';
import type { CaseLibrary } from './library.ts';
import { librariesSetting } from './roots.ts';

/**
 * Lets the person choose a folder, unless one is given, and adds it to the setting: that of the project where the folder lies in it,
 * else that of the person, since a library outlives projects. Resolves with false where nothing was added.
 */
export async function addLibraryFolder(library: CaseLibrary, given?: vscode.Uri): Promise<boolean> {
  const uri = given ?? (await pickFolder());
  if (!uri) return false;
  const known = (await library.folders()).find(
    (folder) => folder.uri.replace(/\/+$/, '') === uri.toString().replace(/\/+$/, ''),
  );
  if (known) {
    void vscode.window.showInformationMessage(l10n.t('“{0}” is searched already.', known.name));
    return false;
  }
  const workspace = vscode.workspace.getWorkspaceFolder(uri);
  const first = vscode.workspace.workspaceFolders?.[0];
  // Paths in the setting are relative to the first folder of the workspace.
  const isOwn = workspace !== undefined && workspace === first && isInside(uri, workspace.uri);
  const target = isOwn ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  const settings = vscode.workspace.getConfiguration();
  const inspected = settings.inspect<unknown>(librariesSetting);
  const before = isOwn ? inspected?.workspaceValue : inspected?.globalValue;
  // The project's setting hides the person's: what they have goes on being searched.
  const entries = asList(before ?? (isOwn ? inspected?.globalValue : undefined));
  const path = isOwn
    ? uri.path.slice(workspace.uri.path.length).replace(/^\/+/, '') || '.'
    : uri.scheme === 'file'
      ? uri.fsPath
      : uri.toString();
  const name = freeName(nameOf(uri) || workspace?.name || l10n.t('Cases'), entries);
  await settings.update(librariesSetting, [...entries, { name, path }], target);
  if (!isOwn && inspected?.workspaceValue !== undefined) {
    void vscode.window.showInformationMessage(
      l10n.t(
        '“{0}” was added to your settings. This project names its own libraries, so it is searched in other projects only.',
        name,
      ),
    );
  }
  return true;
}

async function pickFolder(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    title: l10n.t('Folder of Markdown files to search'),
    openLabel: l10n.t('Search this folder'),
  });
  return picked?.[0];
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** Two libraries may not have the same name. */
function freeName(wanted: string, entries: readonly unknown[]): string {
  const taken = new Set(
    entries.map((entry) =>
      typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : undefined,
    ),
  );
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted} ${String(count)}`;
  return name;
}
