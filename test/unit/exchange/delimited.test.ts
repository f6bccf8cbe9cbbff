import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelimited, writeDelimited } from '../../../src/exchange/delimited.ts';
import { crop, limits, plainBreaks } from '../../../src/exchange/sheet.ts';
import { rowsOf, sheetOf, table } from './texts.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => rowsOf(readDelimited(utf8(text)));
const notes = (bytes: Uint8Array) => {
  const reading = readDelimited(bytes);
  return reading.ok ? reading.notes : reading.error;
};

function written(rows: readonly (readonly string[])[], delimiter: ',' | '\t' = ','): Uint8Array {
  const writing = writeDelimited(sheetOf(rows), delimiter);
  if (!writing.ok) throw new Error(writing.error);
  return writing.bytes;
}
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('reading CSV', () => {
  it('takes quotes, line breaks in cells and every line end', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const source = ['事项,客户,"说明"', `需求确认,"A ""签字""","第一行${end}第二行"`, ',R,'].join(end);
      const rows = [
        ['事项', '客户', '说明'],
        ['需求确认', 'A "签字"', '第一行\n第二行'],
        ['', 'R', ''],
      ];
      expect(read(source)).toEqual(rows);
      expect(read(source + end)).toEqual(rows);
    }
  });

  it('takes a quotation mark that nobody closes as text', () => {
    expect(read('a,"b,c\nd,e "f" g,h')).toEqual([
      ['a', '"b', 'c'],
      ['d', 'e "f" g', 'h'],
    ]);
  });

  it('finds the delimiter that makes the rows alike', () => {
    expect(read('事项;角色\n需求确认, 变更;A\n培训;R, C')).toEqual([
      ['事项', '角色'],
      ['需求确认, 变更', 'A'],
      ['培训', 'R, C'],
    ]);
    expect(read('Matter\tPM\tTeam\nA; b\tR, A\tC')).toEqual([
      ['Matter', 'PM', 'Team'],
      ['A; b', 'R, A', 'C'],
    ]);
    // A title above, a note below, a section without trailing delimiters.
    expect(read('RACI; 二期\n\n事项,客户,团队\n准备\n需求,A,R\n备注: a; b; c')).toEqual([
      ['RACI; 二期', '', ''],
      ['', '', ''],
      ['事项', '客户', '团队'],
      ['准备', '', ''],
      ['需求', 'A', 'R'],
      ['备注: a; b; c', '', ''],
    ]);
    expect(read('a;"b,c,d,e"\nf;"g,h,i,j"')).toEqual([
      ['a', 'b,c,d,e'],
      ['f', 'g,h,i,j'],
    ]);
  });

  it('takes the full-width comma only where every row has as many', () => {
    expect(read('事项，客户，团队\n需求确认，A，R')).toEqual([
      ['事项', '客户', '团队'],
      ['需求确认', 'A', 'R'],
    ]);
    expect(read('先确认，再开发\n需求\n培训，验收，上线')).toEqual([
      ['先确认，再开发'],
      ['需求'],
      ['培训，验收，上线'],
    ]);
    expect(read('说明，客户\n需求，变更,A')).toEqual([
      ['说明，客户', ''],
      ['需求，变更', 'A'],
    ]);
  });

  it('obeys the line that names the delimiter, and what the caller knows', () => {
    expect(read('sep=|\na|b,c\nd|e,f')).toEqual([
      ['a', 'b,c'],
      ['d', 'e,f'],
    ]);
    expect(rowsOf(readDelimited(utf8('a,b\nc,d'), '\t'))).toEqual([['a,b'], ['c,d']]);
    expect(notes(utf8('sep=;\na;b'))).toEqual([{ code: 'delimiter', delimiter: ';' }]);
  });

  it('finds the encoding', () => {
    const rows = [['事项', '客户']];
    const gb18030 = Uint8Array.of(0xca, 0xc2, 0xcf, 0xee, 0x2c, 0xbf, 0xcd, 0xbb, 0xa7);
    expect(rowsOf(readDelimited(gb18030))).toEqual(rows);
    expect(notes(gb18030)).toEqual([{ code: 'encoding', encoding: 'gb18030' }]);
    for (const [mark, swap] of [
      [[0xff, 0xfe], false],
      [[0xfe, 0xff], true],
    ] as const) {
      const body = Buffer.from('事项\t客户', 'utf16le');
      const bytes = Uint8Array.from([...mark, ...(swap ? body.swap16() : body)]);
      expect(rowsOf(readDelimited(bytes))).toEqual(rows);
    }
    expect(notes(utf8('\ufeff事项,客户'))).toEqual([]);
    expect(rowsOf(readDelimited(utf8('\ufeff事项,客户')))).toEqual(rows);
    // é; in Latin text is no GB 18030.
    expect(rowsOf(readDelimited(Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x3b, 0x41)))).toEqual([['café', 'A']]);
  });

  it('refuses what is no text, and what is too much', () => {
    expect(notes(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d))).toBe('unsupported');
    expect(notes(utf8('\r\n<html><table><tr><td>R</td></tr></table>'))).toBe('unsupported');
    expect(notes(utf8('<?xml version="1.0"?><Workbook/>'))).toBe('unsupported');
    expect(notes(new Uint8Array(limits.bytes + 1))).toBe('too-large');
    expect(notes(utf8('a\n'.repeat(limits.rows + 1)))).toBe('too-many-cells');
    expect(notes(utf8(`${','.repeat(limits.columns)}a`))).toEqual([]);
    expect(notes(utf8(`a${','.repeat(limits.columns)}a`))).toBe('too-many-cells');
    expect(read('')).toEqual([]);
  });

  it('stays quick on a text full of marks', () => {
    for (const piece of ['"a,', '"",', '"""a,', '"a""', '"', '"\n', 'a"b,', '，', "'"]) {
      const source = piece.repeat(Math.floor(1_500_000 / piece.length));
      expect(notes(utf8(source))).toBeDefined();
    }
  });
});

describe('writing CSV', () => {
  it('starts with the mark, ends rows with CRLF and quotes what needs it', () => {
    expect(
      text(
        written([
          ['事项', 'a,b', 'say "R"', 'x\r\ny'],
          ['', 'R'],
        ]),
      ),
    ).toBe('\ufeff事项,"a,b","say ""R""","x\ny"\r\n,R\r\n');
    expect(text(written([['a,b', 'c;d', 'e\tf']], '\t'))).toBe('\ufeffa,b\tc;d\t"e\tf"\r\n');
  });

  it('guards against formulas, but leaves a dash a dash', () => {
    const rows = ['=1+1', '+1', '-2+3', '@a', '＝1', '\t=1', '-', '--', '—', "it's", "'-"].map((cell) => [
      cell,
    ]);
    const cells = text(written(rows, '\t')).slice(1).split('\r\n');
    expect(cells.slice(0, -1)).toEqual([
      "'=1+1",
      "'+1",
      "'-2+3",
      "'@a",
      "'＝1",
      '"\'\t=1"',
      '-',
      '--',
      '—',
      "it's",
      "''-",
    ]);
  });

  it('comes back the same', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(',', '\t'), (rows, delimiter) => {
        const reading = readDelimited(written(rows, delimiter), delimiter === '\t' ? '\t' : undefined);
        expect(rowsOf(reading)).toEqual(crop(rows.map((row) => row.map(plainBreaks))));
      }),
    );
  });
});
