import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { isComposing } from './keys.ts';
import type { TextControl } from './field.ts';
import { FieldElement } from './field.ts';

const patterns = {
  date: /^\d{4}-\d\d-\d\d$/,
  'datetime-local': /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)$/,
};

/**
 * A date (`YYYY-MM-DD`) or a date with a time (`YYYY-MM-DDTHH:mm`) in the browser's own picker. A value that is neither is
 * shown and edited as the text it is. A picked date is written at once. Typing writes on Enter or when the field is left,
 * since half a year is a valid date too; so does picking a time, which takes several clicks.
 */
@customElement('fupan-date')
export class DateField extends FieldElement {
  @property() kind: 'date' | 'datetime-local' = 'date';
  @query('#control') protected override readonly control!: TextControl | null;
  #typing = false;

  protected override toControl(text: string): string {
    return this.kind === 'datetime-local' ? text.replace(patterns[this.kind], '$1T$2') : text;
  }

  protected override cleaned(text: string): string {
    return text.trim();
  }

  /** True while some parts of the date are filled in and some are not; the control's value is empty then. */
  get #half(): boolean {
    return this.control instanceof HTMLInputElement && this.control.validity.badInput;
  }

  protected override readDraft(): void {
    if (this.#half) return;
    this.incomplete = null;
    super.readDraft();
  }

  protected override syncControl(): void {
    if (!this.#half) super.syncControl();
  }

  protected override renderControl(): TemplateResult {
    // The document's value decides, not the draft: the control must not change its kind while somebody types in it.
    const picks = this.value === '' || patterns[this.kind].test(this.value);
    return html`<input
        class="control ${this.shown === '' ? 'unset' : ''}"
        id="control"
        type=${picks ? this.kind : 'text'}
        max=${this.kind === 'date' ? '9999-12-31' : '9999-12-31T23:59'}
        ?disabled=${this.disabled}
        aria-describedby=${this.describedBy}
        aria-invalid=${this.invalid}
        @input=${this.onInput}
        @change=${this.#onChange}
        @blur=${this.#onBlur}
        @pointerdown=${this.#onPointer}
        @keydown=${this.#onKey}
        @compositionstart=${this.onCompositionStart}
        @compositionend=${this.onCompositionEnd}
      />
      ${
        this.quiet && this.shown === ''
          ? html`<span class="ghost" aria-hidden="true">${this.placeholder}</span>`
          : nothing
      }`;
  }

  readonly #onChange = (): void => {
    this.readDraft();
    if (!this.#typing && this.kind === 'date') this.commit();
  };

  readonly #onBlur = (): void => {
    this.onBlur();
    this.incomplete = this.#half ? l10n.t('The date is not complete and has not been written.') : null;
  };

  readonly #onPointer = (): void => {
    this.#typing = false;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    this.#typing = true;
    this.onKeydown(event);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-date': DateField;
  }
}
