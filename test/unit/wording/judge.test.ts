import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWording } from '../../../src/wording/check.ts';
import { compileRules } from '../../../src/wording/compile.ts';
import { parseRuleFile } from '../../../src/wording/ruleFile.ts';
import { applyEdits } from '../../../src/markdown/text.ts';
import { builtInRules, storedJudge } from '../../bench/builtInRules.ts';
import { readLabelled, scoresOf } from '../../bench/labelledSentences.ts';

const { rules, files } = builtInRules();
const withoutJudge = { ...rules, judge: null };
const check = (text: string, by = rules) => checkWording(text, by, { context: 'retrospective' });
const chinese = '仓库主任凭老经验办事，根本没把盘点流程放在眼里。';
const english = 'The dispatcher is too lazy to read anything and leaves the mess to us.';

describe('the judge of whole sentences', () => {
  it.each([
    [chinese, 'zh-blaming-sentence'],
    [english, 'en-blaming-sentence'],
  ])('finds what no rule has the words for: %s', (text, rule) => {
    expect(check(text, withoutJudge)).toEqual([]);
    const [problem, ...others] = check(text);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ kind: 'blaming', rule });
    expect(problem?.message['zh-cn']).toMatch(/过错/);
  });

  it('marks the clause that gave rise to it, and offers to write it anew', () => {
    const text = `盘点那天，${chinese}`;
    const [problem] = check(text);
    const marked = text.slice(problem?.range.start, problem?.range.end);
    expect(marked).not.toBe('');
    expect(marked).not.toMatch(/[，。]|那天/);
    const [first] = problem?.suggestions ?? [];
    expect(applyEdits(text, first?.edits ?? [])).toContain('【');
    expect(problem?.suggestions.every(({ safe }) => !safe)).toBe(true);
  });

  it('leaves quotations, code, fragments and what is to be filled in alone', () => {
    for (const text of [`“${chinese}”`, `> ${english}`, `\`${english}\``, '项目经理', 'Lead developer'])
      expect(check(text)).toEqual([]);
    expect(check(`{{ name }}${chinese}`)).toEqual([]);
  });

  it('is silenced like a rule, and in a team’s own file', () => {
    expect(check(`${chinese} <!-- fupan-ignore zh-blaming-sentence -->`)).toEqual([]);
    const off = new Set(['zh-blaming-sentence']);
    expect(checkWording(chinese, rules, { context: 'retrospective', off })).toEqual([]);
    const team = parseRuleFile(
      'team.yaml',
      'rules:\n  - { id: zh-blaming-sentence, kind: blaming, judged: true, contexts: [reply], message: 换个说法 }\n',
    );
    expect(team.mistakes).toEqual([]);
    const own = compileRules([...files, team.value], storedJudge).rules;
    expect(check(chinese, own)).toEqual([]);
    expect(checkWording(chinese, own, { context: 'reply' })[0]?.message.en).toBe('换个说法');
  });

  it.each([
    ['集成商按图施工，图纸版本是 V1.2，现行版本是 V1.4。', 'zh-shift-turns'],
    ['The client declined the second suggestion; we did not raise the risk again.', 'en-told-you'],
  ])('lets go of what only looks like a finding of ours, never of a team’s: %s', (text, rule) => {
    expect(check(text, withoutJudge).map((problem) => problem.rule)).toEqual([rule]);
    expect(check(text)).toEqual([]);
    const word = text.includes('集成商') ? '集成商' : 'client';
    const team = parseRuleFile(
      '.fupan/wording/team.yaml',
      `rules:\n  - { id: named, kind: defensive, patterns: ['${word}'], message: 写事实 }\n`,
    );
    expect(team.mistakes).toEqual([]);
    const own = compileRules([...files, team.value], storedJudge).rules;
    expect(check(text, own).map((problem) => problem.rule)).toEqual(['named']);
  });

  it('is right nine times in ten on sentences it was not made from, and finds four in five of the last of them', () => {
    const found = (['branches', 'holdout', 'reviews', 'colleagues'] as const)
      .flatMap(readLabelled)
      .flatMap((sentence) =>
        checkWording(sentence.text, rules, { context: sentence.context })
          .filter(({ kind }) => kind !== 'jargon')
          .map(({ kind }) => kind === sentence.kind),
      );
    expect(found.length).toBeGreaterThanOrEqual(200);
    expect(found.filter(Boolean).length / found.length).toBeGreaterThan(0.9);
    const scores = scoresOf(readLabelled('reviews'), rules);
    const right = scores.reduce((sum, score) => sum + score.right, 0);
    const missed = scores.reduce((sum, score) => sum + score.missed, 0);
    expect(right / (right + missed)).toBeGreaterThan(0.8);
  });

  it('does not take blame with a date or a figure in it for a fact', () => {
    const twins = (['holdout', 'reviews', 'colleagues'] as const)
      .flatMap(readLabelled)
      .filter(({ kind }) => kind !== 'ok' && kind !== 'vague-promise')
      .flatMap(({ text, kind, context }) => {
        const isFound = (words: string): boolean =>
          checkWording(words, rules, { context }).some((finding) => finding.kind === kind);
        if (!isFound(text)) return [];
        const [front, behind] = /\p{Script=Han}/u.test(text)
          ? ['6月18日午后2点，', '（单号90731，共17条）']
          : ['On 18 June at 2:20 pm, ', ' (request 90731, 17 lines)'];
        return [front + text, text.replace(/(?=[.。!！?？]?$)/u, behind)].map(isFound);
      });
    expect(twins.length).toBeGreaterThan(400);
    expect(twins.filter(Boolean).length / twins.length).toBeGreaterThan(0.95);
  });

  it('takes any text, and finds the same wherever a paragraph stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const plain = text.replace(/[\r\n]/g, ' ');
        const ranges = check(`${plain}\n\n${chinese}`).map(({ range }) => range);
        for (const { start, end } of ranges) expect(end).toBeGreaterThan(start);
        expect(check(chinese).length).toBe(1);
      }),
    );
  });
});
