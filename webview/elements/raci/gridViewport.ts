import type { RaciGrid } from './grid.ts';
import {
  columnWidths,
  drawnWhole,
  isAsHigh,
  rolesWithin,
  rowAt,
  rowHeights,
  rowTops,
  windowOf,
} from './layout.ts';
import type { Window } from './layout.ts';
import type { ViewRow } from './view.ts';

/** So many rows are drawn behind the first picture before the next key gets its turn. */
const atOnce = 24;

/**
 * Sizes and scrolling: how wide columns are, where rows lie, and which of them are drawn. Heights of rows that were never
 * drawn are guessed, and corrected as they come into sight.
 */
export class GridViewport {
  readonly #grid: RaciGrid;
  #widths: readonly number[] = [];
  #heights: Float64Array = new Float64Array();
  #tops: Float64Array = new Float64Array(1);
  #available = 0;
  #pinnedAt = 0;
  /** So many rows are drawn at least, of a matrix that is drawn whole in the end. */
  #least = 0;
  /** What was last set on a row or a matter, which is one property each. */
  readonly #set = new WeakMap<HTMLElement, string>();

  constructor(grid: RaciGrid) {
    this.#grid = grid;
  }

  /** Takes the sizes of a new view, or of the same one in another width. */
  measure(): void {
    this.#widths = columnWidths(this.#grid.view, this.#available || innerWidth);
    this.#heights = rowHeights(this.#grid.view, this.#widths);
    this.#tops = rowTops(this.#heights);
  }

  /** How many roles the first picture needs. */
  rolesInSight(): number {
    return rolesWithin(this.#widths, innerWidth / this.#grid.zoom);
  }

  /** True where a row may be drawn with its first `count` roles only. */
  mayBeCut(row: ViewRow, count: number): boolean {
    return isAsHigh(row, this.#widths, count);
  }

  /** The rows to draw now. */
  window(): Window {
    const { zoom, hasUpdated, scroller } = this.#grid;
    const top = hasUpdated ? scroller.scrollTop / zoom : 0;
    const height = (hasUpdated ? scroller.clientHeight : innerHeight) / zoom;
    return windowOf(this.#tops, top, top + height, this.#least);
  }

  /** True where all rows are drawn that are to be. */
  get isWhole(): boolean {
    const count = this.#heights.length;
    return count > drawnWhole || this.#least >= count;
  }

  /** Lets more rows be drawn. */
  grow(): void {
    this.#least += atOnce;
    if (this.#least >= this.#heights.length) this.#least = drawnWhole;
  }

  /** Takes the width of the page; true where columns become another width by it. */
  resized(): boolean {
    const { clientWidth } = this.#grid.scroller;
    if (clientWidth === this.#available) return false;
    this.#available = clientWidth;
    const before = this.#widths.join();
    this.measure();
    return this.#widths.join() !== before;
  }

  /** Gives the page the sizes that no class can know. */
  lay({ first, end }: Window): void {
    const grid = this.#grid;
    const { content, body, zoom } = grid;
    const widths = this.#widths.map((width) => width * zoom);
    const sum = widths.reduce((all, width) => all + width, 0);
    const columns = widths.map((width) => `minmax(${width}px, ${width}fr)`).join(' ');
    const total = this.#tops[this.#tops.length - 1] ?? 0;
    content.style.setProperty('--columns', columns);
    content.style.setProperty('min-width', `${sum}px`);
    content.style.setProperty('max-width', `${Math.max(sum, Math.min(sum * 1.7, 1600))}px`);
    // No variable: as these change with each row that is drawn, all cells would take their styles anew.
    body.style.setProperty('padding-top', `${(this.#tops[first] ?? 0) * zoom}px`);
    body.style.setProperty('padding-bottom', `${(total - (this.#tops[end] ?? total)) * zoom}px`);
    grid.style.setProperty('--z', `${zoom}`);
    this.#pin();
    // A row out of sight is not laid out by the browser, which takes this height for it.
    for (const [at, row] of grid.drawn) {
      const height = this.#heights[at];
      if (height !== undefined) this.#put(row, 'contain-intrinsic-block-size', `auto ${height * zoom}px`);
    }
    if (grid.view.rows.length > drawnWhole) this.#correctHeights();
  }

  /** Keeps the matters at the left edge. */
  #pin(): void {
    const { drawn, renderRoot } = this.#grid;
    const foot = renderRoot.querySelector('.tfoot > .row');
    for (const row of [...drawn.values(), foot]) {
      const matter = row?.firstElementChild;
      if (matter instanceof HTMLElement && !matter.matches('.section')) {
        this.#put(matter, 'left', `${this.#pinnedAt}px`);
      }
    }
  }

  #put(element: HTMLElement, property: string, value: string): void {
    if (this.#set.get(element) === value) return;
    this.#set.set(element, value);
    element.style.setProperty(property, value);
  }

  /** The page scrolled. */
  scrolled(): void {
    const { scrollLeft } = this.#grid.scroller;
    if (scrollLeft === this.#pinnedAt) return;
    this.#pinnedAt = scrollLeft;
    this.#pin();
  }

  /** Scrolls to where a row will be that is not drawn. */
  scrollTo(row: number): void {
    const { scroller, zoom } = this.#grid;
    const top = (this.#tops[row] ?? 0) * zoom;
    scroller.scrollTop = top > scroller.scrollTop ? top - scroller.clientHeight / 2 : top;
  }

  /** How many rows from `row` make a page. */
  rowsOfPage(row: number): number {
    const { scroller, zoom } = this.#grid;
    const from = Math.max(0, row);
    const names = 72;
    const bottom = (this.#tops[from] ?? 0) + scroller.clientHeight / zoom - names;
    return Math.max(1, rowAt(this.#tops, bottom) - from);
  }

  /** A sideways turn of the wheel is done here, since only so the matters keep still in the same frame. */
  readonly onWheel = (event: WheelEvent): void => {
    const by = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (event.ctrlKey || by === 0 || Math.abs(by) < Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
    event.preventDefault();
    this.#grid.scroller.scrollLeft += event.deltaMode === WheelEvent.DOM_DELTA_LINE ? by * 24 : by;
  };

  #correctHeights(): void {
    const { drawn, zoom } = this.#grid;
    let differs = false;
    for (const [at, row] of drawn) {
      if (at < 0) continue;
      const height = row.getBoundingClientRect().height / zoom;
      if (Math.abs((this.#heights[at] ?? 0) - height) > 0.5) {
        this.#heights[at] = height;
        differs = true;
      }
    }
    if (differs) this.#tops = rowTops(this.#heights);
  }
}
