import { classOf, foldText, longestWord, pieceStarts, unitClass } from './characters.ts';
import type { Segment } from './segment.ts';
import { pairKey } from './synonyms.ts';

/**
 * Gives the text of a file of a segment as it is on disk; null where it cannot be read any more, undefined where nobody can tell
 * just now (a folder that does not answer): what the index says of it is believed then.
 */
export type TextSource = (path: string, segment: Segment) => string | null | undefined;

/**
 * Looks at texts for what the index cannot tell. A phrase with more than `most` candidates is believed instead, and noted: reading
 * thousands of files for each key that is typed would take longer than typing it.
 */
export class Verifier {
  readonly textOf: TextSource;
  readonly #most: number;
  /** Whether the texts of some candidates were not looked at. */
  believed = false;

  constructor(textOf: TextSource, most = Infinity) {
    this.textOf = textOf;
    this.#most = most;
  }

  /** Whether so many candidates are looked at; notes it where they are not. */
  looksAt(candidates: number): boolean {
    if (candidates <= this.#most) return true;
    this.believed = true;
    return false;
  }
}

/** Documents of a segment, ascending, with the strength (0 to 3) of what was found in each. */
export interface Found {
  readonly docs: Int32Array;
  readonly levels: Uint8Array;
}

const nothing: Found = { docs: new Int32Array(0), levels: new Uint8Array(0) };

/** What a document must have to contain a phrase. A word at an edge of the phrase may go on beyond it. */
type Requirement =
  | { readonly key: number }
  | { readonly word: string; readonly openStart: boolean; readonly openEnd: boolean };

/** A phrase as the index looks for it. */
interface Plan {
  readonly requirements: readonly Requirement[];
  /** Whether a document that has all requirements holds the phrase for certain. */
  readonly certain: boolean;
}

/** What the index can say about the folded characters of `phrase`, standing anywhere in a text. */
function planPhrase(phrase: string): Plan {
  const requirements: Requirement[] = [];
  let at = 0;
  while (at < phrase.length) {
    const start = at;
    const kind = classOf[phrase.charCodeAt(at)];
    do at++;
    while (at < phrase.length && classOf[phrase.charCodeAt(at)] === kind);
    if (kind === unitClass.character) {
      if (at - start === 1) requirements.push({ key: phrase.charCodeAt(start) });
      for (let pair = start; pair + 1 < at; pair++) {
        requirements.push({ key: pairKey(phrase.charCodeAt(pair), phrase.charCodeAt(pair + 1)) });
      }
    } else if (kind === unitClass.sign) {
      for (const unit of new Set(phrase.slice(start, at))) requirements.push({ key: unit.charCodeAt(0) });
    } else if (kind === unitClass.letter) {
      requirements.push(...wordRequirements(phrase, start, at));
    }
  }
  const [only] = requirements;
  if (requirements.length !== 1 || !only) return { requirements, certain: false };
  if ('word' in only) return { requirements, certain: only.word.length === phrase.length };
  const isCharacter = (at: number) => classOf[phrase.charCodeAt(at)] === unitClass.character;
  return {
    requirements,
    certain: phrase.length === 1 || (phrase.length === 2 && isCharacter(0) && isCharacter(1)),
  };
}

function wordRequirements(phrase: string, start: number, end: number): Requirement[] {
  const openStart = start === 0;
  const openEnd = end === phrase.length;
  if (!openStart && !openEnd) {
    return pieceStarts(start, end).map((from) => ({
      word: phrase.slice(from, Math.min(end, from + longestWord)),
      openStart: false,
      openEnd: false,
    }));
  }
  if (end - start <= longestWord / 2) return [{ word: phrase.slice(start, end), openStart, openEnd }];
  // Whatever word it is a part of, each half piece of it lies inside one of that word's pieces.
  return [
    { word: phrase.slice(start, start + longestWord / 2), openStart: true, openEnd: true },
    { word: phrase.slice(end - longestWord / 2, end), openStart: true, openEnd: true },
  ];
}

/** Terms of the words of `segment` that fulfil a requirement on a word. */
function termsOfWord(
  segment: Segment,
  { word, openStart, openEnd }: Extract<Requirement, { word: string }>,
): number[] {
  const first = segment.parts.keys.length;
  if (!openStart && !openEnd) {
    const term = segment.termOfWord(word);
    return term < 0 ? [] : [term];
  }
  const terms: number[] = [];
  if (!openStart) {
    for (
      let at = segment.wordBound(word);
      at < segment.wordCount && segment.word(at).startsWith(word);
      at++
    ) {
      terms.push(first + at);
    }
    return terms;
  }
  const { words, wordStarts } = segment;
  const wanted = openEnd ? word : `${word}\n`;
  let from = 0;
  for (
    let at = words.indexOf(wanted);
    at >= 0;
    at = words.indexOf(wanted, wordStarts[from] ?? words.length)
  ) {
    from = upperBound(wordStarts, at, from);
    terms.push(first + from - 1);
    if (from > segment.wordCount) break;
  }
  return terms;
}

/** Index of the first element above `value`, from `low` on. */
function upperBound(sorted: Uint32Array, value: number, low: number): number {
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The documents that have any of the terms. */
export function unionOf(segment: Segment, terms: readonly number[]): Found {
  const [only] = terms;
  if (only === undefined) return nothing;
  if (terms.length === 1) return segment.postings(only);
  // Level plus one of each document that has a term.
  const marks = new Uint8Array(segment.size);
  let count = 0;
  for (const term of terms) {
    const { docs, levels } = segment.postings(term);
    for (let index = 0; index < docs.length; index++) {
      const doc = docs[index] ?? 0;
      const mark = (levels[index] ?? 0) + 1;
      const before = marks[doc] ?? 0;
      if (before === 0) count++;
      if (mark > before) marks[doc] = mark;
    }
  }
  const docs = new Int32Array(count);
  const levels = new Uint8Array(count);
  let at = 0;
  for (let doc = 0; at < count; doc++) {
    const mark = marks[doc] ?? 0;
    if (mark === 0) continue;
    docs[at] = doc;
    levels[at++] = mark - 1;
  }
  return { docs, levels };
}

/** The documents of both, with the lower strength. */
function intersect(a: Found, b: Found): Found {
  const docs = new Int32Array(Math.min(a.docs.length, b.docs.length));
  const levels = new Uint8Array(docs.length);
  let count = 0;
  let y = 0;
  for (let x = 0; x < a.docs.length; x++) {
    const doc = a.docs[x] ?? 0;
    while (y < b.docs.length && (b.docs[y] ?? 0) < doc) y++;
    if (y === b.docs.length) break;
    if (b.docs[y] !== doc) continue;
    docs[count] = doc;
    levels[count++] = Math.min(a.levels[x] ?? 0, b.levels[y] ?? 0);
  }
  return { docs: docs.subarray(0, count), levels: levels.subarray(0, count) };
}

/**
 * The documents of `segment` whose text holds the folded `phrase`, with blanks and signs as they are. Where the index alone
 * cannot tell, the text is looked at; `accepts` says which documents are worth that, others may be among those found.
 */
export function findPhrase(
  segment: Segment,
  phrase: string,
  texts: Verifier,
  accepts: (doc: number) => boolean,
): Found {
  const { requirements, certain } = planPhrase(phrase);
  const found = candidates(segment, requirements);
  return certain ? found : verified(segment, found, phrase, texts, accepts);
}

function candidates(segment: Segment, requirements: readonly Requirement[]): Found {
  if (requirements.length === 0) {
    const docs = Int32Array.from({ length: segment.size }, (_, doc) => doc);
    return { docs, levels: new Uint8Array(docs.length) };
  }
  const terms: { terms: readonly number[]; count: number }[] = [];
  for (const requirement of requirements) {
    const ids =
      'key' in requirement
        ? [segment.termOfKey(requirement.key)].filter((term) => term >= 0)
        : termsOfWord(segment, requirement);
    if (ids.length === 0) return nothing;
    terms.push({ terms: ids, count: ids.reduce((sum, term) => sum + segment.count(term), 0) });
  }
  terms.sort((a, b) => a.count - b.count);
  let found: Found | null = null;
  for (const each of terms) {
    const next = unionOf(segment, each.terms);
    found = found ? intersect(found, next) : next;
    if (found.docs.length === 0) return nothing;
  }
  return found ?? nothing;
}

/** Those documents whose text holds the phrase, as far as it is looked at. */
function verified(
  segment: Segment,
  found: Found,
  phrase: string,
  texts: Verifier,
  accepts: (doc: number) => boolean,
): Found {
  let wanted = 0;
  for (const doc of found.docs) if (accepts(doc)) wanted++;
  if (!texts.looksAt(wanted)) return found;
  // Han characters and signs are the same in both cases: most phrases are found in the text as it is.
  const plain = phrase.toUpperCase() === phrase && !/\d/.test(phrase);
  const docs = new Int32Array(found.docs.length);
  const levels = new Uint8Array(docs.length);
  let count = 0;
  for (let index = 0; index < found.docs.length; index++) {
    const doc = found.docs[index] ?? 0;
    if (!accepts(doc)) continue;
    const text = texts.textOf(segment.path(doc), segment);
    if (text === null) continue;
    if (text !== undefined && !(plain ? text.includes(phrase) : foldText(text).includes(phrase))) continue;
    docs[count] = doc;
    levels[count++] = found.levels[index] ?? 0;
  }
  return { docs: docs.subarray(0, count), levels: levels.subarray(0, count) };
}
