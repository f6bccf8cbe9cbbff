import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import { customElement, property, query, queryAll, state } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { menuStyles } from '../styles/menu.ts';
import type { IconName } from './icon.ts';
import { icon } from './icon.ts';

/** An action of a row's menu. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  /** The key that does the same, as shown. */
  readonly key?: string;
  readonly disabled?: boolean;
}

/**
 * The "more" button of a row, with a menu in the top layer so that nothing clips it. Sends `fupan-pick` with the item's id.
 */
@customElement('fupan-menu')
export class RowMenu extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
    buttonStyles,
    menuStyles,
    css`
      :host {
        display: inline-flex;
      }
      [role='menuitem'] span:nth-child(2) {
        flex: 1;
      }
    `,
  ];

  /** What the row is, for a screen reader. */
  @property() label = '';
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @state() private open = false;
  @query('.iconButton') private readonly button!: HTMLButtonElement;
  @query('[role=menu]') private readonly menu!: HTMLElement;
  @queryAll('[role=menuitem]') private readonly entries!: NodeListOf<HTMLElement>;

  override render(): TemplateResult {
    const name = l10n.t('More actions: {0}', this.label);
    return html`
      <button
        class="iconButton"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-label=${name}
        title=${l10n.t('More actions')}
        @click=${this.#toggle}
        @keydown=${this.#onButtonKey}
      >
        ${icon('more')}
      </button>
      <div
        role="menu"
        popover="manual"
        aria-label=${name}
        @keydown=${this.#onMenuKey}
        @focusout=${this.#onFocusOut}
      >
        ${
          this.open
            ? this.items.map(
                (item) =>
                  html`<button
                    type="button"
                    role="menuitem"
                    tabindex="-1"
                    aria-disabled=${item.disabled ? 'true' : 'false'}
                    @click=${() => this.#pick(item)}
                    @pointermove=${(event: Event) => (event.currentTarget as HTMLElement).focus()}
                  >
                    ${icon(item.icon)}<span>${item.label}</span>${item.key ? html`<kbd>${item.key}</kbd>` : ''}
                  </button>`,
              )
            : ''
        }
      </div>
    `;
  }

  readonly #toggle = (): void => {
    if (this.open) this.#hide();
    else void this.#show();
  };

  #hide(): void {
    this.open = false;
    if (this.menu.matches(':popover-open')) this.menu.hidePopover();
  }

  async #show(): Promise<void> {
    this.open = true;
    await this.updateComplete;
    this.menu.showPopover();
    const from = this.button.getBoundingClientRect();
    const size = this.menu.getBoundingClientRect();
    const left = Math.max(8, Math.min(from.right - size.width, innerWidth - size.width - 8));
    const below = from.bottom + size.height + 2 <= innerHeight;
    this.menu.style.setProperty('left', `${left}px`);
    this.menu.style.setProperty(
      'top',
      `${below ? from.bottom + 2 : Math.max(2, from.top - size.height - 2)}px`,
    );
    this.entries[0]?.focus();
  }

  readonly #onButtonKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || event.altKey) return;
    event.preventDefault();
    void this.#show();
  };

  readonly #onMenuKey = (event: KeyboardEvent): void => {
    const entries = [...this.entries];
    const at = entries.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      entries.at(to % entries.length)?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      this.button.focus();
      this.#hide();
    }
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    // A press on the button itself is left to its click, which closes the menu.
    if (to !== this.button && !this.menu.contains(to as Node | null)) this.#hide();
  };

  #pick(item: MenuItem): void {
    if (item.disabled) return;
    this.button.focus();
    this.#hide();
    this.dispatchEvent(new CustomEvent('fupan-pick', { detail: item.id }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-menu': RowMenu;
  }
}
