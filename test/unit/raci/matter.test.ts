import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatter, formatRaciLink, holdersOf, parseRaciLink } from '../../../src/raci/matter.ts';
import { parseRaci } from '../../../src/raci/parse.ts';

describe('a link to a matter', () => {
  it.each([
    ['docs/二期上线.raci.md#需求确认', 'docs/二期上线.raci.md', '需求确认'],
    ['../docs/%E4%BA%8C%E6%9C%9F.raci.md#%E9%9C%80%E6%B1%82', '../docs/二期.raci.md', '需求'],
    ['my docs/go live.raci.md#Data migration', 'my docs/go live.raci.md', 'Data migration'],
    ['<my docs/a.md#b c>', 'my docs/a.md', 'b c'],
    ['[需求确认](../docs/a.raci.md#需求确认)', '../docs/a.raci.md', '需求确认'],
    ['docs/C#/a.raci.md#C# 接口', 'docs/C#/a.raci.md', 'C# 接口'],
    ['docs/a.MD', 'docs/a.MD', ''],
    ['docs/a.raci.md#达到 100% 覆盖', 'docs/a.raci.md', '达到 100% 覆盖'],
    ['docs/a.raci.md#编码 %FF 转换', 'docs/a.raci.md', '编码 %FF 转换'],
    ['需求确认', null, '需求确认'],
    [' #需求确认 ', null, '需求确认'],
    ['C# 接口', null, 'C# 接口'],
    ['readme.md 的维护', null, 'readme.md 的维护'],
  ])('%s', (value, path, matter) => {
    expect(parseRaciLink(value)).toEqual({ path, matter });
  });

  it('is none where nothing is written', () => {
    expect(parseRaciLink('  ')).toBeNull();
  });

  it('is written so that it is read back', () => {
    const path = fc
      .array(fc.constantFrom('a', '二期', ' ', '#', '%41', '..', '%', 'é'), { maxLength: 6 })
      .map((parts) => `docs/x${parts.join('')}.raci.md`);
    const matter = fc.string({
      minLength: 1,
      unit: fc.constantFrom('需', 'x', ' ', '#', '%20', '%', ')', '>', '.md#'),
    });
    fc.assert(
      fc.property(path, matter, (file, name) => {
        const wanted = name.replace(/\s+/g, ' ').trim();
        expect(parseRaciLink(formatRaciLink(file, name))).toEqual({ path: file, matter: wanted });
      }),
    );
  });
});

const document = parseRaci(`---
fupan: raci
---

# 苏州

| 序号 | 事项 | 实施 | 客户 |
| --- | --- | --- | --- |
| R-1 | **MES 接口** | R 开发 | A 验收 |
| R-2 | 2. 培训 | A/R | C |
| R-3 | mes接口 | R | A |

# 罗勇

| 事项 | 实施 | 客户 |
| --- | --- | --- |
| 培训 | R | A |
`);

describe('finding a matter', () => {
  it('prefers the very name', () => {
    expect(findMatter(document, 'mes接口')).toEqual([{ matrix: 0, row: 2 }]);
    expect(findMatter(document, '培训')).toEqual([{ matrix: 1, row: 0 }]);
  });

  it('forgives case, width, spaces, punctuation, markup and numbering, and tells all that fit', () => {
    expect(findMatter(document, 'ＭＥＳ－接口')).toEqual([
      { matrix: 0, row: 0 },
      { matrix: 0, row: 2 },
    ]);
    expect(findMatter(document, '（一）培 训').length).toBe(2);
  });

  it('takes the number in another column', () => {
    expect(findMatter(document, 'r-3')).toEqual([{ matrix: 0, row: 2 }]);
  });

  it.each(['', '验收', '——'])('finds nothing for “%s”', (name) => {
    expect(findMatter(document, name)).toEqual([]);
  });
});

it('tells who holds what, with the duty in words', () => {
  const [matrix] = document.matrices;
  if (!matrix) throw new Error('no matrix');
  expect(holdersOf(matrix, 0)).toEqual({
    responsible: [{ role: 0, name: '实施', words: '开发' }],
    accountable: [{ role: 1, name: '客户', words: '验收' }],
    consulted: [],
    informed: [],
    supporting: [],
  });
  expect(holdersOf(matrix, 1).responsible).toEqual(holdersOf(matrix, 1).accountable);
  expect(holdersOf(matrix, 9).accountable).toEqual([]);
});
