import * as l10n from '@vscode/l10n';
import { letters } from '../../../src/raci/model.ts';
import { lettersInWords } from './letterWords.ts';
import type { Place, Selection } from './selection.ts';
import { blockOf, isRange, roleCells } from './selection.ts';
import { loadInWords } from './rows.ts';
import type { GridView, Mark } from './view.ts';

const dot = ' · ';

/** Matter and role of a place. */
export function placeInWords(view: GridView, { row, col }: Place): string {
  const matter = view.rows[row];
  const column = view.roles[col]?.name ?? view.notes[col - view.roles.length] ?? '';
  const name = matter ? matter.matter || l10n.t('(no name)') : row < 0 ? '' : l10n.t('(no name)');
  if (row < 0) return col < 0 ? view.label : column;
  return col < 0 || matter?.section || column === '' ? name : `${name}${dot}${column}`;
}

/** What the status line says of the selection: one cell with all it holds, or what a range adds up to. */
export function selectionInWords(view: GridView, selection: Selection): string {
  return isRange(selection) ? rangeInWords(view, selection) : cellInWords(view, selection.head);
}

function cellInWords(view: GridView, place: Place): string {
  const { row, col } = place;
  const shown = view.rows[row];
  const role = view.roles[col];
  const parts = [placeInWords(view, place)];
  let mark: Mark | null = null;
  if (row < 0 && role) {
    parts.push(loadInWords(role.load.responsible, role.load.accountable));
    mark = role.mark;
  } else if (shown && (col < 0 || shown.section)) {
    mark = shown.mark;
  } else if (shown) {
    const cell = shown.cells[col];
    const note = shown.notes[col - view.roles.length];
    if (cell) {
      const signs = [...cell.letters, ...cell.unknown].join('');
      const nothing = signs + cell.words === '' ? l10n.t('empty') : '';
      parts.push(`${lettersInWords(cell.letters, cell.unknown)} ${signs}`.trim() || nothing, cell.words);
      mark = cell.mark ?? shown.mark;
    } else if (note !== undefined) {
      parts.push(note || l10n.t('empty'));
    }
  }
  if (mark) parts.push(mark.text);
  return parts.filter((part) => part !== '').join(dot);
}

function rangeInWords(view: GridView, selection: Selection): string {
  const cells = roleCells(view, blockOf(selection));
  const counts = letters.flatMap((letter) => {
    const count = cells.filter(({ row, col }) => view.rows[row]?.cells[col]?.letters.includes(letter)).length;
    return count ? [`${letter} ${count}`] : [];
  });
  return [l10n.t('{0} cells selected', cells.length), ...counts].join(dot);
}
