import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../../src/exchange/readXlsx.ts';
import type { SheetNote } from '../../../src/exchange/sheet.ts';
import { limits } from '../../../src/exchange/sheet.ts';
import { rowsOf } from './texts.ts';
import { oneSheet, workbookOf, workbookParts } from './workbookFile.ts';
import { zipOf } from './zipFile.ts';

async function notesOf(bytes: Uint8Array): Promise<readonly SheetNote[] | string> {
  const reading = await readXlsx(bytes);
  return reading.ok ? reading.notes : reading.error;
}
const rows = async (bytes: Uint8Array, wanted?: string) => rowsOf(await readXlsx(bytes, wanted));
const inline = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('the texts of cells', () => {
  it('reads shared strings with rich text, readings and escapes, as Excel writes them', async () => {
    const strings = [
      '<si><t>事项</t></si>',
      '<si><t xml:space="preserve"> 项目 经理 </t></si>',
      '<si><r><rPr><b/><sz val="11"/></rPr><t>A</t></r><r><t xml:space="preserve"> 签字</t></r></si>',
      '<si><t>課題</t><rPh sb="0" eb="2"><t>カダイ</t></rPh><phoneticPr fontId="1"/></si>',
      '<si><t>第一行_x000D_\n第二行 &lt;b&gt; &amp;amp; &#x1F600; _x005F_x0041_</t></si>',
      '<si><t/></si>',
      '<si><t><![CDATA[a < b]]></t></si>',
    ];
    const bytes = oneSheet(
      `<row r="1" spans="1:3"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
       <row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" t="s"><v>4</v></c><c r="C2" t="s"><v>5</v></c></row>
       <row r="3"><c r="C3" t="s"><v>6</v></c></row>`,
      { strings: strings.join('') },
    );
    expect(await rows(bytes)).toEqual([
      ['事项', ' 项目 经理 ', 'A 签字'],
      ['課題', '第一行\n第二行 <b> &amp; 😀 _x0041_', ''],
      ['', '', 'a < b'],
    ]);
    expect(await notesOf(bytes)).toEqual([]);
  });

  it('reads inline strings, cells and rows without numbers, and prefixed names, as other programs write them', async () => {
    const bytes = workbookOf({
      sheets: [
        {
          name: 'x',
          xml: `<x:sheetData xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:row><x:c t="inlineStr"><x:is><x:t>事项</x:t></x:is></x:c><x:c t='inlineStr'><x:is><x:r><x:t>客</x:t></x:r><x:r><x:t>户</x:t></x:r></x:is></x:c></x:row>
            <x:row><x:c t="str"><x:v>需求</x:v></x:c><x:c/><x:c t="b"><x:v>1</x:v></x:c></x:row></x:sheetData>`,
        },
      ],
    });
    expect(await rows(bytes)).toEqual([
      ['事项', '客户', ''],
      ['需求', '', 'TRUE'],
    ]);
  });

  it('drops the empty rows and columns around a table, not those inside', async () => {
    const bytes = oneSheet(
      `<row r="3">${inline('C3', '事项')}<c r="H3" s="1"/></row><row r="4" hidden="1"/><row r="6">${inline('E6', 'R')}</row><row r="900"><c r="A900"/></row>`,
    );
    expect(await rows(bytes)).toEqual([
      ['事项', '', ''],
      ['', '', ''],
      ['', '', ''],
      ['', '', 'R'],
    ]);
    expect(await notesOf(bytes)).toEqual([]);
  });

  it('takes the saved values of formulas, and says so', async () => {
    const bytes = oneSheet(
      `<row r="1"><c r="A1" t="str"><f>"A"&amp;B1</f><v>A 签字</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">1+1</f><v>2</v></c><c r="C1"><f>NOW()</f></c></row>
       <row r="2"><c r="A2" t="e"><f>#REF!+1</f><v>#REF!</v></c><c r="B2"><f t="shared" si="0"/><v>3</v></c><c r="C2" t="b"><f>TRUE()</f><v>0</v></c></row>`,
    );
    expect(await rows(bytes)).toEqual([
      ['A 签字', '2', ''],
      ['#REF!', '3', 'FALSE'],
    ]);
    expect(await notesOf(bytes)).toEqual([
      { code: 'formulas', count: 5 },
      { code: 'formulas-without-value', count: 1 },
      { code: 'failed-formulas', count: 1 },
    ]);
  });
});

describe('numbers and dates', () => {
  const codes = [
    'yyyy"年"m"月"d"日"',
    'yyyy\\-mm\\-dd hh:mm',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
    '000',
    '0.0"版"',
    '[DBNum1]General',
  ];
  const styles = `<numFmts>${codes.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts>
    <cellXfs>${[0, 14, 22, 31, 9, 4, 20, ...codes.keys()].map((id, index) => `<xf numFmtId="${index < 7 ? id : 164 + id}"/>`).join('')}</cellXfs>`;
  const cells = (values: readonly (readonly [number, number])[]) =>
    `<row r="1">${values.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row>`;

  it('shows them as the spreadsheet does, or as ISO dates where that depends on the region', async () => {
    const bytes = oneSheet(
      cells([
        ...([
          [0, 0.1 + 0.2],
          [0, 12],
          [1, 45981],
          [2, 45981.604166666664],
          [3, 45981],
          [4, 0.5],
          [5, 1234.5],
          [6, 0.604166666664],
        ] as const),
        ...([
          [7, 45981],
          [8, 45981.604166666664],
          [9, 45981],
          [10, 7],
          [11, 2],
          [12, 3],
        ] as const),
      ]),
      { styles },
    );
    expect(await rows(bytes)).toEqual([
      [
        ...['0.3', '12', '2025-11-20', '2025-11-20 14:30', '2025-11-20', '50%', '1,234.50', '14:30'],
        ...['2025年11月20日', '2025-11-20 14:30', '2025-11-20', '007', '2.0版', '3'],
      ],
    ]);
    expect(await notesOf(bytes)).toEqual([
      { code: 'dates', count: 7 },
      { code: 'formatted-numbers', count: 4 },
    ]);
  });

  it('counts from 1904 where the workbook does', async () => {
    const bytes = oneSheet(
      cells([
        [1, 44519],
        [7, 44519.5],
      ]),
      { styles, date1904: true },
    );
    expect(await rows(bytes)).toEqual([['2025-11-20', '2025年11月20日']]);
  });
});

describe('merged and hidden cells', () => {
  it('repeats a merged cell downwards, never sideways', async () => {
    const xml = `<sheetData><row r="1">${inline('A1', '二期 RACI')}</row>
      <row r="2">${inline('A2', '阶段')}${inline('B2', '事项')}${inline('C2', '客户')}${inline('D2', '团队')}</row>
      <row r="3">${inline('A3', '准备')}${inline('B3', '需求')}${inline('C3', 'A')}</row>
      <row r="4"><c r="A4"/>${inline('B4', '环境')}<c r="C4"/></row>
      <row r="5">${inline('B5', '上线')}</row></sheetData>
      <mergeCells count="4"><mergeCell ref="A1:D1"/><mergeCell ref="A3:A5"/><mergeCell ref="C3:D4"/><mergeCell ref="A7:XFD1048576"/></mergeCells>`;
    const bytes = workbookOf({ sheets: [{ name: 'x', xml }] });
    expect(await rows(bytes)).toEqual([
      ['二期 RACI', '', '', ''],
      ['阶段', '事项', '客户', '团队'],
      ['准备', '需求', 'A', ''],
      ['准备', '环境', 'A', ''],
      ['准备', '上线', '', ''],
    ]);
    expect(await notesOf(bytes)).toEqual([
      { code: 'merged-across', count: 2 },
      { code: 'merged-down', count: 3 },
    ]);
  });

  it('reads hidden rows and columns, and says so', async () => {
    const xml = `<cols><col min="2" max="16384" hidden="1"/></cols><sheetData><row r="1">${inline('A1', 'a')}${inline('B1', 'b')}</row><row r="2" hidden="1">${inline('A2', 'c')}</row><row r="3" hidden="true"/></sheetData>`;
    const bytes = workbookOf({ sheets: [{ name: 'x', xml }] });
    expect(await rows(bytes)).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
    expect(await notesOf(bytes)).toEqual([
      { code: 'hidden-rows', count: 1 },
      { code: 'hidden-columns', count: 1 },
    ]);
  });
});

describe('workbooks with several sheets', () => {
  const sheet = (name: string, state?: 'hidden') => ({
    name,
    xml: `<sheetData><row r="1">${inline('A1', name)}</row></sheetData>`,
    ...(state ? { state } : {}),
  });
  const sheets = [sheet('说明', 'hidden'), sheet('R&amp;D'), sheet('上线')];

  it('takes the one in front, the first visible one, or the one asked for, and names all', async () => {
    const front = await readXlsx(workbookOf({ sheets, activeTab: 2 }));
    expect(front).toMatchObject({ ok: true, sheet: { name: '上线' }, sheets: ['说明', 'R&D', '上线'] });
    expect(await rows(workbookOf({ sheets, activeTab: 0 }))).toEqual([['R&D']]);
    expect(await rows(workbookOf({ sheets, activeTab: 77 }))).toEqual([['R&D']]);
    expect(await rows(workbookOf({ sheets: [sheet('x', 'hidden')] }))).toEqual([['x']]);
    expect(await rows(workbookOf({ sheets }), '说明')).toEqual([['说明']]);
    const wrong = await readXlsx(workbookOf({ sheets }), '没有');
    expect(wrong).toEqual({ ok: false, error: 'no-sheet', sheets: ['说明', 'R&D', '上线'] });
    expect(await notesOf(workbookOf({ sheets: [] }))).toBe('no-sheet');
  });

  it('is not held up by the other sheets, charts and pictures', async () => {
    const source = {
      sheets: [sheet('a'), { name: 'broken', xml: '<sheetData><row><c r="!!"><v>1</v></c>' }],
      more: [
        { name: 'xl/charts/chart1.xml', data: '<broken' },
        { name: 'xl/media/image1.png', data: 'x'.repeat(100) },
      ],
    };
    expect(await rows(workbookOf(source))).toEqual([['a']]);
  });

  it('names a sheet that holds nothing', async () => {
    expect(await readXlsx(oneSheet(''))).toEqual({
      ok: true,
      sheet: { name: 'Sheet1', rows: [] },
      sheets: ['Sheet1'],
      notes: [],
    });
  });
});

describe('bad files', () => {
  it('refuses other kinds of files by what they hold', async () => {
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(2000)]);
    expect(await notesOf(old)).toBe('legacy');
    const encrypted = Uint8Array.from([...old, ...Buffer.from('EncryptedPackage', 'utf16le'), 0, 0]);
    expect(await notesOf(encrypted)).toBe('encrypted');
    expect(await notesOf(new TextEncoder().encode('事项,客户'))).toBe('unsupported');
    expect(
      await notesOf(zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' }])),
    ).toBe('unsupported');
    const binary = workbookParts({ sheets: [] }).map((part) =>
      part.name === 'xl/workbook.xml' ? { ...part, data: '\u0083\u0001' } : part,
    );
    expect(await notesOf(zipOf(binary))).toBe('unsupported');
    expect(await notesOf(new Uint8Array(0))).toBe('unsupported');
  });

  it('refuses too large a file, and a sheet that would unpack to too much', async () => {
    expect(await notesOf(new Uint8Array(limits.bytes + 1))).toBe('too-large');
    // Compressed to a hundredth: too little to look like a bomb.
    let seed = 1;
    const letter = () => String.fromCharCode(65 + ((seed = (seed * 48271) % 2147483647) % 26));
    const noise = Array.from({ length: 3000 }, letter).join('');
    const row = `<row>${inline('A1', noise).repeat(14_000)}</row>`;
    expect(oneSheet(row).length).toBeLessThan(limits.bytes);
    expect(await notesOf(oneSheet(row))).toBe('too-large');
  });

  it('refuses cells far out before anything is laid out, blank ones there do no harm', async () => {
    const far = (ref: string) =>
      oneSheet(`<row r="1">${inline('A1', 'a')}</row><row>${inline(ref, 'x')}</row>`);
    expect(await notesOf(far('XFD1048576'))).toBe('too-many-cells');
    expect(await notesOf(far(`A${limits.rows + 1}`))).toBe('too-many-cells');
    expect(await notesOf(far('SG2'))).toBe('too-many-cells');
    expect(await notesOf(far(`SF${limits.rows}`))).toEqual([]);
    const blank = oneSheet(
      `<row r="1">${inline('A1', 'a')}</row><row r="1048576"><c r="A1048576" s="3"/><c r="XFD1048576"></c></row>`,
    );
    expect(await rows(blank)).toEqual([['a']]);
    expect(
      await notesOf(
        oneSheet(`<row r="1"><c><v>1</v></c></row>${'<row><c><v>1</v></c></row>'.repeat(limits.rows)}`),
      ),
    ).toBe('too-many-cells');
    expect(await notesOf(oneSheet(`<row r="1">${'<c><v>1</v></c>'.repeat(limits.columns + 1)}</row>`))).toBe(
      'too-many-cells',
    );
    // Six hundred thousand rows with one far cell each: laid out they would take 80 GB.
    const wide = oneSheet('<row><c r="XFD1"><v>1</v></c></row>'.repeat(100_000));
    expect(await notesOf(wide)).toBe('too-many-cells');
  });

  it('refuses a bomb, told or untold, and damage', async () => {
    const parts = workbookParts({ sheets: [{ name: 'x', xml: '<sheetData/>' }] });
    const blown = `<row>${' '.repeat(30_000_000)}</row>`;
    expect(await notesOf(oneSheet(blown))).toBe('zip-bomb');
    const lying = parts.map((part) =>
      part.name.includes('sheet1') ? { ...part, data: blown, central: { size: 400 } } : part,
    );
    expect(await notesOf(zipOf(lying))).toBe('zip-bomb');
    const wrongSum = parts.map((part) =>
      part.name.includes('sheet1') ? { ...part, central: { crc: 1 } } : part,
    );
    expect(await notesOf(zipOf(wrongSum))).toBe('damaged');
    expect(await notesOf(oneSheet('<row><c t="inlineStr"><is><t>x</row>'))).toBeDefined();
  });

  it('stays quick on XML made to be slow', async () => {
    for (const piece of ['<c ', '<row r="', '<c r=', '<', '<a', 'r="A1" ', '<c r="A1"']) {
      const xml = piece.repeat(Math.floor(3_000_000 / piece.length));
      expect(await notesOf(oneSheet(xml))).toBeDefined();
      expect(await notesOf(zipOf([{ name: '_rels/.rels', data: xml }]))).toBeDefined();
    }
  });
});
