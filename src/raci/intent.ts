import type { TextEdit } from '../markdown/text.ts';
import type { Letter } from './model.ts';

/** A cell by its row and role, indexes into the matrix that the person saw. */
export interface CellPlace {
  readonly row: number;
  readonly role: number;
}

/** What a cell becomes; a key that is absent stays as it is. */
export interface CellPatch extends CellPlace {
  readonly letters?: readonly Letter[] | undefined;
  readonly words?: string | undefined;
}

/** A new row or role: where it goes (before the one that has this index now; the count puts it last) and its name. */
interface Insertion {
  readonly at: number;
  readonly name: string;
}

/**
 * One action of a person on a matrix, and one undo step. `matrix`, rows and roles are indexes into the document version
 * that the person saw; section rows count as rows. Moving `to` names the place as it is before the move: the row lands
 * before the one that has this index, the count puts it last.
 */
export type RaciIntent =
  /** Letters and words of one or many cells: typing, toggling, filling, clearing. */
  | { readonly kind: 'setCells'; readonly matrix: number; readonly cells: readonly CellPatch[] }
  /** What a cell says, as somebody would write it into the table: letters and words are read out of `text`. */
  | {
      readonly kind: 'writeCells';
      readonly matrix: number;
      readonly cells: readonly (CellPlace & { readonly text: string })[];
    }
  | { readonly kind: 'renameRow'; readonly matrix: number; readonly row: number; readonly name: string }
  | { readonly kind: 'renameRole'; readonly matrix: number; readonly role: number; readonly name: string }
  | {
      readonly kind: 'setNote';
      readonly matrix: number;
      readonly row: number;
      readonly note: number;
      readonly text: string;
    }
  | { readonly kind: 'insertRows'; readonly matrix: number; readonly rows: readonly Insertion[] }
  | { readonly kind: 'insertRoles'; readonly matrix: number; readonly roles: readonly Insertion[] }
  | { readonly kind: 'removeRows'; readonly matrix: number; readonly rows: readonly number[] }
  | { readonly kind: 'removeRoles'; readonly matrix: number; readonly roles: readonly number[] }
  | {
      readonly kind: 'moveRows';
      readonly matrix: number;
      readonly rows: readonly number[];
      readonly to: number;
    }
  | {
      readonly kind: 'moveRoles';
      readonly matrix: number;
      readonly roles: readonly number[];
      readonly to: number;
    }
  /** Sorts rows by the matter's name, or by a role's letters (R and A first); sections keep their rows. */
  | {
      readonly kind: 'sortRows';
      readonly matrix: number;
      readonly by: 'matter' | { readonly role: number };
      readonly descending: boolean;
    }
  /**
   * Puts a block of texts (a clipboard's) into the grid, its upper left cell at `row`/`role`; `role` -1 is the column of the
   * matters, `row` -1 the row of the roles. Where the block is larger than the grid, rows and roles are added only with `grow`;
   * without it what lies outside is an error `too-small`.
   */
  | {
      readonly kind: 'paste';
      readonly matrix: number;
      readonly row: number;
      readonly role: number;
      readonly block: readonly (readonly string[])[];
      readonly grow: boolean;
    }
  /** Pads the table's source to equal display widths (Chinese counts 2). Nothing else ever aligns a table. */
  | { readonly kind: 'align'; readonly matrix: number }
  /** Appends a matrix given as texts: first row the roles (its first cell the label of the matters). */
  | {
      readonly kind: 'addMatrix';
      readonly title: string;
      readonly cells: readonly (readonly string[])[];
    };

/** Why an edit was refused. */
export type RaciEditError =
  /** The index is not in the matrix. */
  | 'not-found'
  /** The shape of the table has no place for this (see `Role.editable`). */
  | 'not-editable'
  /** The block reaches beyond the grid and `grow` is false. */
  | 'too-small'
  /** Two roles would have one name, which this shape cannot tell apart. */
  | 'duplicate-name'
  /** A role or matter needs a name here. */
  | 'empty-name';

export type RaciEditResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly error: RaciEditError };
