import type { Searchable, Slice } from './caseIndex.ts';
import { classOf, unitClass } from './characters.ts';
import { docsWithFacet } from './facets.ts';
import type { FacetField } from './indexDocument.ts';
import { indexedDocument } from './indexDocument.ts';
import type { Marks } from './marks.ts';
import { excluded, marksOf } from './marks.ts';
import { unionOf } from './phrase.ts';
import type { Segment } from './segment.ts';
import { levelValues, SegmentBuilder } from './segmentBuilder.ts';
import type { Synonyms } from './synonyms.ts';
import { stemsOf } from './synonyms.ts';

/** A document of the library that is like another; a score near 1 means that it says the same. */
export interface SimilarHit {
  readonly path: string;
  readonly title: string;
  readonly score: number;
  /** Where it stands in the index. */
  readonly slice: Slice;
  readonly doc: number;
}

/**
 * What each kind of term counts for, before its rarity. Found by trying values on test/fixtures/cases/similar.txt, where a wide range
 * around each gives about the same: `npm run bench -- similar` shows the shares.
 */
const kinds = { meaning: 4, pair: 1, word: 1.25, character: 0.2 } as const;
/** Where it happened says less than what went wrong: the share that meanings, and pairs and words, of settings keep. */
const settingShare = { meaning: 0.3, text: 0.5 } as const;
/** Rarity counts more than in a search, since nobody chose the words with care; very rare words are names. */
const rarityPower = 1.5;
const mostRarity = 4;
/** What every document of a language shares with every other one is taken off, so that those of the other language can compete. */
const background = 1.5;
/** Terms that are looked at, the heaviest first. */
const mostTerms = 120;
/** Hits beyond the wanted ones that may be refused. */
const spare = 32;
/** What it counts for that a value of the front matter is the same, before its rarity. */
const sameValue: Partial<Record<FacetField, number>> = {
  accusation: 1,
  complaint: 0.5,
  factor: 0.5,
  tag: 2.5,
};

interface Term {
  /** Terms of a segment that stand for it: a word and its forms. */
  readonly find: (segment: Segment) => readonly number[];
  readonly weight: number;
  /** Strength in the document that is compared. */
  readonly own: number;
  readonly isMeaning: boolean;
}

/**
 * Cases with the same underlying problem as a document, best first, whatever words and language they are told in: documents share
 * meanings (groups of the table of synonyms), character pairs and words, those of the title and the cause before others.
 * `isWanted` refuses documents, such as the document itself.
 */
export function similarCases(
  index: Searchable,
  document: { readonly path: string; readonly text: string },
  limit: number,
  isWanted: (path: string, segment: Segment) => boolean,
): SimilarHit[] {
  const prepared = indexedDocument({ ...document, library: '', size: 0, mtime: 0 }, index.synonyms);
  const builder = new SegmentBuilder(index.synonyms);
  builder.add(prepared);
  const terms = termsOf(builder.finish(), index)
    .sort((a, b) => b.weight * b.own - a.weight * a.own)
    .slice(0, mostTerms);
  const marks = index.slices.map(marksOf);
  const texts = marks.map(({ scores }) => new Float32Array(scores.length));
  let whole = 0;
  for (const { find, weight, own, isMeaning } of terms) {
    whole += weight * own * strengthOf(levelValues.length - 1);
    marks.forEach(({ slice: { segment }, scores }, part) => {
      const sums = isMeaning ? scores : (texts[part] ?? scores);
      const { docs, levels } = unionOf(segment, find(segment));
      for (let place = 0; place < docs.length; place++) {
        const doc = docs[place] ?? 0;
        sums[doc] = (sums[doc] ?? 0) + weight * own * strengthOf(levels[place] ?? 0);
      }
    });
  }
  addAboveBackground(marks, texts);
  whole += addSameValues(index, marks, prepared.facets);
  return bestOf(marks, limit, isWanted, whole);
}

/** The terms of a segment of one document, with their weight in the index. */
function termsOf(query: Segment, index: Searchable): Term[] {
  const { keys } = query.parts;
  const documents = index.count;
  const terms: Term[] = [];
  for (let term = 0; term < keys.length + query.wordCount; term++) {
    const key = keys[term] ?? 0;
    const word = key === 0 ? query.word(term - keys.length) : '';
    const factor = key === 0 ? wordFactor(word, index.synonyms) : keyFactor(key, index.synonyms);
    if (factor === 0) continue;
    const find = key === 0 ? formsOf(word) : (segment: Segment) => found(segment.termOfKey(key));
    let count = 0;
    for (const { segment } of index.slices) {
      for (const at of find(segment)) count += segment.count(at);
    }
    if (count === 0) continue;
    const rarity = Math.log(1 + (documents - Math.min(count, documents) + 0.5) / (count + 0.5));
    terms.push({
      find,
      weight: factor * Math.min(mostRarity, rarity) ** rarityPower,
      own: strengthOf(query.postings(term).levels[0] ?? 0),
      isMeaning: isMeaning(key),
    });
  }
  return terms;
}

function found(term: number): readonly number[] {
  return term < 0 ? [] : [term];
}

/** A word that is there at all counts for more than half of one that is there often. */
function strengthOf(level: number): number {
  return strengths[level] ?? 0;
}
const strengths: readonly number[] = levelValues.map((value) => value ** 0.6);

function isMeaning(key: number): boolean {
  return key >= 0x10000 && key < 0x20000;
}

function keyFactor(key: number, { firstSetting, settingPairs }: Synonyms): number {
  if (isMeaning(key)) return kinds.meaning * (key - 0x10000 >= firstSetting ? settingShare.meaning : 1);
  if (key < 0x10000) return classOf[key] === unitClass.character ? kinds.character : 0;
  return kinds.pair * (settingPairs.has(key) ? settingShare.text : 1);
}

function wordFactor(word: string, { settingWords }: Synonyms): number {
  // Numbers and single letters say nothing about a problem.
  if (word.length < 2 || /^\d+$/.test(word)) return 0;
  return kinds.word * (stemsOf(word).some((stem) => settingWords.has(stem)) ? settingShare.text : 1);
}

/** Finds the words with the same stem: of "printing" also print, prints, printed. */
function formsOf(word: string): (segment: Segment) => readonly number[] {
  const stems = stemsOf(word);
  const shortest = stems.reduce((a, b) => (b.length < a.length ? b : a)).replace(/[ey]$/, '');
  const forms = new Set([word]);
  for (const stem of stems) {
    const base = stem.replace(/e$/, '');
    for (const form of [stem, `${stem}s`, `${base}es`, `${base}ed`, `${base}ing`]) forms.add(form);
  }
  return (segment) => {
    if (shortest.length < 3) return found(segment.termOfWord(word));
    const terms: number[] = [];
    for (let at = segment.wordBound(shortest); at < segment.wordCount; at++) {
      const candidate = segment.word(at);
      if (!candidate.startsWith(shortest)) break;
      if (forms.has(candidate)) terms.push(segment.parts.keys.length + at);
    }
    return terms;
  };
}

function addAboveBackground(marks: readonly Marks[], texts: readonly Float32Array[]): void {
  let sum = 0;
  let count = 0;
  for (const part of texts) {
    for (const score of part) {
      if (score === 0) continue;
      sum += score;
      count++;
    }
  }
  const usual = (background * sum) / Math.max(1, count);
  marks.forEach(({ scores }, part) => {
    texts[part]?.forEach((score, doc) => {
      if (score > usual) scores[doc] = (scores[doc] ?? 0) + score - usual;
    });
  });
}

/** Counts values of the front matter that are the same; returns what all of them together count for. */
function addSameValues(index: Searchable, marks: readonly Marks[], facets: readonly string[]): number {
  let whole = 0;
  for (const facet of facets) {
    const [field, value = ''] = facet.split('\t');
    const factor = sameValue[field as FacetField];
    if (factor === undefined) continue;
    const bits = marks.map(({ slice }) => docsWithFacet(slice.segment, field as FacetField, value));
    const count = bits.reduce((sum, each) => sum + each.reduce((ones, byte) => ones + bitCount(byte), 0), 0);
    const weight = factor * Math.min(mostRarity, Math.log(1 + index.count / (count + 1)));
    whole += weight;
    marks.forEach(({ scores }, part) => {
      const set = bits[part];
      if (!set) return;
      for (let doc = 0; doc < scores.length; doc++) {
        if (((set[doc >> 3] ?? 0) >> (doc & 7)) & 1) scores[doc] = (scores[doc] ?? 0) + weight;
      }
    });
  }
  return whole;
}

function bitCount(byte: number): number {
  let count = 0;
  for (let rest = byte; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function bestOf(
  marks: readonly Marks[],
  limit: number,
  isWanted: (path: string, segment: Segment) => boolean,
  whole: number,
): SimilarHit[] {
  interface Candidate {
    readonly mark: Marks;
    readonly doc: number;
    readonly score: number;
  }
  let candidates: Candidate[] = [];
  // Somewhat more than wanted, since some will be refused; a few thousand others are never made into objects.
  const kept = limit + spare;
  let least = 0;
  for (const mark of marks) {
    const { scores, seen } = mark;
    for (let doc = 0; doc < scores.length; doc++) {
      const score = scores[doc] ?? 0;
      if (score <= least || seen[doc] === excluded) continue;
      candidates.push({ mark, doc, score });
      if (candidates.length < kept * 2) continue;
      candidates = candidates.sort((a, b) => b.score - a.score).slice(0, kept);
      least = candidates.at(-1)?.score ?? 0;
    }
  }
  candidates.sort((a, b) => b.score - a.score);
  const hits: SimilarHit[] = [];
  for (const { mark, doc, score } of candidates) {
    if (hits.length === limit) break;
    const { segment } = mark.slice;
    const path = segment.path(doc);
    if (!isWanted(path, segment)) continue;
    hits.push({
      path,
      title: segment.title(doc),
      score: Math.round((1000 * score) / whole) / 1000,
      slice: mark.slice,
      doc,
    });
  }
  return hits;
}
