import type { NamedTime, TimeFinder } from '../../documents/minutes/model.ts';
import { dateOf, dayNumber, daySeconds, isDate, type Moment } from '../../replies/moment.ts';
import { findTimes, resolveTime } from '../../replies/timeExpressions.ts';
import type { HolidayList } from '../../replies/workingDays.ts';

/**
 * Finds the times of notes, counted from the day of the meeting where the notes say it, else from `now`. What needs a
 * holiday calendar that is not there is left open.
 */
export function meetingTimes(now: Moment, holidays: HolidayList | null): TimeFinder {
  return (text, meeting) => {
    const day = meetingDay(meeting, dateOf(Math.floor(now.local / daySeconds)).year);
    // In the morning of that day, so that "today" and "by noon" are still to come.
    const moment = day === null ? now : { ...now, local: day * daySeconds };
    return findTimes(text).map((time): NamedTime => {
      const due = resolveTime(time, { now: moment, holidays });
      return {
        start: time.start,
        end: time.end,
        // A day before the meeting is told of, not promised.
        due:
          due === null || time.isSpan || due < moment.local - (moment.local % daySeconds)
            ? null
            : isoDate(Math.floor(due / daySeconds)),
        isLimit: time.limit || time.future,
      };
    });
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day that the notes give for the meeting, as a number; null where they name none. */
function meetingDay(text: string, year: number): number | null {
  const full = /(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})/.exec(text);
  const short = /(?<!\d)(\d{1,2})月(\d{1,2})日?/.exec(text);
  const english =
    /(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2})[a-z]*,? (\d{4})|([A-Z][a-z]{2})[a-z]* (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/.exec(
      text,
    );
  const month = months.indexOf(english?.[2] ?? english?.[4] ?? '') + 1;
  const [y, m, d] = full
    ? full.slice(1).map(Number)
    : english
      ? [Number(english[3] ?? english[6]), month, Number(english[1] ?? english[5])]
      : short
        ? [year, Number(short[1]), Number(short[2])]
        : [];
  if (y === undefined || m === undefined || d === undefined || !isDate(y, m, d)) return null;
  return dayNumber(y, m, d);
}

function isoDate(day: number): string {
  const { year, month, day: date } = dateOf(day);
  return [String(year), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-');
}
