import type { TextEdit } from '../markdown/text.ts';
import { addMatrix } from './addMatrix.ts';
import { alignTable } from './alignTable.ts';
import { setCells, writeCells } from './editCells.ts';
import { removeNames, renameName } from './editNames.ts';
import {
  addColumns,
  addLines,
  moveColumns,
  moveLines,
  orderBody,
  setCellText,
  takeColumns,
  takeLines,
} from './editTable.ts';
import { addTicks, orderTicks, removeTicks, renameTicks } from './editTicks.ts';
import type { RaciEditError, RaciEditResult, RaciIntent } from './intent.ts';
import { layoutOf } from './layout.ts';
import type { Layout } from './layout.ts';
import type { Matrix, RaciDocument } from './model.ts';
import { parseRaci } from './parse.ts';
import { paste } from './paste.ts';
import { sortedRows } from './sortRows.ts';
import { movedOrder } from './tableLines.ts';

/** Edits of one kind of intent, or why there are none. */
export type Edits = readonly TextEdit[] | RaciEditError;

/** A matrix of the document with how it stands there. */
export interface Placed {
  readonly matrix: Matrix;
  readonly layout: Layout;
}

/**
 * Turns one action into the smallest edits of `text`, which `document` was read from. Nothing outside the edited cells,
 * rows or columns changes; an intent that would change nothing gives no edits.
 */
export function editRaci(text: string, document: RaciDocument, intent: RaciIntent): RaciEditResult {
  const edits = editsOf(text, document, intent);
  if (typeof edits === 'string') return { ok: false, error: edits };
  return { ok: true, edits: edits.filter(({ range, newText }) => range.start < range.end || newText !== '') };
}

function editsOf(text: string, document: RaciDocument, intent: RaciIntent): Edits {
  if (intent.kind === 'addMatrix') return addMatrix(text, intent.title, intent.cells);
  const placed = placedMatrix(text, document, intent.matrix);
  if (!placed) return 'not-found';
  switch (intent.kind) {
    case 'setCells':
      return setCells(placed, intent.cells);
    case 'writeCells':
      return writeCells(placed, intent.cells);
    case 'setNote':
      return setNote(placed, intent);
    case 'renameRow':
    case 'renameRole':
      return rename(placed, intent);
    case 'insertRows':
    case 'insertRoles':
      return insert(placed, intent);
    case 'removeRows':
    case 'removeRoles':
      return remove(placed, intent);
    case 'moveRows':
    case 'moveRoles':
      return move(placed, intent);
    case 'sortRows':
      return sort(placed, intent);
    case 'paste':
      return paste(placed, intent, editRaci);
    case 'align':
      return alignTable(text, placed.layout.table);
  }
}

function placedMatrix(text: string, document: RaciDocument, index: number): Placed | null {
  const matrix = document.matrices[index];
  if (!matrix) return null;
  const layout = layoutOf(matrix);
  if (layout?.text === text) return { matrix, layout };
  // A model that came over a wire has lost its places.
  const again = parseRaci(text).matrices[index];
  const found = again && layoutOf(again);
  return found ? { matrix: again, layout: found } : null;
}

type Intent<Kind extends RaciIntent['kind']> = Extract<RaciIntent, { kind: Kind }>;

function setNote(placed: Placed, { row, note, text }: Intent<'setNote'>): Edits {
  const column = placed.layout.columns.notes[note];
  if (column === undefined || !placed.matrix.rows[row] || !placed.matrix.notes[note]) return 'not-found';
  return setCellText(placed, row, column, text);
}

function rename(placed: Placed, intent: Intent<'renameRow'> | Intent<'renameRole'>): Edits {
  const { matrix, layout } = placed;
  const { columns, orientation } = layout;
  const ofRow = intent.kind === 'renameRow';
  const index = ofRow ? intent.row : intent.role;
  const named = ofRow ? matrix.rows[index]?.matter : matrix.roles[index];
  if (!named) return 'not-found';
  if (intent.name.trim() === '') return 'empty-name';
  if (named.text === intent.name.trim()) return [];
  switch (orientation) {
    case 'roles-as-columns':
      return ofRow
        ? setCellText(placed, index, columns.matter, intent.name)
        : setCellText(placed, -1, columns.body[index] ?? 0, intent.name);
    case 'roles-as-rows':
      return ofRow
        ? setCellText(placed, -1, columns.body[index] ?? 0, intent.name)
        : setCellText(placed, index, columns.matter, intent.name);
    case 'letters-as-columns':
      return ofRow
        ? setCellText(placed, index, columns.matter, intent.name)
        : renameName(placed, index, intent.name);
    case 'ticks':
      return renameTicks(placed, ofRow ? 'matter' : 'role', index, intent.name.trim());
  }
}

function insert(placed: Placed, intent: Intent<'insertRows'> | Intent<'insertRoles'>): Edits {
  const { columns, orientation } = placed.layout;
  const ofRows = intent.kind === 'insertRows';
  const added = ofRows ? intent.rows : intent.roles;
  switch (orientation) {
    case 'roles-as-columns':
      return ofRows ? addLines(placed, columns.matter, added) : addColumns(placed, added);
    case 'roles-as-rows':
      if (ofRows) return addColumns(placed, added);
      return added.some(({ name }) => name.trim() === '')
        ? 'empty-name'
        : addLines(placed, columns.matter, added);
    case 'letters-as-columns':
      // A role stands nowhere but in the lists that name it.
      return ofRows ? addLines(placed, columns.matter, added) : 'not-editable';
    case 'ticks':
      return addTicks(placed, ofRows ? 'matter' : 'role', added);
  }
}

function remove(placed: Placed, intent: Intent<'removeRows'> | Intent<'removeRoles'>): Edits {
  const { matrix, layout } = placed;
  const ofRows = intent.kind === 'removeRows';
  const indexes = ofRows ? intent.rows : intent.roles;
  const count = ofRows ? matrix.rows.length : matrix.roles.length;
  if (indexes.some((index) => index >= count)) return 'not-found';
  switch (layout.orientation) {
    case 'roles-as-columns':
      return ofRows ? takeLines(placed, indexes) : takeColumns(placed, indexes);
    case 'roles-as-rows':
      return ofRows ? takeColumns(placed, indexes) : takeLines(placed, indexes);
    case 'letters-as-columns':
      return ofRows ? takeLines(placed, indexes) : removeNames(placed, indexes);
    case 'ticks':
      return removeTicks(placed, ofRows ? 'matter' : 'role', indexes);
  }
}

function move(placed: Placed, intent: Intent<'moveRows'> | Intent<'moveRoles'>): Edits {
  const { matrix, layout } = placed;
  const ofRows = intent.kind === 'moveRows';
  const indexes = ofRows ? intent.rows : intent.roles;
  const count = ofRows ? matrix.rows.length : matrix.roles.length;
  if (indexes.some((index) => index >= count) || intent.to > count) return 'not-found';
  switch (layout.orientation) {
    case 'roles-as-columns':
      return ofRows ? moveLines(placed, indexes, intent.to) : moveColumns(placed, indexes, intent.to);
    case 'roles-as-rows':
      return ofRows ? moveColumns(placed, indexes, intent.to) : moveLines(placed, indexes, intent.to);
    case 'letters-as-columns':
      // The order of roles is that of their first mentions.
      return ofRows ? moveLines(placed, indexes, intent.to) : 'not-editable';
    case 'ticks':
      return orderTicks(placed, ofRows ? 'matter' : 'role', movedOrder(count, indexes, intent.to));
  }
}

function sort(placed: Placed, { by, descending }: Intent<'sortRows'>): Edits {
  if (by !== 'matter' && !placed.matrix.roles[by.role]) return 'not-found';
  const order = sortedRows(placed, by, descending);
  if (order.every((from, to) => from === to)) return [];
  if (placed.layout.orientation === 'ticks') return orderTicks(placed, 'matter', order);
  return orderBody(placed, order);
}
