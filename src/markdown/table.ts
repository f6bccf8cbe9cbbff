import type { TableBlock } from './blocks.ts';
import { eachCell } from './row.ts';
import type { Range, TextEdit } from './text.ts';
import { afterBreak, beforeBreak, endOfLine, lineEnding, replace, startOfLine } from './text.ts';

/**
 * A cell: `range` covers its content, `outer` all between the pipes; `source` is the content as written, `text` decoded
 * (see `decodeCell`).
 */
export interface TableCell {
  readonly text: string;
  readonly source: string;
  readonly range: Range;
  readonly outer: Range;
}

/** A row as written: it may have fewer or more cells than the header. `range` is the line without outer blanks. */
export interface TableRow {
  readonly cells: readonly TableCell[];
  readonly range: Range;
}

/** A GFM table with the exact place of each cell. */
export interface Table {
  readonly range: Range;
  readonly header: TableRow;
  readonly delimiter: TableRow;
  readonly rows: readonly TableRow[];
}

/** Reads the cells of a table block of `text`. */
export function readTable(text: string, block: TableBlock): Table {
  const [header, delimiter, ...rows] = block.segments.map((segment): TableRow => {
    const cells: TableCell[] = [];
    const { start: at } = segment;
    eachCell(text.slice(at, segment.end), (start, end, from, to) => {
      cells.push(new CellAt(text, at + start, at + end, at + from, at + to));
    });
    return { cells, range: segment };
  });
  if (!header || !delimiter) throw new Error('a table block has at least two lines');
  return { range: { start: block.start, end: block.end }, header, delimiter, rows };
}

/** A cell as five numbers: a large table has tens of thousands, of most of which only the text is asked for. */
class CellAt implements TableCell {
  readonly #document: string;
  readonly #start: number;
  readonly #end: number;
  readonly #from: number;
  readonly #to: number;

  constructor(document: string, start: number, end: number, from: number, to: number) {
    this.#document = document;
    this.#start = start;
    this.#end = end;
    this.#from = from;
    this.#to = to;
  }

  get text(): string {
    return decodeCell(this.source);
  }

  get source(): string {
    return this.#document.slice(this.#from, this.#to);
  }

  get range(): Range {
    return { start: this.#from, end: this.#to };
  }

  get outer(): Range {
    return { start: this.#start, end: this.#end };
  }
}

/** What a cell says and where, as a plain object that may be sent as a message; undefined for no cell. */
export function plainCell(cell: TableCell | undefined): { text: string; range: Range } | undefined {
  return cell && { text: cell.text, range: cell.range };
}

/** What a cell says: `\|` is a pipe, `<br>` a line break. */
export function decodeCell(raw: string): string {
  // Nearly all cells are plain.
  if (!raw.includes('\\') && !raw.includes('<')) return raw;
  return raw.replaceAll('\\|', '|').replace(/<br\s*\/?>/gi, '\n');
}

/** The opposite of `decodeCell`: any line break becomes `<br>`, so that a cell stays on its line. */
export function encodeCell(text: string): string {
  return text
    .trim()
    .replaceAll('|', '\\|')
    .replace(/\r\n|\r|\n/g, '<br>');
}

/** Puts `value` into a cell; a row that is too short gets the cells up to it. `row` counts body rows from 0. */
export function setCell(text: string, row: TableRow, column: number, value: string): TextEdit {
  const encoded = encodeCell(value);
  const cell = row.cells[column];
  if (!cell) {
    const missing = ' |'.repeat(column - row.cells.length);
    const closed = endsWithPipe(text, row);
    const added = closed ? `${missing} ${encoded} |` : ` |${missing} ${encoded}`;
    return replace(row.range.end, row.range.end, added.trimEnd());
  }
  const { range, outer } = cell;
  if (range.start === range.end) return fillEmpty(cell, encoded);
  if (column === 0 && text[row.range.start] !== '|' && !isSafeStart(encoded)) {
    // Without an outer pipe an empty first cell would shift the row, and a marker would end the table.
    return replace(range.start, range.end, `| ${encoded}`);
  }
  // A backslash right before the closing pipe would escape it.
  const guard = encoded.endsWith('\\') && range.end === outer.end ? ' ' : '';
  return replace(range.start, range.end, encoded + guard);
}

function fillEmpty({ range, outer }: TableCell, encoded: string): TextEdit {
  const before = range.start === outer.start ? ' ' : '';
  const after = range.end === outer.end ? ' ' : '';
  return replace(range.start, range.end, encoded === '' ? '' : before + encoded + after);
}

/** True where a row without an outer pipe may start with this cell: it is not empty and starts no other block. */
export function isSafeStart(encoded: string): boolean {
  return encoded !== '' && !/^[-+*#>`~<=:_\d\s]/.test(encoded);
}

function endsWithPipe(text: string, row: TableRow): boolean {
  return text[row.range.end - 1] === '|' && text[row.range.end - 2] !== '\\';
}

/** Adds a row with `values` before body row `at`, or at the end. The row takes the header's outer pipes and indentation. */
export function insertRow(text: string, table: Table, values: readonly string[], at?: number): TextEdit {
  const outer = text[table.header.range.start] === '|' || !values[0] || !isSafeStart(values[0]);
  const cells = values.map((value) => encodeCell(value));
  const row = outer ? `|${cells.map((cell) => (cell ? ` ${cell} |` : '  |')).join('')}` : cells.join(' | ');
  const previous = at === undefined ? undefined : at > 0 ? table.rows[at - 1] : table.delimiter;
  const after = previous ?? table.rows.at(-1) ?? table.delimiter;
  const lineEnd = endOfLine(text, after.range.end);
  return replace(lineEnd, lineEnd, lineEnding(text) + linePrefix(text, table.delimiter.range.start) + row);
}

/** Removes a body row with its line break. */
export function removeRow(text: string, row: TableRow): TextEdit {
  const start = startOfLine(text, row.range.start);
  const end = endOfLine(text, row.range.end);
  const next = afterBreak(text, end);
  if (next > end) return replace(start, next, '');
  return replace(beforeBreak(text, start), end, '');
}

/** Exchanges two body rows, leaving indentation and line breaks where they are. */
export function swapRows(text: string, a: TableRow, b: TableRow): TextEdit[] {
  return [
    replace(a.range.start, a.range.end, text.slice(b.range.start, b.range.end)),
    replace(b.range.start, b.range.end, text.slice(a.range.start, a.range.end)),
  ];
}

/**
 * Adds a column with `title` after the header's last one; rows that are longer keep what is beyond it. `value` gives what
 * body row `index` gets in the new column.
 */
export function appendColumn(
  text: string,
  table: Table,
  title: string,
  value: (index: number) => string = () => '',
): TextEdit[] {
  const count = table.header.cells.length;
  const add = (row: TableRow, content: string): TextEdit => {
    const last = row.cells[count - 1];
    if (!last) {
      const missing = ' |'.repeat(count - row.cells.length);
      const at = row.range.end;
      return replace(at, at, endsWithPipe(text, row) ? `${missing} ${content} |` : ` |${missing} ${content}`);
    }
    const at = last.outer.end;
    return text[at] === '|'
      ? replace(at + 1, at + 1, ` ${content} |`)
      : replace(at, at, ` | ${content}`.trimEnd());
  };
  return [
    add(table.header, encodeCell(title)),
    add(table.delimiter, '---'),
    ...table.rows.map((row, index) => add(row, encodeCell(value(index)))),
  ];
}

function linePrefix(text: string, offset: number): string {
  return text.slice(startOfLine(text, offset), offset);
}
