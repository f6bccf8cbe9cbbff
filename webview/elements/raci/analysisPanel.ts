import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ShownMatrix } from '../../../src/protocol/raci.ts';
import { holdersText, matrixAnalysisText, roleAnalysisText } from '../../../src/l10n/raciText.ts';
import { analyse } from '../../../src/raci/analysis.ts';
import { holdersOf } from '../../../src/raci/matter.ts';
import { baseStyles, buttonStyles } from '../../styles/base.ts';
import { icon } from '../icon.ts';

/** More lines than this say nothing to anybody; the rest is counted. */
const mostLines = 200;

/** Problems, and who carries what, in plain words. Sends `fupan-raci-go` with the cell that a line is about. */
@customElement('fupan-raci-analysis')
export class AnalysisPanel extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        flex: none;
        max-height: 40%;
        overflow: auto;
        border-bottom: 1px solid var(--line);
        container-type: inline-size;
      }
      .columns {
        display: grid;
        gap: 8px 24px;
        padding: 6px 12px 8px;
      }
      @container (min-width: 640px) {
        .columns {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
      @container (min-width: 1000px) {
        .columns {
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
      }
      h2 {
        font-weight: 600;
        line-height: 22px;
      }
      li button {
        display: flex;
        align-items: flex-start;
        gap: 6px;
        width: 100%;
        padding: 2px 4px;
        margin-inline-start: -4px;
        background: none;
        border: 0;
        border-radius: var(--radius);
        text-align: start;
      }
      li button:hover {
        --quiet: var(--vscode-list-hoverForeground, var(--vscode-foreground));
        background: var(--vscode-list-hoverBackground);
      }
      li button .icon {
        margin-top: 1px;
      }
      strong {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) matrix!: ShownMatrix;

  override render(): TemplateResult {
    const { matrix } = this;
    const analysis = analyse(matrix);
    return html`<div class="columns">
      <section aria-labelledby="problems">
        <h2 id="problems">${l10n.t('Problems')}</h2>
        ${
          matrix.problems.length
            ? this.#list(
                matrix.problems.map(({ severity, message, row, role }) =>
                  this.#line(row ?? -1, role, html`${icon(severity, severity)}<span>${message}</span>`),
                ),
              )
            : html`<p class="quiet">${l10n.t('No problems found.')}</p>`
        }
      </section>
      <section aria-labelledby="roles">
        <h2 id="roles">${l10n.t('By role')}</h2>
        ${this.#list(
          analysis.roles.map((role) =>
            this.#line(-1, role.role, html`<span>${roleAnalysisText(matrix, role)}</span>`),
          ),
        )}
      </section>
      <section aria-labelledby="rows">
        <h2 id="rows">${l10n.t('By matter')}</h2>
        ${matrixAnalysisText(matrix, analysis).map((text) => html`<p>${text}</p>`)}
        ${this.#list(
          matrix.rows.flatMap((row, at) =>
            row.kind === 'matter' ? [this.#line(at, null, this.#matterLine(row.matter.text, at))] : [],
          ),
        )}
      </section>
    </div>`;
  }

  #list(lines: readonly TemplateResult[]): TemplateResult {
    const rest = lines.length - mostLines;
    return html`<ul>
      ${lines.slice(0, mostLines).map((line) => html`<li>${line}</li>`)}
      ${rest > 0 ? html`<li class="quiet">${l10n.t('and {0} more', rest)}</li>` : nothing}
    </ul>`;
  }

  #line(row: number, role: number | null, content: TemplateResult): TemplateResult {
    return html`<button
      type="button"
      @click=${() =>
        this.dispatchEvent(
          new CustomEvent('fupan-raci-go', { detail: { row, role }, bubbles: true, composed: true }),
        )}
    >
      ${content}
    </button>`;
  }

  #matterLine(name: string, at: number): TemplateResult {
    const said = holdersText(holdersOf(this.matrix, at)) || l10n.t('nobody is named');
    return html`<span
      ><strong>${name || l10n.t('(no name)')}</strong> <span class="quiet">${said}</span></span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-raci-analysis': AnalysisPanel;
  }
}
