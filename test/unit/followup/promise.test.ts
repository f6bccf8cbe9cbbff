import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFollowUp } from '../../../src/followup/collect.ts';
import { candidates, readPromises, recordPromises, typedDue } from '../../../src/followup/promise.ts';
import { applyEdits } from '../../../src/markdown/text.ts';
import { parseMoment } from '../../../src/replies/moment.ts';

function contextOf(text: string) {
  const now = parseMoment(text);
  if (!now) throw new Error(text);
  return { now, holidays: null };
}

const context = contextOf('2026-11-20T15:30+08:00'); // A Friday.

describe('the promises of a reply', () => {
  it.each<[string, ...[string, string][]]>([
    [
      '王经理您好，给您添麻烦了，我们48小时内给您书面答复。',
      ['我们48小时内给您书面答复', '2026-11-22T15:30'],
    ],
    [
      '明天上午先恢复A仓，下午三点前恢复B仓。',
      ['明天上午先恢复A仓', '2026-11-21T12:00'],
      ['下午三点前恢复B仓', '2026-11-21T15:00'],
    ],
    ['- 下周三前，我们提交整改报告。谢谢！', ['下周三前，我们提交整改报告', '2026-11-25']],
    ['我们整理好差异清单，明天中午前。', ['我们整理好差异清单，明天中午前', '2026-11-21T12:00']],
    [
      "Hi Anna, thanks for the call. We'll send the list by EOD Friday, and the fix within two business days.",
      ["We'll send the list by EOD Friday", '2026-11-27T18:00'],
      ['and the fix within two business days', '2026-11-24'],
    ],
    [
      '我们今晚8点前发布补丁并在明早9点前核对完数据',
      ['我们今晚8点前发布补丁并在', '2026-11-20T20:00'],
      ['发布补丁并在明早9点前核对完数据', '2026-11-21T09:00'],
    ],
    ['| 王敏 | 明天下午给客户结论 |', ['明天下午给客户结论', '2026-11-21T18:00']],
  ])('%s', (text, ...expected) => {
    expect(readPromises(text, context).map(({ text: words, due }) => [words, due])).toEqual(expected);
  });

  it.each([
    ['我们今天上午10点前给您结果', 'past'],
    ['我们11月3日前给您结果', 'past'],
    ['元旦前我们切换完成', 'open'],
    ['收到日志后两小时内我们给出结论', 'open'],
  ])('is not dated where that cannot be: %s', (text, doubt) => {
    expect(readPromises(text, context).map((promise) => [promise.due, promise.doubt])).toEqual([
      [null, doubt],
    ]);
  });

  it('of any text hold the words of their time, in one line', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '我们',
            '明天',
            '中午前',
            '给您',
            '答复',
            '，',
            '。',
            '\n',
            '48小时内',
            'by Friday',
            ' we will call ',
            '|',
            '- ',
            '"',
          ),
          { maxLength: 14 },
        ),
        (parts) => {
          const text = parts.join('');
          for (const promise of readPromises(text, context)) {
            expect(promise.text).not.toMatch(/[\r\n]/);
            expect(text.replace(/\s+/g, ' ')).toContain(promise.text.replace(/\s+/g, ' '));
            expect(promise.text.replace(/[^\p{L}\p{N}]/gu, '')).toContain(
              promise.words.replace(/[^\p{L}\p{N}]/gu, ''),
            );
          }
        },
      ),
    );
  });
});

const retrospective =
  '---\nfupan: retrospective\ntitle: A\n---\n# A\n\n## 改进措施\n\n- [ ] x @y due:2026-12-01\n\n## 经验教训\n\n无\n';

function recorded(text: string, ...promises: [string, string][]): string {
  const result = recordPromises(
    text,
    promises.map(([words, due]) => ({ text: words, owners: ['王敏'], due })),
  );
  if (!result.ok) return result.error;
  expect(result.edits.length).toBeLessThanOrEqual(1);
  return applyEdits(text, result.edits);
}

describe('a promise', () => {
  it('is written into a section of its own, each promise an item', () => {
    const once = recorded(retrospective, ['恢复A仓', '2026-11-21T12:00'], ['恢复B仓', '2026-11-21T15:00']);
    expect(once).toBe(
      retrospective.replace(
        '## 经验教训',
        '## 对客户的承诺\n\n- [ ] 恢复A仓 @王敏 due:2026-11-21T12:00\n- [ ] 恢复B仓 @王敏 due:2026-11-21T15:00\n\n## 经验教训',
      ),
    );
    const twice = recorded(once, ['书面答复', '2026-11-22'], ['恢复A仓', '2026-11-21T12:00']);
    expect(twice).toBe(
      once.replace('due:2026-11-21T15:00', 'due:2026-11-21T15:00\n- [ ] 书面答复 @王敏 due:2026-11-22'),
    );
    expect(recorded(twice, ['书面答复', '2026-11-22'])).toBe(twice);
  });

  it('keeps the line ends, marks and language of the document', () => {
    const english =
      '---\r\nfupan: retrospective\r\n---\r\n## Fixes\r\n\r\n## Promises\r\n\r\n* [x] Call due:2026-11-20\r\n\r\n## Lessons\r\n';
    expect(recorded(english, ['a', '2026-11-22'], ['b', '2026-11-23'])).toBe(
      english.replace(
        'due:2026-11-20',
        'due:2026-11-20\r\n* [ ] a @王敏 due:2026-11-22\r\n* [ ] b @王敏 due:2026-11-23',
      ),
    );
    expect(recorded('---\nfupan: retrospective\n---\n## Lessons\n\nNone.\n', ['a', '2026-11-22'])).toContain(
      '## Promises to the customer\n\n- [ ] a @王敏 due:2026-11-22\n\n## Lessons',
    );
  });

  it('is read back as it was recorded, whatever its words are', () => {
    const words = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '截止：周五',
            'due: Friday',
            'due: 2026-12-01 12:00',
            '@李强',
            '@"A B"',
            'a@b.cn',
            '# x',
            '- y',
            '[x]',
            '```',
            '<b>',
            '负责人：',
            '|',
            '1. z',
            ' ',
          ),
          fc.string({ unit: 'grapheme', maxLength: 6 }),
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((parts) => parts.join('').replace(/[\r\n\u0085\u2028\u2029]/g, ''))
      .filter((text) => /[\p{L}\p{N}]/u.test(text));
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), (texts) => {
        const due = (index: number): string => `2026-12-0${index + 1}T17:30`;
        const text = recorded(
          retrospective,
          ...texts.map((each, index): [string, string] => [each, due(index)]),
        );
        const promises = readFollowUp(text)?.items.filter(({ kind }) => kind === 'promise') ?? [];
        expect(promises.map(({ dueText, done, owners }) => [dueText, done, owners])).toEqual(
          texts.map((_, index) => [due(index), false, ['王敏']]),
        );
      }),
    );
  });
});

describe('a moment to choose', () => {
  it('is the end of work on the days to come', () => {
    expect(candidates(context)).toEqual([
      { name: 'today', due: '2026-11-20T18:00' },
      { name: 'tomorrowNoon', due: '2026-11-21T12:00' },
      { name: 'tomorrow', due: '2026-11-21T18:00' },
      { name: 'workingDay', due: '2026-11-23T18:00' },
      { name: 'friday', due: '2026-11-27T18:00' },
      { name: 'month', due: '2026-11-30T18:00' },
    ]);
  });

  it('is never over, and they come in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), (seconds) => {
        const dues = candidates({ now: { local: seconds, offset: 0, zone: 'Z' }, holidays: null }).map(
          ({ due }) => due,
        );
        expect(dues).toEqual([...new Set(dues)].sort());
        expect(dues.length).toBeGreaterThan(2);
      }),
    );
  });

  it.each([
    ['2026-11-24', '2026-11-24'],
    ['2026-11-24 9:30', '2026-11-24T09:30'],
    ['2026-11-20', '2026-11-20'],
    ['下周三下午', '2026-11-25T18:00'],
    ['by Friday noon', '2026-11-27T12:00'],
    ['三个工作日内', '2026-11-25'],
    ['2026-11-19', null],
    ['2026-11-20 10:00', null],
    ['尽快', null],
    ['', null],
  ])('is typed: %s', (text, due) => {
    expect(typedDue(text, context)).toBe(due);
  });
});
