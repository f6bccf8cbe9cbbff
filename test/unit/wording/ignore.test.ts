import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/markdown/text.ts';
import { checkWording } from '../../../src/wording/check.ts';
import { ignoreEdit } from '../../../src/wording/ignore.ts';
import { packRules, unpackRules } from '../../../src/wording/packedRules.ts';
import { builtInRules } from '../../bench/builtInRules.ts';

const { rules, files } = builtInRules();
const blame = '都怪采购部临时改了编码。';

describe('leaving a finding alone', () => {
  it.each([
    ['a paragraph', `${blame}\n`, `${blame} <!--`],
    ['a heading', `## ${blame} ##\n`, `${blame} <!--`],
    ['a table cell', `| a | b |\n| --- | --- |\n| ${blame} | c |\n`, '--> | c |'],
    ['a task', `- [ ] ${blame} @李强 due:2026-12-01\n`, 'due:2026-12-01 <!--'],
    ['a line with a break at its end', `${blame}  \n第二行。\n`, '-->  \n第二行'],
    ['CRLF', `${blame}\r\n第二行。\r\n`, '-->\r\n第二行'],
  ])('writes its comment inside %s', (_what, text, wanted) => {
    const [problem] = checkWording(text, rules, { context: 'retrospective' });
    const edit = problem && ignoreEdit(text, problem);
    expect(edit).toBeTruthy();
    const after = applyEdits(text, edit ? [edit] : []);
    expect(after).toContain(wanted);
    expect(checkWording(after, rules, { context: 'retrospective' })).toEqual([]);
  });

  it('takes each finding away and no other, whatever stands around it', () => {
    const piece = fc.constantFrom(
      '一切正常。',
      blame,
      'The client is to blame for this.',
      '`code`',
      '> 引用',
      '',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const text = pieces.join('\n\n');
        const found = checkWording(text, rules, { context: 'retrospective' });
        for (const problem of found) {
          const edit = ignoreEdit(text, problem);
          const left = checkWording(applyEdits(text, edit ? [edit] : []), rules, {
            context: 'retrospective',
          });
          expect(left.length).toBe(found.length - 1);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('has nothing to write where nothing is read', () => {
    expect(ignoreEdit('```\n都怪\n```\n', { range: { start: 4, end: 6 }, rule: 'x' })).toBeNull();
  });
});

describe('rules as JSON', () => {
  it('come back as they were', () => {
    expect(unpackRules(packRules({ files, judge: null }))).toEqual({ files, judge: null });
  });
});
