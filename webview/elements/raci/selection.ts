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
