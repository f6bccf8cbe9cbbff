import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../../styles/base.ts';
import { icon } from '../icon.ts';
import { isComposing } from '../keys.ts';

/** Finds texts in the matrix. Sends `fupan-raci-query`, `fupan-raci-step` (1 or -1) and `fupan-close`. */
@customElement('fupan-raci-find')
export class FindBar extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        position: absolute;
        z-index: 10;
        top: 0;
        inset-inline-end: 16px;
        max-width: calc(100% - 16px);
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px;
        padding: 4px;
        color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
        background: var(--vscode-editorWidget-background);
        border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
        border-top: 0;
        border-radius: 0 0 var(--vscode-cornerRadius-medium, 4px) var(--vscode-cornerRadius-medium, 4px);
        box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
      }
      input {
        flex: 1 1 120px;
        width: 180px;
        min-width: 80px;
        height: 24px;
        padding: 2px 6px;
        font: inherit;
        color: var(--vscode-input-foreground);
        background: var(--vscode-input-background);
        border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, transparent));
        border-radius: var(--radius);
      }
      input:focus {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: -1px;
      }
      input::placeholder {
        color: var(--vscode-input-placeholderForeground, var(--quiet));
        opacity: 1;
      }
      .count {
        min-width: 64px;
        padding-inline: 4px;
        font-size: 12px;
        white-space: nowrap;
      }
      .count.none {
        color: var(--vscode-errorForeground);
      }
    `,
  ];

  @property({ type: Number }) count = 0;
  /** Which of them is current, from 1; 0 for none. */
  @property({ type: Number }) current = 0;
  @property() text = '';
  @query('input') private readonly input!: HTMLInputElement;

  /** Puts the focus into the field, its text selected. */
  override focus(): void {
    void this.updateComplete.then(() => this.input.select());
  }

  override render(): TemplateResult {
    const { count, current, text } = this;
    const said = text === '' ? '' : count ? l10n.t('{0} of {1}', current, count) : l10n.t('No results');
    return html`<div class="bar" role="search" aria-label=${l10n.t('Find')} @keydown=${this.#onKey}>
      <input
        type="text"
        aria-label=${l10n.t('Find')}
        placeholder=${l10n.t('Find')}
        spellcheck="false"
        .value=${text}
        @input=${this.#onInput}
        @compositionend=${this.#onInput}
      />
      <span class="count ${text !== '' && !count ? 'none' : ''}" role="status">${said}</span>
      ${this.#button(l10n.t('Previous match'), 'Shift+Enter', 'moveUp', -1)}
      ${this.#button(l10n.t('Next match'), 'Enter', 'moveDown', 1)}
      <button
        class="iconButton"
        type="button"
        aria-label=${l10n.t('Close')}
        title="${l10n.t('Close')} (Esc)"
        @click=${this.#close}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  #button(name: string, key: string, sign: 'moveUp' | 'moveDown', by: number): TemplateResult {
    return html`<button
      class="iconButton"
      type="button"
      aria-label=${name}
      title="${name} (${key})"
      ?disabled=${!this.count}
      @click=${() => this.#step(by)}
    >
      ${icon(sign)}
    </button>`;
  }

  readonly #onInput = (event: Event): void => {
    if ((event as InputEvent).isComposing) return;
    this.dispatchEvent(new CustomEvent('fupan-raci-query', { detail: this.input.value }));
  };

  #step(by: number): void {
    this.dispatchEvent(new CustomEvent('fupan-raci-step', { detail: by }));
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('fupan-close'));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const inInput = event.composedPath()[0] === this.input;
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'F3') this.#step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Enter' && inInput) this.#step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-raci-find': FindBar;
  }
  interface HTMLElementEventMap {
    'fupan-raci-query': CustomEvent<string>;
    'fupan-raci-step': CustomEvent<number>;
  }
}
