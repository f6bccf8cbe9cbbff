import * as vscode from 'vscode';
import { defaultRules } from '../raci/problem.ts';
import { documentLanguage, type DocumentLanguage } from './language.ts';

/** A setting that names a folder inside the workspace. */
export interface FolderSetting {
  /** Its full name. */
  readonly name: string;
  /** The folder where the setting is empty or points outside the workspace. */
  readonly fallback: string;
  /**
   * The folder, relative to a workspace folder, with `/` between its parts. Null where the setting would lead outside the
   * workspace (an absolute path, or too many `..`).
   */
  read(scope: vscode.Uri | undefined): string | null;
}

function folderSetting(key: string, fallback: string): FolderSetting {
  return {
    name: `fupan.${key}`,
    fallback,
    read: (scope) =>
      insideFolder(vscode.workspace.getConfiguration('fupan', scope ?? null).get<string>(key, fallback)),
  };
}

/** Where new retrospectives go. */
export const retrospectiveFolder = folderSetting('retrospective.folder', 'retrospectives');
/** Where new responsibility matrices go. */
export const raciFolder = folderSetting('raci.folder', 'docs');
/** Where new documents (reports, change orders …) go. */
export const documentFolder = folderSetting('documents.folder', 'docs');

/** `path` with `.` and `..` resolved, or null where it is absolute or leads above its start. */
export function insideFolder(path: string): string | null {
  if (/^([/\\~]|[a-z]:)/i.test(path.trim())) return null;
  const parts: string[] = [];
  for (const part of path.trim().split(/[/\\]+/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** The language in which new documents are written. */
export function templateLanguage(scope: vscode.Uri | undefined): DocumentLanguage {
  const value = vscode.workspace
    .getConfiguration('fupan', scope ?? null)
    .get<string>('templates.language', 'auto');
  return value === 'zh-cn' || value === 'en' ? value : documentLanguage(vscode.env.language);
}

/** The people whom the project usually names, without blanks and repeats. */
export function knownPeople(scope: vscode.Uri | undefined): string[] {
  const value = vscode.workspace.getConfiguration('fupan', scope ?? null).get<unknown>('people', []);
  if (!Array.isArray(value)) return [];
  const names = value.filter((name): name is string => typeof name === 'string').map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== '');
}

/** Share of a matrix's matters (0 to 1) from which a role with R or A counts as overloaded. */
export function overloadShare(scope: vscode.Uri | undefined): number {
  const value = vscode.workspace
    .getConfiguration('fupan', scope ?? null)
    .get<unknown>('raci.overload', defaultRules.overload);
  return typeof value === 'number' && value > 0 ? Math.min(value, 1) : defaultRules.overload;
}

/** The person's own folder with templates of documents, for all workspaces; undefined where none is set. */
export function userDocumentTemplates(): vscode.Uri | undefined {
  const path = vscode.workspace.getConfiguration('fupan').get<unknown>('documents.userTemplates', '');
  if (typeof path !== 'string' || path.trim() === '') return undefined;
  // A browser has no files of its own: there the setting may hold an address.
  return /^[a-z][a-z\d+.-]+:\/\//i.test(path.trim())
    ? vscode.Uri.parse(path.trim())
    : vscode.Uri.file(path.trim());
}

/** Who writes the documents, or empty. */
export function author(scope: vscode.Uri | undefined): string {
  const value = vscode.workspace.getConfiguration('fupan', scope ?? null).get<unknown>('author', '');
  return typeof value === 'string' ? value.trim() : '';
}

/** The day of going live, `YYYY-MM-DD`, or empty; what is no date counts as empty. */
export function goLiveDate(scope: vscode.Uri | undefined): string {
  const value = vscode.workspace.getConfiguration('fupan', scope ?? null).get<unknown>('goLive', '');
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value.trim()) ? value.trim() : '';
}
