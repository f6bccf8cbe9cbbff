import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Intent } from '../../src/retrospective/intent.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { icon } from './icon.ts';
import { isComposing } from './keys.ts';
import './textField.ts';
import type { TextField } from './textField.ts';

/**
 * A button that turns into a field for a new entry: Enter adds it and leaves the field ready for the next one, Escape or
 * leaving it empty puts the button back.
 */
@customElement('fupan-composer')
export class Composer extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
    `,
  ];

  /** What the button says. */
  @property() label = '';
  @property() placeholder = '';
  @property() place = '';
  /** No button: the field appears on `open()` only. */
  @property({ type: Boolean }) bare = false;
  @property({ attribute: false, hasChanged: () => false }) intent: (text: string) => Intent | null = () =>
    null;
  /** True while the field is shown. */
  @property({ type: Boolean, reflect: true }) opened = false;
  @query('fupan-text') private readonly field!: TextField | null;

  override render(): TemplateResult | typeof nothing {
    if (this.opened) {
      return html`<fupan-text
        fresh
        hide-label
        .label=${this.label}
        .place=${this.place}
        .placeholder=${this.placeholder}
        .intent=${(text: string) => (text === '' ? null : this.intent(text))}
        @keydown=${this.#onKeydown}
        @focusout=${this.#onFocusOut}
        @fupan-committed=${this.#onCommitted}
      ></fupan-text>`;
    }
    if (this.bare) return nothing;
    return html`<button class="textButton" type="button" data-place=${this.place} @click=${() => this.open()}>
      ${icon('add')}${this.label}
    </button>`;
  }

  /** Shows the field and puts the focus into it. `begun` is what was typed elsewhere and belongs here. */
  async open(begun = ''): Promise<void> {
    this.opened = true;
    await this.updateComplete;
    this.field?.giveDraft(begun);
    await this.field?.updateComplete;
    this.field?.focus();
  }

  /** Takes out what was typed after the last Enter, once no input method composes it any more. */
  async takeBegun(): Promise<string> {
    await this.field?.composed();
    return this.field?.takeDraft() ?? '';
  }

  /** True where a further entry is being typed. */
  get isBegun(): boolean {
    return this.field?.isBusy ?? false;
  }

  /** True while somebody writes in it. */
  get isActive(): boolean {
    return this.opened && this.matches(':focus-within');
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    event.stopPropagation();
    void this.#close();
  };

  async #close(): Promise<void> {
    this.field?.discard();
    this.opened = false;
    await this.updateComplete;
    if (this.bare) this.dispatchEvent(new CustomEvent('fupan-close'));
    else this.renderRoot.querySelector('button')?.focus();
  }

  readonly #onFocusOut = (): void => {
    // What was typed is on its way; the field closes when it has arrived.
    if (!this.field?.isBusy) this.opened = false;
  };

  readonly #onCommitted = (event: Event): void => {
    event.stopPropagation();
    if (!this.isActive) this.opened = false;
    this.dispatchEvent(new CustomEvent('fupan-committed', { detail: '' }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-composer': Composer;
  }
}
