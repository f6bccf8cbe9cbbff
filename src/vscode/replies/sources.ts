import * as vscode from 'vscode';
import type { ReplyOrigin } from './reply.ts';

/** A folder with templates of the person, the team or the workspace. */
export interface ReplySource {
  readonly origin: Exclude<ReplyOrigin, 'shipped'>;
  readonly folder: vscode.Uri;
  /** True where somebody named the folder, so that its absence is worth a word. */
  readonly named: boolean;
}

const workspacePath = ['.fupan', 'replies'] as const;

function setting(key: string): string {
  const value = vscode.workspace.getConfiguration('fupan').get<unknown>(key, '');
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * The address of a folder as people write it into a setting: an absolute path, an address with its scheme, or a path relative to
 * the first workspace folder. Undefined where it is none of these.
 */
function folderAddress(path: string): vscode.Uri | undefined {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(path)) return vscode.Uri.parse(path, true);
  if (/^([/\\]|[a-z]:[/\\])/i.test(path)) {
    const file = vscode.Uri.file(path);
    // On a remote machine or in the browser, a path means the place where the workspace is.
    return first && first.uri.scheme !== 'file' ? first.uri.with({ path: file.path }) : file;
  }
  return first && vscode.Uri.joinPath(first.uri, ...path.split(/[/\\]+/));
}

/** The folder of the person's own templates: that of the setting, else one that VS Code keeps for the extension. */
function userFolder(globalStorage: vscode.Uri): vscode.Uri {
  const path = setting('replies.userFolder');
  return (path === '' ? undefined : folderAddress(path)) ?? vscode.Uri.joinPath(globalStorage, 'replies');
}

/** Every folder with own templates, those of the workspace only where somebody vouched for it. */
export function replySources(globalStorage: vscode.Uri): ReplySource[] {
  const sources: ReplySource[] = [
    { origin: 'user', folder: userFolder(globalStorage), named: setting('replies.userFolder') !== '' },
  ];
  const team = setting('replies.teamFolder');
  const teamFolder = team === '' ? undefined : folderAddress(team);
  if (teamFolder) sources.push({ origin: 'team', folder: teamFolder, named: true });
  if (vscode.workspace.isTrusted) {
    for (const folder of workspaceReplies()) sources.push({ origin: 'workspace', folder, named: false });
  }
  const seen = new Set<string>();
  return sources.filter(({ folder }) => {
    const key = folder.toString();
    return !seen.has(key) && seen.add(key);
  });
}

/** Where the folders of the workspace keep replies, whether there are any and whether they are used. */
export function workspaceReplies(): vscode.Uri[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) =>
    vscode.Uri.joinPath(uri, ...workspacePath),
  );
}

/** What somebody says of themselves for the slots of replies, by the name of the slot. */
export function senderValues(): Record<string, string> {
  const values: Record<string, string> = {};
  const more = vscode.workspace.getConfiguration('fupan').get<unknown>('replies.values', {});
  if (typeof more === 'object' && more !== null) {
    for (const [name, value] of Object.entries(more)) if (typeof value === 'string') values[name] = value;
  }
  for (const [name, key] of [
    ['engineer', 'sender.name'],
    ['company', 'sender.company'],
    ['phone', 'sender.phone'],
  ] as const) {
    const value = setting(key);
    if (value !== '') values[name] = value;
  }
  return values;
}
