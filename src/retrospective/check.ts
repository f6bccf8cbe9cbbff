import { readDue } from '../markdown/due.ts';
import { normalDate } from '../markdown/task.ts';
import type { Range } from '../markdown/text.ts';
import { isOpen, whyDepth } from './causes.ts';
import { checkMatters, type MatterState } from './matterLinks.ts';
import type { Concept, Factor, FieldName, Fix, Retrospective, Term } from './model.ts';
import { accusations, complaints } from '../markdown/complaintKinds.ts';
import { factors, severities, statuses, terms } from './model.ts';
import { hasSection } from './parse.ts';
import type { Problem, ProblemCode, Progress, Target } from './problem.ts';

/** A chain is worth its name from this many whys on; usually it takes five. */
const leastWhys = 3;

const warnings: ReadonlySet<ProblemCode> = new Set([
  'empty-section',
  'claim-no-evidence',
  'shallow-why',
  'fix-overdue',
  'fix-not-verified',
]);

function problem(code: ProblemCode, range: Range, target: Target, params: Problem['params'] = {}): Problem {
  return { code, severity: warnings.has(code) ? 'warning' : 'error', range, target, params };
}

/**
 * Applies the completeness rules. `today` is `YYYY-MM-DD` in the reader's zone; `matterState` answers for links to a
 * responsibility matrix, undefined where it cannot tell. Problems come in document order as far as they have a place; what is
 * missing altogether points at the nearest thing that is there.
 */
export function checkRetrospective(
  model: Retrospective,
  today: string,
  matterState: (link: string) => MatterState | undefined = () => undefined,
): Problem[] {
  const problems = [
    ...checkDetails(model),
    ...checkSections(model),
    ...checkClaims(model),
    ...factors.flatMap((factor) => checkFactor(model, factor)),
    ...checkFixes(model, today),
    ...checkMatters(model, matterState),
  ];
  return problems.sort((a, b) => a.range.start - b.range.start);
}

/** Where a problem with the document as a whole is shown: the front matter's first line, or the first heading. */
function topRange(model: Retrospective): Range {
  const start = model.frontMatter?.start ?? model.sections[0]?.headingRange.start ?? 0;
  const end = model.frontMatter ? start + 3 : (model.sections[0]?.headingRange.end ?? 0);
  return { start, end };
}

const allowed: Partial<Record<FieldName, readonly string[]>> = {
  status: statuses,
  accusation: accusations,
  complaint: complaints,
  severity: severities,
};

/** ISO date, or date and time with seconds and zone as wanted. */
const occurredPattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

function checkDetails(model: Retrospective): Problem[] {
  if (model.frontMatterError) {
    const { range, message } = model.frontMatterError;
    return [problem('front-matter-invalid', range, { part: 'field', field: 'title' }, { message })];
  }
  const found: Problem[] = [];
  const missing = (code: ProblemCode, field: 'occurred' | 'place'): void => {
    if (model.fields[field].value.trim() === '') {
      found.push(problem(code, model.fields[field].key ?? topRange(model), { part: 'field', field }));
    }
  };
  missing('no-time', 'occurred');
  missing('no-place', 'place');
  if (model.lists.people.items.length === 0) {
    found.push(
      problem('no-people', model.lists.people.range ?? topRange(model), { part: 'field', field: 'people' }),
    );
  }
  for (const [field, values] of Object.entries(allowed) as [FieldName, readonly string[]][]) {
    const { value, range } = model.fields[field];
    if (value !== '' && range && !values.includes(value)) {
      found.push(
        problem(
          'invalid-value',
          range,
          { part: 'field', field },
          { field, value, allowed: values.join(', ') },
        ),
      );
    }
  }
  const { value, range } = model.fields.occurred;
  const day = occurredPattern.exec(value)?.[1];
  if (value !== '' && range && !(day && normalDate(day))) {
    const params = { field: 'occurred', value, allowed: 'YYYY-MM-DDTHH:MM' };
    found.push(problem('invalid-value', range, { part: 'field', field: 'occurred' }, params));
  }
  return found;
}

/** Sections that every retrospective has. The three factors and terms are looked at by their own rules. */
const required: readonly Concept[] = ['event', 'timeline', 'claims', 'causes', 'fixes', 'lessons'];

function checkSections(model: Retrospective): Problem[] {
  return required.flatMap((concept): Problem[] => {
    const target: Target = { part: 'section', concept };
    const parts = model.sections.some((section) =>
      section.concept?.startsWith(`${concept === 'causes' ? 'cause' : 'fix'}-`),
    );
    const implied = (concept === 'causes' || concept === 'fixes') && parts;
    if (!hasSection(model, concept) && !implied)
      return [problem('missing-section', topRange(model), target, { concept })];
    return isEmpty(model, concept)
      ? [problem('empty-section', headingOf(model, concept), target, { concept })]
      : [];
  });
}

function isEmpty(model: Retrospective, concept: Concept): boolean {
  switch (concept) {
    case 'event':
    case 'lessons': {
      // A section whose text stands under sub-headings is not empty.
      const section = model.sections.find((candidate) => candidate.concept === concept);
      const below = model.sections.some(
        (other) => section && other.range.start > section.range.start && other.range.end <= section.range.end,
      );
      return !below && (model.prose[concept]?.text ?? '') === '';
    }
    case 'timeline':
      return !model.timeline.some((entry) => entry.time.text || entry.text.text);
    case 'claims':
      return !model.claims.some((claim) => claim.party.text || claim.claim.text);
    default:
      return false;
  }
}

function headingOf(model: Retrospective, ...wanted: Concept[]): Range {
  for (const concept of wanted) {
    const section = model.sections.find((candidate) => candidate.concept === concept);
    if (section) return section.headingRange;
  }
  return topRange(model);
}

function checkClaims(model: Retrospective): Problem[] {
  return model.claims.flatMap((claim, row): Problem[] => {
    if (claim.claim.text === '' && claim.party.text === '') return [];
    if (claim.links.some(({ href }) => href.trim() !== '')) return [];
    // A link that leads nowhere yet is a place for evidence, not evidence.
    if (claim.evidence.text.replace(/!?\[[^[\]]*\]\(\s*\)/g, '').trim() !== '') return [];
    const range =
      claim.evidence.range && claim.evidence.range.end > claim.evidence.range.start
        ? claim.evidence.range
        : (claim.claim.range ?? claim.range);
    return [
      problem('claim-no-evidence', range, { part: 'claim', row }, { party: claim.party.text, row: row + 1 }),
    ];
  });
}

function checkFactor(model: Retrospective, factor: Factor): Problem[] {
  // Without any section of causes one problem says so; three more would be noise.
  if (!hasSection(model, 'causes') && !factors.some((name) => hasSection(model, `cause-${name}`))) return [];
  const stated = model.causes[factor].filter((cause) => !isOpen(cause));
  if (stated.length === 0) {
    const range = headingOf(model, `cause-${factor}`, 'causes');
    return [problem('empty-factor', range, { part: 'factor', factor }, { factor })];
  }
  return model.causes[factor].flatMap((cause, index): Problem[] => {
    const whys = whyDepth(cause);
    if (isOpen(cause) || cause.notApplicable || whys >= leastWhys) return [];
    return [
      problem(
        'shallow-why',
        cause.range,
        { part: 'cause', factor, index },
        { factor, whys, cause: cause.text },
      ),
    ];
  });
}

function checkFixes(model: Retrospective, today: string): Problem[] {
  const all = [...terms, 'unsorted' as const].flatMap((term) =>
    model.fixes[term].map((fix, index) => ({ fix, term, index })),
  );
  const stated = all.filter(({ fix }) => fix.text !== '');
  if (stated.length === 0) {
    if (!hasSection(model, 'fixes') && !terms.some((term) => hasSection(model, `fix-${term}`))) return [];
    const range = headingOf(model, 'fixes', 'fix-short', 'fix-mid', 'fix-long');
    return [problem('no-fix', range, { part: 'section', concept: 'fixes' })];
  }
  return stated.flatMap(({ fix, term, index }) => checkFix(fix, { part: 'fix', term, index }, today));
}

function checkFix(
  fix: Fix,
  target: { part: 'fix'; term: Term | 'unsorted'; index: number },
  today: string,
): Problem[] {
  const found: Problem[] = [];
  const params = { fix: fix.text };
  if (fix.owners.length === 0) found.push(problem('fix-no-owner', fix.range, target, params));
  const due = readDue(fix.due.text)?.date;
  if (fix.due.text === '') found.push(problem('fix-no-due', fix.range, target, params));
  else if (!due)
    found.push(
      problem('fix-invalid-date', fix.due.range ?? fix.range, target, { ...params, date: fix.due.text }),
    );
  else if (!fix.done && due < today) {
    found.push(
      problem('fix-overdue', fix.due.range ?? fix.range, target, {
        ...params,
        due,
        days: daysBetween(due, today),
      }),
    );
  }
  const { verified } = fix;
  if (verified.text !== '' && !normalDate(verified.text)) {
    found.push(
      problem('fix-invalid-date', verified.range ?? fix.range, target, { ...params, date: verified.text }),
    );
  } else if (fix.done && verified.text === '')
    found.push(problem('fix-not-verified', fix.range, target, params));
  return found;
}

/** Whole days from one `YYYY-MM-DD` to a later one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayNumber(to) - dayNumber(from)) / 86_400_000);
}

function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1);
}

/** `date` (`YYYY-MM-DD`) moved by whole days. */
export function addDays(date: string, days: number): string {
  return new Date(dayNumber(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** What a complete retrospective may still have. */
const advice: ReadonlySet<ProblemCode> = new Set([
  'fix-overdue',
  'fix-not-verified',
  'matter-no-accountable',
  'matter-not-found',
]);

/** Checkpoints of a retrospective in the order of the form; each is reached when nothing of it is missing. */
export function progressOf(model: Retrospective, problems: readonly Problem[]): Progress {
  const open = (test: (problem: Problem) => boolean): boolean =>
    problems.some((found) => !advice.has(found.code) && test(found));
  const inSection = (concept: Concept) =>
    open((found) => found.target.part === 'section' && found.target.concept === concept);
  const inFactor = (factor: Factor) =>
    !hasSection(model, `cause-${factor}`) ||
    open(
      (found) =>
        (found.target.part === 'factor' || found.target.part === 'cause') && found.target.factor === factor,
    );
  const checkpoints: { concept: Concept | 'details'; target: Target; missing: boolean }[] = [
    {
      concept: 'details',
      target: firstField(problems),
      missing: open((found) => found.target.part === 'field'),
    },
    ...(['event', 'timeline'] as const).map((concept) => ({
      concept,
      target: section(concept),
      missing: inSection(concept),
    })),
    {
      concept: 'claims',
      target: section('claims'),
      missing: inSection('claims') || open((found) => found.target.part === 'claim'),
    },
    ...factors.map((factor) => ({
      concept: `cause-${factor}` as const,
      target: { part: 'factor', factor } as const,
      missing: inFactor(factor),
    })),
    {
      concept: 'fixes',
      target: section('fixes'),
      missing: inSection('fixes') || open((found) => found.target.part === 'fix'),
    },
    { concept: 'lessons', target: section('lessons'), missing: inSection('lessons') },
  ];
  const missing = checkpoints
    .filter((checkpoint) => checkpoint.missing)
    .map(({ concept, target }) => ({ concept, target }));
  return { done: checkpoints.length - missing.length, total: checkpoints.length, missing };
}

function section(concept: Concept): Target {
  return { part: 'section', concept };
}

function firstField(problems: readonly Problem[]): Target {
  return (
    problems.find((found) => found.target.part === 'field')?.target ?? { part: 'field', field: 'occurred' }
  );
}
