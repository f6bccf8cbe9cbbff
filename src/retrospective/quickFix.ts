import { normalDate } from '../markdown/task.ts';
import type { Range, TextEdit } from '../markdown/text.ts';
import { applyEdits, endOfLine, lineEnding } from '../markdown/text.ts';
import { setScalar, setList } from '../markdown/frontMatter.ts';
import { isOpen, openWhy, whyDepth } from './causes.ts';
import { addDays } from './check.ts';
import { editRetrospective } from './edit.ts';
import type { FixPatch, Intent } from './intent.ts';
import type { Cause, FieldName, Retrospective, Term } from './model.ts';
import { parseRetrospective, structureOf } from './parse.ts';
import type { Problem } from './problem.ts';

/** What a quick fix does, for its title; more than one may fit a problem. */
export const quickFixKinds = [
  'add-now',
  'add-slot',
  'add-section',
  'add-cause',
  'mark-not-applicable',
  'add-whys',
  'add-fix',
  'add-owner',
  'add-due',
  'mark-done',
  'move-due',
  'mark-verified',
  'add-evidence',
] as const;
export type QuickFixKind = (typeof quickFixKinds)[number];

/** Edits that put the missing piece in place, and what to select then (in the edited text) so that typing fills it. */
export interface QuickFix {
  readonly kind: QuickFixKind;
  readonly edits: readonly TextEdit[];
  readonly select: Range | null;
}

/** `today` `YYYY-MM-DD`; `now` as front matter writes a time, `YYYY-MM-DDTHH:MM`; `owner` may be empty. */
export interface QuickFixContext {
  readonly today: string;
  readonly now: string;
  readonly owner: string;
}

/** Days that a fix usually gets: contain within three, change the process within a month, build the ability in a quarter. */
const usualDays: Readonly<Record<Term | 'unsorted', number>> = { short: 3, mid: 30, long: 90, unsorted: 14 };

/** The fixes for one problem of `model`, which `text` was parsed to; none where a person has to think first. */
export function quickFixes(
  text: string,
  model: Retrospective,
  problem: Problem,
  context: QuickFixContext,
): QuickFix[] {
  const { target } = problem;
  switch (problem.code) {
    case 'no-time':
      return made('add-now', setField(text, model, 'occurred', context.now), context.now);
    case 'no-place':
      return slot(text, model, 'place');
    case 'no-people':
      return slot(text, model, 'people');
    case 'missing-section':
      return target.part === 'section'
        ? intentFix('add-section', text, model, { kind: 'addSection', concept: target.concept })
        : [];
    case 'empty-section':
      return emptySection(text, model, problem, context);
    case 'empty-factor':
      return target.part === 'factor' ? factorFixes(text, model, target.factor) : [];
    case 'shallow-why':
      return target.part === 'cause' ? whyFixes(text, model, model.causes[target.factor][target.index]) : [];
    case 'no-fix':
      return intentFix('add-fix', text, model, { kind: 'addFix', term: 'short', patch: {} });
    case 'claim-no-evidence':
      return target.part === 'claim' ? evidenceFix(text, model, target.row) : [];
    case 'fix-no-owner':
      return target.part === 'fix' ? ownerFix(text, model, target, context) : [];
    case 'fix-no-due': {
      if (target.part !== 'fix') return [];
      const due = addDays(context.today, usualDays[target.term]);
      return patched('add-due', text, model, target, { due }, due);
    }
    case 'fix-overdue': {
      if (target.part !== 'fix') return [];
      const due = addDays(context.today, 7);
      return [
        ...patched('mark-done', text, model, target, { done: true }, null),
        ...patched('move-due', text, model, target, { due }, due),
      ];
    }
    case 'fix-not-verified':
      if (target.part !== 'fix') return [];
      return patched('mark-verified', text, model, target, { verified: context.today }, context.today);
    case 'fix-invalid-date': {
      const date = String(problem.params['date'] ?? '');
      const known = normalDate(date.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3'));
      return known && known !== date
        ? made('add-due', [{ range: problem.range, newText: known }], known)
        : [];
    }
    // What the matrix says is put right in the matrix.
    case 'matter-no-accountable':
    case 'matter-not-found':
      return [];
    case 'front-matter-invalid':
    case 'invalid-value':
      return [];
  }
}

/** A fix whose `value`, the last one that the edits write, gets selected. */
function made(kind: QuickFixKind, edits: readonly TextEdit[] | null, value: string | null): QuickFix[] {
  if (!edits || edits.length === 0) return [];
  return [{ kind, edits, select: value === null ? null : written(edits, value) }];
}

/** Where `value` stands in the edited text. */
function written(edits: readonly TextEdit[], value: string): Range | null {
  let shift = 0;
  let found: Range | null = null;
  for (const { range, newText } of [...edits].sort((a, b) => a.range.start - b.range.start)) {
    const at = newText.lastIndexOf(value);
    if (at >= 0) found = { start: range.start + shift + at, end: range.start + shift + at + value.length };
    shift += newText.length - (range.end - range.start);
  }
  return found;
}

function setField(text: string, model: Retrospective, field: FieldName, value: string): TextEdit[] | null {
  return setScalar(text, structureOf(text, model).matter, field, value);
}

/** Makes room for a value and puts the cursor there: the key with an empty value, or behind the key that is there. */
function slot(text: string, model: Retrospective, key: 'place' | 'people'): QuickFix[] {
  const { matter } = structureOf(text, model);
  const marker = '\u0001';
  const edits =
    key === 'people' ? setList(text, matter, key, [marker]) : setScalar(text, matter, key, marker);
  const [edit] = edits ?? [];
  if (!edit) return [];
  // Written with a stand-in to learn where the value goes, which is then taken out again.
  const quoted = JSON.stringify(marker);
  const at = edit.newText.indexOf(quoted);
  if (at < 0) return [];
  const newText = edit.newText.slice(0, at) + edit.newText.slice(at + quoted.length);
  const start = edit.range.start + at;
  return [{ kind: 'add-slot', edits: [{ range: edit.range, newText }], select: { start, end: start } }];
}

function intentFix(kind: QuickFixKind, text: string, model: Retrospective, intent: Intent): QuickFix[] {
  const result = editRetrospective(text, model, intent);
  const edit = result.ok ? result.edits.at(-1) : undefined;
  if (!result.ok || !edit) return [];
  const end =
    edit.range.start + edit.newText.trimEnd().length + (/- (?:\[ \] ?)?$/.test(edit.newText) ? 1 : 0);
  return [{ kind, edits: result.edits, select: { start: end, end } }];
}

function emptySection(
  text: string,
  model: Retrospective,
  problem: Problem,
  { now }: QuickFixContext,
): QuickFix[] {
  if (problem.target.part !== 'section') return [];
  const { concept } = problem.target;
  if (concept === 'timeline') {
    const time = now.replace('T', ' ');
    return made(
      'add-now',
      intentEdits(text, model, { kind: 'addRow', table: 'timeline', cells: { time } }),
      time,
    );
  }
  if (concept === 'claims')
    return intentFix('add-slot', text, model, { kind: 'addRow', table: 'claims', cells: {} });
  const heading = endOfLine(text, problem.range.end);
  const eol = lineEnding(text);
  const end = heading + 2 * eol.length;
  return [
    {
      kind: 'add-slot',
      edits: [{ range: { start: heading, end: heading }, newText: eol + eol }],
      select: { start: end, end },
    },
  ];
}

function intentEdits(text: string, model: Retrospective, intent: Intent): readonly TextEdit[] | null {
  const result = editRetrospective(text, model, intent);
  return result.ok ? result.edits : null;
}

function factorFixes(
  text: string,
  model: Retrospective,
  factor: 'technical' | 'process' | 'communication',
): QuickFix[] {
  const none = model.language === 'zh-cn' ? '不涉及：' : 'Not applicable: ';
  const empty = model.causes[factor].findIndex((cause) => cause.shape === 'list' && cause.text === '');
  const fill = (value: string): Intent =>
    empty >= 0
      ? { kind: 'setCause', factor, path: [empty], text: value }
      : { kind: 'addCause', factor, under: [], text: value };
  const first = empty >= 0 ? [] : intentFix('add-cause', text, model, fill(''));
  const stated = intentEdits(text, model, fill(none.trim()));
  return [...first, ...made('mark-not-applicable', stated, none.trim())].map((fix) =>
    fix.kind === 'mark-not-applicable' && fix.select
      ? { ...fix, select: { start: fix.select.end, end: fix.select.end } }
      : fix,
  );
}

/** Adds empty whys below the deepest why that says something, until there is room for three. */
function whyFixes(text: string, model: Retrospective, cause: Cause | undefined): QuickFix[] {
  if (!cause || cause.shape !== 'list') return [];
  let edited = text;
  let current = model;
  const all: TextEdit[] = [];
  let select: Range | null = null;
  const { factor, index } = placeOf(model, cause);
  if (index < 0) return [];
  const path = [index, ...deepest(cause)];
  for (let missing = 3 - whyDepth(cause); missing > 0; missing--) {
    const under = path.slice();
    const result = editRetrospective(edited, current, { kind: 'addCause', factor, under, text: '' });
    const edit = result.ok ? result.edits[0] : undefined;
    if (!edit) return [];
    const parent = under.reduce<readonly Cause[]>(
      (level, at) => level[at]?.children ?? [],
      current.causes[factor],
    );
    path.push(parent.length);
    all.push(edit);
    const end = edit.range.start + edit.newText.length;
    select ??= { start: end - openWhy[model.language].length, end };
    edited = applyEdits(edited, [edit]);
    current = parseRetrospective(edited);
  }
  const first = all[0];
  if (!first) return [];
  // Each one was added right behind the one before, so that together they are one insert.
  return [
    {
      kind: 'add-whys',
      edits: [{ range: first.range, newText: all.map(({ newText }) => newText).join('') }],
      select,
    },
  ];
}

function placeOf(model: Retrospective, cause: Cause) {
  for (const factor of ['technical', 'process', 'communication'] as const) {
    const index = model.causes[factor].indexOf(cause);
    if (index >= 0) return { factor, index };
  }
  return { factor: 'technical' as const, index: -1 };
}

function deepest(cause: Cause): number[] {
  let best: number[] = [];
  cause.children.forEach((why, at) => {
    const below = [at, ...deepest(why)];
    if (!isOpen(why) && below.length > best.length) best = below;
  });
  return best;
}

function evidenceFix(text: string, model: Retrospective, row: number): QuickFix[] {
  const open = model.claims[row]?.links.find(({ href }) => href.trim() === '');
  if (open)
    return [
      { kind: 'add-evidence', edits: [], select: { start: open.range.end - 1, end: open.range.end - 1 } },
    ];
  const marker = model.language === 'zh-cn' ? '证据' : 'evidence';
  const edits = intentEdits(text, model, {
    kind: 'setCell',
    table: 'claims',
    row,
    column: 'evidence',
    value: `[${marker}]()`,
  });
  if (!edits) return [];
  const place = written(edits, `[${marker}]()`);
  const at = place ? place.end - 1 : null;
  return [{ kind: 'add-evidence', edits, select: at === null ? null : { start: at, end: at } }];
}

type FixTarget = { readonly term: Term | 'unsorted'; readonly index: number };

function patched(
  kind: QuickFixKind,
  text: string,
  model: Retrospective,
  { term, index }: FixTarget,
  patch: FixPatch,
  value: string | null,
): QuickFix[] {
  return made(kind, intentEdits(text, model, { kind: 'setFix', term, index, patch }), value);
}

function ownerFix(
  text: string,
  model: Retrospective,
  target: FixTarget,
  { owner }: QuickFixContext,
): QuickFix[] {
  if (owner !== '') return patched('add-owner', text, model, target, { owners: [owner] }, owner);
  const fix = model.fixes[target.term][target.index];
  if (!fix || fix.shape === 'table') return [];
  // Nobody can know who it is: the sign is put there, and the name is typed behind it.
  const at = fix.range.end;
  const end = at + 2;
  return [
    {
      kind: 'add-owner',
      edits: [{ range: { start: at, end: at }, newText: ' @' }],
      select: { start: end, end },
    },
  ];
}
