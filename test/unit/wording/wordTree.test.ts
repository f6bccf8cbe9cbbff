import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWordUnit } from '../../../src/wording/fold.ts';
import { Hits, WordTree } from '../../../src/wording/wordTree.ts';

const isWord = (text: string, at: number): boolean => isWordUnit(text.charCodeAt(at));

/** The same by trying each word at each place: `sets start-end`. */
function slowly(words: readonly string[], text: string, from: number, to: number): string[] {
  const found: string[] = [];
  for (let start = from; start < to; start++) {
    if (isWord(text, start) && start > 0 && isWord(text, start - 1)) continue;
    for (let end = start + 1; end <= to; end++) {
      const piece = text.slice(start, end);
      const goesOn = end < to && isWord(text, end) && isWord(text, end - 1);
      let last = end;
      if (goesOn) while (last < to && last - end < 30 && isWord(text, last)) last++;
      const sets = words.flatMap((word, set) =>
        word === `${piece}~` || (word === piece && !goesOn) ? [set] : [],
      );
      if (sets.length > 0) found.push(`${sets.join()} ${start}-${last}`);
    }
  }
  return found;
}

function quickly(words: readonly string[], text: string, from: number, to: number): string[] {
  const tree = new WordTree();
  words.forEach((word, set) => tree.add(word, set));
  const hits = new Hits();
  tree.find(text, from, to, hits);
  return Array.from(
    { length: hits.count },
    (_, at) =>
      `${[...(tree.bags[hits.bag(at)] ?? [])].sort((a, b) => a - b).join()} ${hits.start(at)}-${hits.end(at)}`,
  );
}

const units = fc.constantFrom('我', '们', '快', 'a', 'b', ' ');

describe('the tree of words', () => {
  it('finds each word where it stands, Latin ones between boundaries, and nothing else', () => {
    const word = fc.tuple(
      fc.string({ unit: units, minLength: 1, maxLength: 5 }),
      fc.constantFrom('', '', '~'),
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.string({ unit: units, maxLength: 40 }),
        fc.nat(6),
        fc.nat(6),
        (parts, text, skipped, left) => {
          const words = [...new Set(parts.map(([stem, mark]) => stem + mark))];
          const from = Math.min(skipped, text.length);
          const to = Math.max(from, text.length - left);
          expect(quickly(words, text, from, to)).toEqual(slowly(words, text, from, to));
        },
      ),
    );
  });

  it('knows a hundred thousand words', () => {
    const words = Array.from(
      { length: 100_000 },
      (_, at) => String.fromCharCode(0x4e00 + (at % 5000), 0x4e00 + Math.floor(at / 5000)) + '路',
    );
    const tree = new WordTree();
    words.forEach((word, set) => tree.add(word, set));
    const hits = new Hits();
    for (const word of words) tree.find(word, 0, word.length, hits);
    expect(hits.count).toBe(words.length);
    expect(words.every((_, at) => tree.bags[hits.bag(at)]?.[0] === at)).toBe(true);
  });
});
