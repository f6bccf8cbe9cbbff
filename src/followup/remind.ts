import type { Due } from '../markdown/due.ts';
import { daySeconds, type Moment } from '../replies/moment.ts';
import { dueSecond } from './agenda.ts';

/** When the reader is told of what is due on a day without a time: 9:00. */
const dayStart = 9 * 3600;

/** The second of the clock `offset` minutes ahead of UTC at which to remind of a date, `before` minutes ahead of a time of day. */
export function reminderSecond(due: Due, offset: number, before: number): number {
  const second = dueSecond(due, offset);
  return due.time === null ? second - daySeconds + 1 + dayStart : second - before * 60;
}

/** What is to be reminded of: those whose time has come, and the second of the next one to come (null where none is). */
export function dueReminders<T extends { readonly due: Due | null }>(
  items: readonly T[],
  now: Moment,
  before: number,
): { readonly due: readonly T[]; readonly next: number | null } {
  let next: number | null = null;
  const due = items.filter((item) => {
    if (!item.due) return false;
    const second = reminderSecond(item.due, now.offset, before);
    if (second <= now.local) return true;
    next = next === null ? second : Math.min(next, second);
    return false;
  });
  return { due, next };
}
