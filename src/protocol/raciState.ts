import type { CellContent, Letter, MatrixContent, RowContent } from '../raci/model.ts';
import type {
  RaciViewState,
  SentCell,
  SentList,
  SentMatrix,
  SentRaciState,
  SentRow,
  ShownMatrix,
  ShownRaciProblem,
} from './raci.ts';

/** What the other end has of one matrix: its rows and problems as they were sent. */
interface Had {
  readonly rows: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Makes the states that a grid is sent. A message crosses four threads, each of which copies it: a state of 6,000 cells as it
 * is takes longer than everything else that one key leads to, so only rows and problems that changed are sent.
 */
export class RaciStatePacker {
  #had: readonly Had[] = [];
  #serial = 0;

  /** Number of the last state that was made; 0 before the first. */
  get serial(): number {
    return this.#serial;
  }

  /** Makes `state` ready to be sent: `whole` where the other end may have lost what it had. */
  pack(state: RaciViewState, whole = false): SentRaciState {
    const serial = ++this.#serial;
    const had = whole ? [] : this.#had;
    if (state.kind !== 'grid') {
      this.#had = [];
      return { serial, ...state };
    }
    const packed = state.matrices.map((matrix, at) => packMatrix(matrix, had[at]));
    this.#had = packed.map(({ has }) => has);
    return { serial, ...state, matrices: packed.map(({ sent }) => sent) };
  }
}

function packMatrix(matrix: ShownMatrix, had: Had | undefined): { sent: SentMatrix; has: Had } {
  const { title, matterLabel, roles, notes, loads } = matrix;
  const rows = matrix.rows.map((row, at) => packRow(row, at, matrix));
  const problems = matrix.problems.map(({ code, severity, row, role, message }) => {
    return { code, severity, row, role, message };
  });
  const has = {
    rows: rows.map((row) => JSON.stringify(row)),
    problems: problems.map((problem) => JSON.stringify(problem)),
  };
  const sent = {
    title,
    label: matterLabel.text,
    roles: roles.map(({ text, editable }) => [text, editable] as const),
    notes: notes.map(({ text }) => text),
    rows: changed(rows, has.rows, had?.rows ?? []),
    problems: changed(problems, has.problems, had?.problems ?? []),
    loads,
  };
  return { sent, has };
}

function packRow(row: RowContent, at: number, matrix: MatrixContent): SentRow {
  const cells = row.kind === 'matter' ? row.cells.map(packCell) : null;
  const notes = matrix.notes.map(({ cells: texts }) => texts[at]?.text ?? '');
  return notes.some((text) => text !== '') ? [row.matter.text, cells, notes] : [row.matter.text, cells];
}

function packCell({ letters, words, unknown }: CellContent): SentCell {
  const signs = letters.join('');
  return words === '' && unknown.length === 0 ? signs : [signs, words, ...unknown];
}

function changed<T>(items: readonly T[], now: readonly string[], had: readonly string[]): SentList<T> {
  const most = Math.min(now.length, had.length);
  let head = 0;
  while (head < most && now[head] === had[head]) head++;
  let tail = 0;
  while (tail < most - head && now[now.length - 1 - tail] === had[had.length - 1 - tail]) tail++;
  return { head, tail, fresh: items.slice(head, items.length - tail) };
}

/**
 * The state that was sent, given the one before it (null where there was none). Rows and problems that did not change are the
 * same objects as in `before`.
 */
export function unpackRaciState(sent: SentRaciState, before: RaciViewState | null): RaciViewState {
  if (sent.kind !== 'grid') return sent;
  const known = before?.kind === 'grid' ? before.matrices : [];
  return {
    ...sent,
    matrices: sent.matrices.map((matrix, at) => unpackMatrix(matrix, known[at])),
  };
}

function unpackMatrix(sent: SentMatrix, before: ShownMatrix | undefined): ShownMatrix {
  const { title, label, roles, notes, loads } = sent;
  const known = before?.rows.map((_, at) => before.notes.map(({ cells }) => cells[at]?.text ?? '')) ?? [];
  const texts = whole(known, sent.rows, ([, , written]) => written ?? []);
  return {
    title,
    matterLabel: { text: label },
    roles: roles.map(([text, editable]) => ({ text, editable })),
    rows: whole(before?.rows ?? [], sent.rows, unpackRow),
    notes: notes.map((text, note) => ({
      text,
      cells: texts.map((written) => ({ text: written[note] ?? '' })),
    })),
    problems: whole(before?.problems ?? [], sent.problems, (problem: ShownRaciProblem) => problem),
    loads,
  };
}

function unpackRow([text, cells]: SentRow): RowContent {
  const matter = { text };
  return cells ? { kind: 'matter', matter, cells: cells.map(unpackCell) } : { kind: 'section', matter };
}

function unpackCell(cell: SentCell): CellContent {
  const [signs, words, ...unknown] = typeof cell === 'string' ? [cell, ''] : cell;
  return { letters: [...signs] as Letter[], words, unknown };
}

function whole<T, S>(
  before: readonly NoInfer<T>[],
  { head, tail, fresh }: SentList<S>,
  make: (item: S) => T,
): T[] {
  return [...before.slice(0, head), ...fresh.map(make), ...before.slice(before.length - tail)];
}
