import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetFields } from '../../../src/cases/facetFields.ts';
import {
  chosenFacets,
  hasFacet,
  soughtTexts,
  toggleFacet,
  withoutFacets,
} from '../../../src/cases/facetQuery.ts';
import { parseQuery, placedClauses } from '../../../src/cases/query.ts';

const words = { field: '标签', value: '库存' };
const tag = { field: 'tag', value: '库存' } as const;

describe('a filter', () => {
  it.each([
    ['', '标签:库存'],
    ['接口 超时', '接口 超时 标签:库存'],
    ['  接口 ', '接口 标签:库存'],
    ['标签:库存', ''],
    ['tag:库存 接口', '接口'],
    ['接口 关键词:库存 超时', '接口 超时'],
    ['"a b" 标签：库存', '"a b"'],
    ['-tag:库存', '-tag:库存 标签:库存'],
    ['tag:库存量', 'tag:库存量 标签:库存'],
  ])('turns %j into %j', (query, after) => {
    expect(toggleFacet(query, tag, words)).toBe(after);
  });

  it('is written in the reader’s words only where they mean just this', () => {
    const severity = { field: 'severity', value: 'major' } as const;
    // “重大” is how many people write the worst kind.
    expect(toggleFacet('', severity, { field: '严重程度', value: '重大' })).toBe('严重程度:major');
    expect(toggleFacet('', severity, { field: 'Kind of severity', value: 'x' })).toBe('severity:major');
    const product = { field: 'product', value: 'WMS "2.3" (old)' } as const;
    expect(chosenFacets(toggleFacet('', product, { field: '产品', value: product.value }))).toEqual([
      product,
    ]);
  });

  it('is on after it was turned on and off after it was turned off, whatever was typed before', () => {
    const value = fc
      .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
      .filter((text) => text.trim() === text && !text.includes('\\'));
    const typed = fc
      .array(fc.constantFrom('库存', '"接口 超时"', '-测试', 'tag:x', '年份:2026', '“', 'a:b', '  '))
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(typed, fc.constantFrom(...facetFields), value, (query, field, text) => {
        // A quotation mark that is never closed takes everything behind it.
        fc.pre(!query.includes('“') && field !== 'year' && !/[\r\n"“”「」＂]/.test(text));
        const facet = { field, value: chosenFacets(`${field}:"${text}"`)[0]?.value ?? '' };
        fc.pre(facet.value !== '' && !hasFacet(query, facet));
        const on = toggleFacet(query, facet, { field: '标签', value: text });
        expect(hasFacet(on, facet)).toBe(true);
        const off = toggleFacet(on, facet, { field: '标签', value: text });
        expect(parseQuery(off)).toEqual(parseQuery(query));
      }),
    );
  });
});

describe('a query', () => {
  it('is its words without the filters', () => {
    expect(withoutFacets('行业:零售 库存 -tag:x date:2026 产品:"W M"')).toBe('库存 -tag:x date:2026');
    expect(soughtTexts('行业:零售 库存 "a b" -x title:同步 path:y')).toEqual(['库存', 'a b', '同步']);
  });

  it('has clauses that stand where they were typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'库存a-": “”tag:标签 2026..') }), (source) => {
        let last = 0;
        for (const { clause, range } of placedClauses(source)) {
          expect(range.start).toBeGreaterThanOrEqual(last);
          expect(range.end).toBeGreaterThan(range.start);
          last = range.end;
          expect(parseQuery(source.slice(range.start, range.end)).clauses).toContainEqual(clause);
        }
      }),
    );
  });
});
