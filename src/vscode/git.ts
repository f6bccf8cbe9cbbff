import * as vscode from 'vscode';

/** The part of the interface of VS Code's Git extension (version 1) that is used here. */
interface GitExtension {
  getAPI(version: 1): GitApi;
}

interface GitApi {
  getRepository(uri: vscode.Uri): Repository | null;
  openRepository?(root: vscode.Uri): Promise<Repository | null>;
}

/** A Git repository, as the Git extension offers it. */
export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: { readonly HEAD: { readonly commit?: string } | undefined };
  /** The commits that changed `path`, newest first. */
  log(options: { readonly path: string; readonly maxEntries: number }): Promise<Commit[]>;
  /** The text of the file at `path` (absolute) as of a commit. */
  show(ref: string, path: string): Promise<string>;
}

/** A commit, as the Git extension offers it. */
export interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
  readonly commitDate?: Date;
}

/** The repository that holds `uri`, or why there is none to ask. */
export async function repositoryOf(
  uri: vscode.Uri,
): Promise<
  | { readonly ok: true; readonly repository: Repository }
  | { readonly ok: false; readonly reason: 'no-git' | 'no-repository' }
> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  let api: GitApi;
  try {
    // It throws where it is switched off or finds no git; in a browser it does not exist.
    const activated = await extension?.activate();
    if (!activated) return { ok: false, reason: 'no-git' };
    api = activated.getAPI(1);
  } catch {
    return { ok: false, reason: 'no-git' };
  }
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  // Just after start the extension has not looked through the folders yet.
  const repository = api.getRepository(uri) ?? (folder && (await api.openRepository?.(folder))) ?? null;
  return repository ? { ok: true, repository } : { ok: false, reason: 'no-repository' };
}
