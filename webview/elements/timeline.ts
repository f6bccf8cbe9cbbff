import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TimelineEntry } from '../../src/retrospective/model.ts';
import { timelineTime } from '../dates.ts';
import { RowKeys } from '../rowKeys.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { listStyles } from '../styles/rows.ts';
import { icon } from './icon.ts';
import { addRow } from './rowElement.ts';
import { TimelineRow } from './timelineRow.ts';

/** The timeline, in the order of the document. */
@customElement('fupan-timeline')
export class Timeline extends LitElement {
  static override styles = [baseStyles, buttonStyles, listStyles];

  @property({ attribute: false }) entries: readonly TimelineEntry[] = [];
  @property({ attribute: false }) images: Readonly<Record<string, string>> = {};
  /** The clock, so that a test can set it. */
  @property({ attribute: false }) now: () => Date = () => new Date();
  @query('.group') private readonly group!: HTMLElement;
  readonly #keys = new RowKeys();

  override render(): TemplateResult {
    const keys = this.#keys.align(
      this.entries.map(({ time, text, evidence }) => JSON.stringify([time.text, text.text, evidence.text])),
    );
    return html`<div class="group">
      <ul>
        ${repeat(
          this.entries,
          (_entry, index) => keys[index],
          (entry, index) =>
            html`<li>
              <fupan-timeline-row
                .entry=${entry}
                .index=${index}
                .count=${this.entries.length}
                .images=${this.images}
              ></fupan-timeline-row>
            </li>`,
        )}
      </ul>
      <div class="foot">
        <button
          class="textButton add"
          type="button"
          data-place="new:timeline:"
          title=${l10n.t('Add an entry with the current time')}
          @click=${() => this.#add(timelineTime(this.now()))}
        >
          ${icon('add')}${l10n.t('Now')}
        </button>
        <button
          class="textButton"
          type="button"
          title=${l10n.t('Add an entry for an earlier time')}
          @click=${() => this.#add('')}
        >
          ${icon('add')}${l10n.t('Earlier')}
        </button>
      </div>
    </div>`;
  }

  #add(time: string): void {
    void addRow(
      this.group,
      () => ({ kind: 'addRow', table: 'timeline', cells: { time } }),
      (row) => (row instanceof TimelineRow ? row.focusNext() : row.focusFirst()),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-timeline': Timeline;
  }
}
