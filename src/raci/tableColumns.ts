import type { Table, TableCell, TableRow } from '../markdown/table.ts';
import type { TextEdit } from '../markdown/text.ts';
import { replace } from '../markdown/text.ts';
import { columnFit, padTo } from './columnFit.ts';
import { displayWidth } from './displayWidth.ts';
import { runsOf } from './tableLines.ts';
import { guarded, tighten } from './tableWriter.ts';

/** A new column: the column it goes before, its neighbour whose look it takes on, and the sources of its cells. */
export interface NewColumn {
  readonly at: number;
  readonly like: number;
  readonly header: string;
  /** By body row; undefined leaves the cell empty. */
  readonly cells: readonly (string | undefined)[];
}

/** Adds columns. A row that ends before the place stays as it is, and what stands after a row's last pipe is kept. */
export function insertColumns(text: string, table: Table, columns: readonly NewColumn[]): TextEdit[] {
  const sources = columns.map((column) => columnSources(text, table, column));
  const edits: TextEdit[] = [];
  const add = (row: TableRow, sourceOf: (source: ColumnSources) => string) => {
    const byPlace = new Map<number, string[]>();
    columns.forEach(({ at }, index) => {
      const source = sources[index];
      if (!source || at > row.cells.length) return;
      byPlace.set(at, [...(byPlace.get(at) ?? []), sourceOf(source)]);
    });
    for (const [at, added] of byPlace) edits.push(addCells(text, row, at, added));
  };
  add(table.header, (source) => source.header);
  add(table.delimiter, (source) => source.delimiter);
  table.rows.forEach((row, index) => add(row, (source) => source.cell(index)));
  return edits;
}

interface ColumnSources {
  readonly header: string;
  readonly delimiter: string;
  readonly cell: (row: number) => string;
}

function columnSources(text: string, table: Table, column: NewColumn): ColumnSources {
  const like = table.delimiter.cells[column.like];
  const rule = like ? text.slice(like.outer.start, like.outer.end) : ' --- ';
  const fit = columnFit(text, table, column.like);
  const model = table.header.cells[column.like];
  const tight =
    model !== undefined && model.outer.start === model.range.start && model.range.start < model.range.end;
  if (!fit?.kept) {
    const padded = (source: string) => guarded(tight ? source || ' ' : source === '' ? '  ' : ` ${source} `);
    return {
      header: padded(column.header),
      delimiter: spaced(rule),
      cell: (row) => padded(column.cells[row] ?? ''),
    };
  }
  const longest = Math.max(
    3,
    ...[column.header, ...column.cells].map((source) => displayWidth(source ?? '')),
  );
  const wide = { ...fit, width: Math.max(longest + fit.least * 2, 3) };
  return {
    header: guarded(padTo(column.header, wide)),
    delimiter: ruleOf(rule, wide.width),
    cell: (row) => guarded(padTo(column.cells[row] ?? '', wide)),
  };
}

/** The last cell of a row without an outer pipe has lost the blank behind it. */
function spaced(rule: string): string {
  return rule.startsWith(' ') && !rule.endsWith(' ') ? `${rule} ` : rule;
}

/** A delimiter cell of `width` columns with the colons and blanks of `rule`. */
export function ruleOf(rule: string, width: number): string {
  const blanks = rule.startsWith(' ') ? 1 : 0;
  const trimmed = rule.trim();
  const left = trimmed.startsWith(':') ? ':' : '';
  const right = trimmed.endsWith(':') ? ':' : '';
  const dashes = Math.max(1, width - blanks * 2 - left.length - right.length);
  return ' '.repeat(blanks) + left + '-'.repeat(dashes) + right + ' '.repeat(blanks);
}

function addCells(text: string, row: TableRow, at: number, sources: readonly string[]): TextEdit {
  const next = row.cells[at];
  if (next)
    return replace(next.outer.start, next.outer.start, sources.map((source) => `${source}|`).join(''));
  const last = row.cells.at(-1);
  const end = last ? last.outer.end : row.range.end;
  if (text[end] === '|' && end < row.range.end) {
    return replace(end + 1, end + 1, sources.map((source) => `${source}|`).join(''));
  }
  const added = sources
    .map((source) => `|${source}`)
    .join('')
    .trimEnd();
  return replace(end, end, (text[end - 1] === ' ' ? '' : ' ') + added);
}

/** Takes columns out, a pipe with each. */
export function removeColumns(text: string, table: Table, columns: readonly number[]): TextEdit[] {
  const runs = runsOf(columns);
  const edits: TextEdit[] = [];
  for (const row of [table.header, table.delimiter, ...table.rows]) {
    for (const [first, last] of runs) {
      const from = row.cells[first];
      const to = row.cells[Math.min(last, row.cells.length - 1)];
      if (!from || !to) continue;
      if (text[to.outer.end] === '|' && to.outer.end < row.range.end) {
        edits.push(replace(from.outer.start, to.outer.end + 1, ''));
        continue;
      }
      const previous = row.cells[first - 1];
      edits.push(
        replace(
          previous ? Math.min(previous.range.end, from.outer.start - 1) : from.outer.start,
          to.outer.end,
          '',
        ),
      );
    }
  }
  return edits;
}

/**
 * Puts columns into another order: `slots` are the columns that change places, `order[i]` the index in `slots` whose cells
 * come to `slots[i]`. The cells' sources move as they are, the delimiter's colons with them.
 */
export function orderColumns(
  text: string,
  table: Table,
  slots: readonly number[],
  order: readonly number[],
): TextEdit[] {
  if (order.every((from, to) => from === to)) return [];
  return [table.header, table.delimiter, ...table.rows].flatMap((row) => orderCells(text, row, slots, order));
}

function orderCells(
  text: string,
  row: TableRow,
  slots: readonly number[],
  order: readonly number[],
): TextEdit[] {
  const sources = row.cells.map((cell) => text.slice(cell.outer.start, cell.outer.end));
  const moved = [...sources];
  let length = row.cells.length;
  slots.forEach((to, index) => {
    const from = slots[order[index] ?? index] ?? to;
    if (from === to) return;
    const source = sources[from];
    if (source === undefined && to >= row.cells.length) return;
    moved[to] = source ?? '  ';
    if (source !== undefined && source.trim() !== '') length = Math.max(length, to + 1);
  });
  const first = slots.find((_, index) => order[index] !== index) ?? 0;
  const from: TableCell | undefined = row.cells[first];
  const end = row.cells.at(-1);
  if (!end) return [];
  const closed = text[end.outer.end] === '|' && end.outer.end < row.range.end;
  const cells = Array.from({ length }, (_, column) => {
    const source = moved[column] ?? '  ';
    // What was the last cell of a row without an outer pipe needs its blank before the next one.
    const bare = !closed && column < length - 1 && !/[ \t]$/.test(source) && /^[ \t]/.test(source);
    return guarded(bare ? `${source} ` : source);
  });
  // Where the row ends before the first column that changes, nothing comes to it.
  if (!from) return [];
  const joined = cells.slice(first).join('|');
  return tighten(text, from.outer.start, end.outer.end, closed ? joined : joined.trimEnd());
}
