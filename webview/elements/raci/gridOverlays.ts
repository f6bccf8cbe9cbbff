import * as l10n from '@vscode/l10n';
import type { EditTarget } from './cellEditor.ts';
import type { RaciGrid } from './grid.ts';
import type { GridActions } from './gridActions.ts';
import { matterName, noteName, roleName, rowOf } from './rows.ts';
import type { Block } from './selection.ts';
import { placeInWords } from './statusText.ts';

/** What lies over the cells: the text control, the handle to fill by, and what shows where a drag would lead. */
export class GridOverlays {
  readonly #actions: GridActions;
  readonly #grid: RaciGrid;

  constructor(actions: GridActions) {
    this.#actions = actions;
    this.#grid = actions.grid;
  }

  /** Puts the text control and the fill handle over their cells. */
  place(): void {
    this.#placeEditor();
    this.#placeHandle();
  }

  /** What a screen reader says of the text control. */
  nameOfTarget(target: EditTarget | null): string {
    const { view } = this.#grid;
    const place = target && this.#actions.writing.placeOf(target);
    if (!target || !place) return newName(target);
    const row = rowOf(view, place.row);
    switch (target.kind) {
      case 'matter':
        return matterName(row);
      case 'role': {
        const role = view.roles[place.col];
        return role ? roleName(role) : '';
      }
      case 'note':
        return noteName(row, view.notes[target.note] ?? '', row.notes[target.note] ?? '');
      default:
        return placeInWords(view, place);
    }
  }

  /** What an empty text control shows: what it is for, where that is not there yet. */
  hintOfTarget(target: EditTarget | null): string {
    return target?.kind.startsWith('new') ? newName(target) : '';
  }

  #placeEditor(): void {
    const grid = this.#grid;
    const { control } = grid;
    const target = this.#actions.editor.target ?? this.#actions.editor.armed;
    const box = target && this.#boxOfTarget(target);
    if (!box) return;
    const { style } = control;
    style.setProperty('left', `${box.x}px`);
    style.setProperty('top', `${box.y}px`);
    style.setProperty('width', `${box.width}px`);
    style.setProperty('min-height', `${box.height}px`);
  }

  #boxOfTarget(target: EditTarget): DOMRect | null {
    const grid = this.#grid;
    const { zoom, view } = grid;
    const place = this.#actions.writing.placeOf(target);
    if (place) {
      const box = this.#grid.marks.boxOf(place);
      const cell = view.rows[place.row]?.cells[place.col];
      if (!box || !cell) return box;
      // The letters stay in sight; the words are written beside them.
      const signs = (cell.letters.length + cell.unknown.length) * 20 * zoom;
      const from = signs ? signs + 4 * zoom : 0;
      return new DOMRect(box.x + from, box.y, Math.max(box.width - from, 96 * zoom), box.height - 1);
    }
    const row = target.kind === 'newRow';
    if (!row && target.kind !== 'newRole') return null;
    const all = row ? view.rows : view.roles;
    const next = target.before === null ? -1 : all.findIndex(({ key }) => key === target.before);
    const corner = this.#grid.marks.boxOf({ row: -1, col: -1 });
    if (!corner) return null;
    if (row) {
      const box = this.#grid.marks.boxOf({ row: next < 0 ? view.rows.length - 1 : next, col: -1 });
      const y = box && view.rows.length ? (next < 0 ? box.bottom : box.top) : corner.bottom;
      return new DOMRect(corner.x, y - (next < 0 ? 0 : 12 * zoom), corner.width, 24 * zoom);
    }
    const box = this.#grid.marks.boxOf({ row: -1, col: next < 0 ? view.roles.length - 1 : next });
    const x = box && view.roles.length ? (next < 0 ? box.right : box.left) : corner.right;
    const width = 112 * zoom;
    const { scroller } = grid;
    const most = scroller.scrollLeft + scroller.clientWidth - width - 2;
    return new DOMRect(Math.min(x - (next < 0 ? 0 : width / 2), most), corner.y, width, corner.height);
  }

  #placeHandle(): void {
    const grid = this.#grid;
    const { handle } = grid;
    const { bottom, right, left, top } = grid.block;
    const fits =
      left >= 0 &&
      top >= 0 &&
      right < grid.view.roles.length &&
      !grid.readOnly &&
      !this.#actions.editor.target;
    const box =
      fits && !(grid.view.rows[bottom]?.section ?? true)
        ? this.#grid.marks.boxOf({ row: bottom, col: right })
        : null;
    handle.hidden = box === null;
    if (!box) return;
    handle.style.setProperty('left', `${box.right - 5}px`);
    handle.style.setProperty('top', `${box.bottom - 5}px`);
  }

  /** Shows or hides a box of dashes around `block`, where a fill would go. */
  showFill(block: Block | null): void {
    const { fill } = this.#grid;
    const from = block && this.#grid.marks.boxOf({ row: block.top, col: block.left });
    const to = block && this.#grid.marks.boxOf({ row: block.bottom, col: block.right });
    fill.hidden = !from || !to;
    if (!from || !to) return;
    fill.style.setProperty('left', `${from.x}px`);
    fill.style.setProperty('top', `${from.y}px`);
    fill.style.setProperty('width', `${to.right - from.x}px`);
    fill.style.setProperty('height', `${to.bottom - from.y}px`);
  }

  /** Shows or hides the line where rows or roles would be dropped: before `at`, an index of either. */
  showLine(kind: 'rows' | 'roles' | null, at = 0): void {
    const { view, content, line } = this.#grid;
    const count = kind === 'rows' ? view.rows.length : view.roles.length;
    const last = at >= count;
    const place =
      kind === 'rows' ? { row: last ? count - 1 : at, col: -1 } : { row: -1, col: last ? count - 1 : at };
    const box = kind && this.#grid.marks.boxOf(place);
    line.hidden = !box;
    if (!box) return;
    const { width, height } = content.getBoundingClientRect();
    const rows = kind === 'rows';
    line.style.setProperty('left', `${rows ? 0 : (last ? box.right : box.x) - 1}px`);
    line.style.setProperty('top', `${rows ? (last ? box.bottom : box.y) - 1 : 0}px`);
    line.style.setProperty('width', `${rows ? width : 2}px`);
    line.style.setProperty('height', `${rows ? 2 : height}px`);
  }
}

/** What a screen reader says of the text control for a row or role that is not there yet. */
function newName(target: EditTarget | null): string {
  if (target?.kind === 'newRow') return l10n.t('New matter');
  return target?.kind === 'newRole' ? l10n.t('New role') : l10n.t('Text of the cell');
}
