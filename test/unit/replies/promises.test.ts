import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoment } from '../../../src/replies/moment.ts';
import { findPromises, hasDatedCommitment } from '../../../src/replies/promises.ts';
import type { TimeContext } from '../../../src/replies/timePiece.ts';
import type { HolidayList } from '../../../src/replies/workingDays.ts';
import { datePromiseCases } from './datePromiseCases.ts';
import { freshPromiseCases } from './freshPromiseCases.ts';
import { lastPromiseCases } from './lastPromiseCases.ts';
import { laterPromiseCases } from './laterPromiseCases.ts';
import { lengthPromiseCases } from './lengthPromiseCases.ts';
import { messagesChinese } from './messagesChinese.ts';
import { messagesEnglish } from './messagesEnglish.ts';
import { oddPromiseCases } from './oddPromiseCases.ts';
import { holidayCases, promiseCases } from './promiseCases.ts';
import { wholeHolidayCases, wholePromiseCases } from './wholePromiseCases.ts';

function contextOf(now: string, holidays: HolidayList | null = null): TimeContext {
  const moment = parseMoment(now);
  if (!moment) throw new Error(`no moment: ${now}`);
  return { now: moment, holidays };
}

function duesOf(text: string, context: TimeContext): string[] {
  return findPromises(text, context).map(({ due }) => due?.slice(0, 16).replace('T', ' ') ?? '?');
}

const nationalDay: HolidayList = {
  holidays: new Map(
    ['01', '02', '03', '04', '05', '06', '07'].map((day) => [`2026-10-${day}`, '国庆节 National Day']),
  ),
  workdays: new Set(['2026-10-10']),
};

function daysOff(
  ...days: readonly (readonly [from: string, length: number, name: string])[]
): Map<string, string> {
  return new Map(
    days.flatMap(([from, length, name]) =>
      Array.from({ length }, (_, at): [string, string] => [
        new Date(Date.parse(from) + at * 86_400_000).toISOString().slice(0, 10),
        name,
      ]),
    ),
  );
}

const lists: Readonly<Record<string, HolidayList>> = {
  china: {
    holidays: daysOff(
      ['2026-10-01', 7, '国庆节'],
      ['2027-01-01', 3, '元旦'],
      ['2027-02-06', 7, '春节'],
      ['2027-05-01', 5, '劳动节'],
    ),
    workdays: new Set(['2026-10-10', '2027-05-08']),
  },
  england: {
    holidays: daysOff(
      ['2026-12-25', 1, 'Christmas Day'],
      ['2026-12-28', 1, 'Boxing Day'],
      ['2027-01-01', 1, "New Year's Day"],
      ['2027-04-02', 1, 'Good Friday'],
      ['2027-04-05', 1, 'Easter Monday'],
    ),
    workdays: new Set(),
  },
};

describe('promised times', () => {
  const sets = [
    promiseCases,
    laterPromiseCases,
    oddPromiseCases,
    freshPromiseCases,
    lastPromiseCases,
    wholePromiseCases,
    lengthPromiseCases,
    datePromiseCases,
  ];
  const table = sets.flatMap((set) =>
    Object.entries(set).flatMap(([now, cases]) => cases.map(([text, ...due]) => ({ now, text, due }))),
  );
  it.each(table)('of $now: $text', ({ now, text, due }) => {
    expect(duesOf(text, contextOf(now)).sort()).toEqual([...due].sort());
  });

  const messages = [messagesChinese, messagesEnglish].flatMap((set) =>
    Object.entries(set).flatMap(([when, cases]) => cases.map(([text, ...due]) => ({ when, text, due }))),
  );
  it.each(messages)('of $when: $text', ({ when, text, due }) => {
    const [now = '', list = ''] = when.split(' ');
    expect(duesOf(text, contextOf(now, lists[list] ?? null))).toEqual(due);
  });

  it.each(holidayCases.map(([text, ...due]) => ({ text, due })))(
    'with a holiday list: $text',
    ({ text, due }) => {
      expect(duesOf(text, contextOf('2026-09-30T14:00+08:00', nationalDay))).toEqual(due);
    },
  );

  it.each(wholeHolidayCases.map(([text, ...due]) => ({ text, due })))(
    'some days before a long holiday: $text',
    ({ text, due }) => {
      expect(duesOf(text, contextOf('2026-09-28T10:00+08:00', nationalDay))).toEqual(due);
    },
  );
});

describe('the words of a promise', () => {
  const context = contextOf('2026-11-20T15:30+08:00');
  const wordsOf = (text: string): string[] =>
    findPromises(text, context).map((promise) => {
      expect(text.slice(promise.start, promise.end)).toBe(promise.text);
      return promise.text;
    });

  it.each([
    ['我们会在48小时内给您答复', ['48小时内']],
    ['🙂 明天中午前给您结论，下周二上午10点到现场', ['明天中午前', '下周二上午10点']],
    ['11月27日（周五）下午5点前，我把结果发给您', ['11月27日（周五）下午5点前']],
    ["We'll send it by EOD Friday, at the latest.", ['by EOD Friday']],
    ['You will have it within two business days.', ['within two business days']],
    ['I will call on Monday, 21 December.', ['Monday, 21 December']],
    ['我２４小时内回复您', ['２４小时内']],
  ])('are given as written: %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('come with the zone of the moment of writing', () => {
    expect(findPromises('明天中午前给您', contextOf('2026-11-20T15:30:10-03:30'))[0]?.due).toBe(
      '2026-11-21T12:00:00-03:30',
    );
    expect(findPromises('两小时内给您回电', contextOf('2026-11-20T23:30:10Z'))[0]?.due).toBe(
      '2026-11-21T01:30:10Z',
    );
  });

  it('make a commitment dated whenever it was written', () => {
    expect(hasDatedCommitment('我们11月3日前给您结果')).toBe(true);
    expect(hasDatedCommitment('昨天下午3点我们重启了服务，会尽快答复您')).toBe(false);
  });
});

describe('any text', () => {
  const context = contextOf('2026-11-20T15:30+08:00');

  it('gives promises in order that do not overlap, none before now by a length of time', () => {
    const words = [
      '明天',
      '周五',
      '下午',
      '3点',
      '前',
      '内',
      '48小时',
      '我们',
      '您',
      '，',
      '。',
      ' by ',
      'Friday',
      ' noon',
      '5 pm',
      '给',
      '“',
      '`',
      '\n',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 3 })), {
          maxLength: 30,
        }),
        (parts) => {
          const text = parts.join('');
          let last = 0;
          for (const promise of findPromises(text, context)) {
            expect(promise.start).toBeGreaterThanOrEqual(last);
            expect(text.slice(promise.start, promise.end)).toBe(promise.text);
            expect(promise.ambiguous).toBe(promise.due === null);
            last = promise.end;
          }
        },
      ),
    );
  });

  it('resolves N hours to exactly N hours later, in any zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: -720, max: 840 }),
        fc.integer({ min: 0, max: 4e9 }),
        (hours, offset, seconds) => {
          const now = { local: seconds + offset * 60, offset, zone: '+08:00' };
          const [promise] = findPromises(`我们${hours}小时内给您答复`, { now, holidays: null });
          expect(Date.parse(promise?.due ?? '') / 1000 + 8 * 3600).toBe(now.local + hours * 3600);
        },
      ),
    );
  });

  it.each(['10日至', '次日', '周五、', 'Tuesday and ', '明天', 'the next day, '])(
    'of 200,000 letters made of %s is read through',
    (words) => {
      const text = words.repeat(200_000 / words.length);
      expect(() => findPromises(text, context)).not.toThrow();
    },
  );

  it('of more promises than are looked at gives the first ones', () => {
    const few = findPromises('我们24号给您结论。We will call by noon tomorrow.\n'.repeat(100), context);
    const many = findPromises('我们24号给您结论。We will call by noon tomorrow.\n'.repeat(6000), context);
    expect(many).toHaveLength(5000);
    expect(many.slice(0, 200)).toEqual(few);
  });

  it('of a megabyte without an end of sentence is read through', () => {
    const text =
      '明天中午前给您结论，'.repeat(20_000) + '1'.repeat(300_000) + ' '.repeat(300_000) + '“'.repeat(100_000);
    expect(findPromises(text, context).length).toBeGreaterThan(1000);
  });
});

describe('a moment', () => {
  it.each(['2026-11-20', '2026-11-20T15:30', '2026-02-29T10:00Z', '2026-11-20T24:00Z', 'now', ''])(
    'is not %j',
    (text) => {
      expect(parseMoment(text)).toBeNull();
    },
  );
});
