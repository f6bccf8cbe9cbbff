import type { Table, TableRow } from '../markdown/table.ts';
import { isSafeStart } from '../markdown/table.ts';
import type { TableWriter } from './tableWriter.ts';
import { guarded } from './tableWriter.ts';
import { padTo, takesPart } from './columnFit.ts';

/**
 * The source of a new row with `contents` by column (an absent one is empty), from its first to its last pipe: padded as
 * the columns are, with the outer pipes of the header; where the row `beside` is not aligned, neither
 * is the new one.
 */
export function newRowSource(
  text: string,
  table: Table,
  writer: TableWriter,
  contents: ReadonlyMap<number, string>,
  beside: TableRow | undefined,
): string {
  const count = table.header.cells.length;
  const first = contents.get(0) ?? '';
  const model = table.header;
  const opened = text[model.range.start] === '|' || !isSafeStart(first);
  const closed = text[model.range.end - 1] === '|' && text[model.range.end - 2] !== '\\';
  const tight = isTight(table);
  const cells = Array.from({ length: count }, (_, column) => {
    const source = contents.get(column) ?? '';
    const fit = writer.fit(column);
    const neighbour = beside?.cells[column];
    if (fit && (!neighbour || takesPart(text, neighbour, fit))) return padTo(source, fit);
    if (tight) return source;
    return source === '' ? '  ' : ` ${source} `;
  });
  const joined = cells.map(guarded).join('|');
  if (opened) return closed || joined.trimEnd().endsWith('|') ? `|${joined}|` : `|${joined.trimEnd()}`;
  // Without a pipe in front, blanks at both ends are no padding.
  return closed ? `${joined.trimStart()}|` : joined.trim();
}

/** True where the header has no blanks inside its pipes. */
function isTight({ header }: Table): boolean {
  const filled = header.cells.filter((cell) => cell.range.start < cell.range.end);
  return (
    filled.length > 0 &&
    filled.every(
      ({ range, outer }, index) => range.start === outer.start && (range.end === outer.end || index === 0),
    )
  );
}
