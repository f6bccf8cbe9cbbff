import type { DayRule, TimePiece } from './timePiece.ts';
import { onDate } from './timePiece.ts';
import { weekdayOf } from './moment.ts';

/** What comes first in the dates of a document that are written as 3/12; null where they do not show it. */
export type DateOrder = 'month' | 'day' | null;

const slashDates =
  /(?<![\d/.])(\d{1,2})\/(\d{1,2})\/(?:20)?\d\d(?![\d/])|(?<=(?:on|by|before|until|since|from|of|dated) )(\d{1,2})\/(\d{1,2})(?![\d/])/gi;

/** Tells the order by the dates of `text` that only one order makes a date of (16/11); null where there are none of them, or both kinds. */
export function dateOrder(text: string): DateOrder {
  let months = false;
  let days = false;
  for (const [, first, second, bareFirst, bareSecond] of text.matchAll(slashDates)) {
    const [a, b] = [Number(first ?? bareFirst), Number(second ?? bareSecond)];
    if (b > 12 && a <= 12) months = true;
    if (a > 12 && b <= 12) days = true;
  }
  return months === days ? null : months ? 'month' : 'day';
}

/** The date written as `first`/`second`; both readings of one that may be either, which is open where a year is written. */
export function slashDate(
  first: number,
  second: number,
  year: number | null,
): Pick<TimePiece, 'day' | 'readings'> {
  const monthFirst = onDate(year, first, second);
  const dayFirst = onDate(year, second, first);
  if (first > 12) return { day: dayFirst };
  if (second > 12 || first === second) return { day: monthFirst };
  return { day: year === null ? monthFirst : () => null, readings: { monthFirst, dayFirst } };
}

/** The piece with the reading of its date that the document's order tells. */
export function inOrder(piece: TimePiece, order: DateOrder): TimePiece {
  if (!piece.readings || order === null) return piece;
  const { readings, ...others } = piece;
  return { ...others, day: order === 'month' ? readings.monthFirst : readings.dayFirst };
}

/** The day of a piece; the weekday beside it tells the reading of a date that may be either. */
export function dayBeside({ day, readings }: TimePiece, weekday: TimePiece | undefined): DayRule | undefined {
  if (!readings || !weekday?.day) return day;
  return (context) => {
    const named = weekday.day?.(context) ?? null;
    const fitting = [readings.monthFirst(context), readings.dayFirst(context)].filter(
      (found) => found !== null && named !== null && weekdayOf(found) === weekdayOf(named),
    );
    return (fitting.length === 1 ? fitting[0] : day?.(context)) ?? null;
  };
}
