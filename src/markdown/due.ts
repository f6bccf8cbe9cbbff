import { normalDate } from './task.ts';

/** Until when something is to be done. */
export interface Due {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** `HH:MM` where a time of day was promised; null for the whole day. */
  readonly time: string | null;
  /** Minutes that the written zone is ahead of UTC; null where none is written and the reader's clock counts. */
  readonly offset: number | null;
}

/**
 * Reads a due date: a day as `normalDate` takes it, with `17:30` behind a blank or `T`, and then `Z` or `+08:00`, where that
 * is written. Null for anything else.
 */
export function readDue(text: string): Due | null {
  const match = /^(.+?)(?:(?:T|(?<=\S) {1,3})(\d{1,2})[:：](\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text.trim().slice(0, 60),
  );
  const date = normalDate(match?.[1] ?? '');
  if (!match || !date) return null;
  const [, , hour, minute, zone] = match;
  if (hour === undefined || minute === undefined) return { date, time: null, offset: null };
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  return {
    date,
    time: `${hour.padStart(2, '0')}:${minute}`,
    offset: zone === undefined ? null : offsetOf(zone),
  };
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}
