import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../../src/exchange/readXlsx.ts';
import type { SheetToWrite } from '../../../src/exchange/sheet.ts';
import { crop, plainBreaks } from '../../../src/exchange/sheet.ts';
import { sheetName, writeXlsx } from '../../../src/exchange/writeXlsx.ts';
import { readDirectory, unpack } from '../../../src/exchange/zip.ts';
import { rowsOf, sheetOf, table } from './texts.ts';

const rows = [
  ['编号', '事项', '实施工程师', '客户', '备注'],
  ['一', '准备', '', '', ''],
  ['1', '需求确认\n（含变更）', 'R 整理', 'A 签字', '=SUM(A1)'],
  ['2', '培训', 'R', 'I', '很长的说明'.repeat(20)],
];
const choices = {
  columns: [2, 3],
  values: ['R', 'A', 'C', 'I'],
  warningTitle: '字母',
  warning: '不在列表里 <A&R>',
};
const full = sheetOf(rows, { headColumns: 2, sections: [1], choices });

async function written(sheet: SheetToWrite): Promise<Uint8Array> {
  const writing = await writeXlsx(sheet);
  if (!writing.ok) throw new Error(writing.error);
  return writing.bytes;
}

async function part(sheet: SheetToWrite, name: string): Promise<string> {
  const bytes = await written(sheet);
  const entry = readDirectory(bytes).get(name);
  if (!entry) throw new Error(`no ${name}`);
  return new TextDecoder().decode(await unpack(bytes, entry));
}

/** The attributes of the first element with this name. */
function attributes(xml: string, name: string): Record<string, string> {
  const found = new RegExp(`<${name}((?:\\s[^<>]*?)?)/?>`).exec(xml);
  if (!found) throw new Error(`no <${name}>`);
  const pairs = [...(found[1] ?? '').matchAll(/([\w:]+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, value]));
}

describe('the written workbook', () => {
  it('freezes the header and the head columns', async () => {
    const pane = attributes(await part(full, 'xl/worksheets/sheet1.xml'), 'pane');
    expect(pane).toMatchObject({ xSplit: '2', ySplit: '1', topLeftCell: 'C2', state: 'frozen' });
  });

  it('offers the letters in their cells, and only warns of other text', async () => {
    const xml = await part(full, 'xl/worksheets/sheet1.xml');
    expect(attributes(xml, 'dataValidation')).toEqual({
      type: 'list',
      sqref: 'C2:C4 D2:D4',
      allowBlank: '1',
      showErrorMessage: '1',
      errorStyle: 'warning',
      errorTitle: '字母',
      error: '不在列表里 &lt;A&amp;R&gt;',
    });
    expect(xml).toContain('<formula1>"R,A,C,I"</formula1>');
    expect(await part(sheetOf(rows), 'xl/worksheets/sheet1.xml')).not.toContain('dataValidation');
    const { written: when, ...empty } = full;
    expect(
      await part({ ...empty, rows: rows.slice(0, 1), written: when }, 'xl/worksheets/sheet1.xml'),
    ).not.toContain('dataValidation');
  });

  it('gives columns the width of their text, Chinese counting two', async () => {
    const xml = await part(full, 'xl/worksheets/sheet1.xml');
    const widths = [...xml.matchAll(/<col min="(\d+)" max="\1" width="([\d.]+)"/g)].map(([, , width]) =>
      Number(width),
    );
    // Of the matters 需求确认 / （含变更） is the widest line, ten wide; notes are wrapped.
    expect(widths).toEqual([8, 12, 12, 8, 48]);
  });

  it('styles header, sections and head column; every cell is text and wraps', async () => {
    const xml = await part(full, 'xl/worksheets/sheet1.xml');
    const style = (ref: string) => Number(new RegExp(`<c r="${ref}"[^>]* s="(\\d+)"`).exec(xml)?.[1]);
    const styles = await part(full, 'xl/styles.xml');
    const formats = [
      ...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '').matchAll(
        /<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs,
      ),
    ].map(([xf]) => xf);
    const fonts = [
      ...(/<fonts[^>]*>(.*?)<\/fonts>/s.exec(styles)?.[1] ?? '').matchAll(/<font>.*?<\/font>/gs),
    ].map(([font]) => font);
    const format = (ref: string) => formats[style(ref)] ?? '';
    const font = (ref: string) => fonts[Number(/fontId="(\d+)"/.exec(format(ref))?.[1])] ?? '';
    for (const ref of ['A1', 'E1', 'A2', 'E2', 'B3']) expect(font(ref)).toContain('<b/>');
    for (const ref of ['A3', 'C3', 'E4']) expect(font(ref)).not.toContain('<b/>');
    expect(format('A1')).toMatch(/fillId="[2-9]"/);
    expect(format('C2')).toMatch(/fillId="[2-9]"/);
    expect(format('C3')).toContain('horizontal="center"');
    for (const ref of ['A1', 'B3', 'C3', 'E4']) expect(format(ref)).toContain('wrapText="true"');
    expect(styles).toContain('formatCode="@"');
    // A cell without text is blank, not an empty text that a spreadsheet would count.
    expect(xml).toMatch(/<c r="C2" s="\d+"\/>/);
    // What looks like a formula is text.
    expect(xml).not.toContain('<f>');
  });

  it('says when it was written, and reads no clock', async () => {
    expect(await part(full, 'docProps/core.xml')).toContain('1970-01-01T00:00:00Z');
    expect(await written(full)).toEqual(await written(full));
  });

  it('refuses what Excel would have to repair', async () => {
    expect(await writeXlsx(sheetOf([['x'.repeat(32_768)]]))).toEqual({ ok: false, error: 'cell-too-long' });
    expect(await writeXlsx(sheetOf([Array.from({ length: 16_385 }, () => 'R')]))).toEqual({
      ok: false,
      error: 'too-many-cells',
    });
    expect(rowsOf(await readXlsx(await written(sheetOf([['x'.repeat(32_767)]]))))[0]?.[0]).toHaveLength(
      32_767,
    );
  });

  it('has a valid name for every title', () => {
    expect(sheetName('二期上线')).toBe('二期上线');
    expect(sheetName('R/A: [x]*?\\ y')).toBe('R A x y');
    expect(sheetName("'quoted'")).toBe('quoted');
    expect(sheetName('  ')).toBe('Sheet1');
    expect(sheetName('History')).toBe('Sheet1');
    expect(sheetName('数据迁移与上线切换责任矩阵'.repeat(3))).toHaveLength(31);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (title) => {
        const name = sheetName(title);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|\p{Surrogate}/u);
      }),
    );
  });

  it('comes back the same', async () => {
    const expected = (cell: string) => plainBreaks(cell).replaceAll(/[\ufffe\uffff]/g, '\ufffd');
    await fc.assert(
      fc.asyncProperty(table, async (cells) => {
        const reading = await readXlsx(await written(sheetOf(cells)));
        expect(rowsOf(reading)).toEqual(crop(cells.map((row) => row.map(expected))));
        expect(reading).toMatchObject({ notes: [], sheets: ['二期上线'] });
      }),
    );
  });
});
