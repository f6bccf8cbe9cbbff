import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { conceptName } from '../../src/l10n/problemText.ts';
import type { FormState } from '../../src/protocol/retrospective.ts';
import type { ProseConcept } from '../../src/retrospective/model.ts';
import { placeOf, problemsAt } from '../places.ts';
import './textField.ts';

/** The field of one section of prose. */
export function proseField(
  { model, problems }: FormState,
  concept: ProseConcept,
  { placeholder = '', hideLabel = false } = {},
): TemplateResult {
  const place = placeOf({ part: 'section', concept });
  return html`<fupan-text
    class="prose"
    kind="prose"
    ?hide-label=${hideLabel}
    .label=${conceptName(concept)}
    .place=${place}
    .placeholder=${placeholder}
    .value=${model.prose[concept]?.text ?? ''}
    .problems=${problemsAt(problems, place)}
    .intent=${(text: string) => ({ kind: 'setProse' as const, concept, text })}
  ></fupan-text>`;
}
