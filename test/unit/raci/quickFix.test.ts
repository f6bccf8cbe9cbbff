import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/markdown/text.ts';
import { checkRaci } from '../../../src/raci/check.ts';
import { parseRaci } from '../../../src/raci/parse.ts';
import type { RaciProblem, RaciProblemCode } from '../../../src/raci/problem.ts';
import { raciQuickFixes } from '../../../src/raci/quickFix.ts';

const header = '---\nfupan: raci\n---\n\n| 事项 | 实施 | 开发 | 客户 |\n| --- | --- | --- | --- |\n';
const rest = '| 培训 | R | C | A |\n| 上线 | A/R | R | I |\n';

function problemsOf(text: string): RaciProblem[] {
  return checkRaci(parseRaci(text), { overload: 2 });
}

/** What each fix of the first problem `code` makes of the row under test, with what it is called by. */
function fixes(row: string, code: RaciProblemCode): string[] {
  const text = `${header}| 需求 | ${row} |\n${rest}`;
  const problem = problemsOf(text).find((found) => found.code === code);
  if (!problem) throw new Error(`no ${code}`);
  return raciQuickFixes(text, parseRaci(text), problem).map(({ kind, params, edits }) => {
    const [line = ''] = applyEdits(text, edits).slice(header.length).split('\n');
    return `${kind} ${Object.values(params).join(' ')}: ${line}`;
  });
}

describe('quick fixes', () => {
  it('offer the A to who does it, the one whose duty is to decide first', () => {
    expect(fixes('R 整理 | R | C', 'no-accountable')).toEqual([
      'give-accountable 实施: | 需求 | A/R 整理 | R | C |',
      'give-accountable 开发: | 需求 | R 整理 | A/R | C |',
    ]);
    expect(fixes('R | | C 签字', 'no-accountable')[0]).toBe('give-accountable 客户: | 需求 | R | | A 签字 |');
    expect(fixes('C | I | ', 'only-informed')).toEqual(['give-accountable 实施: | 需求 | A | I |  |']);
    expect(fixes('I | I | ', 'only-informed')).toEqual([]);
  });

  it('follow the matrix that writes R/A', () => {
    const text = `${header}| 需求 | R | | C |\n| 培训 | R/A | C | I |\n| 上线 | R | A | R |\n`;
    const [problem] = problemsOf(text);
    const [fix] = problem ? raciQuickFixes(text, parseRaci(text), problem) : [];
    expect(applyEdits(text, fix?.edits ?? [])).toContain('| 需求 | R/A | | C |');
  });

  it('keep one of several As, that of the marked cell first; who gives it away still has a part', () => {
    expect(fixes('A | A/R | A 签字', 'several-accountable')).toEqual([
      'keep-accountable 实施: | 需求 | A | R | C 签字 |',
      'keep-accountable 开发: | 需求 | C | A/R | C 签字 |',
      'keep-accountable 客户: | 需求 | C | R | A 签字 |',
    ]);
    expect(fixes('A | A | A', 'several-accountable')[2]).toBe('keep-accountable 客户: | 需求 | R | C | A |');
    expect(fixes('A | A | C', 'several-accountable')[0]).toBe('keep-accountable 实施: | 需求 | A | R | C |');
  });

  it('let who answers for it, or who supports it, do it', () => {
    expect(fixes('A | S | C', 'no-responsible')).toEqual([
      'give-responsible 实施: | 需求 | A/R | S | C |',
      'give-responsible 开发: | 需求 | A | R | C |',
    ]);
  });

  it('move the A to where the words decide', () => {
    expect(fixes('R | A | C 签字', 'approval-not-accountable')).toEqual([
      'move-accountable 客户: | 需求 | R | C | A 签字 |',
    ]);
    expect(fixes('R | C | 签字', 'approval-not-accountable')).toEqual([
      'give-accountable 客户: | 需求 | R | C | A 签字 |',
    ]);
  });

  it('replace a foreign sign by what it means elsewhere, or by what is missing', () => {
    expect(fixes('R | A | V', 'unknown-letter')).toEqual(['set-letter 客户 V C: | 需求 | R | A | C |']);
    expect(fixes('X | A | C', 'unknown-letter')).toEqual(['set-letter 实施 X R: | 需求 | R | A | C |']);
    expect(fixes('X | C | I', 'unknown-letter')).toEqual([
      'set-letter 实施 X R: | 需求 | R | C | I |',
      'set-letter 实施 X A: | 需求 | A | C | I |',
    ]);
  });

  it('take out an empty row or role', () => {
    expect(fixes(' | | ', 'empty-row')).toEqual(['remove-row : | 培训 | R | C | A |']);
    const text = `${header}| 需求 | R | | A |\n| 培训 | R | | A |\n`;
    const [problem] = problemsOf(text);
    const [fix] = problem ? raciQuickFixes(text, parseRaci(text), problem) : [];
    expect([fix?.kind, applyEdits(text, fix?.edits ?? []).slice(-48)]).toEqual([
      'remove-role',
      text.replace(' 开发 |', '').replace('| --- |', '|').replaceAll('| R | | A |', '| R | A |').slice(-48),
    ]);
  });

  it('lead to the other row of a matter that is there twice, and take a plain copy out', () => {
    const text = `${header}| 需求 | R | | A |\n${rest}| 1. 需求 | R | C | A |\n| 需求 | R | | A |\n`;
    const [other, copy] = problemsOf(text).filter(({ code }) => code === 'duplicate-matter');
    const of = (problem: RaciProblem | undefined) =>
      problem ? raciQuickFixes(text, parseRaci(text), problem) : [];
    expect(
      of(other).map(({ kind, edits, select }) => [kind, edits, text.slice(select?.start, select?.end)]),
    ).toEqual([['show-first', [], '需求']]);
    expect(of(copy).map(({ kind }) => kind)).toEqual(['remove-row', 'show-first']);
  });

  it('have nothing to say where a person has to think', () => {
    const text = `${header}${['a', 'b', 'c', 'd', 'e'].map((name) => `| ${name} | A/R | C | I |\n`).join('')}`;
    const [overload] = checkRaci(parseRaci(text), { overload: 0.7 });
    expect(overload?.code).toBe('overload');
    expect(overload ? raciQuickFixes(text, parseRaci(text), overload) : null).toEqual([]);
  });

  it.each([
    [
      'letters as columns',
      '## RACI\n\n| Task | R | A | C | I |\n|---|---|---|---|---|\n| Kick-off | PM | | Dev | |\n| Plan | PM | Lead | | |\n',
      '| Kick-off | PM | PM | Dev | |',
    ],
    [
      'roles as rows',
      '## RACI\n\n| Role | Kick-off | Plan |\n|---|---|---|\n| PM | R | R |\n| Dev | C | |\n| Lead | | A |\n',
      '| PM | R/A | R |',
    ],
  ])('work with %s', (_, text, row) => {
    const [problem] = problemsOf(text);
    const [fix] = problem ? raciQuickFixes(text, parseRaci(text), problem) : [];
    expect(applyEdits(text, fix?.edits ?? [])).toContain(row);
  });

  it('remove the problem they are offered for, and touch no other row', () => {
    const cell = fc.constantFrom('', 'R', 'A', 'A/R', 'C', 'I', 'S', 'V', 'C 签字', '**R** 整理', 'A (审定)');
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(row, row, (first, second) => {
        const text = `${header}| 需求 | ${first.join(' | ')} |\n| 部署 | ${second.join(' | ')} |\n${rest}`;
        const document = parseRaci(text);
        for (const problem of problemsOf(text)) {
          for (const fix of raciQuickFixes(text, document, problem)) {
            const fixed = applyEdits(text, fix.edits);
            const left = problemsOf(fixed);
            const same = left.filter(
              ({ code, row: at, role }) =>
                code === problem.code && at === problem.row && role === problem.role,
            );
            // Another row may move up to this index.
            if (fix.kind === 'remove-row') expect(left.length).toBeLessThan(problemsOf(text).length);
            else expect(same).toEqual([]);
            const other = problem.row === 0 ? 1 : 0;
            if (problem.row !== null && fix.kind !== 'remove-row') {
              const line = header.split('\n').length - 1;
              expect(fixed.split('\n')[line + other]).toBe(text.split('\n')[line + other]);
            }
          }
        }
      }),
    );
  });
});
