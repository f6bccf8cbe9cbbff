import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FormState } from '../../src/protocol/retrospective.ts';
import { factors } from '../../src/retrospective/model.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { listStyles } from '../styles/rows.ts';
import './causeFactor.ts';
import { sendRequest } from './events.ts';
import './fishbone.ts';
import { icon } from './icon.ts';
import { proseField } from './prose.ts';

/** The root causes: three factors, the three review questions, and the fishbone of it all. */
@customElement('fupan-causes')
export class Causes extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    listStyles,
    css`
      .review {
        display: grid;
        gap: 4px;
        margin-top: 12px;
      }
      .drawing {
        margin-top: var(--gap-wide);
        padding-top: 4px;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  @property({ attribute: false }) state!: FormState;
  @state() private drawing = false;

  override render(): TemplateResult {
    const { model, problems, usualCauses } = this.state;
    const shown = model.causes.unsorted.length ? ([...factors, 'unsorted'] as const) : factors;
    return html`
      ${shown.map(
        (factor) =>
          html`<fupan-factor
            .factor=${factor}
            .causes=${model.causes[factor]}
            .usualCauses=${usualCauses}
            .problems=${problems}
            .language=${model.language}
          ></fupan-factor>`,
      )}
      <div class="review">
        ${(['review-view', 'review-detection', 'review-gap'] as const).map((concept) =>
          proseField(this.state, concept),
        )}
      </div>
      <div class="drawing">
        <div class="foot">
          <button
            class="textButton"
            type="button"
            aria-expanded=${this.drawing ? 'true' : 'false'}
            @click=${() => (this.drawing = !this.drawing)}
          >
            ${icon('fishbone')}${l10n.t('Fishbone')}
          </button>
          <button
            class="textButton"
            type="button"
            title=${l10n.t('Insert the fishbone into the document as a Mermaid diagram')}
            @click=${() => sendRequest(this, () => ({ type: 'insertFishbone' }))}
          >
            ${icon('insert')}${l10n.t('Insert into the document')}
          </button>
        </div>
        ${this.drawing ? html`<fupan-fishbone .model=${model}></fupan-fishbone>` : nothing}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-causes': Causes;
  }
}
