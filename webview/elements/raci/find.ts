import type { Place } from './selection.ts';
import type { GridView } from './view.ts';

/** Cells whose text holds `text`, whatever the case, in reading order: names, words, letters, notes. */
export function findText(view: GridView, text: string): readonly Place[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const found: Place[] = [];
  const look = (row: number, col: number, said: string): void => {
    if (said.toLowerCase().includes(wanted)) found.push({ row, col });
  };
  view.roles.forEach(({ name }, col) => look(-1, col, name));
  view.notes.forEach((name, at) => look(-1, view.roles.length + at, name));
  view.rows.forEach((row, at) => {
    look(at, -1, row.matter);
    row.cells.forEach((cell, col) => look(at, col, `${cell.letters.join('/')} ${cell.words}`));
    if (!row.section) row.notes.forEach((note, col) => look(at, view.roles.length + col, note));
  });
  return found;
}

/** Index of the match to go to from `head`: the next one (`by` 1) or the one before (-1), around the end. */
export function nextMatch(found: readonly Place[], head: Place, by: number): number {
  const order = ({ row, col }: Place): number => row * 100_000 + col;
  const here = order(head);
  if (by > 0) {
    const at = found.findIndex((place) => order(place) > here);
    return at < 0 ? 0 : at;
  }
  const at = found.findLastIndex((place) => order(place) < here);
  return at < 0 ? found.length - 1 : at;
}
