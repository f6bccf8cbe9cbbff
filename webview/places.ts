import type { Concept, Factor, Term } from '../src/retrospective/model.ts';
import type { Problem, ProblemCode, Target } from '../src/retrospective/problem.ts';

/**
 * Every control of the form has a place: a name that says which value it edits. Problems, the progress line, drafts and the
 * focus find their control by it. A prefix that ends in `:` stands for the first control below it.
 */

/** Names of the form's folding sections. */
export const sectionNames = [
  'event',
  'timeline',
  'claims',
  'evidence',
  'causes',
  'fixes',
  'lessons',
] as const;
export type SectionName = (typeof sectionNames)[number];

const sectionOfConcept: Readonly<Record<Concept, SectionName>> = {
  event: 'event',
  impact: 'event',
  timeline: 'timeline',
  claims: 'claims',
  evidence: 'evidence',
  causes: 'causes',
  'cause-technical': 'causes',
  'cause-process': 'causes',
  'cause-communication': 'causes',
  'review-view': 'causes',
  'review-detection': 'causes',
  'review-gap': 'causes',
  fixes: 'fixes',
  'fix-short': 'fixes',
  'fix-mid': 'fixes',
  'fix-long': 'fixes',
  promises: 'fixes',
  meeting: 'lessons',
  lessons: 'lessons',
};

/** The folding section in which a problem's place lies; null for what stands in the header. */
export function sectionOf(target: Target): SectionName | null {
  switch (target.part) {
    case 'field':
      return target.field === 'title' || target.field === 'status' ? null : 'event';
    case 'section':
      return sectionOfConcept[target.concept];
    case 'claim':
      return 'claims';
    case 'factor':
    case 'cause':
      return 'causes';
    case 'fix':
      return 'fixes';
  }
}

const fixParts: Readonly<Partial<Record<ProblemCode, string>>> = {
  'fix-no-owner': 'owner',
  'fix-no-due': 'due',
  'fix-invalid-date': 'due',
  'fix-overdue': 'due',
  'fix-not-verified': 'verified',
};

function placeOfConcept(concept: Concept): string {
  switch (concept) {
    case 'timeline':
    case 'claims':
    case 'evidence':
      return `${concept}:`;
    case 'causes':
      return 'cause:';
    case 'cause-technical':
    case 'cause-process':
    case 'cause-communication':
      return factorPlace(concept.slice('cause-'.length) as Factor);
    case 'fixes':
      return 'fix:';
    case 'fix-short':
    case 'fix-mid':
    case 'fix-long':
      return termPlace(concept.slice('fix-'.length) as Term);
    case 'meeting':
      return 'meeting:';
    default:
      return `prose:${concept}`;
  }
}

/** Where a problem with this target and, if known, this code is put right. */
export function placeOf(target: Target, code?: ProblemCode): string {
  switch (target.part) {
    case 'field':
      return `field:${target.field}`;
    case 'section':
      return placeOfConcept(target.concept);
    case 'claim':
      return `claims:${target.row}:evidence`;
    case 'factor':
      return factorPlace(target.factor);
    case 'cause':
      return causePlace(target.factor, [target.index]);
    case 'fix':
      return fixPlace(target.term, target.index, (code && fixParts[code]) ?? 'text');
  }
}

/** Place of a factor: its first cause, or the control that adds one. */
export function factorPlace(factor: Factor | 'unsorted'): string {
  return `cause:${factor}:`;
}

/** Place of a cause or a why. */
export function causePlace(factor: Factor | 'unsorted', path: readonly number[]): string {
  return `cause:${factor}:${path.join('.')}`;
}

/** Place of a term: its first fix, or the control that adds one. */
export function termPlace(term: Term | 'unsorted'): string {
  return `fix:${term}:`;
}

/** Place of one part of a fix. */
export function fixPlace(term: Term | 'unsorted', index: number, part: string): string {
  return `fix:${term}:${index}:${part}`;
}

/** The problems whose place is `place`, or lies below it where it ends in `:`. */
export function problemsAt<P extends Problem>(problems: readonly P[], place: string): readonly P[] {
  const below = place.endsWith(':');
  return problems.filter(({ target, code }) => {
    const at = placeOf(target, code);
    return below ? at.startsWith(place) : at === place;
  });
}

/** The problems inside a folding section. */
export function problemsIn<P extends Problem>(problems: readonly P[], section: SectionName): readonly P[] {
  return problems.filter(({ target }) => sectionOf(target) === section);
}

const sectionOfPrefix: Readonly<Record<string, SectionName>> = {
  timeline: 'timeline',
  claims: 'claims',
  evidence: 'evidence',
  cause: 'causes',
  fix: 'fixes',
  meeting: 'lessons',
};

/** The folding section in which a place lies; null for what stands in the header. */
export function sectionOfPlace(place: string): SectionName | null {
  const [kind = '', name = ''] = place.split(':');
  if (kind === 'field') return name === 'title' || name === 'status' ? null : 'event';
  if (kind === 'prose') return sectionOfConcept[name as Concept];
  return sectionOfPrefix[kind] ?? null;
}

/**
 * True where two lists of problems say different things. Each snapshot brings new lists; what shows them is drawn again only
 * then.
 */
export function problemsDiffer(
  now: readonly { readonly message: string }[],
  before: readonly { readonly message: string }[] | undefined,
): boolean {
  return (
    now.length !== before?.length || now.some(({ message }, index) => message !== before[index]?.message)
  );
}
