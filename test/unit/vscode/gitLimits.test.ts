import { describe, expect, it } from 'vitest';
import type { Repository } from '../../../src/vscode/git.ts';
import { GitTimeout, unlessTimeout, withLimits } from '../../../src/vscode/gitLimits.ts';

/** A repository in which each call is answered by `answer`. */
const answering = (answer: () => Promise<unknown>) =>
  new Proxy({}, { get: () => answer }) as unknown as Repository;

const calls: [string, (repository: Repository) => Promise<unknown>][] = [
  ['log', (repository) => repository.log({})],
  ['show', (repository) => repository.show('HEAD', 'a.md')],
  ['diff', (repository) => repository.diffBetween('a', 'b')],
  ['status', (repository) => repository.status()],
  ['add', (repository) => repository.add(['a.md'])],
  ['reset', (repository) => repository.revert(['a.md'])],
  ['commit', (repository) => repository.commit('Add a')],
  ['fetch', (repository) => repository.fetch()],
  ['merge', (repository) => repository.merge('@{u}')],
  ['merge', (repository) => repository.mergeAbort()],
  ['push', (repository) => repository.push('origin', 'main')],
];

describe('a call of Git', () => {
  it.each(calls)('ends where Git never answers: %s', async (command, call) => {
    const never = withLimits(
      answering(() => new Promise(() => undefined)),
      { local: 0.001, server: 0.001 },
    );
    const failure = await call(never).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GitTimeout);
    expect(failure).toMatchObject({ command, seconds: 0.001 });
    // It is never taken for an answer.
    await expect(call(never).catch(unlessTimeout(null))).rejects.toBeInstanceOf(GitTimeout);
  });

  it.each(calls)('answers and fails as before in time: %s', async (_command, call) => {
    const failure = new Error('fatal: no such path');
    expect(await call(withLimits(answering(() => Promise.resolve('said'))))).toBe('said');
    await expect(call(withLimits(answering(() => Promise.reject(failure))))).rejects.toBe(failure);
    expect(
      await call(withLimits(answering(() => Promise.reject(failure)))).catch(unlessTimeout('none')),
    ).toBe('none');
  });
});
