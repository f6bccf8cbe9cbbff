import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseIndex, isLive } from '../../../src/cases/caseIndex.ts';
import { parseQuery } from '../../../src/cases/query.ts';
import { searchCases } from '../../../src/cases/search.ts';
import { compileSynonyms } from '../../../src/cases/synonyms.ts';

const synonyms = compileSynonyms({
  problems: [['同步', 'sync', 'synchronise']],
  settings: [['库存', 'inventory', 'stock level']],
});

/** Text with everything that makes borders: both scripts, digits, signs, blanks, emoji, kana, full-width letters, İ. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '库存',
      '同步失败',
      '接口',
      '的',
      '客户',
      '上线',
      '重启',
      'ERP',
      'WMS2.3',
      'timeout',
      'Sync',
      'a',
      'x9',
      '2026-11-20',
      '：',
      '，',
    ],
    ...[
      '。',
      ' ',
      '\n',
      '\r\n',
      '\t',
      '---',
      '# ',
      '**',
      '🚚',
      '😀',
      'カナ',
      'かな',
      '한국',
      'ＥＲＰ',
      'é',
      'İ',
      'ß',
      '\u3000',
      '"',
      '\\',
      '𠮷',
    ],
    ...[
      'longwordthatgoesonandonandonwithoutanyblankorsigninitforalongwhile0123456789abcdef',
      '库',
      '存',
      'inventory',
    ],
  ),
  fc.string({ maxLength: 3, unit: 'grapheme' }),
);
const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));

function indexOf(texts: ReadonlyMap<string, string>): CaseIndex {
  const index = new CaseIndex(synonyms);
  for (const [path, content] of texts) stage(index, path, content);
  index.commit();
  return index;
}

function stage(index: CaseIndex, path: string, content: string): void {
  index.stage({ path, library: 'lib', size: content.length, mtime: 1, text: content });
}

/** All that an index says, without the numbers that depend on the order in which files came. */
function dump(index: CaseIndex): unknown {
  const terms = new Map<string, string[]>();
  const files: string[] = [];
  for (const slice of index.slices) {
    const { segment } = slice;
    const { keys, sizes, mtimes, dates, initialOffsets } = segment.parts;
    for (let term = 0; term < keys.length + segment.wordCount; term++) {
      const name = term < keys.length ? `#${String(keys[term])}` : segment.word(term - keys.length);
      const { docs, levels } = segment.postings(term);
      docs.forEach((doc, at) => {
        if (!isLive(slice, doc)) return;
        const list = terms.get(name) ?? [];
        list.push(`${segment.path(doc)} ${String(levels[at])}`);
        terms.set(name, list);
      });
    }
    for (let doc = 0; doc < segment.size; doc++) {
      if (!isLive(slice, doc)) continue;
      const facets = Array.from(segment.facetsOf(doc), (facet) => segment.facetNames[facet]).sort();
      const initials = segment.initials.slice(initialOffsets[doc], initialOffsets[doc + 1]);
      files.push(
        JSON.stringify([
          segment.path(doc),
          segment.title(doc),
          sizes[doc],
          mtimes[doc],
          dates[doc],
          facets,
          initials,
        ]),
      );
    }
  }
  return {
    terms: [...terms].map(([name, list]) => `${name}: ${list.sort().join()}`).sort(),
    files: files.sort(),
  };
}

function search(index: CaseIndex, query: string, texts: ReadonlyMap<string, string>): string[] {
  return searchCases(index, parseQuery(query), { limit: 1000 }, (path) => texts.get(path) ?? null).hits.map(
    ({ path, score }) => `${path} ${score.toFixed(3)}`,
  );
}

const quoted = (exact: string) => `"${exact.replaceAll('"', '\\"')}"`;

describe('exact characters', () => {
  it('are found wherever they stand, and only there', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 8 }),
        (all, which, at, length) => {
          const texts = new Map(all.map((content, number) => [`f${String(number)}.md`, content]));
          const index = indexOf(texts);
          const source = all[which % all.length] ?? '';
          const start = source.length === 0 ? 0 : at % source.length;
          const exact = source.slice(start, start + length);
          if (exact === '') return;
          const fold = (content: string) =>
            Array.from({ length: content.length }, (_, unit) => {
              const small = content.charAt(unit).toLowerCase();
              const same = small.length === 1 ? small : content.charAt(unit);
              return /[\uff10-\uff19\uff41-\uff5a]/.test(same)
                ? String.fromCharCode(same.charCodeAt(0) - 0xfee0)
                : same;
            }).join('');
          const expected = [...texts]
            .filter(([, content]) => fold(content).includes(fold(exact)))
            .map(([path]) => path);
          const found = search(index, quoted(exact), texts).map((hit) => hit.split(' ')[0]);
          expect(found.sort()).toEqual(expected.sort());
        },
      ),
      { numRuns: 400 },
    );
  });

  it('are found inside words of any length', () => {
    const blob = Array.from({ length: 300 }, (_, at) => ((at * 7919) % 36).toString(36)).join('');
    const texts = new Map([
      ['a.md', `见 ${blob} 处`],
      ['b.md', '别的'],
    ]);
    const index = indexOf(texts);
    for (let length = 1; length < 300; length += 13) {
      for (let start = 0; start + length <= blob.length; start += 7) {
        expect(search(index, quoted(blob.slice(start, start + length)), texts)).toHaveLength(1);
      }
    }
    expect(search(index, quoted(` ${blob} `), texts)).toHaveLength(1);
    expect(search(index, quoted(`${blob}0`), texts)).toEqual([]);
  });
});

type Change = { kind: 'write' | 'delete' | 'rename'; file: number; to: number; content: string };

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('write', 'write', 'write', 'delete', 'rename'),
  file: fc.nat({ max: 30 }),
  to: fc.nat({ max: 30 }),
  content: text,
});

describe('an index that was changed', () => {
  it('says the same as one built anew, and finds the same in the same order', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), fc.array(fc.boolean()), (changes, commits) => {
        const texts = new Map<string, string>();
        let index = new CaseIndex(synonyms);
        changes.forEach(({ kind, file, to, content }, at) => {
          const path = `f${String(file)}.md`;
          const old = texts.get(path);
          if (kind === 'write') {
            texts.set(path, content);
            stage(index, path, content);
          } else if (old !== undefined) {
            texts.delete(path);
            index.remove(path);
            if (kind === 'rename') {
              texts.set(`f${String(to)}.md`, old);
              stage(index, `f${String(to)}.md`, old);
            }
          }
          if (commits[at % Math.max(1, commits.length)] ?? true) index.commit();
          if (at % 5 === 4) index.tidy();
          // As after a restart.
          if (at % 17 === 16) index = CaseIndex.open(index.pack(), synonyms) ?? new CaseIndex(synonyms);
        });
        index.commit();
        const anew = indexOf(texts);
        expect(dump(index)).toEqual(dump(anew));
        for (const query of ['', '库存', 'sync', 'erp -上线', '"的"', '库存失败接口']) {
          expect(search(index, query, texts)).toEqual(search(anew, query, texts));
        }
        index.compact();
        expect(dump(index)).toEqual(dump(anew));
        expect(index.slices.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('keeps few segments, however many changes there were', () => {
    const index = new CaseIndex(synonyms);
    for (let at = 0; at < 600; at++) {
      stage(index, `f${String(at % 300)}.md`, `第${String(at)}号 库存 ${'同步'.repeat(at % 5)}`);
      index.tidy();
    }
    expect(index.count).toBe(300);
    expect(index.slices.length).toBeLessThan(40);
  });
});

describe('a stored index', () => {
  const texts = new Map([
    ['a.md', '---\ntitle: 库存\ntags: [同步, ERP]\n---\n## 原因\n接口超时\n'],
    ['b.md', '# Sync\n\nThe job stopped.'],
    ['c.md', '# 别的'],
  ]);
  const index = indexOf(texts);
  index.remove('c.md');
  const bytes = index.pack();

  it('says the same after it was read back, from any place in memory', () => {
    for (const shift of [0, 1, 4, 8]) {
      const moved = new Uint8Array(bytes.length + shift);
      moved.set(bytes, shift);
      const opened = CaseIndex.open(moved.subarray(shift), synonyms);
      expect(opened && dump(opened)).toEqual(dump(index));
      expect([...(opened?.files() ?? [])].map(({ path }) => path)).toEqual(['a.md', 'b.md']);
    }
  });

  it('is refused where any byte changed', () => {
    for (let at = 0; at < bytes.length; at++) {
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      expect(CaseIndex.open(flipped, synonyms)).toBeNull();
    }
  });

  it('is refused where it was cut short, is empty, foreign or made with another table', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(CaseIndex.open(bytes.slice(0, length), synonyms)).toBeNull();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(CaseIndex.open(noise, synonyms)).toBeNull();
      }),
    );
    expect(
      CaseIndex.open(bytes, compileSynonyms({ problems: [['库存', 'stock']], settings: [] })),
    ).toBeNull();
  });
});
