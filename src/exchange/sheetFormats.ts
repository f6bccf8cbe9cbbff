/** The one way in and out for tables. What a format needs is loaded when it is first used. */
import type { SheetReading, SheetToWrite, SheetWriting } from './sheet.ts';

/** Formats a table can be written in, by the extension of their files. */
export const sheetFormats = ['xlsx', 'csv', 'tsv', 'html'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/**
 * Reads the table in a file, an Excel workbook or delimited text: its first bytes decide, since exports often carry a wrong
 * extension. `fileName` only tells tabs from commas; `sheet` is the one to take of a workbook (see `readXlsx`).
 */
export async function readSheet(bytes: Uint8Array, fileName: string, sheet?: string): Promise<SheetReading> {
  // A zip archive, or the container of older Office files.
  const isWorkbook = (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);
  if (isWorkbook) return (await import('./readXlsx.ts')).readXlsx(bytes, sheet);
  const { readDelimited } = await import('./delimited.ts');
  return readDelimited(bytes, /\.(?:tsv|tab)$/i.test(fileName) ? '\t' : undefined);
}

/** Writes a table as a file of this format. */
export async function writeSheet(format: SheetFormat, sheet: SheetToWrite): Promise<SheetWriting> {
  switch (format) {
    case 'xlsx':
      return (await import('./writeXlsx.ts')).writeXlsx(sheet);
    case 'csv':
      return (await import('./delimited.ts')).writeDelimited(sheet, ',');
    case 'tsv':
      return (await import('./delimited.ts')).writeDelimited(sheet, '\t');
    case 'html':
      return (await import('./html.ts')).writeHtml(sheet);
  }
}
