import type { Due } from '../markdown/due.ts';
import { dateOf, dayNumber, daySeconds, weekdayOf, type Moment } from '../replies/moment.ts';
import { workingDayAfter, type HolidayList } from '../replies/workingDays.ts';
import type { FollowUpItem } from './item.ts';

/** When an item falls due, seen from a moment: `later` holds what has no date, too. */
export const agendaGroups = ['overdue', 'today', 'week', 'later'] as const;
export type AgendaGroup = (typeof agendaGroups)[number];

/** The last second of an item's time, on the clock that is `offset` minutes ahead of UTC: 23:59:59 of a day without a time. */
export function dueSecond(due: Due, offset: number): number {
  const [year = 0, month = 0, day = 0] = due.date.split('-').map(Number);
  const start = dayNumber(year, month, day) * daySeconds;
  if (due.time === null) return start + daySeconds - 1;
  const [hour = 0, minute = 0] = due.time.split(':').map(Number);
  return start + hour * 3600 + minute * 60 + (due.offset === null ? 0 : (offset - due.offset) * 60);
}

/** In which group an item with this date is at `now`. Weeks end on Sunday; a time is over when its minute has come and gone. */
export function groupOf(due: Due | null, now: Moment): AgendaGroup {
  if (!due) return 'later';
  const second = dueSecond(due, now.offset);
  if (second < now.local) return 'overdue';
  const today = Math.floor(now.local / daySeconds);
  const day = Math.floor(second / daySeconds);
  if (day === today) return 'today';
  return day <= today + 7 - weekdayOf(today) ? 'week' : 'later';
}

/** Sorts items by when they are due, the earliest first, those without a date last; equal ones stay in their order. */
export function sortByDue<T extends Pick<FollowUpItem, 'due'>>(items: readonly T[], offset: number): T[] {
  const second = ({ due }: T): number => (due ? dueSecond(due, offset) : Infinity);
  return [...items].sort((a, b) => {
    const [first, other] = [second(a), second(b)];
    return first === other ? 0 : first - other;
  });
}

/** The second of the clock of `now` at which the next item changes its group: when it falls due, or at midnight. */
export function nextChange(items: readonly Pick<FollowUpItem, 'due'>[], now: Moment): number {
  const midnight = (Math.floor(now.local / daySeconds) + 1) * daySeconds;
  return items.reduce((earliest, { due }) => {
    const second = due ? dueSecond(due, now.offset) + 1 : Infinity;
    return second > now.local && second < earliest ? second : earliest;
  }, midnight);
}

/** To when an item can be put off. */
export type Snooze = 'tomorrow' | 'workingDay' | 'week';

/** The day (`YYYY-MM-DD`) that a snooze chosen at `now` means; null where the holiday list leaves no working day. */
export function snoozedDay(snooze: Snooze, now: Moment, holidays: HolidayList | null): string | null {
  const today = Math.floor(now.local / daySeconds);
  const day =
    snooze === 'tomorrow' ? today + 1 : snooze === 'week' ? today + 7 : workingDayAfter(today, 1, holidays);
  return day === null ? null : isoDay(day);
}

/** A day's number as `YYYY-MM-DD`. */
export function isoDay(day: number): string {
  const { year, month, day: ofMonth } = dateOf(day);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(ofMonth)}`;
}
