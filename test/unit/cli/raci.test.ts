import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The command line as it ships; `npm test` builds it first. */
const cli = path.resolve('dist/cli.js');
let folder = '';

function fupan(args: readonly string[], input = ''): { status: number | null; out: string; err: string } {
  const env = { ...process.env, LC_ALL: 'C' };
  const run = spawnSync(process.execPath, [cli, ...args], { cwd: folder, input, encoding: 'utf8', env });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

const clean = `# 责任矩阵

| 事项 | 实施 | 客户 |
| --- | --- | --- |
| 需求确认 | R 整理 | A 签字 |
| 培训 | A/R | C |
`;
const several = `# 二期责任矩阵

| 编号 | 事项 | 实施 | 开发 | 客户 |
| --- | --- | --- | --- | --- |
| | **准备** | | | |
| 1 | 需求确认 | R 整理 | C | A 签字 |
| 2 | 数据清洗 | R | Q | C |
| | **切换** | | | |
| 3 | 上线 | R | A | C 签字 |

| 字母 | 含义 |
| --- | --- |
| R | 执行 |
| A | 负责 |

## 值班

| Role | Day | Night | Weekend |
| --- | --- | --- | --- |
| PM | A | A | I |
| Ops | R | R | A/R |
`;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fupan raci 测试-'));
  mkdirSync(path.join(folder, 'sub'));
  writeFileSync(path.join(folder, 'clean.md'), clean);
  writeFileSync(path.join(folder, 'several.md'), several);
  writeFileSync(path.join(folder, 'notes.md'), '# Notes\n\n| a | b |\n|---|---|\n| 1 | 2 |\n');
  writeFileSync(path.join(folder, 'sub', 'Go-live.RACI.md'), several);
  writeFileSync(path.join(folder, 'sub', 'declared.md'), `---\nfupan: raci\n---\n\n${several}`);
  writeFileSync(path.join(folder, 'sub', 'manual.md'), several);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Table {
  readonly line: number;
  readonly orientation: string;
  readonly roles: string[];
  readonly rows: { matter: string; section?: string; cells: { letters: string[]; words: string }[] }[];
  readonly problems: {
    code: string;
    severity: string;
    matter: string | null;
    role: string | null;
    line: number;
  }[];
}

function tables(file: string): Table[] {
  return (JSON.parse(fupan(['raci', file, '--json']).out) as { tables: Table[] }).tables;
}

describe('fupan raci', () => {
  it('prints all matrices of a file, and no other table', () => {
    const [first, second, ...others] = tables('several.md');
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      line: 3,
      orientation: 'roles-as-columns',
      roles: ['实施', '开发', '客户'],
    });
    expect(second).toMatchObject({
      line: 18,
      orientation: 'roles-as-rows',
      roles: ['PM', 'Ops'],
      problems: [],
    });
    expect(
      second?.rows.map(({ matter, cells }) => [matter, ...cells.map(({ letters }) => letters.join(''))]),
    ).toEqual([
      ['Day', 'A', 'R'],
      ['Night', 'A', 'R'],
      ['Weekend', 'I', 'AR'],
    ]);
  });

  it('prints matters with letters and words, the section they stand in and further columns', () => {
    expect(tables('several.md')[0]?.rows).toEqual([
      {
        matter: '需求确认',
        line: 6,
        section: '准备',
        cells: [
          { letters: ['R'], words: '整理' },
          { letters: ['C'], words: '' },
          { letters: ['A'], words: '签字' },
        ],
        notes: [{ label: '编号', text: '1' }],
      },
      {
        matter: '数据清洗',
        line: 7,
        section: '准备',
        cells: [
          { letters: ['R'], words: '' },
          { letters: [], words: '', unknown: ['Q'] },
          { letters: ['C'], words: '' },
        ],
        notes: [{ label: '编号', text: '2' }],
      },
      {
        matter: '上线',
        line: 9,
        section: '切换',
        cells: [
          { letters: ['R'], words: '' },
          { letters: ['A'], words: '' },
          { letters: ['C'], words: '签字' },
        ],
        notes: [{ label: '编号', text: '3' }],
      },
    ]);
  });

  it('prints problems with matter, role and place, and exits 1', () => {
    expect(fupan(['raci', 'several.md', '--json']).status).toBe(1);
    expect(
      tables('several.md')[0]?.problems.map(({ code, severity, matter, role, line }) => [
        code,
        severity,
        matter,
        role,
        line,
      ]),
    ).toEqual([
      ['raci/no-accountable', 'error', '数据清洗', null, 7],
      ['raci/unknown-letter', 'warning', '数据清洗', '开发', 7],
      ['raci/approval-not-accountable', 'warning', '上线', '客户', 9],
    ]);
  });

  it('exits 0 for a matrix without problems and for a file without a matrix', () => {
    expect(fupan(['raci', 'clean.md', '--json']).status).toBe(0);
    expect(fupan(['raci', 'notes.md', '--json'])).toEqual({
      status: 0,
      out: '{\n  "tables": []\n}\n',
      err: '',
    });
    expect(fupan(['raci', 'notes.md', '--lang', 'zh-cn']).out).toBe('notes.md：文件里没有责任矩阵。\n');
  });

  it('aligns the text form to the width that Chinese takes', () => {
    const { out } = fupan(['raci', 'clean.md', '--lang', 'zh-cn']);
    expect(out).toBe(`clean.md:3 责任矩阵 (一列一个角色)

事项      实施    客户
--------  ------  ------
需求确认  R 整理  A 签字
培训      A/R     C

2 个事项，2 个角色。
实施：担责 1/2 项；执行 2 项，其中 2 项只有一方在做；有 1 项既做又担责，没有旁人把关
客户：担责 1/2 项；要咨询 1 项
`);
  });

  it('turns a table that is too wide for the screen into sentences', () => {
    const roles = Array.from({ length: 12 }, (_, at) => `Role ${at}`);
    const wide = `# RACI\n\n| Task | ${roles.join(' | ')} |\n|${'---|'.repeat(13)}\n| Plan | R writes the whole plan | A signs it |${' C |'.repeat(10)}\n| Build | A | R |${' I |'.repeat(10)}\n`;
    const { out } = fupan(['raci', '-'], wide);
    expect(out).toContain(
      'Plan | A Accountable: Role 1 (signs it); R Responsible: Role 0 (writes the whole plan); C',
    );
    expect(out).not.toContain('----');
  });

  it('reads standard input and takes one file', () => {
    expect(fupan(['raci', '-', '--json'], clean).status).toBe(0);
    expect(fupan(['raci', 'a.md', 'b.md'])).toMatchObject({
      status: 2,
      out: '',
      err: 'fupan: Name one file.\n',
    });
    expect(fupan(['raci', 'none.md', '--json']).status).toBe(2);
  });
});

describe('fupan check', () => {
  it('checks matrices in folders where file name or front matter says so', () => {
    const { status, out } = fupan(['check', 'sub', '--lang', 'zh-cn']);
    expect(status).toBe(1);
    const lines = out.trim().split('\n');
    expect(lines[0]).toBe(
      `${path.join('sub', 'Go-live.RACI.md')}:7:7: error raci/no-accountable “数据清洗”没有 A，没人对结果负责。`,
    );
    expect(new Set(lines.map((line) => line.split(':')[0]))).toEqual(
      new Set([path.join('sub', 'Go-live.RACI.md'), path.join('sub', 'declared.md')]),
    );
    expect(lines).toHaveLength(6);
  });

  it('checks any file that is named', () => {
    expect(fupan(['check', path.join('sub', 'manual.md')]).out).toContain('raci/no-accountable');
    expect(fupan(['check', 'clean.md', 'notes.md'])).toEqual({ status: 0, out: '', err: '' });
  });

  it('leaves matrices alone where another context is asked for', () => {
    expect(fupan(['check', 'several.md', '--context', 'reply']).out).not.toContain('raci/');
  });

  it('offers edits as suggestions, in JSON and to SARIF its code', () => {
    const findings = JSON.parse(fupan(['check', 'several.md', '--json']).out) as {
      code: string;
      start: number;
      end: number;
      suggestions: { title: string; edits: { start: number; end: number; newText: string }[] }[];
    }[];
    const approval = findings.find(({ code }) => code === 'raci/approval-not-accountable');
    expect(several.slice(approval?.start, approval?.end)).toContain('C 签字');
    expect(approval?.suggestions.map(({ title }) => title)).toEqual(['Move the A to “客户”']);
    const log = fupan(['check', 'several.md', '--format', 'sarif']).out;
    expect(JSON.parse(log)).toMatchObject({
      runs: [{ results: [{ ruleId: 'raci/no-accountable', level: 'error' }, {}, {}] }],
    });
  });

  it('fails on warnings unless told otherwise', () => {
    const warned = `---\nfupan: raci\n---\n\n${clean.replace('A/R | C |', 'A/R | C 签字 |')}`;
    expect(fupan(['check', '-'], warned).status).toBe(1);
    expect(fupan(['check', '-', '--fail-on', 'error'], warned).status).toBe(0);
  });
});
