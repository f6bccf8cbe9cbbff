import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRaci, loadsOf } from '../../../src/raci/check.ts';
import { parseRaci } from '../../../src/raci/parse.ts';
import { defaultRules, type RaciProblem } from '../../../src/raci/problem.ts';

// The heading says what the table is, so that signs that are no letters are looked at.
const header = '## RACI\n\n| 事项 | 实施 | 开发 | 客户 |\n| --- | --- | --- | --- |\n';

function problems(table: string, overload = 2): RaciProblem[] {
  return checkRaci(parseRaci(table), { overload });
}

/** `code row role` of each problem; `-` where it is about no row or role. */
function codes(table: string, overload?: number): string[] {
  return problems(table, overload).map(
    ({ code, row, role }) => `${code} ${String(row ?? '-')} ${String(role ?? '-')}`,
  );
}

describe('the rules on a row', () => {
  it.each([
    ['R | A | C', []],
    ['A/R | C | I', []],
    ['AR | | ', []],
    ['R | | ', ['no-accountable 0 -']],
    ['R | C | I', ['no-accountable 0 -']],
    ['A | C | I', ['no-responsible 0 -']],
    ['S | C | ', ['no-accountable 0 -', 'no-responsible 0 -']],
    ['C | I | ', ['only-informed 0 -']],
    ['C/I | I | C', ['only-informed 0 -']],
    ['R | A | A', ['several-accountable 0 1', 'several-accountable 0 2']],
    ['A/R | A | A', ['several-accountable 0 0', 'several-accountable 0 1', 'several-accountable 0 2']],
    [' | | ', ['empty-row 0 -']],
    ['- | — | n/a', ['empty-row 0 -']],
    ['R | A | Q', ['unknown-letter 0 2']],
    ['R 整理 | A | C 签字', ['approval-not-accountable 0 2']],
    ['R | A 拍板 | C 批准', ['approval-not-accountable 0 2']],
    ['R | A | I 审批', ['approval-not-accountable 0 2']],
    ['R | A 拍板 | C（验收）', ['approval-not-accountable 0 2']],
    ['R 准备验收材料 | A 验收 | I', []],
    ['R 提交审批 | C 协助验收 | A 审批方案', []],
    ['R | C | 签字', ['no-accountable 0 -', 'approval-not-accountable 0 2']],
  ])('%s', (row, expected) => {
    // Further rows keep the roles from being empty.
    const table = `${header}| 需求确认 | ${row} |\n| 培训 | R | C | A |\n| 上线 | A/R | R | I |\n`;
    expect(codes(table)).toEqual(expected);
  });

  it('marks the matter where a letter is missing and the cell where one is wrong', () => {
    const table = `${header}| 需求确认 | R 整理 | | C 签字 |\n| 培训 | R | A | A |\n`;
    const marked = problems(table).map(({ range }) => table.slice(range.start, range.end));
    expect(marked.map((text) => text.trim())).toEqual(['需求确认', 'C 签字', 'A', 'A']);
  });

  it('is an error where a matter has not exactly one who answers for it, else a warning', () => {
    const table = `${header}| a | R | | |\n| b | R | A | A |\n| c | | | |\n| d | C | I | |\n| e | A | C 签字 | Q |\n| e | R | A | |\n`;
    const errors = problems(table).filter(({ severity }) => severity === 'error');
    expect([...new Set(errors.map(({ code }) => code))]).toEqual([
      'no-accountable',
      'several-accountable',
      'empty-row',
      'only-informed',
    ]);
    const warnings = problems(table).filter(({ severity }) => severity === 'warning');
    expect([...new Set(warnings.map(({ code }) => code))].sort()).toEqual([
      'approval-not-accountable',
      'duplicate-matter',
      'no-responsible',
      'unknown-letter',
    ]);
  });

  it('tells every matter apart from sections, whatever the table looks like', () => {
    const table = `${header}| **准备** | | | |\n| 清点 | R | A | C |\n| **切换** | | | |\n| 对账 | R | C | A |\n`;
    expect(codes(table)).toEqual([]);
  });

  it.each([
    [
      'letters as columns',
      '## RACI\n\n| Task | R | A | C | I |\n|---|---|---|---|---|\n| Kick-off | PM | | Dev | |\n| Plan | PM | Lead | | |\n',
    ],
    [
      'roles as rows',
      '## RACI\n\n| Role | Kick-off | Plan |\n|---|---|---|\n| PM | R | R |\n| Dev | C | |\n| Lead | | A |\n',
    ],
  ])('are the same with %s', (_, table) => {
    const [first, ...others] = problems(table);
    expect([first?.code, first?.params['matter']]).toEqual(['no-accountable', 'Kick-off']);
    expect(others).toEqual([]);
  });

  it('hold for generated matrices, each defect once', () => {
    const cell = fc.constantFrom('', 'R', 'A', 'A/R', 'C', 'I', 'S', 'R/C');
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(rows, (cells) => {
        // The parser needs to see a matrix.
        const all = [['R', 'A', 'C'], ['I', 'R', 'A'], ...cells];
        const table = header + all.map((row, at) => `| m${at} | ${row.join(' | ')} |\n`).join('');
        const found = codes(table).sort();
        const expected = all.flatMap((row, at) => {
          const letters = row.join('/').split('/').filter(Boolean);
          if (letters.length === 0) return [`empty-row ${at} -`];
          if (letters.every((letter) => letter === 'C' || letter === 'I')) return [`only-informed ${at} -`];
          const holders = row.flatMap((text, role) => (text.includes('A') ? [role] : []));
          return [
            ...(holders.length === 0 ? [`no-accountable ${at} -`] : []),
            ...(holders.length > 1 ? holders.map((role) => `several-accountable ${at} ${role}`) : []),
            ...(letters.includes('R') ? [] : [`no-responsible ${at} -`]),
          ];
        });
        expect(found).toEqual(expected.sort());
      }),
    );
  });
});

describe('the rules on a role', () => {
  it('find one that has nothing to do', () => {
    expect(codes(`${header}| a | R | | A |\n| b | A/R | | C |\n`)).toEqual(['empty-role - 1']);
  });

  it('say nothing of roles while all rows are empty', () => {
    const table = `---\nfupan: raci\n---\n${header}| a | | | |\n| b | | | |\n`;
    expect(codes(table)).toEqual(['empty-row 0 -', 'empty-row 1 -']);
  });

  const five = (last: string): string =>
    `${header}| a | R | C | A |\n| b | A/R | I | C |\n| c | A | R | C |\n| d | C | R | A |\n| e | ${last} |\n`;

  it('find one with R or A in too large a share of the matters', () => {
    expect(codes(five('R | C | A'), 0.8)).toEqual(['overload - 0']);
    expect(problems(five('R | C | A'), 0.8)[0]?.params).toMatchObject({ busy: 4, of: 5, percent: 80 });
    expect(codes(five('I | R | A'), 0.8)).toEqual([]);
  });

  it('let small matrices off', () => {
    const four = five('R | C | A').replace('| e | R | C | A |\n', '');
    expect(codes(four, 0.5)).toEqual([]);
  });

  it('count each role by letter, sections and words aside', () => {
    const table = `${header}| **一** | | | |\n| a | R/A 做 | S | C |\n| b | R | A | I |\n`;
    const [matrix] = parseRaci(table).matrices;
    if (!matrix) throw new Error('no matrix');
    expect(
      loadsOf(matrix).map(({ responsible, accountable, busy, of }) => [responsible, accountable, busy, of]),
    ).toEqual([
      [2, 1, 2, 2],
      [0, 1, 1, 2],
      [0, 0, 0, 2],
    ]);
    expect(loadsOf(matrix)[1]).toMatchObject({ supporting: 1, consulted: 0, informed: 0 });
  });
});

describe('a matter that is there twice', () => {
  const twice = (first: string, second: string, between = ''): string[] =>
    codes(`${header}| ${first} | R | A | C |\n${between}| ${second} | R | A | C |\n| 另一项 | C | R | A |\n`);

  it.each([
    ['需求确认', '需求确认'],
    ['1. 需求确认', '**需求 确认**'],
    ['（一）需求确认', '2、需求确认'],
    ['①需求确认', '需求确认'],
    ['UAT', 'ｕａｔ'],
    ['Data migration', 'data-migration'],
    ['`Go-live`', '3) Go live'],
  ])('is found: %s, %s', (first, second) => {
    expect(twice(first, second)).toEqual(['duplicate-matter 1 -']);
  });

  it.each([
    ['1号仓切换', '2号仓切换'],
    ['1 个月回访', '3 个月回访'],
    ['2.3.1 版本上线', '2.3.2 版本上线'],
    ['C 接口', 'C++ 接口'],
    ['1.1 评审', '2.1 评审'],
    ['Phase 1 review', 'Phase 2 review'],
  ])('is not the same as another one: %s, %s', (first, second) => {
    expect(twice(first, second)).toEqual([]);
  });

  it('may be there once a section', () => {
    expect(twice('评审', '评审', '| **测试** | | | |\n')).toEqual([]);
  });

  it('may be there once a phase where a column says the phase', () => {
    const table =
      '## RACI\n\n| 阶段 | 事项 | 实施 | 客户 |\n|---|---|---|---|\n| 准备 | 评审 | R | A |\n| | 培训 | R | A |\n| 测试 | 评审 | R | A |\n';
    expect(codes(table)).toEqual([]);
    expect(codes(table.replace('| 测试 |', '| |'))).toEqual(['duplicate-matter 2 -']);
  });
});

it('looks at every matrix of a document and says which one', () => {
  const two = `# 一\n\n${header}| a | R | A | I |\n| b | R | | |\n\n# 二\n\n${header}| a | R | A | I |\n| b | A | R | A |\n`;
  expect(checkRaci(parseRaci(two), defaultRules).map(({ code, matrix }) => `${code} ${matrix}`)).toEqual([
    'no-accountable 0',
    'several-accountable 1',
    'several-accountable 1',
  ]);
});
