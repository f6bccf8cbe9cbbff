import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { factorName } from '../../src/l10n/problemText.ts';
import type { ShownProblem, UsualCause } from '../../src/protocol/retrospective.ts';
import type { Intent } from '../../src/retrospective/intent.ts';
import type { Cause, Factor, Retrospective } from '../../src/retrospective/model.ts';
import { causePlace, factorPlace, problemsAt } from '../places.ts';
import { RowKeys } from '../rowKeys.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { listStyles } from '../styles/rows.ts';
import { CauseRow } from './cause.ts';
import './checkBox.ts';
import type { Composer } from './composer.ts';
import './composer.ts';
import type { Outcome } from './events.ts';
import { sendIntent } from './events.ts';
import { icon } from './icon.ts';
import type { RowElement } from './rowElement.ts';
import { rowsOf } from './rowElement.ts';

/** One of the three factors: its causes with their chains, and the usual causes to tick. */
@customElement('fupan-factor')
export class CauseFactor extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    listStyles,
    css`
      :host {
        margin-bottom: var(--gap-wide);
      }
      details {
        margin: 2px 0 2px 2px;
      }
      summary {
        display: flex;
        align-items: center;
        gap: 2px;
        width: fit-content;
        min-height: 22px;
        padding-inline-end: 6px;
        border-radius: var(--radius);
        color: var(--quiet);
        cursor: pointer;
        list-style: none;
      }
      summary:hover {
        color: var(--vscode-foreground);
      }
      details[open] .closed,
      details:not([open]) .opened {
        display: none;
      }
      .usual {
        display: flex;
        flex-direction: column;
        padding-inline-start: 18px;
      }
    `,
  ];

  @property({ attribute: false }) factor: Factor | 'unsorted' = 'technical';
  @property({ attribute: false }) causes: readonly Cause[] = [];
  @property({ attribute: false }) usualCauses: readonly UsualCause[] = [];
  @property({ attribute: false }) problems: readonly ShownProblem[] = [];
  /** The document's language, for the words that are written into it. */
  @property({ attribute: false }) language: Retrospective['language'] = 'zh-cn';
  @query('.group') private readonly group!: HTMLElement;
  @query('fupan-composer') private readonly composer!: Composer | null;
  readonly #keys = new RowKeys();
  #before: ReadonlySet<RowElement> = new Set();

  override render(): TemplateResult {
    const { factor, causes } = this;
    const keys = this.#keys.align(causes.map((cause) => cause.text));
    const name = factor === 'unsorted' ? l10n.t('Without a factor') : factorName(factor);
    const own = problemsAt(this.problems, factorPlace(factor)).filter(
      ({ target }) => target.part === 'factor',
    );
    return html`<section class="group" aria-label=${name} @fupan-branch=${this.#onBranch}>
      <h3>
        ${name}<span class="quiet">${causes.length || ''}</span>${own.map(
          ({ severity, message }) =>
            html`<span class="mark" title=${message}
              >${icon(severity, severity)}<span class="visuallyHidden">${message}</span></span
            >`,
        )}
      </h3>
      <ul>
        ${repeat(
          causes,
          (_cause, index) => keys[index],
          (cause, index) =>
            html`<li>
              <fupan-cause
                .cause=${cause}
                .factor=${factor}
                .path=${[index]}
                .index=${index}
                .count=${causes.length}
                .problems=${problemsAt(this.problems, causePlace(factor, [index]))}
              ></fupan-cause>
            </li>`,
        )}
      </ul>
      ${factor === 'unsorted' ? nothing : this.#renderFoot(factor)}
    </section>`;
  }

  #renderFoot(factor: Factor): TemplateResult {
    const usual = this.usualCauses.filter((cause) => cause.factor === factor);
    const ticked = usual.filter((cause) => this.#indexOf(cause) >= 0).length;
    return html`<div class="foot">
        <fupan-composer
          class="add"
          .label=${l10n.t('Add a cause')}
          .placeholder=${l10n.t('A fact that contributed')}
          .place=${`new:${factorPlace(factor)}`}
          .intent=${this.#add}
          @fupan-committed=${this.#onAdded}
        ></fupan-composer>
        ${
          this.causes.length
            ? nothing
            : html`<button class="textButton" type="button" @click=${this.#ruleOut}>
                ${icon('check')}${l10n.t('Played no part')}
              </button>`
        }
      </div>
      ${
        usual.length
          ? html`<details>
              <summary>
                <span class="closed">${icon('chevronRight')}</span
                ><span class="opened">${icon('chevronDown')}</span>
                ${l10n.t('Usual causes')} ${ticked}/${usual.length}
              </summary>
              <div class="usual">${usual.map((cause) => this.#renderUsual(cause))}</div>
            </details>`
          : nothing
      }`;
  }

  #renderUsual(usual: UsualCause): TemplateResult {
    const found = this.causes[this.#indexOf(usual)];
    const chained = !!found?.children.length;
    return html`<fupan-check
      .label=${usual.text}
      .checked=${!!found}
      .disabled=${chained}
      .hint=${chained ? l10n.t('Its whys would be lost: remove them above first.') : ''}
      .toggle=${(checked: boolean) => this.#tick(usual, checked)}
    ></fupan-check>`;
  }

  #indexOf(usual: UsualCause): number {
    return this.causes.findIndex((cause) => cause.text.trim() === usual.text.trim());
  }

  #tick(usual: UsualCause, checked: boolean): Promise<Outcome> {
    return sendIntent(this, () => {
      const index = this.#indexOf(usual);
      if (checked)
        return index < 0 ? { kind: 'addCause', factor: usual.factor, under: [], text: usual.text } : null;
      return index < 0 || this.causes[index]?.children.length
        ? null
        : { kind: 'removeCause', factor: usual.factor, path: [index] };
    });
  }

  readonly #add = (text: string): Intent | null => {
    if (this.factor === 'unsorted') return null;
    this.#before = new Set(rowsOf(this.group));
    return { kind: 'addCause', factor: this.factor, under: [], text };
  };

  readonly #onAdded = async (): Promise<void> => {
    if (!this.composer?.isActive) return;
    const added = rowsOf(this.group).find((row) => !this.#before.has(row));
    if (added instanceof CauseRow) await added.askWhy(await this.composer.takeBegun());
  };

  readonly #onBranch = (): void => {
    void this.composer?.open();
  };

  readonly #ruleOut = async (): Promise<void> => {
    const outcome = await sendIntent(this, () => {
      const text = this.language === 'zh-cn' ? '不涉及' : 'Not applicable';
      return this.factor === 'unsorted' ? null : { kind: 'addCause', factor: this.factor, under: [], text };
    });
    if (outcome.ok) rowsOf(this.group)[0]?.focusFirst();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-factor': CauseFactor;
  }
}
