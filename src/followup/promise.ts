import { readTokens } from '../markdown/task.ts';
import { lineEnding } from '../markdown/text.ts';
import {
  dateOf,
  dayNumber,
  daySeconds,
  lastDayOf,
  parseMoment,
  weekdayOf,
  type Moment,
} from '../replies/moment.ts';
import { findPromises, type PromisedTime } from '../replies/promises.ts';
import { findTimes, resolveTime } from '../replies/timeExpressions.ts';
import type { TimeContext } from '../replies/timePiece.ts';
import { workingDayAfter } from '../replies/workingDays.ts';
import { renderTask } from '../retrospective/editFixes.ts';
import type { EditResult } from '../retrospective/intent.ts';
import { parseRetrospective, structureOf } from '../retrospective/parse.ts';
import { appendToBody, findItem, insertSection, itemAfter } from '../retrospective/place.ts';
import { sectionOf } from '../retrospective/structure.ts';
import { readDue } from '../markdown/due.ts';
import { isoDay } from './agenda.ts';

/** A promise that a text makes, ready to be written down. */
export interface FoundPromise {
  /** What was promised: the clause with the time, as written. */
  readonly text: string;
  /** The words that name the time. */
  readonly words: string;
  /** Where those words stand. */
  readonly start: number;
  readonly end: number;
  /** `YYYY-MM-DD`, with `THH:MM` for a time of day; null where somebody has to say which moment is meant. */
  readonly due: string | null;
  /** Why: `past` where the moment named has passed, `open` where it cannot be known. */
  readonly doubt: 'past' | 'open' | null;
}

/** A moment as a task has it: a day that ends at 23:59 is the day alone. */
export function dueText(local: number): string {
  const day = isoDay(Math.floor(local / daySeconds));
  const minutes = Math.floor((local % daySeconds) / 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  return minutes === 1439 ? day : `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The promises of `text`, seen from the moment it is written. */
export function readPromises(text: string, context: TimeContext): FoundPromise[] {
  const found = findPromises(text, context);
  return found.map((promise, index) => {
    const moment = promise.due === null ? null : parseMoment(promise.due);
    const isOver = moment ? moment.local < context.now.local : isPast(promise.text, context);
    return {
      text: clauseOf(text, promise, found[index - 1]?.end ?? 0, found[index + 1]?.start ?? text.length),
      words: promise.text,
      start: promise.start,
      end: promise.end,
      due: moment && !isOver ? dueText(moment.local) : null,
      doubt: isOver ? 'past' : moment ? null : 'open',
    };
  });
}

/** Whether the words name a moment that has passed. */
function isPast(words: string, context: TimeContext): boolean {
  const [time] = findTimes(words);
  const moment = time ? resolveTime(time, context) : null;
  return moment !== null && moment < context.now.local;
}

const sentenceEnds = '。！？!?；;\r\n|';
const clauseEnds = '，,：:';
/** Fewer letters beside the time do not say what is promised. */
const leastWords = 4;
/** Longest text of a promise, in UTF-16 units. */
const longest = 120;

function isSentenceEnd(text: string, at: number): boolean {
  const unit = text[at] ?? '\n';
  if (unit === '.')
    return (
      /^\.(?:\s|$)/.test(text.slice(at, at + 2)) && !/[ap]\.?m?$/i.test(text.slice(Math.max(0, at - 3), at))
    );
  return sentenceEnds.includes(unit);
}

function isClauseEnd(text: string, at: number): boolean {
  const between = /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '');
  return isSentenceEnd(text, at) || (clauseEnds.includes(text[at] ?? '') && !between);
}

/**
 * The clause around a promised time; with the clause behind it, or else in front of it, where it holds nothing but the time.
 * Reaches neither into another sentence nor over the promises before `from` and behind `to`.
 */
function clauseOf(text: string, { start, end }: PromisedTime, from: number, to: number): string {
  const back = (at: number, ends: typeof isClauseEnd): number => {
    while (at > from && at > start - longest && !ends(text, at - 1)) at--;
    return at;
  };
  const forth = (at: number, ends: typeof isClauseEnd): number => {
    while (at < to && at < end + longest && !ends(text, at)) at++;
    return at;
  };
  let first = back(start, isClauseEnd);
  let last = forth(end, isClauseEnd);
  const says = (): number =>
    (text.slice(first, start) + text.slice(end, last)).replace(/[^\p{L}\p{N}]/gu, '').length;
  if (says() < leastWords && last < to && clauseEnds.includes(text[last] ?? '\n'))
    last = forth(last + 1, isClauseEnd);
  if (says() < leastWords && first > from && clauseEnds.includes(text[first - 1] ?? '\n'))
    first = back(first - 1, isClauseEnd);
  // A clause that another promise begins belongs to that one.
  if (last >= to && to < text.length) {
    const cut = Math.max(...[...clauseEnds, ' '].map((unit) => text.lastIndexOf(unit, to - 1)));
    if (cut >= end) last = cut;
  }
  return (
    text
      .slice(first, last)
      .replace(/^[\s>#*_\-+]*(?:\[[ xX]\]\s)?/, '')
      .replace(/[\s*_、,，]+$/, '')
      // The words of a time may go over the end of a line; a task cannot.
      .replace(/\s*[\r\n]\s*/g, ' ')
      .slice(0, longest)
  );
}

/** A promise as it is to be recorded; `due` as `readPromises` gives it. */
export interface PromiseToRecord {
  readonly text: string;
  readonly owners: readonly string[];
  readonly due: string;
}

/**
 * Adds promises as task items to the section of promises of a retrospective, which is made where it is missing. Those that
 * stand there with the same words and date are left out. One edit, so that it is taken back in one step.
 */
export function recordPromises(text: string, promises: readonly PromiseToRecord[]): EditResult {
  const model = parseRetrospective(text);
  const structure = structureOf(text, model);
  const section = sectionOf(structure, 'promises');
  const present = section ? text.slice(section.body.start, section.range.end) : '';
  const tasks = promises
    .map(({ text: words, owners, due }) => renderTask({ text: plainWords(words), owners, due }))
    .filter((task, at, all) => !present.includes(task.slice(4)) && all.indexOf(task) === at);
  if (tasks.length === 0) return { ok: true, edits: [], select: null };
  if (!section) {
    const body = tasks.map((task) => `- ${task}`).join('\n');
    return { ok: true, edits: [insertSection(structure, model.language, 'promises', body)], select: null };
  }
  const list = section.blocks.findLast((block) => block.kind === 'list');
  const last = list?.kind === 'list' ? list.items.at(-1) : undefined;
  const item = last && findItem(structure.blocks, last.start);
  if (!item) {
    const body = tasks.map((task) => `- ${task}`).join('\n');
    return { ok: true, edits: [appendToBody(structure, section, body)], select: null };
  }
  // One edit for all: each next item takes the marker and indentation of the first.
  const [first = '', ...others] = tasks;
  const edit = itemAfter(text, item, first);
  const lead = edit.newText.slice(lineEnding(text).length, edit.newText.length - first.length);
  const further = others.map((task) => lineEnding(text) + (/\d/.test(lead) ? '- ' : lead) + task).join('');
  return { ok: true, edits: [{ ...edit, newText: edit.newText + further }], select: null };
}

/**
 * Words that would be read as a date or owner of the task ("截止：周五", "负责人：") lose their colon; an @ stays one only in an
 * address; and there is no code, whose ends could hide one of these from this and not from the reader.
 */
function plainWords(words: string): string {
  let text = words.replaceAll('`', '').replace(/[\s:：@]+$/, '');
  for (;;) {
    // A value that goes away may have hidden the next one.
    const [token] = readTokens(text, { start: 0, end: text.length });
    if (!token) return text;
    const { start, end } = token.range;
    const written = text.slice(start, end);
    const plain = written.startsWith('@')
      ? `＠${written.slice(1)}`
      : /[:：]/.test(written.slice(0, token.valueRange.start - start))
        ? written.replace(/\s*[:：]\s*/, ' ')
        : `${text.slice(start, token.valueRange.start)}(${token.value})`;
    text = text.slice(0, start) + plain + text.slice(end);
  }
}

/** A moment that an unclear promise may mean. */
export interface Candidate {
  readonly name: 'today' | 'tomorrowNoon' | 'tomorrow' | 'workingDay' | 'friday' | 'week' | 'month';
  /** As `readPromises` gives it. */
  readonly due: string;
}

/** Moments to choose from where a promise does not say which one it means: the end of work on the next days, the earliest first. */
export function candidates({ now, holidays }: TimeContext): Candidate[] {
  const today = Math.floor(now.local / daySeconds);
  const close = (day: number): number => day * daySeconds + 18 * 3600;
  const { year, month } = dateOf(today);
  const all: [Candidate['name'], number | null][] = [
    ['today', close(today) > now.local ? close(today) : null],
    ['tomorrowNoon', close(today + 1) - 6 * 3600],
    ['tomorrow', close(today + 1)],
    ['workingDay', endOf(workingDayAfter(today, 1, holidays), close)],
    ['friday', close(today + ((5 - weekdayOf(today) + 7) % 7 || 7))],
    ['week', close(today + 7)],
    ['month', close(dayNumber(year, month, lastDayOf(year, month)))],
  ];
  const seen = new Set<number>();
  return all
    .flatMap(([name, local]) => {
      if (local === null || local <= now.local || seen.has(local)) return [];
      seen.add(local);
      return [{ name, due: dueText(local), local }];
    })
    .sort((a, b) => a.local - b.local)
    .map(({ name, due }) => ({ name, due }));
}

function endOf(day: number | null, close: (day: number) => number): number | null {
  return day === null ? null : close(day);
}

/** The moment that somebody types: a date, or words such as 下周三下午 or "by Friday noon"; null where it is none to come. */
export function typedDue(text: string, context: TimeContext): string | null {
  const written = readDue(text);
  if (written)
    return laterThan(written.time === null ? written.date : `${written.date}T${written.time}`, context.now);
  const [time, ...others] = findTimes(text.trim());
  const moment = time && others.length === 0 ? resolveTime(time, context) : null;
  return moment !== null && moment >= context.now.local ? dueText(moment) : null;
}

function laterThan(due: string, now: Moment): string | null {
  return due >= dueText(now.local).slice(0, due.length) ? due : null;
}
