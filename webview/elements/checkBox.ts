import type { TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { baseStyles } from '../styles/base.ts';
import type { Outcome } from './events.ts';

/**
 * A native checkbox that shows what the document says. `toggle` asks for the change; when it is refused the box goes back.
 */
@customElement('fupan-check')
export class CheckBox extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
        min-width: 0;
      }
      label {
        display: flex;
        gap: 6px;
        min-width: 0;
        padding: 2px 0;
      }
      :host([hide-label]) span {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      input {
        appearance: none;
        flex: none;
        display: grid;
        place-content: center;
        width: 18px;
        height: 18px;
        margin: 0;
        color: var(--vscode-settings-checkboxForeground, var(--vscode-checkbox-foreground));
        background: var(--vscode-settings-checkboxBackground, var(--vscode-checkbox-background));
        border: 1px solid var(--vscode-settings-checkboxBorder, var(--vscode-checkbox-border));
        border-radius: 3px;
      }
      input:checked::before {
        content: '\\eab2';
        font: 14px/14px codicon;
        color: var(--vscode-foreground);
      }
      input:disabled {
        opacity: 0.5;
      }
      input:disabled + span {
        color: var(--quiet);
      }
    `,
  ];

  @property() label = '';
  @property({ type: Boolean, reflect: true, attribute: 'hide-label' }) hideLabel = false;
  @property({ type: Boolean }) checked = false;
  @property({ type: Boolean }) disabled = false;
  /** Why it is as it is, shown on hover and read as its description. */
  @property() hint = '';
  @property({ attribute: false, hasChanged: () => false }) toggle: (checked: boolean) => Promise<Outcome> =
    () => Promise.resolve({ ok: true });
  @query('input') private readonly input!: HTMLInputElement;

  override render(): TemplateResult {
    return html`<label title=${this.hint}
      ><input
        type="checkbox"
        ?disabled=${this.disabled}
        aria-description=${this.hint}
        @change=${this.#onChange}
      /><span>${this.label}</span></label
    >`;
  }

  override updated(): void {
    this.input.checked = this.checked;
  }

  readonly #onChange = async (): Promise<void> => {
    await this.toggle(this.input.checked);
    this.input.checked = this.checked;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-check': CheckBox;
  }
}
