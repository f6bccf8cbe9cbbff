import { chineseTimes } from './chineseTimes.ts';
import { englishTimes } from './englishTimes.ts';
import { dateOf, dayNumber, daySeconds, lastDayOf } from './moment.ts';
import { dateOrder, dayBeside, inOrder } from './numericDates.ts';
import type { ClockTime, DayPart, DayRule, TimeContext, TimePiece } from './timePiece.ts';
import { endOfDay, today } from './timePiece.ts';

/** A time that a text names, from one or more pieces beside each other. */
export interface TimeExpression {
  /** From the first word of the time to the last, with 前, 内, by or within: UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly TimePiece[];
  /** True where the words can only mean the future. */
  readonly future: boolean;
  /** True where the words set a limit: 前, 内, by, within. */
  readonly limit: boolean;
  /** True where something is said to happen before this length of time, as in 三天前 or "since". */
  readonly isSpan: boolean;
}

/** Digits, letters and marks as Chinese keyboards write them. */
const wide = /[０-９Ａ-Ｚａ-ｚ：／．－]/g;
const sameAs: Readonly<Record<string, string>> = { 元: '一', 俩: '两', 仨: '三' };

/** The text in the letters that the rules are written in, one unit for one, so that offsets stay. */
function halfWidth(text: string): string {
  return text
    .replace(/元(?=月)|[俩仨]/g, (word) => sameAs[word] ?? word)
    .replace(/[\u3000\u00a0]/g, ' ')
    .replace(wide, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0));
}

/** The pieces of times in `text`; where one rule finds more than `most` of them, those up to there. */
function findPieces(text: string, most: number): TimePiece[] {
  let found: TimePiece[] = [];
  let reach = text.length;
  for (const { pattern, read } of [...chineseTimes, ...englishTimes]) {
    pattern.lastIndex = 0;
    let count = 0;
    for (let match = pattern.exec(text); match && match.index < reach; match = pattern.exec(text)) {
      if (match[0] === '') {
        pattern.lastIndex++;
        continue;
      }
      const piece = read(match);
      if (piece && ++count > most) reach = match.index;
      else if (piece) found.push({ ...piece, start: match.index, end: match.index + match[0].length });
    }
  }
  if (reach < text.length) found = found.filter(({ start }) => start < reach);
  if (found.some(({ readings }) => readings)) {
    const order = dateOrder(text);
    for (const [at, piece] of found.entries()) found[at] = inOrder(piece, order);
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: TimePiece[] = [];
  for (const piece of found) {
    const last = kept.at(-1);
    if (!last || piece.start >= last.end) kept.push(piece);
    // Of two that overlap the longer one has read more of what is meant.
    else if (piece.end - piece.start > last.end - last.start) kept[kept.length - 1] = piece;
  }
  return kept;
}

const joint =
  /^[）)]?\s?(?:sharp )?(?:,\s?)?(?:的|在|于|[（(]|@|即)?(?:(?:at|by|on|before|from|in the|of the|of|around|about|the|and|no later than|latest|until|,|-|–)\s?){0,2}\s?$/i;
const rangeJoint = /^\s?(?:到|至|[-–—~～]|to|until|till|or|或者?)\s?$/i;

/** Whether `next` can be a further piece of a time that has `pieces`. */
function fits(pieces: readonly TimePiece[], next: TimePiece, gap: string): boolean {
  if (next.span || pieces.some(({ span }) => span)) return false;
  if (gap.length > 16 || !joint.test(gap)) return false;
  // "Friday, morning checks": a comma joins only where both together make a date or a time of day.
  if (next.day && pieces.some(({ day }) => day)) {
    return next.weekday === true || pieces.some(({ day, weekday }) => day && weekday)
      ? !/[a-z]/i.test(gap)
      : false;
  }
  if (/\band\b/i.test(gap)) return false;
  if (next.part && pieces.some(({ part }) => part))
    return /^(?:dawn|night|smallHours|opening)$/.test(next.part);
  if (next.clock && pieces.some(({ clock }) => clock)) return false;
  return !(next.zone !== undefined && pieces.some(({ zone }) => zone !== undefined));
}

const suffix =
  /^\s?(?:[（(](?:周|星期)?[一二三四五六日天][）)])?[）)]?\s?(?:之前|以前|前(?![端台期提面后天置往来述景线])|之内|以内|内(?![容部网存])|截止|at the latest|latest|or (?:earlier|sooner)(?![a-z]))/i;
const prefix =
  /(?:(?<![A-Za-z])(?:no later than|not later than|at the latest by|on or before|(?<!(?:drop|dropping|come|coming|stop|stopping|swing|pass|go) )by|before|within|until)\s(?:the\s)?)$/i;
const limitBefore =
  /(?:最晚|最迟|不会?晚于|不会?迟于|不晚于|不迟于|截至|截止到?|赶在|抢在|必在|务必)(?:在|于|是)?\s?$|(?:latest|due|no later than|deadline:?)\s(?:on\s|by\s)?$/i;

function expressionOf(text: string, pieces: readonly TimePiece[]): TimeExpression | null {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last) return null;
  const lead = text.slice(Math.max(0, first.start - 24), first.start);
  const tail = text.slice(last.end, last.end + 16);
  const before = prefix.exec(lead)?.[0] ?? '';
  const after = suffix.exec(tail)?.[0] ?? '';
  const opened =
    text.slice(first.start, last.end).split(/[（(]/).length >
    text.slice(first.start, last.end).split(/[)）]/).length;
  const closing = after === '' && opened && /^[）)]/.test(tail) ? 1 : after.length;
  // The point of "by 5 pm." ends the sentence, that of "5 p.m." does not.
  const written = text.slice(first.start, last.end + closing);
  const stop = written.endsWith('.') && !/[ap]\.\s?m\.$/i.test(written) ? 1 : 0;
  const limit =
    before !== '' || after !== '' || limitBefore.test(lead) || pieces.some((piece) => piece.limit === true);
  if (pieces.every(({ weak }) => weak) && !(limit && pieces.some(({ day, clock }) => day ?? clock))) {
    // 早上8点 and "tomorrow at 10" hold a day or two weak pieces that explain each other.
    if (
      pieces.length < 2 &&
      !/^(?:in the|this)\s$/.test(/(?:in the|this)\s$/i.exec(lead)?.[0].toLowerCase() ?? '')
    )
      return null;
  }
  return {
    start: first.start - before.length,
    end: last.end + closing - stop,
    pieces,
    future: pieces.some(({ future }) => future === true),
    limit,
    isSpan: pieces.some(({ span }) => span !== undefined),
  };
}

/** 周六晚上10点开始，凌晨3点前完成: the small hours after a night are of the next day. */
function crossesMidnight(previous: TimeExpression | undefined, group: readonly TimePiece[]): boolean {
  const late = previous?.pieces.some(
    ({ part }) => part === 'evening' || part === 'night' || part === 'midnight',
  );
  return (
    late === true &&
    group.some(({ part, clock }) => part === 'dawn' || (clock?.half === 'am' && clock.hour < 7))
  );
}

/** "At 2 am tonight, and by 6": the second hour is of the same small hours. */
function goesOnAtDawn(
  previous: TimeExpression | undefined,
  group: readonly TimePiece[],
  gap: number,
): boolean {
  const late = previous?.pieces.some(({ part }) => part === 'evening' || part === 'night');
  const clock = previous?.pieces.find((piece) => piece.clock)?.clock;
  if (!late || !clock || clock.hour % 12 >= 6 || clock.half === 'pm' || gap > 40) return false;
  return (
    !group.some(({ part, day }) => part ?? day) &&
    group.some(
      (piece) => piece.clock?.half === null && !piece.clock.literal && piece.clock.hour >= clock.hour % 12,
    )
  );
}

/** The day `days` after the one that `piece` names, and nothing else of it. */
function daysAfter({ start, end, day: named, future }: TimePiece, days: number): TimePiece {
  const day: DayRule = (context) => {
    const found = named?.(context) ?? null;
    return found === null ? null : found + days;
  };
  return { start, end, day, ...(future === undefined ? {} : { future }) };
}

/** 下周三到周五, 10日至12日: the end of a range is the next such day from its start on. */
function endOfRange(end: TimePiece, start: TimePiece): TimePiece {
  const day: DayRule = (context) => {
    const from = start.day?.(context) ?? null;
    if (from === null) return null;
    return end.day?.({ ...context, now: { ...context.now, local: from * daySeconds } }) ?? null;
  };
  return { ...end, day };
}

/** 12月20号给清单，25号给报告: a later day of the month that was named. */
function laterInMonth(piece: TimePiece, named: TimePiece, number: number): TimePiece {
  const day: DayRule = (context) => {
    const from = named.day?.(context) ?? null;
    const usual = piece.day?.(context) ?? null;
    if (from === null) return usual;
    const { year, month, day: at } = dateOf(from);
    return number > at && number <= lastDayOf(year, month) ? dayNumber(year, month, number) : usual;
  };
  return { ...piece, day };
}

/** No sentence reckons more days one from the other; a text that does would be too deep to resolve. */
const mostSteps = 20;

/** The group with its day as the text before it has it: 次日 after a date, the end of a range. */
function anchored(group: readonly TimePiece[], lastDay: TimePiece | null, joined: boolean): TimePiece[] {
  return group.map((piece) => {
    if (!lastDay || !piece.day) return piece;
    if (piece.fromNamed !== undefined) {
      return { ...piece, ...daysAfter(lastDay, piece.fromNamed), start: piece.start, end: piece.end };
    }
    if (joined && piece.bare) return endOfRange(piece, lastDay);
    return piece.inNamedMonth === undefined ? piece : laterInMonth(piece, lastDay, piece.inNamedMonth);
  });
}

/** 周二、周四下午: days that stand side by side have one time of day. */
function shareTimeOfDay(groups: TimePiece[][], text: string): void {
  for (let at = groups.length - 2; at >= 0; at--) {
    const [group, next] = [groups[at], groups[at + 1]];
    const [first] = next ?? [];
    if (!group || !next || !first?.day) continue;
    const gap = text.slice(group.at(-1)?.end ?? 0, Math.min(first.start, (group.at(-1)?.end ?? 0) + 8));
    if (
      !/^\s?(?:、|和|及|与|以及|and|&|, and)\s?$/i.test(gap) ||
      !group.every(({ day, part }) => day && !part)
    )
      continue;
    group.push(
      ...next
        .filter(({ day, part, clock }) => !day && (part ?? clock))
        .map((piece) => ({ ...piece, start: group.at(-1)?.start ?? 0, end: group.at(-1)?.end ?? 0 })),
    );
  }
}

/** 凌晨2点开始，4点前完成: the second hour is of the same night as the first. */
function sameNight(
  previous: TimeExpression | undefined,
  group: readonly TimePiece[],
  gap: number,
): previous is TimeExpression {
  const late = previous?.pieces.some(({ part }) => part === 'dawn' || part === 'night' || part === 'evening');
  if (!late || gap > 40 || group.some(({ part }) => part)) return false;
  const hour = previous?.pieces.find(({ clock }) => clock)?.clock?.hour ?? 24;
  return group.some(({ clock }) => clock?.half === null && !clock.literal && clock.hour >= hour);
}

/** 年前（12月31日前）, 本月最后一天，也就是今天: the second tells the first once more. */
const gloss =
  /^(?:\s?[（(](?:也就是|即|i\.e\.,? |that is,? )?|[，,]\s?(?:也就是|即|that is,? |i\.e\.,? ))\s?$/i;

/** The times of which some tell others once more, as the others: with the day, and the hour where one of the two has it. */
function withoutGlosses(times: readonly TimeExpression[], text: string): TimeExpression[] {
  const kept: TimeExpression[] = [];
  for (const time of times) {
    const last = kept.at(-1);
    const isGloss = last && gloss.test(text.slice(last.end, Math.min(time.start, last.end + 16)));
    if (!isGloss || last.isSpan || time.isSpan) {
      kept.push(time);
      continue;
    }
    const hasHour = ({ pieces }: TimeExpression): boolean => pieces.some(({ part, clock }) => part ?? clock);
    if (time.pieces.some(({ day }) => day) && (hasHour(time) || !hasHour(last))) {
      kept[kept.length - 1] = { ...time, start: last.start, limit: time.limit || last.limit };
    }
  }
  return kept;
}

/**
 * The times that `text` names, in their order. Times that were (昨天, three days ago) are not found. Of a text with more than
 * about `most` the first ones are given.
 */
export function findTimes(original: string, most = Infinity): TimeExpression[] {
  const text = halfWidth(original);
  const pieces = findPieces(text, most);
  const groups: TimePiece[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    const end = group?.at(-1)?.end ?? 0;
    const gap = text.slice(end, Math.min(piece.start, end + 20));
    if (group && piece.start - end <= 16 && fits(group, piece, gap)) group.push(piece);
    else groups.push([piece]);
  }
  shareTimeOfDay(groups, text);
  const times: TimeExpression[] = [];
  let lastDay: TimePiece | null = null;
  let steps = 0;
  let lastEnd = 0;
  for (const written of groups) {
    const [first] = written;
    if (!first) continue;
    const between = text.slice(lastEnd, Math.min(first.start, lastEnd + 200));
    const previous = times.at(-1);
    if (/[。！!？?\n]|\.\s/.test(between) || first.start - lastEnd > 120) lastDay = null;
    const joined =
      rangeJoint.test(between) ||
      (/^\s?and\s$/.test(between) && /between\s$/i.test(text.slice(0, previous?.start ?? 0).slice(-9)));
    const group: readonly TimePiece[] = steps < mostSteps ? anchored(written, lastDay, joined) : written;
    const own = group.find(({ day }) => day);
    steps = own && !written.includes(own) ? steps + 1 : own ? 0 : steps;
    const needsDay = !own && !group.some(({ span }) => span);
    const atDawn = needsDay && goesOnAtDawn(previous, group, first.start - lastEnd);
    const inherited: TimePiece[] = [
      ...(needsDay && lastDay
        ? [atDawn || crossesMidnight(previous, group) ? daysAfter(lastDay, 1) : lastDay]
        : []),
      ...(atDawn ? [{ start: first.start, end: first.start, part: 'dawn' as const }] : []),
      ...(joined &&
      previous &&
      !group.some(({ part }) => part) &&
      group.some(({ clock }) => clock && !clock.half)
        ? previous.pieces.filter(({ part, day }) => part && !day)
        : []),
      ...(needsDay && !atDawn && sameNight(previous, group, first.start - lastEnd)
        ? previous.pieces.filter(({ part }) => part)
        : []),
    ];
    const time = expressionOf(
      text,
      inherited.length > 0 && joined ? [...group.map((piece) => ({ ...piece, weak: false }))] : group,
    );
    const whole =
      time && inherited.length > 0
        ? {
            ...time,
            pieces: [...inherited, ...time.pieces],
            future: time.future || inherited.some(({ future }) => future === true),
          }
        : time;
    if (whole && joined && previous && !previous.isSpan) {
      times[times.length - 1] = { ...whole, start: previous.start, limit: whole.limit || previous.limit };
    } else if (whole) times.push(whole);
    lastDay = own ?? lastDay;
    lastEnd = group.at(-1)?.end ?? lastEnd;
  }
  return withoutGlosses(times, text);
}

/** Minutes after midnight where a part of the day ends, as the definitions have it. */
const partEnd: Readonly<Record<DayPart, number>> = {
  dawn: 6 * 60,
  opening: 9 * 60,
  morning: 12 * 60,
  noon: 12 * 60,
  afternoon: 18 * 60,
  close: 18 * 60,
  evening: 22 * 60,
  night: 22 * 60,
  smallHours: 30 * 60,
  midnight: 24 * 60,
};

/** Minutes after midnight of the day that is named; above 1440 for the small hours that a night runs on into. */
function minutesOf(
  { hour, minute, half, literal }: ClockTime,
  part: DayPart | undefined,
  bare: boolean,
): number {
  const at = (hours: number): number => hours * 60 + minute;
  if (half === 'am') {
    const early = hour % 12;
    return part === 'evening' || part === 'night' ? at(early < 6 ? early + 24 : early) : at(early);
  }
  if (half === 'pm') return at((hour % 12) + 12);
  switch (part) {
    case 'dawn':
      return at(hour === 12 ? 0 : hour);
    case 'noon':
      return at(hour < 5 ? hour + 12 : hour);
    case 'afternoon':
    case 'close':
      return at(hour < 12 ? hour + 12 : hour);
    case 'evening':
    case 'night':
    case 'smallHours':
    case 'midnight':
      if (hour === 0 || hour === 24 || hour === 12) return at(24);
      return at(hour < 6 ? hour + 24 : hour < 12 ? hour + 12 : hour);
    case 'morning':
    case 'opening':
      return at(hour);
    case undefined:
      // Nobody promises anything for 3 at night without saying so.
      return at(!literal && !bare && hour < 7 ? hour + 12 : hour);
  }
}

/** The moment in seconds of the writer's clock; null where it cannot be known (a holiday, a date that does not exist). */
export function resolveTime(time: TimeExpression, context: TimeContext): number | null {
  const { pieces } = time;
  const span = pieces.find((piece) => piece.span)?.span;
  if (span) return span(context);
  const from = today(context);
  const days = pieces.filter((piece) => piece.day);
  // A date says more than the weekday beside it.
  const own = days.find(({ weekday }) => !weekday) ?? days[0];
  const rule =
    own &&
    dayBeside(
      own,
      days.find(({ weekday }) => weekday),
    );
  const day = rule ? rule(context) : from;
  if (day === null) return null;
  const parts = pieces.flatMap(({ part }) => (part ? [part] : []));
  const part = parts.find((name) => /^(?:dawn|night|smallHours|opening)$/.test(name)) ?? parts[0];
  const clock = pieces.find((piece) => piece.clock)?.clock;
  const zone = pieces.find((piece) => piece.zone !== undefined)?.zone;
  const shift = zone === undefined ? 0 : (context.now.offset - zone) * 60;
  if (!clock) {
    if (!part) return endOfDay(day);
    const end = day * daySeconds + partEnd[part] * 60;
    // The small hours: of this night where they are still to come.
    if (part === 'smallHours' && !rule && end - daySeconds + shift > context.now.local)
      return end - daySeconds;
    if (rule)
      return end <= context.now.local && day === from && parts.length > 0 && part === 'evening'
        ? endOfDay(day)
        : end;
    return end + shift <= context.now.local ? end + daySeconds : end;
  }
  const minutes = minutesOf(clock, part, rule === undefined);
  const moment = day * daySeconds + minutes * 60 + shift;
  const { local } = context.now;
  if (rule && !(day === from && minutes >= 1440)) return moment;
  if (minutes >= 1440 && minutes < 1440 + 360) {
    // The small hours: of this night where they are still to come.
    return moment - daySeconds > local ? moment - daySeconds : moment;
  }
  if (rule || moment > local) return moment;
  const open = clock.half === null && !clock.literal && part === undefined && clock.hour < 12;
  return open && moment + daySeconds / 2 > local ? moment + daySeconds / 2 : moment + daySeconds;
}
