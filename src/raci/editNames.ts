import { cleanWords } from './composeCell.ts';
import type { Edits, Placed } from './edit.ts';
import type { CellPatch } from './intent.ts';
import { sourceOf } from './layout.ts';
import type { Reading } from './layout.ts';
import type { Letter } from './model.ts';
import type { ListStyle } from './nameList.ts';
import { changeList, encodeName, itemRange, learnListStyle, listedNames, renameInList } from './nameList.ts';
import { roleKey } from './names.ts';
import { TableWriter } from './tableWriter.ts';

/** Edits of a matrix whose columns are letters and whose cells list names. */

/** Puts names into the lists of the wanted letters and takes them out of the others. */
export function setNames(placed: Placed, patches: readonly CellPatch[]): Edits {
  const { matrix, layout } = placed;
  const { body, letters: columnLetters } = layout.columns;
  const writer = new TableWriter(layout.text, layout.table);
  const read = (source: string): Reading => layout.readings.of(source);
  const style = styleOf(placed);
  for (const patch of patches) {
    const row = matrix.rows[patch.row];
    const role = matrix.roles[patch.role];
    const cell = row?.kind === 'matter' ? row.cells[patch.role] : undefined;
    if (!role || !cell) return 'not-found';
    const letters = patch.letters ?? cell.letters;
    const words = patch.words === undefined ? cell.words : cleanWords(patch.words);
    if (letters.some((letter) => !columnLetters.includes(letter))) return 'not-editable';
    if (letters.length === 0 && words !== '' && patch.words !== undefined) return 'not-editable';
    const key = roleKey(role.text);
    const same = words === cell.words;
    const first = body.findIndex((_, at) => letters.includes(columnLetters[at] ?? 'R'));
    // What was said beside a letter that goes is said beside the one that stays.
    const kept = same && cell.words !== '' && !keepsWords(placed, patch.row, key, letters, cell.words);
    body.forEach((column, at) => {
      const letter = columnLetters[at];
      if (!letter) return;
      const source = writer.source(patch.row, column);
      const wanted = letters.includes(letter);
      const change = {
        key,
        add: wanted ? nameSource(placed, patch.role, read) : null,
        words: !same || kept ? (at === first ? words : '') : undefined,
      };
      const changed = changeList(source, change, style, read);
      if (changed !== source) writer.set(patch.row, column, changed);
    });
  }
  return writer.edits();
}

/** True where the mentions that stay say all the words that the cell has now. */
function keepsWords(
  { layout }: Placed,
  row: number,
  key: string,
  letters: readonly Letter[],
  words: string,
): boolean {
  const said: string[] = [];
  layout.columns.body.forEach((column, at) => {
    const letter = layout.columns.letters[at];
    if (!letter || !letters.includes(letter)) return;
    for (const listed of listedNames(layout.readings.of(sourceOf(layout, row, column) ?? ''))) {
      if (roleKey(listed.name) === key && listed.words !== '' && !said.includes(listed.words))
        said.push(listed.words);
    }
  });
  return said.join('；') === words;
}

/** A role's name as its first mention writes it, without the words behind it. */
function nameSource({ matrix, layout }: Placed, role: number, read: (source: string) => Reading): string {
  const { text = '', range = { start: 0, end: 0 } } = matrix.roles[role] ?? {};
  const { table, columns } = layout;
  for (const row of table.rows) {
    if (range.start < row.range.start || range.start > row.range.end) continue;
    const column = columns.body.find((at) => {
      const cell = row.cells[at];
      return cell !== undefined && cell.range.start <= range.start && range.end <= cell.range.end;
    });
    const cell = column === undefined ? undefined : row.cells[column];
    if (!cell) break;
    const source = layout.text.slice(cell.range.start, cell.range.end);
    const reading = read(source);
    const item = listedNames(reading).find(({ name }) => roleKey(name) === roleKey(text));
    if (!item || item.wordsAt) break;
    const { from, to } = itemRange(reading, item);
    const own = source.slice(from, to);
    if (listedNames(read(own)).length === 1) return own;
  }
  return encodeName(text, read);
}

function styleOf({ matrix, layout }: Placed): ListStyle {
  const sources = new Map<string, number>();
  layout.table.rows.slice(0, 300).forEach((_, row) => {
    if (layout.sections.has(row)) return;
    for (const column of layout.columns.body) {
      const source = sourceOf(layout, row, column);
      if (source !== null) sources.set(source, (sources.get(source) ?? 0) + 1);
    }
  });
  return learnListStyle(
    sources,
    matrix.roles.map(({ text }) => text),
    (source) => layout.readings.of(source),
  );
}

/** Takes roles out of every list. */
export function removeNames(placed: Placed, roles: readonly number[]): Edits {
  const style = styleOf(placed);
  const read = (source: string): Reading => placed.layout.readings.of(source);
  return mapLists(placed, (source) =>
    roles.reduce((changed, role) => {
      const key = roleKey(placed.matrix.roles[role]?.text ?? '');
      return changeList(changed, { key, add: null }, style, read);
    }, source),
  );
}

/** Gives a role another name wherever it is mentioned. */
export function renameName(placed: Placed, role: number, newName: string): Edits {
  // A line break in a list starts another name.
  const name = newName.trim().replace(/\s*[\r\n]+\s*/g, ' ');
  const { matrix, layout } = placed;
  const key = roleKey(matrix.roles[role]?.text ?? '');
  if (matrix.roles.some((other, index) => index !== role && roleKey(other.text) === roleKey(name)))
    return 'duplicate-name';
  const read = (source: string): Reading => layout.readings.of(source);
  const encoded = encodeName(name, read);
  return mapLists(placed, (source) => renameInList(source, key, encoded, read));
}

function mapLists({ layout }: Placed, change: (source: string) => string): Edits {
  const writer = new TableWriter(layout.text, layout.table);
  layout.table.rows.forEach((_, row) => {
    if (layout.sections.has(row)) return;
    for (const column of layout.columns.body) {
      const source = sourceOf(layout, row, column);
      if (source === null) continue;
      const changed = change(source);
      if (changed !== source) writer.set(row, column, changed);
    }
  });
  return writer.edits();
}
