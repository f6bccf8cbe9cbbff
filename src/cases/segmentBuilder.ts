import { classOf, longestWord, pieceStarts, unitClass } from './characters.ts';
import { PostingStream, PostingWriter } from './postings.ts';
import { hashText, mayBeKnown, pairBit, pairKey, standsAt, stemsOf } from './synonyms.ts';
import type { Entry, Synonyms } from './synonyms.ts';
import { Segment } from './segment.ts';

/** A document as the index takes it. */
export interface IndexedDocument {
  readonly path: string;
  readonly title: string;
  readonly size: number;
  readonly mtime: number;
  /** YYYYMMDD as a number, 0 where there is none. */
  readonly date: number;
  /** `field TAB value`, each once. */
  readonly facets: readonly string[];
  /** First letters of the pinyin of what the document is mainly about. */
  readonly initials: string;
  /** The text, folded by `foldText`. */
  readonly folded: string;
  /** How much each unit of `folded` counts, 2 for plain text; may be longer than the text. */
  readonly weights: Uint8Array;
}

/** Saturation and length of BM25, and the length of a usual document in units; fixed, so that documents don't depend on each other. */
const k1 = 1.2;
const b = 0.4;
const usualLength = 1500;
/** Shares of the largest possible strength at which the next level begins. */
const levelBounds = [0.5, 0.68, 0.82] as const;
/** What a level counts for in a score. */
export const levelValues = [0.42, 0.6, 0.76, 0.9] as const;

/** Key of the number of a group of the table of synonyms: below the keys of pairs, above those of single units. */
export function conceptKey(concept: number): number {
  return 0x10000 + concept;
}

const encoder = new TextEncoder();

/** Collects documents and turns them into a segment. */
export class SegmentBuilder {
  readonly #synonyms: Synonyms;
  readonly #documents: Omit<IndexedDocument, 'folded' | 'weights'>[] = [];
  /**
   * The pairs and concepts of the document that is being added, with the sum of their weights: an open-addressing table that is small
   * enough for the processor's cache, unlike one of all documents. A key of 0 is a free place.
   */
  #keys = new Uint32Array(1 << 12);
  #sums = new Uint32Array(1 << 12);
  #shift = 20;
  /** The places that are taken. */
  #places = new Uint32Array(1 << 11);
  #placeCount = 0;
  /** One more than the last document that has a single unit. */
  readonly #units = new Uint32Array(0x10000);
  /** Numbers of the words as they came, and the sum of the weights of each in the document that is being added. */
  readonly #words = new Map<string, number>();
  #wordSums = new Uint32Array(1 << 12);
  #touched: number[] = [];
  /** Postings of keys, and of numbers of words, in the order of documents. */
  readonly #keyed = new PostingStream();
  readonly #worded = new PostingStream();

  constructor(synonyms: Synonyms) {
    this.#synonyms = synonyms;
  }

  get size(): number {
    return this.#documents.length;
  }

  /** Whether a segment should be made now, so that what is collected and sorted takes no more than about 200 MB. */
  get full(): boolean {
    return this.#keyed.length + this.#worded.length > 12_000_000 || this.#words.size > 1_000_000;
  }

  add(document: IndexedDocument): void {
    const { folded, weights, ...kept } = document;
    this.#documents.push(kept);
    this.#read(folded, weights);
    this.#flush(folded.length);
  }

  #read(text: string, weights: Uint8Array): void {
    const { byPair, pairBits } = this.#synonyms;
    const units = this.#units;
    const document = this.#documents.length;
    const length = text.length;
    let previous = 0;
    for (let at = 0; at < length;) {
      const unit = text.charCodeAt(at);
      const kind = classOf[unit];
      if (kind === unitClass.character) {
        // Single units have no strength, so that once in a document is enough.
        if (units[unit] !== document) {
          units[unit] = document;
          this.#keyed.add(unit, (document - 1) << 2);
        }
        if (previous !== 0) {
          const key = pairKey(previous, unit);
          const weight = weights[at] ?? 2;
          this.#touch(key, weight);
          const bit = pairBit(key);
          if (((pairBits[bit >> 3] ?? 0) >> (bit & 7)) & 1) {
            for (const { word, concept } of byPair.get(key | 0) ?? none) {
              if (word.length === 2 || text.startsWith(word, at - 1))
                this.#touch(conceptKey(concept), weight);
            }
          }
        }
        previous = unit;
        at++;
        continue;
      }
      previous = 0;
      if (kind === unitClass.letter) {
        const start = at;
        do at++;
        while (at < length && classOf[text.charCodeAt(at)] === unitClass.letter);
        this.#addWordAt(text, start, at, weights[start] ?? 2);
        continue;
      }
      if (kind === unitClass.sign && units[unit] !== document) {
        units[unit] = document;
        this.#keyed.add(unit, (document - 1) << 2);
      }
      at++;
    }
  }

  #addWordAt(text: string, start: number, end: number, weight: number): void {
    if (end - start > longestWord) {
      for (const from of pieceStarts(start, end)) this.#addWord(text.slice(from, from + longestWord), weight);
      return;
    }
    const word = text.slice(start, end);
    this.#addWord(word, weight);
    if (!mayBeKnown(this.#synonyms, text, start, end)) return;
    const { byWord } = this.#synonyms;
    for (const stem of stemsOf(word)) {
      const entries = byWord.get(stem);
      if (!entries) continue;
      for (const { word: entry, concept } of entries) {
        if (standsAt(text, start, word, entry)) this.#touch(conceptKey(concept), weight);
      }
    }
  }

  #addWord(word: string, weight: number): void {
    let number = this.#words.get(word);
    if (number === undefined) {
      number = this.#words.size;
      this.#words.set(word, number);
      if (number === this.#wordSums.length) this.#wordSums = grown(this.#wordSums);
    }
    const sum = this.#wordSums[number] ?? 0;
    if (sum === 0) this.#touched.push(number);
    this.#wordSums[number] = sum + weight;
  }

  #touch(key: number, weight: number): void {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let place = Math.imul(key, 0x9e3779b1) >>> this.#shift;
    for (;;) {
      const found = keys[place];
      if (found === key) {
        this.#sums[place] = (this.#sums[place] ?? 0) + weight;
        return;
      }
      if (found === 0) break;
      place = (place + 1) & mask;
    }
    keys[place] = key;
    this.#sums[place] = weight;
    this.#places[this.#placeCount++] = place;
    if (this.#placeCount === this.#places.length) this.#growTable();
  }

  #growTable(): void {
    const keys = this.#keys;
    const sums = this.#sums;
    const places = this.#places.slice(0, this.#placeCount);
    this.#keys = new Uint32Array(keys.length * 2);
    this.#sums = new Uint32Array(keys.length * 2);
    this.#places = new Uint32Array(keys.length);
    this.#placeCount = 0;
    this.#shift--;
    for (const place of places) this.#touch(keys[place] ?? 0, sums[place] ?? 0);
  }

  /** Turns the sums of the document into levels and puts them into the streams. */
  #flush(length: number): void {
    const unit = 2 * k1 * (1 - b + (b * Math.min(length, 20 * usualLength)) / usualLength);
    const [low, middle, high] = levelBounds.map((bound) => (unit * bound) / (1 - bound)) as [
      number,
      number,
      number,
    ];
    const document = (this.#documents.length - 1) << 2;
    const keys = this.#keys;
    const sums = this.#sums;
    for (let index = 0; index < this.#placeCount; index++) {
      const place = this.#places[index] ?? 0;
      const sum = sums[place] ?? 0;
      const level = sum < low ? 0 : sum < middle ? 1 : sum < high ? 2 : 3;
      this.#keyed.add(keys[place] ?? 0, document | level);
      keys[place] = 0;
    }
    this.#placeCount = 0;
    for (const number of this.#touched) {
      const sum = this.#wordSums[number] ?? 0;
      const level = sum < low ? 0 : sum < middle ? 1 : sum < high ? 2 : 3;
      this.#worded.add(number, document | level);
      this.#wordSums[number] = 0;
    }
    this.#touched = [];
  }

  /** The segment of all documents that were added. The builder is done then. */
  finish(): Segment {
    const words = [...this.#words.keys()];
    const order = Uint32Array.from(words, (_, number) => number);
    order.sort((x, y) => ((words[x] ?? '') < (words[y] ?? '') ? -1 : 1));
    const ranks = new Uint32Array(words.length);
    order.forEach((number, rank) => {
      ranks[number] = rank;
    });
    const writer = new PostingWriter(this.#documents.length, this.#keyed.length + this.#worded.length);
    const keys = writer.write(this.#keyed.sorted(null), true);
    writer.write(this.#worded.sorted(ranks), false);
    const texts = this.#documents.map(({ path, title }) => `${path}\0${title}`);
    const docs = packTexts(texts);
    const initials = packTexts(this.#documents.map((document) => document.initials));
    const facetTable = packFacets(this.#documents.map(({ facets }) => facets));
    return new Segment({
      keys: Uint32Array.from(keys),
      words: encoder.encode(`\n${Array.from(order, (number) => `${words[number] ?? ''}\n`).join('')}`),
      ...writer.finish(),
      docs: docs.bytes,
      docOffsets: docs.offsets,
      pathHashes: Uint32Array.from(this.#documents, ({ path }) => hashText(path)),
      sizes: Float64Array.from(this.#documents, ({ size }) => size),
      mtimes: Float64Array.from(this.#documents, ({ mtime }) => mtime),
      dates: Int32Array.from(this.#documents, ({ date }) => date),
      ...facetTable,
      initials: initials.bytes,
      initialOffsets: initials.offsets,
    });
  }
}

const none: readonly Entry[] = [];

/** An array of twice the length with the same beginning. */
function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Texts one behind the other as UTF-8, and where each starts. */
export function packTexts(texts: readonly string[]): { bytes: Uint8Array; offsets: Uint32Array } {
  const encoded = texts.map((text) => encoder.encode(text));
  const offsets = new Uint32Array(texts.length + 1);
  let total = 0;
  encoded.forEach((each, index) => {
    offsets[index] = total;
    total += each.length;
  });
  offsets[texts.length] = total;
  const bytes = new Uint8Array(total);
  encoded.forEach((each, index) => bytes.set(each, offsets[index]));
  return { bytes, offsets };
}

/** The facets of documents as numbers into the sorted list of all that occur. */
export function packFacets(
  documents: readonly (readonly string[])[],
): Pick<Segment['parts'], 'facetNames' | 'facetOffsets' | 'facets'> {
  const names = [...new Set(documents.flat())].sort();
  const numbers = new Map(names.map((name, index) => [name, index]));
  const facetOffsets = new Uint32Array(documents.length + 1);
  const facets = new Uint32Array(documents.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  documents.forEach((each, doc) => {
    facetOffsets[doc] = at;
    for (const name of each) facets[at++] = numbers.get(name) ?? 0;
  });
  facetOffsets[documents.length] = at;
  return { facetNames: encoder.encode(names.join('\n')), facetOffsets, facets };
}
