import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../src/cases/statistics.ts';
import { ageOf, insightsState } from '../../../src/vscode/insights/state.ts';

const today = '2026-11-20';
const record = (date: number, cause: string, customer = ''): CaseRecord => ({
  path: `file:///${date}-${cause}.md`,
  title: cause,
  date,
  values: { cause: [cause], factor: ['process'], ...(customer === '' ? {} : { customer: [customer] }) },
});

describe('insights', () => {
  it.each([
    ['2026-10-19', 'over-month'],
    ['2026-10-21', 'over-week'],
    ['2026-11-12', 'over-week'],
    ['2026-11-13', 'overdue'],
    ['2026-11-19', 'overdue'],
    ['2026-11-20', 'this-week'],
    ['2026-11-27', 'this-week'],
    ['2026-11-28', 'later'],
    ['soon', 'no-date'],
    ['', 'no-date'],
  ])('an action due on %s is %s', (due, age) => {
    expect(ageOf(due, today)).toBe(age);
  });

  it('count causes with their share, and what comes back', () => {
    const records = [
      record(20260901, '同步', '甲'),
      record(20260920, '同步', '甲'),
      record(20261101, '打印', '乙'),
    ];
    const state = insightsState(records, [{ due: '2026-11-01' }, { due: '' }], today, 'cause', 'zh-cn');
    expect(state.pareto).toMatchObject([
      { value: '同步', count: 2, cumulative: 2 / 3 },
      { value: '打印', count: 1, cumulative: 1 },
    ]);
    expect(state.months).toEqual([
      { month: '2026-09', count: 2 },
      { month: '2026-10', count: 0 },
      { month: '2026-11', count: 1 },
    ]);
    expect(state.causes).toMatchObject([
      { value: '同步', count: 2, first: '2026-09-01', last: '2026-09-20', gapDays: 19 },
    ]);
    expect(state.customers).toMatchObject([{ value: '甲', count: 2 }]);
    expect(state.actions).toEqual([
      { age: 'over-week', count: 1 },
      { age: 'no-date', count: 1 },
    ]);
    expect(insightsState(records, [], today, 'factor', 'zh-cn').pareto[0]?.label).not.toBe('process');
  });

  it('name causes in the reader’s language, where there is a word for them', () => {
    const records = [record(20260901, '同步'), record(20260920, '同步'), record(20261101, '我们自己的说法')];
    const state = insightsState(records, [], today, 'cause', 'en');
    expect(state.pareto.map(({ value, label }) => [value, label])).toEqual([
      ['同步', 'synchronisation'],
      ['我们自己的说法', '我们自己的说法'],
    ]);
    expect(state.causes[0]).toMatchObject({ value: '同步', label: 'synchronisation' });
  });

  it('show at most a dozen causes and two years', () => {
    const records = Array.from({ length: 40 }, (_, at) =>
      record(20200101 + at * 100 * (at % 12 < 12 ? 1 : 0), `cause ${at}`),
    );
    const state = insightsState(records, [], today, 'cause', 'zh-cn');
    expect([state.pareto.length, state.moreValues]).toEqual([12, 28]);
    expect(state.months.length).toBeLessThanOrEqual(24);
  });
});
