import type { Table, TableRow } from '../markdown/table.ts';
import type { TextEdit } from '../markdown/text.ts';
import { displayWidth } from './displayWidth.ts';
import { ruleOf } from './tableColumns.ts';
import { guarded, tighten } from './tableWriter.ts';
import type { ColumnFit } from './columnFit.ts';
import { padTo } from './columnFit.ts';

/**
 * Pads the source of a table so that the pipes of each column stand below each other where Chinese takes two columns.
 * Contents, colons, outer pipes and what stands after the last pipe stay; nothing is added to short rows.
 */
export function alignTable(text: string, table: Table): TextEdit[] {
  const contents = (row: TableRow) => row.cells.map((cell) => text.slice(cell.range.start, cell.range.end));
  const rules = contents(table.delimiter);
  const spaced = table.delimiter.cells.some(
    (cell) => cell.range.start > cell.outer.start || cell.range.end < cell.outer.end,
  );
  const rows = [table.header, ...table.rows];
  const sources = rows.map(contents);
  const fits = rules.map((rule, column): ColumnFit => {
    const least = rule.replace(/-+/, '').length + (rule.includes(':') ? 2 : 3);
    let width = spaced ? least : least - 2;
    for (const row of sources) width = Math.max(width, displayWidth(row[column] ?? ''));
    const side = !rule.endsWith(':') ? 'left' : rule.startsWith(':') ? 'centre' : 'right';
    return { width: width + 2, side, least: 1, kept: true };
  });
  const edits = rows.flatMap((row, index) =>
    rewriteCells(text, row, fits.length, (column) => {
      const fit = fits[column];
      const source = sources[index]?.[column] ?? '';
      return fit ? padTo(source, fit) : ` ${source} `;
    }),
  );
  const delimiter = rewriteCells(text, table.delimiter, fits.length, (column) =>
    ruleOf(spaced ? ` ${rules[column] ?? '-'} ` : (rules[column] ?? '-'), fits[column]?.width ?? 5),
  );
  return [...edits, ...delimiter];
}

/** Replaces a row's cells up to the last column of the header; blanks at the ends of an open row are left out. */
function rewriteCells(
  text: string,
  row: TableRow,
  count: number,
  padded: (column: number) => string,
): TextEdit[] {
  const cells = row.cells.slice(0, count);
  return cells.flatMap(({ outer }, column) => {
    let source = padded(column);
    if (column === 0 && text[row.range.start] !== '|') source = source.trimStart();
    if (outer.end === row.range.end) source = source.trimEnd();
    return tighten(text, outer.start, outer.end, guarded(source));
  });
}
