import { describe, expect, it } from 'vitest';
import { plainNumber, shownDate, shownNumber } from '../../../src/exchange/numberFormat.ts';

describe('numbers as shown', () => {
  it('follows codes of digits, text, currency and percent', () => {
    const cases: readonly (readonly [number, string, string])[] = [
      [7, '000', '007'],
      [1234567.891, '#,##0.00', '1,234,567.89'],
      [0.125, '0.0%', '12.5%'],
      [2, '0.0"版"', '2.0版'],
      [3, '"第"0"阶段"', '第3阶段'],
      [12.5, '[$¥-804]#,##0.00', '¥12.50'],
      [12.5, '¥#,##0.00', '¥12.50'],
      [-12.34, '"$"#,##0.00', '-$12.34'],
      [-5, '0;[Red]-0', '-5'],
      [-5, '0_);(0)', '(5)'],
      [13800138000, '000-0000-0000', '138-0013-8000'],
    ];
    for (const [value, code, shown] of cases) expect([code, shownNumber(value, code)]).toEqual([code, shown]);
  });

  it('never loses a number to a code', () => {
    for (const code of [
      ';;;',
      '#',
      '[DBNum1]General',
      'General"天"',
      '# ?/?',
      '[>=10]"many";0',
      '0;;',
      '"text"',
      '@',
    ]) {
      for (const value of [0, 12, -12]) {
        expect(shownNumber(value, code)).toMatch(value === 0 ? /0/ : /12/);
      }
    }
  });

  it('shows eleven places without a code', () => {
    const cases: readonly (readonly [number, string])[] = [
      [0.1 + 0.2, '0.3'],
      [35 / 3, '11.66666667'],
      [0.0535426673707584, '0.053542667'],
      [-1.12778376512206, '-1.127783765'],
      [13800138000, '13800138000'],
      [123456789012345, '123456789012345'],
      [1234567890.12345, '1234567890'],
      [1e-12, '1E-12'],
      [1.5e22, '1.5E+22'],
      [0, '0'],
    ];
    for (const [value, shown] of cases) expect(plainNumber(value)).toBe(shown);
  });
});

describe('dates as shown', () => {
  const moment = new Date('2026-11-20T14:30:00Z');

  it('follows codes of numbers and text', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['yyyy"年"m"月"d"日"', '2026年11月20日'],
      ['[$-804]yyyy"年"m"月"d"日";@', '2026年11月20日'],
      ['yyyy\\-mm\\-dd\\ hh:mm', '2026-11-20 14:30'],
      ['yyyy/m/d h:mm AM/PM', '2026/11/20 2:30 PM'],
      ['h:mm', '14:30'],
      ['dd.mm.yy', '20.11.26'],
    ];
    for (const [code, shown] of cases) expect([code, shownDate(moment, code)]).toEqual([code, shown]);
  });

  it('is ISO where the code depends on the region', () => {
    const codes = [
      undefined,
      'mm-dd-yy',
      'm/d/yy h:mm',
      '[$-F800]dddd, mmmm dd, yyyy',
      'd-mmm-yy',
      'aaaa',
      `${'y'.repeat(50_000)}q`,
    ];
    for (const code of codes) expect(shownDate(moment, code)).toBe('2026-11-20 14:30');
    expect(shownDate(new Date('2026-11-20T00:00:00Z'), undefined)).toBe('2026-11-20');
    expect(shownDate(new Date('2026-11-20T14:30:05Z'), undefined)).toBe('2026-11-20 14:30:05');
    expect(shownDate(new Date('1899-12-30T14:30:00Z'), undefined)).toBe('14:30');
  });
});
