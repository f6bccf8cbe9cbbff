import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingCodes, isFindingName } from '../../../src/l10n/findingCodes.ts';
import { problemsOfSarif } from './sarifSchema.ts';

const cli = path.resolve('dist/cli.js');
let folder = '';

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** What the check prints for one document. */
function check(text: string, ...args: string[]): { status: number | null; out: string; err: string } {
  const file = path.join(folder, 'document.md');
  writeFileSync(file, text);
  const env = { ...process.env, LC_ALL: 'C' };
  const run = spawnSync(process.execPath, [cli, 'check', file, ...args], { encoding: 'utf8', env });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

function findings(text: string, ...args: string[]): Finding[] {
  return JSON.parse(check(text, '--format', 'json', ...args).out) as Finding[];
}

const reply = (body: string, more = ''): string => `---\nfupan: reply\n${more}---\n\n${body}\n`;
const beats =
  '抱歉让您停了一上午。经核实，11 月 20 日 14:05 起共有 36 张订单没有同步。我们先改走手工导入。明天 10:00 前答复您结果。';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fupan findings-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the codes of the check', () => {
  it('are those that the Problems panel shows of documents', () => {
    const files = readdirSync('src/vscode', { recursive: true, encoding: 'utf8' });
    const shown = files
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => {
        const code = readFileSync(path.join('src/vscode', file), 'utf8');
        const set = [...code.matchAll(/\.code = ([^;]+);/g)].map(([, value]) => value ?? '');
        // Each entry of ours has a source and a code, which names its group as it stands there.
        expect([file, code.split('source = diagnosticSource').length - 1]).toEqual([file, set.length]);
        return set.map((value) => [file, /^[`'"](\w+)\/(.+)[`'"]$/.exec(value)?.slice(1)] as const);
      });
    const groups = new Set(shown.map(([, parts]) => parts?.[0]));
    // Not about a document: the team's list of holidays; mistakes in rules and settings end the check with 2.
    expect([...groups].filter((group) => !isFindingName(group ?? ''))).toEqual(['holidays']);
    expect(Object.keys(findingCodes).filter((group) => !groups.has(group))).toEqual([]);
    const literal = shown.filter(([, parts]) => !parts?.[1]?.startsWith('${'));
    expect(literal.map(([, parts]) => parts?.join('/'))).toEqual(['wording/rules']);
  });

  it('can all be given another severity, and nothing else can', () => {
    const names = Object.entries(findingCodes).flatMap(([group, codes]) => [
      group,
      ...codes.map((code) => `${group}/${code}`),
    ]);
    const settings = path.join(folder, '.fupanrc.yaml');
    writeFileSync(settings, `severity:\n${names.map((name) => `  ${name}: off\n`).join('')}`);
    expect(check(reply('【待填：客户称呼】'))).toEqual({ status: 0, out: '', err: '' });
    const wrong = ['raci/none', 'reply/unfiled', 'document/', 'retrospective/no-time/x', 'constructor'];
    writeFileSync(settings, `severity:\n${wrong.map((name) => `  ${name}: off\n`).join('')}`);
    const { status, err } = check(reply(beats));
    expect([status, err.trim().split('\n').length]).toEqual([2, wrong.length]);
    rmSync(settings);
  });
});

describe('fupan check of a reply', () => {
  it('finds open slots, grants without approval, and the beats that are missing', () => {
    const text = reply('【待填：客户称呼】，您好。我们免费送您三个月维保。');
    const found = findings(text);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual(
      expect.arrayContaining([
        ['reply/unfilled', 'warning'],
        ['reply/compensation', 'warning'],
        ['reply/no-empathy', 'info'],
        ['reply/no-dated', 'info'],
      ]),
    );
    const slot = found.find(({ code }) => code === 'reply/unfilled');
    expect(text.slice(slot?.start, slot?.end)).toBe('【待填：客户称呼】');
    expect(slot?.message).toContain('客户称呼');
    const { status, out } = check(text);
    expect(status).toBe(1);
    expect(out).toMatch(/document\.md:5:1: warning reply\/unfilled /);
    const log = JSON.parse(check(text, '--format', 'sarif').out) as {
      runs: { results: { ruleId: string; level: string }[] }[];
    };
    expect(problemsOfSarif(log)).toEqual([]);
    expect(log.runs[0]?.results.map(({ ruleId, level }) => `${level} ${ruleId}`)).toEqual(
      expect.arrayContaining(['warning reply/compensation', 'note reply/no-empathy']),
    );
  });

  it('lets hints pass, unless the team wants them', () => {
    const text = reply('抱歉给您添了麻烦。', 'beats: [empathy, dated]\n');
    expect(findings(text).map(({ code }) => code)).toEqual(['reply/no-dated']);
    expect(check(text).status).toBe(0);
    const settings = path.join(folder, '.fupanrc.yaml');
    writeFileSync(settings, 'severity:\n  reply/no-dated: error\n');
    expect(check(text, '--fail-on', 'error').status).toBe(1);
    writeFileSync(settings, 'severity:\n  reply: info\n');
    expect(check(reply(`${beats}XXX`)).status).toBe(0);
    rmSync(settings);
  });

  it('is quiet where all is there, and about templates, whose slots are filled later', () => {
    expect(check(reply(beats))).toEqual({ status: 0, out: '', err: '' });
    expect(findings(reply('{{ customer }}，您好。', 'placeholders:\n  customer: 称呼\n'))).toEqual([]);
  });

  it('reads any file named with --context as a reply, and a line of JSON by its wording alone', () => {
    expect(findings('免费送您一年维保。XXX', '--context', 'reply').map(({ code }) => code)).toEqual(
      expect.arrayContaining(['reply/compensation', 'reply/unfilled']),
    );
    const env = { ...process.env, LC_ALL: 'C' };
    const lines = [{ text: '免费送您一年维保。' }, { text: reply('免费送您一年维保。') }].map((line, id) =>
      JSON.stringify({ id, ...line }),
    );
    const run = spawnSync(process.execPath, [cli, 'check', '--jsonl'], {
      input: lines.join('\n'),
      encoding: 'utf8',
      env,
    });
    const codes = run.stdout.split('\n').map((line) => /"code":"reply\/compensation"/.test(line));
    expect(codes.slice(0, 2)).toEqual([false, true]);
  });
});

describe('fupan check of other documents', () => {
  it('tells words in 【】 and how many places are empty', () => {
    const found = findings('---\nfupan: acceptance-report\n---\n\n# 【项目名称】\n\n范围：\n\n结论：\n');
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([
      ['document/unfilled', 'warning'],
      ['document/blanks', 'info'],
    ]);
    expect(found[1]?.message).toMatch(/^2 /);
  });

  it('tells slots of a reply that was put into a document of another kind, once each', () => {
    for (const kind of ['case', 'retrospective', 'raci', 'meeting-minutes']) {
      const found = findings(`---\nfupan: ${kind}\n---\n\n[fill in: name], 【待填：日期】\n`);
      const open = found.filter(({ code }) => code.endsWith('/unfilled'));
      expect([kind, open.length]).toEqual([kind, 2]);
    }
    expect(findings('[fill in: name]\n')).toEqual([]);
  });
});
