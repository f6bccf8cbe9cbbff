import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemsOfSarif } from './sarifSchema.ts';

const pages = ['docs/gate.md', 'docs/gate.zh-CN.md'];
let repository = '';

function run(program: string, args: readonly string[]): { status: number | null; said: string } {
  const env = { ...process.env, LC_ALL: 'C', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: repository, encoding: 'utf8', env });
  return { status, said: stdout + stderr };
}

/** Stages one file and tries to commit it. */
function commit(file: string, text: string): { status: number | null; said: string } {
  writeFileSync(path.join(repository, file), text);
  run('git', ['add', '--', file]);
  const name = ['-c', 'user.name=Li Qiang', '-c', 'user.email=li@example.com'];
  return run('git', [...name, 'commit', '-q', '-m', file]);
}

/** The lines of a page, blocks of code and elsewhere, that call the check. */
function commandsOf(page: string): string[] {
  const lines = readFileSync(page, 'utf8')
    .split('\n')
    .filter((line) => line.includes(' check '));
  return lines.flatMap((line) => /node \.fupan\/cli\/dist\/cli\.js check [^|#'\n]+/.exec(line)?.[0] ?? []);
}

beforeAll(() => {
  repository = mkdtempSync(path.join(tmpdir(), 'fupan gate '));
  run('git', ['init', '-q']);
  mkdirSync(path.join(repository, '.fupan'));
  mkdirSync(path.join(repository, 'docs'));
  mkdirSync(path.join(repository, 'retrospectives'));
  // As unpacked from the extension's package; `npm test` builds dist first.
  symlinkSync(process.cwd(), path.join(repository, '.fupan', 'cli'));
});

afterAll(() => rmSync(repository, { recursive: true, force: true }));

describe('the snippets of the page on the gate', () => {
  it('are the same in both languages, and fetch nothing under a name that is not ours', () => {
    const [english, chinese] = pages.map(commandsOf);
    expect(english?.length).toBeGreaterThan(7);
    expect(chinese).toEqual(english);
    for (const page of pages) expect(readFileSync(page, 'utf8')).not.toMatch(/npx fupan check/);
  });

  it('hold up a commit with errors, whatever its files are called, and let others pass', () => {
    const hook = /```sh\n(#!\/bin\/sh\n[^`]+)```/.exec(readFileSync(pages[0] ?? '', 'utf8'))?.[1] ?? '';
    writeFileSync(path.join(repository, '.git', 'hooks', 'pre-commit'), hook, { mode: 0o755 });
    const fine = commit('好 回复.md', '---\nfupan: reply\nbeats: [dated]\n---\n明天 10:00 答复。\n');
    expect(fine).toEqual({ status: 0, said: '' });
    expect(commit('notes.txt', 'nothing to check').status).toBe(0);
    for (const name of ['复盘 1.md', '-x.md']) {
      const refused = commit(name, '---\nfupan: retrospective\n---\n# 复盘\n');
      expect(refused.status).not.toBe(0);
      expect(refused.said).toContain(`${name}:`);
      expect(refused.said).toContain('error retrospective/');
      run('git', ['rm', '-q', '-f', '--', name]);
    }
  });

  it('judge what is staged, whatever the file in the folder says by now', () => {
    const file = path.join(repository, '二期 复盘.md');
    const stage = (staged: string, left: string): { status: number | null; said: string } => {
      writeFileSync(file, staged);
      run('git', ['add', '--', file]);
      writeFileSync(file, left);
      return run('git', [
        '-c',
        'user.name=Li Qiang',
        '-c',
        'user.email=li@example.com',
        'commit',
        '-q',
        '-m',
        'm',
      ]);
    };
    const fine = '---\nfupan: raci\n---\n';
    const bad = '---\nfupan: retrospective\n---\n# 复盘\n';
    const refused = stage(bad, fine);
    expect([refused.status, refused.said.includes('error retrospective/')]).toEqual([1, true]);
    expect(stage(fine, bad)).toEqual({ status: 0, said: '' });
    // Settings count once they are staged.
    const settings = path.join(repository, '.fupanrc.yaml');
    writeFileSync(settings, 'severity:\n  retrospective: warning\n');
    expect(stage(bad, bad).status).toBe(1);
    run('git', ['add', '--', settings]);
    expect(stage(bad, bad).status).toBe(0);
    run('git', ['rm', '-q', '-f', '--', settings, file]);
  });

  it('run as they are printed', () => {
    for (const line of new Set(commandsOf(pages[0] ?? ''))) {
      const list = line.trim().endsWith('--') ? `${line} docs` : line;
      const said = expect.any(String) as string;
      expect([line, run('sh', ['-c', list])]).toEqual([line, { status: 0, said }]);
    }
    const sarif: unknown = JSON.parse(readFileSync(path.join(repository, 'fupan.sarif'), 'utf8'));
    expect(problemsOfSarif(sarif)).toEqual([]);
  });
});
