import * as l10n from '@vscode/l10n';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { ShownProblem } from '../../src/protocol/retrospective.ts';
import type { Intent } from '../../src/retrospective/intent.ts';
import type { Outcome } from './events.ts';
import { announce, sendIntent } from './events.ts';
import { isComposing } from './keys.ts';
import type { MenuItem } from './rowMenu.ts';

/**
 * A row that moves and removes itself and keeps the focus sensible: on the same control after a move, on the neighbour
 * after a removal. Rows stand inside an element of class `group`, whose control of class `add` gets the focus when the
 * last row went.
 */
export abstract class RowElement extends LitElement {
  /** Where the row stands in its list. */
  @property({ type: Number }) index = 0;
  /** How many rows the list has. */
  @property({ type: Number }) count = 0;
  @property({ attribute: false }) problems: readonly ShownProblem[] = [];

  protected abstract moveIntent(by: -1 | 1): Intent;
  protected abstract removeIntent(): Intent;
  /** Gives the focus to the first field. */
  abstract focusFirst(): void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#onKeydown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKeydown);
  }

  /** Asks for an edit of this row, unless the row is gone by then. */
  protected edit(make: () => Intent | null): Promise<Outcome> {
    return sendIntent(this, () => (this.isConnected ? make() : null));
  }

  /** The menu's entries that every row has. */
  protected rowItems(): readonly MenuItem[] {
    return [
      { id: 'up', label: l10n.t('Move up'), icon: 'moveUp', key: 'Alt+↑', disabled: this.index === 0 },
      {
        id: 'down',
        label: l10n.t('Move down'),
        icon: 'moveDown',
        key: 'Alt+↓',
        disabled: this.index >= this.count - 1,
      },
      { id: 'remove', label: l10n.t('Remove'), icon: 'remove' },
    ];
  }

  /** Does what `rowItems` offers; false for any other id. */
  protected pickRowItem(id: string): boolean {
    if (id === 'up') void this.move(-1);
    else if (id === 'down') void this.move(1);
    else if (id === 'remove') void this.removeRow();
    else return false;
    return true;
  }

  /** Moves the row by one place and keeps the focus where it was. */
  async move(by: -1 | 1): Promise<void> {
    const to = this.index + by;
    if (to < 0 || to >= this.count) return;
    const focused = this.shadowRoot?.activeElement;
    const outcome = await this.edit(() => this.moveIntent(by));
    if (!outcome.ok) return;
    if (focused instanceof HTMLElement) focused.focus();
    announce(this, l10n.t('Moved to place {0} of {1}', this.index + 1, this.count));
  }

  /** Removes the row; the focus goes to the row that takes its place. */
  async removeRow(): Promise<void> {
    const group = this.closest('.group');
    const at = this.index;
    const outcome = await this.edit(() => this.removeIntent());
    if (!outcome.ok || !group) return;
    const rows = rowsOf(group);
    const next = rows[Math.min(at, rows.length - 1)];
    if (next) next.focusFirst();
    else group.querySelector<HTMLElement>('.add')?.focus();
    announce(this.isConnected ? this : (group as HTMLElement), l10n.t('Removed'));
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isComposing(event)) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    // Rows nest; the innermost one takes the key.
    event.preventDefault();
    event.stopPropagation();
    void this.move(event.key === 'ArrowUp' ? -1 : 1);
  };
}

/** The rows of a group, in order. */
export function rowsOf(group: ParentNode): readonly RowElement[] {
  return [...group.querySelectorAll(':scope > ul > li > *')].filter((row) => row instanceof RowElement);
}

/** Asks for a new row; once it is there, its first field gets the focus. */
export async function addRow(
  group: HTMLElement,
  make: () => Intent | null,
  focus: (row: RowElement) => void = (row) => row.focusFirst(),
): Promise<Outcome> {
  const before = new Set(rowsOf(group));
  const outcome = await sendIntent(group, make);
  const added = outcome.ok && rowsOf(group).find((row) => !before.has(row));
  if (added) {
    await added.updateComplete;
    focus(added);
    announce(group, l10n.t('Added'));
  }
  return outcome;
}
