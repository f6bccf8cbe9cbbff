import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { termName } from '../../src/l10n/problemText.ts';
import type { ShownProblem } from '../../src/protocol/retrospective.ts';
import type { Intent } from '../../src/retrospective/intent.ts';
import type { Retrospective, Term } from '../../src/retrospective/model.ts';
import { terms } from '../../src/retrospective/model.ts';
import { fixPlace, problemsAt, termPlace } from '../places.ts';
import { RowKeys } from '../rowKeys.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { listStyles } from '../styles/rows.ts';
import type { Composer } from './composer.ts';
import './composer.ts';
import { FixRow } from './fixRow.ts';
import type { RowElement } from './rowElement.ts';
import { rowsOf } from './rowElement.ts';

/** The fixes in their three terms, and those of foreign documents that have none. */
@customElement('fupan-fixes')
export class Fixes extends LitElement {
  static override styles = [baseStyles, buttonStyles, listStyles];

  @property({ attribute: false }) fixes!: Retrospective['fixes'];
  @property({ attribute: false }) problems: readonly ShownProblem[] = [];
  @property({ attribute: false }) people: readonly string[] = [];
  /** `YYYY-MM-DD` */
  @property() today = '';
  readonly #keys = new Map<Term | 'unsorted', RowKeys>();
  #before: ReadonlySet<RowElement> = new Set();

  override render(): TemplateResult {
    return html`
      ${terms.map((term) => this.#renderTerm(term))}
      ${this.fixes.unsorted.length ? this.#renderTerm('unsorted') : nothing}
    `;
  }

  #renderTerm(term: Term | 'unsorted'): TemplateResult {
    const fixes = this.fixes[term];
    const keys = this.#keysOf(term).align(
      fixes.map(({ text, owners, due, verified }) => JSON.stringify([text, owners, due.text, verified.text])),
    );
    const name = termName(term);
    const done = fixes.filter((fix) => fix.done).length;
    return html`<section class="group" data-term=${term} aria-label=${name}>
      <h3>${name}<span class="quiet">${fixes.length ? `${done}/${fixes.length}` : ''}</span></h3>
      <ul>
        ${repeat(
          fixes,
          (_fix, index) => keys[index],
          (fix, index) =>
            html`<li>
              <fupan-fix-row
                .fix=${fix}
                .term=${term}
                .index=${index}
                .count=${fixes.length}
                .today=${this.today}
                .people=${this.people}
                .problems=${problemsAt(this.problems, `${fixPlace(term, index, '')}`)}
              ></fupan-fix-row>
            </li>`,
        )}
      </ul>
      ${
        term === 'unsorted'
          ? nothing
          : html`<fupan-composer
              class="add"
              .label=${l10n.t('Add a fix')}
              .placeholder=${l10n.t('What is done')}
              .place=${`new:${termPlace(term)}`}
              .intent=${(text: string) => this.#add(term, text)}
              @fupan-committed=${() => this.#onAdded(term)}
            ></fupan-composer>`
      }
    </section>`;
  }

  #keysOf(term: Term | 'unsorted'): RowKeys {
    let keys = this.#keys.get(term);
    if (!keys) {
      keys = new RowKeys();
      this.#keys.set(term, keys);
    }
    return keys;
  }

  #groupOf(term: Term): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-term='${term}']`);
  }

  #add(term: Term, text: string): Intent {
    const group = this.#groupOf(term);
    this.#before = new Set(group ? rowsOf(group) : []);
    return { kind: 'addFix', term, patch: { text } };
  }

  #onAdded(term: Term): void {
    const group = this.#groupOf(term);
    const composer = group?.querySelector<Composer>('fupan-composer');
    // Who types on is at the next fix already.
    if (!group || !composer?.isActive || composer.isBegun) return;
    const added = rowsOf(group).find((row) => !this.#before.has(row));
    if (added instanceof FixRow) added.focusOwner();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-fixes': Fixes;
  }
}
