import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemsOfSarif } from './sarifSchema.ts';

/** The command line as it ships; `npm test` builds it first. */
const cli = path.resolve('dist/cli.js');
let folder = '';

interface Problem {
  readonly code: string;
  readonly rule?: string;
  readonly severity: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly suggestions: { title: string; edits: unknown[] }[];
}

function fupan(args: readonly string[], input = ''): { status: number | null; out: string; err: string } {
  const env = { ...process.env, LC_ALL: 'C' };
  const run = spawnSync(process.execPath, [cli, 'check', ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env,
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

/** Codes found in each text. */
function codes(texts: readonly string[], ...args: string[]): string[][] {
  const input = texts.map((text, id) => JSON.stringify({ id, text })).join('\n');
  return fupan(['--jsonl', ...args], input)
    .out.trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { problems: Problem[] }).problems.map(({ code }) => code));
}

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};
const blame = '都怪采购部临时改编码。';
const retrospective = `---\nfupan: retrospective\n---\n# 复盘\n\n## 责任方主张\n\n| 责任方 | 主张 |\n|---|---|\n| 客户 | ${blame} |\n\n## 经验教训\n\n${blame}\n`;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fupan wording-'));
  write('project/复盘.md', retrospective);
  write('project/回复.md', '---\nfupan: reply\n---\n数据库发生死锁。我们会尽快处理。\n');
  write('project/notes.md', `${blame}\n`);
  write('project/二期.raci.md', '---\nfupan: raci\n---\n都怪客户。\n');
  write(
    'team/.fupan/wording/own.yaml',
    'rules:\n  - { id: our-word, kind: emotional, message: 别用, patterns: [拉通] }\n',
  );
  write('team/deep/down/reply.md', '---\nfupan: reply\n---\n我们拉通一下。\n');
  write(
    'broken/.fupan/wording/own.yaml',
    "rules:\n  - id: bad\n    kind: blaming\n    message: m\n    patterns: ['(a+)+b']\n",
  );
  write('broken/reply.md', '---\nfupan: reply\n---\n明天 10:00 答复。\n');
  write(
    'settings/.fupanrc.yaml',
    'severity:\n  wording/jargon: off\n  zh-soon: error\nignore: [old/**, "*.draft.md"]\n',
  );
  write('settings/回复.md', '---\nfupan: reply\n---\n发生死锁。\n\n近期会发布新版本解决。\n');
  write('archive/日志 1.md', '---\nfupan: reply\n---\n发生死锁。\n');
  write('settings/old/a.md', '---\nfupan: reply\n---\n发生死锁。\n');
  write('settings/x.draft.md', '---\nfupan: reply\n---\n近期会发布新版本解决。\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('fupan check --jsonl', () => {
  it('judges a sentence by its wording, in the context given', () => {
    const texts = [blame, '数据库发生死锁。', '配置错误导致接口无法连接。', '李强 11-25 18:00 前完成修复。'];
    expect(codes(texts, '--context', 'retrospective')).toEqual([['wording/blaming'], [], [], []]);
    expect(codes(texts.slice(1, 2), '--context', 'reply')).toEqual([['wording/jargon']]);
    expect(codes(texts.slice(0, 1))).toEqual([['wording/blaming']]);
  });

  it('checks a document for what is missing, too, and leaves the claims alone', () => {
    const [found = []] = codes([retrospective]);
    expect(found).toContain('retrospective/no-time');
    expect(found.filter((code) => code.startsWith('wording/'))).toEqual(['wording/blaming']);
  });

  it('prints message and suggestions in the language asked for', () => {
    const input = JSON.stringify({ id: 'a', text: '我们会尽快处理。' });
    const read = (lang: string): Problem | undefined =>
      (
        JSON.parse(fupan(['--jsonl', '--context', 'reply', '--lang', lang], input).out) as {
          problems: Problem[];
        }
      ).problems[0];
    expect(read('zh-cn')?.code).toBe('wording/vague-promise');
    expect(read('zh-cn')?.message).toMatch(/承诺/);
    expect(read('en')?.message).toMatch(/promise/);
    expect(read('zh-cn')?.suggestions[0]).toEqual({
      title: '改为“在【日期 时间】前”',
      edits: [{ start: 3, end: 5, newText: '在【日期 时间】前' }],
    });
  });
});

describe('fupan check of many files', () => {
  it('says what it says of few at a time, in the same order, whatever cannot be read', () => {
    const folders = ['many/a', 'many/b'];
    for (const [at, name] of folders.entries()) {
      for (let file = 0; file < 260; file++) {
        const text = file % 2 === at ? '我们会尽快处理。' : '明天 10:00 答复。';
        write(`${name}/${file}.md`, `---\nfupan: reply\n---\n${text}\n`);
      }
      writeFileSync(path.join(folder, name, '117.md'), Buffer.from([0xb8, 0xb4, 0xc5, 0xcc, 0x0a]));
      write(
        `${name}/.fupan/wording/own.yaml`,
        `rules:\n  - { id: our-${at}, kind: emotional, message: m, patterns: ['{nowhere}'] }\n`,
      );
    }
    const args = ['--format', 'json', '--lang', 'zh-cn'];
    const all = fupan([...folders, ...args]);
    const each = folders.map((name) => fupan([name, ...args]));
    expect(all.status).toBe(2);
    expect(all.err).toBe(each.map(({ err }) => err).join(''));
    expect(all.err.trim().split('\n')).toHaveLength(4);
    const found = JSON.parse(all.out) as unknown[];
    expect(found.length).toBeGreaterThan(200);
    expect(found).toEqual(each.flatMap(({ out }) => JSON.parse(out) as unknown[]));
  });
});

describe('fupan check PATH', () => {
  it('reads documents by their kind', () => {
    const { out, status } = fupan(['project', '--format', 'json', '--today', '2026-11-22']);
    const found = JSON.parse(out) as (Problem & { file: string })[];
    const wording = found.filter(({ code }) => code.startsWith('wording/'));
    expect(wording.map(({ file, code }) => [path.basename(file), code])).toEqual([
      ['回复.md', 'wording/jargon'],
      ['回复.md', 'wording/vague-promise'],
      ['复盘.md', 'wording/blaming'],
    ]);
    expect(status).toBe(1);
    expect(wording[2]?.start).toBeGreaterThan(retrospective.indexOf('经验教训'));
  });

  it('names the rule, so that it can be left alone at this place', () => {
    const text = '---\nfupan: reply\n---\n我们会尽快处理。';
    write('ignored/回复.md', `${text}\n`);
    const rule = /\((zh-[\w-]+)\)\n/.exec(fupan(['ignored']).out)?.[1] ?? '';
    const log = JSON.parse(fupan(['ignored', '--format', 'sarif']).out) as {
      runs: { results: { properties?: { rule: string } }[] }[];
    };
    expect(log.runs[0]?.results.flatMap(({ properties }) => properties?.rule ?? [])).toEqual([rule]);
    write('ignored/回复.md', `${text} <!-- fupan-ignore ${rule} -->\n`);
    const { out, status } = fupan(['ignored']);
    expect([status, out.includes('wording/')]).toEqual([0, false]);
  });

  it('checks any file named with --context', () => {
    expect(fupan(['project/notes.md']).out).toBe('');
    expect(fupan(['project/notes.md', '--context', 'reply']).out).toContain('wording/blaming');
  });

  it('finds a team’s rules above the document', () => {
    expect(fupan(['team', '--lang', 'zh-cn']).out).toContain('wording/emotional 别用');
  });

  it('names file and line of a rule it cannot use, and checks on', () => {
    const { err, status } = fupan(['broken']);
    expect(err).toMatch(/own\.yaml:5: .*no regular expression/);
    expect(status).toBe(2);
  });

  it('follows .fupanrc.yaml', () => {
    const { out } = fupan(['settings']);
    const lines = out
      .split('\n')
      .filter((line) => line.includes(' wording/') || !line.includes('.md:4:1: info '));
    expect(lines.join('\n')).toMatch(/^settings.回复\.md:6:1: error wording\/vague-promise [^\n]+\n$/);
  });

  it('names every slip in a .fupanrc.yaml, checks on with the rest, and ends as with bad settings', () => {
    write(
      'wrong/.fupanrc.yaml',
      'ignore: [old, 7]\nseverity:\n  wording/rude: off\n  zh-soon: loud\n  wording/jargon: error\nfoo: 1\n',
    );
    write('wrong/reply.md', '---\nfupan: reply\n---\n数据库发生死锁。\n');
    write('wrong/old/a.md', '---\nfupan: reply\n---\n发生死锁。\n');
    const { err, out, status } = fupan(['wrong']);
    expect(err.match(/yaml:\d+: /g)).toEqual(['yaml:1: ', 'yaml:3: ', 'yaml:4: ', 'yaml:6: ']);
    expect(err).toMatch(/:3: there is no rule “wording\/rude”\n/);
    expect(out).toMatch(/^wrong.reply\.md:4:\d+: error wording\/jargon /m);
    expect(out).not.toContain('old');
    expect(status).toBe(2);
    expect(fupan(['--jsonl'], '').status).toBe(0);
  });

  it('names every mistake of a team’s rule', () => {
    write(
      'broken/.fupan/wording/two.yaml',
      "rules:\n  - id: bad 1\n    kind: rude\n    message: m\n    patterns: ['(a']\n",
    );
    const { err, status } = fupan(['broken']);
    for (const line of [2, 3, 5]) expect(err).toContain(`two.yaml:${line}: `);
    expect(status).toBe(2);
    rmSync(path.join(folder, 'broken/.fupan/wording/two.yaml'));
  });

  it.each([
    [['--jsonl', '--format', 'sarif'], /--jsonl .*--format/],
    [['--jsonl', '--format', 'json'], /--jsonl .*--format/],
    [['project', '--json', '--format', 'sarif'], /--json and --format sarif/],
    [['project', '--json', '--format', 'text'], /--json and --format text/],
  ])('refuses formats that exclude each other: %j', (args, said) => {
    const { err, out, status } = fupan(args, '{"id":1,"text":"a"}');
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(said);
  });

  it('writes SARIF that is valid by the schema of the standard', () => {
    const log = JSON.parse(fupan(['project', 'settings', '--format', 'sarif']).out) as {
      runs: { results: { ruleId: string; level: string; locations: object[] }[] }[];
    };
    expect(problemsOfSarif(log)).toEqual([]);
    expect(log.runs[0]?.results.length).toBeGreaterThan(1);
    expect(problemsOfSarif(JSON.parse(fupan(['archive', '--format', 'sarif']).out))).toEqual([]);
    // The schema is at work: it refuses a log that is not one.
    const [first] = log.runs[0]?.results ?? [];
    const broken = { ...log, runs: [{ ...log.runs[0], results: [{ ...first, level: 'fatal', line: 3 }] }] };
    expect(problemsOfSarif(broken)).toEqual([
      '/runs/0/results/0 must NOT have additional properties',
      '/runs/0/results/0/level must be equal to one of the allowed values',
    ]);
    expect(problemsOfSarif({ ...log, version: '2.0.0' })).toEqual([
      '/version must be equal to one of the allowed values',
    ]);
  });
});
