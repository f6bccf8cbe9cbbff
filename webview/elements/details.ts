import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { accusationName, complaintName, fieldName, severityName } from '../../src/l10n/problemText.ts';
import type { FormState } from '../../src/protocol/retrospective.ts';
import type { FieldName } from '../../src/retrospective/model.ts';
import { accusations, complaints } from '../../src/markdown/complaintKinds.ts';
import { severities } from '../../src/retrospective/model.ts';

import { problemsAt } from '../places.ts';
import { baseStyles } from '../styles/base.ts';
import type { Choice } from './choiceField.ts';
import './choiceField.ts';
import './chips.ts';
import './matter.ts';
import './dateField.ts';
import { proseField } from './prose.ts';
import './textField.ts';

function choices<T extends string>(values: readonly T[], name: (value: T) => string): readonly Choice[] {
  return values.map((value) => ({ value, label: name(value) }));
}

/** The event: when, where, who, what kind; what happened, and what it did. */
@customElement('fupan-details')
export class Details extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: 4px var(--gap-wide);
      }
      .prose {
        margin-top: 4px;
      }
      @container (min-width: 540px) {
        :host {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .prose {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) state!: FormState;

  override render(): TemplateResult {
    const { knownPeople, model } = this.state;
    const owners = Object.values(model.fixes).flatMap((fixes) => fixes.flatMap((fix) => fix.owners));
    return html`
      <fupan-date
        beside
        kind="datetime-local"
        .label=${fieldName('occurred')}
        .place=${'field:occurred'}
        .value=${model.fields.occurred.value}
        .problems=${this.#problems('field:occurred')}
        .intent=${(value: string) => ({ kind: 'setField' as const, field: 'occurred' as const, value })}
      ></fupan-date>
      ${this.#text('place', l10n.t('Site, plant, line'))}
      ${this.#list('people', l10n.t('Name'), [...new Set([...knownPeople, ...owners])])}
      ${this.#choice('accusation', choices(accusations, accusationName))}
      ${this.#choice('complaint', choices(complaints, complaintName))}
      ${this.#choice('severity', choices(severities, severityName))} ${this.#text('customer', '')}
      ${this.#text('project', '')} ${this.#list('tags', l10n.t('Tag'), [])}
      <fupan-matter class="prose" .state=${this.state}></fupan-matter>
      ${proseField(this.state, 'event', { placeholder: l10n.t('What happened, who noticed, what they were doing') })}
      ${proseField(this.state, 'impact', { placeholder: l10n.t('Who could not do what, for how long, how much') })}
    `;
  }

  #problems(place: string) {
    return problemsAt(this.state.problems, place);
  }

  #text(field: FieldName, placeholder: string): TemplateResult {
    return html`<fupan-text
      beside
      .label=${fieldName(field)}
      .place=${`field:${field}`}
      .placeholder=${placeholder}
      .value=${this.state.model.fields[field].value}
      .problems=${this.#problems(`field:${field}`)}
      .intent=${(value: string) => ({ kind: 'setField' as const, field, value })}
    ></fupan-text>`;
  }

  #choice(field: FieldName, values: readonly Choice[]): TemplateResult {
    return html`<fupan-choice
      beside
      .label=${fieldName(field)}
      .place=${`field:${field}`}
      .none=${'–'}
      .choices=${values}
      .value=${this.state.model.fields[field].value}
      .problems=${this.#problems(`field:${field}`)}
      .intent=${(value: string) => ({ kind: 'setField' as const, field, value })}
    ></fupan-choice>`;
  }

  #list(field: 'people' | 'tags', placeholder: string, suggestions: readonly string[]): TemplateResult {
    return html`<fupan-chips
      beside
      .label=${fieldName(field)}
      .field=${field}
      .placeholder=${placeholder}
      .items=${this.state.model.lists[field].items}
      .suggestions=${suggestions}
      .problems=${this.#problems(`field:${field}`)}
    ></fupan-chips>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-details': Details;
  }
}
