import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
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

const text = `---
fupan: retrospective
title: 标签错位
occurred: 2026-11-20T14:30
place: 一号线
people: [王敏]
---
## 事件描述
标签错位。
## 时间线
- 14:30 现场来电
## 责任方主张
| 责任方 | 主张 | 证据 |
|---|---|---|
| 客户 | 没人通知 | 邮件 |
## 根本原因分析
### 技术因素
- 模板旧
  - 没更新
    - 没人管
      - 没定义
### 流程因素
- 不涉及
### 沟通因素
- 不涉及
## 改进措施
### 短期
- [ ] 换模板 @李强
## 经验教训
- 模板要有负责人
`;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fupan cli 测试-'));
  mkdirSync(path.join(folder, 'sub', 'node_modules'), { recursive: true });
  writeFileSync(path.join(folder, 'sub', '复盘.md'), text);
  writeFileSync(path.join(folder, 'sub', 'node_modules', 'x.md'), text);
  writeFileSync(path.join(folder, 'foreign.md'), '# Notes\n');
  writeFileSync(path.join(folder, 'gbk.md'), Buffer.from([0xb8, 0xb4, 0xc5, 0xcc, 0x0a]));
  writeFileSync(path.join(folder, 'utf16.md'), Buffer.from('\ufeff复盘', 'utf16le'));
  writeFileSync(path.join(folder, 'binary.md'), Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1]));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('fupan check', () => {
  it('prints file:line:col: severity code message, and exits 1', () => {
    const { status, out, err } = fupan(['check', 'sub', '--lang', 'zh-cn']);
    expect(out).toBe(
      `${path.join('sub', '复盘.md')}:28:7: error retrospective/fix-no-due “换模板”没有期限（due:YYYY-MM-DD）。\n`,
    );
    expect([status, err]).toEqual([1, '']);
  });

  it('prints JSON with ranges and suggestions whose edits repair it', () => {
    const { out } = fupan(['check', 'sub', '--format', 'json', '--today', '2026-11-22']);
    const [finding, ...others] = JSON.parse(out) as {
      code: string;
      start: number;
      end: number;
      suggestions: { edits: { start: number; end: number; newText: string }[] }[];
    }[];
    expect(others).toEqual([]);
    expect(text.slice(finding?.start, finding?.end)).toBe('换模板');
    expect(finding?.suggestions[0]?.edits).toEqual([
      { start: text.indexOf('@李强') + 3, end: text.indexOf('@李强') + 3, newText: ' due:2026-11-25' },
    ]);
  });

  it('prints SARIF 2.1.0', () => {
    const log = JSON.parse(fupan(['check', 'sub', '--format', 'sarif']).out) as {
      version: string;
      runs: { results: { ruleId: string; level: string; locations: { physicalLocation: unknown }[] }[] }[];
    };
    expect(log.version).toBe('2.1.0');
    const [result] = log.runs[0]?.results ?? [];
    expect([result?.ruleId, result?.level]).toEqual(['retrospective/fix-no-due', 'error']);
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: `sub/${encodeURIComponent('复盘.md')}` },
      region: { startLine: 28, startColumn: 7, endLine: 28, endColumn: 10 },
    });
  });

  it('fails on what it is told to fail on', () => {
    const overdue = text.replace('@李强', '@李强 due:2026-11-01');
    const run = (level: string): number | null =>
      fupan(
        ['check', '-', '--context', 'retrospective', '--fail-on', level, '--today', '2026-11-22'],
        overdue,
      ).status;
    expect([run('error'), run('warning')]).toEqual([0, 1]);
  });

  it('leaves foreign Markdown alone unless told that it is a retrospective', () => {
    expect(fupan(['check', 'foreign.md'])).toEqual({ status: 0, out: '', err: '' });
    expect(fupan(['check', 'foreign.md', '--context', 'retrospective']).status).toBe(1);
  });

  it('says in one line what it cannot read, checks the rest, and exits 2', () => {
    const { status, out, err } = fupan(['check', '.', '--lang', 'en']);
    expect(status).toBe(2);
    expect(out).toContain('fix-no-due');
    expect(err.trim().split('\n')).toEqual([
      'fupan: binary.md: binary data, no text.',
      'fupan: gbk.md: no UTF-8 text (perhaps GBK); save it as UTF-8 to have it checked.',
      'fupan: utf16.md: UTF-16 text; save it as UTF-8 to have it checked.',
    ]);
  });

  it('reads JSON lines and answers each with its id', () => {
    const lines = [JSON.stringify({ id: 7, text }), '', 'nonsense', JSON.stringify({ id: 'b', text: '# x' })];
    const { status, out, err } = fupan(['check', '--jsonl', '--today', '2026-11-22'], lines.join('\n'));
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; problems: { code: string }[] });
    expect(answers.map(({ id }) => id)).toEqual([7, 'b']);
    expect(answers[0]?.problems.map(({ code }) => code)).toEqual(['retrospective/fix-no-due']);
    expect(err).toBe('fupan: standard input, line 3: no JSON object with a text\n');
    expect(status).toBe(2);
  });
});

describe('fupan retrospective', () => {
  it('prints what was read, with the concept of each heading', () => {
    const model = JSON.parse(fupan(['retrospective', path.join('sub', '复盘.md'), '--json']).out) as Record<
      string,
      unknown
    >;
    expect(model).toMatchObject({
      title: '标签错位',
      people: ['王敏'],
      event: '标签错位。',
      timeline: [{ time: '14:30', text: '现场来电' }],
      claims: [{ party: '客户', claim: '没人通知', evidence: '邮件', state: null }],
      causes: { technical: [{ text: '模板旧', whys: [{ text: '没更新' }] }], process: [{ text: '不涉及' }] },
      fixes: [{ term: 'short', text: '换模板', owners: ['李强'], due: null, done: false }],
      lessons: '- 模板要有负责人',
    });
    expect(model['headings']).toContainEqual({
      line: 16,
      level: 2,
      heading: '根本原因分析',
      concept: 'causes',
    });
  });
});

describe('fupan recognise', () => {
  it('answers each message with kinds, causes, questions and replies, in its language or the one asked for', () => {
    const lines = [
      { id: 1, text: '合同里写的离线模式，当初你们答应的，现在根本没有' },
      { id: 'b', text: 'Thank you, the report works now' },
    ].map((item) => JSON.stringify(item));
    const run = (args: readonly string[]) => {
      const { status, out } = fupan(['recognise', '--jsonl', ...args], lines.join('\n'));
      expect(status).toBe(0);
      return out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, string[]>);
    };
    const [blamed, thanked] = run([]);
    expect(blamed).toMatchObject({ id: 1, accusation: 'promised-feature', complaint: 'management' });
    expect(blamed?.['causes']).toContain('售前承诺的功能没有进入合同或需求清单');
    expect(blamed?.['questions']?.[0]).toMatch(/？$/);
    expect(thanked).toMatchObject({ id: 'b', accusation: 'none', complaint: 'none', causes: [] });
    expect(run(['--lang', 'en'])[0]?.['questions']?.[0]).toMatch(/[a-z]\?$/);
  });
});

describe('bad usage', () => {
  it.each([
    [[], 2, /Usage: fupan/],
    [['--help'], 0, /^$/],
    [['nothing'], 2, /no command “nothing”/],
    [['check'], 2, /at least one file/],
    [['check', 'missing.md'], 2, /no such file/],
    [['check', '.', '--format', 'xml'], 2, /--format takes text | json | sarif/],
    [['check', '.', '--today', '2026-02-30'], 2, /--today/],
    [['recognise'], 2, /add --jsonl/],
    [['retrospective', 'sub'], 2, /is a folder/],
    [['retrospective', 'foreign.md', '--format', 'json'], 2, /does not take --format/],
    [['check', '.', '--lang', 'fr'], 2, /--lang takes en or zh-cn/],
    [['check', '.', '--unknown'], 2, /unknown/],
  ])('%j exits %i', (args, status, message) => {
    const run = fupan(args);
    expect(run.status).toBe(status);
    expect(run.err).toMatch(message);
    expect(run.err).not.toMatch(/\n\s+at /);
  });
});

describe('fupan promises', () => {
  const now = '2026-11-20T15:30+08:00';

  it('reckons with a holiday list, and names the lines of it that it cannot read', () => {
    const list = path.join(folder, 'holidays.yaml');
    writeFileSync(list, 'holidays:\n  2026-11-23: 校庆\n  2026-11-31: x\nworkdays:\n  - 2026-11-21\n');
    const input = JSON.stringify({ id: 1, text: '我们两个工作日内给您答复' });
    const { out, err } = fupan(['promises', '--jsonl', '--now', now, '--holidays', list], input);
    expect(out).toContain('"due":"2026-11-24T23:59:00+08:00"');
    expect(err).toContain('holidays.yaml:3: “2026-11-31”');
  });

  it('prints the promised times of each line, its own moment of writing first', () => {
    const lines = [
      { id: 1, text: '我们48小时内给您答复' },
      { id: 'b', text: 'You will have it by EOD Friday.', now: '2026-11-19T09:00Z' },
      { id: 3, text: '请您明天中午前提供日志' },
      { id: 4, text: '节后第一个工作日给您' },
    ];
    const { status, out, err } = fupan(
      ['promises', '--jsonl', '--now', now],
      lines.map((line) => JSON.stringify(line)).join('\n'),
    );
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      {
        id: 1,
        promises: [
          { text: '48小时内', start: 2, end: 7, due: '2026-11-22T15:30:00+08:00', ambiguous: false },
        ],
      },
      {
        id: 'b',
        promises: [
          { text: 'by EOD Friday', start: 17, end: 30, due: '2026-11-20T18:00:00Z', ambiguous: false },
        ],
      },
      { id: 3, promises: [] },
      { id: 4, promises: [{ text: '节后第一个工作日', start: 0, end: 8, due: null, ambiguous: true }] },
    ]);
    expect([status, err]).toEqual([0, '']);
  });

  it('names what it cannot read and goes on', () => {
    const input = '{"id":1}\n{"id":2,"text":"x","now":"today"}\n{"id":3,"text":"我们明天中午前给您"}\n';
    const { status, out, err } = fupan(['promises', '--jsonl', '--now', now], input);
    expect(status).toBe(2);
    expect(out).toContain('"due":"2026-11-21T12:00:00+08:00"');
    expect(err).toContain('line 1');
    expect(err).toContain('“today”');
    expect(fupan(['promises', '--jsonl', '--now', '2026-11-20']).status).toBe(2);
    expect(fupan(['promises', '--now', now]).status).toBe(2);
  });
});

describe('fupan beats', () => {
  it('prints which beats each line has', () => {
    const { status, out } = fupan(
      ['beats', '--jsonl'],
      '{"id":1,"text":"很抱歉耽误了您发货，明天中午前答复您。【待填：姓名】"}\n',
    );
    expect(JSON.parse(out)).toEqual({
      id: 1,
      empathy: true,
      facts: false,
      solution: false,
      dated: true,
      compensation: false,
      unfilled: true,
    });
    expect(status).toBe(0);
  });
});
