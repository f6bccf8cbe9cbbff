import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ShownProblem } from '../../src/protocol/retrospective.ts';
import type { ListName } from '../../src/retrospective/model.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { announce, sendIntent } from './events.ts';
import { icon } from './icon.ts';
import { isComposing } from './keys.ts';
import './textField.ts';
import type { TextField } from './textField.ts';

/** The names in a text typed or pasted at once. */
export function splitNames(text: string): string[] {
  return text
    .split(/[,，、;；\n]+/)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** A list of short names: each with a button to take it out, and a field at the end for more. */
@customElement('fupan-chips')
export class Chips extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .field {
        display: grid;
        gap: 2px var(--gap-wide);
      }
      .label {
        padding-top: 4px;
      }
      .box {
        display: flex;
        flex-wrap: wrap;
        gap: 3px var(--gap);
        min-width: 0;
      }
      ul {
        display: contents;
      }
      li {
        display: inline-flex;
        align-items: center;
        max-width: 100%;
        min-height: 22px;
        margin-block: 2px;
        padding-inline-start: 6px;
        background: var(--vscode-list-hoverBackground);
        border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, transparent));
        border-radius: var(--radius);
      }
      li .iconButton {
        width: 20px;
        height: 20px;
      }
      li .icon {
        font-size: 12px;
        color: inherit;
      }
      fupan-text {
        flex: 1 1 72px;
        min-width: 72px;
      }
      @container (min-width: 280px) {
        :host([beside]:lang(zh)) .field {
          grid-template-columns: 64px minmax(0, 1fr);
        }
      }
      @container (min-width: 380px) {
        :host([beside]) .field {
          grid-template-columns: 124px minmax(0, 1fr);
        }
      }
    `,
  ];

  @property() label = '';
  @property() placeholder = '';
  @property() field: ListName = 'people';
  @property({ type: Boolean, reflect: true }) beside = false;
  @property({ attribute: false }) items: readonly string[] = [];
  @property({ attribute: false }) suggestions: readonly string[] = [];
  @property({ attribute: false }) problems: readonly ShownProblem[] = [];
  @query('fupan-text') private readonly input!: TextField;

  override render(): TemplateResult {
    const open = this.suggestions.filter((name) => !this.items.includes(name));
    return html`<div class="field" role="group" aria-label=${this.label}>
      <span class="label" aria-hidden="true">${this.label}</span>
      <div class="box" @keydown=${this.#onKeydown}>
        <ul>
          ${this.items.map(
            (item, index) =>
              html`<li>
                <span>${item}</span>
                <button
                  class="iconButton"
                  type="button"
                  aria-label=${l10n.t('Remove {0}', item)}
                  title=${l10n.t('Remove')}
                  @click=${() => this.#remove(index)}
                >
                  ${icon('close')}
                </button>
              </li>`,
          )}
        </ul>
        <fupan-text
          fresh
          hide-label
          .label=${l10n.t('Add: {0}', this.label)}
          .place=${`field:${this.field}`}
          .placeholder=${this.placeholder}
          .suggestions=${open}
          .problems=${this.problems}
          .intent=${(text: string) => ({
            kind: 'setList' as const,
            field: this.field,
            items: [...new Set([...this.items, ...splitNames(text)])],
          })}
          @fupan-committed=${this.#onAdded}
        ></fupan-text>
      </div>
    </div>`;
  }

  readonly #onAdded = (event: CustomEvent<string>): void => {
    event.stopPropagation();
    announce(this, l10n.t('Added: {0}', event.detail));
  };

  async #remove(index: number): Promise<void> {
    const name = this.items[index];
    if (name === undefined) return;
    const outcome = await sendIntent(this, () => {
      const items = this.items.filter((item) => item !== name);
      return items.length === this.items.length ? null : { kind: 'setList', field: this.field, items };
    });
    if (!outcome.ok) return;
    const { buttons } = this;
    (buttons[Math.min(index, buttons.length - 1)] ?? this.input).focus();
    announce(this, l10n.t('Removed: {0}', name));
  }

  get buttons(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('li button')];
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    const { buttons } = this;
    const at = buttons.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    if (at < 0) {
      // From the start of an empty field Backspace leads to the last name, where a second one takes it out.
      if (event.key === 'Backspace' && !this.input.isBusy) buttons.at(-1)?.focus();
      return;
    }
    switch (event.key) {
      case 'Backspace':
      case 'Delete':
        event.preventDefault();
        void this.#remove(at);
        return;
      case 'ArrowLeft':
        buttons[at - 1]?.focus();
        return;
      case 'ArrowRight':
        (buttons[at + 1] ?? this.input).focus();
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-chips': Chips;
  }
}
