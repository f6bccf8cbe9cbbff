import type { TableRow } from '../markdown/table.ts';
import type { Edits, Placed } from './edit.ts';
import type { RaciIntent } from './intent.ts';
import type { Layout } from './layout.ts';
import { sourceOf } from './layout.ts';
import { newRowSource } from './newRow.ts';
import { insertColumns, orderColumns, removeColumns } from './tableColumns.ts';
import { insertLines, movedOrder, orderLines, removeLines } from './tableLines.ts';
import { headerRow, TableWriter } from './tableWriter.ts';
import { withText } from './withText.ts';
import { encodePlain } from './plainText.ts';

type Insertions = Extract<RaciIntent, { kind: 'insertRows' }>['rows'];

/** Gives the cell that names a matter or role, or a note, another text. `row` -1 is the header. */
export function setCellText({ layout }: Placed, row: number, column: number, text: string): Edits {
  const writer = new TableWriter(layout.text, layout.table);
  const source = writer.source(row, column);
  const changed = withText(source, text, (one) => layout.readings.of(one));
  if (changed === source) return [];
  writer.set(row, column, changed);
  return writer.edits();
}

/** Adds lines named in column `matter`. */
export function addLines({ layout }: Placed, column: number, insertions: Insertions): Edits {
  const { text, table } = layout;
  const writer = new TableWriter(text, table);
  const edits = new Map<number, string[]>();
  for (const { at, name } of insertions) {
    if (at > table.rows.length) return 'not-found';
    const contents = new Map([[column, namedLike(layout, at, column, name)]]);
    edits.set(at, [
      ...(edits.get(at) ?? []),
      newRowSource(text, table, writer, contents, neighbour(layout, at)),
    ]);
  }
  return [...edits].map(([at, sources]) => insertLines(text, table, at, sources));
}

/** The row beside which a new one before `at` stands; one that names a matter, where there is any. */
function neighbour({ table, sections }: Layout, at: number): TableRow | undefined {
  const rows = [at - 1, at, at - 2, at + 1];
  const row = rows.find((one) => one >= 0 && one < table.rows.length && !sections.has(one));
  return row === undefined ? undefined : table.rows[row];
}

/** The source of a new name, bold where the names beside it are all bold. */
function namedLike(layout: Layout, at: number, column: number, name: string): string {
  const encoded = encodePlain(name.trim());
  if (encoded === '') return '';
  const beside = [at - 1, at]
    .filter((row) => !layout.sections.has(row))
    .map((row) => sourceOf(layout, row, column));
  return emphasised(
    encoded,
    beside.filter((source) => source !== null),
    layout,
  );
}

/** `encoded` in the marks that all `models` have around them. */
function emphasised(encoded: string, models: readonly string[], layout: Layout): string {
  const marks = models.map((source) => /^(\*\*|__|\*|_|`)(?=\S)(.*\S)\1$/s.exec(source)?.[1] ?? '');
  const mark = marks[0] ?? '';
  if (mark === '' || marks.some((other) => other !== mark)) return encoded;
  const marked = mark + encoded + mark;
  const read = (source: string) => layout.readings.of(source).text;
  return read(marked) === read(encoded) ? marked : encoded;
}

/** Takes lines out. */
export function takeLines({ layout }: Placed, rows: readonly number[]): Edits {
  return removeLines(layout.text, layout.table, rows);
}

/** Moves lines before the one at `to`. */
export function moveLines({ layout }: Placed, rows: readonly number[], to: number): Edits {
  return orderLines(layout.text, layout.table, movedOrder(layout.table.rows.length, rows, to));
}

/** Adds columns to the body of the matrix. */
export function addColumns({ layout }: Placed, insertions: Insertions): Edits {
  const { text, table, columns } = layout;
  const { body } = columns;
  const headers = body.map((column) => {
    const cell = table.header.cells[column];
    return cell ? text.slice(cell.range.start, cell.range.end) : '';
  });
  const added = [];
  for (const { at, name } of insertions) {
    if (at > body.length) return 'not-found';
    if (name.trim() === '') return 'empty-name';
    const like = body[at - 1] ?? body[at] ?? columns.matter;
    added.push({
      at: body[at] ?? (body.at(-1) ?? columns.matter) + 1,
      like,
      header: emphasised(encodePlain(name.trim()), headers, layout),
      cells: table.rows.map((_, row) => repeatedName(layout, row)),
    });
  }
  return insertColumns(text, table, added);
}

/** In a section row that says the same in all cells, a new cell says it too. */
function repeatedName(layout: Layout, row: number): string | undefined {
  if (!layout.sections.has(row)) return undefined;
  const name = sourceOf(layout, row, layout.columns.matter) ?? '';
  const last = sourceOf(layout, row, layout.columns.body.at(-1) ?? 0) ?? '';
  const text = (source: string) => layout.readings.of(source).text;
  return text(name) !== '' && text(name) === text(last) ? last : undefined;
}

/** Takes columns of the matrix's body out; not all of them, which would leave no matrix. */
export function takeColumns({ layout }: Placed, indexes: readonly number[]): Edits {
  const { body } = layout.columns;
  if (new Set(indexes).size >= body.length) return 'not-editable';
  return removeColumns(
    layout.text,
    layout.table,
    indexes.map((index) => body[index] ?? headerRow),
  );
}

/** Moves columns of the body before the one at `to`. */
export function moveColumns({ layout }: Placed, indexes: readonly number[], to: number): Edits {
  const { body } = layout.columns;
  return orderColumns(layout.text, layout.table, body, movedOrder(body.length, indexes, to));
}

/** Puts the matters into another order, whether they are lines or columns. */
export function orderBody({ layout }: Placed, order: readonly number[]): Edits {
  if (layout.orientation === 'roles-as-rows') {
    return orderColumns(layout.text, layout.table, layout.columns.body, order);
  }
  return orderLines(layout.text, layout.table, order);
}
