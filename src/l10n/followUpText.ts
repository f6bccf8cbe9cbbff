import * as l10n from '@vscode/l10n';
import { dueSecond, isoDay, type AgendaGroup } from '../followup/agenda.ts';
import type { CalendarEvent } from '../exchange/ics.ts';
import type { FollowUpItem, ItemKind } from '../followup/item.ts';
import type { Candidate } from '../followup/promise.ts';
import { daySeconds, type Moment } from '../replies/moment.ts';
import type { HolidayProblem } from '../replies/holidayFile.ts';
import { readDue, type Due } from '../markdown/due.ts';
import { daysBetween } from '../retrospective/check.ts';

/** The sentences about what there is to follow, in the reader's language; for the extension and the command line. */

/** Name of a group of the list. */
export function groupName(group: AgendaGroup): string {
  switch (group) {
    case 'overdue':
      return l10n.t('Overdue');
    case 'today':
      return l10n.t('Today');
    case 'week':
      return l10n.t('This week');
    case 'later':
      return l10n.t('Later');
  }
}

/** What kind of thing an item is. */
export function itemKindName(kind: ItemKind): string {
  switch (kind) {
    case 'fix':
      return l10n.t('Fix');
    case 'promise':
      return l10n.t('Promise');
    case 'action':
      return l10n.t('Action');
    case 'visit':
      return l10n.t('Visit');
  }
}

/** What an item is called, as plain text: a visit says that it is one. */
export function itemText({ kind, text, months }: Pick<FollowUpItem, 'kind' | 'text' | 'months'>): string {
  const plain = text
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+!|<>~.-])/g, '$1');
  if (kind !== 'visit') return plain;
  if (plain === '') return visitWords(months ?? 0).text;
  return /回访|拜访|visit/i.test(plain) ? plain : l10n.t('Visit: {0}', plain);
}

/** The heading below which visits are written down, and what one `months` after going live is called there. */
export function visitWords(months: number): { readonly heading: string; readonly text: string } {
  return {
    heading: l10n.t('Visits'),
    text:
      months === 1 ? l10n.t('Visit 1 month after go-live') : l10n.t('Visit {0} months after go-live', months),
  };
}

/** A date in few signs: the time alone today, month and day in this year. `now` is the moment it is read. */
export function shortDue(due: Due, now: Moment): string {
  const second = dueSecond(due, now.offset);
  const today = isoDay(Math.floor(now.local / daySeconds));
  const date = isoDay(Math.floor(second / daySeconds));
  const minutes = Math.floor((second % daySeconds) / 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = due.time === null ? '' : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  const day = date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date;
  if (date === today) return time || l10n.t('today');
  return time ? `${day} ${time}` : day;
}

/** How a task writes a date (`2026-11-24T17:30`) in few signs, see `shortDue`; unchanged where it is none. */
export function shortDueText(due: string, now: Moment): string {
  const read = readDue(due);
  return read ? shortDue(read, now) : due;
}

/** How long something has been overdue: `3 days`, or for a time of today `2 h` or `20 min`. */
export function overdueBy(due: Due, now: Moment): string {
  const second = dueSecond(due, now.offset);
  const day = (at: number): string => isoDay(Math.floor(at / daySeconds));
  const days = daysBetween(day(second), day(now.local));
  if (days > 0) return days === 1 ? l10n.t('1 day overdue') : l10n.t('{0} days overdue', days);
  const minutes = Math.max(1, Math.floor((now.local - second) / 60));
  return minutes < 60
    ? l10n.t('{0} min overdue', minutes)
    : l10n.t('{0} h overdue', Math.floor(minutes / 60));
}

/** What a moment offered for an unclear promise is called. */
export function candidateName(name: Candidate['name']): string {
  switch (name) {
    case 'today':
      return l10n.t('End of work today');
    case 'tomorrowNoon':
      return l10n.t('Tomorrow noon');
    case 'tomorrow':
      return l10n.t('End of work tomorrow');
    case 'workingDay':
      return l10n.t('End of the next working day');
    case 'friday':
      return l10n.t('End of work on Friday');
    case 'week':
      return l10n.t('In a week');
    case 'month':
      return l10n.t('End of the month');
  }
}

/** The sentence for what is wrong in a holiday list. */
export function holidayProblemText({ code, text }: Omit<HolidayProblem, 'line'>): string {
  switch (code) {
    case 'yaml':
      return l10n.t('The YAML cannot be read here: {0}', text);
    case 'no-date':
      return l10n.t(
        '“{0}” is no date; write 2026-10-01 or 2026-10-01..2026-10-07. This line is left out.',
        text,
      );
    case 'reversed':
      return l10n.t('“{0}” ends before it begins. This line is left out.', text);
    case 'too-long':
      return l10n.t('“{0}” is longer than 60 days. This line is left out.', text);
    case 'unknown-key':
      return l10n.t('“{0}” is not known here; the lists are holidays and workdays.', text);
  }
}

/** An item with a date as an event of a calendar; `title` names its document, `identity` the item for good. */
export function calendarEvent(item: FollowUpItem, title: string, identity: string): CalendarEvent | null {
  if (!item.due) return null;
  const facts = [itemKindName(item.kind), item.owners.join(', '), title];
  return {
    identity,
    summary: itemText(item),
    description: facts.filter((fact) => fact !== '').join('\n'),
    ...item.due,
  };
}
