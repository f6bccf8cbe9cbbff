import * as vscode from 'vscode';
import type { MaskFinding } from '../../cases/mask.ts';
import { numberedName } from '../../retrospective/fileName.ts';
import { exists, folderOf, isInside, nameOf } from '../files.ts';
import type { GitFailure, Repository } from '../git.ts';
import { GitTimeout, unlessTimeout, withLimits } from '../gitLimits.ts';
import { unmaskedIn } from './caseGate.ts';
import type { PublishedCases } from './publishedCases.ts';

/** Cases of one repository that are to be shared. */
export interface Share {
  readonly repository: Repository;
  /** The folder of the library inside it. */
  readonly root: vscode.Uri;
  readonly files: readonly vscode.Uri[];
  readonly message: string;
  readonly published: PublishedCases;
}

/** How a share ended. The commit, where one was made, stays in any case. */
export type ShareResult =
  | { readonly kind: 'shared'; readonly files: number; readonly renamed: readonly vscode.Uri[] }
  | { readonly kind: 'nothing' }
  /** The server cannot be reached: the commit is pushed with the next share. */
  | { readonly kind: 'offline'; readonly committed: boolean; readonly detail: string }
  /** Files of others are staged; a commit would take them along. */
  | { readonly kind: 'staged'; readonly files: readonly vscode.Uri[] }
  /** A merge is under way. */
  | { readonly kind: 'merging' }
  | { readonly kind: 'no-identity' }
  | { readonly kind: 'no-upstream'; readonly branch: string }
  | { readonly kind: 'conflict' }
  /** Uncommitted changes are in the way of what comes from the server. */
  | { readonly kind: 'in-the-way'; readonly detail: string }
  /** Commits that were made elsewhere hold what was not masked, or no case at all. */
  | {
      readonly kind: 'unchecked';
      readonly commit: string;
      readonly file: vscode.Uri;
      readonly findings: readonly MaskFinding[];
    }
  | { readonly kind: 'rejected'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string }
  /** Git did not answer in time; it may still be at work. */
  | { readonly kind: 'timeout'; readonly command: string; readonly seconds: number }
  | { readonly kind: 'cancelled'; readonly committed: boolean };

/** How often it is tried again where somebody else pushes at the same time. */
const mostTries = 3;
/** Longest row of commits that is checked before a push. */
const mostCommits = 200;

/**
 * Fetches, merges, commits `files` and nothing else, and pushes; never by force. What others left uncommitted stays as it is. Without
 * a connection the commit stays and goes along with the next share. Each call of Git has a time limit.
 */
export async function shareInRepository(share: Share, token: vscode.CancellationToken): Promise<ShareResult> {
  try {
    return await inSteps({ ...share, repository: withLimits(share.repository) }, token);
  } catch (error) {
    if (!(error instanceof GitTimeout)) throw error;
    return { kind: 'timeout', command: error.command, seconds: error.seconds };
  }
}

async function inSteps(share: Share, token: vscode.CancellationToken): Promise<ShareResult> {
  const { repository } = share;
  await repository.status();
  const { state } = repository;
  if (state.mergeChanges.length > 0) return { kind: 'merging' };
  const own = new Set(share.files.map((uri) => uri.toString()));
  const foreign = state.indexChanges.filter(({ uri }) => !own.has(uri.toString()));
  if (foreign.length > 0 && share.files.length > 0)
    return { kind: 'staged', files: foreign.map(({ uri }) => uri) };
  // A server that does not answer in time is one that cannot be reached.
  const fetched = await attempt(repository.fetch(), token, (late) => late);
  if (fetched === 'cancelled') return { kind: 'cancelled', committed: false };
  const offline = fetched === 'done' ? null : fetched;
  const { files, renamed } = offline
    ? { files: share.files, renamed: [] }
    : await withFreeNames(repository, share.files);
  // Taken before the commit, what others did needs no merge commit.
  const touched = offline ? false : await isTouchedUpstream(repository, files);
  let behind = (state.HEAD?.behind ?? 0) > 0 && !offline;
  if (behind && !touched) {
    const merged = await merge(repository, token);
    if (merged) return merged;
    behind = false;
  }
  const committed = await commit(repository, files, share.message);
  if (typeof committed === 'object') return committed;
  if (offline) return { kind: 'offline', committed, detail: said(offline) };
  if (behind) {
    const merged = await merge(repository, token);
    if (merged) return merged;
  }
  const pushed = await push(share, committed ? (state.HEAD?.commit ?? '') : '', token, committed);
  return (
    pushed ??
    (committed || renamed.length > 0 || share.files.length > 0
      ? { kind: 'shared', files: files.length, renamed }
      : { kind: 'shared', files: 0, renamed })
  );
}

/**
 * Resolves with what failed, unless the person cancels first: Git itself goes on then, nobody waits for it. A time-out rejects unless
 * `late` takes it for a failure.
 */
async function attempt(
  work: Promise<void>,
  token: vscode.CancellationToken,
  late: (timeout: GitTimeout) => GitFailure = (timeout) => {
    throw timeout;
  },
): Promise<'done' | 'cancelled' | GitFailure> {
  const cancelled = new Promise<'cancelled'>((resolve) => {
    if (token.isCancellationRequested) resolve('cancelled');
    token.onCancellationRequested(() => resolve('cancelled'));
  });
  return Promise.race([
    work.then(
      () => 'done' as const,
      (error: unknown) => (error instanceof GitTimeout ? late(error) : (error as GitFailure)),
    ),
    cancelled,
  ]);
}

/** A file that the server has already under the same name gets a number: each case stays a file of its own. */
async function withFreeNames(
  repository: Repository,
  files: readonly vscode.Uri[],
): Promise<{ files: vscode.Uri[]; renamed: vscode.Uri[] }> {
  const result: vscode.Uri[] = [];
  const renamed: vscode.Uri[] = [];
  for (const uri of files) {
    if ((await isIn(repository, 'HEAD', uri)) || !(await isIn(repository, '@{u}', uri))) {
      result.push(uri);
      continue;
    }
    let free = uri;
    for (let count = 2; (await exists(free)) || (await isIn(repository, '@{u}', free)); count++) {
      free = vscode.Uri.joinPath(folderOf(uri), numberedName(nameOf(uri), count));
    }
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, free, { overwrite: false });
    await vscode.workspace.applyEdit(edit);
    result.push(free);
    renamed.push(free);
  }
  return { files: result, renamed };
}

async function isIn(repository: Repository, ref: string, uri: vscode.Uri): Promise<boolean> {
  return repository.show(ref, uri.fsPath).then(() => true, unlessTimeout(false));
}

async function isTouchedUpstream(repository: Repository, files: readonly vscode.Uri[]): Promise<boolean> {
  const theirs = await repository.diffBetween('HEAD', '@{u}').catch(unlessTimeout([]));
  const changed = new Set(theirs.map(({ uri }) => uri.fsPath));
  return files.some((uri) => changed.has(uri.fsPath));
}

/** Merges what was fetched; null where that went well. A merge, not a rebase: it works beside uncommitted changes of others. */
async function merge(repository: Repository, token: vscode.CancellationToken): Promise<ShareResult | null> {
  const merged = await attempt(repository.merge('@{u}'), token);
  if (merged === 'done') return null;
  if (merged === 'cancelled') return { kind: 'cancelled', committed: true };
  if (merged.gitErrorCode === 'Conflict' || /CONFLICT/.test(merged.stdout ?? '')) {
    await repository.mergeAbort();
    return { kind: 'conflict' };
  }
  if (/would be overwritten|commit your changes/i.test(merged.stderr ?? ''))
    return { kind: 'in-the-way', detail: said(merged) };
  return isIdentity(merged) ? { kind: 'no-identity' } : { kind: 'failed', detail: said(merged) };
}

/** Commits exactly `files`; false where none of them differs. */
async function commit(
  repository: Repository,
  files: readonly vscode.Uri[],
  message: string,
): Promise<boolean | ShareResult> {
  if (files.length === 0) return false;
  const paths = files.map((uri) => uri.fsPath);
  try {
    await repository.add(paths);
    await repository.status();
    const staged = new Set(repository.state.indexChanges.map(({ uri }) => uri.fsPath));
    if (!paths.some((path) => staged.has(path))) return false;
    await repository.commit(message);
    return true;
  } catch (error) {
    // Git may be committing still, so that nothing is taken back.
    if (error instanceof GitTimeout) throw error;
    const failure = error as GitFailure;
    // As it was before: the file stays, uncommitted.
    await repository.revert(paths).catch(() => undefined);
    return isIdentity(failure) ? { kind: 'no-identity' } : { kind: 'failed', detail: said(failure) };
  }
}

function isIdentity({ gitErrorCode, stderr }: GitFailure): boolean {
  return (
    /^NoUser(?:Name|Email)Configured$/.test(gitErrorCode ?? '') ||
    /Please tell me who you are|no (?:name|email) was given/i.test(stderr ?? '')
  );
}

/** Pushes the branch to its counterpart; null where that went well. */
async function push(
  share: Share,
  made: string,
  token: vscode.CancellationToken,
  committed: boolean,
): Promise<ShareResult | null> {
  const { repository } = share;
  for (let tries = 1; ; tries++) {
    await repository.status();
    const head = repository.state.HEAD;
    if (!head?.name || !head.upstream) return { kind: 'no-upstream', branch: head?.name ?? '' };
    if (head.ahead === 0) return committed ? null : { kind: 'nothing' };
    const unchecked = await uncheckedCommit(share, made);
    if (unchecked) return unchecked;
    const { remote, name } = head.upstream;
    const pushed = await attempt(repository.push(remote, `${head.name}:${name}`), token);
    if (pushed === 'done') {
      await repository.status();
      return null;
    }
    if (pushed === 'cancelled') return { kind: 'cancelled', committed };
    const isBehind = /fetch first|non-fast-forward|cannot lock ref/i.test(pushed.stderr ?? '');
    if (!isBehind || tries === mostTries) return refused(pushed, committed);
    // Somebody else was faster.
    const fetched = await attempt(repository.fetch(), token);
    if (fetched === 'cancelled') return { kind: 'cancelled', committed };
    const merged = await merge(repository, token);
    if (merged) return merged;
  }
}

function refused(failure: GitFailure, committed: boolean): ShareResult {
  const detail = said(failure);
  const code = failure.gitErrorCode ?? '';
  if (/RemoteConnectionError|CantAccessRemote|RepositoryNotFound|NoRemoteReference/.test(code))
    return { kind: 'offline', committed, detail };
  if (
    /does not appear to be a git repository|could not (?:read|resolve)|unable to access|timed out/i.test(
      failure.stderr ?? '',
    )
  )
    return { kind: 'offline', committed, detail };
  return { kind: 'rejected', detail };
}

/** The first commit that would be pushed and holds what masking has not passed. The one just made is known to. */
async function uncheckedCommit(
  { repository, root, published }: Share,
  made: string,
): Promise<ShareResult | null> {
  const range = (await repository.log({ range: '@{u}..HEAD' }).catch(unlessTimeout(null))) ?? null;
  const commits = range ?? (await repository.log({ maxEntries: mostCommits }));
  for (const { hash, parents } of commits.slice(0, mostCommits)) {
    // What a merge brings is checked in its parents, or comes from the server.
    if (hash === made || parents.length > 1) continue;
    const [parent] = parents;
    const changes = parent === undefined ? [{ uri: root }] : await repository.diffBetween(parent, hash);
    for (const { uri } of changes) {
      const text = await repository.show(hash, uri.fsPath).catch(unlessTimeout(null));
      // Deleting a file tells nothing.
      if (text === null && parent !== undefined) continue;
      const isCase = isInside(uri, root) && /\.(?:md|markdown)$/i.test(uri.path);
      const findings = isCase && text !== null ? unmaskedIn(published, uri, text) : [];
      if (!isCase || findings.length > 0)
        return { kind: 'unchecked', commit: hash.slice(0, 8), file: uri, findings };
    }
  }
  return null;
}

/** What Git said, in one line. */
function said({ stderr, message }: GitFailure): string {
  const lines = (stderr ?? message).split(/\r?\n/).map((line) => line.trim());
  const told = lines.filter((line) => line !== '' && !/^(?:hint|To |warning:)/.test(line));
  return (told.find((line) => /^(?:fatal|error|remote|!)/.test(line)) ?? told[0] ?? message).slice(0, 300);
}
