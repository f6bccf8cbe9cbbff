import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { describe, expect, it } from 'vitest';
import { checkWording } from '../../../src/wording/check.ts';
import { compileRules } from '../../../src/wording/compile.ts';
import { parseRuleFile } from '../../../src/wording/ruleFile.ts';
import { mistakeText } from '../../../src/l10n/mistakeText.ts';
import type { RuleMistake } from '../../../src/wording/rule.ts';

/** A team's file with one rule of these patterns, and what is wrong with it. */
function compiled(yaml: string) {
  const { value, mistakes } = parseRuleFile('team.yaml', yaml);
  const result = compileRules([value]);
  return { rules: result.rules, mistakes: [...mistakes, ...result.mistakes] as RuleMistake[] };
}

const ruleOf = (pattern: string, more = ''): string =>
  `rules:\n  - id: own\n    kind: emotional\n    message: text\n    patterns:\n      - '${pattern}'\n${more}`;

/** What the pattern finds in a text. */
function finds(pattern: string, text: string, more = ''): string[] {
  const { rules, mistakes } = compiled(ruleOf(pattern, more));
  expect(mistakes).toEqual([]);
  return checkWording(text, rules, { context: 'reply' }).map(({ range }) =>
    text.slice(range.start, range.end),
  );
}

describe('patterns', () => {
  it.each([
    ['都怪', '这事都怪天气', ['都怪']],
    ['late', 'Chocolate is late, too late.', ['late', 'late']],
    ['promis~', 'He promised; compromise is no promise', ['promised', 'promise']],
    ['colou?r', 'Color, or colour', ['Color', 'colour']],
    ['(没|没有)(认真|好好)?测试', '他没好好测试，也没有测试', ['没好好测试', '没有测试']],
    ['all …{6}fault', 'all his fault; all of the time your fault', ['all his fault']],
    ['怪…{4}错', '怪你，错了', []],
    ['怪……{4}错', '怪你，错了', ['怪你，错']],
    ['^oh', 'Oh no. No, oh', ['Oh']],
    ['好$', '好。好的', ['好']],
    ['(客户|!客户端)忙', '客户忙', ['客户忙']],
    ['(客户|!客户端)…忙', '客户端忙', []],
    ['ＡＢＣ', 'abc，ＡＢＣ', ['abc', 'ＡＢＣ']],
    ['as soon as possible', 'as **soon** as\npossible', ['as **soon** as\npossible']],
    ['\\(a\\)', 'x (a)', ['(a)']],
    ['见{time}', '见 14:30 见', ['见 14:30']],
    ['{name}去', '由王敏去，方案去', ['王敏去']],
  ])('%s in %s', (pattern, text, expected) => {
    expect(finds(pattern, text)).toEqual(expected);
  });

  it('take lists and their “!” words', () => {
    const lists = "lists:\n  who: '客户 | 开发 | !客户端'\n";
    const { rules } = compiled(`${lists}${ruleOf('{who}的错')}`);
    const found = checkWording('客户的错，客户端的错', rules, { context: 'reply' });
    expect(found.map(({ range }) => range.start)).toEqual([0]);
  });

  it.each([
    ['touching', '不是你的错。是你的错。', 1],
    ['clause', '当然不是，但这是你的错。不是吗是你的错', 1],
    ['sentence', '不是，但这是你的错。是你的错。', 1],
    ['nearby', '是你的错。不是。好。是你的错。', 1],
  ])('leave out what an exception %s', (scope, text, count) => {
    const more = `    exceptions:\n      ${scope}: ['不是…{3}你', '不是']\n`;
    const single = `    exceptions:\n      ${scope}: ['不是']\n`;
    expect(finds('你的错', text, scope === 'touching' ? more : single)).toHaveLength(count);
  });
});

describe('files of rules', () => {
  it.each([
    [ruleOf('(a+)+b'), 6, /no regular expression/],
    [ruleOf('a.*b'), 6, /no regular expression/],
    [ruleOf('\\d'), 6, /no regular expression/],
    [ruleOf('[ab]'), 6, /no regular expression/],
    [ruleOf('(a|b'), 6, /without its/],
    [ruleOf('a)'), 6, /too many/],
    [ruleOf('{nowhere}'), 6, /nowhere/],
    [ruleOf('a…{900}b'), 6, /wider/],
    [ruleOf('{time}'), 6, /beside/],
    [ruleOf('(a|b|c|d|e|f|g|h)'.repeat(6)), 6, /more than 4000/],
    [ruleOf('{a}?'.repeat(9).replaceAll('a', 'x')), 6, /nowhere|optional/],
    ['lists:\n  me: "{me}"\n', 2, /inside itself/],
    ['lists:\n  time: a\n', 2, /recognised/],
    ['rules:\n  - id: x\n', 2, /kind|patterns/],
    ['rules:\n  - id: x\n    kind: rude\n    message: a\n    patterns: [a]\n', 3, /none of blaming/],
    ['rules:\n  - ids: x\n', 2, /not known/],
    ['rules: [\n', 2, /no YAML/],
    [ruleOf('a', '    rewrites: [b, { at: who, text: x }]\n'), 7, /“who” is no place/],
    [ruleOf('a', "    rewrites: ['{who} b']\n"), 7, /\{who\}, which no pattern/],
    ['- a\n', 1, /key/],
  ])('are refused with line and reason: %j', (yaml, line, reason) => {
    const { mistakes } = compiled(yaml);
    expect(mistakes[0]).toMatchObject({ file: 'team.yaml' });
    expect(mistakes.map((mistake) => mistakeText(mistake.reason))[0]).toMatch(reason);
    expect(Math.abs((mistakes[0]?.line ?? 0) - line)).toBeLessThanOrEqual(1);
  });

  it('are refused with all that is wrong, each in its line', () => {
    const yaml = [
      'lists:',
      '  Bad: a',
      '  time: b',
      '  good: c',
      'words: { ERP: { a: b }, WMS: stock }',
      'defaults:',
      '  exceptions: { around: [x], within: [y] }',
      'rules:',
      '  - id: one',
      '    kind: rude',
      '    severity: loud',
      '    contexts: [reply, mail, fax]',
      '    pattern: [a]',
      '    patterns: [a, [b], {c: d}]',
      "  - { id: two, kind: blaming, message: m, patterns: [stupid, '(a'], extra: 1 }",
      '  - { kind: blaming }',
    ].join('\n');
    const { value, mistakes } = parseRuleFile('team.yaml', yaml);
    expect(mistakes.map(({ line, reason }) => `${line} ${reason.code}`).sort()).toEqual(
      [
        ...['2 list-name', '3 special-list', '5 no-text', '7 unknown-key', '7 unknown-key'],
        ...['9 missing-key', '10 none-of', '11 none-of', '12 none-of', '12 none-of'],
        ...['13 unknown-key', '14 no-text', '15 unknown-key', '15 open-parenthesis'],
        ...['16 missing-key', '16 missing-key', '16 missing-key'],
      ].sort(),
    );
    expect([...value.lists.keys()]).toEqual(['good']);
    expect(value.words.map(({ term }) => term.text)).toEqual(['WMS']);
    expect(value.rules).toEqual([]);
  });

  it('are read but for a second rule of the same id, or a second key of the same name', () => {
    const rule = (word: string): string => `  - { id: x, kind: blaming, message: m, patterns: [${word}] }\n`;
    const { rules, mistakes } = compiled(
      `rules:\n${rule('slow')}${rule('lazy')}words: { ERP: plan }\nwords: { ERP: nothing }\n`,
    );
    expect(mistakes.map(({ line, reason }) => `${line} ${reason.code}`)).toEqual(['5 no-yaml', '3 same-id']);
    expect(mistakes.map(({ reason }) => mistakeText(reason))).toContain(
      'another rule of this file, in line 2, has the id “x” already',
    );
    expect(checkWording('slow, lazy', rules, { context: 'reply' }).map(({ range }) => range.start)).toEqual([
      0,
    ]);
  });

  it('keep the sound rules beside a broken one', () => {
    const yaml = `${ruleOf('(a')}  - { id: two, kind: blaming, message: m, patterns: [stupid] }\n`;
    const { rules, mistakes } = compiled(yaml);
    expect(mistakes).toHaveLength(1);
    expect(checkWording('stupid', rules, { context: 'reply' }).map(({ rule }) => rule)).toEqual(['two']);
  });

  it('keep what else the file and the rule hold', () => {
    const yaml = `lexicon: {}\n${ruleOf('stupid', "    rewrites: [{ at: who, text: x }, slow, '{who} y']\n")}`;
    const { rules, mistakes } = compiled(yaml);
    expect(mistakes.map(({ line }) => line)).toEqual([1, 8, 8]);
    const [found] = checkWording('stupid', rules, { context: 'reply' });
    expect(found?.suggestions.map(({ text }) => text)).toEqual(['slow']);
  });

  it('are complained of in the language of the reader, whatever is wrong', () => {
    const bundle = readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8');
    l10n.config({ contents: bundle });
    try {
      const said = compiled(`lexicon: {}\n${ruleOf('(a+)+b')}`).mistakes.map(({ reason }) =>
        mistakeText(reason),
      );
      expect(said).toEqual([
        '这里没有“lexicon:”，可用的有 lists, extend, defaults, rules, words',
        '第 3 个字符是“+”：这里不是正则表达式，要找这个符号本身请写 \\+',
      ]);
    } finally {
      l10n.config({ contents: {} });
    }
  });

  it('add to lists of earlier files, and replace rules and terms of the same name', () => {
    const first = parseRuleFile(
      'a',
      "lists: { who: 客户 }\nwords: { ERP: plan, WMS: stock }\nrules:\n  - { id: x, kind: blaming, message: m, patterns: ['{who}笨'] }\n  - { id: y, kind: blaming, message: m, patterns: [怪] }\n",
    ).value;
    const team = parseRuleFile(
      'b',
      'extend: { who: 代理商 }\nwords: { ERP: [] }\nrules:\n  - { id: y, kind: blaming, message: m, patterns: [赖] }\n',
    ).value;
    const { rules } = compileRules([first, team]);
    const found = (text: string) => checkWording(text, rules, { context: 'reply' }).map(({ rule }) => rule);
    expect(found('代理商笨')).toEqual(['x']);
    expect(found('怪')).toEqual([]);
    expect(found('赖')).toEqual(['y']);
    expect(found('ERP 和 WMS')).toEqual(['plain-words']);
  });
});
