import { readFrontMatter, readList, readScalar } from '../markdown/frontMatter.ts';
import { kindsWithOwnProblems } from '../markdown/ownKinds.ts';
import { endOfLine, type Range } from '../markdown/text.ts';
import { hasCompensation, namesApproval } from './compensation.ts';
import { hasEmpathy } from './empathy.ts';
import { hasFacts } from './facts.ts';
import { findUnfilled, slotName, withoutCode } from './placeholders.ts';
import { hasDatedCommitment } from './promises.ts';
import { sentencesOf } from './sentences.ts';
import { hasSolution } from './solution.ts';
import { type BeatName, beatNames } from './template.ts';

/** The six things that a reply is looked at for, in the order of a talk. */
export const replyChecks = ['empathy', 'facts', 'solution', 'dated', 'compensation', 'unfilled'] as const;
/** One of them. */
export type ReplyCheck = (typeof replyChecks)[number];

/** What was found for one check. */
export interface CheckResult {
  readonly check: ReplyCheck;
  /** False where something is missing, or where something is granted without a word on who approves it. */
  readonly ok: boolean;
  /** The sentence that shows it, or the names of what is not filled in; empty where there is none. */
  readonly because: string;
  /** What the result is about; null where that is the reply as a whole. */
  readonly range: Range | null;
}

/** Beats that a reply needs where its front matter does not say which. */
const usualBeats: readonly BeatName[] = ['empathy', 'facts', 'solution', 'dated'];

/**
 * Looks at a reply: the three beats and a date, whether something is granted without saying that it needs approval, and what is
 * not filled in. Six results, in the order of `replyChecks`. Front matter is not part of the reply. Sentences are read in the
 * first `most` units, what is not filled in is looked for in all of it.
 */
export function checkReply(text: string, most = Number.POSITIVE_INFINITY): CheckResult[] {
  const start = bodyStart(text);
  const whole = text.slice(start);
  const body = whole.slice(0, most);
  const sentences = sentencesOf(withoutCode(body));
  const beat = (check: ReplyCheck, holds: (sentence: string) => boolean): CheckResult => {
    const because = sentences.find(holds) ?? '';
    return {
      check,
      ok: because !== '',
      because,
      range: because === '' ? null : placeOf(text, start, because),
    };
  };
  const granted = sentences.filter(hasCompensation);
  // Who approves is often said in the sentence behind.
  const unapproved = granted.find(
    (sentence) =>
      !namesApproval(sentence) && !namesApproval(sentences[sentences.indexOf(sentence) + 1] ?? ''),
  );
  const about = unapproved ?? granted[0] ?? '';
  const open = findUnfilled(whole);
  const names = open.map((range) => slotName(whole.slice(range.start, range.end)));
  const dated = hasDatedCommitment(body);
  const datedIn = dated ? (sentences.find(hasDatedCommitment) ?? '') : '';
  return [
    beat('empathy', hasEmpathy),
    beat('facts', hasFacts),
    beat('solution', hasSolution),
    {
      check: 'dated',
      ok: dated,
      because: datedIn,
      range: datedIn === '' ? null : placeOf(text, start, datedIn),
    },
    {
      check: 'compensation',
      ok: unapproved === undefined,
      because: about,
      range: about === '' ? null : placeOf(text, start, about),
    },
    {
      check: 'unfilled',
      ok: open.length === 0,
      because: [...new Set(names)].join(' · '),
      range: open[0] ? { start: open[0].start + start, end: open[0].end + start } : null,
    },
  ];
}

/** Stable codes of what is to be put right in a reply; printed as `reply/<code>`. */
export const replyProblemCodes = [
  'unfilled',
  'compensation',
  'no-empathy',
  'no-facts',
  'no-solution',
  'no-dated',
] as const;

/** Something to put right in a reply document. `name` is what an open slot asks for. */
export interface ReplyProblem {
  readonly code: (typeof replyProblemCodes)[number];
  /** A beat that is missing is a hint: not every reply needs it. */
  readonly severity: 'warning' | 'info';
  readonly range: Range;
  readonly name: string;
}

/**
 * What is to be put right in the reply document `text`: each open slot, each beat that is missing (of those that its front matter
 * lists as `beats`, else of the usual four), and a grant without approval.
 */
export function replyProblems(text: string): ReplyProblem[] {
  const start = bodyStart(text);
  const wanted = wantedBeats(text);
  const first = firstLine(text, start);
  const problems: ReplyProblem[] = findUnfilled(text.slice(start)).map((range) => ({
    code: 'unfilled',
    severity: 'warning',
    range: { start: range.start + start, end: range.end + start },
    name: slotName(text.slice(range.start + start, range.end + start)),
  }));
  // An empty reply has nothing to be judged yet.
  if (text.slice(start).trim() === '') return problems;
  for (const { check, ok, range } of checkReply(text)) {
    if (ok || check === 'unfilled') continue;
    if (check === 'compensation')
      problems.push({ code: 'compensation', severity: 'warning', range: range ?? first, name: '' });
    else if (wanted.includes(check))
      problems.push({ code: `no-${check}`, severity: 'info', range: first, name: '' });
  }
  return problems;
}

function wantedBeats(text: string): readonly BeatName[] {
  const listed = readList(readFrontMatter(text), 'beats').items;
  const known = beatNames.filter((name) => listed.includes(name));
  return known.length > 0 ? known : usualBeats;
}

/** True where the front matter says that `text` is a reply that was, or is being, written, and no template. */
export function isReplyDocument(text: string): boolean {
  return readScalar(readFrontMatter(text), 'fupan')?.value === 'reply' && !isReplyTemplate(text);
}

/** True where the front matter of a reply lists `placeholders`: its slots are there to be filled later. */
export function isReplyTemplate(text: string): boolean {
  return readScalar(readFrontMatter(text), 'placeholders') !== null;
}

/** Where the reply itself begins. */
export function bodyStart(text: string): number {
  const end = readFrontMatter(text).place?.range.end ?? 0;
  return end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
}

function firstLine(text: string, start: number): Range {
  return { start, end: endOfLine(text, start) };
}

/** Sentences are pieces of the text but for code and quotes, which are blanked; those have no place of their own. */
function placeOf(text: string, from: number, sentence: string): Range | null {
  const at = text.indexOf(sentence, from);
  return at < 0 ? null : { start: at, end: at + sentence.length };
}

/**
 * The open slots of a text of another kind (what its `fupan:` says, or null) that a reply was put into. Words in 【】 of a
 * document made from another template are told with what else that leaves to fill in, and left out here.
 */
export function openSlots(text: string, kind: string | null): ReplyProblem[] {
  const others = kind !== null && !kindsWithOwnProblems.has(kind);
  return slotMarksIn(text)
    .filter(({ range }) => text[range.start] === '[' || !others)
    .map(({ range, name }) => ({ code: 'unfilled', severity: 'warning', range, name }));
}

/** Marks that filling a template leaves, in any text: 【待填：…】 and [fill in: …]. */
export function slotMarksIn(text: string): { readonly range: Range; readonly name: string }[] {
  if (!text.includes('【待填：') && !text.includes('[fill in: ')) return [];
  return findUnfilled(text).flatMap((range) => {
    const mark = text.slice(range.start, range.end);
    return /^(?:【待填：|\[fill in: )/.test(mark) ? [{ range, name: slotName(mark) }] : [];
  });
}
