import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LibraryFolder } from '../../protocol/library.ts';
import { isInside } from '../files.ts';
import { ReaderError } from '../readerError.ts';
import type { CaseLibrary } from './library.ts';

const memento = 'fupan.cases.lastLibrary';

/** The libraries that cases can be written to: those of the settings and the project's own, the last used first. */
async function writable(library: CaseLibrary, state: vscode.Memento): Promise<LibraryFolder[]> {
  const last = state.get<string>(memento);
  const folders = (await library.folders()).filter(({ kind }) => kind !== 'workspace');
  const rank = (folder: LibraryFolder) => (folder.uri === last ? 0 : folder.kind === 'library' ? 1 : 2);
  return folders.sort((a, b) => rank(a) - rank(b));
}

/**
 * The library that a new case goes to: the one whose folder is `given`, the only one there is, or the one the person chooses, the
 * last used on top. Undefined where they cancel.
 */
export async function targetLibrary(
  library: CaseLibrary,
  state: vscode.Memento,
  title: string,
  given?: vscode.Uri,
): Promise<LibraryFolder | undefined> {
  const folders = await writable(library, state);
  const wanted = given && folders.find(({ uri }) => isInside(given, vscode.Uri.parse(uri)));
  if (wanted) return wanted;
  if (folders.length === 0) {
    throw new ReaderError(
      'no-library',
      l10n.t('There is no case library yet. Choose the folder where cases are to be kept; it may be empty.'),
      [
        {
          title: l10n.t('Choose a folder…'),
          run: () => vscode.commands.executeCommand('fupan.addCaseLibrary'),
        },
      ],
    );
  }
  const chosen = folders.length === 1 ? folders[0] : await choose(folders, title);
  if (chosen) await state.update(memento, chosen.uri);
  return chosen;
}

async function choose(folders: readonly LibraryFolder[], title: string): Promise<LibraryFolder | undefined> {
  const items = folders.map((folder, at) => ({
    folder,
    label: `$(library) ${folder.name}`,
    description:
      folder.state === 'missing' && folder.kind === 'library'
        ? l10n.t('not reachable at the moment')
        : at === 0
          ? l10n.t('last used')
          : '',
    detail: vscode.Uri.parse(folder.uri).fsPath,
  }));
  return (await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true }))?.folder;
}

/** The library that the file at `uri` lies in, innermost first; the project's retrospectives count only where nothing else does. */
export async function libraryAround(library: CaseLibrary, uri: vscode.Uri): Promise<LibraryFolder | null> {
  const around = (await library.folders()).filter((folder) => isInside(uri, vscode.Uri.parse(folder.uri)));
  around.sort(
    (a, b) => Number(a.kind === 'workspace') - Number(b.kind === 'workspace') || b.uri.length - a.uri.length,
  );
  return around[0] ?? null;
}
