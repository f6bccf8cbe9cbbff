import type { Cell, CellStyle, WriteSheet } from 'hucre';
import { colToLetter, measureValueWidth, writeXlsx as pack } from 'hucre/xlsx';
import type { SheetToWrite, SheetWriting } from './sheet.ts';
import { plainBreaks } from './sheet.ts';

/** What Excel opens without repairing (its specifications and limits). */
const most = { text: 32_767, rows: 1_048_576, columns: 16_384, nameLength: 31 } as const;

/** Widths of columns, in characters; a Chinese one counts two. */
const widths = { least: 8, most: 48, padding: 2 } as const;

const line = { style: 'thin', color: { rgb: 'B7BDC6' } } as const;
const body: CellStyle = {
  // Text, so that what is typed later stays as typed: `1-2` becomes no date.
  numFmt: '@',
  alignment: { vertical: 'top', wrapText: true },
  border: { top: line, right: line, bottom: line, left: line },
};
const font = { name: 'Calibri', size: 11 };
const styles = {
  body,
  choice: { ...body, alignment: { ...body.alignment, horizontal: 'center' } },
  head: { ...body, font: { ...font, bold: true } },
  section: { ...body, font: { ...font, bold: true }, fill: fill('EEF2F7') },
  header: {
    ...body,
    font: { ...font, bold: true },
    fill: fill('D9E2EF'),
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
} satisfies Record<string, CellStyle>;

function fill(rgb: string): NonNullable<CellStyle['fill']> {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } };
}

/**
 * Writes a table as .xlsx: styled header, header and head columns frozen, widths by what stands in the columns, long texts
 * wrapped, and the list of `choices` on their cells. Printing repeats the header and fits the width of a landscape page.
 */
export async function writeXlsx(sheet: SheetToWrite): Promise<SheetWriting> {
  const columnCount = sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 1);
  if (sheet.rows.length > most.rows || columnCount > most.columns)
    return { ok: false, error: 'too-many-cells' };
  const rows = sheet.rows.map((row) =>
    Array.from({ length: columnCount }, (_, column) => plainBreaks(row[column] ?? '')),
  );
  if (rows.some((row) => row.some((cell) => cell.length > most.text)))
    return { ok: false, error: 'cell-too-long' };

  const name = sheetName(sheet.name);
  const bytes = await pack({
    sheets: [
      {
        name,
        cells: cellsOf(sheet, rows),
        columns: Array.from({ length: columnCount }, (_, column) => ({ width: widthOf(rows, column) })),
        freezePane: { rows: 1, columns: sheet.headColumns },
        pageSetup: {
          orientation: 'landscape',
          paperSize: 'a4',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$1:$1',
        },
        ...validations(sheet),
      },
    ],
    defaultFont: font,
    properties: { title: xmlText(sheet.name), created: sheet.written, modified: sheet.written },
  });
  return { ok: true, bytes };
}

function cellsOf(sheet: SheetToWrite, rows: readonly (readonly string[])[]): Map<string, Partial<Cell>> {
  const sections = new Set(sheet.sections);
  const choices = new Set(sheet.choices?.columns);
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((row, rowIndex) => {
    row.forEach((text, column) => {
      const style =
        rowIndex === 0
          ? styles.header
          : sections.has(rowIndex)
            ? styles.section
            : column === sheet.headColumns - 1
              ? styles.head
              : choices.has(column)
                ? styles.choice
                : styles.body;
      cells.set(`${rowIndex},${column}`, { ...content(text), style });
    });
  });
  return cells;
}

function content(text: string): Partial<Cell> {
  if (text === '') return { value: null };
  const value = xmlText(text);
  // The writer takes `#REF!` for a failed formula; a text that comes in pieces is always text.
  return text.startsWith('#') ? { value, richText: [{ text: value }] } : { value };
}

function widthOf(rows: readonly (readonly string[])[], column: number): number {
  const widest = rows.reduce((width, row) => Math.max(width, measureValueWidth(row[column] ?? '')), 0);
  return Math.min(widths.most, Math.max(widths.least, widest + widths.padding));
}

function validations({ rows, choices }: SheetToWrite): Pick<WriteSheet, 'dataValidations'> {
  if (choices === undefined || choices.columns.length === 0 || rows.length < 2) return {};
  const range = choices.columns.map(
    (column) => `${colToLetter(column)}2:${colToLetter(column)}${rows.length}`,
  );
  return {
    dataValidations: [
      {
        type: 'list',
        values: [...choices.values],
        range: range.join(' '),
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'warning',
        errorTitle: xmlText(choices.warningTitle),
        errorMessage: xmlText(choices.warning),
      },
    ],
  };
}

/** A name that Excel takes for a sheet: without `[]:*?/\` and outer apostrophes, at most 31 UTF-16 units, not `History`. */
export function sheetName(wanted: string): string {
  let name = xmlText(wanted)
    .replaceAll(/[[\]:*?/\\\s]+/g, ' ')
    .trim();
  if (name.length > most.nameLength)
    name = `${name.slice(0, most.nameLength - 1).replace(/\p{Surrogate}$/u, '')}…`;
  name = name.replaceAll(/^'+|'+$/g, '').trim();
  return name === '' || name.toLowerCase() === 'history' ? 'Sheet1' : name;
}

/**
 * `text` so that XML can carry it and spreadsheets read it back: half characters become U+FFFD as in every encoder, so do the two
 * code points that XML has no room for, and what looks like an escape of theirs (`_x000D_`) is escaped itself (ECMA-376 part 1,
 * 22.9.2.19). Control characters are escaped by the writer.
 */
function xmlText(text: string): string {
  return text
    .replaceAll(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
}
