import type { ShownMatrix, ShownRaciProblem } from '../../../src/protocol/raci.ts';
import type { Letter, RowContent } from '../../../src/raci/model.ts';
import type { RoleLoad } from '../../../src/raci/problem.ts';
import { RowKeys, type Rewritten } from '../../rowKeys.ts';

/** What is wrong at a place: the worst severity and all sentences. */
export interface Mark {
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

/** A cell as it is drawn. */
export interface ViewCell {
  readonly letters: readonly Letter[];
  readonly words: string;
  readonly unknown: readonly string[];
  readonly mark: Mark | null;
}

/** A row as it is drawn. `key` stays with the row from snapshot to snapshot; section rows have no cells. */
export interface ViewRow {
  readonly key: number;
  readonly section: boolean;
  readonly matter: string;
  readonly cells: readonly ViewCell[];
  readonly notes: readonly string[];
  readonly mark: Mark | null;
}

/** A column of a role. */
export interface ViewRole {
  readonly key: number;
  readonly name: string;
  readonly editable: boolean;
  readonly load: RoleLoad;
  readonly overloaded: boolean;
  readonly mark: Mark | null;
}

/** The block that a paste writes: its rows and roles. */
export interface Pasted {
  readonly rows: Rewritten;
  readonly roles: Rewritten;
}

/** One matrix as the grid draws it, with what is on its way to the document already in it. */
export interface GridView {
  readonly label: string;
  readonly roles: readonly ViewRole[];
  readonly rows: readonly ViewRow[];
  readonly notes: readonly string[];
}

/** What a cell becomes; a key that is absent stays. */
export interface CellChange {
  readonly letters?: readonly Letter[];
  readonly words?: string;
}

/** A change on its way to the document, by keys, so that it also fits the next snapshot. */
export type Pending =
  | {
      readonly kind: 'cells';
      /** Role keys by row key. */
      readonly cells: ReadonlyMap<number, ReadonlySet<number>>;
      readonly change: (cell: ViewCell, row: number, role: number) => CellChange;
    }
  | { readonly kind: 'matter'; readonly row: number; readonly text: string }
  | { readonly kind: 'role'; readonly role: number; readonly text: string }
  | { readonly kind: 'note'; readonly row: number; readonly note: number; readonly text: string };

const noLoad: RoleLoad = {
  responsible: 0,
  accountable: 0,
  consulted: 0,
  informed: 0,
  supporting: 0,
  busy: 0,
  of: 0,
};
const emptyCell: ViewCell = { letters: [], words: '', unknown: [], mark: null };

function markOf(problems: readonly ShownRaciProblem[] | undefined): Mark | null {
  if (!problems) return null;
  const error = problems.some(({ severity }) => severity === 'error');
  return {
    severity: error ? 'error' : 'warning',
    text: problems.map(({ message }) => message).join(' '),
  };
}

const sameMark = (a: Mark | null, b: Mark | null): boolean =>
  a?.text === b?.text && a?.severity === b?.severity;
const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, at) => item === b[at]);
const sameCell = (a: ViewCell, b: ViewCell | undefined): boolean =>
  b !== undefined &&
  a.words === b.words &&
  sameList(a.letters, b.letters) &&
  sameList(a.unknown, b.unknown) &&
  sameMark(a.mark, b.mark);
const sameRow = (a: ViewRow, b: ViewRow): boolean =>
  a.matter === b.matter &&
  a.section === b.section &&
  a.cells.length === b.cells.length &&
  sameMark(a.mark, b.mark) &&
  sameList(a.notes, b.notes) &&
  a.cells.every((cell, at) => sameCell(cell, b.cells[at]));

/**
 * Makes views of the snapshots of one matrix. Rows keep their keys, and a row that says the same stays the same object, so
 * that only what changed is drawn again.
 */
export class ViewMaker {
  readonly #rowKeys = new RowKeys();
  readonly #roleKeys = new RowKeys();
  #known = new Map<number, ViewRow>();
  /** What was made of a row of a snapshot, and what else went into that. */
  readonly #made = new WeakMap<RowContent, { readonly from: string; readonly row: ViewRow }>();

  /** The view of `matrix` with `pending` changes in it, in their order; `pasted` is what may just have been written into it. */
  make(matrix: ShownMatrix, pending: readonly Pending[], pasted: Pasted | null = null): GridView {
    const found = new Map<string, ShownRaciProblem[]>();
    for (const problem of matrix.problems) {
      const place = `${problem.row ?? ''}/${problem.role ?? ''}`;
      const list = found.get(place);
      if (list) list.push(problem);
      else found.set(place, [problem]);
    }
    const roleKeys = this.#roleKeys.align(
      matrix.roles.map(({ text }) => text),
      pasted?.roles,
    );
    const rowKeys = this.#rowKeys.align(
      matrix.rows.map(({ kind, matter }) => `${kind} ${matter.text}`),
      pasted?.rows,
    );
    const roles = matrix.roles.map(({ text, editable }, role): ViewRole => {
      const problems = found.get(`/${role}`);
      const key = roleKeys[role] ?? 0;
      return {
        key,
        name: pending.reduce(
          (name, one) => (one.kind === 'role' && one.role === key ? one.text : name),
          text,
        ),
        editable,
        load: matrix.loads[role] ?? noLoad,
        overloaded: problems?.some(({ code }) => code === 'overload') ?? false,
        mark: markOf(problems),
      };
    });
    const known = new Map<number, ViewRow>();
    const inRow = new Map<number, string>();
    for (const { row, role, severity, message } of matrix.problems) {
      if (row !== null) inRow.set(row, `${inRow.get(row) ?? ''}\n${role} ${severity} ${message}`);
    }
    const make = (row: RowContent, at: number, notes: readonly string[]): ViewRow => ({
      key: rowKeys[at] ?? 0,
      section: row.kind === 'section',
      matter: row.matter.text,
      cells:
        row.kind === 'section'
          ? []
          : roles.map((_, role): ViewCell => {
              const cell = row.cells[role];
              if (!cell) return emptyCell;
              const { letters, words, unknown } = cell;
              return { letters, words, unknown, mark: markOf(found.get(`${at}/${role}`)) };
            }),
      notes,
      mark: markOf(found.get(`${at}/`)),
    });
    const rows = matrix.rows.map((row, at): ViewRow => {
      const notes = matrix.notes.map((note) => note.cells[at]?.text ?? '');
      const from = [rowKeys[at], roles.length, inRow.get(at), ...notes].join('\n');
      const made = this.#made.get(row);
      const written = made?.from === from ? made.row : make(row, at, notes);
      this.#made.set(row, { from, row: written });
      const fresh = pending.reduce((drawn, one) => withPending(drawn, one, roles), written);
      const before = this.#known.get(fresh.key);
      const shown = before && (before === fresh || sameRow(fresh, before)) ? before : fresh;
      known.set(shown.key, shown);
      return shown;
    });
    this.#known = known;
    return { label: matrix.matterLabel.text, roles, rows, notes: matrix.notes.map(({ text }) => text) };
  }
}

function withPending(row: ViewRow, pending: Pending, roles: readonly ViewRole[]): ViewRow {
  switch (pending.kind) {
    case 'role':
      return row;
    case 'matter':
      return pending.row === row.key ? { ...row, matter: pending.text } : row;
    case 'note':
      if (pending.row !== row.key) return row;
      return { ...row, notes: row.notes.map((text, at) => (at === pending.note ? pending.text : text)) };
    case 'cells': {
      const touched = pending.cells.get(row.key);
      if (!touched) return row;
      const cells = row.cells.map((cell, at) => {
        const role = roles[at]?.key;
        if (role === undefined || !touched.has(role)) return cell;
        return { ...cell, ...pending.change(cell, row.key, role) };
      });
      return { ...row, cells };
    }
  }
}
