import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { hashText } from '../../cases/synonyms.ts';
import type { LibraryFolder } from '../../protocol/library.ts';
import type { Root } from '../../worker/messages.ts';
import { pathIn } from '../../worker/addresses.ts';
import { retrospectiveFolder } from '../settings.ts';
import type { SettingProblem } from './librarySettings.ts';
import { kindOfPath, readLibraries } from './librarySettings.ts';

/** Where the libraries of the settings are named. */
export const librariesSetting = 'fupan.cases.libraries';

/** A folder that is searched. */
export interface LibraryRoot {
  readonly uri: vscode.Uri;
  readonly kind: LibraryFolder['kind'];
  readonly root: Root;
}

/** The folders that are searched in this window, the project's own first, and what is wrong with the setting. */
export function findRoots(home: string | null): {
  readonly roots: readonly LibraryRoot[];
  readonly problems: readonly SettingProblem[];
} {
  const found: { uri: vscode.Uri; kind: LibraryFolder['kind']; name: string; only: string[] | null }[] = [];
  const folders = vscode.workspace.workspaceFolders ?? [];
  const several = folders.length > 1;
  const titled = (title: string, folder: vscode.WorkspaceFolder) =>
    several ? `${title} · ${folder.name}` : title;
  for (const folder of folders) {
    const uri = vscode.Uri.joinPath(folder.uri, '.fupan', 'cases');
    found.push({ uri, kind: 'project', name: titled(l10n.t('Project cases'), folder), only: null });
  }
  for (const folder of folders) {
    const own = retrospectiveFolder.read(folder.uri) ?? retrospectiveFolder.fallback;
    found.push({
      uri: folder.uri,
      kind: 'workspace',
      name: titled(l10n.t('Retrospectives'), folder),
      // The whole folder cannot be meant: its README is no case.
      only: own === '' ? [] : [own],
    });
  }
  const { libraries, problems: written } = readLibraries(
    vscode.workspace.getConfiguration().get<unknown>(librariesSetting),
  );
  const problems = [...written];
  for (const { at, name, path } of libraries) {
    const uri = resolve(path, home);
    if (typeof uri === 'string') {
      problems.push({ at, code: uri, about: path });
      continue;
    }
    const before = found.findIndex((each) => addressOf(each.uri) === addressOf(uri));
    // A library that is the whole workspace: every file of it is a case then.
    if (found[before] && found[before].kind !== 'library') found.splice(before, 1);
    else if (before >= 0) {
      problems.push({ at, code: 'same-folder', about: path });
      continue;
    }
    found.push({ uri, kind: 'library', name, only: null });
  }
  const addresses = found.map(({ uri }) => addressOf(uri));
  const roots = found.map(({ uri, kind, name, only }, at): LibraryRoot => {
    const address = addresses[at] ?? '';
    const without = addresses.flatMap((other) => pathIn(address, other) ?? []);
    return {
      uri,
      kind,
      root: {
        key: keyOf(`${address}\n${name}\n${String(only)}`),
        uri: address,
        name,
        path: uri.scheme === 'file' ? uri.fsPath : null,
        only,
        without,
        // It comes into being with the first case.
        optional: kind === 'project',
      },
    };
  });
  return { roots, problems };
}

/** The address of a folder without a slash at its end. */
function addressOf(uri: vscode.Uri): string {
  return uri.toString().replace(/\/$/, '');
}

function keyOf(text: string): string {
  const part = (seed: number) => hashText(text, seed).toString(16).padStart(8, '0');
  return part(0x811c9dc5) + part(0x2545f491);
}

/** The folder that a path of the settings means, or why there is none. */
function resolve(path: string, home: string | null): vscode.Uri | 'no-home' | 'no-folder' {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const meant = kindOfPath(path);
  switch (meant.kind) {
    case 'address':
      return vscode.Uri.parse(meant.address);
    case 'home':
      return home === null ? 'no-home' : vscode.Uri.joinPath(vscode.Uri.file(home), meant.rest);
    case 'absolute':
      // In a browser, the disk is where the workspace is.
      return home === null && folder && folder.scheme !== 'file'
        ? folder.with({ path: meant.path.replaceAll('\\', '/'), query: '', fragment: '' })
        : vscode.Uri.file(meant.path);
    case 'relative':
      return folder ? vscode.Uri.joinPath(folder, meant.path) : 'no-folder';
  }
}
