import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { icon } from './icon.ts';

/** Something to tell: a refusal, or a text that lost its place and can be copied. */
export interface Message {
  readonly tone: 'warning' | 'error';
  readonly text: string;
  /** A text of the reader's that must not be lost. */
  readonly rescued?: string;
}

/** One quiet message above the form. Sends `fupan-close`. */
@customElement('fupan-message')
export class MessageBar extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      .message {
        display: flex;
        align-items: flex-start;
        gap: 6px;
        margin: 4px 8px;
        padding: 4px 2px 4px 6px;
        color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
        background: var(--vscode-inputValidation-warningBackground);
        border: 1px solid var(--vscode-inputValidation-warningBorder);
        border-radius: var(--radius);
      }
      .message.error {
        color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
        background: var(--vscode-inputValidation-errorBackground);
        border-color: var(--vscode-inputValidation-errorBorder);
      }
      .icon.error,
      .icon.warning {
        margin-top: 3px;
      }
      .text {
        flex: 1;
        min-width: 0;
        padding-block: 2px;
      }
      .text span,
      blockquote {
        white-space: pre-wrap;
      }
      blockquote {
        margin: 4px 0 0;
        padding-inline-start: 8px;
        max-height: 108px;
        overflow: auto;
        border-inline-start: 2px solid currentColor;
      }
    `,
  ];

  @property({ attribute: false }) message: Message | null = null;

  override render(): TemplateResult {
    const { message } = this;
    // The live region stands in the page before it gets its text; otherwise some screen readers miss it.
    return html`<div role="alert">
      ${
        message
          ? html`<div class="message ${message.tone}">
              ${icon(message.tone, message.tone)}
              <div class="text">
                <span>${message.text}</span
                >${message.rescued === undefined ? nothing : html`<blockquote tabindex="0">${message.rescued}</blockquote>`}
              </div>
              ${
                message.rescued === undefined
                  ? nothing
                  : html`<button
                      class="iconButton"
                      type="button"
                      aria-label=${l10n.t('Copy the text')}
                      title=${l10n.t('Copy the text')}
                      @click=${() => navigator.clipboard.writeText(message.rescued ?? '')}
                    >
                      ${icon('copy')}
                    </button>`
              }
              <button
                class="iconButton"
                type="button"
                aria-label=${l10n.t('Close the message')}
                title=${l10n.t('Close')}
                @click=${() => this.dispatchEvent(new CustomEvent('fupan-close'))}
              >
                ${icon('close')}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-message': MessageBar;
  }
}
