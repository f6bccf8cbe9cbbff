import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../styles/base.ts';

const height = 96;

/** Cases by month as columns, the oldest first; each is a button that names its month and number. Sends `fupan-row`. */
@customElement('fupan-month-columns')
export class MonthColumns extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      ol {
        display: flex;
        align-items: flex-end;
        gap: 2px;
        min-width: min-content;
      }
      li {
        flex: 0 1 40px;
        min-width: 28px;
      }
      button {
        display: grid;
        justify-items: center;
        gap: 2px;
        position: relative;
        width: 100%;
        padding: 2px 0;
        font: inherit;
        font-size: 11px;
        font-variant-numeric: tabular-nums;
        color: inherit;
        background: none;
        border: 0;
        cursor: pointer;
      }
      button:hover {
        background: var(--vscode-list-hoverBackground);
        outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
        outline-offset: -1px;
      }
      button:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
      }
      svg {
        display: block;
        width: 20px;
        height: ${height}px;
      }
      rect {
        fill: var(--vscode-charts-blue, var(--vscode-textLink-foreground));
        stroke: var(--vscode-contrastBorder, transparent);
      }
      .quiet {
        color: var(--quiet);
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) months: readonly { readonly month: string; readonly count: number }[] = [];

  /** The last months are what somebody looks for first. */
  override firstUpdated(): void {
    this.scrollLeft = this.scrollWidth;
  }

  override render(): TemplateResult {
    const most = Math.max(1, ...this.months.map(({ count }) => count));
    return html`<ol>
      ${this.months.map(({ month, count }, at) => {
        const size = (count / most) * (height - 1);
        // The year stands where it begins.
        const label = at === 0 || month.endsWith('-01') ? month.slice(2) : month.slice(5);
        const said = count === 1 ? l10n.t('{0}: 1 case', month) : l10n.t('{0}: {1} cases', month, count);
        return html`<li>
          <button
            title=${said}
            @click=${() => this.dispatchEvent(new CustomEvent('fupan-row', { detail: month }))}
          >
            <span class="visuallyHidden">${said}</span>
            <span aria-hidden="true">${count === 0 ? '' : count}</span>
            <svg aria-hidden="true" viewBox="0 0 20 ${height}">
              ${svg`<rect y=${String(height - size)} width="20" height=${String(size)}></rect>`}
            </svg>
            <span class="quiet" aria-hidden="true">${label}</span>
          </button>
        </li>`;
      })}
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-month-columns': MonthColumns;
  }
}
