import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agendaGroups,
  dueSecond,
  groupOf,
  nextChange,
  snoozedDay,
  sortByDue,
} from '../../../src/followup/agenda.ts';
import { readDue } from '../../../src/markdown/due.ts';
import { parseMoment } from '../../../src/replies/moment.ts';

function at(text: string) {
  const moment = parseMoment(text);
  if (!moment) throw new Error(text);
  return moment;
}

describe('a due date', () => {
  it.each([
    ['2026-11-24', '2026-11-24', null, null],
    ['2026/1/5', '2026-01-05', null, null],
    ['2026年11月24日', '2026-11-24', null, null],
    ['2026-11-24T17:30', '2026-11-24', '17:30', null],
    [' 2026-11-24 9:05 ', '2026-11-24', '09:05', null],
    ['2026-11-24 17：30', '2026-11-24', '17:30', null],
    ['2026-11-24T17:30:00+08:00', '2026-11-24', '17:30', 480],
    ['2026-11-24T17:30Z', '2026-11-24', '17:30', 0],
    ['2026-11-24T17:30-0330', '2026-11-24', '17:30', -210],
  ])('is read from %j', (text, date, time, offset) => {
    expect(readDue(text)).toEqual({ date, time, offset });
  });

  it.each([
    '',
    '下周五',
    '2026-02-29',
    '2026-11-24T24:30',
    '2026-11-24T17:60',
    '2026-11-24 17',
    'T17:30',
    '17:30',
  ])('is not read from %j', (text) => {
    expect(readDue(text)).toBeNull();
  });
});

describe('the groups', () => {
  const now = at('2026-11-25T15:30+08:00'); // A Wednesday.

  it.each([
    ['2026-11-24', 'overdue'],
    ['2026-11-25', 'today'],
    ['2026-11-25T15:29', 'overdue'],
    ['2026-11-25T15:30', 'today'],
    ['2026-11-25T16:00', 'today'],
    ['2026-11-25T15:00+07:00', 'today'],
    ['2026-11-25T07:00Z', 'overdue'],
    ['2026-11-25T23:30-08:00', 'week'],
    ['2026-11-26', 'week'],
    ['2026-11-29', 'week'],
    ['2026-11-30', 'later'],
  ])('%s is %s', (text, group) => {
    expect(groupOf(readDue(text), now)).toBe(group);
  });

  it('of a reader who travels: a bare time stays on the clock, one with a zone at its instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: -48, max: 56 }), fc.integer({ min: -48, max: 56 }), (before, after) => {
        const [home, away] = [before * 15, after * 15];
        const bare = readDue('2026-11-25T15:30');
        const zoned = readDue('2026-11-25T15:30+08:00');
        if (!bare || !zoned) throw new Error('unreadable');
        expect(dueSecond(bare, away)).toBe(dueSecond(bare, home));
        expect(dueSecond(zoned, away) - away * 60).toBe(dueSecond(zoned, home) - home * 60);
      }),
    );
    // Six in the evening of Shanghai is over at noon of London, and the bare one is still to come.
    const inLondon = at('2026-11-25T12:00+00:00');
    expect(groupOf(readDue('2026-11-25T18:00+08:00'), inLondon)).toBe('overdue');
    expect(groupOf(readDue('2026-11-25T18:00'), inLondon)).toBe('today');
  });

  it('what has no date is for later', () => {
    expect(groupOf(null, now)).toBe('later');
  });

  it('on a Sunday the week ends, and at midnight what was for today is overdue', () => {
    const due = readDue('2026-11-29');
    expect(groupOf(due, at('2026-11-29T23:59:59+08:00'))).toBe('today');
    expect(groupOf(due, at('2026-11-30T00:00+08:00'))).toBe('overdue');
    expect(groupOf(readDue('2026-11-30'), at('2026-11-29T08:00+08:00'))).toBe('later');
  });

  const due = fc
    .record({
      day: fc.integer({ min: 1, max: 28 }),
      time: fc.option(fc.constantFrom('00:00', '09:30', '23:59')),
      zone: fc.constantFrom('', '+08:00', 'Z'),
    })
    .map(({ day, time, zone }) =>
      readDue(`2026-11-${String(day).padStart(2, '0')}${time === null ? '' : `T${time}${zone}`}`),
    );
  const moment = fc
    .integer({ min: 0, max: 30 * 86_400 })
    .map((seconds) => ({ local: at('2026-11-01T00:00+08:00').local + seconds, offset: 480, zone: '+08:00' }));

  it('do not change before nextChange says so, and move one way only', () => {
    fc.assert(
      fc.property(fc.array(due, { maxLength: 6 }), moment, (dues, start) => {
        const items = dues.map((each) => ({ due: each }));
        const next = nextChange(items, start);
        expect(next).toBeGreaterThan(start.local);
        expect(next - start.local).toBeLessThanOrEqual(86_400);
        for (const each of dues) {
          expect(groupOf(each, { ...start, local: next - 1 })).toBe(groupOf(each, start));
          const order = (local: number): number => -agendaGroups.indexOf(groupOf(each, { ...start, local }));
          expect(order(next)).toBeGreaterThanOrEqual(order(start.local));
        }
      }),
    );
  });

  it('hold their items by when they are due, those without a date last', () => {
    fc.assert(
      fc.property(fc.array(due), (dues) => {
        const sorted = sortByDue(
          dues.map((each) => ({ due: each })),
          480,
        ).map((item) => (item.due ? dueSecond(item.due, 480) : Infinity));
        expect(sorted).toEqual([...sorted].sort((a, b) => (a === b ? 0 : a - b)));
      }),
    );
  });
});

describe('to put something off', () => {
  const holidays = {
    holidays: new Map([
      ['2026-10-01', '国庆节'],
      ['2026-10-02', '国庆节'],
    ]),
    workdays: new Set(['2026-10-03']),
  };
  it.each([
    ['tomorrow', '2026-11-20T15:30+08:00', '2026-11-21'],
    ['workingDay', '2026-11-20T15:30+08:00', '2026-11-23'],
    ['workingDay', '2026-09-30T15:30+08:00', '2026-10-03'],
    ['week', '2026-12-28T15:30+08:00', '2027-01-04'],
    ['tomorrow', '2028-02-28T23:59+08:00', '2028-02-29'],
  ] as const)('%s from %s is %s', (snooze, now, day) => {
    expect(snoozedDay(snooze, at(now), holidays)).toBe(day);
  });
});
