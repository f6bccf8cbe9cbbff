import type { EditTarget } from './cellEditor.ts';
import type { RaciGrid } from './grid.ts';
import { matterName, noteName, roleName, rowOf } from './rows.ts';
import type { Block, Place } from './selection.ts';
import { isRange } from './selection.ts';
import { placeInWords } from './statusText.ts';

/**
 * What changes with each key and each movement of the mouse: the current cell, what is selected or found, and what lies over
 * the cells. Set on the drawn cells directly, since drawing six thousand of them again for one arrow key would be felt.
 */
export class GridMarks {
  readonly #grid: RaciGrid;
  #marked = new Map<HTMLElement, readonly string[]>();

  constructor(grid: RaciGrid) {
    this.#grid = grid;
  }

  /** Marks the cells as they should be now. */
  apply(): void {
    const grid = this.#grid;
    const wanted = new Map<HTMLElement, string[]>();
    const want = (place: Place, mark: string): void => {
      const cell = grid.cellAt(place);
      if (!cell) return;
      const marks = wanted.get(cell);
      if (!marks) wanted.set(cell, [mark]);
      else if (!marks.includes(mark)) marks.push(mark);
    };
    const { head } = grid.selection;
    this.#eachDrawn(grid.block, (place) => want(place, 'selected'));
    want(head, 'current');
    if (head.row >= 0) want({ row: -1, col: head.col }, 'here');
    if (head.col >= 0) want({ row: head.row, col: -1 }, 'here');
    for (const place of grid.found) want(place, 'found');
    for (const [cell, marks] of this.#marked) {
      const kept = wanted.get(cell) ?? [];
      for (const mark of marks) if (!kept.includes(mark)) this.#set(cell, mark, false);
    }
    for (const [cell, marks] of wanted) {
      const had = this.#marked.get(cell) ?? [];
      for (const mark of marks) if (!had.includes(mark)) this.#set(cell, mark, true);
    }
    this.#marked = wanted;
    grid.scroller.classList.toggle('range', isRange(grid.selection));
    this.place();
  }

  /** Puts the text control and the fill handle over their cells. */
  place(): void {
    this.#placeEditor();
    this.#placeHandle();
  }

  /** Scrolls so that a cell is seen whole, clear of the row and the column that stay. */
  reveal(place: Place): void {
    const { scroller } = this.#grid;
    const cell = this.#grid.cellAt(place);
    if (!cell) return;
    const box = cell.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    const top = view.top + this.#size('.thead', 'height');
    const bottom = view.top + scroller.clientHeight - this.#size('.tfoot', 'height');
    const left = view.left + this.#size('.thead .matter', 'width');
    const right = view.left + scroller.clientWidth;
    if (place.row >= 0) {
      if (box.top < top) scroller.scrollTop -= top - box.top;
      else if (box.bottom > bottom) scroller.scrollTop += Math.min(box.bottom - bottom, box.top - top);
    }
    if (place.col >= 0 && !cell.matches('.section')) {
      if (box.left < left) scroller.scrollLeft -= left - box.left;
      else if (box.right > right) scroller.scrollLeft += Math.min(box.right - right, box.left - left);
    }
  }

  /** The box of a cell in the coordinates of what scrolls. */
  boxOf(place: Place): DOMRect | null {
    const cell = this.#grid.cellAt(place);
    if (!cell) return null;
    const box = cell.getBoundingClientRect();
    const from = this.#grid.content.getBoundingClientRect();
    return new DOMRect(box.left - from.left, box.top - from.top, box.width, box.height);
  }

  /** What a screen reader says of the text control. */
  nameOfTarget(target: EditTarget | null): string {
    const { view } = this.#grid;
    const place = target && this.#grid.writing.placeOf(target);
    if (!target || !place) return this.#grid.newName(target);
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

  #size(selector: string, side: 'width' | 'height'): number {
    return this.#grid.renderRoot.querySelector(selector)?.getBoundingClientRect()[side] ?? 0;
  }

  #set(cell: HTMLElement, mark: string, on: boolean): void {
    if (mark === 'selected') {
      cell.setAttribute('aria-selected', on ? 'true' : 'false');
      return;
    }
    cell.toggleAttribute(`data-${mark}`, on);
    // Where the text control takes the keyboard, it is the stop of the Tab key.
    if (mark === 'current') {
      cell.tabIndex = on && !this.#grid.editor.armed ? 0 : -1;
    }
  }

  #eachDrawn({ top, bottom, left, right }: Block, act: (place: Place) => void): void {
    for (const at of this.#grid.drawn.keys()) {
      if (at < top || at > bottom) continue;
      if (this.#grid.view.rows[at]?.section) act({ row: at, col: -1 });
      else for (let col = left; col <= right; col++) act({ row: at, col });
    }
  }

  #placeEditor(): void {
    const grid = this.#grid;
    const { control } = grid;
    const target = grid.editor.target ?? grid.editor.armed;
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
    const place = grid.writing.placeOf(target);
    if (place) {
      const box = this.boxOf(place);
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
    const corner = this.boxOf({ row: -1, col: -1 });
    if (!corner) return null;
    if (row) {
      const box = this.boxOf({ row: next < 0 ? view.rows.length - 1 : next, col: -1 });
      const y = box && view.rows.length ? (next < 0 ? box.bottom : box.top) : corner.bottom;
      return new DOMRect(corner.x, y - (next < 0 ? 0 : 12 * zoom), corner.width, 24 * zoom);
    }
    const box = this.boxOf({ row: -1, col: next < 0 ? view.roles.length - 1 : next });
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
      left >= 0 && top >= 0 && right < grid.view.roles.length && !grid.readOnly && !grid.editor.target;
    const box =
      fits && !(grid.view.rows[bottom]?.section ?? true) ? this.boxOf({ row: bottom, col: right }) : null;
    handle.hidden = box === null;
    if (!box) return;
    handle.style.setProperty('left', `${box.right - 5}px`);
    handle.style.setProperty('top', `${box.bottom - 5}px`);
  }

  /** Shows or hides a box of dashes around `block`, where a fill would go. */
  showFill(block: Block | null): void {
    const { fill } = this.#grid;
    const from = block && this.boxOf({ row: block.top, col: block.left });
    const to = block && this.boxOf({ row: block.bottom, col: block.right });
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
    const box = kind && this.boxOf(place);
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
