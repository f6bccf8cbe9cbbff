import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipboardHtml, clipboardText, readClipboard } from '../../../src/raci/clipboard.ts';

describe('reading a block from the clipboard', () => {
  it('takes what Excel, WPS and LibreOffice write', () => {
    expect(readClipboard('事项\t客户\r\n需求确认\tA 签字\r\n')).toEqual([
      ['事项', '客户'],
      ['需求确认', 'A 签字'],
    ]);
    expect(readClipboard('a\t"第一行\n第二行 ""引号"""\r\n\tR\r\n')).toEqual([
      ['a', '第一行\n第二行 "引号"'],
      ['', 'R'],
    ]);
    expect(readClipboard('a\tb\nc\n')).toEqual([['a', 'b'], ['c']]);
    expect(readClipboard('"has a\ttab"\tR\r\n"a "" and a\ttab"\tA\r\n')).toEqual([
      ['has a\ttab', 'R'],
      ['a " and a\ttab', 'A'],
    ]);
  });

  it('leaves quotation marks that belong to the text', () => {
    expect(readClipboard('5" pipe\t"上线"\tsay "hi" now')).toEqual([['5" pipe', '"上线"', 'say "hi" now']]);
    expect(readClipboard('"A\t"B\r\n"C\tD')).toEqual([
      ['"A', '"B'],
      ['"C', 'D'],
    ]);
    expect(readClipboard('"Go" or not\tR\n"No\tA')).toEqual([
      ['"Go" or not', 'R'],
      ['"No', 'A'],
    ]);
  });

  it('keeps empty cells and rows, and needs no last line end', () => {
    expect(readClipboard('')).toEqual([['']]);
    expect(readClipboard('\t\r\n\r\n\tR')).toEqual([['', ''], [''], ['', 'R']]);
    expect(readClipboard('R')).toEqual([['R']]);
    expect(readClipboard('a\rb')).toEqual([['a'], ['b']]);
  });

  it('stays quick on a text full of marks', () => {
    for (const piece of ['"a\t', '""\t', '"""a\t', '"a""', '"', '"\n', '"\t"']) {
      expect(readClipboard(piece.repeat(700_000)).length).toBeGreaterThan(0);
    }
  });
});

describe('writing a block for the clipboard', () => {
  it('quotes line breaks and tabs, ends rows with CRLF and leaves a single row bare', () => {
    expect(
      clipboardText([
        ['R', 'a "b"'],
        ['x\ny', '"q"'],
      ]),
    ).toBe('R\ta "b"\r\n"x\ny"\t"""q"""\r\n');
    expect(clipboardText([['A 签字']])).toBe('A 签字');
  });

  it('comes back the same', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '"',
        '""',
        '"a"',
        '"a',
        'a"',
        '\t',
        '\n',
        'a\nb',
        '\r\n',
        '"\t"',
        '=1',
        '😀',
        '需求',
      ),
      fc.string({ unit: 'binary' }),
    );
    const block = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(block, (rows) => {
        const plain = rows.map((row) => row.map((text) => text.replaceAll(/\r\n?/g, '\n')));
        expect(readClipboard(clipboardText(rows))).toEqual(plain);
      }),
    );
  });

  it('offers the same as HTML, escaped, each cell as text', () => {
    const html = clipboardHtml([['<b>&"', 'a\nb']]);
    expect(html).toContain('>&lt;b&gt;&amp;&quot;</td>');
    expect(html).toContain('>a<br style="mso-data-placement:same-cell">b</td>');
    expect(html.match(/<td style="mso-number-format:'\\@'/g)).toHaveLength(2);
  });
});
