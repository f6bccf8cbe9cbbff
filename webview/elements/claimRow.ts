import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { claimStateName } from '../../src/l10n/problemText.ts';
import type { ClaimColumn, EvidenceTarget, Intent } from '../../src/retrospective/intent.ts';
import type { Claim } from '../../src/retrospective/model.ts';
import { claimStates } from '../../src/retrospective/model.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { rowStyles } from '../styles/rows.ts';
import './choiceField.ts';
import type { EvidenceCell } from './evidenceCell.ts';
import './evidenceCell.ts';
import { sendRequest } from './events.ts';
import { icon } from './icon.ts';
import { RowElement } from './rowElement.ts';
import './rowMenu.ts';
import './textField.ts';

/** One claim: who says what, on what evidence, against which contract or change, and where it stands. */
@customElement('fupan-claim-row')
export class ClaimRow extends RowElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    rowStyles,
    css`
      :host {
        padding-block: 3px;
      }
      .row {
        grid-template:
          'party state actions' 'claim claim claim' 'evidence evidence evidence' 'backing backing backing' / minmax(
            0,
            1fr
          )
          auto auto;
      }
      .party {
        grid-area: party;
        font-weight: 600;
      }
      .claim {
        grid-area: claim;
      }
      .evidence {
        grid-area: evidence;
      }
      .backing {
        grid-area: backing;
      }
      .state {
        grid-area: state;
      }
      .actions {
        grid-area: actions;
      }
      .named {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--gap);
        align-items: start;
      }
      .name {
        padding: 2px 0;
        font-size: 12px;
        color: var(--quiet);
      }
      @container (max-width: 320px) {
        .row {
          grid-template:
            'party actions' 'claim claim' 'state state' 'evidence evidence' 'backing backing' / minmax(0, 1fr)
            auto;
        }
        .state {
          justify-self: start;
          margin-inline-start: -4px;
        }
      }
      @container (min-width: 560px) {
        .row {
          grid-template:
            'party claim state actions' 'party evidence backing backing' / minmax(80px, 1fr) minmax(0, 2.4fr)
            auto auto;
        }
        .reference {
          min-width: 160px;
        }
      }
    `,
  ];

  @property({ attribute: false }) claim!: Claim;
  @property({ attribute: false }) images: Readonly<Record<string, string>> = {};
  @query('.party') private readonly party!: HTMLElement;
  @query('fupan-evidence-cell') private readonly evidence!: EvidenceCell;

  /** Where a file dropped on this row belongs. */
  get evidenceTarget(): EvidenceTarget {
    return { at: 'claims', row: this.index };
  }

  protected override moveIntent(by: -1 | 1): Intent {
    return { kind: 'moveRow', table: 'claims', row: this.index, by };
  }

  protected override removeIntent(): Intent {
    return { kind: 'removeRow', table: 'claims', row: this.index };
  }

  override focusFirst(): void {
    this.party.focus();
  }

  override render(): TemplateResult {
    const { claim, index } = this;
    const row = index + 1;
    const name = claim.party.text || l10n.t('claim {0}', row);
    return html`<div class="row">
      ${this.#text('party', l10n.t('Party, claim {0}', row), l10n.t('Who says so'), claim.party.text)}
      <fupan-choice
        class="state"
        quiet
        hide-label
        .label=${l10n.t('State of claim {0}', row)}
        .place=${`claims:${index}:state`}
        .value=${claim.state ?? claim.stateCell.text}
        .choices=${claimStates.map((value) => ({ value, label: claimStateName(value) }))}
        .none=${l10n.t('open')}
        .intent=${(value: string) => this.#cell('state', value)}
      ></fupan-choice>
      <div class="actions">
        <button
          class="iconButton"
          type="button"
          aria-label=${l10n.t('Attach evidence: {0}', name)}
          title=${l10n.t('Attach evidence')}
          @click=${this.#attach}
        >
          ${icon('attach')}
        </button>
        <fupan-menu
          .label=${name}
          .items=${[
            { id: 'words', label: l10n.t('Edit evidence as text'), icon: 'write' as const },
            ...this.rowItems(),
          ]}
          @fupan-pick=${this.#onPick}
        ></fupan-menu>
      </div>
      ${this.#text('claim', l10n.t('Claim {0}', row), l10n.t('What they say, in their words'), claim.claim.text)}
      <div class="named evidence">
        <span class="name" aria-hidden="true">${l10n.t('Evidence')}</span>
        <fupan-evidence-cell
          words
          table="claims"
          .row=${index}
          .label=${l10n.t('Evidence of claim {0}', row)}
          .fieldPlace=${`claims:${index}:evidence`}
          .cell=${claim.evidence}
          .links=${claim.links}
          .images=${this.images}
          .problems=${this.problems}
        ></fupan-evidence-cell>
      </div>
      <div class="named backing">
        <span class="name" aria-hidden="true">${l10n.t('Reference')}</span>
        ${this.#text(
          'reference',
          l10n.t('Reference of claim {0}', row),
          l10n.t('Contract, change order'),
          claim.reference.text,
        )}
      </div>
    </div>`;
  }

  #text(column: ClaimColumn, label: string, placeholder: string, value: string): TemplateResult {
    return html`<fupan-text
      class="${column} ${column === 'reference' ? '' : 'flush'}"
      quiet
      hide-label
      .label=${label}
      .place=${`claims:${this.index}:${column}`}
      .placeholder=${placeholder}
      .value=${value}
      .intent=${(text: string) => this.#cell(column, text)}
    ></fupan-text>`;
  }

  #cell(column: ClaimColumn, value: string): Intent {
    return { kind: 'setCell', table: 'claims', row: this.index, column, value };
  }

  readonly #attach = (): void => {
    void sendRequest(this, () =>
      this.isConnected ? { type: 'pickEvidence', to: this.evidenceTarget } : null,
    );
  };

  readonly #onPick = (event: CustomEvent<string>): void => {
    if (event.detail === 'words') void this.evidence.editAsText();
    else this.pickRowItem(event.detail);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-claim-row': ClaimRow;
  }
}
