import { cleanWords } from './composeCell.ts';
import type { Edits, Placed } from './edit.ts';
import type { CellPatch, RaciIntent } from './intent.ts';
import type { Layout } from './layout.ts';
import { sourceOf } from './layout.ts';
import type { Letter } from './model.ts';
import { roleKey } from './names.ts';
import { newRowSource } from './newRow.ts';
import { encodePlain, escapePlain } from './plainText.ts';
import { insertLines, orderLines, removeLines } from './tableLines.ts';
import { TableWriter } from './tableWriter.ts';
import { isTick, isUnticked, tickLength, tickWords } from './tick.ts';
import type { TickLine } from './tickLines.ts';
import { tickLines } from './tickLines.ts';
import { withText } from './withText.ts';

/** Edits of a matrix of ticks: a line for each role, or for each matter and role. */

type Insertions = Extract<RaciIntent, { kind: 'insertRows' }>['rows'];

/** The lines of one matter, or of one role, in the order of the table. */
function linesOf(placed: Placed, which: 'matter' | 'role', index: number): TickLine[] {
  const { matrix, layout } = placed;
  const name = which === 'matter' ? matrix.rows[index]?.matter.text : matrix.roles[index]?.text;
  if (name === undefined) return [];
  return tickLines(layout, matrix.title).filter((line) =>
    which === 'matter' ? line.matter.text === name : roleKey(line.role.text) === roleKey(name),
  );
}

/** Sets the marks of the wanted letters and takes the others away; a role that has no line for the matter gets one. */
export function setTicks(placed: Placed, patches: readonly CellPatch[]): Edits {
  const { matrix, layout } = placed;
  const writer = new TableWriter(layout.text, layout.table);
  const marks = marksOf(layout);
  const added = new Map<number, string[]>();
  for (const patch of patches) {
    const row = matrix.rows[patch.row];
    const role = matrix.roles[patch.role];
    const cell = row?.kind === 'matter' ? row.cells[patch.role] : undefined;
    if (!row || !role || !cell) return 'not-found';
    const letters = patch.letters ?? cell.letters;
    const words = patch.words === undefined ? cell.words : cleanWords(patch.words);
    if (letters.some((letter) => !layout.columns.letters.includes(letter))) return 'not-editable';
    if (letters.length === 0 && words !== '' && patch.words !== undefined) return 'not-editable';
    const line = linesOf(placed, 'matter', patch.row).find(
      (one) => roleKey(one.role.text) === roleKey(role.text),
    );
    if (line) {
      const rewrites =
        words !== cell.words || letters.length === 0 || !letters.includes(cell.letters[0] ?? 'R');
      setLine(layout, writer, line.row, { letters, words: rewrites ? words : null }, marks);
      continue;
    }
    if (letters.length === 0) continue;
    const last = linesOf(placed, 'matter', patch.row).at(-1);
    const source = newLine(
      placed,
      writer,
      { matter: row.matter.text, role: role.text, named: false, letters, words },
      marks,
    );
    const at = (last?.row ?? layout.table.rows.length - 1) + 1;
    added.set(at, [...(added.get(at) ?? []), source]);
  }
  const lines = [...added].map(([at, sources]) => insertLines(layout.text, layout.table, at, sources));
  return [...writer.edits(), ...lines];
}

interface Marks {
  readonly yes: string;
  readonly no: string;
}

/** The marks that the table uses most. */
function marksOf(layout: Layout): Marks {
  const yes = new Map<string, number>();
  const no = new Map<string, number>();
  layout.table.rows.slice(0, 300).forEach((_, row) => {
    for (const column of layout.columns.body) {
      const source = sourceOf(layout, row, column);
      if (source === null) continue;
      const { text } = layout.readings.of(source);
      if (isTick(text) && tickLength(text) === text.length) yes.set(source, (yes.get(source) ?? 0) + 1);
      else if (isUnticked(text)) no.set(source, (no.get(source) ?? 0) + 1);
    }
  });
  const most = (counts: ReadonlyMap<string, number>) => [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  return { yes: most(yes) ?? '✓', no: most(no) ?? '' };
}

function setLine(
  layout: Layout,
  writer: TableWriter,
  row: number,
  wanted: { readonly letters: readonly Letter[]; readonly words: string | null },
  marks: Marks,
): void {
  let words = wanted.words;
  layout.columns.body.forEach((column, at) => {
    const letter = layout.columns.letters[at];
    if (!letter) return;
    const source = writer.source(row, column);
    const { text } = layout.readings.of(source);
    const ticked = isTick(text);
    if (!wanted.letters.includes(letter)) {
      if (ticked) writer.set(row, column, marks.no);
      return;
    }
    if (words === null) {
      if (!ticked) writer.set(row, column, marks.yes);
      return;
    }
    const { plain } = layout.readings.of(source);
    const lead = plain.text.length - plain.text.trimStart().length;
    const mark = ticked ? source.slice(0, plain.sourceEnd(lead + tickLength(text))) : marks.yes;
    const changed = withWords(layout, mark, words);
    if (changed !== source) writer.set(row, column, changed);
    // The first mark says the words for all.
    words = '';
  });
}

/** A mark with words behind it, in brackets and escaped where they would be read otherwise. */
function withWords(layout: Layout, mark: string, words: string): string {
  if (words === '') return mark;
  const plain = `${mark} ${encodePlain(words)}`;
  const reading = layout.readings.of(plain);
  return isTick(reading.text) && tickWords(reading) === words ? plain : `${mark} (${escapePlain(words)})`;
}

function newLine(
  { layout }: Placed,
  writer: TableWriter,
  line: { matter: string; role: string; named: boolean; letters: readonly Letter[]; words: string },
  marks: Marks,
): string {
  const { columns, text, table } = layout;
  const contents = new Map<number, string>();
  if (columns.matter >= 0 && (line.named || repeatsMatter(layout)))
    contents.set(columns.matter, encodePlain(line.matter));
  contents.set(columns.role, encodePlain(line.role));
  let words = line.words;
  columns.body.forEach((column, at) => {
    const letter = columns.letters[at];
    const ticked = letter !== undefined && line.letters.includes(letter);
    contents.set(column, ticked ? withWords(layout, marks.yes, words) : marks.no);
    if (ticked) words = '';
  });
  return newRowSource(text, table, writer, contents, table.rows[0]);
}

/** Names a matter or role anew in each line that says its name. */
export function renameTicks(placed: Placed, which: 'matter' | 'role', index: number, name: string): Edits {
  const { matrix, layout } = placed;
  const column = which === 'matter' ? layout.columns.matter : layout.columns.role;
  if (column < 0) return 'not-editable';
  const others =
    which === 'matter' ? matrix.rows.map((row) => row.matter.text) : matrix.roles.map((role) => role.text);
  if (others.some((other, at) => at !== index && roleKey(other) === roleKey(name))) return 'duplicate-name';
  const writer = new TableWriter(layout.text, layout.table);
  for (const { row } of linesOf(placed, which, index)) {
    const source = sourceOf(layout, row, column) ?? '';
    if (source === '') continue;
    writer.set(
      row,
      column,
      withText(source, name, (one) => layout.readings.of(one)),
    );
  }
  return writer.edits();
}

/** Adds roles as lines, or matters as lines with the first role. */
export function addTicks(placed: Placed, which: 'matter' | 'role', insertions: Insertions): Edits {
  const { matrix, layout } = placed;
  if (layout.columns.matter < 0 && which === 'matter') return 'not-editable';
  const names =
    which === 'matter' ? matrix.rows.map((row) => row.matter.text) : matrix.roles.map((role) => role.text);
  const taken = new Set(names.map(roleKey));
  const writer = new TableWriter(layout.text, layout.table);
  const marks = marksOf(layout);
  const edits = new Map<number, string[]>();
  for (const { at, name } of insertions) {
    if (at > names.length) return 'not-found';
    if (name.trim() === '') return 'empty-name';
    if (taken.has(roleKey(name))) return 'duplicate-name';
    taken.add(roleKey(name));
    const place = which === 'matter' ? placeOfMatter(placed, at) : placeOfRole(placed, at);
    const before = edits.get(place.row) ?? [];
    const added =
      which === 'matter'
        ? { matter: name.trim(), role: matrix.roles[0]?.text ?? '', named: true }
        : { matter: place.matter, role: name.trim(), named: place.opens && before.length === 0 };
    if (which === 'role' && added.named && !repeatsMatter(layout))
      writer.set(place.row, layout.columns.matter, '');
    edits.set(place.row, [...before, newLine(placed, writer, { ...added, letters: [], words: '' }, marks)]);
  }
  const lines = [...edits].map(([at, sources]) => insertLines(layout.text, layout.table, at, sources));
  return [...writer.edits(), ...lines];
}

/** Where a new line goes: before body row `row`. `opens` is true where it becomes the first line of `matter`. */
interface Place {
  readonly row: number;
  readonly matter: string;
  readonly opens: boolean;
}

function placeOfMatter(placed: Placed, at: number): Place {
  const row = linesOf(placed, 'matter', at)[0]?.row ?? placed.layout.table.rows.length;
  return { row, matter: '', opens: true };
}

/** Roles come in the order of their first lines: right before that of the role at the place, or behind the last one's. */
function placeOfRole(placed: Placed, at: number): Place {
  const { layout, matrix } = placed;
  const last = at >= matrix.roles.length;
  const line = linesOf(placed, 'role', last ? matrix.roles.length - 1 : at)[0];
  if (!line) return { row: layout.table.rows.length, matter: '', opens: false };
  const opens = layout.columns.matter >= 0 && sourceOf(layout, line.row, layout.columns.matter) !== '';
  return { row: line.row + (last ? 1 : 0), matter: line.matter.text, opens: opens && !last };
}

/** True where each line names its matter, false where the ones below the first stay blank. */
function repeatsMatter(layout: Layout): boolean {
  const { matter } = layout.columns;
  return matter >= 0 && !layout.table.rows.some((_, row) => sourceOf(layout, row, matter) === '');
}

/** Takes out all lines of matters or roles; a matter named only in a line that goes is named in its next one. */
export function removeTicks(placed: Placed, which: 'matter' | 'role', indexes: readonly number[]): Edits {
  const { layout } = placed;
  if (which === 'matter' && layout.columns.matter < 0) return 'not-editable';
  // A matter stands nowhere but in the lines of its roles.
  if (which === 'role' && new Set(indexes).size >= placed.matrix.roles.length) return 'not-editable';
  const gone = new Set(indexes.flatMap((index) => linesOf(placed, which, index).map(({ row }) => row)));
  const writer = new TableWriter(layout.text, layout.table);
  const { matter } = layout.columns;
  const named = new Set<string>();
  for (const { row, matter: name } of tickLines(layout, placed.matrix.title)) {
    if (gone.has(row) || named.has(name.text)) continue;
    named.add(name.text);
    if (matter >= 0 && sourceOf(layout, row, matter) === '') writer.set(row, matter, encodePlain(name.text));
  }
  return [...writer.edits(), ...removeLines(layout.text, layout.table, [...gone])];
}

/** Puts the groups of lines that matters (or roles) are into another order; not where a group's lines are scattered. */
export function orderTicks(placed: Placed, which: 'matter' | 'role', order: readonly number[]): Edits {
  const { layout } = placed;
  if ((which === 'role') !== layout.columns.matter < 0) return 'not-editable';
  const groups = order.map((index) => linesOf(placed, which, index).map(({ row }) => row));
  const rows = groups.flat();
  const together = groups.every((group) =>
    group.every((row, at) => at === 0 || row === (group[at - 1] ?? 0) + 1),
  );
  if (!together || rows.length !== layout.table.rows.length) return 'not-editable';
  return orderLines(layout.text, layout.table, rows);
}
