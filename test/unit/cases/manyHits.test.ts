import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import table from '../../../templates/cases/synonyms.json';
import { CaseIndex } from '../../../src/cases/caseIndex.ts';
import { facetFields } from '../../../src/cases/facetFields.ts';
import { parseQuery } from '../../../src/cases/query.ts';
import type { SearchOptions } from '../../../src/cases/search.ts';
import { searchCases } from '../../../src/cases/search.ts';
import { compileSynonyms } from '../../../src/cases/synonyms.ts';

/** More documents than are looked at while somebody types; all of them have the pieces 库存 and 存同, some of them apart. */
function library(apart: (document: number) => boolean): ReadonlyMap<string, string> {
  return new Map(
    Array.from({ length: 600 }, (_, document) => [
      `${String(document)}.md`,
      `---\ndate: 2026-01-${String(1 + (document % 28)).padStart(2, '0')}\ntags: [t${String(document % 7)}]\nproduct: P${String(document % 300)}\n---\n# 案例 ${
        apart(document) ? '库存，同上；存同步' : '库存同步'
      }\n`,
    ]),
  );
}

const indexes = new WeakMap<ReadonlyMap<string, string>, CaseIndex>();

function indexOf(texts: ReadonlyMap<string, string>): CaseIndex {
  const known = indexes.get(texts);
  if (known) return known;
  const index = new CaseIndex(compileSynonyms(table));
  indexes.set(texts, index);
  for (const [path, text] of texts) index.stage({ path, library: 'L', size: text.length, mtime: 1, text });
  index.commit();
  return index;
}

function search(texts: ReadonlyMap<string, string>, query: string, options: Partial<SearchOptions>) {
  let reads = 0;
  const result = searchCases(indexOf(texts), parseQuery(query), { limit: 20, ...options }, (path) => {
    reads++;
    return texts.get(path) ?? null;
  });
  return { ...result, reads, paths: result.hits.map(({ path }) => path) };
}

describe('a search with more hits than anybody looks through', () => {
  it('reads the texts of those that are returned, and says that the number is about right', () => {
    const found = search(
      library((document) => document % 10 === 3 && document < 100),
      '"库存同步"',
      {
        sort: 'newest',
        verify: 'returned',
      },
    );
    expect(found).toMatchObject({ total: 600, approximate: true });
    expect(found.reads).toBeLessThan(100);
  });

  it('looks at all where one of those does not hold after all', () => {
    const texts = library((document) => document % 3 === 0);
    const found = search(texts, '"库存同步"', { verify: 'returned' });
    expect(found).toMatchObject({ total: 400, approximate: false });
    expect(found.paths).toHaveLength(20);
  });

  it('says that no case has the words, not that some are close, where none of the candidates holds', () => {
    const found = search(
      library(() => true),
      '库存同步',
      { verify: 'returned' },
    );
    expect(found).toMatchObject({ relaxed: true, approximate: false });
  });

  it('leaves out nothing for words that must not be there but what has them', () => {
    const texts = library((document) => document % 2 === 0);
    expect(search(texts, '案例 -库存同步', { verify: 'returned' }).total).toBe(300);
  });

  it('returns the hits that a search through all texts returns, whichever are apart', () => {
    const anyOptions = fc.record({
      sort: fc.constantFrom('relevance' as const, 'newest' as const, 'oldest' as const, 'title' as const),
      offset: fc.constantFrom(0, 20, 180),
    });
    fc.assert(
      fc.property(fc.array(fc.nat(599), { maxLength: 8 }), anyOptions, (apart, options) => {
        const texts = library((document) => apart.includes(document));
        const quick = search(texts, '"库存同步"', { ...options, verify: 'returned' });
        const exact = search(texts, '"库存同步"', options);
        expect(quick.paths).toEqual(exact.paths);
        expect(exact.total).toBe(600 - new Set(apart).size);
        expect(quick.total).toBe(quick.approximate ? 600 : exact.total);
      }),
      { numRuns: 20 },
    );
  });

  it('counts each value of all that were found, however many they are', () => {
    const texts = library(() => false);
    for (const [query, has] of [
      ['库存', () => true],
      ['date:..2026-01-03', (document: number) => document % 28 < 3],
      ['date:2026-01-03..', (document: number) => document % 28 >= 2],
      ['date:2026-01-05', (document: number) => document % 28 === 4],
    ] as const) {
      const { facets } = search(texts, query, {});
      const tags = new Map<string, number>();
      for (let document = 0; document < 600; document++)
        if (has(document))
          tags.set(`t${String(document % 7)}`, (tags.get(`t${String(document % 7)}`) ?? 0) + 1);
      expect(Object.keys(facets).sort()).toEqual([...facetFields].sort());
      expect(new Map(facets.tag.map(({ value, count }) => [value, count])), query).toEqual(tags);
    }
  });
});
