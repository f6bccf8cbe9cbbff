import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FormState } from '../../src/protocol/retrospective.ts';
import { problemsAt } from '../places.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { sendIntent, sendRequest } from './events.ts';
import { icon } from './icon.ts';

/** The matter of a responsibility matrix that the event is about: who answers for it now, and who did when it happened. */
@customElement('fupan-matter')
export class Matter extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .label {
        color: var(--quiet);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--gap-wide);
        min-height: 24px;
      }
      .name {
        min-width: 0;
      }
      .actions {
        display: inline-flex;
        align-items: center;
      }
      p {
        color: var(--quiet);
      }
      p.problem {
        display: flex;
        gap: var(--gap);
        color: var(--vscode-foreground);
      }
    `,
  ];

  @property({ attribute: false }) state!: FormState;

  override render(): TemplateResult {
    const { matter, model, problems } = this.state;
    const { value } = model.fields.raci;
    const label = l10n.t('Matter in the responsibility matrix');
    const found = problemsAt(problems, 'field:raci');
    return html`
      <div role="group" aria-label=${label}>
        <div class="line">
          <span class="label">${label}</span>
          ${value.trim() === '' ? nothing : this.#name(matter?.name ?? value)}
          <span class="actions">
            <button class="textButton" data-place="field:raci" @click=${this.#pick}>
              ${icon('link')}${value.trim() === '' ? l10n.t('Choose a matter…') : l10n.t('Change…')}
            </button>
            ${
              value.trim() === ''
                ? nothing
                : html`<button
                    class="iconButton"
                    aria-label=${l10n.t('Take the matter out')}
                    title=${l10n.t('Take the matter out')}
                    @click=${this.#clear}
                  >
                    ${icon('close')}
                  </button>`
            }
          </span>
        </div>
        ${matter && matter.now !== '' && matter.found ? html`<p>${matter.now}</p>` : nothing}
        ${matter && matter.then !== '' ? html`<p>${matter.then}</p>` : nothing}
        ${found.map(
          (problem) =>
            html`<p class="problem">${icon(problem.severity, problem.severity)}${problem.message}</p>`,
        )}
      </div>
    `;
  }

  #name(name: string): TemplateResult {
    const source = this.state.matter?.source ?? '';
    return html`<button
      class="linkButton name"
      title=${source === '' ? l10n.t('Open the matrix at this row') : l10n.t('Open “{0}” at this row', source)}
      @click=${() => void sendRequest(this, () => ({ type: 'openMatter' }))}
    >
      ${name}
    </button>`;
  }

  readonly #pick = (): void => {
    void sendRequest(this, () => ({ type: 'pickMatter' }));
  };

  readonly #clear = (): void => {
    void sendIntent(this, () => ({ kind: 'setField', field: 'raci', value: '' }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-matter': Matter;
  }
}
