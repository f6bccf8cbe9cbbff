import type { TableBlock } from '../markdown/blocks.ts';
import type { Table } from '../markdown/table.ts';
import type { CellReading } from './cellText.ts';
import { readCell } from './cellText.ts';
import type { Letter, Matrix, Orientation } from './model.ts';
import type { PlainText } from './plainText.ts';
import { readPlain } from './plainText.ts';

/** A cell's Markdown and what it says, read once for all cells that are written alike. */
export interface Reading {
  readonly plain: PlainText;
  /** As a person reads it, without blanks at its ends. */
  readonly text: string;
  readonly cell: CellReading;
}

/** Which column of the table holds what; a column that is in none of them is carried along unread. */
export interface Columns {
  /** Names of the matters; of the roles in `roles-as-rows`. -1 where the table has none. */
  readonly matter: number;
  /** In `ticks` the names of the roles. -1 elsewhere. */
  readonly role: number;
  /** Columns of the matrix itself: one a role, a matter or a letter. */
  readonly body: readonly number[];
  /** By `body`'s order, the letter that each column stands for; empty where columns are roles or matters. */
  readonly letters: readonly Letter[];
  readonly notes: readonly number[];
}

/** How a matrix stands in the document: what its edits need beyond the model. */
export interface Layout {
  readonly text: string;
  readonly block: TableBlock;
  readonly table: Table;
  readonly orientation: Orientation;
  readonly columns: Columns;
  readonly readings: Readings;
  /** Body rows of the table, by index, that head a group. */
  readonly sections: ReadonlySet<number>;
}

/** The layouts of matrices that `parseRaci` made: kept beside the model, which stays plain data for the grid. */
const layouts = new WeakMap<Matrix, Layout>();

/** Remembers how `matrix` stands in its document. */
export function rememberLayout(matrix: Matrix, layout: Layout): void {
  layouts.set(matrix, layout);
}

/** How `matrix` stands in its document; undefined for a matrix that `parseRaci` did not make. */
export function layoutOf(matrix: Matrix): Layout | undefined {
  return layouts.get(matrix);
}

/** Reads the Markdown of cells, each text once. */
export class Readings {
  readonly #known = new Map<string, Reading>();

  of(source: string): Reading {
    const known = this.#known.get(source);
    if (known) return known;
    const plain = readPlain(source);
    const reading = { plain, text: plain.text.trim(), cell: readCell(plain) };
    this.#known.set(source, reading);
    return reading;
  }
}

/** The source of a body cell; null where the row is too short to have it. */
export function sourceOf(layout: Layout, row: number, column: number): string | null {
  return layout.table.rows[row]?.cells[column]?.source ?? null;
}
