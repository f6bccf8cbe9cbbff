import type { Table, TableCell, TableRow } from '../markdown/table.ts';
import { displayWidth } from './displayWidth.ts';

/** How the source of a column is padded, where its header or most of its cells are as wide as its delimiter. */
export interface ColumnFit {
  /** Display columns between the pipes. */
  readonly width: number;
  readonly side: 'left' | 'right' | 'centre';
  /** The least blanks on each side. */
  readonly least: number;
  /** True where most rows keep to it, and not only header and delimiter. */
  readonly kept: boolean;
}

/** Rows that are looked at to learn how a column is padded. */
const sample = 60;

/** How column `at` is padded to one width; null where it is not, and padding stays as it happens to be. */
export function columnFit(text: string, table: Table, at: number): ColumnFit | null {
  const delimiter = table.delimiter.cells[at];
  if (!delimiter) return null;
  const width = delimiter.outer.end - delimiter.outer.start;
  const step = Math.max(1, Math.floor(table.rows.length / sample));
  let seen = 0;
  let fitting = 0;
  let least = 1;
  const sides = { left: 0, right: 0, centre: 0 };
  const look = (row: TableRow | undefined): boolean => {
    const cell = row?.cells[at];
    if (!cell) return false;
    const source = text.slice(cell.outer.start, cell.outer.end);
    seen++;
    if (source.includes('\t') || displayWidth(source) !== width) return false;
    fitting++;
    if (cell.range.start === cell.range.end) return true;
    const left = cell.range.start - cell.outer.start;
    const right = cell.outer.end - cell.range.end;
    if (left === 0) least = 0;
    if (left + right < 3) return true;
    if (Math.abs(left - right) <= 1) sides.centre++;
    else if (left < right) sides.left++;
    else sides.right++;
    return true;
  };
  const headed = look(table.header);
  for (let row = 0; row < table.rows.length; row += step) look(table.rows[row]);
  const kept = fitting * 10 >= seen * 7;
  if (!headed && !kept) return null;
  return { kept, width, side: sideOf(sides, text.slice(delimiter.range.start, delimiter.range.end)), least };
}

function sideOf(seen: { left: number; right: number; centre: number }, delimiter: string): ColumnFit['side'] {
  if (seen.left + seen.right + seen.centre > 0) {
    if (seen.left >= seen.right && seen.left >= seen.centre) return 'left';
    return seen.right > seen.centre ? 'right' : 'centre';
  }
  if (!delimiter.endsWith(':')) return 'left';
  return delimiter.startsWith(':') ? 'centre' : 'right';
}

/** Pads `source` to the width of its column; where it is too wide, as little as the column does. */
export function padTo(source: string, fit: ColumnFit): string {
  const free = fit.width - displayWidth(source);
  const least = ' '.repeat(fit.least);
  if (free < fit.least * 2) return least + source + least;
  if (source === '') return ' '.repeat(free);
  const left =
    fit.side === 'left'
      ? Math.min(fit.least, free)
      : fit.side === 'right'
        ? free - fit.least
        : Math.floor(free / 2);
  return ' '.repeat(left) + source + ' '.repeat(free - left);
}

/** True where the cell takes part in its column's alignment: it has the width, or it has outgrown it. */
export function takesPart(text: string, cell: TableCell, fit: ColumnFit): boolean {
  const outer = text.slice(cell.outer.start, cell.outer.end);
  return !outer.includes('\t') && displayWidth(outer) >= fit.width;
}
