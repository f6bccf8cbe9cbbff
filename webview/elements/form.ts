import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { conceptName } from '../../src/l10n/problemText.ts';
import type { FormState } from '../../src/protocol/retrospective.ts';
import { terms } from '../../src/retrospective/model.ts';
import { DropTarget } from '../dropTarget.ts';
import { findPlace } from '../findPlace.ts';
import type { SectionName } from '../places.ts';
import { placeOf, problemsAt, problemsIn, sectionOfPlace } from '../places.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { listStyles } from '../styles/rows.ts';
import './causes.ts';
import './claims.ts';
import './details.ts';
import type { Evidence } from './evidence.ts';
import './evidence.ts';
import { sendRequest } from './events.ts';
import './fixes.ts';
import './header.ts';
import { icon } from './icon.ts';
import type { Section } from './section.ts';
import { proseField } from './prose.ts';
import './section.ts';
import './similarCases.ts';
import './timeline.ts';

/** The form of one retrospective: header and folding sections, in one to three columns by the room there is. */
@customElement('fupan-form')
export class Form extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    listStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .column {
        container-type: inline-size;
        position: relative;
        min-width: 0;
      }
      /* Each column paints by itself; the one in use lies on top, so that a field's message is not hidden below the next. */
      .column:focus-within {
        z-index: 1;
      }
      @container (min-width: 700px) {
        .columns {
          display: grid;
          grid-template: 'facts causes' auto 'ledgers causes' 1fr / minmax(0, 1fr) minmax(0, 1fr);
          gap: 0 12px;
          padding-inline: 8px;
        }
        .facts {
          grid-area: facts;
        }
        .ledgers {
          grid-area: ledgers;
        }
        .measures {
          grid-area: causes;
        }
        fupan-header {
          padding-inline: 16px;
        }
      }
      @container (min-width: 1240px) {
        .columns {
          grid-template: 'facts ledgers causes' auto / minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) state!: FormState;
  @property() surface: 'view' | 'editor' = 'view';
  @state() private folded: ReadonlySet<string> | null = null;
  @query('fupan-evidence') private readonly evidence!: Evidence;

  constructor() {
    super();
    new DropTarget(this, () => this.evidence);
  }

  override render(): TemplateResult {
    const { state } = this;
    const { model, problems, images } = state;
    const people = [...new Set([...model.lists.people.items, ...state.knownPeople])];
    return html`
      <fupan-header .state=${state} .surface=${this.surface}></fupan-header>
      <div class="columns" @fupan-fold=${this.#onFold}>
        <div class="column facts">
          ${this.#section('event', '', html`<fupan-details .state=${state}></fupan-details>`)}
        </div>
        <div class="column ledgers">
          ${this.#section(
            'timeline',
            count(model.timeline),
            html`<fupan-timeline .entries=${model.timeline} .images=${images}></fupan-timeline>`,
          )}
          ${this.#section(
            'claims',
            count(model.claims),
            html`<fupan-claims
              .claims=${model.claims}
              .images=${images}
              .problems=${problems}
            ></fupan-claims>`,
          )}
          ${this.#section(
            'evidence',
            count(model.evidence),
            html`<fupan-evidence .links=${model.evidence} .images=${images}></fupan-evidence>`,
          )}
        </div>
        <div class="column measures">
          ${this.#section('causes', this.#causesSummary(), html`<fupan-causes .state=${state}></fupan-causes>`)}
          ${this.#section(
            'fixes',
            this.#fixesSummary(),
            html`<fupan-fixes
              .fixes=${model.fixes}
              .problems=${problems}
              .people=${people}
              .today=${state.today}
            ></fupan-fixes>`,
          )}
          ${this.#section('lessons', '', this.#renderLessons())} ${this.#renderSimilar()}
        </div>
      </div>
    `;
  }

  /** Quiet: what the library does not know of is not mentioned. */
  #renderSimilar(): unknown {
    const { similar } = this.state;
    if (similar.length === 0) return nothing;
    return html`<fupan-section
      .section=${'similar'}
      .heading=${l10n.t('Similar cases')}
      .summary=${String(similar.length)}
      .folded=${this.folded?.has('similar') ?? false}
    >
      <fupan-similar .cases=${similar}></fupan-similar>
    </fupan-section>`;
  }

  override willUpdate(): void {
    this.folded ??= new Set(this.state.folded);
  }

  /** Shows a place, unfolding what hides it, and puts the focus there. */
  async reveal(place: string): Promise<void> {
    const problem = place.endsWith(':') && problemsAt(this.state.problems, place)[0];
    const exact = problem ? placeOf(problem.target, problem.code) : place;
    const section = sectionOfPlace(exact);
    if (section && this.folded?.has(section)) this.#setFolded(section, false);
    await this.updateComplete;
    const frame =
      section && this.renderRoot.querySelector<Section>(`fupan-section[data-section='${section}']`);
    await frame?.updateComplete;
    const found = findPlace(this.renderRoot, exact) ?? findPlace(this.renderRoot, place);
    (found ?? frame)?.scrollIntoView({ block: found ? 'center' : 'start' });
    (found ?? frame)?.focus();
  }

  #section(name: SectionName, summary: string, body: TemplateResult): TemplateResult {
    const { problems } = this.state;
    const inside = problemsIn(problems, name);
    // The mark in the heading shows these; other problems have a field that says them.
    const general = inside.filter(
      ({ target }) =>
        target.part === 'section' &&
        ['timeline', 'claims', 'evidence', 'causes', 'fixes'].includes(target.concept),
    );
    return html`<fupan-section
      .section=${name}
      data-section=${name}
      .heading=${conceptName(name)}
      .summary=${summary}
      .folded=${this.folded?.has(name) ?? false}
      .problems=${inside}
    >
      ${general.map(({ message }) => html`<p class="visuallyHidden">${message}</p>`)} ${body}
    </fupan-section>`;
  }

  #renderLessons(): TemplateResult {
    const meeting = this.state.model.sections.find(({ concept }) => concept === 'meeting');
    return html`
      ${proseField(this.state, 'lessons', { placeholder: l10n.t('What others should know before it happens to them'), hideLabel: true })}
      <div class="foot">
        ${
          meeting
            ? html`<button
                class="textButton"
                type="button"
                @click=${() =>
                  sendRequest(this, () => ({
                    type: 'openText',
                    start: meeting.headingRange.start,
                    end: meeting.headingRange.end,
                  }))}
              >
                ${icon('openText')}${l10n.t('Open the review notes')}
              </button>`
            : html`<button
                class="textButton"
                type="button"
                title=${l10n.t('Inserts the section of the meeting: who must attend, agenda, decisions')}
                @click=${() => sendRequest(this, () => ({ type: 'startReview' }))}
              >
                ${icon('checklist')}${l10n.t('Start the internal review')}
              </button>`
        }
      </div>
    `;
  }

  #causesSummary(): string {
    const { technical, process, communication } = this.state.model.causes;
    if (!technical.length && !process.length && !communication.length) return '';
    return l10n.t(
      'technical {0} · process {1} · communication {2}',
      technical.length,
      process.length,
      communication.length,
    );
  }

  #fixesSummary(): string {
    const { fixes } = this.state.model;
    if (!terms.some((term) => fixes[term].length)) return '';
    const [short = '', mid = '', long = ''] = terms.map(
      (term) => `${fixes[term].filter((fix) => fix.done).length}/${fixes[term].length}`,
    );
    return l10n.t('short {0} · mid {1} · long {2}', short, mid, long);
  }

  readonly #onFold = (event: CustomEvent<{ section: string; folded: boolean }>): void => {
    this.#setFolded(event.detail.section, event.detail.folded);
  };

  #setFolded(section: string, fold: boolean): void {
    const folded = new Set(this.folded);
    if (fold) folded.add(section);
    else folded.delete(section);
    this.folded = folded;
    void sendRequest(this, () => ({ type: 'setFolded', folded: [...folded] }));
  }
}

function count(items: readonly unknown[]): string {
  return items.length ? String(items.length) : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-form': Form;
  }
}
