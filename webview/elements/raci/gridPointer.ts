import type { RaciGrid } from './grid.ts';
import type { GridActions } from './gridActions.ts';
import { fillInto } from './gridCommands.ts';
import { contains, wholeColumn, wholeRow } from './moves.ts';
import { inside } from './selection.ts';
import type { Block, Place } from './selection.ts';

/** So far a press moves before it is a drag, in pixels. */
const slack = 4;

type Gesture =
  | { readonly kind: 'cells'; readonly anchor: Place }
  | {
      readonly kind: 'rows' | 'roles';
      readonly block: Block;
      /** What a press without a drag leaves selected. */
      readonly pressed: Place | null;
      to: number | null;
    }
  | { readonly kind: 'fill'; readonly from: Block; to: Block | null };

/** The mouse, and a pen: selecting by drag, filling by the handle, moving rows and roles by their names. */
export class GridPointer {
  readonly #actions: GridActions;
  readonly #grid: RaciGrid;
  #gesture: Gesture | null = null;
  #start = { x: 0, y: 0 };
  #moved = false;

  constructor(actions: GridActions) {
    this.#actions = actions;
    this.#grid = actions.grid;
  }

  /** The browser would put the focus where the press is, and end what is being written its own way. */
  readonly onMouseDown = (event: MouseEvent): void => {
    if (!this.#isOfControl(event)) event.preventDefault();
  };

  readonly onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || this.#isOfControl(event)) return;
    const grid = this.#grid;
    const { scroller } = grid;
    // A press on the scroll bar is the browser's.
    if (event.offsetX > scroller.clientWidth && event.composedPath()[0] === scroller) return;
    this.#start = { x: event.clientX, y: event.clientY };
    this.#moved = false;
    const [from] = event.composedPath();
    const place = grid.placeOf(event);
    if (from instanceof HTMLElement && from.matches('.handle')) {
      this.#gesture = { kind: 'fill', from: grid.block, to: null };
    } else if (place) {
      this.#press(place, event.shiftKey);
    } else {
      if (this.#actions.editor.target) this.#actions.editor.finish('stay');
      return;
    }
    scroller.setPointerCapture(event.pointerId);
    scroller.addEventListener('pointermove', this.#onMove);
    scroller.addEventListener('pointerup', this.#onUp, { once: true });
    scroller.addEventListener('pointercancel', this.#onCancel, { once: true });
  };

  readonly onDouble = (event: MouseEvent): void => {
    if (this.#isOfControl(event)) return;
    // The press is captured, so that the event does not name the cell.
    const place = this.#placeAt(event.clientX, event.clientY);
    const target = place && this.#actions.writing.targetAt(place);
    if (target) this.#actions.write(target);
  };

  readonly onMenu = (event: MouseEvent): void => {
    if (this.#isOfControl(event)) return;
    event.preventDefault();
    const place = this.#grid.placeOf(event);
    if (!place) return;
    if (!contains(this.#grid.block, place)) this.#press(place, false);
    this.#gesture = null;
    this.#actions.openMenu(event.clientX, event.clientY);
  };

  #isOfControl(event: Event): boolean {
    return event.composedPath()[0] instanceof HTMLTextAreaElement;
  }

  #press(place: Place, extend: boolean): void {
    const grid = this.#grid;
    const { view, selection, block } = grid;
    const { row, col } = place;
    const isRole = col >= 0 && col < view.roles.length;
    if (row < 0 && col < 0) {
      grid.select({ anchor: { row: view.rows.length - 1, col: view.roles.length - 1 }, head: place });
      this.#gesture = null;
    } else if (row < 0 && isRole) {
      const whole = block.top < 0 && block.bottom === view.rows.length - 1;
      const within = whole && contains(block, place) && !extend;
      if (!within) grid.select(wholeColumn(view, place, extend ? selection.anchor.col : col));
      this.#gesture = { kind: 'roles', block: grid.block, pressed: within ? place : null, to: null };
    } else if (row >= 0 && col < 0) {
      const whole = block.left < 0 && block.right === view.roles.length - 1;
      const within = whole && contains(block, place) && !extend;
      if (!within) grid.select(wholeRow(view, place, extend ? selection.anchor.row : row));
      this.#gesture = { kind: 'rows', block: grid.block, pressed: within ? place : null, to: null };
    } else {
      const anchor = extend ? selection.anchor : place;
      grid.select({ anchor, head: place });
      this.#gesture = { kind: 'cells', anchor };
    }
  }

  readonly #onMove = (event: PointerEvent): void => {
    const gesture = this.#gesture;
    const { x, y } = this.#start;
    if (!gesture) return;
    if (!this.#moved && Math.hypot(event.clientX - x, event.clientY - y) < slack) return;
    this.#moved = true;
    this.#scrollTowards(event);
    const at = this.#placeAt(event.clientX, event.clientY);
    const grid = this.#grid;
    switch (gesture.kind) {
      case 'cells': {
        if (!at) return;
        const { head } = grid.selection;
        const { view } = grid;
        const inNotes = gesture.anchor.col >= view.roles.length;
        const col = inNotes ? Math.max(at.col, view.roles.length) : Math.min(at.col, view.roles.length - 1);
        if (head.row !== at.row || head.col !== col)
          grid.select({ anchor: gesture.anchor, head: { row: at.row, col } });
        return;
      }
      case 'fill':
        gesture.to = at && this.#fillTo(gesture.from, at);
        this.#actions.overlays.showFill(gesture.to);
        return;
      case 'rows':
      case 'roles':
        if (grid.readOnly) return;
        gesture.to = this.#dropAt(gesture.kind, event, at);
        grid.scroller.classList.add('dragging');
        this.#actions.overlays.showLine(gesture.to === null ? null : gesture.kind, gesture.to ?? 0);
    }
  };

  readonly #onUp = (): void => {
    const gesture = this.#gesture;
    const grid = this.#grid;
    this.#end();
    if (!gesture) return;
    if (gesture.kind === 'fill') {
      if (gesture.to) fillInto(this.#actions, gesture.from, gesture.to);
    } else if (gesture.kind !== 'cells') {
      const { kind, block, pressed, to } = gesture;
      const { top, bottom, left, right } = block;
      if (!this.#moved) {
        if (pressed)
          grid.select(kind === 'rows' ? wholeRow(grid.view, pressed) : wholeColumn(grid.view, pressed));
      } else if (to !== null && kind === 'rows') {
        if (to < top || to > bottom + 1) void this.#actions.edits.moveRows(top, bottom, to);
      } else if (to !== null && (to < left || to > right + 1)) {
        void this.#actions.edits.moveRoles(left, right, to);
      }
    }
  };

  readonly #onCancel = (): void => this.#end();

  #end(): void {
    const { scroller } = this.#grid;
    const { overlays } = this.#actions;
    this.#gesture = null;
    scroller.removeEventListener('pointermove', this.#onMove);
    scroller.removeEventListener('pointerup', this.#onUp);
    scroller.removeEventListener('pointercancel', this.#onCancel);
    scroller.classList.remove('dragging');
    overlays.showFill(null);
    overlays.showLine(null);
  }

  #placeAt(x: number, y: number): Place | null {
    const { scroller, renderRoot } = this.#grid;
    const box = scroller.getBoundingClientRect();
    const inX = Math.max(box.left + 1, Math.min(x, box.left + scroller.clientWidth - 2));
    const inY = Math.max(box.top + 1, Math.min(y, box.top + scroller.clientHeight - 2));
    for (const element of (renderRoot as ShadowRoot).elementsFromPoint(inX, inY)) {
      if (!(element instanceof HTMLElement) || element.dataset.col === undefined) continue;
      const row = Number(element.parentElement?.dataset.row);
      return inside(this.#grid.view, { row, col: Number(element.dataset.col) });
    }
    return null;
  }

  /** Rows or columns around the source, whichever the pointer is further away in. */
  #fillTo(from: Block, { row, col }: Place): Block | null {
    const { view } = this.#grid;
    const lastRole = view.roles.length - 1;
    const down = row > from.bottom ? row - from.bottom : row < from.top ? from.top - Math.max(0, row) : 0;
    const across =
      col > from.right
        ? Math.min(col, lastRole) - from.right
        : col < from.left
          ? from.left - Math.max(0, col)
          : 0;
    if (down === 0 && across === 0) return null;
    if (down >= across)
      return { ...from, top: Math.min(from.top, Math.max(0, row)), bottom: Math.max(from.bottom, row) };
    return {
      ...from,
      left: Math.min(from.left, Math.max(0, col)),
      right: Math.max(from.right, Math.min(col, lastRole)),
    };
  }

  #dropAt(kind: 'rows' | 'roles', event: PointerEvent, at: Place | null): number | null {
    const grid = this.#grid;
    if (!at) return null;
    if (kind === 'rows') {
      if (at.row < 0) return 0;
      const box = grid.cellAt({ row: at.row, col: -1 })?.getBoundingClientRect();
      return box && event.clientY > box.top + box.height / 2 ? at.row + 1 : at.row;
    }
    if (at.col < 0) return 0;
    const col = Math.min(at.col, grid.view.roles.length - 1);
    const box = grid.cellAt({ row: -1, col })?.getBoundingClientRect();
    return box && event.clientX > box.left + box.width / 2 ? col + 1 : col;
  }

  #scrollTowards({ clientX, clientY }: PointerEvent): void {
    const { scroller } = this.#grid;
    const box = scroller.getBoundingClientRect();
    const edge = 24;
    if (clientY > box.bottom - edge) scroller.scrollTop += edge;
    else if (clientY < box.top + edge) scroller.scrollTop -= edge;
    if (clientX > box.right - edge) scroller.scrollLeft += edge;
    else if (clientX < box.left + edge) scroller.scrollLeft -= edge;
  }
}
