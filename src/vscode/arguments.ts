import * as vscode from 'vscode';
import { folderOf, statOf } from './files.ts';

/** The address in the argument of a command: a `Uri` from a menu, or a text from a keybinding; undefined for anything else. */
export function addressOf(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) return value;
  return typeof value === 'string' ? vscode.Uri.parse(value, true) : undefined;
}

/** `uri` where it is a folder (or nothing yet), else the folder around it. */
export async function folderAt(uri: vscode.Uri): Promise<vscode.Uri> {
  const stat = await statOf(uri);
  return !stat || (stat.type & vscode.FileType.Directory) !== 0 ? uri : folderOf(uri);
}
