/**
 * A table of texts. Line breaks inside a cell are `\n`; the rows of one that was read are equally long. `name` is the sheet's, empty
 * where the format has none.
 */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** A table to be written; its first row is the header. */
export interface SheetToWrite extends Sheet {
  /** Language of the texts as a BCP 47 tag, `zh-CN`. */
  readonly language: string;
  /** Columns at the left that say what a row is about: they stay in view, the last of them heads the row. */
  readonly headColumns: number;
  /** Indexes of rows that only head those below; their text is in one of the head columns. */
  readonly sections: readonly number[];
  /** The cells that hold letters, where the format can offer a list. */
  readonly choices?: Choices;
  /** The moment of writing, for formats that keep it. */
  readonly written: Date;
}

/** What a spreadsheet offers in the cells of `columns` (indexes) below the header; other text stays possible after a warning. */
export interface Choices {
  readonly columns: readonly number[];
  /** At most 255 characters together, none with a comma or a quotation mark. */
  readonly values: readonly string[];
  readonly warningTitle: string;
  readonly warning: string;
}

/** Something a person should know about a table that was read; what it says in words is the surface's business. */
export type SheetNote =
  | {
      readonly code:
        /** Cells below a vertically merged one: they got its text, so that each row stands for itself. */
        | 'merged-down'
        /** Horizontally merged areas: their text stays in the first column. */
        | 'merged-across'
        /** Formulas, read as the value they had when the file was saved. */
        | 'formulas'
        /** Formulas whose value the file does not hold; their cells are empty. */
        | 'formulas-without-value'
        /** Formulas that had failed; their cells say `#REF!` and the like. */
        | 'failed-formulas'
        /** Dates and times, read as shown, or as `2026-11-20 14:30` where that depends on the reader's region. */
        | 'dates'
        /** Numbers with a format, read as shown. */
        | 'formatted-numbers'
        /** Rows that are hidden or filtered out: they were read too. */
        | 'hidden-rows'
        | 'hidden-columns'
        /** Cells whose leading apostrophe, the guard against formulas, was taken off. */
        | 'guards-removed';
      readonly count: number;
    }
  /** The file says no encoding and is not UTF-8; this one fits. */
  | { readonly code: 'encoding'; readonly encoding: string }
  /** Cells are separated by something other than a comma (or the tab of a .tsv file). */
  | { readonly code: 'delimiter'; readonly delimiter: string };

/** Why a table could not be read or written. */
export type SheetError =
  /** The file, or what it would unpack to, is over `limits`. */
  | 'too-large'
  /** The file claims, or turns out, to unpack to absurdly much. */
  | 'zip-bomb'
  /** More rows, columns or cells than `limits` (when writing: than the format has). */
  | 'too-many-cells'
  | 'damaged'
  /** Protected by a password. */
  | 'encrypted'
  /** The binary format of Excel 97 (`.xls`), or another old Office file. */
  | 'legacy'
  /** Another kind of file: `.ods`, `.xlsb`, a web page, a picture … */
  | 'unsupported'
  /** No sheet has the name that was asked for, or the workbook has none. */
  | 'no-sheet'
  /** A text is longer than a cell of the format can be. */
  | 'cell-too-long';

/** A table that was read, or why not. `sheets` names every sheet of the workbook, also where one could not be read. */
export type SheetReading =
  | {
      readonly ok: true;
      readonly sheet: Sheet;
      readonly sheets: readonly string[];
      readonly notes: readonly SheetNote[];
    }
  | { readonly ok: false; readonly error: SheetError; readonly sheets: readonly string[] };

/** A written file, or why there is none. */
export type SheetWriting =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly error: SheetError };

/** What is refused, before the memory for it is taken. */
export const limits = {
  /** Bytes of a file. */
  bytes: 10 * 1024 * 1024,
  rows: 10_000,
  columns: 500,
  /** Cells that say something. */
  cells: 500_000,
} as const;

/** Stops reading from deep inside; readers turn it into their result. */
export class SheetRefusal extends Error {
  readonly code: SheetError;

  constructor(code: SheetError) {
    super(code);
    this.name = 'SheetRefusal';
    this.code = code;
  }
}

/** Throws a SheetRefusal `too-many-cells` where a table is over `limits`. */
export function checkExtent(rows: readonly (readonly string[])[]): void {
  let cells = 0;
  for (const row of rows) {
    if (row.length > limits.columns) throw new SheetRefusal('too-many-cells');
    for (const cell of row) if (cell !== '') cells++;
  }
  if (rows.length > limits.rows || cells > limits.cells) throw new SheetRefusal('too-many-cells');
}

/** The smallest rectangle that holds every cell with text: outer empty rows and columns go, short rows are filled up. */
export function crop(rows: readonly (readonly string[])[]): string[][] {
  let top = -1;
  let bottom = -1;
  let left = Number.POSITIVE_INFINITY;
  let right = -1;
  rows.forEach((row, index) => {
    const first = row.findIndex((cell) => cell !== '');
    if (first < 0) return;
    if (top < 0) top = index;
    bottom = index;
    left = Math.min(left, first);
    right = Math.max(
      right,
      row.findLastIndex((cell) => cell !== ''),
    );
  });
  if (top < 0) return [];
  return rows
    .slice(top, bottom + 1)
    .map((row) => Array.from({ length: right - left + 1 }, (_, column) => row[left + column] ?? ''));
}

/** `text` with every line break written `\n`. */
export function plainBreaks(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}
