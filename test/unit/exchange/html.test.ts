import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeHtml } from '../../../src/exchange/html.ts';
import type { SheetToWrite } from '../../../src/exchange/sheet.ts';
import { plainBreaks } from '../../../src/exchange/sheet.ts';
import { sheetOf, table } from './texts.ts';

function html(sheet: SheetToWrite): string {
  const writing = writeHtml(sheet);
  if (!writing.ok) throw new Error(writing.error);
  return new TextDecoder().decode(writing.bytes);
}
/** The table's tags and texts without the line breaks between its parts. */
const tableOf = (page: string) =>
  page.slice(page.indexOf('<table>'), page.indexOf('</table>')).replaceAll(/>\n(?=<|$)/g, '>');

describe('a table as HTML', () => {
  it('says which cells head which', () => {
    const rows = [
      ['编号', '事项', '客户'],
      ['一', '准备'],
      ['1', '需求确认', 'A\n签字'],
      ['二', '上线'],
      ['2', '', 'R'],
    ];
    const page = html(sheetOf(rows, { headColumns: 2, sections: [1, 3] }));
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">/);
    expect(tableOf(page)).toBe(
      '<table><caption>二期上线</caption>' +
        '<thead><tr><th scope="col">编号</th><th scope="col">事项</th><th scope="col">客户</th></tr></thead>' +
        '<tbody><tr class="section"><th scope="rowgroup" colspan="3">一 准备</th></tr>' +
        '<tr><td>1</td><th scope="row">需求确认</th><td>A\n签字</td></tr></tbody>' +
        '<tbody><tr class="section"><th scope="rowgroup" colspan="3">二 上线</th></tr>' +
        '<tr><td>2</td><td></td><td>R</td></tr></tbody>',
    );
  });

  it('needs nothing else and runs nothing', () => {
    const page = html(
      sheetOf([['<script>alert(1)</script>', '"><img src=x onerror=y>']], {
        name: '</title>&',
        language: 'x"y',
      }),
    );
    expect(page).not.toMatch(/<(?:script|img|link|iframe)|https?:|url\(|@import/);
    expect(page).toContain('<html lang="x&quot;y">');
    expect(page).toContain('<title>&lt;/title&gt;&amp;</title>');
  });

  it('keeps every text', () => {
    const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };
    fc.assert(
      fc.property(table, (rows) => {
        const cells = [...html(sheetOf(rows)).matchAll(/<t[dh]\b[^>]*>([^<]*)<\/t[dh]>/g)].map(([, text]) =>
          (text ?? '').replaceAll(/&(?:lt|gt|amp|quot);/g, (entity) => entities[entity] ?? ''),
        );
        expect(cells.filter((cell) => cell !== '')).toEqual(
          rows
            .flat()
            .map(plainBreaks)
            .filter((cell) => cell !== ''),
        );
      }),
    );
  });
});
