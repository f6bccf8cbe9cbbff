import type { GridView } from './view.ts';

/**
 * A cell of the grid: `row` -1 is the row of the roles, `col` -1 the column of the matters; after the roles come the notes.
 */
export interface Place {
  readonly row: number;
  readonly col: number;
}

/** What is selected: the block between two corners. `head` is the current cell, which has the focus. */
export interface Selection {
  readonly anchor: Place;
  readonly head: Place;
}

/** A block of cells; all four are inside it. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** How the current cell moves. */
export type Move = 'up' | 'down' | 'left' | 'right' | 'rowStart' | 'rowEnd' | 'first' | 'last';

/** The block that a selection covers. */
export function blockOf({ anchor, head }: Selection): Block {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.col, head.col),
    right: Math.max(anchor.col, head.col),
  };
}

/** True where more than one cell is selected. */
export function isRange({ anchor, head }: Selection): boolean {
  return anchor.row !== head.row || anchor.col !== head.col;
}

/** True where `place` lies in `block`. */
export function contains({ top, bottom, left, right }: Block, { row, col }: Place): boolean {
  return row >= top && row <= bottom && col >= left && col <= right;
}

/** The role cells of a block, row by row; section rows have none. */
export function roleCells(view: GridView, { top, bottom, left, right }: Block): Place[] {
  const places: Place[] = [];
  for (let row = Math.max(0, top); row <= Math.min(bottom, view.rows.length - 1); row++) {
    if (view.rows[row]?.section) continue;
    for (let col = Math.max(0, left); col <= Math.min(right, view.roles.length - 1); col++) {
      places.push({ row, col });
    }
  }
  return places;
}

/** The nearest place that exists. */
export function inside(view: GridView, { row, col }: Place): Place {
  return {
    row: Math.max(-1, Math.min(row, view.rows.length - 1)),
    col: Math.max(-1, Math.min(col, view.roles.length + view.notes.length - 1)),
  };
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

/** The same selection after rows and roles moved, came or went: both corners follow their row and role by its key. */
export function followed(before: GridView, after: GridView, { anchor, head }: Selection): Selection {
  const rows = new Map(after.rows.map(({ key }, at) => [key, at]));
  const roles = new Map(after.roles.map(({ key }, at) => [key, at]));
  const follow = ({ row, col }: Place): Place => {
    const rowKey = before.rows[row]?.key;
    const roleKey = before.roles[col]?.key;
    const note = col - before.roles.length;
    return inside(after, {
      row: rowKey === undefined ? row : (rows.get(rowKey) ?? row),
      col:
        roleKey === undefined ? (note >= 0 ? after.roles.length + note : col) : (roles.get(roleKey) ?? col),
    });
  };
  return { anchor: follow(anchor), head: follow(head) };
}
