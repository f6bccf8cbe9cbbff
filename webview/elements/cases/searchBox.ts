import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../../styles/base.ts';
import { icon } from '../icon.ts';
import { isComposing } from '../keys.ts';

/**
 * The box that a search is typed into. Sends `fupan-cases-typed` with the text at each change, but not while an input method is
 * composing; `fupan-cases-down` to go on into the list and `fupan-cases-enter` to open the first hit.
 */
@customElement('fupan-cases-box')
export class SearchBox extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .box {
        display: flex;
        align-items: center;
        min-height: 26px;
        padding-inline-end: 2px;
        color: var(--vscode-input-foreground, inherit);
        background: var(--vscode-input-background);
        border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, transparent));
        border-radius: var(--radius);
      }
      .box:focus-within {
        border-color: var(--vscode-focusBorder);
      }
      input {
        flex: 1;
        min-width: 0;
        margin: 0;
        padding: 3px 0 3px 6px;
        font: inherit;
        line-height: 18px;
        color: inherit;
        background: transparent;
        border: 0;
      }
      input:focus-visible {
        outline: none;
      }
      input::placeholder {
        color: var(--vscode-input-placeholderForeground, var(--quiet));
        opacity: 1;
      }
    `,
  ];

  /** What was searched for; typing on is never interrupted by it. */
  @property() value = '';
  /** Earlier queries, the latest first. */
  @property({ attribute: false }) history: readonly string[] = [];
  @state() private typed = '';
  @query('input') private readonly input!: HTMLInputElement;
  /** Where somebody is in the history; -1 is what they typed themselves. */
  #place = -1;
  #own = '';

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('value')) this.typed = this.value;
  }

  override updated(): void {
    // Not by a binding, which would write into the field while an input method composes in it.
    if (this.input.value !== this.typed && !this.#composing) this.input.value = this.typed;
  }

  override render(): TemplateResult {
    const label = l10n.t('Search cases');
    return html`<div class="box">
      <input
        type="text"
        role="searchbox"
        aria-label=${label}
        placeholder=${label}
        title=${l10n.t('Words, "exact text", -not, tag:…, date:2026-03..2026-05; pinyin initials find Chinese words. ↑ brings back earlier searches.')}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        maxlength="500"
        @input=${this.#onInput}
        @compositionstart=${() => {
          this.#composing = true;
        }}
        @compositionend=${this.#onComposed}
        @keydown=${this.#onKey}
      />
      ${
        this.typed === ''
          ? nothing
          : html`<button
              class="iconButton"
              type="button"
              aria-label=${l10n.t('Clear the search')}
              title=${l10n.t('Clear the search')}
              @click=${this.#clear}
            >
              ${icon('close')}
            </button>`
      }
      <button
        class="iconButton"
        type="button"
        aria-label=${l10n.t('Saved searches')}
        title=${l10n.t('Saved searches')}
        @click=${() => this.dispatchEvent(new CustomEvent('fupan-cases-saved'))}
      >
        ${icon('bookmark')}
      </button>
    </div>`;
  }

  /** Gives the focus to the box with its text selected, so that typing replaces it. */
  override focus(): void {
    this.input.focus();
    this.input.select();
  }

  #composing = false;

  readonly #onInput = (): void => {
    if (this.#composing) return;
    this.#place = -1;
    this.#send(this.input.value);
  };

  readonly #onComposed = (): void => {
    this.#composing = false;
    this.#onInput();
  };

  #send(text: string): void {
    if (text === this.typed) return;
    this.typed = text;
    this.dispatchEvent(new CustomEvent('fupan-cases-typed', { detail: text }));
  }

  readonly #clear = (): void => {
    this.#place = -1;
    this.#send('');
    this.input.focus();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (isComposing(event) || this.#composing || event.altKey || event.ctrlKey || event.metaKey) return;
    switch (event.key) {
      case 'ArrowUp':
        this.#walk(1);
        break;
      case 'ArrowDown':
        if (this.#place >= 0) this.#walk(-1);
        else this.dispatchEvent(new CustomEvent('fupan-cases-down'));
        break;
      case 'Enter':
        this.dispatchEvent(new CustomEvent('fupan-cases-enter'));
        break;
      case 'Escape':
        if (this.typed === '') return;
        this.#clear();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  #walk(by: number): void {
    if (this.#place < 0) this.#own = this.typed;
    const earlier = this.history.filter((query) => query !== this.#own);
    const next = this.#place + by;
    if (next >= earlier.length) return;
    this.#place = next;
    this.#send(next < 0 ? this.#own : (earlier[next] ?? ''));
    void this.updateComplete.then(() => this.input.setSelectionRange(this.typed.length, this.typed.length));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-cases-box': SearchBox;
  }
  interface HTMLElementEventMap {
    'fupan-cases-typed': CustomEvent<string>;
  }
}
