import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { decodeText } from '../../cases/decode.ts';
import { parseCase } from '../../cases/parse.ts';
import type { LibraryFolder } from '../../protocol/library.ts';
import { openDocument } from '../documents.ts';
import { folderOf, isInside, nameOf } from '../files.ts';
import { isNotFound, ReaderError } from '../readerError.ts';
import type { CaseLibrary } from './library.ts';

/** Bytes of a case that is shown; larger ones are opened as text. */
const largest = 5 * 1024 * 1024;

/** A case file as it is now, also where it is open and not saved. Throws a `ReaderError` where it cannot be read. */
export async function readCaseText(uri: vscode.Uri): Promise<string> {
  const open = openDocument(uri);
  if (open) return open.getText();
  let bytes: Uint8Array;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largest) {
      throw new ReaderError(
        'too-large',
        l10n.t('{0} is too large to be shown here. Open it as text.', nameOf(uri)),
      );
    }
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof ReaderError) throw error;
    throw new ReaderError(
      isNotFound(error) ? 'missing' : 'unreadable',
      isNotFound(error)
        ? l10n.t('{0} is not there any more: it was moved or deleted. Search again to find it.', nameOf(uri))
        : l10n.t('{0} could not be read. Check whether the disk or connection is there.', nameOf(uri)),
    );
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    throw new ReaderError('no-text', l10n.t('{0} is no text that can be shown.', nameOf(uri)));
  }
  return decoded.text;
}

/** The library that a case belongs to: the innermost folder around it; null where it lies in none. */
export async function folderOfCase(library: CaseLibrary, uri: vscode.Uri): Promise<LibraryFolder | null> {
  const around = (await library.folders()).filter((folder) =>
    isInside(uri, vscode.Uri.parse(folder.uri, true)),
  );
  return around.reduce<LibraryFolder | null>(
    (best, folder) => (best === null || folder.uri.length > best.uri.length ? folder : best),
    null,
  );
}

/** What is said of a case in one line. */
export interface CaseSummary {
  readonly title: string;
  /** `YYYY-MM-DD`, `YYYY-MM`, or empty. */
  readonly date: string;
  /** Name of its library, empty where it lies in none. */
  readonly library: string;
  /** Its path below the library, or its name. */
  readonly path: string;
  readonly text: string;
}

/** Reads what is said of the case at `uri`. */
export async function summaryOf(library: CaseLibrary, uri: vscode.Uri): Promise<CaseSummary> {
  const [text, folder] = await Promise.all([readCaseText(uri), folderOfCase(library, uri)]);
  const path = folder
    ? uri.path.slice(vscode.Uri.parse(folder.uri, true).path.length).replace(/^\/+/, '')
    : nameOf(uri);
  const { fields } = parseCase(text, path);
  return {
    title: fields.title?.text ?? nameOf(uri),
    date: fields.date?.text ?? '',
    library: folder?.name ?? '',
    path,
    text,
  };
}

/** The folder that a page about a case may load pictures from: its library, or its own folder. */
export async function rootOfCase(library: CaseLibrary, uri: vscode.Uri): Promise<vscode.Uri> {
  const folder = await folderOfCase(library, uri);
  return folder ? vscode.Uri.parse(folder.uri, true) : folderOf(uri);
}
