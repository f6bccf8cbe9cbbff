import * as l10n from '@vscode/l10n';
import { letters } from '../../../src/raci/model.ts';
import { letterName } from '../../../src/l10n/letterName.ts';
import type { MenuEntry } from './menu.ts';
import type { Block } from './selection.ts';
import { roleCells } from './selection.ts';
import type { GridView } from './view.ts';

/** What can be done with the selected cells, rows or roles. */
export function menuOfSelection(view: GridView, block: Block, readOnly: boolean): readonly MenuEntry[] {
  const copy: MenuEntry = { command: 'copy', label: l10n.t('Copy'), key: 'Ctrl+C', line: true };
  if (readOnly) return [{ ...copy, line: false }];
  const isRoles = block.top < 0 && block.left >= 0;
  const isRows = block.left < 0 && block.top >= 0;
  const cells = roleCells(view, block);
  const inRoles = block.left < view.roles.length;
  return [
    ...(isRoles ? roleEntries() : isRows ? rowEntries() : cellEntries(view, block)),
    ...(cells.length ? [{ command: 'cut', label: l10n.t('Cut'), key: 'Ctrl+X', line: true } as const] : []),
    { ...copy, line: cells.length === 0 },
    { command: 'paste', label: l10n.t('Paste'), key: 'Ctrl+V' },
    ...(cells.length ? [{ command: 'clear', label: l10n.t('Clear'), key: 'Del' } as const] : []),
    ...(isRoles || isRows || !inRoles
      ? []
      : ([
          { command: 'rowAbove', label: l10n.t('Insert row above'), key: 'Ins', line: true },
          { command: 'rowBelow', label: l10n.t('Insert row below') },
          { command: 'roleBefore', label: l10n.t('Insert role before') },
          { command: 'roleAfter', label: l10n.t('Insert role after') },
          { command: 'removeRows', label: l10n.t('Remove row'), key: 'Ctrl+Shift+-' },
          { command: 'removeRoles', label: l10n.t('Remove role') },
        ] as const)),
  ];
}

function cellEntries(view: GridView, block: Block): readonly MenuEntry[] {
  const cells = roleCells(view, block);
  const edit: MenuEntry = { command: 'edit', label: l10n.t('Write words'), key: 'Enter' };
  if (!cells.length) return [edit];
  return [
    ...letters.map((letter): MenuEntry => ({
      command: `letter${letter}`,
      label: `${letter}  ${letterName(letter)}`,
      key: letter,
      checked: cells.every(({ row, col }) => view.rows[row]?.cells[col]?.letters.includes(letter)),
    })),
    { ...edit, line: true },
    { command: 'fillDown', label: l10n.t('Fill down'), key: 'Ctrl+D' },
    { command: 'fillRight', label: l10n.t('Fill right'), key: 'Ctrl+R' },
  ];
}

function rowEntries(): readonly MenuEntry[] {
  return [
    { command: 'edit', label: l10n.t('Rename'), key: 'F2' },
    { command: 'rowAbove', label: l10n.t('Insert row above'), key: 'Ins' },
    { command: 'rowBelow', label: l10n.t('Insert row below') },
    { command: 'rowsUp', label: l10n.t('Move up'), key: 'Alt+↑', line: true },
    { command: 'rowsDown', label: l10n.t('Move down'), key: 'Alt+↓' },
    { command: 'sortMatters', label: l10n.t('Sort rows by name') },
    { command: 'removeRows', label: l10n.t('Remove row'), key: 'Ctrl+Shift+-', line: true },
  ];
}

function roleEntries(): readonly MenuEntry[] {
  return [
    { command: 'edit', label: l10n.t('Rename'), key: 'F2' },
    { command: 'roleBefore', label: l10n.t('Insert role before'), key: 'Ins' },
    { command: 'roleAfter', label: l10n.t('Insert role after') },
    { command: 'rolesLeft', label: l10n.t('Move left'), key: 'Alt+←', line: true },
    { command: 'rolesRight', label: l10n.t('Move right'), key: 'Alt+→' },
    { command: 'sortByRole', label: l10n.t('Sort rows by this role') },
    { command: 'removeRoles', label: l10n.t('Remove role'), key: 'Ctrl+Shift+-', line: true },
  ];
}

/** What the tool bar holds besides its buttons; `folded` are the buttons it has no room for. */
export function menuOfToolbar(folded: readonly MenuEntry[], readOnly: boolean): readonly MenuEntry[] {
  return [
    ...folded,
    { command: 'zoomIn', label: l10n.t('Zoom in'), key: 'Ctrl+=', line: folded.length > 0 },
    { command: 'zoomOut', label: l10n.t('Zoom out'), key: 'Ctrl+-' },
    { command: 'zoomReset', label: l10n.t('Ordinary size'), key: 'Ctrl+0' },
    { command: 'sortMatters', label: l10n.t('Sort rows by name'), disabled: readOnly, line: true },
    { command: 'align', label: l10n.t('Align the table’s source'), disabled: readOnly },
    { command: 'help', label: l10n.t('Keys'), key: '?', line: true },
  ];
}
