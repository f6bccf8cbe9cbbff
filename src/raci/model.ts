import type { Range, Span } from '../markdown/text.ts';

/**
 * What a letter says: R does the work, A answers for it, C is asked before, I is told afterwards, S supports the one who
 * does it (RASCI).
 */
export const letters = ['R', 'A', 'C', 'I', 'S'] as const;
export type Letter = (typeof letters)[number];

/**
 * How a table writes the matrix.
 * - `roles-as-columns`: first column the matter, one column a role, letters in the cells;
 * - `roles-as-rows`: the same turned by a quarter, one column a matter;
 * - `letters-as-columns`: one column a letter, names of roles in the cells;
 * - `ticks`: one column a letter, one row a role (or a matter and a role), marks in the cells.
 */
export const orientations = ['roles-as-columns', 'roles-as-rows', 'letters-as-columns', 'ticks'] as const;
export type Orientation = (typeof orientations)[number];

/** What a cell says, wherever it stands. */
export interface CellContent {
  /** In the order of the document, none twice. */
  readonly letters: readonly Letter[];
  /** The duty in words, without markup and letters; empty where only letters stand there. */
  readonly words: string;
  /** Letters that stand where a letter belongs but are none of ours, such as `X`. */
  readonly unknown: readonly string[];
}

/** What one role has to do with one matter. */
export interface Cell extends CellContent {
  /**
   * The place in the document to mark: the cell, or in the other shapes the name or the tick. Where nothing is written, the
   * place that would take it.
   */
  readonly range: Range;
}

/** A role (who): its name without markup, and where it stands first. */
export interface Role extends Span {
  /** False where the document gives the name no place of its own to be changed, moved or removed. */
  readonly editable: boolean;
}

/** A further column (number, note, phase …) that the matrix carries along. */
export interface Note extends Span {
  /** What the rows say in it, by row index. */
  readonly cells: readonly Span[];
}

/** One row of the matrix: a matter (what is to be done) with a cell for each role, or the heading of a group of rows. */
export type Row =
  | { readonly kind: 'matter'; readonly matter: Span; readonly cells: readonly Cell[]; readonly range: Range }
  | { readonly kind: 'section'; readonly matter: Span; readonly range: Range };

/** One matrix of a document, the same in whatever shape it is written. */
export interface Matrix {
  /** The whole table. */
  readonly range: Range;
  /** Line of the table's header, from 1. */
  readonly line: number;
  /** The heading above the table, or the document's title, or empty. */
  readonly title: string;
  readonly orientation: Orientation;
  /** What the document calls the matters, such as `事项`. */
  readonly matterLabel: Span;
  readonly roles: readonly Role[];
  readonly rows: readonly Row[];
  readonly notes: readonly Note[];
}

/** All matrices of a document, in its order. `title` is the front matter's or the first heading's. */
export interface RaciDocument {
  readonly title: string;
  readonly matrices: readonly Matrix[];
}

/** A name without its place in the document. */
interface Named {
  readonly text: string;
}

/** What a row says. */
export type RowContent =
  | { readonly kind: 'matter'; readonly matter: Named; readonly cells: readonly CellContent[] }
  | { readonly kind: 'section'; readonly matter: Named };

/** What a matrix says, without its places in the document: enough to draw and to analyse it. Every `Matrix` is one. */
export interface MatrixContent {
  readonly title: string;
  readonly matterLabel: Named;
  readonly roles: readonly (Named & { readonly editable: boolean })[];
  readonly rows: readonly RowContent[];
  readonly notes: readonly (Named & { readonly cells: readonly Named[] })[];
}
