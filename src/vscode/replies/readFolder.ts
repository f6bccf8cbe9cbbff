import * as vscode from 'vscode';
import { isNotFound } from '../readerError.ts';

/** Most templates of one folder: more than a person would ever look through. */
export const mostFiles = 2000;
/** No template is longer, in bytes. */
export const largestFile = 256 * 1024;
/** Folders below each other, and folders in all, before something is taken for a mistake. */
const deepest = 6;
const mostFolders = 500;
/** So many files are read at the same time. */
const atOnce = 16;
/** How long the host may be held in one piece, in milliseconds. */
const longestSlice = 10;

/** A file of a folder. `text` is null where it is too large or could not be read; `reason` then says why. */
export interface FileText {
  readonly uri: vscode.Uri;
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly text: string | null;
  readonly reason: string;
}

/** Gives the host back now and then while something long is done. */
export class Slices {
  #start = performance.now();

  /** To be called between small pieces of work. */
  async pause(): Promise<void> {
    if (performance.now() - this.#start < longestSlice) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#start = performance.now();
  }
}

/**
 * Addresses of the Markdown files below `folder`, sorted, at most `mostFiles`; `found` counts all. Null where the folder is
 * not there. Linked folders are left out, since they may lead round in a circle.
 */
export async function listMarkdown(
  folder: vscode.Uri,
): Promise<{ readonly paths: readonly string[]; readonly found: number } | null> {
  const paths: string[] = [];
  const waiting = [{ path: '', depth: 0 }];
  for (let at = 0; at < waiting.length && at < mostFolders; at++) {
    const { path, depth } = waiting[at] ?? { path: '', depth: deepest };
    let entries: [string, vscode.FileType][];
    try {
      const uri = path === '' ? folder : vscode.Uri.joinPath(folder, ...path.split('/'));
      entries = await vscode.workspace.fs.readDirectory(uri);
    } catch (error) {
      if (at > 0) continue;
      if (isNotFound(error) || !(error instanceof vscode.FileSystemError)) return null;
      throw error;
    }
    for (const [name, type] of entries) {
      const below = path === '' ? name : `${path}/${name}`;
      if (type === vscode.FileType.Directory && depth < deepest && !/^(\.|node_modules$)/.test(name)) {
        waiting.push({ path: below, depth: depth + 1 });
      } else if ((type & vscode.FileType.File) !== 0 && /\.md$/i.test(name)) paths.push(below);
    }
  }
  paths.sort();
  return { paths: paths.slice(0, mostFiles), found: paths.length };
}

/** Reads the files at `paths` below `folder`, in their order, without holding up the host. */
export async function readTexts(folder: vscode.Uri, paths: readonly string[]): Promise<FileText[]> {
  const texts: FileText[] = [];
  const decoder = new TextDecoder();
  for (let at = 0; at < paths.length; at += atOnce) {
    const batch = paths.slice(at, at + atOnce).map(async (path): Promise<FileText> => {
      const uri = vscode.Uri.joinPath(folder, ...path.split('/'));
      try {
        const { size } = await vscode.workspace.fs.stat(uri);
        if (size > largestFile) return { uri, path, text: null, reason: '' };
        return { uri, path, text: decoder.decode(await vscode.workspace.fs.readFile(uri)), reason: '' };
      } catch (error) {
        return { uri, path, text: null, reason: error instanceof Error ? error.message : String(error) };
      }
    });
    texts.push(...(await Promise.all(batch)));
  }
  return texts;
}
