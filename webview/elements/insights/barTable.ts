import type { TemplateResult } from 'lit';
import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../styles/base.ts';

/** One row: what, how much of it in a bar, and further cells. */
export interface BarRow {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  /** Further cells, in the order of the further columns. */
  readonly cells: readonly string[];
  /** Whether the bar stands out. */
  readonly strong: boolean;
}

/** Sends `fupan-row` with the key of the row that was clicked. */
declare global {
  interface HTMLElementEventMap {
    'fupan-row': CustomEvent<string>;
  }
}

/**
 * Bars that are a table: a screen reader reads rows and columns, the eye sees lengths. The roles are written out, since in a narrow
 * page rows are no longer laid out as such.
 */
@customElement('fupan-bar-table')
export class BarTable extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-spacing: 0;
      }
      caption {
        padding: 0 0 4px;
        text-align: start;
        color: var(--quiet);
      }
      th,
      td {
        height: 22px;
        padding: 0 8px;
        text-align: start;
        font-weight: 400;
        white-space: nowrap;
      }
      thead th {
        color: var(--quiet);
        font-size: 11px;
      }
      .number {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      tbody th {
        max-width: 260px;
        padding: 0;
      }
      tbody tr:hover {
        background: var(--vscode-list-hoverBackground);
        outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
        outline-offset: -1px;
      }
      button {
        display: block;
        width: 100%;
        height: 22px;
        padding: 0 8px;
        overflow: hidden;
        font: inherit;
        text-align: start;
        text-overflow: ellipsis;
        white-space: nowrap;
        color: inherit;
        background: none;
        border: 0;
        cursor: pointer;
      }
      .bar {
        width: 45%;
        min-width: 48px;
        padding: 0;
      }
      @media (width < 560px) {
        tbody th {
          max-width: min(110px, 30vw);
        }
        th,
        td {
          padding: 0 4px;
        }
        button {
          padding: 0 4px;
        }
        .bar {
          min-width: 24px;
        }
      }
      @media (width < 460px) {
        /* Five columns: name and bar in one line, the figures in the next. */
        .many tr {
          display: grid;
          grid-template-columns: minmax(0, 1fr) 82px 82px minmax(0, 1.5fr);
          align-items: center;
        }
        .many tbody tr {
          padding-bottom: 4px;
        }
        .many tr > :is(:first-child, :nth-child(2)) {
          grid-column: span 2;
        }
        .many tbody th,
        .many .bar {
          width: auto;
          max-width: none;
          height: auto;
        }
        .many .number {
          height: auto;
        }
        .many thead .number {
          overflow-wrap: normal;
          line-height: 14px;
          white-space: normal;
        }
      }
      svg {
        display: block;
        width: 100%;
        height: 12px;
      }
      rect {
        fill: var(--vscode-charts-lines, var(--vscode-descriptionForeground));
        stroke: var(--vscode-contrastBorder, transparent);
        vector-effect: non-scaling-stroke;
      }
      .strong rect {
        fill: var(--vscode-charts-blue, var(--vscode-textLink-foreground));
      }
    `,
  ];

  /** What the table is about, in a sentence. */
  @property() caption = '';
  /** Headings: of the rows, of the count, then of the further cells. */
  @property({ attribute: false }) columns: readonly string[] = [];
  @property({ attribute: false }) rows: readonly BarRow[] = [];

  override render(): TemplateResult {
    const most = Math.max(1, ...this.rows.map(({ count }) => count));
    const [name = '', count = '', ...further] = this.columns;
    return html`<table role="table" class=${further.length > 2 ? 'many' : ''}>
      <caption>
        ${this.caption}
      </caption>
      <thead>
        <tr role="row">
          <th role="columnheader" scope="col">${name}</th>
          <td role="cell"></td>
          <th role="columnheader" scope="col" class="number">${count}</th>
          ${further.map((column) => html`<th role="columnheader" scope="col" class="number">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.rows.map(
          (row) =>
            html`<tr role="row" class=${row.strong ? 'strong' : ''}>
              <th role="rowheader" scope="row">
                <button title=${row.label} @click=${() => this.#chose(row.key)}>${row.label}</button>
              </th>
              <td role="cell" class="bar" @click=${() => this.#chose(row.key)}>
                <svg aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 12">
                  ${svg`<rect width=${String((row.count / most) * 100)} height="12"></rect>`}
                </svg>
              </td>
              <td role="cell" class="number">${row.count}</td>
              ${row.cells.map((cell) => html`<td role="cell" class="number">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #chose(key: string): void {
    this.dispatchEvent(new CustomEvent('fupan-row', { detail: key }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-bar-table': BarTable;
  }
}
