import * as vscode from 'vscode';
import { documentLanguage, type DocumentLanguage } from './language.ts';

/** Where new retrospectives go when the setting is empty or points outside the workspace. */
export const defaultRetrospectiveFolder = 'retrospectives';

/**
 * The folder for retrospectives, relative to a workspace folder, with `/` between its parts. Null where the setting would
 * lead outside the workspace (an absolute path, or too many `..`).
 */
export function retrospectiveFolder(scope: vscode.Uri | undefined): string | null {
  const value = vscode.workspace
    .getConfiguration('fupan', scope ?? null)
    .get<string>('retrospective.folder', defaultRetrospectiveFolder);
  return insideFolder(value);
}

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
