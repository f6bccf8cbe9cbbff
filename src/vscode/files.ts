import * as vscode from 'vscode';
import { isNotFound } from './readerError.ts';

/** The folder that holds `uri`. */
export function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

/** The last part of the path of `uri`. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** What is at `uri`, or null where nothing is. Throws what else the file system reports. */
export async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | null> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** True where something is at `uri`; false too where the file system cannot tell. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** True where `uri` is `folder` or below it. */
export function isInside(uri: vscode.Uri, folder: vscode.Uri): boolean {
  if (uri.scheme !== folder.scheme || uri.authority !== folder.authority) return false;
  const base = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return uri.path === folder.path || uri.path.startsWith(base);
}

/** Where `uri` is after `from` (it, or a folder above it) became `to`; null where it is not affected. */
export function afterRename(uri: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri | null {
  if (!isInside(uri, from)) return null;
  return to.with({ path: to.path + uri.path.slice(from.path.length) });
}

/** Bytes as a short figure such as `6.3 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}

/** A link as a path from `document`, as a person would write it: relative, with `/`. */
export function relativePath(document: vscode.Uri, file: vscode.Uri): string {
  const from = document.path.split('/').slice(0, -1);
  const to = file.path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** The text of the file at `uri` as UTF-8. Throws what the file system reports. */
export async function readAsText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
