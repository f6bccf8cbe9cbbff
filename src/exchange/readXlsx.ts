import type { Cell, CellValue, MergeRange, Sheet as ParsedSheet } from 'hucre';
import { readXlsx as parseXlsx } from 'hucre/xlsx';
import { plainNumber, shownDate, shownNumber } from './numberFormat.ts';
import type { SheetNote, SheetReading } from './sheet.ts';
import { checkExtent, crop, limits, plainBreaks, SheetRefusal } from './sheet.ts';
import type { PickedSheet } from './workbook.ts';
import { checkCells, pickSheet } from './workbook.ts';

/**
 * Reads one sheet of an .xlsx (or .xlsm): the one called `wanted`, otherwise the one that was in front when the file was saved.
 * Nothing is unpacked before the archive's directory was looked at, and nothing but what the sheet needs.
 */
export async function readXlsx(bytes: Uint8Array, wanted?: string): Promise<SheetReading> {
  let sheets: readonly string[] = [];
  try {
    if (bytes.length > limits.bytes) throw new SheetRefusal('too-large');
    if (isOldOffice(bytes)) throw new SheetRefusal(isEncrypted(bytes) ? 'encrypted' : 'legacy');
    const picked = await pickSheet(bytes, wanted, (names) => {
      sheets = names;
    });
    const { numbers } = checkCells(picked.xml);
    const { rows, notes } = textsOf(await parse(picked, numbers));
    return { ok: true, sheet: { name: picked.name, rows }, sheets, notes };
  } catch (error) {
    if (error instanceof SheetRefusal) return { ok: false, error: error.code, sheets };
    throw error;
  }
}

/** With `styles` each cell comes with its format, which takes three times as long. */
async function parse({ archive, index }: PickedSheet, styles: boolean): Promise<ParsedSheet> {
  // The range keeps far-off blank cells from being laid out.
  const range = `A1:${columnName(limits.columns)}${limits.rows}`;
  const workbook = await parseXlsx(archive, { sheets: [index], readStyles: styles, range }).catch(() => {
    // The archive is sound, so what the parser stumbles over is what the file says.
    throw new SheetRefusal('damaged');
  });
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new SheetRefusal('damaged');
  return sheet;
}

/** Letters of a column by its number, 1 is A. */
function columnName(column: number): string {
  return column <= 0
    ? ''
    : columnName(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));
}

type CountedCode = Extract<SheetNote, { count: number }>['code'];

function textsOf(sheet: ParsedSheet): { rows: string[][]; notes: SheetNote[] } {
  const counts = new Map<CountedCode, number>();
  const count = (code: CountedCode, by = 1) => counts.set(code, (counts.get(code) ?? 0) + by);
  const rows = sheet.rows.map((row, rowIndex) =>
    row.map((value, column) => cellText(value, sheet.cells?.get(`${rowIndex},${column}`), count)),
  );
  for (const merge of sheet.merges ?? []) unmerge(rows, merge, count);
  checkExtent(rows);
  const says = (row: readonly string[] | undefined) => row?.some((cell) => cell !== '') === true;
  for (const [row, { hidden }] of sheet.rowDefs ?? []) {
    if (hidden === true && says(rows[row])) count('hidden-rows');
  }
  sheet.columns?.forEach(({ hidden }, column) => {
    if (hidden === true && says(rows.map((row) => row[column] ?? ''))) count('hidden-columns');
  });
  return { rows: crop(rows), notes: [...counts].map(([code, number]) => ({ code, count: number })) };
}

function cellText(value: CellValue, cell: Cell | undefined, count: (code: CountedCode) => void): string {
  if (cell?.formula !== undefined) count(value === null ? 'formulas-without-value' : 'formulas');
  if (value === null) return '';
  if (typeof value === 'string') {
    if (cell?.type === 'error') count('failed-formulas');
    return plainBreaks(value);
  }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const code = cell?.style?.numFmt;
  if (value instanceof Date) {
    count('dates');
    return shownDate(value, code);
  }
  const shown = shownNumber(value, code);
  if (shown !== plainNumber(value)) count('formatted-numbers');
  return shown;
}

/**
 * A vertically merged cell (a phase beside its matters) says the same of each of its rows, so each gets the text. A horizontally
 * merged one is a title, a section or a group of roles: repeated, it would read as a duty in every cell.
 */
function unmerge(rows: string[][], merge: MergeRange, count: (code: CountedCode, by?: number) => void): void {
  const text = rows[merge.startRow]?.[merge.startCol] ?? '';
  if (text === '') return;
  if (merge.endCol > merge.startCol) count('merged-across');
  const end = Math.min(merge.endRow, rows.length - 1);
  for (let row = merge.startRow + 1; row <= end; row++) {
    const cells = rows[row];
    if (cells) cells[merge.startCol] = text;
  }
  if (end > merge.startRow) count('merged-down', end - merge.startRow);
}

/** The container of Office 97 files, and of encrypted new ones ([MS-CFB] 2.2). */
function isOldOffice(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, index) => bytes[index] === byte);
}

/** An encrypted workbook is a stream of that name ([MS-OFFCRYPTO] 2.3.4.4), written in UTF-16 in the container's directory. */
function isEncrypted(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes).includes([...'EncryptedPackage'].join('\0'));
}
