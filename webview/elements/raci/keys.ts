import type { Letter } from '../../../src/raci/model.ts';
import { letters } from '../../../src/raci/model.ts';
import { isCommandKey } from '../keys.ts';
import type { Move } from './moves.ts';

/** What a person can do with the grid besides moving: by a key, a menu or the tool bar. */
export type Command =
  | `letter${Letter}`
  | 'edit'
  | 'clear'
  | 'fillDown'
  | 'fillRight'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'selectAll'
  | 'selectRow'
  | 'selectColumn'
  | 'rowAbove'
  | 'rowBelow'
  | 'roleBefore'
  | 'roleAfter'
  | 'insertHere'
  | 'removeRows'
  | 'removeRoles'
  | 'removeHere'
  | 'rowsUp'
  | 'rowsDown'
  | 'rolesLeft'
  | 'rolesRight'
  | 'sortMatters'
  | 'sortByRole'
  | 'align'
  | 'menu'
  | 'find'
  | 'findNext'
  | 'findPrevious'
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomReset'
  | 'help'
  | 'escape'
  | 'problems'
  | 'insertPreset'
  | 'import'
  | 'export'
  | 'openText';

/** A key's meaning: a move of the current cell, or a command. */
export type KeyMeaning =
  | { readonly move: Move; readonly by: number | 'page'; readonly extend: boolean }
  | { readonly command: Command };

const moves: Readonly<Record<string, readonly [plain: Move, far: Move]>> = {
  ArrowUp: ['up', 'up'],
  ArrowDown: ['down', 'down'],
  ArrowLeft: ['left', 'left'],
  ArrowRight: ['right', 'right'],
  Home: ['rowStart', 'first'],
  End: ['rowEnd', 'last'],
};
const altMoves: Readonly<Record<string, Command>> = {
  ArrowUp: 'rowsUp',
  ArrowDown: 'rowsDown',
  ArrowLeft: 'rolesLeft',
  ArrowRight: 'rolesRight',
};
const plainKeys: Readonly<Record<string, Command>> = {
  Enter: 'edit',
  F2: 'edit',
  Delete: 'clear',
  Backspace: 'clear',
  Insert: 'insertHere',
  ContextMenu: 'menu',
  Escape: 'escape',
  F3: 'findNext',
};
const commandKeys: Readonly<Record<string, Command>> = {
  a: 'selectAll',
  d: 'fillDown',
  r: 'fillRight',
  f: 'find',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '0': 'zoomReset',
  '+': 'insertHere',
  _: 'removeHere',
  ' ': 'selectColumn',
};

/**
 * What a key means while nothing is being edited. In a cell of a role the letters R A C I S are commands; in a name
 * (`inText`) letters are typed. Null leaves the key to the browser: typing, leaving the grid, copying.
 */
export function meaningOf(event: KeyboardEvent, inText: boolean): KeyMeaning | null {
  const { key, shiftKey, altKey } = event;
  if (altKey) {
    const command = event.ctrlKey || event.metaKey || shiftKey ? undefined : altMoves[key];
    return command ? { command } : null;
  }
  const strong = isCommandKey(event);
  const move = moves[key];
  if (move) {
    const far = strong && key.startsWith('Arrow');
    return { move: move[strong ? 1 : 0], by: far ? Infinity : 1, extend: shiftKey };
  }
  if (key === 'PageUp' || key === 'PageDown') {
    return strong ? null : { move: key === 'PageUp' ? 'up' : 'down', by: 'page', extend: shiftKey };
  }
  if (strong) return commandOf(event);
  if (shiftKey && key === 'F10') return { command: 'menu' };
  if (shiftKey && key === 'F3') return { command: 'findPrevious' };
  if (shiftKey && key === ' ' && !inText) return { command: 'selectRow' };
  const plain = plainKeys[key];
  if (plain && !shiftKey) return { command: plain };
  if (inText) return null;
  if (key === '?') return { command: 'help' };
  const letter = letters.find((one) => one === key.toUpperCase());
  return letter ? { command: `letter${letter}` } : null;
}

function commandOf({ key, code, shiftKey }: KeyboardEvent): KeyMeaning | null {
  // As in Excel on the number pad; on the main keys plus and minus without Shift are the zoom.
  if (code === 'NumpadAdd') return { command: 'insertHere' };
  if (code === 'NumpadSubtract') return { command: 'removeHere' };
  if (shiftKey && (code === 'Equal' || key === '+')) return { command: 'insertHere' };
  if (shiftKey && (code === 'Minus' || key === '_')) return { command: 'removeHere' };
  const command = commandKeys[shiftKey ? key : key.toLowerCase()];
  return command ? { command } : null;
}
