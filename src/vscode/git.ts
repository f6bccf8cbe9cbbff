import * as vscode from 'vscode';
import { exists, folderOf } from './files.ts';
import { withLimits } from './gitLimits.ts';

/** The part of the interface of VS Code's Git extension (version 1) that is used here. */
interface GitExtension {
  getAPI(version: 1): GitApi;
}

interface GitApi {
  getRepository(uri: vscode.Uri): Repository | null;
  openRepository?(root: vscode.Uri): Promise<Repository | null>;
}

/** A Git repository, as the Git extension offers it. Paths are absolute; what fails throws a `GitFailure`. */
export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: Branch | undefined;
    readonly remotes: readonly { readonly name: string }[];
    readonly indexChanges: readonly Change[];
    readonly mergeChanges: readonly Change[];
    readonly workingTreeChanges: readonly Change[];
    /** Not in each version; without it, new files are among `workingTreeChanges`. */
    readonly untrackedChanges?: readonly Change[];
    readonly onDidChange: vscode.Event<void>;
  };
  /** The commits that changed `path`, or those of `range` (`a..b`), newest first. */
  log(options: {
    readonly path?: string;
    readonly maxEntries?: number;
    readonly range?: string;
  }): Promise<Commit[]>;
  /** The text of the file at `path` as of a commit. */
  show(ref: string, path: string): Promise<string>;
  /** What changed from where the two parted to `ref2`. */
  diffBetween(ref1: string, ref2: string): Promise<Change[]>;
  status(): Promise<void>;
  add(paths: string[]): Promise<void>;
  /** Takes files out of the index again; the files stay. */
  revert(paths: string[]): Promise<void>;
  commit(message: string): Promise<void>;
  fetch(): Promise<void>;
  merge(ref: string): Promise<void>;
  mergeAbort(): Promise<void>;
  push(remote?: string, branch?: string): Promise<void>;
}

/** The branch that is checked out. */
interface Branch {
  readonly name?: string;
  readonly commit?: string;
  readonly upstream?: { readonly remote: string; readonly name: string };
  readonly ahead?: number;
  readonly behind?: number;
}

/** A file that differs. */
export interface Change {
  readonly uri: vscode.Uri;
}

/** Why a Git command failed: `gitErrorCode` is the extension's own name for it, `stderr` what Git said. */
export interface GitFailure {
  readonly gitErrorCode?: string;
  readonly stderr?: string;
  readonly stdout?: string;
  readonly message: string;
}

/** A commit, as the Git extension offers it. */
export interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly authorName?: string;
  readonly commitDate?: Date;
}

/** What the Git extension offers, or null where there is no Git: switched off, not installed, or in a browser. */
async function gitApi(): Promise<GitApi | null> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  try {
    // It throws where it is switched off or finds no git; in a browser it does not exist.
    const activated = await extension?.activate();
    return activated?.getAPI(1) ?? null;
  } catch {
    return null;
  }
}

type RepositoryAnswer =
  | { readonly ok: true; readonly repository: Repository }
  | { readonly ok: false; readonly reason: 'untrusted' | 'no-git' | 'no-repository' };

/** The repository that holds `uri`, or why there is none to ask. */
export async function repositoryOf(uri: vscode.Uri): Promise<RepositoryAnswer> {
  // A repository's own settings can name programs to run.
  if (!vscode.workspace.isTrusted) return { ok: false, reason: 'untrusted' };
  const api = await gitApi();
  if (!api) return { ok: false, reason: 'no-git' };
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  // Just after start the extension has not looked through the folders yet.
  const repository = api.getRepository(uri) ?? (folder && (await api.openRepository?.(folder))) ?? null;
  return repository ? { ok: true, repository } : { ok: false, reason: 'no-repository' };
}

/** Folders above a library that are looked into for its repository. */
const mostParents = 12;

/** The repository that the folder at `root` belongs to, wherever it is on the disk. */
export async function repositoryAt(root: vscode.Uri): Promise<RepositoryAnswer> {
  if (!vscode.workspace.isTrusted) return { ok: false, reason: 'untrusted' };
  const api = await gitApi();
  if (!api) return { ok: false, reason: 'no-git' };
  const known = api.getRepository(root);
  if (known) return { ok: true, repository: known };
  let folder = root;
  for (let level = 0; level < mostParents; level++) {
    if (await exists(vscode.Uri.joinPath(folder, '.git'))) {
      const repository = (await api.openRepository?.(folder)) ?? null;
      if (!repository) return { ok: false, reason: 'no-repository' };
      // The extension hands it out before it knows its branch and servers; where that fails, whoever asks Git next is told.
      await withLimits(repository)
        .status()
        .catch(() => undefined);
      return { ok: true, repository };
    }
    const above = folderOf(folder);
    if (above.path === folder.path) break;
    folder = above;
  }
  return { ok: false, reason: 'no-repository' };
}
