import type { Block, Place, Selection } from './selection.ts';
import { blockOf, inside, isRange } from './selection.ts';
import type { GridView } from './view.ts';

/** How the current cell moves. */
export type Move = 'up' | 'down' | 'left' | 'right' | 'rowStart' | 'rowEnd' | 'first' | 'last';

/** True where `place` lies in `block`. */
export function contains({ top, bottom, left, right }: Block, { row, col }: Place): boolean {
  return row >= top && row <= bottom && col >= left && col <= right;
}

/**
 * The selection after a move by `by` cells. Extended, it stays among the roles or among the notes, since what is copied from
 * one cannot be pasted across both.
 */
export function moved(view: GridView, from: Selection, move: Move, by: number, extend: boolean): Selection {
  const { row, col } = from.head;
  const lastRow = view.rows.length - 1;
  const lastCol = view.roles.length + view.notes.length - 1;
  const lastRole = view.roles.length - 1;
  const section = view.rows[row]?.section === true;
  let head: Place;
  switch (move) {
    case 'up':
      head = { row: row - by, col };
      break;
    case 'down':
      head = { row: row + by, col };
      break;
    case 'left':
      head = { row, col: col - by };
      break;
    case 'right':
      head = { row, col: col + by };
      break;
    case 'rowStart':
      head = { row, col: -1 };
      break;
    case 'rowEnd':
      head = { row, col: extend ? lastRole : lastCol };
      break;
    case 'first':
      head = { row: Math.min(0, lastRow), col: Math.min(0, lastRole) };
      break;
    case 'last':
      head = { row: lastRow, col: extend ? lastRole : lastCol };
      break;
  }
  // A section is one cell: from it, sideways leads nowhere.
  if (section && !extend && head.row === row) return from;
  head = inside(view, head);
  if (!extend) return { anchor: head, head };
  const inNotes = from.anchor.col > lastRole;
  const { left, right } = inNotes ? { left: lastRole + 1, right: lastCol } : { left: -1, right: lastRole };
  return { anchor: from.anchor, head: { row: head.row, col: Math.max(left, Math.min(head.col, right)) } };
}

/** All role cells; where they are selected already, the names around them too. */
export function everything(view: GridView, now: Selection): Selection {
  const last = { row: view.rows.length - 1, col: view.roles.length - 1 };
  const block = blockOf(now);
  const all = block.top <= 0 && block.left <= 0 && block.bottom >= last.row && block.right >= last.col;
  const start = all && isRange(now) ? -1 : Math.min(0, last.row);
  return { anchor: { row: start, col: start }, head: last };
}

/** The whole row of a place, matter and roles. */
export function wholeRow(view: GridView, { row }: Place, from = row): Selection {
  return { anchor: { row: from, col: view.roles.length - 1 }, head: { row, col: -1 } };
}

/** The whole column of a place, name and cells. */
export function wholeColumn(view: GridView, { col }: Place, from = col): Selection {
  return { anchor: { row: view.rows.length - 1, col: from }, head: { row: -1, col } };
}
