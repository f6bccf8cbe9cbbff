import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCellText, writeCellText } from '../../../src/raci/cellText.ts';
import { cleanWords } from '../../../src/raci/composeCell.ts';
import { letters as all } from '../../../src/raci/model.ts';

const short = (text: string) => {
  const { letters, words, unknown } = readCellText(text);
  return (
    letters.join('') + (unknown.length > 0 ? `?${unknown.join('')}` : '') + (words === '' ? '' : `“${words}”`)
  );
};

describe('what a person types into a cell', () => {
  it.each([
    ['R', 'R'],
    ['r', 'R'],
    ['R/A', 'RA'],
    ['a/r', 'AR'],
    ['RA', 'RA'],
    ['R, A', 'RA'],
    ['R、A', 'RA'],
    ['R & A', 'RA'],
    ['R+A', 'RA'],
    ['R A', 'RA'],
    ['R和A', 'RA'],
    ['R\nA', 'RA'],
    ['R/R', 'R'],
    ['ＲＡ', 'RA'],
    ['R 整理', 'R“整理”'],
    ['R整理', 'R“整理”'],
    ['A/R 签字', 'AR“签字”'],
    ['A：签字', 'A“签字”'],
    ['R - 部署', 'R“部署”'],
    ['R (lead)', 'R“lead”'],
    ['R (lead), later', 'R“(lead), later”'],
    ['C（甲）和（乙）', 'C“（甲）和（乙）”'],
    ['R*', 'R'],
    ['A¹', 'A'],
    ['R?', 'R'],
    ['Responsible', 'R'],
    ['Responsible / Accountable', 'RA'],
    ['负责', 'R'],
    ['负责、批准', 'RA'],
    ['负责（现场）', 'R“现场”'],
    ['整理（R）', 'R“整理”'],
    ['审核 **A**', 'A“审核”'],
    ['审核 `A/R`', 'AR“审核”'],
    ['Sign-off *A*', 'A“Sign-off”'],
    ['审核：A', 'A“审核”'],
    ['Review: A, R', 'AR“Review”'],
    ['Review – A', 'A“Review”'],
    ['评审—C', 'C“评审”'],
    ['方案 A', '“方案 A”'],
    ['**方案 A**', '“方案 A”'],
    ['Vitamin C', '“Vitamin C”'],
    ['Plan-A', '“Plan-A”'],
    ['plan: B', '“plan: B”'],
    ['grade: A1', '“grade: A1”'],
    ['R: build; A: approve', 'RA“build; approve”'],
    ['-', ''],
    ['—', ''],
    ['n/a', ''],
    ['无', ''],
    ['', ''],
    ['X', '?X'],
    ['R/V', 'R?V'],
    ['Review', '“Review”'],
    ['A1', '“A1”'],
    ['C++', '“C++”'],
    ['A-level', '“A-level”'],
    ['C:\\temp', '“C:\\temp”'],
    ['CI 流水线', '“CI 流水线”'],
    ['AI platform', '“AI platform”'],
    ['负责人张工', '“负责人张工”'],
    ['Responsible for all', '“Responsible for all”'],
    ['PM', '“PM”'],
    ['R A类设备', 'R“A类设备”'],
  ])('%j is %s', (text, expected) => {
    expect(short(text)).toBe(expected);
  });

  it('is written as it is read', () => {
    const words = fc.oneof(fc.constantFrom('整理', 'sign off', '(a) b', 'x, A'), fc.string({ maxLength: 8 }));
    fc.assert(
      fc.property(fc.subarray([...all]), words, (letters, said) => {
        const plain = /^[\p{L}\p{N}，。 ]*$/u.test(said) ? cleanWords(said) : '签字';
        if (letters.length === 0 && plain !== '签字') return;
        const again = readCellText(writeCellText({ letters, words: plain }));
        expect(again).toEqual({ letters, words: plain, unknown: [] });
      }),
    );
  });
});
