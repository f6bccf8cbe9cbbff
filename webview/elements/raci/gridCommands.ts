import * as l10n from '@vscode/l10n';
import type { Letter } from '../../../src/raci/model.ts';
import type { Outcome } from '../events.ts';
import { sendCommand } from './events.ts';
import type { RaciGrid } from './grid.ts';
import type { GridActions } from './gridActions.ts';
import type { Command } from './keys.ts';
import { everything, wholeColumn, wholeRow } from './moves.ts';
import { isRange, roleCells } from './selection.ts';
import type { Place } from './selection.ts';

const looking: ReadonlySet<Command> = new Set<Command>([
  'copy',
  'selectAll',
  'selectRow',
  'selectColumn',
  'escape',
]);
const ofPage: ReadonlySet<Command> = new Set<Command>([
  'find',
  'findNext',
  'findPrevious',
  'zoomIn',
  'zoomOut',
  'zoomReset',
  'help',
  'menu',
  'problems',
  'insertPreset',
  'import',
  'export',
  'openText',
]);

/** Does what `command` says in the grid; what is not the grid's is handed to the page. */
export function runCommand(actions: GridActions, command: Command): void {
  const { grid } = actions;
  if (ofPage.has(command)) {
    sendCommand(grid, command);
  } else if (grid.readOnly && !looking.has(command)) {
    grid.say(l10n.t('This document is read-only.'));
  } else if (command.startsWith('letter')) {
    toggle(actions, command.slice('letter'.length) as Letter);
  } else {
    act(actions, command);
  }
}

function toggle({ grid, edits }: GridActions, letter: Letter): void {
  const places = roleCells(grid.view, grid.block);
  if (places.length) void edits.toggle(places, letter);
}

function act(actions: GridActions, command: Command): void {
  const { grid, edits, clipboard } = actions;
  const { view, selection, block } = grid;
  const { head } = selection;
  switch (command) {
    case 'edit': {
      const target = actions.writing.targetAt(head);
      if (target) actions.write(target);
      else grid.say(l10n.t('This name has no place of its own in the text. Open it as text to change it.'));
      return;
    }
    case 'clear':
      clear(actions);
      return;
    case 'fillDown':
    case 'fillRight':
      fill(actions, command === 'fillDown');
      return;
    case 'copy':
    case 'cut':
      void clipboard.copy(command === 'cut');
      return;
    case 'paste':
      void clipboard.paste();
      return;
    case 'selectAll':
      grid.select(everything(view, selection));
      return;
    case 'selectRow':
      if (head.row >= 0) grid.select(wholeRow(view, head));
      return;
    case 'selectColumn':
      if (isRole(grid, head.col)) grid.select(wholeColumn(view, head));
      return;
    case 'escape':
      grid.go(head);
      return;
    case 'rowAbove':
      actions.write({ kind: 'newRow', before: view.rows[Math.max(0, block.top)]?.key ?? null });
      return;
    case 'rowBelow':
      actions.write({ kind: 'newRow', before: view.rows[block.bottom + 1]?.key ?? null });
      return;
    case 'roleBefore':
      actions.write({ kind: 'newRole', before: view.roles[Math.max(0, block.left)]?.key ?? null });
      return;
    case 'roleAfter':
      actions.write({ kind: 'newRole', before: view.roles[block.right + 1]?.key ?? null });
      return;
    case 'insertHere':
      act(actions, meansRoles(grid) ? 'roleBefore' : 'rowAbove');
      return;
    case 'removeHere':
      act(actions, meansRoles(grid) ? 'removeRoles' : 'removeRows');
      return;
    case 'removeRows':
      if (block.bottom >= 0) {
        const count = block.bottom - Math.max(0, block.top) + 1;
        void tell(grid, edits.removeRows(block.top, block.bottom), l10n.t('Rows removed: {0}', count));
        grid.go({ row: Math.max(0, block.top), col: head.col });
      }
      return;
    case 'removeRoles':
      if (isRole(grid, block.left)) {
        const count = block.right - block.left + 1;
        void tell(grid, edits.removeRoles(block.left, block.right), l10n.t('Roles removed: {0}', count));
        grid.go({ row: head.row, col: block.left });
      }
      return;
    case 'rowsUp':
    case 'rowsDown':
      moveRows(actions, command === 'rowsUp');
      return;
    case 'rolesLeft':
    case 'rolesRight':
      moveRoles(actions, command === 'rolesLeft');
      return;
    case 'sortMatters':
      void edits.send((matrix) => ({ kind: 'sortRows', matrix, by: 'matter', descending: false }));
      return;
    case 'sortByRole':
      if (isRole(grid, head.col)) {
        const by = { role: head.col };
        void edits.send((matrix) => ({ kind: 'sortRows', matrix, by, descending: false }));
      }
      return;
    case 'align':
      void tell(
        grid,
        edits.send((matrix) => ({ kind: 'align', matrix })),
        l10n.t('Source aligned'),
      );
      return;
    default:
      return;
  }
}

function isRole({ view }: RaciGrid, col: number): boolean {
  return col >= 0 && col < view.roles.length;
}

/** True where a command on “here” is about columns: a role's name, or whole columns. */
function meansRoles(grid: RaciGrid): boolean {
  const { block, selection, view } = grid;
  if (!view.rows.length || !isRole(grid, block.left)) return false;
  return selection.head.row < 0 || (block.top < 0 && block.bottom === view.rows.length - 1);
}

async function tell(grid: RaciGrid, done: Promise<Outcome>, text: string): Promise<void> {
  if ((await done).ok) grid.say(text);
}

function clear({ grid, edits }: GridActions): void {
  const { view, block, selection } = grid;
  const places = roleCells(view, block);
  const { head } = selection;
  const note = head.col - view.roles.length;
  if (places.length) void edits.clear(places);
  else if (note >= 0 && head.row >= 0 && !isRange(selection)) void edits.setNote(head.row, note, '');
  else grid.say(l10n.t('A name is not cleared: Enter changes it, Ctrl+Shift+- removes the row or role.'));
}

/** The first row (or column) of the selection goes into the rest; a single cell takes what the one before it says. */
function fill({ grid, edits }: GridActions, down: boolean): void {
  const { view } = grid;
  const block = { ...grid.block };
  const single = down ? block.top === block.bottom : block.left === block.right;
  const top = single && down ? block.top - 1 : block.top;
  const left = single && !down ? block.left - 1 : block.left;
  const source = down ? firstMatter(grid, Math.max(0, top)) : Math.max(0, left);
  const places = roleCells(view, block).filter(({ row, col }) => (down ? row > source : col > source));
  if (!places.length) return;
  void edits.copyCells(places, ({ row, col }) => (down ? { row: source, col } : { row, col: source }));
}

function firstMatter({ view }: RaciGrid, from: number): number {
  let row = from;
  while (view.rows[row]?.section && row > 0) row--;
  return view.rows[row]?.section ? from : row;
}

function moveRows({ grid, edits }: GridActions, up: boolean): void {
  const { top, bottom } = grid.block;
  const count = grid.view.rows.length;
  if (top < 0 || (up ? top === 0 : bottom >= count - 1)) return;
  const done = edits.moveRows(top, bottom, up ? top - 1 : bottom + 2);
  void tell(grid, done, l10n.t('Moved to place {0} of {1}', (up ? top - 1 : top + 1) + 1, count));
}

function moveRoles({ grid, edits }: GridActions, toLeft: boolean): void {
  const { left, right } = grid.block;
  const count = grid.view.roles.length;
  if (!isRole(grid, left) || !isRole(grid, right) || (toLeft ? left === 0 : right >= count - 1)) return;
  const done = edits.moveRoles(left, right, toLeft ? left - 1 : right + 2);
  void tell(grid, done, l10n.t('Moved to place {0} of {1}', (toLeft ? left - 1 : left + 1) + 1, count));
}

/** Fills from `block` into `target`, which holds it: rows or columns of the block are repeated. */
export function fillInto(
  { grid, edits }: GridActions,
  block: { top: number; bottom: number; left: number; right: number },
  target: { top: number; bottom: number; left: number; right: number },
): void {
  const { view } = grid;
  const inBlock = ({ row, col }: Place): boolean =>
    row >= block.top && row <= block.bottom && col >= block.left && col <= block.right;
  const sources = [...Array(block.bottom - block.top + 1).keys()]
    .map((at) => block.top + at)
    .filter((row) => !view.rows[row]?.section);
  const places = roleCells(view, target).filter((place) => !inBlock(place));
  const rows = [...new Set(places.map(({ row }) => row))];
  const width = block.right - block.left + 1;
  void edits.copyCells(places, ({ row, col }) => ({
    row:
      row >= block.top && row <= block.bottom
        ? row
        : (sources[rows.indexOf(row) % Math.max(1, sources.length)] ?? block.top),
    col:
      col >= block.left && col <= block.right
        ? col
        : block.left + ((((col - block.left) % width) + width) % width),
  }));
  grid.select({
    anchor: { row: target.top, col: target.left },
    head: { row: target.bottom, col: target.right },
  });
}
