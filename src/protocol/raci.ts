import * as v from 'valibot';
import type { RaciIntent } from '../raci/intent.ts';
import { letters, type MatrixContent } from '../raci/model.ts';
import type { RaciProblem, RoleLoad } from '../raci/problem.ts';

/**
 * What the RACI grid and its host say to each other, in the same way as the retrospective form: the host sends whole
 * snapshots, the grid sends requests, and a request that changes the document carries the version it saw.
 */

/** Largest block of texts that one request may carry: rows, and cells a row. */
const largestPaste = { rows: 6000, cells: 1000 };

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const orHeader = v.pipe(v.number(), v.integer(), v.minValue(-1));
const text = v.pipe(v.string(), v.maxLength(20_000));
const place = { row: index, role: index };
const insertion = v.object({ at: index, name: text });
const block = v.pipe(
  v.array(v.pipe(v.array(text), v.maxLength(largestPaste.cells))),
  v.maxLength(largestPaste.rows),
);

const intent = v.variant('kind', [
  v.object({
    kind: v.literal('setCells'),
    matrix: index,
    cells: v.array(
      v.object({
        ...place,
        letters: v.optional(v.array(v.picklist(letters))),
        words: v.optional(text),
      }),
    ),
  }),
  v.object({
    kind: v.literal('writeCells'),
    matrix: index,
    cells: v.array(v.object({ ...place, text })),
  }),
  v.object({ kind: v.literal('renameRow'), matrix: index, row: index, name: text }),
  v.object({ kind: v.literal('renameRole'), matrix: index, role: index, name: text }),
  v.object({ kind: v.literal('setNote'), matrix: index, row: index, note: index, text }),
  v.object({ kind: v.literal('insertRows'), matrix: index, rows: v.array(insertion) }),
  v.object({ kind: v.literal('insertRoles'), matrix: index, roles: v.array(insertion) }),
  v.object({ kind: v.literal('removeRows'), matrix: index, rows: v.array(index) }),
  v.object({ kind: v.literal('removeRoles'), matrix: index, roles: v.array(index) }),
  v.object({ kind: v.literal('moveRows'), matrix: index, rows: v.array(index), to: index }),
  v.object({ kind: v.literal('moveRoles'), matrix: index, roles: v.array(index), to: index }),
  v.object({
    kind: v.literal('sortRows'),
    matrix: index,
    by: v.union([v.literal('matter'), v.object({ role: index })]),
    descending: v.boolean(),
  }),
  v.object({
    kind: v.literal('paste'),
    matrix: index,
    row: orHeader,
    role: orHeader,
    block,
    grow: v.boolean(),
  }),
  v.object({ kind: v.literal('align'), matrix: index }),
  v.object({ kind: v.literal('addMatrix'), title: text, cells: block }),
]) satisfies v.GenericSchema<unknown, RaciIntent>;

/** What the grid asks of its host. Each resolves when it is done, or rejects with a `ChannelError` to show. */
export const raciRequest = v.variant('type', [
  /** The grid is ready to draw; answered with the current `SentRaciState`, or null where it has `seen` just that. */
  v.object({ type: v.literal('ready'), seen: v.optional(index) }),
  /** Change the document. Rejected with code `stale` where `version` is no longer the document's. */
  v.object({ type: v.literal('edit'), version: v.number(), intent }),
  v.object({ type: v.literal('undo') }),
  v.object({ type: v.literal('redo') }),
  v.object({ type: v.literal('save') }),
  /** Shows the document as text; with offsets, selects them. */
  v.object({ type: v.literal('openText'), start: v.optional(index), end: v.optional(index) }),
  /** Lets the person choose a preset and inserts its matrix. */
  v.object({ type: v.literal('insertPreset') }),
  /** Inserts a matrix from a .xlsx, .csv or .tsv file that the person picks. */
  v.object({ type: v.literal('import') }),
  /** Asks for the format and place, and writes matrix `matrix`; never overwrites without asking. */
  v.object({ type: v.literal('export'), matrix: index }),
  /** Asks whether a paste may add rows and roles; answered with true or false. */
  v.object({ type: v.literal('confirmGrow'), rows: index, roles: index }),
  /** Puts text on the clipboard (the webview has no right to where the host runs it). */
  v.object({ type: v.literal('copy'), text: v.string() }),
  /** Answered with the clipboard's text. */
  v.object({ type: v.literal('readClipboard') }),
]);
export type RaciRequest = v.InferOutput<typeof raciRequest>;

/** A problem with its sentence in the reader's language, and its place: without a row it is a role's. */
export interface ShownRaciProblem extends Pick<RaciProblem, 'code' | 'severity' | 'row' | 'role'> {
  readonly message: string;
}

/** One matrix as the grid draws it. */
export interface ShownMatrix extends MatrixContent {
  readonly problems: readonly ShownRaciProblem[];
  /** By role index. */
  readonly loads: readonly RoleLoad[];
}

/** Everything the grid draws of a document that holds at least one matrix. */
export interface GridState {
  readonly kind: 'grid';
  readonly uri: string;
  readonly fileName: string;
  readonly title: string;
  readonly version: number;
  readonly dirty: boolean;
  readonly readOnly: boolean;
  readonly matrices: readonly ShownMatrix[];
}

/** Shown where the document holds no matrix: one can be inserted, or the text opened. */
export interface NoMatrixState {
  readonly kind: 'none';
  readonly fileName: string;
  readonly version: number;
}

/** Shown where the document cannot be shown as a grid; nothing is edited. */
export interface UnreadableRaciState {
  readonly kind: 'unreadable';
  readonly fileName: string;
  /** What happened and the way out, in the reader's language. */
  readonly message: string;
  readonly canOpenText: boolean;
}

export type RaciViewState = GridState | NoMatrixState | UnreadableRaciState;

/** A list as what changed of it: the first `head` and the last `tail` items are those of the list that was sent before. */
export interface SentList<T> {
  readonly head: number;
  readonly tail: number;
  readonly fresh: readonly T[];
}

/** A cell: its letters, or with words or signs that are none `[letters, words, ...signs]`. */
export type SentCell = string | readonly [letters: string, words: string, ...unknown: string[]];

/** A row: the matter, its cells (none in a section), and what stands in the further columns, left out where that is nothing. */
export type SentRow = readonly [matter: string, cells: readonly SentCell[] | null, notes?: readonly string[]];

/** A matrix on its way to the grid: rows and problems as what changed since the one at the same place of the state before. */
export interface SentMatrix {
  readonly title: string;
  readonly label: string;
  readonly roles: readonly (readonly [name: string, editable: boolean])[];
  readonly notes: readonly string[];
  readonly rows: SentList<SentRow>;
  readonly problems: SentList<ShownRaciProblem>;
  readonly loads: readonly RoleLoad[];
}

/** A state on its way to the grid, much smaller than the state itself. `serial` counts what was sent to this grid. */
export type SentRaciState = { readonly serial: number } & (
  | (Omit<GridState, 'matrices'> & { readonly matrices: readonly SentMatrix[] })
  | NoMatrixState
  | UnreadableRaciState
);

/** What the host tells the grid unasked. */
export type RaciEvent =
  | { readonly type: 'state'; readonly state: SentRaciState }
  /** Put the focus on a cell (or the row's matter), and turn to its matrix. */
  | { readonly type: 'reveal'; readonly matrix: number; readonly row: number; readonly role: number | null };
