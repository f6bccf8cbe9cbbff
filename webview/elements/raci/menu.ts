import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, queryAll, state } from 'lit/decorators.js';
import { baseStyles } from '../../styles/base.ts';
import { menuStyles } from '../../styles/menu.ts';
import { icon } from '../icon.ts';
import type { Command } from './keys.ts';

/** An entry of a menu; `line` draws a rule above it. */
export interface MenuEntry {
  readonly command: Command;
  readonly label: string;
  /** The key that does the same, as shown. */
  readonly key?: string;
  /** Given for what is on or off. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly line?: boolean;
}

/** A menu at a point of the window, in the top layer. Sends `fupan-raci-pick`, and `fupan-raci-closed` when it goes. */
@customElement('fupan-raci-menu')
export class RaciMenu extends LitElement {
  static override styles = [
    baseStyles,
    menuStyles,
    css`
      [role='menu'] {
        max-height: calc(100vh - 8px);
        overflow: auto;
      }
      hr {
        margin: 4px 0;
        border: 0;
        border-top: 1px solid var(--vscode-menu-separatorBackground, var(--line));
      }
      .check {
        flex: none;
        width: 16px;
      }
    `,
  ];

  @property() label = '';
  @state() private entries: readonly MenuEntry[] = [];
  @query('[role=menu]') private readonly menu!: HTMLElement;
  @queryAll('button') private readonly buttons!: NodeListOf<HTMLElement>;
  #from: HTMLElement | null = null;

  /** Shows `entries` at a point; the focus goes back to `from` when the menu goes. */
  async open(entries: readonly MenuEntry[], x: number, y: number, from: HTMLElement | null): Promise<void> {
    this.entries = entries;
    this.#from = from;
    await this.updateComplete;
    this.menu.showPopover();
    const { width, height } = this.menu.getBoundingClientRect();
    this.menu.style.setProperty('left', `${Math.max(2, Math.min(x, innerWidth - width - 2))}px`);
    const fits = y + height <= innerHeight - 2;
    this.menu.style.setProperty('top', `${Math.max(2, fits ? y : innerHeight - height - 2)}px`);
    this.buttons[0]?.focus();
  }

  /** True while it shows. */
  get isOpen(): boolean {
    return this.entries.length > 0;
  }

  override render(): TemplateResult {
    const checks = this.entries.some(({ checked }) => checked !== undefined);
    return html`<div
      role="menu"
      popover="manual"
      aria-label=${this.label}
      @keydown=${this.#onKey}
      @focusout=${this.#onFocusOut}
      @contextmenu=${(event: Event) => event.preventDefault()}
    >
      ${this.entries.map((entry) => this.#renderEntry(entry, checks))}
    </div>`;
  }

  #renderEntry(entry: MenuEntry, checks: boolean): TemplateResult {
    const { label, key, checked, disabled, line } = entry;
    return html`${line ? html`<hr role="separator" />` : nothing}
      <button
        type="button"
        role=${checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
        aria-checked=${checked === undefined ? nothing : checked ? 'true' : 'false'}
        aria-disabled=${disabled ? 'true' : 'false'}
        tabindex="-1"
        @click=${() => this.#pick(entry)}
        @pointermove=${(event: Event) => (event.currentTarget as HTMLElement).focus()}
      >
        ${checks ? html`<span class="check">${checked ? icon('check') : nothing}</span>` : nothing}
        <span class="text">${label}</span>${key ? html`<kbd>${key}</kbd>` : nothing}
      </button>`;
  }

  #close(): void {
    if (!this.isOpen) return;
    this.entries = [];
    if (this.menu.matches(':popover-open')) this.menu.hidePopover();
  }

  #pick({ command, disabled }: MenuEntry): void {
    if (disabled) return;
    this.#from?.focus();
    this.#close();
    this.dispatchEvent(
      new CustomEvent('fupan-raci-pick', { detail: command, bubbles: true, composed: true }),
    );
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const buttons = [...this.buttons];
    const at = buttons.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    event.stopPropagation();
    if (to !== undefined) {
      event.preventDefault();
      buttons.at(to % buttons.length)?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      this.#from?.focus();
      this.#close();
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      const typed = event.key.toLowerCase();
      const starts = (button: HTMLElement | undefined): boolean =>
        button?.querySelector('.text')?.textContent.toLowerCase().startsWith(typed) ?? false;
      [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)].find(starts)?.focus();
    }
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (!this.menu.contains(event.relatedTarget as Node | null)) this.#close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-raci-menu': RaciMenu;
  }
  interface HTMLElementEventMap {
    'fupan-raci-pick': CustomEvent<Command>;
  }
}
