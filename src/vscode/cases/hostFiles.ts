import * as vscode from 'vscode';
import { isLeftOut, isMarkdownName, largestFile } from '../../worker/fileNames.ts';
import type { FileState, Listing, ReadFile, Refused, Root } from '../../worker/messages.ts';
import { isNotFound } from '../readerError.ts';
import { isBelow } from '../../worker/addresses.ts';

/** A folder or file that takes longer does not answer, in milliseconds. */
const patience = 15_000;
/** Operations under way at a time: each of them may be a way over the network. */
const atOnce = 16;

/** Looks through a root by `workspace.fs`, beginning at the folder `from` of it. */
export async function listFiles(root: Root, from: string, token: vscode.CancellationToken): Promise<Listing> {
  const base = folderOf(root);
  const files: FileState[] = [];
  const refused: ReadFile[] = [];
  const unread: string[] = [];
  let isThere = true;
  const folders = [from];
  const links: string[] = [];
  const names: string[] = [];
  const at = (path: string) => (path === '' ? base : vscode.Uri.joinPath(base, path));
  const refuse = (path: string, why: Refused) => refused.push({ path, size: 0, mtime: 0, content: why });
  await drain(folders, token, async (folder) => {
    try {
      for (const [name, type] of await inTime(vscode.workspace.fs.readDirectory(at(folder)))) {
        const path = folder === '' ? name : `${folder}/${name}`;
        if (isLeftOut(name) || root.without.some((each) => isBelow(path, each))) continue;
        const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
        if ((type & vscode.FileType.Directory) !== 0) {
          if (isLink) links.push(path);
          else folders.push(path);
        } else if (isMarkdownName(name)) {
          if ((type & vscode.FileType.File) !== 0) names.push(path);
          else refuse(path, { reason: isLink ? 'broken-link' : 'no-file' });
        }
      }
    } catch (error) {
      const why = reasonOf(error);
      if (folder === '') isThere = false;
      if (why.reason === 'unreachable') unread.push(folder);
      // A root that is not there says so itself.
      if (folder !== '') refuse(folder, why);
    }
  });
  for (const link of links) refuse(link, { reason: 'link' });
  await drain(names, token, async (path) => {
    try {
      const { size, mtime } = await inTime(vscode.workspace.fs.stat(at(path)));
      if (size > largestFile) refused.push({ path, size, mtime, content: { reason: 'too-large' } });
      else files.push({ path, size, mtime });
    } catch (error) {
      const why = reasonOf(error);
      if (why.reason === 'unreachable') unread.push(path);
      refuse(path, why);
    }
  });
  return { files, refused, unread, isThere };
}

/** Reads files of a root by `workspace.fs`; what fails comes with the reason. */
export async function readFiles(root: Root, files: readonly FileState[]): Promise<ReadFile[]> {
  const base = folderOf(root);
  return Promise.all(
    files.map(async (file): Promise<ReadFile> => {
      try {
        return {
          ...file,
          content: await inTime(vscode.workspace.fs.readFile(vscode.Uri.joinPath(base, file.path))),
        };
      } catch (error) {
        return { ...file, content: reasonOf(error) };
      }
    }),
  );
}

/** What is at a path of a root now; null where nobody can tell. */
export async function stateOf(
  root: Root,
  path: string,
): Promise<{ readonly isFolder: boolean; readonly state: FileState } | 'gone' | null> {
  try {
    const { type, size, mtime } = await inTime(
      vscode.workspace.fs.stat(vscode.Uri.joinPath(folderOf(root), path)),
    );
    return { isFolder: (type & vscode.FileType.Directory) !== 0, state: { path, size, mtime } };
  } catch (error) {
    return isNotFound(error) ? 'gone' : null;
  }
}

/** The folder of a root; that of a whole file system has no path without its slash. */
function folderOf(root: Root): vscode.Uri {
  return vscode.Uri.parse(`${root.uri}/`);
}

/** Works through a list that may grow meanwhile, some items at a time. */
async function drain(
  items: string[],
  token: vscode.CancellationToken,
  work: (item: string) => Promise<void>,
): Promise<void> {
  let next = 0;
  let running = 0;
  await new Promise<void>((done) => {
    const go = () => {
      while (running < atOnce && next < items.length && !token.isCancellationRequested) {
        running++;
        void work(items[next++] ?? '').finally(() => {
          running--;
          go();
        });
      }
      if (running === 0) done();
    };
    go();
  });
}

class OutOfTime extends Error {}

async function inTime<T>(operation: Thenable<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfTime()), patience);
  });
  try {
    return await Promise.race([operation, late]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): Refused {
  if (error instanceof OutOfTime) return { reason: 'unreachable' };
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  if (code === 'NoPermissions' || /EACCES|EPERM/.test(message)) return { reason: 'no-permission' };
  if (code === 'FileNotFound') return { reason: 'broken-link' };
  if (/ELOOP/.test(message)) return { reason: 'link-circle' };
  if (code === 'Unavailable') return { reason: 'unreachable' };
  return { reason: 'error', detail: message };
}
