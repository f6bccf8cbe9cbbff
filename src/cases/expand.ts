import type { Searchable } from './caseIndex.ts';
import { classOf, foldText, unitClass } from './characters.ts';
import { isOneEditApart } from './oneEdit.ts';
import type { Found, Verifier } from './phrase.ts';
import { findPhrase, unionOf } from './phrase.ts';
import { findInitials } from './pinyinInitials.ts';
import type { Segment } from './segment.ts';
import { stemsOf } from './synonyms.ts';

/** One way in which a clause of words may hold, the surest first. `factor` is how much it counts. */
export interface Alternative {
  readonly factor: number;
  /** What to mark in the text; null where that is not one phrase. */
  readonly phrase: string | null;
  readonly find: (segment: Segment, accepts: (doc: number) => boolean) => Found;
}

/** Counts for how the words were found. */
const factors = { exact: 1, prefix: 0.7, synonym: 0.55, initials: 0.6, edit: 0.4 } as const;
/** Initials need so many letters to mean something. */
const leastInitials = 2;
const mostInitials = 10;
/** Phrases that initials in titles stand for and that are then looked for everywhere. */
const mostInitialPhrases = 6;
const mostMarked = 40;

/** All ways to look for the words of a clause. Exact characters have one. */
export function alternativesOf(
  index: Searchable,
  text: string,
  exact: boolean,
  texts: Verifier,
): Alternative[] {
  const folded = foldText(text);
  const asPhrase = (phrase: string, factor: number): Alternative => ({
    factor,
    phrase,
    find: (segment, accepts) => findPhrase(segment, phrase, texts, accepts),
  });
  if (exact) return [asPhrase(folded, factors.exact)];
  if (!isOneWord(folded)) {
    return [asPhrase(folded, factors.exact), ...synonymsOf(index, folded, texts)];
  }
  const alternatives: Alternative[] = [
    {
      factor: factors.exact,
      phrase: folded,
      find: (segment) => termsFound(segment, [segment.termOfWord(folded)]),
    },
    {
      factor: factors.prefix,
      phrase: null,
      find: (segment) => unionOf(segment, prefixTerms(segment, folded)),
    },
    ...synonymsOf(index, folded, texts),
  ];
  if (/^[a-z]+$/.test(folded) && folded.length >= leastInitials && folded.length <= mostInitials) {
    alternatives.push(...initialAlternatives(index, folded, texts));
  }
  const isKnown = index.slices.some(({ segment }) => prefixTerms(segment, folded, 1).length > 0);
  if (folded.length >= 4 && !isKnown && !/\d/.test(folded)) {
    alternatives.push({
      factor: factors.edit,
      phrase: null,
      find: (segment) => unionOf(segment, editTerms(segment, folded)),
    });
    for (const { segment } of index.slices) {
      for (const term of editTerms(segment, folded).slice(0, mostMarked)) {
        alternatives.push({
          factor: 0,
          phrase: segment.word(term - segment.parts.keys.length),
          find: () => ({ docs: new Int32Array(0), levels: new Uint8Array(0) }),
        });
      }
    }
  }
  return alternatives;
}

function isOneWord(folded: string): boolean {
  for (let at = 0; at < folded.length; at++) {
    if (classOf[folded.charCodeAt(at)] !== unitClass.letter) return false;
  }
  return folded.length <= 64;
}

function termsFound(segment: Segment, terms: readonly number[]): Found {
  return unionOf(
    segment,
    terms.filter((term) => term >= 0),
  );
}

/** Terms of the words that begin with `prefix`; at most `most`. */
function prefixTerms(segment: Segment, prefix: string, most = Infinity): number[] {
  const terms: number[] = [];
  const first = segment.parts.keys.length;
  for (let at = segment.wordBound(prefix); at < segment.wordCount && terms.length < most; at++) {
    if (!segment.words.startsWith(prefix, segment.wordStarts[at])) break;
    terms.push(first + at);
  }
  return terms;
}

/**
 * Terms of the words that differ from `word` in one letter, or in two neighbours that changed places. Half of such a word is
 * spelled right, so only words with that beginning or that end are compared.
 */
function editTerms(segment: Segment, word: string): number[] {
  const first = segment.parts.keys.length;
  const half = word.length >> 1;
  const terms = new Set<number>();
  const compare = (at: number) => {
    if (isOneEditApart(word, segment.word(at))) terms.add(first + at);
  };
  for (const term of prefixTerms(segment, word.slice(0, half))) compare(term - first);
  const { words, wordStarts } = segment;
  const end = `${word.slice(half)}\n`;
  for (let at = words.indexOf(end); at >= 0; at = words.indexOf(end, at + 1)) {
    let low = 0;
    let high = wordStarts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((wordStarts[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    compare(low - 1);
  }
  return [...terms];
}

/** The other words of the groups that hold the word. */
function synonymsOf({ synonyms }: Searchable, folded: string, texts: Verifier): Alternative[] {
  const groups = new Set(stemsOf(folded).flatMap((stem) => synonyms.groupsOf.get(stem) ?? []));
  const words = new Set([...groups].flatMap((group) => synonyms.groups[group] ?? []));
  words.delete(folded);
  return [...words].map((word) => ({
    factor: factors.synonym,
    phrase: word,
    find: (segment, accepts) =>
      isOneWord(word)
        ? termsFound(segment, [segment.termOfWord(word), segment.termOfWord(`${word}s`)])
        : findPhrase(segment, word, texts, accepts),
  }));
}

/**
 * Documents that are mainly about something with these initials; then the characters that the initials stand for in titles and in
 * the table of synonyms, wherever they occur.
 */
function initialAlternatives(index: Searchable, letters: string, texts: Verifier): Alternative[] {
  const counts = new Map<string, number>();
  const count = (text: string) => {
    for (const start of findInitials(text, letters)) {
      const phrase = text.slice(start, start + letters.length);
      counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
  };
  for (const group of index.synonyms.groups)
    for (const word of group) if (word.length >= letters.length) count(word);
  const found = new Map<Segment, number[]>();
  for (const { segment } of index.slices) {
    const docs = docsWithInitials(segment, letters);
    found.set(segment, docs);
    for (const doc of docs.slice(0, 200)) count(segment.title(doc));
  }
  const phrases = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostInitialPhrases);
  return [
    {
      factor: factors.initials,
      phrase: null,
      find: (segment) => {
        const docs = Int32Array.from(found.get(segment) ?? []);
        return { docs, levels: new Uint8Array(docs.length).fill(2) };
      },
    },
    // Two letters stand for too much to look for it in every text.
    ...(letters.length > 2 ? phrases : []).map(([phrase]): Alternative => ({
      factor: factors.initials,
      phrase,
      find: (segment, accepts) => findPhrase(segment, phrase, texts, accepts),
    })),
    ...(letters.length > 2 ? [] : phrases).map(([phrase]): Alternative => ({
      factor: 0,
      phrase,
      find: () => ({ docs: new Int32Array(0), levels: new Uint8Array(0) }),
    })),
  ];
}

function docsWithInitials({ initials, parts: { initialOffsets } }: Segment, letters: string): number[] {
  const docs: number[] = [];
  let doc = 0;
  for (let at = initials.indexOf(letters); at >= 0;) {
    while ((initialOffsets[doc + 1] ?? Infinity) <= at) doc++;
    const end = initialOffsets[doc + 1] ?? 0;
    if (at + letters.length <= end) {
      docs.push(doc);
      at = initials.indexOf(letters, end);
    } else at = initials.indexOf(letters, at + 1);
  }
  return docs;
}
