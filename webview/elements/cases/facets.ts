import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { chosenFacets, hasFacet } from '../../../src/cases/facetQuery.ts';
import type { FacetCounts } from '../../../src/cases/facets.ts';
import type { FacetField } from '../../../src/cases/indexDocument.ts';
import { facetName, facetValueName } from '../../../src/l10n/caseText.ts';
import { baseStyles, buttonStyles } from '../../styles/base.ts';
import { icon } from '../icon.ts';
import { toggle } from './events.ts';

/** The fields in the order in which they are offered. */
const shownFields = [
  'accusation',
  'complaint',
  'factor',
  'severity',
  'industry',
  'product',
  'tag',
  'year',
  'library',
] as const satisfies readonly FacetField[];

/** Values of a field that are offered before somebody asks for more. */
const fewValues = 6;

/**
 * What the hits can be narrowed to. Folded, one row: what the query is narrowed to already. Unfolded, the values of each field with how
 * many of the hits have them. Sends `fupan-cases-fold`, and `fupan-cases-toggle` for a value.
 */
@customElement('fupan-cases-facets')
export class CaseFacets extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--gap);
        align-items: center;
      }
      .fold {
        margin-inline-start: -3px;
        padding-inline-end: 4px;
        color: var(--vscode-foreground);
      }
      .groups {
        display: grid;
        gap: 4px;
        max-height: 40vh;
        padding: 2px 0 4px;
        overflow-y: auto;
        scrollbar-width: thin;
      }
      .group {
        display: grid;
        grid-template-columns: 64px minmax(0, 1fr);
        gap: 2px 6px;
        align-items: start;
      }
      :host(:not(:lang(zh))) .group {
        grid-template-columns: minmax(0, 1fr);
        gap: 1px;
      }
      @container (max-width: 259px) {
        .group {
          grid-template-columns: minmax(0, 1fr);
          gap: 1px;
        }
      }
      .name {
        padding-top: 1px;
        color: var(--quiet);
      }
      .chip {
        display: inline-flex;
        gap: 5px;
        align-items: center;
        max-width: 100%;
        min-height: 20px;
        padding: 0 6px;
        font-size: 12px;
        line-height: 16px;
        color: var(--vscode-foreground);
        background: transparent;
        border: 1px solid
          var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-input-border, currentColor)));
        border-radius: 10px;
      }
      .chip:hover {
        background: var(--vscode-toolbar-hoverBackground);
        outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent);
        outline-offset: -1px;
      }
      .chip[aria-pressed='true'],
      .chip.chosen {
        color: var(--vscode-badge-foreground, var(--vscode-foreground));
        background: var(--vscode-badge-background, transparent);
        border-color: var(--vscode-contrastBorder, transparent);
      }
      .chip:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: 1px;
      }
      .chip .label {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .chip .count {
        flex: none;
        font-variant-numeric: tabular-nums;
      }
      .chip .icon {
        width: 14px;
        height: 14px;
        font-size: 14px;
        color: inherit;
      }
      .more {
        min-height: 20px;
        padding: 0 4px;
        font-size: 12px;
      }
    `,
  ];

  @property() query = '';
  @property({ attribute: false }) facets: FacetCounts | null = null;
  @property({ type: Boolean }) open = false;
  /** Fields of which all values are shown. */
  @state() private whole: ReadonlySet<FacetField> = new Set();

  override render(): TemplateResult {
    const chosen = chosenFacets(this.query);
    return html`
      <div class="row">
        <button
          class="textButton fold"
          type="button"
          aria-expanded=${this.open ? 'true' : 'false'}
          aria-controls="groups"
          @click=${() => this.dispatchEvent(new CustomEvent('fupan-cases-fold'))}
        >
          ${icon(this.open ? 'chevronDown' : 'chevronRight')}${l10n.t('Filter')}
        </button>
        ${chosen.map(({ field, value }) => {
          const name = facetValueName(field, value);
          return html`<button
            class="chip chosen"
            type="button"
            title=${l10n.t('{0}: {1}. Click to take the filter away.', facetName(field), name)}
            aria-label=${l10n.t('Take the filter away: {0}', name)}
            @click=${() => toggle(this, { field, value })}
          >
            <span class="label">${name}</span>${icon('close')}
          </button>`;
        })}
      </div>
      <div class="groups" id="groups" ?hidden=${!this.open} tabindex="-1">
        ${this.open ? shownFields.map((field) => this.#renderGroup(field)) : nothing}
      </div>
    `;
  }

  #renderGroup(field: FacetField): unknown {
    const counts = this.facets?.[field] ?? [];
    // One library needs no choosing.
    if (counts.length < (field === 'library' ? 2 : 1)) return nothing;
    const sorted = field === 'year' ? [...counts].sort((a, b) => b.value.localeCompare(a.value)) : counts;
    const all = this.whole.has(field);
    const shown = all ? sorted : sorted.slice(0, fewValues);
    const rest = sorted.length - shown.length;
    const name = facetName(field);
    return html`<div class="group" role="group" aria-label=${name}>
      <span class="name">${name}</span>
      <div class="row">
        ${shown.map(({ value, count }) => {
          const label = facetValueName(field, value);
          return html`<button
            class="chip"
            type="button"
            aria-pressed=${hasFacet(this.query, { field, value }) ? 'true' : 'false'}
            title=${label}
            @click=${() => toggle(this, { field, value })}
          >
            <span class="label">${label}</span><span class="count">${count}</span>
          </button>`;
        })}
        ${
          rest > 0 || all
            ? html`<button
                class="textButton more"
                type="button"
                aria-expanded=${all ? 'true' : 'false'}
                @click=${() => this.#showAll(field, !all)}
              >
                ${all ? l10n.t('Fewer') : l10n.t('{0} more', rest)}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  #showAll(field: FacetField, all: boolean): void {
    const whole = new Set(this.whole);
    if (all) whole.add(field);
    else whole.delete(field);
    this.whole = whole;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-cases-facets': CaseFacets;
  }
}
