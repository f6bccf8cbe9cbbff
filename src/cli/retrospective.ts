import * as l10n from '@vscode/l10n';
import { conceptName, fieldName, statusName } from '../l10n/problemText.ts';
import { positionOf, splitLines } from '../markdown/text.ts';
import { checkRetrospective, progressOf } from '../retrospective/check.ts';
import type { Cause, Retrospective } from '../retrospective/model.ts';
import { factors, fieldNames, statuses, terms } from '../retrospective/model.ts';
import { parseRetrospective } from '../retrospective/parse.ts';
import { InputError, readDocument } from './input.ts';
import type { Values } from './main.ts';

/** `fupan retrospective FILE`: what was read, as JSON or as a short overview. */
export function runRetrospective(paths: readonly string[], values: Values): number {
  const [file, ...others] = paths;
  if (file === undefined || others.length > 0) throw new InputError(l10n.t('Name one file.'));
  const text = readDocument(file);
  const model = parseRetrospective(text);
  process.stdout.write(
    values.json ? `${JSON.stringify(plain(file, text, model), null, 2)}\n` : overview(file, model),
  );
  return 0;
}

interface PlainCause {
  readonly text: string;
  readonly whys: readonly PlainCause[];
}

function plainCause({ text, children }: Cause): PlainCause {
  return { text, whys: children.map(plainCause) };
}

/** The model without the offsets that only an editor needs. */
function plain(file: string, text: string, model: Retrospective): object {
  const lines = splitLines(text);
  const lineOf = (offset: number): number => positionOf(lines, offset).line + 1;
  return {
    file,
    language: model.language,
    declared: model.declared,
    frontMatterError: model.frontMatterError?.message ?? null,
    ...Object.fromEntries(fieldNames.map((name) => [name, model.fields[name].value || null])),
    people: model.lists.people.items,
    tags: model.lists.tags.items,
    headings: model.sections.map(({ heading, level, concept, headingRange }) => ({
      line: lineOf(headingRange.start),
      level,
      heading,
      concept,
    })),
    event: model.prose.event?.text ?? null,
    impact: model.prose.impact?.text ?? null,
    timeline: model.timeline.map((entry) => ({
      line: lineOf(entry.range.start),
      time: entry.time.text,
      text: entry.text.text,
      evidence: entry.evidence.text,
    })),
    claims: model.claims.map((claim) => ({
      line: lineOf(claim.range.start),
      party: claim.party.text,
      claim: claim.claim.text,
      evidence: claim.evidence.text,
      reference: claim.reference.text,
      state: claim.state,
    })),
    evidence: model.evidence.map(({ label, href, image }) => ({ label, href, image })),
    causes: Object.fromEntries(
      [...factors, 'unsorted' as const].map((key) => [key, model.causes[key].map(plainCause)]),
    ),
    review: {
      view: model.prose['review-view']?.text ?? null,
      detection: model.prose['review-detection']?.text ?? null,
      gap: model.prose['review-gap']?.text ?? null,
    },
    fixes: [...terms, 'unsorted' as const].flatMap((key) =>
      model.fixes[key].map((fix) => ({
        line: lineOf(fix.itemRange.start),
        term: fix.term,
        text: fix.text,
        owners: fix.owners,
        due: fix.due.text || null,
        done: fix.done,
        verified: fix.verified.text || null,
      })),
    ),
    lessons: model.prose.lessons?.text ?? null,
  };
}

function overview(file: string, model: Retrospective): string {
  const all = [...terms, 'unsorted' as const].flatMap((term) => model.fixes[term]);
  const status = statuses.find((name) => name === model.fields.status.value);
  // Whether something is overdue depends on the day; what is filled in does not.
  const { done, total } = progressOf(model, checkRetrospective(model, '0000-01-01'));
  const rows: [string, string | number][] = [
    [fieldName('title'), model.fields.title.value || file],
    [fieldName('status'), status ? statusName(status) : model.fields.status.value],
    [fieldName('occurred'), model.fields.occurred.value],
    [conceptName('timeline'), model.timeline.length],
    [conceptName('claims'), model.claims.length],
    [conceptName('causes'), factors.map((factor) => model.causes[factor].length).join(' + ')],
    [conceptName('fixes'), `${all.filter((fix) => fix.done).length}/${all.length}`],
    [l10n.t('Complete'), `${done}/${total}`],
  ];
  return rows.map(([name, value]) => `${name}: ${value}\n`).join('');
}
