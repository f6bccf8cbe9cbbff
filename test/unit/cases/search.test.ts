import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import table from '../../../templates/cases/synonyms.json';
import { CaseIndex } from '../../../src/cases/caseIndex.ts';
import { isOneEditApart } from '../../../src/cases/oneEdit.ts';
import { initialsOf } from '../../../src/cases/pinyinInitials.ts';
import { parseQuery } from '../../../src/cases/query.ts';
import { searchCases } from '../../../src/cases/search.ts';
import { findMatches } from '../../../src/cases/findMatches.ts';
import { snippetOf } from '../../../src/cases/snippet.ts';
import { compileSynonyms } from '../../../src/cases/synonyms.ts';

const texts = new Map([
  [
    'sync.md',
    '---\ntitle: 库存同步失败\ndate: 2026-11-20\nproduct: WMS 2.3\nindustry: 制造\naccusation: cannot-use\ncomplaint: technical\nfactors: [technical]\ntags: [接口, ERP]\nseverity: major\n---\n# 库存同步失败\n\n## 原因\n\n对照表里没有新库区。\n',
  ],
  [
    'print.md',
    '---\ntitle: Labels are shifted\ndate: 2026-03-05\nproduct: MES\naccusation: others-work\ntags: [label]\nseverity: minor\n---\n# Labels are shifted\n\nThe printer was not calibrated. Inventory stayed right.\n',
  ],
  ['train.md', '# 夜班不会用\n\n日期：2025-06\n\n原因：夜班没有参加培训，长期没有人管。行业惯例。\n'],
  ['other.md', '# 别的\n\n标签上写着“同步”，失败的是库存。客户说：it\'s "done"\n'],
]);

function indexOf(libraries: (path: string) => string = () => '本部'): CaseIndex {
  const index = new CaseIndex(compileSynonyms(table));
  for (const [path, text] of texts) {
    index.stage({ path, library: libraries(path), size: text.length, mtime: 1, text });
  }
  index.commit();
  return index;
}

const index = indexOf();

function search(query: string, options: Partial<Parameters<typeof searchCases>[2]> = {}) {
  return searchCases(index, parseQuery(query), { limit: 10, ...options }, (path) => texts.get(path) ?? null);
}

const files = (query: string) => search(query).hits.map(({ path }) => path);

describe('a search', () => {
  it.each([
    ['库存同步', ['sync.md']],
    ['库存 失败', ['sync.md', 'other.md']],
    ['"同步”，失败"', ['other.md']],
    ['"SHIFTED"', ['print.md']],
    ['“库存同步”', ['sync.md']],
    ['库存 -失败', ['print.md']],
    ['-库存', ['train.md', 'print.md']],
    ['calib', ['print.md']],
    ['calibarted', ['print.md']],
    ['kctb', ['sync.md']],
    ['ybbhy', ['train.md']],
    ['hygl', ['train.md']],
    ['库存', ['sync.md', 'print.md', 'other.md']],
    ['stock', ['sync.md', 'print.md', 'other.md']],
    ['training', ['train.md']],
    ['cause:training', ['train.md']],
    ['原因:培训', ['train.md']],
    ['标签', ['print.md', 'other.md']],
    ['指责:用不了', ['sync.md']],
    ['accusation:cannot-use', ['sync.md']],
    ['产品：wms', ['sync.md']],
    ['tag:erp', ['sync.md']],
    ['严重程度:轻微', ['print.md']],
    ['年份:2026', ['sync.md', 'print.md']],
    ['year:2025', ['train.md']],
    ['标题:夜班', ['train.md']],
    ['date:2026-11', ['sync.md']],
    ['date:2026-01..2026-06', ['print.md']],
    ['日期:..2025', ['train.md']],
    ['date:>=2026-11-20', ['sync.md']],
    ['after:2026-03-05 before:2026-11-20', ['print.md']],
    ['-date:2026', ['train.md', 'other.md']],
    ["it's", ['other.md']],
    ['"it\'s \\"done\\""', ['other.md']],
    ['库存为什么同步失败', ['sync.md', 'other.md']],
    ['nothing:here', []],
  ])('for %s finds %j', (query, expected) => {
    expect(files(query).sort()).toEqual([...expected].sort());
  });

  it('puts the title before the text, and says when it found only a part', () => {
    expect(files('失败')[0]).toBe('sync.md');
    expect(search('库存为什么同步失败').relaxed).toBe(true);
    expect(search('库存').relaxed).toBe(false);
  });

  it('counts facets of all hits and returns a page of them', () => {
    const { total, hits, facets } = search('', { limit: 2, sort: 'newest' });
    expect([total, hits.map(({ path }) => path)]).toEqual([4, ['sync.md', 'print.md']]);
    expect(search('', { limit: 2, offset: 2, sort: 'newest' }).hits.map(({ path }) => path)).toEqual([
      'train.md',
      'other.md',
    ]);
    expect(search('', { sort: 'title' }).hits[0]?.path).toBe('print.md');
    expect(facets.year).toEqual([
      { value: '2026', count: 2 },
      { value: '2025', count: 1 },
    ]);
    expect(facets.library).toEqual([{ value: '本部', count: 4 }]);
    expect(facets.accusation.map(({ value }) => value)).toEqual(['cannot-use', 'others-work']);
  });

  it('never throws, whatever is typed', () => {
    const piece = fc.constantFrom(
      '"',
      '“',
      '-',
      ':',
      '：',
      'date:',
      'tag:"',
      '..',
      '\\',
      ' ',
      '库',
      'a',
      '>=',
      '2026-99',
      '\ud800',
      '年份:',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 12 }), (pieces) => {
        expect(search(pieces.join('')).total).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a snippet', () => {
  it('is a piece of the text with what was found in it', () => {
    const text = texts.get('sync.md') ?? '';
    const snippet = snippetOf(text, ['库区'], 40);
    expect(snippet.matches.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['库区']);
    expect(text.slice(snippet.start, snippet.start + snippet.text.length).replaceAll(/\s/g, ' ')).toBe(
      snippet.text,
    );
  });

  it('leaves out the title and the signs of headings', () => {
    const { text } = snippetOf('---\na: b\n---\n\n# 夜班不会用\n\n## 原因\n\n没有培训。', [], 40);
    expect(text.trim()).toMatch(/^原因\s+没有培训。$/);
    expect(snippetOf('# 只有标题\n', [], 40).text.trim()).toBe('只有标题');
  });

  it('has its matches in order, apart and inside', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('库', '存', 'a', 'B', '\n', '。', ' ') }),
        fc.array(fc.constantFrom('库', '库存', 'ab', 'b')),
        (text, phrases) => {
          const { text: piece, matches } = snippetOf(text, phrases, 20);
          let last = 0;
          for (const { start, end } of matches) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeLessThanOrEqual(piece.length);
            last = end;
          }
          for (const { start, end } of findMatches(text, phrases)) expect(end).toBeGreaterThan(start);
        },
      ),
    );
  });
});

describe('pinyin and spelling', () => {
  it('gives initials, both readings of a character', () => {
    expect(initialsOf('库存ERP同步')).toBe('kc tb');
    expect(initialsOf('执行行业')).toContain('zxxy');
    expect(initialsOf('执行行业')).toContain('hy');
  });

  it('takes one letter more, less, other or changed places', () => {
    expect(
      ['invetory', 'inventoryy', 'inventery', 'inventroy'].every((word) => isOneEditApart('inventory', word)),
    ).toBe(true);
    expect(['inventory', 'invntry', 'stock', ''].some((word) => isOneEditApart('inventory', word))).toBe(
      false,
    );
  });
});
