import type { PropertyValues, TemplateResult } from 'lit';
import { html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { TextControl } from './field.ts';
import { FieldElement } from './field.ts';

/**
 * A text of the document. `line` wraps, holds no line breaks and commits on Enter; `prose` takes Enter as a line break and
 * commits on Ctrl+Enter. Both commit when left. With `suggestions` it is a one-line box that offers them.
 */
@customElement('fupan-text')
export class TextField extends FieldElement {
  @property() kind: 'line' | 'prose' = 'line';
  @property({ attribute: false }) suggestions: readonly string[] | null = null;
  @query('#control') protected override readonly control!: TextControl | null;

  protected override get commitsOnEnter(): boolean {
    return this.kind === 'line';
  }

  protected override cleaned(text: string): string {
    return this.kind === 'line' ? text.replace(/\s*[\r\n]+\s*/g, ' ').trim() : text;
  }

  protected override renderControl(): TemplateResult {
    if (this.suggestions) {
      return html`<input
          class="control"
          id="control"
          type="text"
          list="suggestions"
          autocomplete="off"
          placeholder=${this.placeholder}
          ?disabled=${this.disabled}
          aria-describedby=${this.describedBy}
          aria-invalid=${this.invalid}
          @input=${this.onInput}
          @blur=${this.onBlur}
          @keydown=${this.onKeydown}
          @compositionstart=${this.onCompositionStart}
          @compositionend=${this.onCompositionEnd}
        />
        <datalist id="suggestions">
          ${this.suggestions.map((suggestion) => html`<option value=${suggestion}></option>`)}
        </datalist>`;
    }
    return html`<textarea
      class="control ${this.kind}"
      id="control"
      rows="1"
      spellcheck="false"
      placeholder=${this.placeholder}
      ?disabled=${this.disabled}
      aria-describedby=${this.describedBy}
      aria-invalid=${this.invalid}
      @input=${this.onInput}
      @blur=${this.onBlur}
      @keydown=${this.onKeydown}
      @compositionstart=${this.onCompositionStart}
      @compositionend=${this.onCompositionEnd}
    ></textarea>`;
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!CSS.supports('field-sizing', 'content')) fitHeight(this.control);
  }
}

/** Gives a text area the height of its text, for browsers that cannot do so by themselves. */
function fitHeight(control: TextControl | null): void {
  if (!(control instanceof HTMLTextAreaElement)) return;
  control.style.setProperty('height', 'auto');
  control.style.setProperty('height', `${control.scrollHeight + 2}px`);
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-text': TextField;
  }
}
