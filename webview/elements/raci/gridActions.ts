import * as l10n from '@vscode/l10n';
import { isComposing } from '../keys.ts';
import type { EditTarget } from './cellEditor.ts';
import { CellEditor } from './cellEditor.ts';
import type { RaciGrid } from './grid.ts';
import { GridClipboard } from './gridClipboard.ts';
import { runCommand } from './gridCommands.ts';
import { GridEdits } from './gridEdits.ts';
import { GridOverlays } from './gridOverlays.ts';
import { GridPointer } from './gridPointer.ts';
import { GridWriting } from './gridWriting.ts';
import type { Command, KeyMeaning } from './keys.ts';
import { meaningOf } from './keys.ts';
import { moved } from './moves.ts';

/**
 * What a person does to a grid: keys, mouse, writing, clipboard, edits. Loaded when the first picture is there; what was
 * done before that is done again here, in order.
 */
export class GridActions {
  readonly grid: RaciGrid;
  readonly edits: GridEdits;
  readonly writing: GridWriting;
  readonly editor: CellEditor;
  readonly overlays: GridOverlays;
  readonly clipboard: GridClipboard;
  readonly #pointer: GridPointer;

  constructor(grid: RaciGrid) {
    this.grid = grid;
    this.edits = new GridEdits(grid);
    this.writing = new GridWriting(this);
    this.editor = new CellEditor(this.writing, () => (grid.hasUpdated ? grid.control : null));
    this.overlays = new GridOverlays(this);
    this.clipboard = new GridClipboard(this);
    this.#pointer = new GridPointer(this);
  }

  dispose(): void {
    this.clipboard.dispose();
  }

  /** Takes an event of the cells. */
  on(event: Event): void {
    switch (event.type) {
      case 'keydown':
        this.#onKeydown(event as KeyboardEvent);
        return;
      case 'pointerdown':
        this.#pointer.onDown(event as PointerEvent);
        return;
      case 'mousedown':
        this.#pointer.onMouseDown(event as MouseEvent);
        return;
      case 'dblclick':
        this.#pointer.onDouble(event as MouseEvent);
        return;
      case 'contextmenu':
        this.#pointer.onMenu(event as MouseEvent);
        return;
      default:
        if (!event.type.startsWith('pointer')) this.clipboard.onEvent(event);
    }
  }

  /** Does what a person did before this was loaded: `early` are the events with what they were sent to. */
  catchUp(early: readonly (readonly [event: Event, at: EventTarget])[]): void {
    for (const [event, at] of early) {
      if (event instanceof KeyboardEvent) {
        if (!this.#type(event)) this.#onKeydown(event);
      } else if (event instanceof PointerEvent) {
        at.dispatchEvent(new PointerEvent(event.type, event));
      } else {
        at.dispatchEvent(new MouseEvent(event.type, event));
      }
    }
  }

  /** Does what `command` says to what is selected. */
  run(command: Command): void {
    runCommand(this, command);
  }

  /** Begins to write at a target, with all of its text selected where it is new. */
  write(target: EditTarget): void {
    this.editor.begin(target, target.kind !== 'cell');
  }

  /** Lets the text control wait over the current cell where that is a name. */
  arm(): void {
    const { head, anchor } = this.grid.selection;
    const target = this.writing.targetAt(head);
    const single = head.row === anchor.row && head.col === anchor.col;
    const isName = head.row < 0 || head.col < 0;
    this.editor.arm(target && target.kind !== 'cell' && (single || isName) ? target : null);
  }

  /** Asks the page for the menu of what is selected, at a point of the window. */
  openMenu(x: number, y: number): void {
    const detail = { x, y };
    this.grid.dispatchEvent(new CustomEvent('fupan-raci-menu', { detail, bubbles: true, composed: true }));
  }

  #onKeydown(event: KeyboardEvent): void {
    if (this.editor.target) {
      this.editor.onKeydown(event);
      return;
    }
    if (isComposing(event)) return;
    const text = this.editor.armed !== null;
    const meaning = meaningOf(event, text);
    if (!meaning) {
      this.clipboard.onKeydown(event);
      this.#hint(event, text);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.#do(meaning);
  }

  #do(meaning: KeyMeaning): void {
    if ('command' in meaning) {
      this.run(meaning.command);
      return;
    }
    const { grid } = this;
    const { move, extend } = meaning;
    const by = meaning.by === 'page' ? grid.viewport.rowsOfPage(grid.selection.head.row) : meaning.by;
    grid.select(moved(grid.view, grid.selection, move, by, extend));
  }

  /** A character that means nothing in a cell of letters says what does. */
  #hint(event: KeyboardEvent, text: boolean): void {
    if (text || !isCharacter(event)) return;
    if (event.key === ' ') event.preventDefault();
    if (this.grid.readOnly) this.grid.say(l10n.t('This document is read-only.'));
    else this.grid.say(l10n.t('R A C I S set letters, Enter writes words, ? lists all keys.'));
  }

  /** Writes a key that came early where the text control would have taken it; false where it does not write. */
  #type(event: KeyboardEvent): boolean {
    const { editor } = this;
    const { control } = this.grid;
    const erases = event.key === 'Backspace' && editor.target !== null;
    if (!editor.target && !editor.armed) return false;
    if (!erases && (!isCharacter(event) || (!editor.target && meaningOf(event, true)))) return false;
    const { selectionStart: start, selectionEnd: end } = control;
    const from = erases && start === end ? Math.max(0, start - 1) : start;
    control.setRangeText(erases ? '' : event.key, from, end, 'end');
    editor.onInput();
    return true;
  }
}

function isCharacter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey;
}
