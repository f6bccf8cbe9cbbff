import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NoMatrixState, UnreadableRaciState } from '../../../src/protocol/raci.ts';
import { baseStyles } from '../../styles/base.ts';
import { sendCommand } from './events.ts';
import type { Command } from './keys.ts';

/** Shown where the file has no matrix, or cannot be read: what that means, and the ways on. */
@customElement('fupan-raci-none')
export class NoMatrix extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
        max-width: 640px;
        padding: 12px;
      }
      h1 {
        font-weight: 600;
      }
      button {
        min-height: 26px;
        padding: 3px 12px;
        font: inherit;
        color: var(--vscode-button-foreground);
        background: var(--vscode-button-background);
        border: 1px solid var(--vscode-button-border, transparent);
        border-radius: var(--radius);
        cursor: pointer;
      }
      button:hover {
        background: var(--vscode-button-hoverBackground);
      }
      button.secondary {
        color: var(--vscode-button-secondaryForeground);
        background: var(--vscode-button-secondaryBackground);
        border-color: var(--vscode-button-secondaryBorder, var(--vscode-contrastBorder, transparent));
      }
      button.secondary:hover {
        background: var(--vscode-button-secondaryHoverBackground);
      }
      button:focus-visible {
        outline-offset: 2px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
    `,
  ];

  @property({ attribute: false }) state!: NoMatrixState | UnreadableRaciState;

  override render(): TemplateResult {
    const { state } = this;
    const canInsert = state.kind === 'none';
    const canOpen = state.kind === 'none' || state.canOpenText;
    return html`<h1>${state.fileName}</h1>
      <p>
        ${
          state.kind === 'none'
            ? l10n.t(
                'There is no responsibility matrix in this file yet. Insert one, or open the file as text; until then nothing is changed.',
              )
            : state.message
        }
      </p>
      <div class="buttons">
        ${canInsert ? this.#button('insertPreset', l10n.t('Insert a preset'), false) : nothing}
        ${canInsert ? this.#button('import', l10n.t('Import from Excel or CSV'), true) : nothing}
        ${canOpen ? this.#button('openText', l10n.t('Open as text'), canInsert) : nothing}
      </div>`;
  }

  #button(command: Command, label: string, secondary: boolean): TemplateResult {
    return html`<button
      class=${secondary ? 'secondary' : ''}
      type="button"
      @click=${() => sendCommand(this, command)}
    >
      ${label}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-raci-none': NoMatrix;
  }
}
