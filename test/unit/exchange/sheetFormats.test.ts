import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crop } from '../../../src/exchange/sheet.ts';
import { readSheet, sheetFormats, writeSheet } from '../../../src/exchange/sheetFormats.ts';
import { rowsOf, sheetOf, table } from './texts.ts';

const rows = [
  ['事项', '客户'],
  ['需求确认, 变更', 'A 签字'],
];

async function written(format: (typeof sheetFormats)[number]): Promise<Uint8Array> {
  const writing = await writeSheet(format, sheetOf(rows));
  if (!writing.ok) throw new Error(writing.error);
  return writing.bytes;
}

describe('every format', () => {
  it('is written, and read by what is in the file, not by its name', async () => {
    for (const name of ['x.xlsx', 'x.csv', 'x', 'x.xls']) {
      for (const format of ['xlsx', 'csv'] as const) {
        expect(rowsOf(await readSheet(await written(format), name))).toEqual(rows);
      }
    }
    expect(rowsOf(await readSheet(await written('tsv'), 'X.TSV'))).toEqual(rows);
    expect(rowsOf(await readSheet(await written('html'), 'x.html'))).toEqual([['unsupported']]);
    expect(sheetFormats).toHaveLength(4);
  });
});

describe('cropping', () => {
  it('leaves the smallest rectangle that holds all text, and is done after one time', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const result = crop(cells);
        expect(result.flat().filter((cell) => cell !== '')).toEqual(
          cells.flat().filter((cell) => cell !== ''),
        );
        expect(crop(result)).toEqual(result);
        const [first] = result;
        if (first === undefined) return;
        const edges = [
          first,
          result.at(-1) ?? [],
          result.map((row) => row[0]),
          result.map((row) => row.at(-1)),
        ];
        for (const edge of edges) expect(edge.some((cell) => cell !== '')).toBe(true);
        for (const row of result) expect(row).toHaveLength(first.length);
      }),
    );
  });
});
