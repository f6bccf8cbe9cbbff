import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
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

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fupan cases 案例-'));
  const file = (name: string, content: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  file(
    'lib/库存同步.md',
    '---\ntitle: 库存同步失败\ntags: [接口]\n---\n\n## 原因\n\n证书过期，没有人续期。\n',
  );
  file('lib/deep/train.md', '# Night shift\n\n## Root cause\n\nNobody trained the night shift.\n');
  file('lib/gbk.md', Uint8Array.of(0xb8, 0xb4, 0xc5, 0xcc, 0x0a));
  file('lib/utf16.md', Buffer.from('\ufeff# 打印偏移\n', 'utf16le'));
  file('lib/keys.md', '---\ntitle: 重复的键\ntitle: 第二个\n---\n');
  file('lib/zip.md', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 1));
  file('lib/nul.md', 'a\0b');
  file('lib/noise.md', Uint8Array.of(0x41, 0xff, 0xfe, 0xfd));
  file('lib/huge.md', '');
  truncateSync(path.join(folder, 'lib/huge.md'), 100 * 1024 * 1024);
  file('lib/node_modules/x.md', '库存同步');
  file('lib/.hidden/x.md', '库存同步');
  file('lib/readme.txt', '库存同步');
  symlinkSync(path.join(folder, 'lib'), path.join(folder, 'lib/deep/loop'));
  symlinkSync(path.join(folder, 'nowhere.md'), path.join(folder, 'lib/broken.md'));
  file(
    'mask.md',
    '王经理（13812345678）说密码：Ab12cd。\n<!-- internal -->\n不给客户看\n<!-- /internal -->\n',
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('fupan search', () => {
  it('prints hits with snippets and facets as JSON', () => {
    const { status, out } = fupan(['search', '库存同步', '--library', 'lib', '--json']);
    const result = JSON.parse(out) as {
      total: number;
      hits: { file: string; title: string; snippet: string; matches: { start: number; end: number }[] }[];
      facets: { tag: { value: string; count: number }[] };
    };
    expect([status, result.total, result.hits[0]?.file, result.hits[0]?.title]).toEqual([
      0,
      1,
      path.join('lib', '库存同步.md'),
      '库存同步失败',
    ]);
    expect(result.facets.tag).toEqual([{ value: '接口', count: 1 }]);
    const exact = JSON.parse(
      fupan(['search', '"没有人续期"', '--library', 'lib', '--json']).out,
    ) as typeof result;
    const hit = exact.hits[0];
    expect(hit?.matches.map(({ start, end }) => hit.snippet.slice(start, end))).toEqual(['没有人续期']);
  });

  it('finds by a meaning in another language, initials, and text in other encodings', () => {
    const first = (query: string) =>
      fupan(['search', query, '--library', 'lib', '--limit', '1']).out.split('\n')[0];
    expect(first('certificate')).toContain('库存同步.md:');
    expect(first('培训')).toContain('train.md:');
    expect(first('kctb')).toContain('库存同步.md:');
    expect(first('偏移')).toContain('utf16.md:');
    expect(first('复盘')).toContain('gbk.md:');
    expect(first('"重复的键"')).toContain('keys.md:');
  });

  it.each([
    [['search', '--library', 'lib'], 'Say what to search for.'],
    [['search', 'x'], '--library DIR'],
    [['search', 'x', '--library', 'missing'], 'there is no such folder'],
    [['search', 'x', '--library', 'mask.md'], 'is no folder'],
    [['search', 'x', '--library', 'lib', '--limit', '0'], '--limit'],
    [['search', 'x', '--library', 'lib', '--jsonl'], 'does not take --jsonl'],
    [['similar', '--library', 'lib'], 'Name one file'],
    [['index', 'x', '--library', 'lib'], 'takes no paths'],
    [['mask'], 'Name one file.'],
    [['mask', 'missing.md'], 'there is no such file'],
  ])('refuses %j with one line', (args, message) => {
    const { status, out, err } = fupan(args);
    expect([status, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toContain(message);
  });
});

describe('fupan index', () => {
  it('counts what is there and says what was left out and why', () => {
    const closed = path.join(folder, 'lib', 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o000);
    const { status, out } = fupan(['index', '--library', 'lib', '--json']);
    chmodSync(closed, 0o700);
    const report = JSON.parse(out) as {
      files: number;
      converted: number;
      skipped: { file: string; reason: string }[];
    };
    expect([status, report.files, report.converted]).toEqual([0, 5, 2]);
    const reasons = new Map(report.skipped.map(({ file, reason }) => [path.basename(file), reason]));
    // Somebody who may read everything, such as a build running as root, reads the closed folder too.
    reasons.delete('closed');
    expect(Object.fromEntries(reasons)).toEqual({
      'broken.md': 'a link that leads nowhere',
      'huge.md': 'larger than 20 MB',
      loop: 'a link to a folder that is searched already',
      'noise.md': 'text in an unknown encoding',
      'nul.md': 'binary data, no text',
      'zip.md': 'binary data, no text',
    });
    expect(fupan(['index', '--library', 'lib']).out).toMatch(/^5 cases/);
  });
});

describe('fupan similar', () => {
  it('answers each line with its id, and leaves the document itself out', () => {
    const lines = [
      { id: 7, text: 'The TLS certificate had expired.' },
      { id: 'b', text: '夜班的人没有培训。' },
      { id: null, text: '# Night shift\n\n## Root cause\n\nNobody trained the night shift.\n' },
    ];
    const { status, out, err } = fupan(
      ['similar', '--library', 'lib', '--jsonl', '--limit', '2'],
      `${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot json\n`,
    );
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; hits: { file: string; score: number }[] });
    expect(answers.map(({ id }) => id)).toEqual([7, 'b', null]);
    expect(answers.map(({ hits }) => path.basename(hits[0]?.file ?? ''))).toEqual([
      '库存同步.md',
      'train.md',
      expect.not.stringContaining('train.md'),
    ]);
    expect(status).toBe(2);
    expect(err).toContain('line 4');
  });
});

describe('fupan mask', () => {
  it('prints the masked text, and what was masked on standard error', () => {
    const { status, out, err } = fupan(['mask', 'mask.md']);
    expect([status, out]).toEqual([0, '人员1经理（电话1）说密码：密钥1。\n']);
    expect(err).toContain('phone: 13812345678 → 电话1\n');
    expect(err).toContain('internal block: dropped\n');
    expect(fupan(['mask', '-', '--customer', '蓝鲸'], '蓝鲸投诉').out).toBe('客户A投诉');
  });
});
