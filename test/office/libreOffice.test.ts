import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLibreOffice } from '../../scripts/libreOffice.mjs';
import type { SheetToWrite } from '../../src/exchange/sheet.ts';
import { readSheet, writeSheet } from '../../src/exchange/sheetFormats.ts';
import { readDirectory, unpack } from '../../src/exchange/zip.ts';

const texts = [
  ...[
    '事项',
    'R 整理',
    'A/R',
    '验收（签字）',
    '第一行\n第二行',
    ' 两头空格 ',
    '😀👩‍👩‍👧 𠮷',
    'é ü ß',
    '<b>&amp;</b> ]]>',
  ],
  ...['=1+1', '＝1+1', '+86 138', '-5', '-', '@sum', "'=1", "it's", '"quoted" text', 'a,b;c', '\tindented'],
  ...[
    '1-2',
    '007',
    '1e5',
    'TRUE',
    '2026-11-20',
    '#REF!',
    '#N/A',
    '_x000D_',
    '_x0041_',
    '\u0001',
    '\u00a0',
    '\u2028',
  ],
];
const sheet: SheetToWrite = {
  name: '二期上线: 责任矩阵',
  rows: [
    ['编号', '事项', '客户'],
    ['', '准备', ''],
    ...texts.map((text, index) => [`第 ${index} 行`, text, 'R']),
  ],
  language: 'zh-CN',
  headColumns: 2,
  sections: [1],
  choices: { columns: [2], values: ['R', 'A', 'C', 'I'], warningTitle: '字母', warning: '不在列表里' },
  written: new Date('2026-11-20T14:30:00Z'),
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fupan-office-'));
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

/** Lets LibreOffice read `name` (written with `bytes` before) and save it in another format; answers the new file. */
async function converted(
  name: string,
  bytes: Uint8Array,
  to: string,
  ...more: readonly string[]
): Promise<Uint8Array> {
  const program = findLibreOffice();
  if (program === undefined) throw new Error('LibreOffice is missing; npm test -- office installs it');
  await writeFile(path.join(folder, name), bytes);
  const out = path.join(folder, 'converted');
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
  const args = ['--headless', profile, ...more, '--convert-to', to, '--outdir', out, path.join(folder, name)];
  await promisify(execFile)(program, args);
  return readFile(path.join(out, `${path.parse(name).name}.${/^\w+/.exec(to)?.[0] ?? ''}`));
}

async function written(format: 'xlsx' | 'csv'): Promise<Uint8Array> {
  const writing = await writeSheet(format, sheet);
  if (!writing.ok) throw new Error(writing.error);
  return writing.bytes;
}

describe('LibreOffice', () => {
  it('opens the written workbook and saves it with every text as it was', async () => {
    const saved = await converted('matrix.xlsx', await written('xlsx'), 'xlsx');
    expect(await readSheet(saved, 'matrix.xlsx')).toEqual({
      ok: true,
      sheet: { name: '二期上线 责任矩阵', rows: sheet.rows },
      sheets: ['二期上线 责任矩阵'],
      notes: [],
    });
    const entry = readDirectory(saved).get('xl/worksheets/sheet1.xml');
    const xml = entry === undefined ? '' : new TextDecoder().decode(await unpack(saved, entry));
    expect(xml).toMatch(/<dataValidation [^>]*errorStyle="warning"[^>]*sqref="C2:C34"[^>]*type="list"/);
    expect(xml).toMatch(/<col [^>]*width="18"/);
    expect(xml).toContain('orientation="landscape"');
  });

  it('takes no cell of the written CSV for a formula', async () => {
    const utf8 = '--infilter=CSV:44,34,76,1,,0,false,false,false,false,false,-1';
    const saved = await converted('matrix.csv', await written('csv'), 'xlsx', utf8);
    const reading = await readSheet(saved, 'matrix.xlsx');
    if (!reading.ok) throw new Error(reading.error);
    expect(reading.notes.map(({ code }) => code)).not.toContain('formulas');
    const cells = reading.sheet.rows.slice(2).map((row) => row[1]);
    for (const text of ['=1+1', '＝1+1', '+86 138', '-5', '@sum']) expect(cells).toContain(`'${text}`);
    for (const text of ['-', "it's", '"quoted" text', 'a,b;c', '第一行\n第二行'])
      expect(cells).toContain(text);
  });

  it('writes workbooks and CSV that are read as shown', async () => {
    const source = await readFile(new URL('../fixtures/exchange/matrix.fods', import.meta.url));
    const workbook = await converted('source.fods', source, 'xlsx');
    const reading = await readSheet(workbook, 'source.xlsx', '责任矩阵');
    expect(reading).toEqual({
      ok: true,
      sheet: {
        name: '责任矩阵',
        rows: [
          ['门店系统二期 责任矩阵', '', '', '', ''],
          ['阶段', '事项', '实施工程师', '期限', '工作量'],
          ['准备', '需求确认\n（含变更）', 'R 整理', '2026年11月20日', '25%'],
          ['准备', '环境 "测试"', 'A/R', '', '0.125'],
        ],
      },
      sheets: ['说明', '责任矩阵'],
      notes: [
        { code: 'dates', count: 1 },
        { code: 'formatted-numbers', count: 1 },
        { code: 'formulas', count: 2 },
        { code: 'merged-across', count: 1 },
        { code: 'merged-down', count: 1 },
        { code: 'hidden-rows', count: 1 },
        { code: 'hidden-columns', count: 1 },
      ],
    });
    const csv = await converted(
      'texts.xlsx',
      await written('xlsx'),
      'csv:Text - txt - csv (StarCalc):59,34,76',
    );
    const texts = await readSheet(csv, 'texts.csv');
    expect(texts).toMatchObject({
      ok: true,
      notes: [
        { code: 'delimiter', delimiter: ';' },
        { code: 'guards-removed', count: 1 },
      ],
    });
    expect(texts.ok && texts.sheet.rows.length).toBe(sheet.rows.length);
  });
});
