import { codeSpans } from '../markdown/inline.ts';
import type { Range } from '../markdown/text.ts';
import { hangsOnEvent, isCommitment } from './commitment.ts';
import { formatMoment } from './moment.ts';
import type { TimeExpression } from './timeExpressions.ts';
import { findTimes, resolveTime } from './timeExpressions.ts';
import type { TimeContext } from './timePiece.ts';

/** A promised time of a reply. */
export interface PromisedTime {
  /** The words that name the time, as written; `start` and `end` in UTF-16 units. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** ISO 8601 with the zone of the moment of writing; null where somebody has to say which time is meant. */
  readonly due: string | null;
  readonly ambiguous: boolean;
}

/** Times that somebody else said or that explain notation: in quotation marks, code or Markdown quotes. */
function quotedRanges(text: string): Range[] {
  const ranges = codeSpans(text, 0, text.length);
  for (const pattern of [
    /“[^”\n]{1,400}”/g,
    /「[^」\n]{1,400}」/g,
    /"[^"\n]{1,400}"/g,
    /^[ \t]{0,3}>[^\n]{0,2000}/gm,
    /^```[^]{0,20000}?^```/gm,
  ]) {
    for (const match of text.matchAll(pattern)) {
      // A reply that stands in quotation marks as a whole is the reply.
      if (match[0].length < text.trim().length)
        ranges.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return ranges.sort((a, b) => a.start - b.start);
}

/** No reply names more times than this; the rest of a text that does is not looked at, so that nobody waits for it. */
const mostTimes = 5_000;

/** 11月20日 我们将于24日完成: the date of a letter or an entry, with the one that is promised behind it. */
function isHeading(text: string, time: TimeExpression, next: TimeExpression | undefined): boolean {
  const names = ({ pieces }: TimeExpression): boolean => pieces.some(({ day }) => day);
  if (!next || next.start - time.end > 20 || !names(time) || !names(next)) return false;
  const lead = text.slice(Math.max(0, time.start - 12), time.start);
  return (
    /(?:^|[\r\n])[\s#>*【[（(-]*$/.test(time.start > 12 ? `.${lead}` : lead) &&
    /^(?:[】\])）][\s:：]*|[\s:：]+)[^，。；,.;!?！？\r\n]{0,8}(?:我|将|会|(?:we|I)(?![a-z]))[^，。；,.;!?！？\r\n]*$/i.test(
      text.slice(time.end, next.start),
    )
  );
}

/** The times of commitments in `text`, found as they are asked for; `isOver` tells which lie before the moment of writing. */
function* committedTimes(text: string, isOver: (time: TimeExpression) => boolean): Generator<TimeExpression> {
  const times = findTimes(text, mostTimes).slice(0, mostTimes);
  if (times.length === 0) return;
  const quoted = quotedRanges(text);
  let next = 0;
  for (const [at, time] of times.entries()) {
    while (next < quoted.length && (quoted[next]?.end ?? 0) <= time.start) next++;
    const inQuote = quoted[next] !== undefined && (quoted[next]?.start ?? 0) <= time.start;
    if (!inQuote && !isHeading(text, time, times[at + 1]) && isCommitment(text, time, isOver(time)))
      yield time;
  }
}

/** Whether `text` commits its writer to a concrete time, whenever it was written. */
export function hasDatedCommitment(text: string): boolean {
  return !committedTimes(text, () => false).next().done;
}

/**
 * The times that `text` promises, in their order, reckoned from the moment it was written. A time in need of a holiday list
 * that is not there, or of an event that is not known, is ambiguous and has no due moment. Of more than 5,000 times the
 * first ones are looked at.
 */
export function findPromises(text: string, context: TimeContext): PromisedTime[] {
  const due = new Map<TimeExpression, number | null>();
  const times = committedTimes(text, (time) => {
    const moment = resolveTime(time, context);
    due.set(time, moment);
    return moment !== null && moment < context.now.local;
  });
  return Array.from(times, (time) => {
    const found = hangsOnEvent(text, time) ? null : (due.get(time) ?? null);
    // A promise for a time that has passed is a slip of the pen: somebody has to say which one is meant.
    const moment = found === null || found < context.now.local ? null : found;
    return {
      text: text.slice(time.start, time.end),
      start: time.start,
      end: time.end,
      due: moment === null ? null : formatMoment(moment, context.now.zone),
      ambiguous: moment === null,
    };
  });
}
