import type { ShownMatrix } from '../../../src/protocol/raci.ts';
import type { CellPatch, RaciIntent } from '../../../src/raci/intent.ts';
import type { Letter } from '../../../src/raci/model.ts';
import { letters as allLetters } from '../../../src/raci/model.ts';
import type { Outcome } from '../events.ts';
import type { Rewritten } from '../../rowKeys.ts';
import { ask } from './events.ts';
import type { Place } from './selection.ts';
import type { CellChange, GridView, Pasted, Pending, ViewCell } from './view.ts';

/** What the edits need of the grid they belong to. */
export interface EditedGrid extends HTMLElement {
  readonly view: GridView;
  readonly matrix: ShownMatrix;
  /** Index of the matrix in the document. */
  readonly at: number;
  /** Draws the pending changes. */
  redraw(): void;
}

/**
 * Sends changes to the document and shows them at once. Rows and roles are remembered by key and looked up when it is the
 * request's turn, so that a change made meanwhile by somebody else shifts nothing.
 */
export class GridEdits {
  readonly #grid: EditedGrid;
  #pending: readonly Pending[] = [];
  #pasted: Pasted | null = null;

  constructor(grid: EditedGrid) {
    this.#grid = grid;
  }

  /** What is on its way, in order. */
  get pending(): readonly Pending[] {
    return this.#pending;
  }

  /** What the paste under way writes, if one is. */
  get pasted(): Pasted | null {
    return this.#pasted;
  }

  /** Changes the cells at `places`, each by `change` from what it says then. One undo step. */
  changeCells(
    places: readonly Place[],
    change: (cell: ViewCell, row: number, role: number) => CellChange,
    typed: string | null = null,
  ): Promise<Outcome> {
    const cells = this.#keysOf(places);
    const make = (): RaciIntent | null => {
      const patches: CellPatch[] = [];
      this.#each(cells, (row, role, rowKey, roleKey) => {
        const shown = this.#grid.matrix.rows[row];
        const cell = shown?.kind === 'matter' ? shown.cells[role] : undefined;
        if (!cell) return;
        const now: ViewCell = { letters: cell.letters, words: cell.words, unknown: cell.unknown, mark: null };
        const { letters, words } = change(now, rowKey, roleKey);
        const fresh = {
          ...(letters && (letters.join() !== cell.letters.join() || cell.unknown.length) ? { letters } : {}),
          ...(words !== undefined && words !== cell.words ? { words } : {}),
        };
        if (Object.keys(fresh).length) patches.push({ row, role, ...fresh });
      });
      return patches.length ? { kind: 'setCells', matrix: this.#grid.at, cells: patches } : null;
    };
    return this.#send(make, { kind: 'cells', cells, change }, typed);
  }

  /** Writes `text` into the cells at `places` as somebody would write it into the table. */
  writeCells(places: readonly Place[], text: string, typed: string | null = null): Promise<Outcome> {
    const cells = this.#keysOf(places);
    const guessed = guessCell(text);
    const make = (): RaciIntent | null => {
      const written: { row: number; role: number; text: string }[] = [];
      this.#each(cells, (row, role) => written.push({ row, role, text }));
      return written.length ? { kind: 'writeCells', matrix: this.#grid.at, cells: written } : null;
    };
    return this.#send(make, { kind: 'cells', cells, change: () => guessed }, typed);
  }

  /** Adds `letter` to all cells at `places`, or takes it out of them where all have it. */
  toggle(places: readonly Place[], letter: Letter): Promise<Outcome> {
    const { view } = this.#grid;
    const all = places.every(({ row, col }) => view.rows[row]?.cells[col]?.letters.includes(letter));
    return this.changeCells(places, ({ letters }) => ({
      letters: all ? letters.filter((one) => one !== letter) : withLetter(letters, letter),
    }));
  }

  /** Empties the cells at `places`. */
  clear(places: readonly Place[]): Promise<Outcome> {
    return this.changeCells(places, () => ({ letters: [], words: '' }));
  }

  /** Gives each cell of `places` what the cell that `sourceOf` names says now. */
  copyCells(places: readonly Place[], sourceOf: (place: Place) => Place): Promise<Outcome> {
    const { view } = this.#grid;
    const from = new Map<string, CellChange>();
    for (const place of places) {
      const source = sourceOf(place);
      const cell = view.rows[source.row]?.cells[source.col];
      const key = `${view.rows[place.row]?.key} ${view.roles[place.col]?.key}`;
      if (cell) from.set(key, { letters: cell.letters, words: cell.words });
    }
    return this.changeCells(places, (_, row, role) => from.get(`${row} ${role}`) ?? {});
  }

  /** Renames the row at `row`; `text` is kept for the person where that is refused. */
  renameRow(row: number, text: string): Promise<Outcome> {
    const key = this.#grid.view.rows[row]?.key ?? -1;
    return this.#send(
      () => this.#withRow(key, (at) => ({ kind: 'renameRow', matrix: this.#grid.at, row: at, name: text })),
      { kind: 'matter', row: key, text },
      text,
    );
  }

  /** Renames the role at `role`. */
  renameRole(role: number, text: string): Promise<Outcome> {
    const key = this.#grid.view.roles[role]?.key ?? -1;
    return this.#send(
      () =>
        this.#withRole(key, (at) => ({ kind: 'renameRole', matrix: this.#grid.at, role: at, name: text })),
      { kind: 'role', role: key, text },
      text,
    );
  }

  /** Writes a note of the row at `row`. */
  setNote(row: number, note: number, text: string): Promise<Outcome> {
    const key = this.#grid.view.rows[row]?.key ?? -1;
    return this.#send(
      () => this.#withRow(key, (at) => ({ kind: 'setNote', matrix: this.#grid.at, row: at, note, text })),
      { kind: 'note', row: key, note, text },
      text,
    );
  }

  /** Inserts a row before the one with this key; null puts it last. */
  insertRow(before: number | null, name: string): Promise<Outcome> {
    return this.#send(
      () => {
        const at = before === null ? this.#grid.view.rows.length : this.#rowAt(before);
        return at < 0 ? null : { kind: 'insertRows', matrix: this.#grid.at, rows: [{ at, name }] };
      },
      null,
      name,
    );
  }

  /** Inserts a role before the one with this key; null puts it last. */
  insertRole(before: number | null, name: string): Promise<Outcome> {
    return this.#send(
      () => {
        const at = before === null ? this.#grid.view.roles.length : this.#roleAt(before);
        return at < 0 ? null : { kind: 'insertRoles', matrix: this.#grid.at, roles: [{ at, name }] };
      },
      null,
      name,
    );
  }

  /** Removes the rows from `top` to `bottom`. */
  removeRows(top: number, bottom: number): Promise<Outcome> {
    const keys = this.#rowKeys(top, bottom);
    return this.#send(() => {
      const rows = keys.map((key) => this.#rowAt(key)).filter((row) => row >= 0);
      return rows.length ? { kind: 'removeRows', matrix: this.#grid.at, rows } : null;
    });
  }

  /** Removes the roles from `left` to `right`. */
  removeRoles(left: number, right: number): Promise<Outcome> {
    const keys = this.#roleKeys(left, right);
    return this.#send(() => {
      const roles = keys.map((key) => this.#roleAt(key)).filter((role) => role >= 0);
      return roles.length ? { kind: 'removeRoles', matrix: this.#grid.at, roles } : null;
    });
  }

  /** Moves the rows from `top` to `bottom` before the row at `to`. */
  moveRows(top: number, bottom: number, to: number): Promise<Outcome> {
    const keys = this.#rowKeys(top, bottom);
    const before = this.#grid.view.rows[to]?.key ?? null;
    return this.#send(() => {
      const rows = keys.map((key) => this.#rowAt(key)).filter((row) => row >= 0);
      const place = before === null ? this.#grid.view.rows.length : this.#rowAt(before);
      if (!rows.length || place < 0) return null;
      return { kind: 'moveRows', matrix: this.#grid.at, rows, to: place };
    });
  }

  /** Moves the roles from `left` to `right` before the role at `to`. */
  moveRoles(left: number, right: number, to: number): Promise<Outcome> {
    const keys = this.#roleKeys(left, right);
    const before = this.#grid.view.roles[to]?.key ?? null;
    return this.#send(() => {
      const roles = keys.map((key) => this.#roleAt(key)).filter((role) => role >= 0);
      const place = before === null ? this.#grid.view.roles.length : this.#roleAt(before);
      if (!roles.length || place < 0) return null;
      return { kind: 'moveRoles', matrix: this.#grid.at, roles, to: place };
    });
  }

  /**
   * Pastes `block` with its first cell at `row` and `role`, -1 for names. What is selected and typed meanwhile is about places, since
   * a name that is pasted may be that of another row.
   */
  async paste(
    row: number,
    role: number,
    block: readonly (readonly string[])[],
    grow: boolean,
  ): Promise<Outcome> {
    const outcome = await this.#send(() => {
      const { rows, roles } = this.#grid.view;
      const width = Math.max(...block.map((cells) => cells.length));
      this.#pasted = {
        rows: written(role < 0 ? row : rows.length, row + block.length),
        roles: written(row < 0 ? role : roles.length, role + width),
      };
      return { kind: 'paste', matrix: this.#grid.at, row, role, block, grow };
    });
    this.#pasted = null;
    return outcome;
  }

  /** Sends an intent that needs no keys. */
  send(make: (matrix: number) => RaciIntent): Promise<Outcome> {
    return this.#send(() => make(this.#grid.at));
  }

  async #send(
    make: () => RaciIntent | null,
    pending: Pending | null = null,
    typed: string | null = null,
  ): Promise<Outcome> {
    if (pending) {
      this.#pending = [...this.#pending, pending];
      this.#grid.redraw();
    }
    const body = () => {
      const intent = make();
      return intent && { type: 'edit' as const, intent };
    };
    const outcome = await ask(this.#grid, body, typed);
    if (pending) {
      this.#pending = this.#pending.filter((one) => one !== pending);
      this.#grid.redraw();
    }
    return outcome;
  }

  #keysOf(places: readonly Place[]): Map<number, Set<number>> {
    const { view } = this.#grid;
    const cells = new Map<number, Set<number>>();
    for (const { row, col } of places) {
      const rowKey = view.rows[row]?.key;
      const roleKey = view.roles[col]?.key;
      if (rowKey === undefined || roleKey === undefined) continue;
      const known = cells.get(rowKey);
      if (known) known.add(roleKey);
      else cells.set(rowKey, new Set([roleKey]));
    }
    return cells;
  }

  /** Calls `act` for each remembered cell that is still there, with its indexes and its keys. */
  #each(
    cells: ReadonlyMap<number, ReadonlySet<number>>,
    act: (row: number, role: number, rowKey: number, roleKey: number) => void,
  ): void {
    const { view } = this.#grid;
    view.rows.forEach(({ key: rowKey }, row) => {
      const touched = cells.get(rowKey);
      if (!touched) return;
      view.roles.forEach(({ key: roleKey }, role) => {
        if (touched.has(roleKey)) act(row, role, rowKey, roleKey);
      });
    });
  }

  #rowAt(key: number): number {
    return this.#grid.view.rows.findIndex((row) => row.key === key);
  }

  #roleAt(key: number): number {
    return this.#grid.view.roles.findIndex((role) => role.key === key);
  }

  #withRow(key: number, make: (row: number) => RaciIntent): RaciIntent | null {
    const row = this.#rowAt(key);
    return row < 0 ? null : make(row);
  }

  #withRole(key: number, make: (role: number) => RaciIntent): RaciIntent | null {
    const role = this.#roleAt(key);
    return role < 0 ? null : make(role);
  }

  #rowKeys(top: number, bottom: number): number[] {
    return this.#grid.view.rows.slice(Math.max(0, top), bottom + 1).map(({ key }) => key);
  }

  #roleKeys(left: number, right: number): number[] {
    return this.#grid.view.roles.slice(Math.max(0, left), right + 1).map(({ key }) => key);
  }
}

/** Rows or roles whose names are written from `from` (-1 stands for what is above or before the first) up to but without `end`. */
function written(from: number, end: number): Rewritten {
  const first = Math.min(Math.max(0, from), end);
  return { from: first, count: end - first };
}

/** Letters with one more: in the usual order where they stand in it, else at the end. */
function withLetter(letters: readonly Letter[], letter: Letter): readonly Letter[] {
  if (letters.includes(letter)) return letters;
  const ordered = allLetters.filter((one) => letters.includes(one));
  if (ordered.join() !== letters.join()) return [...letters, letter];
  return allLetters.filter((one) => one === letter || letters.includes(one));
}

/** What a text will be read as, in the plain cases; shown until the document says it. */
function guessCell(text: string): CellChange {
  const [, signs = '', words = ''] = /^((?:[RACIS][/, ]?)*)(?: (.*))?$/s.exec(`${text.trim()}`) ?? [];
  if (signs === '') return { letters: [], words: text.trim() };
  return { letters: allLetters.filter((letter) => signs.includes(letter)), words: words.trim() };
}
