import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { writeCalendar } from '../exchange/ics.ts';
import { readFollowUp } from '../followup/collect.ts';
import { calendarEvent } from '../l10n/followUpText.ts';
import { InputError } from './input.ts';

/**
 * What is open in the document `text` of `file`, fixes, promises and visits with a date, as an iCalendar file. Throws an InputError
 * where it is no document of Fupan or nothing in it has a date.
 */
export function calendarOf(text: string, file: string): Uint8Array {
  const document = readFollowUp(text);
  if (!document) {
    throw new InputError(l10n.t('{0}: no document of Fupan (its front matter has no “fupan:”).', file));
  }
  const title = document.title || basename(file);
  const events = document.items
    .filter(({ done }) => !done)
    .flatMap((item) => calendarEvent(item, title, `${basename(file)}\n${item.key}`) ?? []);
  if (events.length === 0) throw new InputError(l10n.t('{0}: nothing open has a date.', file));
  return new TextEncoder().encode(writeCalendar(events, { now: new Date(), name: title, remindMinutes: 30 }));
}
