import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ShownProblem } from '../../src/protocol/retrospective.ts';
import type { Claim } from '../../src/retrospective/model.ts';
import { problemsAt } from '../places.ts';
import { RowKeys } from '../rowKeys.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { listStyles } from '../styles/rows.ts';
import './claimRow.ts';
import { icon } from './icon.ts';
import { addRow } from './rowElement.ts';

/** The claims ledger. */
@customElement('fupan-claims')
export class Claims extends LitElement {
  static override styles = [baseStyles, buttonStyles, listStyles];

  @property({ attribute: false }) claims: readonly Claim[] = [];
  @property({ attribute: false }) images: Readonly<Record<string, string>> = {};
  @property({ attribute: false }) problems: readonly ShownProblem[] = [];
  @query('.group') private readonly group!: HTMLElement;
  readonly #keys = new RowKeys();

  override render(): TemplateResult {
    const keys = this.#keys.align(
      this.claims.map(({ party, claim, evidence, reference, stateCell }) =>
        JSON.stringify([party.text, claim.text, evidence.text, reference.text, stateCell.text]),
      ),
    );
    return html`<div class="group">
      <ul>
        ${repeat(
          this.claims,
          (_claim, index) => keys[index],
          (claim, index) =>
            html`<li>
              <fupan-claim-row
                .claim=${claim}
                .index=${index}
                .count=${this.claims.length}
                .images=${this.images}
                .problems=${problemsAt(this.problems, `claims:${index}:`)}
              ></fupan-claim-row>
            </li>`,
        )}
      </ul>
      <div class="foot">
        <button class="textButton add" type="button" data-place="new:claims:" @click=${this.#add}>
          ${icon('add')}${l10n.t('Add a claim')}
        </button>
      </div>
    </div>`;
  }

  readonly #add = (): void => {
    void addRow(this.group, () => ({ kind: 'addRow', table: 'claims', cells: {} }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-claims': Claims;
  }
}
