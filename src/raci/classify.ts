import type { Reading } from './layout.ts';
import { labelLetter } from './letterNames.ts';
import { isMatterLabel, isNoteLabel, isNumberLabel, isRoleLabel, isRoleName } from './labels.ts';
import type { Columns } from './layout.ts';
import type { Letter, Orientation } from './model.ts';
import { isTick, isUnticked } from './tick.ts';

/** What stands around a table. */
export interface Surroundings {
  /** The document says that it is a matrix, and this table may be a new one. */
  readonly declared: boolean;
  /** It is the document's only table. */
  readonly only: boolean;
  /** A heading, the label or the text beside the table speaks of RACI. */
  readonly named: boolean;
  /** They speak of rights, grades or another kind of letters. */
  readonly otherwise: boolean;
}

/** The texts of a table: its header, and its body row by row; a row that is too short has fewer cells. */
export interface Cells {
  readonly labels: readonly string[];
  readonly rows: readonly (readonly Reading[])[];
}

export interface Classified {
  readonly orientation: Orientation;
  readonly columns: Columns;
}

/** Decides whether a table is a matrix, how it is turned, and what each column holds; null where it is none. */
export function classify(cells: Cells, around: Surroundings): Classified | null {
  if (cells.labels.length < 2) return null;
  return lettersOnTop(cells, around) ?? lettersInside(cells, around);
}

/** Columns headed with letters: names or ticks in the cells. */
function lettersOnTop({ labels, rows }: Cells, around: Surroundings): Classified | null {
  const found = new Map<Letter, number>();
  let sure = 0;
  labels.forEach((label, column) => {
    const named = labelLetter(label);
    if (!named || found.has(named.letter)) return;
    found.set(named.letter, column);
    if (named.sure) sure++;
  });
  const expected = around.declared || around.named;
  if (!found.has('R') || !found.has('A')) return null;
  if (found.size < (expected || sure === found.size ? 2 : 3)) return null;
  const body = [...found.values()].sort((a, b) => a - b);
  const letters = body.map((column) => [...found].find(([, at]) => at === column)?.[0] ?? 'R');
  const others = labels.map((_, column) => column).filter((column) => !body.includes(column));
  if (others.length === 0) return null;
  let ticked = 0;
  let named = 0;
  let odd = 0;
  for (const row of rows) {
    for (const column of body) {
      const text = row[column]?.text ?? '';
      if (text === '' || isUnticked(text)) continue;
      if (isTick(text)) ticked++;
      else if (isOddName(text)) odd++;
      else named++;
    }
  }
  if (odd > (ticked + named) / 2) return null;
  const matter = matterColumn({ labels, rows }, others, others);
  if (matter < 0) return null;
  if (ticked > named) {
    const roles = others.filter((column) => column !== matter && isRoleLabel(labels[column] ?? ''));
    const alone = isRoleLabel(labels[matter] ?? '') || roles.length === 0;
    const role = alone ? matter : (roles[0] ?? -1);
    const notes = others.filter((column) => column !== matter && column !== role);
    return {
      orientation: 'ticks',
      columns: { matter: alone ? -1 : matter, role, body, letters, notes: used({ labels, rows }, notes) },
    };
  }
  // Somebody's duties written out below `Responsible for` are no matrix of names.
  if (isRoleLabel(labels[matter] ?? '') && !isMatterLabel(labels[matter] ?? '')) return null;
  const notes = used(
    { labels, rows },
    others.filter((column) => column !== matter),
  );
  return { orientation: 'letters-as-columns', columns: { matter, role: -1, body, letters, notes } };
}

/** Figures, degrees and sentences are no names of roles. */
function isOddName(text: string): boolean {
  return (
    /^(?:[\d.,%+\s]+|h|m|l|high|medium|low|高|中|低)$/i.test(text) ||
    (text.length > 50 && /[.。;；]$/.test(text))
  );
}

/** A table whose rows are named with the letters themselves explains them. */
function isLegend({ rows }: Cells, matter: number): boolean {
  const named = rows.filter((row) => {
    const name = row[matter];
    return name?.cell.words === '' && name.cell.letters.length > 0 && !/^[a-z]$/.test(name.text);
  });
  return named.length > 1 && named.length * 2 >= rows.length;
}

interface ColumnCount {
  filled: number;
  lettered: number;
  /** Cells of letters that stand alone. */
  pure: number;
  unknown: number;
}

/** Letters in the cells: one column a role, or one column a matter. */
function lettersInside(cells: Cells, around: Surroundings): Classified | null {
  const counts = countColumns(cells);
  const kinds = kindsOf(cells, counts, around);
  const first = kinds.indexOf('body', 1);
  if (first < 0) return null;
  const before = kinds.map((_, column) => column).filter((column) => column < first);
  const matter = matterColumn(
    cells,
    before,
    before.filter((column) => kinds[column] === 'text'),
  );
  if (matter < 0 || isLegend(cells, matter)) return null;
  const body = kinds.flatMap((kind, column) => (kind === 'body' && column > matter ? [column] : []));
  if (!isMatrix(cells, counts, body, matter, around)) return null;
  const rest = cells.labels
    .map((_, column) => column)
    .filter((column) => column !== matter && !body.includes(column));
  const columns: Columns = { matter, role: -1, body, letters: [], notes: used(cells, rest) };
  return { orientation: turned(cells, body, matter) ? 'roles-as-rows' : 'roles-as-columns', columns };
}

function countColumns({ labels, rows }: Cells): ColumnCount[] {
  const counts = labels.map((): ColumnCount => ({ filled: 0, lettered: 0, pure: 0, unknown: 0 }));
  for (const row of rows) {
    // A row that says the same everywhere heads a group.
    if (row.length > 2 && row[0]?.text !== '' && row.every(({ text }) => text === row[0]?.text)) continue;
    for (let column = 0; column < row.length; column++) {
      const count = counts[column];
      const cell = row[column]?.cell;
      if (!count || !cell || cell.empty) continue;
      count.filled++;
      if (cell.letters.length > 0) count.lettered++;
      if (cell.letters.length > 0 && cell.words === '') count.pure++;
      if (cell.unknown.length > 0) count.unknown++;
    }
  }
  return counts;
}

type ColumnKind = 'body' | 'text' | 'blank' | 'number';

function kindsOf(
  { labels, rows }: Cells,
  counts: readonly ColumnCount[],
  around: Surroundings,
): ColumnKind[] {
  // The first column that is no number and no note names the rows.
  let leading = true;
  let noted = false;
  return labels.map((label, column) => {
    const { filled, lettered, unknown } = counts[column] ?? { filled: 0, lettered: 0, unknown: 0 };
    if (label === '' && filled === 0) return 'blank';
    if (isNumberLabel(label) && lettered < filled * 0.8) return 'number';
    const first = leading && (!noted || isMatterLabel(label));
    if (isNoteLabel(label) && !isRoleName(label) && (lettered < 2 || lettered < filled * 0.8)) {
      noted = true;
      return 'text';
    }
    leading = leading && !first;
    if (first) return lettered > 1 && lettered > filled * 0.8 ? 'body' : 'text';
    if (lettered > 0 && (lettered + unknown) * 2 >= filled) return 'body';
    // `Owner` may head a column of names as well as one of letters.
    if (filled === 0 || (isRoleName(label) && (lettered > 0 || filled * 2 < rows.length))) return 'body';
    // A few words in a column of a declared matrix were typed before the letters.
    return around.declared && (filled * 2 < rows.length || filled === unknown) ? 'body' : 'text';
  });
}

/** Of the columns that may name the matters the one whose label or texts fit best; -1 where there is none. */
function matterColumn(
  { labels, rows }: Cells,
  candidates: readonly number[],
  texts: readonly number[],
): number {
  const usable = texts.length > 0 ? texts : candidates;
  let best = -1;
  let bestScore = -1;
  for (const column of usable) {
    const label = labels[column] ?? '';
    const different = new Set<string>();
    for (const row of rows.slice(0, 200)) different.add(row[column]?.text ?? '');
    const share = rows.length === 0 ? 0 : different.size / Math.min(rows.length, 200);
    const said = isMatterLabel(label)
      ? 4
      : isRoleLabel(label)
        ? 2.5
        : isNumberLabel(label)
          ? -1
          : isNoteLabel(label)
            ? 0
            : 1;
    const score = said + share;
    if (score > bestScore) {
      best = column;
      bestScore = score;
    }
  }
  return best < 0 ? (usable[0] ?? -1) : best;
}

/** Columns that say something, in their order. */
function used({ labels, rows }: Cells, columns: readonly number[]): number[] {
  return columns.filter(
    (column) => labels[column] !== '' || rows.some((row) => (row[column]?.text ?? '') !== ''),
  );
}

function isMatrix(
  { labels, rows }: Cells,
  counts: readonly ColumnCount[],
  body: readonly number[],
  matter: number,
  around: Surroundings,
): boolean {
  const total = { filled: 0, lettered: 0, pure: 0, unknown: 0 };
  for (const column of body) {
    const count = counts[column];
    if (!count) continue;
    total.filled += count.filled;
    total.lettered += count.lettered;
    total.pure += count.pure;
    total.unknown += count.unknown;
  }
  const people = body.filter((column) => isRoleName(labels[column] ?? '')).length;
  if (around.declared) {
    if (total.lettered > 0) return total.unknown <= total.lettered;
    return (
      around.only || people > 0 || isMatterLabel(labels[matter] ?? '') || isRoleLabel(labels[matter] ?? '')
    );
  }
  const used = new Set<Letter>();
  for (const row of rows) {
    for (const column of body) for (const letter of row[column]?.cell.letters ?? []) used.add(letter);
  }
  const words = total.filled - total.lettered - total.unknown;
  const everyCellLettered =
    total.lettered > 1 && words === 0 && total.unknown === 0 && used.has('R') && used.has('A');
  if (around.named) {
    // A template that waits to be filled.
    if (total.filled === 0) return body.length > 1 && people * 2 >= body.length;
    if (total.lettered < 2 || (!used.has('R') && !used.has('A'))) return false;
    if (total.unknown * 2 > total.lettered || words > total.lettered) return false;
    // Small matrices have a duty behind every letter.
    return total.pure * 3 >= total.filled || (everyCellLettered && people > 0);
  }
  // What is done by whom, and R and A: nothing else looks like that, however small.
  const wellLabelled = isMatterLabel(labels[matter] ?? '') && people * 2 >= body.length && body.length > 1;
  if (wellLabelled && everyCellLettered && !around.otherwise) return true;
  if (body.length < 2 || total.lettered < 4 || total.unknown * 10 > total.lettered) return false;
  if (words * 3 > total.lettered || total.pure * 2 < total.filled) return false;
  const main = ['R', 'A', 'C', 'I'].filter((letter) => used.has(letter as Letter)).length;
  if (around.otherwise) return main === 4 && total.unknown === 0;
  if (used.has('R') && used.has('A')) return main > 2;
  return main === 3 && people * 2 >= body.length && total.unknown === 0;
}

/** True where the first column names the roles and the header the matters. */
function turned({ labels, rows }: Cells, body: readonly number[], matter: number): boolean {
  const label = labels[matter] ?? '';
  const heads = body.map((column) => labels[column] ?? '');
  const names = rows
    .slice(0, 100)
    .map((row) => row[matter]?.text ?? '')
    .filter((name) => name !== '');
  const share = (texts: readonly string[]) =>
    texts.length === 0 ? 0 : texts.filter((text) => isRoleName(text)).length / texts.length;
  if (isRoleLabel(label) && !isMatterLabel(label)) return share(heads) <= share(names) || share(names) > 0.5;
  if (isMatterLabel(label)) return false;
  return names.length > 1 && share(names) >= 0.75 && share(heads) <= 0.25;
}
