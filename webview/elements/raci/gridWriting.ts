import * as l10n from '@vscode/l10n';
import type { After, EditorOwner, EditTarget } from './cellEditor.ts';
import type { RaciGrid } from './grid.ts';
import type { GridActions } from './gridActions.ts';
import { moved } from './moves.ts';
import type { Place } from './selection.ts';
import { placeInWords } from './statusText.ts';

/** What can be written where, and what happens with a text when it is finished. */
export class GridWriting implements EditorOwner {
  readonly #actions: GridActions;
  readonly #grid: RaciGrid;

  constructor(actions: GridActions) {
    this.#actions = actions;
    this.#grid = actions.grid;
  }

  /** The target of writing at `place`; null where nothing can be written. */
  targetAt({ row, col }: Place): EditTarget | null {
    const { readOnly, view } = this.#grid;
    const shown = view.rows[row];
    const role = view.roles[col];
    if (readOnly) return null;
    if (row < 0) return role?.editable ? { kind: 'role', role: role.key } : null;
    if (!shown) return null;
    if (col < 0 || shown.section) return { kind: 'matter', row: shown.key };
    if (role) return { kind: 'cell', row: shown.key, role: role.key };
    return { kind: 'note', row: shown.key, note: col - view.roles.length };
  }

  /** Where the cell of a target is now; null for what is not there. */
  placeOf(target: EditTarget): Place | null {
    const { rows, roles } = this.#grid.view;
    const row = 'row' in target ? rows.findIndex(({ key }) => key === target.row) : -1;
    if ('row' in target && row < 0) return null;
    switch (target.kind) {
      case 'cell':
      case 'role': {
        const col = roles.findIndex(({ key }) => key === target.role);
        return col < 0 ? null : { row, col };
      }
      case 'matter':
        return { row, col: -1 };
      case 'note':
        return { row, col: roles.length + target.note };
      default:
        return null;
    }
  }

  textOf(target: EditTarget): string | null {
    const { rows, roles } = this.#grid.view;
    if (target.kind === 'newRow' || target.kind === 'newRole') {
      const all: readonly { readonly key: number }[] = target.kind === 'newRow' ? rows : roles;
      return target.before === null || all.some(({ key }) => key === target.before) ? '' : null;
    }
    const place = this.placeOf(target);
    if (!place) return null;
    const row = rows[place.row];
    switch (target.kind) {
      case 'role':
        return roles[place.col]?.name ?? null;
      case 'matter':
        return row?.matter ?? null;
      case 'note':
        return row?.notes[target.note] ?? null;
      case 'cell':
        return row?.cells[place.col]?.words ?? null;
    }
  }

  finished(target: EditTarget, text: string, changed: boolean, after: After): void {
    const grid = this.#grid;
    const place = this.placeOf(target);
    if (!place) {
      this.#inserted(target, text, after);
      return;
    }
    if (changed) void this.#writeAt(target, place, text);
    if (after === 'leave') {
      this.#actions.arm();
      return;
    }
    const here = { anchor: place, head: place };
    grid.select(after === 'stay' ? here : moved(grid.view, here, after, 1, false));
  }

  overtaken(target: EditTarget, text: string): void {
    const grid = this.#grid;
    if (text === '') return;
    const place = this.placeOf(target);
    const name = place ? placeInWords(grid.view, place) : l10n.t('A cell');
    const detail = { name, text, gone: !place };
    grid.dispatchEvent(new CustomEvent('fupan-raci-lost', { detail, bubbles: true, composed: true }));
    grid.focus();
  }

  changed(): void {
    this.#grid.requestUpdate();
  }

  #writeAt(target: EditTarget, place: Place, text: string): Promise<unknown> {
    const { view } = this.#grid;
    const { edits } = this.#actions;
    switch (target.kind) {
      case 'matter':
        return edits.renameRow(place.row, text);
      case 'role':
        return edits.renameRole(place.col, text);
      case 'note':
        return edits.setNote(place.row, target.note, text);
      default: {
        const cell = view.rows[place.row]?.cells[place.col];
        // Without letters beside it, a text may bring its own: `A sign-off`.
        if (cell?.letters.length) return edits.changeCells([place], () => ({ words: text }), text);
        return edits.writeCells([place], text, text);
      }
    }
  }

  /** A new row or role has its name: the next one begins after Enter, so that a list is written in one go. */
  #inserted(target: EditTarget, text: string, after: After): void {
    const grid = this.#grid;
    if (target.kind !== 'newRow' && target.kind !== 'newRole') return;
    if (text === '') {
      this.#actions.arm();
      if (after !== 'leave') grid.focus();
      return;
    }
    void this.#insert(target, text, after);
  }

  async #insert(
    target: Extract<EditTarget, { readonly before: number | null }>,
    text: string,
    after: After,
  ): Promise<void> {
    const grid = this.#grid;
    const isRow = target.kind === 'newRow';
    const { before } = target;
    const { edits } = this.#actions;
    const { selects } = grid;
    const sent = isRow ? edits.insertRow(before, text) : edits.insertRole(before, text);
    const goesOn = after === 'down' || (after === 'right' && !isRow);
    // At once, so that no key typed before the answer goes anywhere else.
    if (goesOn) this.#actions.write(target);
    const outcome = await sent;
    await grid.updateComplete;
    if (!outcome.ok || after === 'leave') return;
    const all: readonly { readonly key: number }[] = isRow ? grid.view.rows : grid.view.roles;
    const found = before === null ? all.length : all.findIndex(({ key }) => key === before);
    const at = Math.max(0, found - 1);
    const { head } = grid.selection;
    const place = isRow ? { row: at, col: -1 } : { row: Math.max(-1, head.row), col: at };
    // Whoever has moved on meanwhile stays there.
    if (grid.selects !== selects) return;
    if (goesOn) {
      // The next name is being written: selecting in the usual way would end that.
      grid.selection = { anchor: place, head: place };
      grid.requestUpdate();
      return;
    }
    grid.go(place);
    await grid.updateComplete;
    if (after === 'right') grid.go({ row: at, col: 0 });
  }
}
