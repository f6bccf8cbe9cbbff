import type { Searchable, Slice } from './caseIndex.ts';
import { foldText } from './characters.ts';
import { alternativesOf } from './expand.ts';
import type { FacetCounts, Selection } from './facets.ts';
import { countFacets, docsWithFacet } from './facets.ts';
import type { Marks } from './marks.ts';
import { countLive, excluded, marksOf } from './marks.ts';
import type { Found, TextSource } from './phrase.ts';
import { findPhrase, Verifier } from './phrase.ts';
import type { Clause, Query } from './query.ts';
import { looselyMatching } from './relaxed.ts';
import { levelValues } from './segmentBuilder.ts';
import type { Synonyms } from './synonyms.ts';

/** A document that was found. */
export interface Hit {
  readonly path: string;
  readonly title: string;
  readonly score: number;
  /** YYYYMMDD as a number, 0 where unknown. */
  readonly date: number;
  /** Where it stands in the index. */
  readonly slice: Slice;
  readonly doc: number;
}

export interface SearchOptions {
  /** How many hits to return; they are counted all the same. */
  readonly limit: number;
  /** How many to leave out at the start. */
  readonly offset?: number;
  /** `relevance` falls back to the newest first where nothing tells hits apart. */
  readonly sort?: 'relevance' | 'newest' | 'oldest' | 'title';
  /**
   * Which texts are looked at where the index cannot tell: those of all hits, which is exact, or those of the hits that are returned
   * once there are too many (`approximate` says so). Of more than 200 returned ones all are.
   */
  readonly verify?: 'all' | 'returned';
}

export interface SearchResult {
  /** How many documents were found in all. */
  readonly total: number;
  readonly hits: readonly Hit[];
  /** How many of all hits have each value, the most frequent first. */
  readonly facets: FacetCounts;
  /** What to mark in the texts: folded phrases, those that were typed first. */
  readonly marked: readonly string[];
  /** True where no document has all of the words and these have the most of them. */
  readonly relaxed: boolean;
  /**
   * True where `total` and `facets` also count documents that have all pieces of the words but not next to each other. What is in
   * `hits` holds the words in any case.
   */
  readonly approximate: boolean;
}

/** So many texts of candidates for one phrase are read while somebody types. */
const mostRead = 200;

/** One document of one slice while hits are sorted. */
interface Candidate {
  readonly slice: Slice;
  readonly doc: number;
  readonly score: number;
}

/**
 * Searches the index. `texts` gives texts for what the index alone cannot tell. A clause of words holds where the characters stand
 * in the text, or a word that begins with them, means the same, differs in one letter, or has them as pinyin initials.
 */
export function searchCases(
  index: Searchable,
  query: Query,
  options: SearchOptions,
  texts: TextSource,
): SearchResult {
  const all = new Verifier(texts);
  const { offset = 0, limit } = options;
  if (options.verify !== 'returned' || offset + limit > mostRead)
    return answer(find(index, query, index.slices.map(marksOf), all), options);
  const some = new Verifier(texts, mostRead);
  const found = find(index, query, index.slices.map(marksOf), some);
  if (!some.believed) return answer(found, options);
  // What is returned, and what stands before it, once more with the texts. Where one does not hold, those behind it would have to
  // move up: all are looked at.
  const first = best(found.selections, { ...options, offset: 0, limit: offset + limit });
  const again = find(index, query, onlyThese(index, first), all);
  return again.relaxed === found.relaxed && countOf(again.selections) === first.length
    ? { ...answer(found, options), approximate: true }
    : answer(find(index, query, index.slices.map(marksOf), all), options);
}

/** Marks under which only these documents can be hits. */
function onlyThese(index: Searchable, hits: readonly Candidate[]): Marks[] {
  return index.slices.map((slice) => {
    const { size } = slice.segment;
    const seen = new Uint8Array(size).fill(excluded);
    for (const hit of hits) if (hit.slice === slice) seen[hit.doc] = 0;
    return { slice, seen, scores: new Float32Array(size) };
  });
}

/** All documents that fulfil a query. */
interface Findings {
  readonly selections: readonly Selection[];
  readonly marked: readonly string[];
  readonly relaxed: boolean;
}

function find(index: Searchable, query: Query, marks: readonly Marks[], texts: Verifier): Findings {
  for (const clause of query.clauses)
    if (clause.kind !== 'text') filter(marks, inIndexWords(clause, index.synonyms));
  for (const clause of query.clauses)
    if (clause.kind === 'text' && clause.negated) exclude(marks, clause.text, texts);
  const wanted = query.clauses.flatMap((clause) =>
    clause.kind === 'text' && !clause.negated ? [clause] : [],
  );
  const marked: string[] = [];
  const typed = wanted.slice(0, excluded - 2);
  const before = marks.map(({ seen }) => seen.slice());
  typed.forEach((clause, at) => marked.push(...applyText(index, marks, clause, at, texts)));
  let selections = collect(marks, typed.length);
  let relaxed = false;
  if (countOf(selections) === 0 && typed.some(({ exact }) => !exact)) {
    marks.forEach(({ seen, scores }, at) => {
      seen.set(before[at] ?? seen);
      scores.fill(0);
    });
    const words = typed.filter(({ exact }) => !exact).map(({ text }) => text);
    const phrases = typed.filter(({ exact }) => exact);
    phrases.forEach((clause, at) => applyText(index, marks, clause, at, texts));
    marked.push(...looselyMatching(index, marks, words, phrases.length));
    selections = collect(marks, phrases.length + 1);
    relaxed = countOf(selections) > 0;
  }
  return { selections, marked, relaxed };
}

function answer({ selections, marked, relaxed }: Findings, options: SearchOptions): SearchResult {
  return {
    total: countOf(selections),
    hits: best(selections, options).map(({ slice, doc, score }) => ({
      path: slice.segment.path(doc),
      title: slice.segment.title(doc),
      score: Math.round(score * 1000) / 1000,
      date: slice.segment.parts.dates[doc] ?? 0,
      slice,
      doc,
    })),
    facets: countFacets(selections),
    marked: [...new Set(marked)],
    relaxed,
    approximate: false,
  };
}

/** A cause is kept as the first word of its group: `cause:interface` means 接口. */
function inIndexWords<T extends Exclude<Clause, { kind: 'text' }>>(clause: T, synonyms: Synonyms): T {
  if (clause.kind !== 'facet' || clause.field !== 'cause') return clause;
  const [group] = synonyms.groupsOf.get(foldText(clause.value)) ?? [];
  const value = group === undefined ? undefined : synonyms.groups[group]?.[0];
  return value === undefined ? clause : { ...clause, value };
}

function filter(marks: readonly Marks[], clause: Exclude<Clause, { kind: 'text' }>): void {
  for (const { slice, seen } of marks) {
    const { segment } = slice;
    const passes = docTest(slice, clause);
    for (let doc = 0; doc < segment.size; doc++) {
      if (seen[doc] !== excluded && passes(doc) === clause.negated) seen[doc] = excluded;
    }
  }
}

function docTest({ segment }: Slice, clause: Exclude<Clause, { kind: 'text' }>): (doc: number) => boolean {
  switch (clause.kind) {
    case 'facet': {
      const bits = docsWithFacet(segment, clause.field, clause.value);
      return (doc) => ((bits[doc >> 3] ?? 0) & (1 << (doc & 7))) !== 0;
    }
    case 'name': {
      const wanted = foldText(clause.value);
      const read =
        clause.field === 'title' ? (doc: number) => segment.title(doc) : (doc: number) => segment.path(doc);
      return (doc) => foldText(read(doc)).includes(wanted);
    }
    case 'date': {
      const { from, to } = clause.range;
      return (doc) => {
        const date = segment.parts.dates[doc] ?? 0;
        return date >= from && date <= to;
      };
    }
  }
}

function exclude(marks: readonly Marks[], text: string, { textOf }: Verifier): void {
  const phrase = foldText(text);
  // What is left out wrongly would be lost: nothing is believed here.
  const texts = new Verifier(textOf);
  for (const { slice, seen } of marks) {
    const { docs } = findPhrase(slice.segment, phrase, texts, (doc) => seen[doc] !== excluded);
    for (const doc of docs) seen[doc] = excluded;
  }
}

/** Marks the documents that fulfil a clause of words besides all before it; returns the phrases that were looked for. */
function applyText(
  index: Searchable,
  marks: readonly Marks[],
  { text, exact }: Extract<Clause, { kind: 'text' }>,
  at: number,
  texts: Verifier,
): string[] {
  const alternatives = alternativesOf(index, text, exact, texts);
  const documents = Math.max(1, index.count);
  for (const { find, factor } of alternatives) {
    const found = marks.map(({ slice, seen }) => find(slice.segment, (doc) => seen[doc] === at));
    const count = countLive(marks, found);
    if (count === 0) continue;
    const weight = factor * Math.log(1 + (documents - count + 0.5) / (count + 0.5));
    const scoreOf = Float32Array.from(levelValues, (value) => value * weight);
    marks.forEach((each, part) => {
      const postings = found[part];
      if (postings) fulfil(each, postings, at, scoreOf);
    });
  }
  return alternatives.flatMap(({ phrase }) => (phrase === null ? [] : [phrase]));
}

/** Moves the documents that stand at `at` on by one and adds to their scores. A loop of its own: it is what takes the longest. */
function fulfil({ seen, scores }: Marks, { docs, levels }: Found, at: number, scoreOf: Float32Array): void {
  for (let place = 0; place < docs.length; place++) {
    const doc = docs[place] ?? 0;
    if (seen[doc] !== at) continue;
    seen[doc] = at + 1;
    scores[doc] = (scores[doc] ?? 0) + (scoreOf[levels[place] ?? 0] ?? 0);
  }
}

function collect(marks: readonly Marks[], clauses: number): Selection[] {
  return marks.map(({ slice, seen, scores }) => {
    const docs = new Int32Array(seen.length);
    let count = 0;
    for (let doc = 0; doc < seen.length; doc++) if (seen[doc] === clauses) docs[count++] = doc;
    return { slice, docs: docs.subarray(0, count), scores };
  });
}

function countOf(found: readonly Selection[]): number {
  return found.reduce((sum, { docs }) => sum + docs.length, 0);
}

function best(
  found: readonly Selection[],
  { limit, offset = 0, sort = 'relevance' }: SearchOptions,
): Candidate[] {
  const date = ({ slice, doc }: Candidate) => slice.segment.parts.dates[doc] ?? 0;
  const path = ({ slice, doc }: Candidate) => slice.segment.path(doc);
  const newest = (a: Candidate, b: Candidate) => date(b) - date(a);
  const orders: Record<typeof sort, (a: Candidate, b: Candidate) => number> = {
    relevance: (a, b) => b.score - a.score || newest(a, b),
    newest: (a, b) => newest(a, b) || b.score - a.score,
    oldest: (a, b) => date(a) - date(b) || b.score - a.score,
    title: (a, b) => compare(a.slice.segment.title(a.doc), b.slice.segment.title(b.doc)),
  };
  const order = (a: Candidate, b: Candidate) => orders[sort](a, b) || compare(path(a), path(b));
  const wanted = offset + limit;
  if (wanted === 0) return [];
  let kept: Candidate[] = [];
  let last: Candidate | undefined;
  // Most documents are worse than those that are kept, which is seen before an object is made for them.
  let least = -Infinity;
  let leastDate = -Infinity;
  for (const { slice, docs, scores } of found) {
    const { dates } = slice.segment.parts;
    for (let place = 0; place < docs.length; place++) {
      const doc = docs[place] ?? 0;
      const score = scores[doc] ?? 0;
      if (score < least || (score === least && (dates[doc] ?? 0) < leastDate)) continue;
      const candidate = { slice, doc, score };
      if (last && order(candidate, last) >= 0) continue;
      kept.push(candidate);
      if (kept.length < wanted * 2) continue;
      kept = kept.sort(order).slice(0, wanted);
      last = kept.at(-1);
      if (!last || sort !== 'relevance') continue;
      least = last.score;
      leastDate = date(last);
    }
  }
  return kept.sort(order).slice(offset, wanted);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
