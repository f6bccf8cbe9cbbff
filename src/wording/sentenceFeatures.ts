import { isHan, isWordUnit } from './fold.ts';

/** Features are numbers from 0 to this: what two of them share, they share by chance. */
export const buckets = 1 << 17;
/** Of one text, more than any sentence has. */
const mostFeatures = 4096;
const longestGram = 4;
const piece = 4;
const longestWord = 24;

/** Room to work in, to be used again and again: one bit for each bucket that is found, all clear in between. */
export interface FeatureRoom {
  readonly seen: Int32Array;
  /** What was found last, in the order of the text. */
  readonly found: Int32Array;
}

/** Room for the features of one text at a time. */
export function newFeatureRoom(): FeatureRoom {
  return { seen: new Int32Array(buckets >>> 5), found: new Int32Array(mostFeatures) };
}

/**
 * Features of a piece of folded text, each once: n-grams of one to four Chinese characters; Latin words, pairs of words
 * and pieces of words; marks of question and outcry. Figures count as one digit. They are in `found` of `room` afterwards;
 * returns how many there are.
 */
export function featuresIn(folded: string, start: number, end: number, room: FeatureRoom): number {
  let count = 0;
  let previous = 0;
  for (let at = start; at < end; at++) {
    const unit = folded.charCodeAt(at);
    if (isHan(unit)) {
      let last = at + 1;
      while (last < end && isHan(folded.charCodeAt(last))) last++;
      for (; at < last; at++) {
        let hash = 0x811c9dc5;
        for (let to = at; to < last && to < at + longestGram; to++) {
          hash = mixed(hash, folded.charCodeAt(to));
          count = add(hash, room, count);
        }
      }
      at = last - 1;
      previous = 0;
    } else if (isWordUnit(unit)) {
      let to = at;
      let word = 0x2545f491;
      let isFigure = true;
      for (; to < end; to++) {
        const next = folded.charCodeAt(to);
        // don't, it's
        const inside = isWordUnit(next) || (next === 0x27 && isWordUnit(folded.charCodeAt(to + 1)));
        if (!inside) break;
        isFigure &&= isDigit(next);
        if (to - at < longestWord) word = mixed(word, plain(next));
      }
      if (isFigure) {
        at = to - 1;
        continue;
      }
      count = add(word, room, count);
      if (previous !== 0) count = add(mixed(previous, word & 0xffff) ^ word, room, count);
      for (let from = at - 1; from + piece <= to + 1 && from < at + longestWord; from++) {
        let part = 0x1b873593;
        for (let inner = from; inner < from + piece; inner++)
          part = mixed(part, inner < at || inner >= to ? 0x5f : plain(folded.charCodeAt(inner)));
        count = add(part, room, count);
      }
      previous = word;
      at = to - 1;
    } else if (unit === 0x21 || unit === 0x3f) {
      count = add(unit, room, count);
      previous = 0;
    } else if (unit !== 0x20) previous = 0;
  }
  const { seen, found } = room;
  for (let at = 0; at < count; at++) seen[(found[at] ?? 0) >>> 5] = 0;
  return count;
}

/** Puts a feature behind the `count` that are there unless it is among them; returns how many there are then. */
function add(hash: number, { seen, found }: FeatureRoom, count: number): number {
  const bucket = (hash ^ (hash >>> 15)) & (buckets - 1);
  const bits = seen[bucket >>> 5] ?? 0;
  const bit = 1 << (bucket & 31);
  if ((bits & bit) !== 0 || count >= mostFeatures) return count;
  seen[bucket >>> 5] = bits | bit;
  found[count] = bucket;
  return count + 1;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Any figure is a figure. */
function plain(unit: number): number {
  return isDigit(unit) ? 0x30 : unit;
}

function mixed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193) ^ (hash >>> 15);
}
