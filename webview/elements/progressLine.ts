import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { conceptName } from '../../src/l10n/problemText.ts';
import type { Progress } from '../../src/retrospective/problem.ts';
import { placeOf } from '../places.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';

/** How far the retrospective is, and what is still missing; each missing thing is a way there (`fupan-reveal`). */
@customElement('fupan-progress')
export class ProgressLine extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 6px;
        padding-inline: 4px;
        color: var(--quiet);
      }
      progress {
        appearance: none;
        flex: 0 1 72px;
        min-width: 40px;
        height: 4px;
        border: 1px solid var(--vscode-contrastBorder, transparent);
        border-radius: var(--vscode-cornerRadius-circle, 4px);
        overflow: hidden;
        background: var(--vscode-scrollbarSlider-background, var(--line));
      }
      progress::-webkit-progress-bar {
        background: transparent;
      }
      progress::-webkit-progress-value {
        background: var(--vscode-progressBar-background);
      }
      progress::-moz-progress-bar {
        background: var(--vscode-progressBar-background);
      }
      .count {
        font-variant-numeric: tabular-nums;
      }
      ul {
        display: contents;
      }
      /* Names of two words would run into each other; a screen reader hears a list anyway. */
      li:not(:last-child)::after {
        margin-inline-start: 2px;
        content: '·' / '';
      }
    `,
  ];

  @property({ attribute: false }) progress!: Progress;

  override render(): TemplateResult {
    const { done, total, missing } = this.progress;
    const said = l10n.t('{0} of {1} complete', done, total);
    return html`
      <progress max=${total} .value=${done} aria-label=${l10n.t('Progress')} title=${said}>${said}</progress>
      <span class="count" title=${said}>${done}/${total}</span>
      ${
        missing.length
          ? html`<span>${l10n.t('Missing:')}</span>
              <ul aria-label=${l10n.t('Missing')}>
                ${missing.map(({ concept, target }) => {
                  const name = concept === 'details' ? l10n.t('basics') : conceptName(concept);
                  return html`<li>
                    <button class="linkButton" type="button" @click=${() => this.#reveal(placeOf(target))}>
                      ${name}
                    </button>
                  </li>`;
                })}
              </ul>`
          : nothing
      }
    `;
  }

  #reveal(place: string): void {
    this.dispatchEvent(new CustomEvent('fupan-reveal', { detail: place, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-progress': ProgressLine;
  }
}
