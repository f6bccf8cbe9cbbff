const day = /^(\d{4})-(\d\d)-(\d\d)$/;

/** The day number of a `YYYY-MM-DD`, or null where it is no date of the calendar. */
function dayNumber(date: string): number | null {
  const parts = day.exec(date);
  if (!parts) return null;
  const time = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(time).toISOString().startsWith(date) ? time / 86_400_000 : null;
}

/** Whole days from `from` to `to` (both `YYYY-MM-DD`), or null where one is no date. */
export function daysFromTo(from: string, to: string): number | null {
  const start = dayNumber(from);
  const end = dayNumber(to);
  return start === null || end === null ? null : end - start;
}

/** `at` as a timeline writes it: `YYYY-MM-DD HH:mm` in the reader's time zone. */
export function timelineTime(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
