import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { EvidenceTarget, Intent, TimelineColumn } from '../../src/retrospective/intent.ts';
import type { TimelineEntry } from '../../src/retrospective/model.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { rowStyles } from '../styles/rows.ts';
import type { EvidenceCell } from './evidenceCell.ts';
import './evidenceCell.ts';
import { sendRequest } from './events.ts';
import { icon } from './icon.ts';
import { RowElement } from './rowElement.ts';
import './rowMenu.ts';
import './textField.ts';

/** One entry of the timeline: when, what happened, and its evidence. */
@customElement('fupan-timeline-row')
export class TimelineRow extends RowElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    rowStyles,
    css`
      .row {
        grid-template: 'time text actions' '. evidence evidence' / 88px minmax(0, 1fr) auto;
      }
      @container (min-width: 420px) {
        .row {
          grid-template-columns: 128px minmax(0, 1fr) auto;
        }
      }
      .time {
        grid-area: time;
        font-size: 12px;
        font-variant-numeric: tabular-nums;
        color: var(--quiet);
      }
      .text {
        grid-area: text;
      }
      .actions {
        grid-area: actions;
      }
      .evidence {
        grid-area: evidence;
      }
      @container (max-width: 280px) {
        .row {
          grid-template: 'time actions' 'text text' 'evidence evidence' / minmax(0, 1fr) auto;
        }
        .text {
          margin-inline-start: -4px;
        }
      }
    `,
  ];

  @property({ attribute: false }) entry!: TimelineEntry;
  @property({ attribute: false }) images: Readonly<Record<string, string>> = {};
  @query('.time') private readonly time!: HTMLElement;
  @query('.text') private readonly text!: HTMLElement;
  @query('fupan-evidence-cell') private readonly evidence!: EvidenceCell;

  /** Where a file dropped on this row belongs. */
  get evidenceTarget(): EvidenceTarget {
    return { at: 'timeline', row: this.index };
  }

  protected override moveIntent(by: -1 | 1): Intent {
    return { kind: 'moveRow', table: 'timeline', row: this.index, by };
  }

  protected override removeIntent(): Intent {
    return { kind: 'removeRow', table: 'timeline', row: this.index };
  }

  override focusFirst(): void {
    this.time.focus();
  }

  /** Gives the focus to what is still to be written: the text of an entry that has its time. */
  focusNext(): void {
    (this.entry.time.text ? this.text : this.time).focus();
  }

  override render(): TemplateResult {
    const { entry, index } = this;
    const place = `timeline:${index}`;
    const name = entry.text.text || l10n.t('entry {0}', index + 1);
    return html`<div class="row">
      <fupan-text
        class="time flush"
        quiet
        hide-label
        .label=${l10n.t('Time of entry {0}', index + 1)}
        .place=${`${place}:time`}
        .placeholder=${l10n.t('Time')}
        .value=${entry.time.text}
        .intent=${(value: string) => this.#cell('time', value)}
      ></fupan-text>
      <fupan-text
        class="text"
        quiet
        hide-label
        .label=${l10n.t('What happened, entry {0}', index + 1)}
        .place=${`${place}:text`}
        .placeholder=${l10n.t('What happened')}
        .value=${entry.text.text}
        .intent=${(value: string) => this.#cell('text', value)}
      ></fupan-text>
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
      <fupan-evidence-cell
        class="evidence"
        table="timeline"
        .row=${index}
        .label=${l10n.t('Evidence of entry {0}', index + 1)}
        .fieldPlace=${`${place}:evidence`}
        .cell=${entry.evidence}
        .links=${entry.links}
        .images=${this.images}
      ></fupan-evidence-cell>
    </div>`;
  }

  #cell(column: TimelineColumn, value: string): Intent {
    return { kind: 'setCell', table: 'timeline', row: this.index, column, value };
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
    'fupan-timeline-row': TimelineRow;
  }
}
