import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blanksSnippet, findBlanks, withRoom } from '../../../src/documents/blanks.ts';
import { documentNames, documentVariables } from '../../../src/documents/data.ts';
import { renderTemplate } from '../../../src/documents/template.ts';

/** The blanks as `label` with the text before and behind them. */
function shown(text: string): string[] {
  return findBlanks(text).map(
    ({ range, label }) =>
      `${label}|${text.slice(Math.max(0, range.start - 3), range.start)}_${text.slice(range.end, range.end + 2)}`,
  );
}

/** What VS Code writes for a snippet when no stop is changed. */
function expand(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+(?::((?:[^\\}]|\\.)*))?\}/g,
    (_, escaped: string | undefined, stop: string | undefined) => escaped ?? expand(stop ?? ''),
  );
}

describe('blanks of a document', () => {
  it('are empty cells, named by row and column', () => {
    const text = '## 影响\n\n| 方面 | 影响 | 评估人 |\n| --- | --- | --- |\n| 费用 | 2 万 |  |\n|  |  |  |\n';
    const blanks = findBlanks(text);
    expect(blanks.map(({ label, leads, section }) => [label, leads, section])).toEqual([
      ['费用 · 评估人', true, '影响'],
      ['方面', true, '影响'],
      ['影响', false, '影响'],
      ['评估人', false, '影响'],
    ]);
  });

  it('are lines that end with a colon, items and quotes without text', () => {
    expect(shown('总体：正常。原因：\n\n## 二\n\n- 时间：\n- \n- [ ]\n- [ ] 检查人:\n\n>\n')).toEqual([
      '原因|原因：_\n\n',
      '时间|时间：_\n-',
      '|\n- _\n-',
      '|[ ]_\n-',
      '检查人|查人:_\n\n',
      '|\n\n>_\n',
    ]);
  });

  it('are words in brackets, but not emphasis and not code', () => {
    expect(shown('在【日期】前给出【什么】。【重要】`【代码】`\n').map((line) => line.split('|')[0])).toEqual(
      ['日期', '什么'],
    );
  });

  it.each([
    ['a line that leads to a list', '三件事：\n\n- 甲\n'],
    ['an item that leads to a list', '- 三件事：\n  - 甲\n'],
    ['a table to be signed', '| 角色 | 姓名 | 签字 |\n| --- | --- | --- |\n| 客户 |  |  |\n'],
    ['front matter', '---\nfupan: sla-sop\ncustomer:\n---\n\n正文\n'],
    ['code and comments', '```\n原因：\n```\n\n<!-- 待填：\n-->\n'],
  ])('are not in %s', (_, text) => {
    expect(findBlanks(text)).toEqual([]);
  });

  it.each(['zh-cn', 'en'] as const)(
    'are found in each %s document, and a snippet of them changes nothing',
    (language) => {
      for (const name of documentNames) {
        const template = readFileSync(`templates/${language}/documents/${name}.md`, 'utf8');
        const result = renderTemplate(template, documentVariables({}, '2026-11-20', language));
        if (!result.ok) throw new Error(result.message);
        const text = withRoom(result.text);
        const found = blanksSnippet(text);
        expect([name, (found?.snippet.match(/\$\{\d+/g) ?? []).length > 5]).toEqual([name, true]);
        expect(expand(found?.snippet ?? '')).toBe(text.slice(found?.range.start, found?.range.end));
        // Each bullet and colon has room for what is typed.
        expect([name, findBlanks(text).filter(({ needsSpace }) => needsSpace)]).toEqual([name, []]);
      }
    },
  );

  it('never make a snippet that writes something else, whatever the text', () => {
    const piece = fc.constantFrom(
      '| a | |\n| --- | --- |\n|  | $x |\n',
      '- ',
      '原因：',
      '【填】',
      '\\',
      '${1}',
      '}',
      '\n\n',
      'text',
      '> ',
      '`',
      '##',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const found = blanksSnippet(text);
        if (found) expect(expand(found.snippet)).toBe(text.slice(found.range.start, found.range.end));
        expect(withRoom(withRoom(text))).toBe(withRoom(text));
      }),
    );
  });

  it('are looked for in time that grows with the text', () => {
    const long = `${'原因：'.repeat(1_000_000)}\n\n| a |\n| --- |\n${'|  |\n'.repeat(20_000)}${'【'.repeat(500_000)}`;
    expect(findBlanks(long).length).toBeGreaterThan(20_000 - 1);
  });
});
