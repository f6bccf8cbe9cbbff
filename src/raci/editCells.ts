import type { CellStyle } from './cellStyle.ts';
import { learnStyle } from './cellStyle.ts';
import { cleanWords, composeCell } from './composeCell.ts';
import { readCellText } from './cellText.ts';
import type { Edits, Placed } from './edit.ts';
import type { CellPatch, CellPlace } from './intent.ts';
import type { Layout, Reading } from './layout.ts';
import type { Cell, Letter } from './model.ts';
import { setNames } from './editNames.ts';
import { setTicks } from './editTicks.ts';
import { TableWriter } from './tableWriter.ts';

/** Gives cells other letters and words. */
export function setCells(placed: Placed, patches: readonly CellPatch[]): Edits {
  const { layout } = placed;
  if (layout.orientation === 'letters-as-columns') return setNames(placed, patches);
  if (layout.orientation === 'ticks') return setTicks(placed, patches);
  const writer = new TableWriter(layout.text, layout.table);
  const read = (source: string): Reading => layout.readings.of(source);
  let style: CellStyle | null = null;
  for (const patch of patches) {
    const cell = cellAt(placed, patch);
    if (!cell) return 'not-found';
    const place = letterPlace(placed, patch);
    style ??= styleOf(layout);
    const source = writer.source(place.row, place.column);
    const now = read(source).cell;
    const letters = unique(patch.letters ?? now.letters);
    const words = patch.words === undefined ? now.words : cleanWords(patch.words);
    const composed = composeCell(source, { letters, words }, style, read);
    if (composed !== source) writer.set(place.row, place.column, composed);
  }
  return writer.edits();
}

/** Gives cells what somebody typed or pasted. */
export function writeCells(placed: Placed, cells: readonly (CellPlace & { readonly text: string })[]): Edits {
  return setCells(
    placed,
    cells.map(({ row, role, text }): CellPatch => {
      const { letters, words } = readCellText(text);
      return { row, role, letters, words };
    }),
  );
}

function cellAt({ matrix }: Placed, { row, role }: CellPlace): Cell | null {
  const found = matrix.rows[row];
  return found?.kind === 'matter' ? (found.cells[role] ?? null) : null;
}

/** The cell of the table that holds the letters. */
function letterPlace({ layout }: Placed, { row, role }: CellPlace): { row: number; column: number } {
  const { body } = layout.columns;
  if (layout.orientation === 'roles-as-rows') return { row: role, column: body[row] ?? 0 };
  return { row, column: body[role] ?? 0 };
}

function unique(letters: readonly Letter[]): Letter[] {
  return [...new Set(letters)];
}

/** The style of a table, learnt from its first rows. */
function styleOf({ text, table, columns, readings }: Layout): CellStyle {
  const sources = new Map<string, number>();
  for (const row of table.rows.slice(0, 300)) {
    for (const column of columns.body) {
      const cell = row.cells[column];
      if (!cell) continue;
      const source = text.slice(cell.range.start, cell.range.end);
      sources.set(source, (sources.get(source) ?? 0) + 1);
    }
  }
  return learnStyle(sources, (source) => readings.of(source));
}
