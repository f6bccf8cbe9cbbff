import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Channel } from '../../../src/protocol/channel.ts';
import {
  insightFields,
  type ActionAge,
  type InsightField,
  type InsightRecurrence,
  type InsightsEvent,
  type InsightsRequest,
  type InsightsState,
} from '../../../src/protocol/insights.ts';
import { failureText } from '../../failureText.ts';
import type { Host } from '../../host.ts';
import { baseStyles } from '../../styles/base.ts';
import './barTable.ts';
import './monthColumns.ts';

/** The page with the statistics: draws what the host sends, and asks it for the cases behind a bar. */
@customElement('fupan-insights')
export class Insights extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        max-width: 900px;
        padding: 16px 24px 32px;
      }
      h1 {
        font-size: 20px;
        line-height: 26px;
        font-weight: 400;
      }
      section {
        margin-top: 24px;
      }
      h2 {
        margin-bottom: 6px;
        font-size: 13px;
        font-weight: 600;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px 12px;
      }
      select {
        height: 24px;
        padding: 0 4px;
        font: inherit;
        color: var(--vscode-dropdown-foreground);
        background: var(--vscode-dropdown-background);
        border: 1px solid var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent));
        border-radius: var(--radius);
      }
      @media (width < 560px) {
        :host {
          padding: 12px 12px 24px;
        }
      }
      .error {
        margin-top: 8px;
        color: var(--vscode-errorForeground);
      }
    `,
  ];

  @state() private state: InsightsState | null = null;
  @state() private error = '';
  #channel: Channel | null = null;

  /** Starts to talk to the host. */
  connect({ port }: Host): void {
    this.#channel?.dispose();
    this.#channel = new Channel(port, {
      // The host is ours and typed by the same protocol.
      onEvent: (body) => {
        this.state = (body as InsightsEvent).state;
      },
    });
    void this.#ask({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#channel?.dispose();
  }

  async #ask(request: InsightsRequest): Promise<void> {
    try {
      const answer = (await this.#channel?.request(request)) as InsightsState | null;
      if (answer) this.state = answer;
      this.error = '';
    } catch (error) {
      this.error = failureText(error);
    }
  }

  override render(): TemplateResult {
    const { state } = this;
    return html`<main>
      <h1>${l10n.t('Insights')}</h1>
      ${this.error === '' ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
      ${!state || (state.reading && state.cases === 0) ? html`<p class="quiet" role="status">${l10n.t('Reading the cases…')}</p>` : this.#renderState(state)}
    </main>`;
  }

  #renderState(state: InsightsState): TemplateResult {
    if (state.cases === 0 && state.actions.length === 0) {
      return html`<p class="quiet">
        ${l10n.t('There is no case yet. Retrospectives of this workspace, and cases of the library, are counted here.')}
      </p>`;
    }
    return html`<p class="quiet">
        ${l10n.t('{0} cases of this workspace and its libraries. Choose a bar to see what is behind it.', state.cases)}
      </p>
      ${this.#renderPareto(state)} ${this.#renderTrend(state)}
      ${this.#renderRecurrence(l10n.t('Causes that come back'), l10n.t('Cause'), 'cause', state.causes)}
      ${this.#renderRecurrence(l10n.t('Customers with several cases'), l10n.t('Customer'), 'customer', state.customers)}
      ${this.#renderActions(state)}`;
  }

  #renderPareto({ field, pareto, moreValues }: InsightsState): TemplateResult {
    const name = fieldName(field);
    return html`<section>
      <div class="head">
        <h2 id="pareto">${l10n.t('What it comes from')}</h2>
        <label
          >${l10n.t('Counted by')}
          <select @change=${this.#fieldChanged}>
            ${insightFields.map((one) => html`<option value=${one} ?selected=${one === field}>${fieldName(one)}</option>`)}
          </select></label
        >
      </div>
      ${
        pareto.length === 0
          ? html`<p class="quiet">${l10n.t('No case says anything about it.')}</p>`
          : html`<fupan-bar-table
                .caption=${l10n.t('The few that make up four fifths stand out')}
                .columns=${[name, l10n.t('Cases'), l10n.t('Share'), l10n.t('Running')]}
                .rows=${pareto.map(({ value, label, count, share, cumulative }) => ({
                  key: value,
                  label,
                  count,
                  cells: [percent(share), percent(cumulative)],
                  // The one that passes four fifths is still one of the few.
                  strong: cumulative - share < 0.8,
                }))}
                @fupan-row=${(event: CustomEvent<string>) => this.#ask({ type: 'showCases', field, value: event.detail })}
              ></fupan-bar-table>
              ${moreValues === 0 ? nothing : html`<p class="quiet">${l10n.t('{0} more are rarer.', moreValues)}</p>`}`
      }
    </section>`;
  }

  #renderTrend({ months }: InsightsState): TemplateResult | typeof nothing {
    if (months.length === 0) return nothing;
    return html`<section>
      <h2>${l10n.t('Cases by month')}</h2>
      <fupan-month-columns
        .months=${months}
        @fupan-row=${(event: CustomEvent<string>) => this.#ask({ type: 'showMonth', month: event.detail })}
      ></fupan-month-columns>
    </section>`;
  }

  #renderRecurrence(
    title: string,
    column: string,
    field: 'cause' | 'customer',
    rows: readonly InsightRecurrence[],
  ): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    return html`<section>
      <h2>${title}</h2>
      <fupan-bar-table
        .caption=${l10n.t('Most frequent first')}
        .columns=${[column, l10n.t('Cases'), l10n.t('First'), l10n.t('Last'), l10n.t('Days between')]}
        .rows=${rows.map(({ value, label, count, first, last, gapDays }) => ({
          key: value,
          label,
          count,
          cells: [first, last, String(gapDays)],
          strong: count > 2,
        }))}
        @fupan-row=${(event: CustomEvent<string>) => this.#ask({ type: 'showCases', field, value: event.detail })}
      ></fupan-bar-table>
    </section>`;
  }

  #renderActions({ actions }: InsightsState): TemplateResult {
    return html`<section>
      <h2>${l10n.t('Open actions by age')}</h2>
      ${
        actions.length === 0
          ? html`<p class="quiet">${l10n.t('No action is open.')}</p>`
          : html`<fupan-bar-table
              .caption=${l10n.t('Of the retrospectives of this workspace')}
              .columns=${[l10n.t('Due'), l10n.t('Open actions')]}
              .rows=${actions.map(({ age, count }) => ({
                key: age,
                label: ageName(age),
                count,
                cells: [],
                strong: age === 'over-month' || age === 'over-week' || age === 'overdue',
              }))}
              @fupan-row=${(event: CustomEvent<ActionAge>) => this.#ask({ type: 'showActions', age: event.detail })}
            ></fupan-bar-table>`
      }
    </section>`;
  }

  readonly #fieldChanged = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    const field = insightFields.find((one) => one === value);
    if (field) void this.#ask({ type: 'setField', field });
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function fieldName(field: InsightField): string {
  switch (field) {
    case 'cause':
      return l10n.t('Cause');
    case 'factor':
      return l10n.t('Factor');
    case 'accusation':
      return l10n.t('Kind of blame');
    case 'complaint':
      return l10n.t('Kind of complaint');
    case 'customer':
      return l10n.t('Customer');
  }
}

function ageName(age: ActionAge): string {
  switch (age) {
    case 'over-month':
      return l10n.t('Overdue by more than a month');
    case 'over-week':
      return l10n.t('Overdue by more than a week');
    case 'overdue':
      return l10n.t('Overdue by up to a week');
    case 'this-week':
      return l10n.t('Due within a week');
    case 'later':
      return l10n.t('Later');
    case 'no-date':
      return l10n.t('Without a date');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-insights': Insights;
  }
}
