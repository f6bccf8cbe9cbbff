import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { findMatter, parseRaciLink, type MatterPlace } from '../../raci/matter.ts';
import type { RaciDocument } from '../../raci/model.ts';
import { parseRaci } from '../../raci/parse.ts';
import type { MatterState } from '../../retrospective/matterLinks.ts';
import { openDocument } from '../documents.ts';
import { folderOf, isInside } from '../files.ts';
import { longestDocument } from '../readable.ts';
import { ReaderError } from '../readerError.ts';
import type { GridContext } from './gridContext.ts';
import { raciEnding } from './identity.ts';

/** A file with matrices, read. */
export interface MatrixFile {
  readonly uri: vscode.Uri;
  readonly model: RaciDocument;
}

/** A matter that a link names: the file and where in it; `places` is empty where the file has no such matter. */
export interface LinkedMatter extends MatrixFile {
  readonly matter: string;
  readonly places: readonly MatterPlace[];
}

/** Most matrices of a workspace that are searched for a matter. */
const mostFiles = 500;

/** Reads the matrix at `uri` as it is in an editor, else on disk; null where there is none or it cannot be read. */
export async function readMatrixFile(uri: vscode.Uri): Promise<MatrixFile | null> {
  try {
    const text =
      openDocument(uri)?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return text.length > longestDocument ? null : { uri, model: parseRaci(text) };
  } catch {
    return null;
  }
}

/** All matrices of the workspace folder around `document`. */
export async function matrixFiles(document: vscode.Uri): Promise<MatrixFile[]> {
  const folder = vscode.workspace.getWorkspaceFolder(document);
  if (!folder) return [];
  const pattern = new vscode.RelativePattern(folder, `**/*${raciEnding}`);
  const uris = await vscode.workspace.findFiles(pattern, undefined, mostFiles);
  const files = await Promise.all(uris.map(readMatrixFile));
  return files.filter((file) => file !== null).sort((a, b) => a.uri.path.localeCompare(b.uri.path));
}

/** The file that `path` of a link in `document` leads to: beside the document, else below the workspace folder. */
async function fileAt(document: vscode.Uri, path: string): Promise<MatrixFile | null> {
  if (document.scheme === 'untitled' || /^[a-z][a-z\d+.-]+:/i.test(path)) return null;
  const workspace = vscode.workspace.getWorkspaceFolder(document)?.uri;
  const bases = path.startsWith('/') ? [workspace] : [folderOf(document), workspace];
  for (const base of bases) {
    if (!base) continue;
    const uri = vscode.Uri.joinPath(base, path);
    // A path in a document must not reach what the person did not open.
    if (!isInside(uri, workspace ?? folderOf(document))) continue;
    const file = await readMatrixFile(uri);
    if (file) return file;
  }
  return null;
}

/** What the link `value` of `document` names; null where it names no file that can be read. */
export async function linkedMatter(document: vscode.Uri, value: string): Promise<LinkedMatter | null> {
  const link = parseRaciLink(value);
  if (!link) return null;
  const { path, matter } = link;
  if (path !== null) {
    const file = await fileAt(document, path);
    return file && { ...file, matter, places: findMatter(file.model, matter) };
  }
  for (const file of await matrixFiles(document)) {
    const places = findMatter(file.model, matter);
    if (places.length > 0) return { ...file, matter, places };
  }
  return null;
}

/** What the rules need to know of a linked matter. */
export function matterState(linked: LinkedMatter | null): MatterState {
  // A link to a whole matrix names no matter, so there is nothing to say about it.
  if (linked?.matter === '') return 'accountable';
  if (!linked || linked.places.length === 0) return 'not-found';
  const held = linked.places.some(({ matrix, row }) => {
    const found = linked.model.matrices[matrix]?.rows[row];
    return found?.kind === 'matter' && found.cells.some(({ letters }) => letters.includes('A'));
  });
  return held ? 'accountable' : 'no-accountable';
}

/** Opens the matrix that the link `value` of `document` leads to, at the row of its matter. */
export async function openLinkedMatter(
  document: vscode.Uri,
  value: string,
  grids: GridContext,
): Promise<void> {
  const linked = await linkedMatter(document, value);
  if (!linked) {
    throw new ReaderError(
      'link-missing',
      l10n.t('The matrix that “{0}” names is not there. Choose the matter anew.', value),
    );
  }
  const [place] = linked.places;
  if (place) grids.reveal({ uri: linked.uri, ...place, role: null });
  await vscode.commands.executeCommand('fupan.openMatrix', linked.uri);
}
