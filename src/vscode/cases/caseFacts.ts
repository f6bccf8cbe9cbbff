import { facetValueName } from '../../l10n/caseText.ts';
import type { CaseHit } from '../../protocol/library.ts';

/** Date, industry and kind of blame of a case in a few words, as far as they are known. */
export function factsOf({ date, values }: Pick<CaseHit, 'date' | 'values'>): string {
  const facts = (['industry', 'accusation'] as const).flatMap((field) =>
    (values[field] ?? []).slice(0, 1).map((value) => facetValueName(field, value)),
  );
  return [date, ...facts].filter((fact) => fact !== '').join(' · ');
}
