import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/markdown/text.ts';
import { checkWording, newWordingCache } from '../../../src/wording/check.ts';
import { compileRules } from '../../../src/wording/compile.ts';
import { wordingKinds } from '../../../src/wording/model.ts';
import { parseRuleFile } from '../../../src/wording/ruleFile.ts';
import { builtInRules } from '../../bench/builtInRules.ts';
import { readLabelled, scoresOf } from '../../bench/labelledSentences.ts';

const { rules, mistakes, files } = builtInRules();
const found = (text: string, context: 'reply' | 'retrospective' = 'retrospective') =>
  checkWording(text, rules, { context }).map(
    ({ kind, range }) => `${kind}: ${text.slice(range.start, range.end)}`,
  );
const blame = '都怪开发没有测试就发布。';

describe('the product’s own rules', () => {
  it('have no mistakes, and say what and why in both languages', () => {
    expect(mistakes).toEqual([]);
    for (const { rule } of rules.rules) {
      expect(rule.message['zh-cn']).toMatch(/\p{Script=Han}/u);
      expect(rule.message.en).toMatch(/^[\p{ASCII}“”]+$/u);
      expect(rule.why['zh-cn']).not.toBe('');
      expect(rule.why.en).not.toBe('');
      expect(rule.rewrites.length).toBeGreaterThan(1);
    }
    expect(new Set(rules.rules.map(({ rule }) => rule.kind))).toEqual(
      new Set(wordingKinds.filter((kind) => kind !== 'jargon')),
    );
  });

  it.each(['zh-cn', 'en'])('explain at least 150 terms in %s', (language) => {
    const words = files.filter(({ file }) => file.startsWith(language)).flatMap((file) => file.words);
    const terms = words.flatMap(({ term }) => term.text.split('|').filter((word) => !word.startsWith('!')));
    expect(terms.length).toBeGreaterThanOrEqual(150);
    for (const { plain } of words) expect(plain.length).toBeGreaterThan(0);
  });

  it.each(['development', 'holdout'] as const)('tell the kinds apart in the %s sentences', (name) => {
    const sentences = readLabelled(name);
    expect(sentences.filter(({ kind }) => kind === 'ok').length * 2).toBeGreaterThanOrEqual(sentences.length);
    for (const { kind, right, wrong, missed } of scoresOf(sentences, rules)) {
      expect([kind, right / (right + wrong)]).toEqual([
        kind,
        expect.toSatisfy((share: number) => share > 0.9),
      ]);
      expect([kind, right / (right + missed)]).toEqual([
        kind,
        expect.toSatisfy((share: number) => share > 0.8),
      ]);
    }
  });
});

describe('terms that readers half know', () => {
  const terms = (text: string, by = rules) =>
    checkWording(text, by, { context: 'reply' }).map(({ range }) => text.slice(range.start, range.end));

  it.each([
    ['接口今天不稳定，10:40 已恢复。', []],
    ['接口的字段变了，10:40 已改好。', ['接口', '字段']],
    ['接口发生死锁，10:40 已恢复。', ['接口', '死锁']],
    ['The interface was down until 10:40.', []],
    ['The interface hit a deadlock until 10:40.', ['interface', 'deadlock']],
    ['A deadlock lasted until 10:40.', ['deadlock']],
    ['The cache, a place for copies, was emptied at 10:40.', []],
    ['负载均衡的作用是把客人分到几个窗口，10:40 已恢复。', []],
  ])('stand alone, and count beside another: %s', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('are what a team says', () => {
    const team = parseRuleFile('team.yaml', 'extend:\n  half-known: 死锁\n');
    expect(team.mistakes).toEqual([]);
    expect(terms('出现死锁，10:40 已恢复。')).toEqual(['死锁']);
    expect(terms('出现死锁，10:40 已恢复。', compileRules([...files, team.value]).rules)).toEqual([]);
  });
});

it('a time excuses what a semicolon joins to it', () => {
  const kinds = (text: string) => checkWording(text, rules, { context: 'reply' }).map(({ kind }) => kind);
  expect(kinds('我们会尽快处理。')).toEqual(['vague-promise']);
  expect(kinds('我们会尽快处理；吴凡今天 17:00 前给您电话。')).toEqual([]);
  expect(kinds('We will deal with it as soon as possible; Ben calls you today before 17:00.')).toEqual([]);
});

describe('what is not read', () => {
  it.each([
    `> ${blame}`,
    '`都怪开发`没有测试',
    `\`\`\`\n${blame}\n\`\`\``,
    `    ${blame}`,
    `---\ntitle: ${blame}\n---\n`,
    `<!-- ${blame} -->`,
    `客户原话：“${blame}”`,
    `「${blame}」`,
    `『${blame}』`,
    `"${blame}"`,
    `他说‘${blame}’`,
    `[${blame}](a.md)`,
    `<div>\n${blame}\n</div>`,
    `[1]: ${blame}`,
    `${blame} <!-- fupan-ignore -->`,
    `${blame} <!-- fupan-ignore blaming -->`,
    `<!-- fupan-ignore -->\n${blame}`,
    `<!-- fupan-ignore-start -->\n\n${blame}\n\n<!-- fupan-ignore-end -->`,
  ])('%j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('ends where it ends', () => {
    expect(found(`“好”${blame}`)).toHaveLength(1);
    expect(found(`> 好\n\n${blame}`)).toHaveLength(1);
    expect(found(`<!-- fupan-ignore -->\n好\n\n${blame}`)).toHaveLength(1);
    expect(found(`${blame} <!-- fupan-ignore jargon -->`)).toHaveLength(1);
    expect(found(`“没有关上。${blame}`)).toHaveLength(1);
    expect(found(`It's all the vendor's fault, isn't it`)).toHaveLength(1);
  });

  it('takes ranges from outside', () => {
    const text = `| 责任方 | 主张 |\n|---|---|\n| 客户 | ${blame} |\n\n${blame}`;
    const row = text.indexOf('| 客户');
    const skip = [{ start: row, end: text.indexOf('\n', row) }];
    const problems = checkWording(text, rules, { context: 'retrospective', skip });
    expect(problems.map(({ range }) => range.start > text.indexOf('\n\n', row))).toEqual([true]);
  });
});

describe('context', () => {
  it('asks for plain words in replies alone, and only where nothing is explained', () => {
    expect(found('数据库发生死锁。', 'retrospective')).toEqual([]);
    expect(found('数据库发生死锁。', 'reply')).toEqual(['jargon: 死锁']);
    expect(found('死锁（两笔操作互相等待）已解除，死锁不再发生在 10:05 之后。', 'reply')).toEqual([]);
  });

  it('reads both languages in one line', () => {
    expect(
      found('Root cause 已确认，it was Tom’s fault，都怪销售乱承诺', 'retrospective').length,
    ).toBeGreaterThan(0);
  });
});

describe('suggestions', () => {
  it('replace the vague word, and keep the rest', () => {
    const text = '我们会尽快处理您的问题。';
    const [problem] = checkWording(text, rules, { context: 'reply' });
    const [first] = problem?.suggestions ?? [];
    expect(applyEdits(text, first?.edits ?? [])).toBe('我们会在【日期 时间】前处理您的问题。');
  });

  it('keep the other clauses, and fit what is being written', () => {
    const rewritten = (text: string, context: 'reply' | 'retrospective'): string[] =>
      checkWording(text, rules, { context }).flatMap(({ suggestions }) =>
        suggestions.map(({ edits }) => applyEdits(text, edits)),
      );
    const texts = [
      ['11 月 20 日停了三个小时，都怪开发没有测试。', '11 月 20 日停了三个小时'],
      ['订单丢了 36 张，这不是我们的问题。', '订单丢了 36 张'],
      ['接口断开了，我们会尽快处理。', '接口断开了'],
      ['36 orders were lost, it is all the vendor’s fault.', '36 orders were lost'],
    ] as const;
    for (const [text, fact] of texts) {
      for (const context of ['reply', 'retrospective'] as const) {
        const all = rewritten(text, context);
        expect([text, context, all.length > 0]).toEqual([text, context, true]);
        expect(all.filter((each) => !each.includes(fact))).toEqual([]);
        const spoken = /您|[Yy]ou (?:will|hear|get)|tell you/;
        if (context === 'retrospective') expect(all.filter((each) => spoken.test(each))).toEqual([]);
      }
    }
  });

  it('begin a sentence with a capital, and a clause without', () => {
    const all = ['It is all the vendor’s fault.', '36 orders were lost, it is all the vendor’s fault.'].map(
      (text) =>
        checkWording(text, rules, { context: 'reply' }).flatMap(({ suggestions }) =>
          suggestions.map(({ edits }) => applyEdits(text, edits)),
        ),
    );
    expect(all[0]?.some((text) => text.startsWith('We noticed'))).toBe(true);
    expect(all[1]?.some((text) => text.includes('lost, we noticed'))).toBe(true);
  });

  it('explain a term safely', () => {
    const text = 'We rolled back.\n\n- 数据库发生**死锁**。';
    const problems = checkWording(text, rules, { context: 'reply' });
    const safe = problems.flatMap(({ suggestions }) => suggestions.filter((one) => one.safe));
    expect(
      applyEdits(
        text,
        safe.flatMap(({ edits }) => edits),
      ),
    ).toMatch(/^We rolled back \(.+\)\.\n\n- 数据库发生\*\*死锁（.+）\*\*。$/);
  });
});

describe('laws', () => {
  const pieces = fc.constantFrom(
    ...[
      '都怪',
      '客户',
      '尽快',
      '处理',
      '，',
      '。',
      '“',
      '”',
      '`',
      '*',
      '\n',
      '\n\n',
      '- ',
      '> ',
      '| a |\n|-|\n',
      'We will',
      ' soon ',
      "it's ",
      'fault',
      '接口',
      '（',
      '）',
      '[',
      '](',
      '<!--',
      '-->',
      '\\',
      '😀',
      '\r\n',
      '    ',
    ],
  );
  const texts = fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 60 })
    .map((list) => list.join(''));

  it('ranges and edits lie inside the text, in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { range, suggestions } of checkWording(text, rules, { context: 'reply' })) {
          expect(range.start).toBeLessThan(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
          expect(range.start).toBeGreaterThanOrEqual(last);
          last = range.start;
          for (const { edits } of suggestions) applyEdits(text, edits);
        }
      }),
    );
  });

  it('a cache changes nothing', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const cache = newWordingCache();
        checkWording(before, rules, { context: 'reply', cache });
        const cached = checkWording(after, rules, { context: 'reply', cache });
        expect(cached).toEqual(checkWording(after, rules, { context: 'reply' }));
      }),
    );
  });

  it.each([
    ['a sentence without an end', '都怪客户'],
    ['blanks', ' '],
    ['words', 'all the customer fault '],
    ['open quotes', '“「"'],
    ['brackets', '[a]('],
    ['back-ticks', '` `` '],
    ['comments', '<!--'],
    ['times', '1月1日12:00'],
  ])('five million units of %s come to an end', (_what, piece) => {
    const text = piece.repeat(Math.ceil(5_000_000 / piece.length));
    expect(checkWording(text, rules, { context: 'reply' }).length).toBeLessThanOrEqual(1000);
  });
});
