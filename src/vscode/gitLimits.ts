import type { Repository } from './git.ts';

/** Longest time that Git gets, in seconds: what stays on this computer, and what talks to a server or may ask for a password. */
const limits = { local: 60, server: 180 };

/** Git has not answered in time. It may still be at work: what it was doing is not known. */
export class GitTimeout extends Error {
  constructor(
    /** The subcommand, such as `fetch`. */
    readonly command: string,
    /** How long it was waited for. */
    readonly seconds: number,
  ) {
    super(`git ${command}: no answer for ${String(seconds)} s`);
    this.name = 'GitTimeout';
  }
}

/** Passes a time-out on; for what takes any other failure of Git for an answer. */
export function unlessTimeout<T>(answer: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof GitTimeout) throw error;
    return answer;
  };
}

/**
 * `repository`, in which each call ends: it rejects with a `GitTimeout` where Git does not answer within `seconds`. Commits count as
 * calls of a server, since hooks and signing may ask somebody.
 */
export function withLimits(repository: Repository, seconds = limits): Repository {
  const local = <T>(command: string, work: Promise<T>) => within(work, command, seconds.local);
  const server = <T>(command: string, work: Promise<T>) => within(work, command, seconds.server);
  return {
    get rootUri() {
      return repository.rootUri;
    },
    get state() {
      return repository.state;
    },
    log: (options) => local('log', repository.log(options)),
    show: (ref, path) => local('show', repository.show(ref, path)),
    diffBetween: (ref1, ref2) => local('diff', repository.diffBetween(ref1, ref2)),
    status: () => local('status', repository.status()),
    add: (paths) => local('add', repository.add(paths)),
    revert: (paths) => local('reset', repository.revert(paths)),
    commit: (message) => server('commit', repository.commit(message)),
    fetch: () => server('fetch', repository.fetch()),
    merge: (ref) => server('merge', repository.merge(ref)),
    mergeAbort: () => local('merge', repository.mergeAbort()),
    push: (remote, branch) => server('push', repository.push(remote, branch)),
  };
}

async function within<T>(work: Promise<T>, command: string, seconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new GitTimeout(command, seconds));
    }, seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
