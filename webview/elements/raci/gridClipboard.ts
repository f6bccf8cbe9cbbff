import * as l10n from '@vscode/l10n';
import { writeCellText } from '../../../src/raci/cellText.ts';
import { clipboardHtml, clipboardText, readClipboard } from '../../../src/raci/clipboard.ts';
import { ask, report } from './events.ts';
import type { RaciGrid } from './grid.ts';
import type { GridActions } from './gridActions.ts';
import { isRange, roleCells } from './selection.ts';

/** What one request may carry; see the protocol. */
const most = { rows: 6000, cells: 1000, text: 20_000 };
/** So long the browser has to tell of a copy or a paste by an event, in milliseconds. */
const patience = 150;

type Block = readonly (readonly string[])[];

/**
 * Copying, cutting and pasting as spreadsheets do it. The browser's own events carry the clipboard; where none comes after
 * the keys (some hosts keep the clipboard from a page), the extension is asked.
 */
export class GridClipboard {
  readonly #actions: GridActions;
  readonly #grid: RaciGrid;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** The extension has taken over; an event that comes late is for nothing. */
  #late = false;

  constructor(actions: GridActions) {
    this.#actions = actions;
    this.#grid = actions.grid;
  }

  dispose(): void {
    clearTimeout(this.#waiting);
  }

  /** Notes the keys of the clipboard, and helps where no event follows. */
  onKeydown(event: KeyboardEvent): void {
    const key = event.key.toLowerCase();
    const strong = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!strong || !['c', 'x', 'v'].includes(key)) return;
    this.#late = false;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#late = true;
      if (key === 'v') void this.paste();
      else void this.copy(key === 'x');
    }, patience);
  }

  /** Takes an event of the clipboard. */
  onEvent(event: Event): void {
    // A text that is being written has the clipboard to itself.
    if (this.#actions.editor.target) return;
    // Said to the events before: there is something to copy or to paste into, though no text is selected.
    event.preventDefault();
    if (!(event instanceof ClipboardEvent) || !['copy', 'cut', 'paste'].includes(event.type)) return;
    clearTimeout(this.#waiting);
    if (this.#late) return;
    const { clipboardData, type } = event;
    if (type === 'paste') {
      void this.#paste(clipboardData?.getData('text/plain') ?? '');
      return;
    }
    const block = this.#copied();
    clipboardData?.setData('text/plain', clipboardText(block));
    clipboardData?.setData('text/html', clipboardHtml(block));
    this.#afterCopy(type === 'cut');
  }

  /** Copies through the extension. */
  async copy(cut: boolean): Promise<void> {
    const text = clipboardText(this.#copied());
    const outcome = await ask(this.#grid, () => ({ type: 'copy', text }));
    if (outcome.ok) this.#afterCopy(cut);
  }

  /** Pastes what the extension finds on the clipboard. */
  async paste(): Promise<void> {
    const outcome = await ask(this.#grid, () => ({ type: 'readClipboard' }));
    if (outcome.ok && typeof outcome.answer === 'string') await this.#paste(outcome.answer);
  }

  #copied(): Block {
    const { view, block } = this.#grid;
    const columns = [...Array(block.right - block.left + 1).keys()].map((at) => block.left + at);
    const names = [view.label, ...view.roles.map(({ name }) => name), ...view.notes];
    const rows: string[][] = [];
    for (let at = block.top; at <= block.bottom; at++) {
      const row = view.rows[at];
      if (!row) {
        rows.push(columns.map((col) => names[col + 1] ?? ''));
      } else if (row.section) {
        rows.push(
          columns.map((col, first) =>
            col < 0 || (first === 0 && !isRange(this.#grid.selection)) ? row.matter : '',
          ),
        );
      } else {
        rows.push(
          columns.map((col) => {
            if (col < 0) return row.matter;
            const cell = row.cells[col];
            if (!cell) return row.notes[col - view.roles.length] ?? '';
            return [...cell.unknown, writeCellText(cell)].filter((part) => part !== '').join(' ');
          }),
        );
      }
    }
    return rows;
  }

  #afterCopy(cut: boolean): void {
    const grid = this.#grid;
    const cells = roleCells(grid.view, grid.block);
    if (cut && !grid.readOnly) void this.#actions.edits.clear(cells);
    grid.say(cut ? l10n.t('Cut') : l10n.t('Copied'));
  }

  async #paste(text: string): Promise<void> {
    const grid = this.#grid;
    if (text === '') return;
    if (grid.readOnly) {
      grid.say(l10n.t('This document is read-only.'));
      return;
    }
    const block = readClipboard(text);
    const width = Math.max(...block.map((row) => row.length));
    if (
      block.length > most.rows ||
      width > most.cells ||
      block.some((row) => row.some((one) => one.length > most.text))
    ) {
      report(
        grid,
        l10n.t(
          'The clipboard holds more than a matrix takes ({0} rows, {1} columns). Nothing was changed.',
          most.rows,
          most.cells,
        ),
      );
      return;
    }
    if (block.length === 1 && width === 1) this.#pasteOne(block[0]?.[0] ?? '');
    else await this.#pasteBlock(block, width);
  }

  /** A single text goes into every selected cell, or becomes the name that is current. */
  #pasteOne(text: string): void {
    const { view, block, selection } = this.#grid;
    const { edits } = this.#actions;
    const places = roleCells(view, block);
    const { row, col } = selection.head;
    if (places.length && (isRange(selection) || col >= 0)) void edits.writeCells(places, text);
    else if (row < 0 && col >= 0 && col < view.roles.length) void edits.renameRole(col, text.trim());
    else if (row >= 0 && col >= view.roles.length) void edits.setNote(row, col - view.roles.length, text);
    else if (row >= 0) void edits.renameRow(row, text.trim());
  }

  async #pasteBlock(block: Block, width: number): Promise<void> {
    const grid = this.#grid;
    const { view } = grid;
    const { top, left, bottom, right } = grid.block;
    if (left >= view.roles.length) {
      report(grid, l10n.t('Several cells cannot be pasted into the further columns. Paste them one by one.'));
      return;
    }
    const tiled = tile(block, width, bottom - top + 1, right - left + 1);
    const wide = Math.max(...tiled.map((row) => row.length));
    const rows = Math.max(0, top + tiled.length - view.rows.length);
    const roles = Math.max(0, left + wide - view.roles.length);
    const grow = rows > 0 || roles > 0;
    if (grow) {
      const answer = await ask(grid, () => ({ type: 'confirmGrow', rows, roles }));
      if (!answer.ok || answer.answer !== true) return;
    }
    const { selects } = grid;
    const outcome = await this.#actions.edits.paste(top, left, tiled, grow);
    if (!outcome.ok) return;
    await grid.updateComplete;
    // Whoever has moved on meanwhile stays there.
    if (grid.selects === selects) {
      grid.select({
        anchor: { row: top, col: left },
        head: { row: top + tiled.length - 1, col: left + wide - 1 },
      });
    }
    grid.say(l10n.t('Pasted: {0} × {1}', tiled.length, wide));
  }
}

/** Repeats a block until it covers a selection that it fits into a whole number of times, as Excel does. */
export function tile(block: Block, width: number, rows: number, columns: number): Block {
  const down = rows % block.length === 0 ? rows / block.length : 1;
  const across = columns % width === 0 ? columns / width : 1;
  if (down <= 1 && across <= 1) return block;
  const padded = block.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
  const wide = padded.map((row) => Array.from({ length: Math.max(1, across) }, () => row).flat());
  return Array.from({ length: Math.max(1, down) }, () => wide).flat();
}
