import type { Span } from '../markdown/text.ts';
import type { Layout } from './layout.ts';
import { sourceOf } from './layout.ts';

/** A line of a table of ticks: its body row, and the matter and role that it is about. */
export interface TickLine {
  readonly row: number;
  readonly matter: Span;
  readonly role: Span;
}

/** The lines of a table of ticks; a blank matter goes on with the one above, `title` stands in where no column names any. */
export function tickLines(layout: Layout, title: string): TickLine[] {
  const { table, columns } = layout;
  let matter: Span = { text: title, range: { start: layout.block.start, end: layout.block.start } };
  const lines: TickLine[] = [];
  table.rows.forEach((_, row) => {
    const role = spanAt(layout, row, columns.role);
    if (columns.matter >= 0) {
      const named = spanAt(layout, row, columns.matter);
      if (named.text !== '') matter = named;
    }
    if (role.text !== '') lines.push({ row, matter, role });
  });
  return lines;
}

function spanAt(layout: Layout, row: number, column: number): Span {
  const line = layout.table.rows[row];
  const source = sourceOf(layout, row, column) ?? '';
  const end = line?.range.end ?? 0;
  return { text: layout.readings.of(source).text, range: line?.cells[column]?.range ?? { start: end, end } };
}
