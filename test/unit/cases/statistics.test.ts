import { describe, expect, it } from 'vitest';
import { CaseIndex } from '../../../src/cases/caseIndex.ts';
import { caseRecords, pareto, recurrences, trend } from '../../../src/cases/statistics.ts';
import { compileSynonyms } from '../../../src/cases/synonyms.ts';

const index = new CaseIndex(
  compileSynonyms({
    problems: [
      ['培训', 'training'],
      ['证书', 'certificate'],
    ],
    settings: [['夜班', 'night shift']],
  }),
);
const add = (path: string, date: string, customer: string, cause: string, tags = '') => {
  const text = `---\ndate: ${date}\ncustomer: ${customer}\ntags: [${tags}]\n---\n# ${path}\n\n## 原因\n\n${cause}\n`;
  index.stage({ path, library: 'lib', size: 1, mtime: 1, text });
};
add('a', '2026-01-10', '甲', '没有培训', 'x, y');
add('b', '2026-01-20', '乙', 'no training', 'x');
add('c', '2026-04', '甲', '证书过期', 'x');
add('d', '2026-05-01', '甲', '培训漏了夜班', 'z');
add('e', '', '甲', 'training again');
add('gone', '2025-01-01', '甲', '培训');
index.commit();
index.remove('gone');
const records = caseRecords(index);

describe('statistics', () => {
  it('rank values with their running share', () => {
    expect(pareto(records, 'tag')).toEqual([
      { value: 'x', count: 3, share: 0.6, cumulative: 0.6 },
      { value: 'y', count: 1, share: 0.2, cumulative: 0.8 },
      { value: 'z', count: 1, share: 0.2, cumulative: 1 },
    ]);
    expect(pareto([], 'tag')).toEqual([]);
  });

  it('count months, empty ones too', () => {
    expect(trend(records)).toEqual([
      { month: '2026-01', count: 2 },
      { month: '2026-02', count: 0 },
      { month: '2026-03', count: 0 },
      { month: '2026-04', count: 1 },
      { month: '2026-05', count: 1 },
    ]);
    expect(trend([])).toEqual([]);
  });

  it('tell what comes back, in whichever language, and at which customer', () => {
    expect(recurrences(records, 'cause')).toEqual([
      {
        value: '培训',
        count: 3,
        first: '2026-01-10',
        last: '2026-05-01',
        gapDays: 56,
        paths: ['a', 'b', 'd'],
      },
    ]);
    // Where it happened is no cause.
    expect(records.flatMap(({ values }) => values.cause ?? [])).not.toContain('夜班');
    expect(recurrences(records, 'customer').map(({ value, count, first }) => [value, count, first])).toEqual([
      ['甲', 3, '2026-01-10'],
    ]);
    expect(recurrences(records, 'cause', { field: 'customer', value: '甲' })[0]?.paths).toEqual(['a', 'd']);
  });
});
