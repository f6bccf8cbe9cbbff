import fc from 'fast-check';
import type { SheetReading, SheetToWrite } from '../../../src/exchange/sheet.ts';

/** What has broken tables before. */
const nasty = fc.constantFrom(
  ...[
    '',
    ' ',
    '  led ',
    'R',
    'A/R',
    '需求确认',
    '验收（签字）',
    '😀👩‍👩‍👧',
    '-',
    '--',
    '—',
    '+',
    "'",
    "'=1",
    "''@x",
  ],
  ...[
    '=1+1',
    '＝1+1',
    '+86 138',
    '-5',
    '@sum',
    '\tindented',
    '\nlater',
    'a\nb',
    'a\r\nb',
    'a\rb',
    '"',
    '""',
    '"a"',
    '"a" b',
  ],
  ...[
    'a "b" c',
    ',',
    ';',
    '，',
    '\t',
    'a;b',
    '一，二',
    'sep=;',
    '_x000D_',
    '_x0041_',
    '_',
    '\u0001',
    '\u00a0',
    '\u2028',
    '\ufeff',
  ],
  ...[
    '\ufffe',
    '\uffff',
    '\u0000',
    '<b>&amp;</b>',
    ']]>',
    '#REF!',
    '1-2',
    '007',
    'TRUE',
    '2026-11-20',
    '1e5',
    'R'.repeat(300),
  ],
);

/** A cell's text: odd ones, and any code points. */
export const cellText = fc.oneof(nasty, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

/** Rows of cells, not always equally long. */
export const table = fc.array(fc.array(cellText, { maxLength: 6 }), { maxLength: 8 });

/** A table to write, with the given rows and nothing special about it. */
export function sheetOf(
  rows: readonly (readonly string[])[],
  more: Partial<SheetToWrite> = {},
): SheetToWrite {
  return {
    name: '二期上线',
    rows,
    language: 'zh-CN',
    headColumns: 1,
    sections: [],
    written: new Date(0),
    ...more,
  };
}

/** The rows that were read; the error as a one-cell table where there are none. */
export function rowsOf(reading: SheetReading): readonly (readonly string[])[] {
  return reading.ok ? reading.sheet.rows : [[reading.error]];
}
