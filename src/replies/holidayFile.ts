import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml';
import { lineAt, splitLines } from '../markdown/text.ts';
import { normalDate } from '../markdown/task.ts';
import { dateOf, dayNumber } from './moment.ts';
import type { HolidayList } from './workingDays.ts';

/** What is wrong with a line of a holiday list: the YAML itself, no date, the end before the start, or no list of that name. */
export interface HolidayProblem {
  readonly code: 'yaml' | 'no-date' | 'reversed' | 'unknown-key' | 'too-long';
  /** From 1. */
  readonly line: number;
  /** What stands there; for `yaml` what the reader says about it. */
  readonly text: string;
}

/** A holiday list as read: what is right in it, and what was left out. */
export interface HolidayFile {
  readonly list: HolidayList;
  readonly problems: readonly HolidayProblem[];
}

const keys: Readonly<Record<string, 'holidays' | 'workdays'>> = {
  holidays: 'holidays',
  holiday: 'holidays',
  休息日: 'holidays',
  节假日: 'holidays',
  放假: 'holidays',
  workdays: 'workdays',
  workday: 'workdays',
  调休: 'workdays',
  上班: 'workdays',
  调休上班: 'workdays',
};

/** Longest holiday, in days: a range beyond it is a slip of the pen. */
const longest = 60;

/**
 * Reads a holiday list: YAML with `holidays` (days off: a map from a date or a range `2026-10-01..2026-10-07` to the name, or a
 * list of them) and `workdays` (Saturdays and Sundays that are worked). What cannot be read is named with its line; the rest
 * counts.
 */
export function readHolidays(text: string): HolidayFile {
  const lines = splitLines(text);
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent', stringKeys: true });
  const holidays = new Map<string, string>();
  const workdays = new Set<string>();
  const problems: HolidayProblem[] = [];
  const lineOf = (offset: number): number => lineAt(lines, offset) + 1;
  const at = (node: unknown): number => lineOf((node as Node | null)?.range?.[0] ?? 0);
  for (const error of document.errors)
    problems.push({ code: 'yaml', line: lineOf(error.pos[0]), text: error.message });
  const add = (kind: 'holidays' | 'workdays', dates: string, name: string, node: unknown): void => {
    const found = daysOf(dates);
    if (typeof found === 'string') {
      problems.push({ code: found, line: at(node), text: dates });
      return;
    }
    for (const day of found) {
      if (kind === 'holidays') holidays.set(day, name);
      else workdays.add(day);
    }
  };
  const read = (kind: 'holidays' | 'workdays', node: unknown): void => {
    if (isScalar(node)) {
      if (textOf(node) !== '') add(kind, textOf(node), '', node);
    } else if (isMap(node)) {
      for (const pair of node.items) add(kind, textOf(pair.key), textOf(pair.value), pair.key);
    } else if (isSeq(node)) {
      for (const item of node.items) read(kind, item);
    }
  };
  if (isMap(document.contents)) {
    for (const pair of document.contents.items as Pair[]) {
      const kind = keys[textOf(pair.key).toLowerCase()];
      if (kind) read(kind, pair.value);
      else problems.push({ code: 'unknown-key', line: at(pair.key), text: textOf(pair.key) });
    }
  } else if (isScalar(document.contents) || isSeq(document.contents)) {
    problems.push({
      code: 'unknown-key',
      line: at(document.contents),
      text: textOf(document.contents).slice(0, 40),
    });
  }
  return { list: { holidays, workdays }, problems };
}

function textOf(node: unknown): string {
  return isScalar(node) ? (node.source ?? '').trim() : '';
}

/** The days of `2026-10-01`, `2026-10-01..2026-10-07` or `2026-10-01 至 10-07`; a code where it says none. */
function daysOf(text: string): string[] | 'no-date' | 'reversed' | 'too-long' {
  const [from = '', to, ...more] = text.split(/\s*(?:\.\.+|~|～|至|到|\bto\b|—|–)\s*/);
  const first = normalDate(from);
  if (!first || more.length > 0) return 'no-date';
  const last =
    to === undefined
      ? first
      : normalDate(/^\d{1,2}[-/.]\d{1,2}$/.test(to) ? `${first.slice(0, 4)}-${to}` : to);
  if (!last) return 'no-date';
  if (last < first) return 'reversed';
  const [start, end] = [first, last].map((date) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    return dayNumber(year, month, day);
  });
  if (start === undefined || end === undefined || end - start >= longest) return 'too-long';
  return Array.from({ length: end - start + 1 }, (_, index) => {
    const { year, month, day } = dateOf(start + index);
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${year}-${two(month)}-${two(day)}`;
  });
}
