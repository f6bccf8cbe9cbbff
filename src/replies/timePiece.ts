import type { Moment } from './moment.ts';
import { dateOf, dayNumber, daySeconds, isDate, lastDayOf, weekdayOf } from './moment.ts';
import type { HolidayList } from './workingDays.ts';
import { nextHoliday, workingDayAfter } from './workingDays.ts';

/** What a time is reckoned from. */
export interface TimeContext {
  readonly now: Moment;
  readonly holidays: HolidayList | null;
}

/** Says which day is meant (number since 1970); null where that cannot be known. */
export type DayRule = (context: TimeContext) => number | null;

/** Says which second of the writer's clock is meant; null where that cannot be known. */
export type MomentRule = (context: TimeContext) => number | null;

/** Parts of a day; `close` is the end of work, `night` the hours around midnight, `smallHours` those that the night runs on into. */
export type DayPart =
  | 'dawn'
  | 'opening'
  | 'morning'
  | 'noon'
  | 'afternoon'
  | 'close'
  | 'evening'
  | 'night'
  | 'smallHours'
  | 'midnight';

/** A clock time as written: `half` says which half of the day, null where that is open. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly half: 'am' | 'pm' | null;
  /** Written so that only the 24-hour clock can be meant: 17:00, 09:30. */
  readonly literal: boolean;
}

/** What one word or group of words says about a time; several beside each other make one time. */
export interface TimePiece {
  readonly start: number;
  readonly end: number;
  readonly day?: DayRule;
  readonly part?: DayPart;
  readonly clock?: ClockTime;
  /** A length of time from now. */
  readonly span?: MomentRule;
  /** Minutes that the named zone is ahead of UTC. */
  readonly zone?: number;
  /** True for a weekday without a week, which a date beside it explains. */
  readonly weekday?: boolean;
  /** True where `day` is the next one of its kind (Friday, the 12th): as the end of a range it follows the range's start. */
  readonly bare?: boolean;
  /** The day of the month that `day` is the next one of: of a month named before it where that has this day still to come. */
  readonly inNamedMonth?: number;
  /** Both days that a date such as 12/3 may be, where nothing beside it has told which; `day` is what is taken without more. */
  readonly readings?: { readonly monthFirst: DayRule; readonly dayFirst: DayRule };
  /** Days after the day named last that `day` means where one was named: 当天 0, 次日 1. */
  readonly fromNamed?: number;
  /** True where the words can only mean the future (tomorrow, next week). */
  readonly future?: boolean;
  /** True where the words mean a time only beside another piece, such as "morning" or "at 10". */
  readonly weak?: boolean;
  /** True where the piece says by itself that it is a limit (within …, … 内). */
  readonly limit?: boolean;
}

/** A pattern (global, bounded repetition) and what a match of it says; null for a match that is no time. */
export interface TimeRule {
  readonly pattern: RegExp;
  read(match: RegExpExecArray): Omit<TimePiece, 'start' | 'end'> | null;
}

/** The number of today. */
export function today({ now }: TimeContext): number {
  return Math.floor(now.local / daySeconds);
}

/** The day `days` from today. */
export function inDays(days: number): DayRule {
  return (context) => today(context) + days;
}

/** The weekday (1 is Monday) of this week (0), the next (1) or the one after; null for the next one to come. */
export function weekdayIn(weekday: number, week: number | null): DayRule {
  return (context) => {
    const day = today(context);
    if (week === null) return day + ((weekday - weekdayOf(day) + 6) % 7) + 1;
    return day - weekdayOf(day) + weekday + week * 7;
  };
}

/** The Sunday that ends this week (0) or a later one. */
export function endOfWeek(week: number): DayRule {
  return weekdayIn(7, week);
}

/** The last day of the month `months` from this one, or its day `day` (no later than the last). */
export function inMonth(months: number, day = 31): DayRule {
  return (context) => {
    const { year, month } = dateOf(today(context));
    return dayNumber(year, month + months, Math.min(day, lastDayOf(year, month + months)));
  };
}

/** The last day of the quarter `quarters` from this one. */
export function endOfQuarter(quarters: number): DayRule {
  return (context) => {
    const { year, month } = dateOf(today(context));
    return dayNumber(year, (Math.ceil(month / 3) + quarters) * 3 + 1, 0);
  };
}

/** The last day of the quarter 1 to 4 of a year, or of the one that comes next. */
export function endOfNamedQuarter(quarter: number, year: YearRule | null = null): DayRule {
  return (context) => endOfNamedMonth(year, quarter * 3)(context);
}

/** The year that is meant. */
export type YearRule = (context: TimeContext) => number;

/** The year as written, or `years` from this one. */
export function yearAt({ written, years }: { written?: number; years?: number }): YearRule {
  return (context) => written ?? dateOf(today(context)).year + (years ?? 0);
}

/** The last day of the year `years` from this one. */
export function endOfYear(years: number): DayRule {
  return (context) => dayNumber(dateOf(today(context)).year + years, 12, 31);
}

/** A date that passed no more than this many days ago is meant as such, not as the one of next year. */
const slip = 31;

/**
 * A date; without a year it is the next such date, or one that passed within the last weeks. Null for dates that do not
 * exist.
 */
export function onDate(year: number | null, month: number, day: number): DayRule {
  return (context) => {
    const from = today(context);
    const thisYear = dateOf(from).year;
    if (year !== null) return isDate(year, month, day) ? dayNumber(year, month, day) : null;
    if (isDate(thisYear, month, day)) {
      const found = dayNumber(thisYear, month, day);
      if (found >= from - slip) return found;
    }
    return isDate(thisYear + 1, month, day) ? dayNumber(thisYear + 1, month, day) : null;
  };
}

/** The last day of a month by its number: in that year, or the next such day. */
export function endOfNamedMonth(year: YearRule | null, month: number, day = 31): DayRule {
  return (context) => {
    const from = today(context);
    const wanted = year ? year(context) : dateOf(from).year;
    if (month < 1 || month > 12) return null;
    const of = (inYear: number): number => dayNumber(inYear, month, Math.min(day, lastDayOf(inYear, month)));
    return year === null && of(wanted) < from ? of(wanted + 1) : of(wanted);
  };
}

/** The next day (today included) with this number in its month; `months` fixes the month instead. */
export function dayOfMonth(day: number, months: number | null): DayRule {
  return (context) => {
    if (day < 1 || day > 31) return null;
    const from = today(context);
    const { year, month } = dateOf(from);
    if (months !== null) {
      const found = dayNumber(year, month + months, day);
      return day <= lastDayOf(year, month + months) ? found : null;
    }
    for (let ahead = 0; ahead < 12; ahead++) {
      const found = dayNumber(year, month + ahead, day);
      if (day <= lastDayOf(year, month + ahead) && found >= from) return found;
    }
    return null;
  };
}

/** The `count`-th working day after today. */
export function inWorkingDays(count: number): DayRule {
  return (context) =>
    Number.isInteger(count) ? workingDayAfter(today(context), count, context.holidays) : null;
}

/** The `count`-th working day of the month that `end` is the last day of; -1 for its last one. */
export function workingDayOfMonth(end: DayRule, count: number): DayRule {
  return (context) => {
    const last = end(context);
    if (last === null) return null;
    const first = last - dateOf(last).day;
    if (count > 0) return workingDayAfter(first, count, context.holidays);
    for (let day = last; day > first; day--) {
      if (workingDayAfter(day - 1, 1, context.holidays) === day) return day;
    }
    return null;
  };
}

/** The `count`-th such weekday (1 is Monday) of the month that `end` is the last day of; -1 for the last one. */
export function weekdayOfMonth(end: DayRule, weekday: number, count: number): DayRule {
  return (context) => {
    const last = end(context);
    if (last === null) return null;
    const first = last - dateOf(last).day + 1;
    const found =
      count < 0
        ? last - ((weekdayOf(last) - weekday + 7) % 7)
        : first + ((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7;
    return found > last ? null : found;
  };
}

/** The last working day before, or the `count`-th one after, the next holiday of one of these names. */
export function besideHoliday(names: readonly string[], side: 'before' | 'after', count: number): DayRule {
  return (context) => {
    const found = nextHoliday(today(context), names, context.holidays);
    if (!found) return null;
    return side === 'before' ? found.first - 1 : workingDayAfter(found.last, count, context.holidays);
  };
}

/** A time that depends on something not known here, such as the arrival of a file. */
export const unknownMoment: MomentRule = () => null;

/** Units that a length of time is told in. */
export type TimeUnit = 'minute' | 'quarterHour' | 'hour' | 'day' | 'workingDay' | 'week' | 'month' | 'year';

/**
 * `count` units from now: hours and minutes to the second, longer ones at the end (23:59) of the day. Null where the count
 * cannot be reckoned, such as half a day.
 */
export function afterNow(count: number, unit: TimeUnit): MomentRule {
  return (context) => {
    const from = today(context);
    const { year, month, day } = dateOf(from);
    const months = (ahead: number): number =>
      dayNumber(year, month + ahead, Math.min(day, lastDayOf(year, month + ahead)));
    switch (unit) {
      case 'minute':
        return context.now.local + Math.round(count * 60);
      case 'quarterHour':
        return context.now.local + Math.round(count * 900);
      case 'hour':
        return context.now.local + Math.round(count * 3600);
      case 'workingDay': {
        const found = inWorkingDays(count)(context);
        return found === null ? null : endOfDay(found);
      }
      case 'day':
        return Number.isInteger(count) ? endOfDay(from + count) : null;
      case 'week':
        return Number.isInteger(count * 7) ? endOfDay(from + count * 7) : null;
      case 'month':
        return endOfDay(count % 1 === 0 ? months(count) : months(Math.floor(count)) + 15);
      case 'year':
        return endOfDay(months(Math.round(count * 12)));
    }
  };
}

/** One part of a length of time: 2 hours, 30 minutes. */
export interface Length {
  readonly count: number;
  readonly unit: TimeUnit;
}

/** Units from the longest to the shortest. */
const unitOrder: readonly TimeUnit[] = [
  'year',
  'month',
  'week',
  'workingDay',
  'day',
  'hour',
  'quarterHour',
  'minute',
];

/** Seconds of the units that always last the same. */
const unitSeconds: Partial<Readonly<Record<TimeUnit, number>>> = {
  week: 7 * daySeconds,
  day: daySeconds,
  hour: 3600,
  quarterHour: 900,
  minute: 60,
};

/**
 * The moment after several lengths in a row, such as a day and three hours: to the second where hours or minutes are among
 * them, else at the end of the day. Null where they do not add up: not from the longer to the shorter unit, working days or
 * months with hours.
 */
export function together(lengths: readonly Length[]): MomentRule {
  const [first, ...others] = lengths;
  if (!first) return unknownMoment;
  if (others.length === 0) return afterNow(first.count, first.unit);
  const order = lengths.map(({ unit }) => unitOrder.indexOf(unit));
  const isFalling = order.every((place, at) => at === 0 || place > (order[at - 1] ?? 0));
  if (!isFalling || lengths.some(({ unit }) => unit === 'workingDay')) return unknownMoment;
  const isExact = lengths.some(({ unit }) => /^(?:hour|quarterHour|minute)$/.test(unit));
  if (isExact) {
    const seconds = lengths.reduce(
      (sum, { count, unit }) => sum + count * (unitSeconds[unit] ?? Number.NaN),
      0,
    );
    return ({ now }) => (Number.isNaN(seconds) ? null : now.local + Math.round(seconds));
  }
  return (context) => {
    const from = today(context);
    const days = lengths.map(({ count, unit }) => {
      const moment = afterNow(count, unit)(context);
      return moment === null ? Number.NaN : Math.floor(moment / daySeconds) - from;
    });
    const sum = days.reduce((all, count) => all + count, 0);
    return Number.isNaN(sum) ? null : endOfDay(from + sum);
  };
}

/** 23:59 of a day, in seconds of the writer's clock. */
export function endOfDay(day: number): number {
  return day * daySeconds + 23 * 3600 + 59 * 60;
}
