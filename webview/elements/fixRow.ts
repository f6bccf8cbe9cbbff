import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { FixPatch, Intent } from '../../src/retrospective/intent.ts';
import type { Fix, Term } from '../../src/retrospective/model.ts';
import { daysFromTo } from '../dates.ts';
import { fixPlace, problemsAt } from '../places.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { rowStyles } from '../styles/rows.ts';
import './checkBox.ts';
import { splitNames } from './chips.ts';
import './dateField.ts';
import { icon } from './icon.ts';
import { RowElement } from './rowElement.ts';
import './rowMenu.ts';
import './textField.ts';

/** One fix: what, who, until when; done, and, as a thing of its own, verified. */
@customElement('fupan-fix-row')
export class FixRow extends RowElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    rowStyles,
    css`
      .row {
        grid-template: 'check text actions' 'check meta meta' / auto minmax(0, 1fr) auto;
      }
      .check {
        grid-area: check;
      }
      .text {
        grid-area: text;
      }
      .actions {
        grid-area: actions;
      }
      .meta {
        grid-area: meta;
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        gap: 0 var(--gap);
        color: var(--quiet);
      }
      .owner {
        flex: 0 1 auto;
        min-width: 44px;
        max-width: 100%;
      }
      .due,
      .verified {
        flex: none;
        width: 112px;
      }
      .owner.lacking {
        min-width: 84px;
      }
      .verification {
        display: inline-flex;
        flex-wrap: wrap;
      }
      .done .text {
        color: var(--quiet);
      }
      .overdue,
      .state {
        display: inline-flex;
        align-items: center;
        gap: 2px;
        min-height: 22px;
        padding-inline-start: 3px;
        white-space: nowrap;
      }
      .overdue {
        color: var(--vscode-foreground);
      }
      .overdue .icon,
      .state .icon {
        font-size: 14px;
      }
      @container (min-width: 600px) {
        .row {
          grid-template: 'check text meta actions' / auto minmax(0, 1fr) auto auto;
        }
        .meta {
          flex-wrap: nowrap;
        }
      }
    `,
  ];

  @property({ attribute: false }) fix!: Fix;
  @property({ attribute: false }) term: Term | 'unsorted' = 'short';
  /** `YYYY-MM-DD` */
  @property() today = '';
  @property({ attribute: false }) people: readonly string[] = [];
  @query('.text') private readonly text!: HTMLElement;
  @query('.owner') private readonly owner!: HTMLElement;

  protected override moveIntent(by: -1 | 1): Intent {
    return { kind: 'moveFix', term: this.term, index: this.index, by };
  }

  protected override removeIntent(): Intent {
    return { kind: 'removeFix', term: this.term, index: this.index };
  }

  override focusFirst(): void {
    this.text.focus();
  }

  /** Gives the focus to what a new fix lacks first. */
  focusOwner(): void {
    this.owner.focus();
  }

  override render(): TemplateResult {
    const { fix, index, term } = this;
    const name = fix.text || l10n.t('fix {0}', index + 1);
    const ownerProblems = this.#problemsOf('owner');
    const late = fix.done ? null : daysFromTo(fix.due.text.slice(0, 10), this.today);
    return html`<div class="row ${fix.done ? 'done' : ''}">
      <fupan-check
        class="check"
        hide-label
        .label=${l10n.t('Done: {0}', name)}
        .checked=${fix.done}
        .toggle=${(done: boolean) => this.edit(() => this.#patch({ done }))}
      ></fupan-check>
      <fupan-text
        class="text"
        quiet
        hide-label
        .label=${l10n.t('Fix {0}', index + 1)}
        .place=${fixPlace(term, index, 'text')}
        .placeholder=${l10n.t('What is done')}
        .value=${fix.text}
        .problems=${this.#problemsOf('text')}
        .intent=${(text: string) => this.#patch({ text })}
      ></fupan-text>
      <div class="actions">
        <fupan-menu .label=${name} .items=${this.rowItems()} @fupan-pick=${this.#onPick}></fupan-menu>
      </div>
      <div class="meta">
        <fupan-text
          class="owner ${ownerProblems.length ? 'lacking' : ''}"
          quiet
          hide-label
          .label=${l10n.t('Owner of fix {0}', index + 1)}
          .place=${fixPlace(term, index, 'owner')}
          .placeholder=${l10n.t('Owner')}
          .value=${fix.owners.join(', ')}
          .suggestions=${this.people}
          .problems=${ownerProblems}
          .intent=${(text: string) =>
            this.#patch({ owners: splitNames(text).map((owner) => owner.replace(/^@/, '')) })}
        ></fupan-text>
        ${this.#date('due', l10n.t('Due date of fix {0}', index + 1), l10n.t('Due'), fix.due.text)}
        ${
          late !== null && late > 0
            ? html`<span class="overdue"
                >${icon('warning', 'warning')}${
                  late === 1 ? l10n.t('1 day overdue') : l10n.t('{0} days overdue', late)
                }</span
              >`
            : nothing
        }
        ${this.#renderVerified()}
      </div>
    </div>`;
  }

  #renderVerified(): TemplateResult | typeof nothing {
    const { fix, index, term, today } = this;
    if (fix.verified.text) {
      return html`<span class="verification"
        ><span class="state">${icon('verified')}${l10n.t('Verified')}</span> ${this.#date(
          'verified',
          l10n.t('Verification date of fix {0}', index + 1),
          l10n.t('Verified'),
          fix.verified.text,
        )}</span
      >`;
    }
    if (!fix.done) return nothing;
    const [problem] = this.#problemsOf('verified');
    return html`<button
      class="textButton"
      type="button"
      data-place=${fixPlace(term, index, 'verified')}
      title=${problem?.message ?? l10n.t('The effect was checked today')}
      aria-description=${problem?.message ?? ''}
      @click=${() => this.edit(() => this.#patch({ verified: today }))}
    >
      ${problem ? icon('warning', 'warning') : icon('verified')}${l10n.t('Verified today')}
    </button>`;
  }

  #date(part: 'due' | 'verified', label: string, placeholder: string, value: string): TemplateResult {
    return html`<fupan-date
      class=${part}
      quiet
      hide-label
      .kind=${/^[\d-]{10}[T ]\d\d:\d\d$/.test(value) ? 'datetime-local' : 'date'}
      .label=${label}
      .place=${fixPlace(this.term, this.index, part)}
      .placeholder=${placeholder}
      .value=${value}
      .problems=${this.#problemsOf(part)}
      .intent=${(text: string) => this.#patch({ [part]: text })}
    ></fupan-date>`;
  }

  /** Problems of one part; that a date has passed is said beside it. */
  #problemsOf(part: string) {
    const own = problemsAt(this.problems, fixPlace(this.term, this.index, part));
    return own.filter(({ code }) => code !== 'fix-overdue');
  }

  #patch(patch: FixPatch): Intent {
    return { kind: 'setFix', term: this.term, index: this.index, patch };
  }

  readonly #onPick = (event: CustomEvent<string>): void => {
    this.pickRowItem(event.detail);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-fix-row': FixRow;
  }
}
