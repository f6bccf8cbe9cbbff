import type { Table, TableCell, TableRow } from '../markdown/table.ts';
import { isSafeStart } from '../markdown/table.ts';
import type { TextEdit } from '../markdown/text.ts';
import { replace } from '../markdown/text.ts';
import type { ColumnFit } from './columnFit.ts';
import { columnFit, padTo, takesPart } from './columnFit.ts';

/** Row index of the table's header. */
export const headerRow = -1;

/**
 * Gathers new contents of cells and makes the smallest edits of them: padding is used up or given back so that an aligned
 * column stays aligned, and a row that is too short gets only the cells that it needs.
 */
export class TableWriter {
  readonly #text: string;
  readonly #table: Table;
  readonly #changes = new Map<number, Map<number, string>>();
  readonly #fits = new Map<number, ColumnFit | null>();

  constructor(text: string, table: Table) {
    this.#text = text;
    this.#table = table;
  }

  /** Gives a cell another source, which holds neither pipes nor line breaks of its own. */
  set(row: number, column: number, source: string): void {
    const cells = this.#changes.get(row) ?? new Map<number, string>();
    cells.set(column, source);
    this.#changes.set(row, cells);
  }

  /** The source that a cell has, or is going to have. Empty where the row is too short. */
  source(row: number, column: number): string {
    const changed = this.#changes.get(row)?.get(column);
    if (changed !== undefined) return changed;
    const cell = this.#row(row)?.cells[column];
    return cell ? this.#text.slice(cell.range.start, cell.range.end) : '';
  }

  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    for (const [index, cells] of this.#changes) {
      const row = this.#row(index);
      if (!row) continue;
      const missing: [number, string][] = [];
      for (const [column, source] of cells) {
        const cell = row.cells[column];
        if (cell) edits.push(...this.#replace(row, column, cell, source));
        else if (source !== '') missing.push([column, source]);
      }
      if (missing.length > 0) edits.push(this.#append(row, new Map(missing)));
    }
    return edits;
  }

  #row(index: number): TableRow | undefined {
    return index === headerRow ? this.#table.header : this.#table.rows[index];
  }

  fit(column: number): ColumnFit | null {
    let fit = this.#fits.get(column);
    if (fit === undefined) {
      fit = columnFit(this.#text, this.#table, column);
      this.#fits.set(column, fit);
    }
    return fit;
  }

  #replace(row: TableRow, column: number, cell: TableCell, source: string): TextEdit[] {
    const { outer } = cell;
    const old = this.#text.slice(outer.start, outer.end);
    if (old.trim() === source) return [];
    // Without an outer pipe an empty first cell would shift the row, and a marker would end the table.
    const bare = column === 0 && this.#text[row.range.start] !== '|';
    const open = bare && !isSafeStart(source) ? '| ' : '';
    const last = outer.end === row.range.end && this.#text[outer.end] !== '|';
    let padded = this.#padded(column, cell, source);
    if (open !== '' || bare) padded = open + padded.trimStart();
    // Blanks at the end of a row that has no outer pipe are no padding.
    if (last) padded = padded.trimEnd();
    return tighten(this.#text, outer.start, outer.end, guarded(padded));
  }

  #padded(column: number, cell: TableCell, source: string): string {
    const text = this.#text;
    const fit = this.fit(column);
    if (fit && takesPart(text, cell, fit)) return padTo(source, fit);
    const { outer, range } = cell;
    if (range.start < range.end) {
      return text.slice(outer.start, range.start) + source + text.slice(range.end, outer.end);
    }
    const blanks = text.slice(outer.start, outer.end);
    if (blanks === '') return this.#spaced(column) ? ` ${source} ` : source;
    return ` ${source} ${blanks.slice(Math.min(blanks.length, 2 + source.length))}`;
  }

  /** True where the header of a column has blanks inside its pipes. */
  #spaced(column: number): boolean {
    const cell = this.#table.header.cells[column];
    return !cell || cell.range.start > cell.outer.start || cell.outer.end === cell.range.end;
  }

  #append(row: TableRow, missing: ReadonlyMap<number, string>): TextEdit {
    const text = this.#text;
    const at = row.range.end;
    const closed = text[at - 1] === '|' && text[at - 2] !== '\\' && at - 1 > row.range.start;
    const last = Math.max(...missing.keys());
    const cells: string[] = [];
    for (let column = row.cells.length; column <= last; column++) {
      const source = missing.get(column) ?? '';
      const fit = this.fit(column);
      cells.push(guarded(fit ? padTo(source, fit) : source === '' ? ' ' : ` ${source} `));
    }
    const added = closed ? `${cells.join('|')}|` : ` |${cells.join('|')}`;
    return replace(at, at, closed ? added : added.trimEnd());
  }
}

/** Cell source that a pipe may follow: a backslash right before it would escape it. */
export function guarded(padded: string): string {
  return padded.endsWith('\\') ? `${padded} ` : padded;
}

/** The edit that turns the text from `start` to `end` into `newText`, without what both have in common at their ends. */
export function tighten(text: string, start: number, end: number, newText: string): TextEdit[] {
  const old = text.slice(start, end);
  if (old === newText) return [];
  const shorter = Math.min(old.length, newText.length);
  let head = 0;
  while (head < shorter && old[head] === newText[head]) head++;
  if (head > 0 && isHighSurrogate(old, head - 1)) head--;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === newText[newText.length - 1 - tail]) tail++;
  if (tail > 0 && isHighSurrogate(old, old.length - tail - 1)) tail--;
  return [replace(start + head, end - tail, newText.slice(head, newText.length - tail))];
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00;
}
