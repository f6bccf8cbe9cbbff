import * as vscode from 'vscode';
import { openDocument } from '../documents.ts';

/** Name of the file with a team's severities and paths. */
export const settingsName = '.fupanrc.yaml';
/** Larger files are refused unread. */
const largestFile = 4_000_000;

/** True for a file of team rules, by its place. */
export function isRuleFile({ path }: vscode.Uri): boolean {
  return /\/\.fupan\/wording\/[^/]+\.ya?ml$/i.test(path);
}

/** True for `.fupanrc.yaml`, by its name. */
export function isSettingsFile({ path }: vscode.Uri): boolean {
  return path.endsWith(`/${settingsName}`);
}

/** The text at `uri`, as it stands in the editor where it is open; null where it is gone or cannot be read. */
export async function readRuleText(uri: vscode.Uri): Promise<string | null> {
  const open = openDocument(uri);
  if (open) return open.getText();
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    // The reader of rules says that this is too large, without anybody decoding it.
    if (bytes.length > largestFile) return ' '.repeat(largestFile);
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}
