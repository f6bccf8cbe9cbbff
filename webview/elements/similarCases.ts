import type { TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SimilarCase } from '../../src/protocol/library.ts';
import { baseStyles } from '../styles/base.ts';
import { sendRequest } from './events.ts';

/** Cases that tell of the same problem as the form, each a button that opens it beside. */
@customElement('fupan-similar')
export class SimilarCaseList extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        margin-inline: -4px;
      }
      button {
        display: block;
        width: 100%;
        padding: 2px 4px;
        font: inherit;
        color: inherit;
        text-align: start;
        background: none;
        border: 0;
        border-radius: var(--radius);
        cursor: pointer;
      }
      button:hover {
        --quiet: var(--vscode-list-hoverForeground, var(--vscode-foreground));
        color: var(--vscode-list-hoverForeground, inherit);
        background: var(--vscode-list-hoverBackground);
        outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
        outline-offset: -1px;
      }
      button:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
      }
      .facts {
        display: block;
        font-size: 12px;
        line-height: 16px;
        color: var(--quiet);
      }
    `,
  ];

  @property({ attribute: false }) cases: readonly SimilarCase[] = [];

  override render(): TemplateResult {
    return html`<ul>
      ${this.cases.map(
        ({ uri, title, date, library, values }) =>
          html`<li>
            <button type="button" @click=${() => void sendRequest(this, () => ({ type: 'openCase', uri }))}>
              ${title}
              <span class="facts"
                >${[date, ...(values.industry ?? []).slice(0, 1), library].filter((fact) => fact !== '').join(' · ')}</span
              >
            </button>
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-similar': SimilarCaseList;
  }
}
