import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { TextControl } from './field.ts';
import { FieldElement } from './field.ts';

/** One entry of a choice. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/**
 * One value out of a few. A choice made with the mouse or in the open list is written at once; arrow keys on the closed
 * list only browse, and the choice is written on Enter or when the control is left, as one step to undo.
 */
@customElement('fupan-choice')
export class ChoiceField extends FieldElement {
  @property({ attribute: false }) choices: readonly Choice[] = [];
  /** What an empty value is called; null where empty is no choice. */
  @property() none: string | null = null;
  @query('#control') protected override readonly control!: TextControl | null;
  #browsing = false;

  protected override get keepsRefused(): boolean {
    return false;
  }

  protected override renderControl(): TemplateResult {
    const known = this.value === '' || this.choices.some(({ value }) => value === this.value);
    return html`<select
        class="control ${this.shown === '' ? 'unset' : ''}"
        id="control"
        ?disabled=${this.disabled}
        aria-describedby=${this.describedBy}
        aria-invalid=${this.invalid}
        @change=${this.#onChange}
        @blur=${this.onBlur}
        @pointerdown=${this.#onPointer}
        @keydown=${this.#onKey}
      >
        ${this.none === null && this.value !== '' ? nothing : html`<option value="">${this.none ?? ''}</option>`}
        ${known ? nothing : html`<option value=${this.value}>${this.value}</option>`}
        ${this.choices.map(({ value, label }) => html`<option value=${value}>${label}</option>`)}
      </select>
      <span class="icon arrow" aria-hidden="true">&#xeab4;</span>`;
  }

  readonly #onChange = (): void => {
    this.readDraft();
    if (!this.#browsing) this.commit();
  };

  readonly #onPointer = (): void => {
    this.#browsing = false;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') this.#browsing = false;
    else if (!event.ctrlKey && !event.metaKey && event.key !== 'Tab') this.#browsing = true;
    // Enter opens the list in some browsers; that stays.
    if (event.key === 'Enter' && this.hasDraft) this.onKeydown(event);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-choice': ChoiceField;
  }
}
