import { isHan, isWordUnit } from './fold.ts';

/** Features are numbers from 0 to this: what two of them share, they share by chance. */
export const buckets = 1 << 16;
const longestGram = 4;
const piece = 4;
const longestWord = 24;

/**
 * Features of a piece of folded text, each once: n-grams of one to four Chinese characters; Latin words, pairs of words
 * and pieces of words; marks of question and outcry. Figures count as one digit. `marks` is room to work in: the features
 * are those `marks` has `stamp` for afterwards, in `found`. Returns how many there are.
 */
export function featuresIn(
  folded: string,
  start: number,
  end: number,
  marks: Int32Array,
  stamp: number,
  found: Int32Array,
): number {
  let count = 0;
  const add = (hash: number): void => {
    const bucket = (hash ^ (hash >>> 16)) & (buckets - 1);
    if (marks[bucket] === stamp || count >= found.length) return;
    marks[bucket] = stamp;
    found[count++] = bucket;
  };
  let previous = 0;
  for (let at = start; at < end; at++) {
    const unit = folded.charCodeAt(at);
    if (isHan(unit)) {
      let hash = 0x811c9dc5;
      for (let to = at; to < end && to < at + longestGram; to++) {
        const next = folded.charCodeAt(to);
        if (!isHan(next)) break;
        hash = mixed(hash, next);
        add(hash);
      }
      previous = 0;
    } else if (isWordUnit(unit)) {
      let to = at;
      let word = 0x2545f491;
      for (; to < end; to++) {
        const next = folded.charCodeAt(to);
        // don't, it's
        const inside = isWordUnit(next) || (next === 0x27 && isWordUnit(folded.charCodeAt(to + 1)));
        if (!inside) break;
        if (to - at < longestWord) word = mixed(word, plain(next));
      }
      add(word);
      if (previous !== 0) add(mixed(previous, word & 0xffff) ^ word);
      for (let from = at - 1; from + piece <= to + 1 && from < at + longestWord; from++) {
        let part = 0x1b873593;
        for (let inner = from; inner < from + piece; inner++)
          part = mixed(part, inner < at || inner >= to ? 0x5f : plain(folded.charCodeAt(inner)));
        add(part);
      }
      previous = word;
      at = to - 1;
    } else if (unit === 0x21 || unit === 0x3f) {
      add(unit);
      previous = 0;
    } else if (unit !== 0x20) previous = 0;
  }
  return count;
}

/** Any figure is a figure. */
function plain(unit: number): number {
  return unit >= 0x30 && unit <= 0x39 ? 0x30 : unit;
}

function mixed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193) ^ (hash >>> 15);
}
