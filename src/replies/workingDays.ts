import { dateOf, weekdayOf } from './moment.ts';

/** The team's list of days that differ from Monday to Friday; dates as `YYYY-MM-DD`. */
export interface HolidayList {
  /** Days off, with the holiday's name or an empty text. */
  readonly holidays: ReadonlyMap<string, string>;
  /** Saturdays and Sundays that are worked in return (调休). */
  readonly workdays: ReadonlySet<string>;
}

/** How far ahead a holiday or a working day is looked for. */
const horizon = 750;

function isoDate(day: number): string {
  const date = dateOf(day);
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${date.year}-${part(date.month)}-${part(date.day)}`;
}

/** Whether a day (number since 1970) is worked: Monday to Friday, corrected by the list where there is one. */
export function isWorkingDay(day: number, list: HolidayList | null): boolean {
  const date = list ? isoDate(day) : '';
  if (list?.workdays.has(date)) return true;
  return weekdayOf(day) <= 5 && !list?.holidays.has(date);
}

/** The `count`-th working day after `day`; null where the list leaves none within two years. */
export function workingDayAfter(day: number, count: number, list: HolidayList | null): number | null {
  let left = count;
  const limit = day + horizon + count * 2;
  while (left > 0 && day < limit) {
    day++;
    if (isWorkingDay(day, list)) left--;
  }
  return left > 0 ? null : day;
}

/** Names of one holiday; a list that calls it by one is found by the others. */
const sameHoliday: readonly RegExp[] = [
  /劳动|五一|labou?r day|may day/,
  /国庆|十一|national day|golden week/,
  /春节|过年|农历新年|spring festival|(?:lunar|chinese) new year|cny/,
  /元旦|(?<!lunar |chinese )new year/,
  /中秋|mid-autumn/,
  /端午|dragon boat/,
  /清明|qingming|tomb[- ]sweeping/,
  /圣诞|christmas|xmas/,
];

function isNamed(name: string, wanted: string): boolean {
  return name.includes(wanted) || sameHoliday.some((names) => names.test(wanted) && names.test(name));
}

/**
 * The next holiday after `today` whose name holds one of `names` (any, where there are none), as first and last day off in
 * a row; null where the list has none.
 */
export function nextHoliday(
  today: number,
  names: readonly string[],
  list: HolidayList | null,
): { first: number; last: number } | null {
  if (!list) return null;
  const nameOf = (day: number): string | undefined => list.holidays.get(isoDate(day))?.toLowerCase();
  for (let day = today; day < today + horizon; day++) {
    const name = nameOf(day);
    if (name === undefined || (names.length > 0 && !names.some((wanted) => isNamed(name, wanted)))) continue;
    let first = day;
    let last = day;
    while (!isWorkingDay(first - 1, list) && first > today - 30) first--;
    while (!isWorkingDay(last + 1, list) && last < day + 30) last++;
    return { first, last };
  }
  return null;
}
