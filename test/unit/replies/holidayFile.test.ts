import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../../src/replies/holidayFile.ts';

function read(text: string) {
  const { list, problems } = readHolidays(text);
  return {
    holidays: Object.fromEntries(list.holidays),
    workdays: [...list.workdays],
    problems: problems.map(({ code, line, text: what }) =>
      code === 'yaml' ? [code, line] : [code, line, what],
    ),
  };
}

describe('a holiday list', () => {
  it('holds days off with their names, ranges, and the weekends worked in return', () => {
    expect(
      read(
        `# 2026\nholidays:\n  2026-10-01..2026-10-03: 国庆节\n  2027-01-01: 元旦\n  2027/2/5 至 2/6: 春节\nworkdays:\n  - 2026-10-10\n  - 2026-09-27\n`,
      ),
    ).toEqual({
      holidays: {
        '2026-10-01': '国庆节',
        '2026-10-02': '国庆节',
        '2026-10-03': '国庆节',
        '2027-01-01': '元旦',
        '2027-02-05': '春节',
        '2027-02-06': '春节',
      },
      workdays: ['2026-10-10', '2026-09-27'],
      problems: [],
    });
  });

  it.each([
    ['holidays: [2026-12-25, 2026-12-26]', { '2026-12-25': '', '2026-12-26': '' }],
    [
      'holidays:\n  - 2026-12-25: Christmas Day\n  - 2026-12-28',
      { '2026-12-25': 'Christmas Day', '2026-12-28': '' },
    ],
    ['节假日:\n  "2026-12-25": 圣诞', { '2026-12-25': '圣诞' }],
    ['', {}],
    ['# nothing yet', {}],
    ['holidays:', {}],
  ])('may be written as %j', (text, holidays) => {
    expect(read(text)).toEqual({ holidays, workdays: [], problems: [] });
  });

  it('names the lines it cannot read, and takes the others', () => {
    expect(
      read(
        'holidays:\n  2026-02-29: x\n  2026-10-07..2026-10-01: y\n  2026-10-01: 国庆节\n  2026-01-01..2026-12-31: z\nholydays:\n  - 2026-05-01\nworkdays:\n  - soon\n  - 2026-10-10\n',
      ),
    ).toEqual({
      holidays: { '2026-10-01': '国庆节' },
      workdays: ['2026-10-10'],
      problems: [
        ['no-date', 2, '2026-02-29'],
        ['reversed', 3, '2026-10-07..2026-10-01'],
        ['too-long', 5, '2026-01-01..2026-12-31'],
        ['unknown-key', 6, 'holydays'],
        ['no-date', 9, 'soon'],
      ],
    });
    const broken = read('holidays:\n  2026-10-01: 国庆节\n bad indent\nworkdays:\n  - 2026-10-10\n');
    expect(broken.problems[0]?.slice(0, 2)).toEqual(['yaml', 3]);
    expect(read('just words').problems).toEqual([['unknown-key', 1, 'just words']]);
  });

  it('of any text is read without failing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'holidays:',
            'workdays:',
            '  - 2026-10-01',
            '  2026-10-01: a',
            '  a: [',
            '- {',
            '\t',
            '&a',
            '*a',
            '"',
          ),
          {
            maxLength: 10,
          },
        ),
        (lines) => {
          for (const { line } of readHolidays(lines.join('\n')).problems) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(lines.length + 1);
          }
        },
      ),
    );
  });
});
