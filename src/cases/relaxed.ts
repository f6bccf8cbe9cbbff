import type { Searchable } from './caseIndex.ts';
import { classOf, foldText, unitClass } from './characters.ts';
import type { Marks } from './marks.ts';
import { countLive, levelValue } from './marks.ts';
import type { Segment } from './segment.ts';
import { conceptKey } from './segmentBuilder.ts';
import { conceptsIn, pairKey } from './synonyms.ts';

/** How much of the weight of all terms a document must have. */
const leastShare = 0.45;

/** A term of the words: how it is found in a segment. */
type Term = (segment: Segment) => number;

/**
 * For words that no document has all of: marks the documents (those that stand at `at`) that have enough of their character pairs,
 * words and meanings, rare ones counting more. Returns what to mark in the texts.
 */
export function looselyMatching(
  index: Searchable,
  marks: readonly Marks[],
  words: readonly string[],
  at: number,
): string[] {
  const terms = new Map<string, Term>();
  for (const word of words) addTerms(terms, foldText(word));
  for (const concept of conceptsIn(words.map((word) => foldText(word)).join(' '), index.synonyms).keys()) {
    terms.set(`\0${String(concept)}`, (segment) => segment.termOfKey(conceptKey(concept)));
  }
  const documents = index.count;
  const shares = marks.map(({ seen }) => new Float32Array(seen.length));
  let whole = 0;
  for (const find of terms.values()) {
    const found = marks.map(({ slice: { segment } }) => {
      const term = find(segment);
      return term < 0 ? null : segment.postings(term);
    });
    const count = countLive(marks, found);
    // What stands in no document at all says nothing about those that are there.
    if (count === 0) continue;
    const weight = Math.log(1 + (documents - count + 0.5) / (count + 0.5));
    whole += weight;
    marks.forEach(({ scores }, part) => {
      const postings = found[part];
      const share = shares[part];
      if (!postings || !share) return;
      postings.docs.forEach((doc, place) => {
        share[doc] = (share[doc] ?? 0) + weight;
        scores[doc] = (scores[doc] ?? 0) + weight * levelValue(postings.levels[place]);
      });
    });
  }
  marks.forEach(({ seen }, part) => {
    shares[part]?.forEach((share, doc) => {
      if (seen[doc] === at && share > 0 && share >= whole * leastShare) seen[doc] = at + 1;
    });
  });
  return [...terms.keys()].filter((term) => !term.startsWith('\0'));
}

function addTerms(terms: Map<string, Term>, folded: string): void {
  for (let at = 0; at < folded.length; at++) {
    const kind = classOf[folded.charCodeAt(at)];
    const next = folded.charCodeAt(at + 1);
    if (kind === unitClass.character && classOf[next] === unitClass.character) {
      const key = pairKey(folded.charCodeAt(at), next);
      terms.set(folded.slice(at, at + 2), (segment) => segment.termOfKey(key));
    } else if (kind === unitClass.letter) {
      const start = at;
      while (classOf[folded.charCodeAt(at + 1)] === unitClass.letter) at++;
      const word = folded.slice(start, at + 1);
      terms.set(word, (segment) => segment.termOfWord(word));
    }
  }
}
