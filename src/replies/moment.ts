/** A moment on somebody's clock: seconds since 1970-01-01T00:00 of that clock, and how the clock's zone is written. */
export interface Moment {
  readonly local: number;
  /** Minutes that the clock is ahead of UTC. */
  readonly offset: number;
  /** `Z` or `+08:00`. */
  readonly zone: string;
}

/** Seconds of a day. */
export const daySeconds = 86_400;

/** Number of the day (0 is 1970-01-01) of a date; days and months beyond their range run on into the next ones. */
export function dayNumber(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / (daySeconds * 1000));
}

/** Year, month (from 1) and day of a day's number. */
export function dateOf(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * daySeconds * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Whether the calendar has this date. */
export function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= lastDayOf(year, month);
}

/** How many days a month (from 1; 13 is January of the next year) has. */
export function lastDayOf(year: number, month: number): number {
  return dateOf(dayNumber(year, month + 1, 0)).day;
}

/** The weekday of a day's number: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

const isoMoment =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)? ?(Z|[+-]\d\d(?::?\d\d)?)$/i;

/** Reads an ISO 8601 moment with its offset, such as `2026-11-20T15:30+08:00`; null for anything else. */
export function parseMoment(text: string): Moment | null {
  const match = isoMoment.exec(text.trim());
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part) || 0);
  if (!isDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return null;
  const written = (match[7] ?? 'Z').toUpperCase();
  const digits = written.replace(/\D/g, '').padEnd(4, '0');
  const size = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  const offset = written === 'Z' ? 0 : written.startsWith('-') ? -size : size;
  const zone = written === 'Z' ? 'Z' : `${written.slice(0, 1)}${digits.slice(0, 2)}:${digits.slice(2)}`;
  return {
    local: dayNumber(year, month, day) * daySeconds + hour * 3600 + minute * 60 + second,
    offset,
    zone,
  };
}

/** Writes seconds of a clock as ISO 8601 with the clock's zone: `2026-11-20T18:00:00+08:00`. */
export function formatMoment(local: number, zone: string): string {
  return new Date(local * 1000).toISOString().replace(/\.\d+Z$/, zone);
}
