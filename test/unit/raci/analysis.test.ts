import * as l10n from '@vscode/l10n';
import { afterEach, describe, expect, it } from 'vitest';
import chinese from '../../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' };
import {
  holdersText,
  matrixAnalysisText,
  raciProblemText,
  roleAnalysisText,
} from '../../../src/l10n/raciText.ts';
import { analyse } from '../../../src/raci/analysis.ts';
import { checkRaci } from '../../../src/raci/check.ts';
import { holdersOf } from '../../../src/raci/matter.ts';
import type { Matrix } from '../../../src/raci/model.ts';
import { parseRaci } from '../../../src/raci/parse.ts';

const text = `# 责任矩阵

| 事项 | 实施 | 开发 | 客户 | 销售 | 顾问 |
| --- | --- | --- | --- | --- | --- |
| **准备** | | | | | |
| 需求确认 | R 整理 | C 判断可行性 | A 签字 | I | |
| 配置 | A/R 配置、自测 | C | I | I | C |
| **切换** | | | | | |
| 上线决定 | C | C | A | C | C |
| 对账 | R | | | I | C |
| 回退 | R | S 值守 | A | | |
`;

function matrixOf(source: string): Matrix {
  const [matrix] = parseRaci(source).matrices;
  if (!matrix) throw new Error('no matrix');
  return matrix;
}

const matrix = matrixOf(text);
const analysis = analyse(matrix);

afterEach(() => l10n.config({ contents: {} }));

describe('the analysis of a matrix', () => {
  it('finds rows without A or R and rows in which most roles are asked', () => {
    expect(analysis).toMatchObject({
      matters: 5,
      withoutAccountable: [5],
      withoutResponsible: [4],
      slow: [4],
    });
  });

  it('says what each role carries, alone and without anybody else', () => {
    expect(analysis.roles.map(({ alone, unchecked }) => [alone, unchecked])).toEqual([
      [[1, 2, 5, 6], [2]],
      [[], []],
      [[], []],
      [[], []],
      [[], []],
    ]);
  });

  it('tells who is only informed, and for whose answers others wait', () => {
    expect(analysis.roles.map(({ onlyInformed, oftenConsulted }) => [onlyInformed, oftenConsulted])).toEqual([
      [false, false],
      [false, true],
      [false, false],
      [false, false],
      [false, true],
    ]);
    const told = matrixOf(
      '| Task | PM | Dev | Boss |\n|---|---|---|---|\n| a | R | A | I |\n| b | A | R | I |\n',
    );
    expect(analyse(told).roles[2]).toMatchObject({ onlyInformed: true, load: { informed: 2, busy: 0 } });
  });
});

describe('the sentences', () => {
  it('say in English who does what', () => {
    expect(holdersText(holdersOf(matrix, 1))).toBe(
      'A Accountable: 客户 (签字); R Responsible: 实施 (整理); C Consulted: 开发 (判断可行性); I Informed: 销售',
    );
    const [engineer] = analysis.roles;
    expect(engineer && roleAnalysisText(matrix, engineer)).toBe(
      '实施: answers for 1 of 5; does 4, 4 of them alone; is asked in 1; both does and answers for 1 without anybody else',
    );
  });

  it('say it in Chinese, and the words of a duty once', () => {
    l10n.config({ contents: chinese });
    expect(holdersText(holdersOf(matrix, 2))).toBe(
      'A 担责：实施（配置、自测）；R 执行：实施；C 咨询：开发、顾问；I 知会：客户、销售',
    );
    expect(matrixAnalysisText(matrix, analysis)).toEqual([
      '5 个事项，5 个角色。',
      '没有 A 的 1 项（“对账”）。',
      '没有 R 的 1 项（“上线决定”）。',
      '动手前要问过大多数角色的 1 项（“上线决定”）。',
    ]);
  });

  it('are nothing where nobody has a letter', () => {
    expect(holdersText(holdersOf(matrix, 0))).toBe('');
  });

  it('exist for every problem, short, on one line and without a slot left', () => {
    const long = '很长的名字'.repeat(30);
    const messy = `# 责任矩阵

| 事项 | 实施 | 开发 | 客户 | 空 |
|---|---|---|---|---|
| ${long} | R | | C 签字 | |
| b | A | A | R<br>两行 | |
| c | | | | |
| d | C | I | | |
| e | A | X | I | |
| e | R | A | I | |
| | R | | | |
`;
    const problems = checkRaci(parseRaci(messy), { overload: 0.1 });
    expect([...new Set(problems.map(({ code }) => code))].length).toBe(10);
    for (const contents of [{}, chinese]) {
      l10n.config({ contents });
      for (const problem of problems) {
        const sentence = raciProblemText(problem);
        expect(sentence).not.toMatch(/\{\d\}|\n|undefined|[!！]/);
        expect(sentence.length).toBeLessThan(140);
      }
    }
  });
});
