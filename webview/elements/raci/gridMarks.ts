import type { RaciGrid } from './grid.ts';
import type { Block, Place } from './selection.ts';
import { isRange } from './selection.ts';

/**
 * What changes with each key and each movement of the mouse: the current cell, and what is selected or found. Set on the
 * drawn cells directly, since drawing six thousand of them again for one arrow key would be felt.
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
    grid.actions?.overlays.place();
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
      cell.tabIndex = on && !this.#grid.actions?.editor.armed ? 0 : -1;
    }
  }

  #eachDrawn({ top, bottom, left, right }: Block, act: (place: Place) => void): void {
    for (const at of this.#grid.drawn.keys()) {
      if (at < top || at > bottom) continue;
      if (this.#grid.view.rows[at]?.section) act({ row: at, col: -1 });
      else for (let col = left; col <= right; col++) act({ row: at, col });
    }
  }
}
