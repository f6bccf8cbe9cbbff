import { classOf, longestWord, pieceStarts, unitClass } from './characters.ts';
import { hashText, pairKey, standsAt, stemsOf } from './synonyms.ts';
import type { Entry, Synonyms } from './synonyms.ts';
import { isDense, Segment } from './segment.ts';

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

/** A key of 32 bits times this is still an exact number. */
const exactPlaces = 0x200000;
const encoder = new TextEncoder();

/** Cleared tables of units, half a megabyte each, that the next builder takes: most segments hold a single document. */
const spareUnits: Uint32Array[] = [];

/** Collects documents and turns them into a segment. */
export class SegmentBuilder {
  readonly #synonyms: Synonyms;
  readonly #documents: Omit<IndexedDocument, 'folded' | 'weights'>[] = [];
  /** An open-addressing table: key and term side by side, so that one look into the memory brings both. A key of 0 is a free place. */
  #slots = new Uint32Array(1 << 15);
  /** One more than the term of each single unit (0 where there is none yet), and one more than the last document that has it. */
  readonly #units = spareUnits.pop() ?? new Uint32Array(0x20000);
  readonly #words = new Map<string, number>();
  /** Numeric key of each term; 0 for words. */
  #termKeys = new Uint32Array(1 << 13);
  /**
   * Four numbers for each term, side by side for the same reason: the sum of its weights in the document that is being added, one more
   * than the last document that has it, how many have it, and the bytes of its postings. Terms are numbered as they come, so that the
   * frequent ones are close together.
   */
  #counters = new Uint32Array(1 << 15);
  /** Entries of the table that begin with the pair of a term, where there are any. */
  readonly #entriesOf: (readonly Entry[] | undefined)[] = [];
  /** Word of each term that is one. */
  readonly #wordOf: string[] = [];
  #numeric = 0;
  #terms = 0;
  /** Terms of the document that is being added. */
  #touched = new Uint32Array(1 << 12);
  #touchedCount = 0;
  /** term * 4 + level of each posting, document after document. */
  #stream = new Uint32Array(1 << 14);
  #streamLength = 0;
  readonly #streamStarts: number[] = [];

  constructor(synonyms: Synonyms) {
    this.#synonyms = synonyms;
  }

  get size(): number {
    return this.#documents.length;
  }

  /** Whether a segment should be made now, so that what is collected takes no more than about 100 MB. */
  get full(): boolean {
    return this.#streamLength > 24_000_000 || this.#terms > 1_000_000;
  }

  add(document: IndexedDocument): void {
    const { folded, weights, ...kept } = document;
    this.#documents.push(kept);
    this.#touchedCount = 0;
    this.#read(folded, weights);
    this.#streamStarts.push(this.#streamLength);
    this.#flush(folded.length);
  }

  #read(text: string, weights: Uint8Array): void {
    const length = text.length;
    let previous = 0;
    for (let at = 0; at < length;) {
      const unit = text.charCodeAt(at);
      const kind = classOf[unit];
      if (kind === unitClass.character) {
        const weight = weights[at] ?? 2;
        this.#touchUnit(unit);
        if (previous !== 0) {
          const term = this.#termOf(pairKey(previous, unit));
          this.#touch(term, weight);
          const entries = this.#entriesOf[term];
          if (entries) {
            for (const { word, concept } of entries) {
              if (word.length === 2 || text.startsWith(word, at - 1)) {
                this.#touch(this.#termOf(conceptKey(concept)), weight);
              }
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
      if (kind === unitClass.sign) this.#touchUnit(unit);
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
    const { byWord } = this.#synonyms;
    for (const stem of stemsOf(word)) {
      const entries = byWord.get(stem);
      if (!entries) continue;
      for (const { word: entry, concept } of entries) {
        if (standsAt(text, start, word, entry)) this.#touch(this.#termOf(conceptKey(concept)), weight);
      }
    }
  }

  /** Single units have no strength, so that once in a document is enough. */
  #touchUnit(unit: number): void {
    const units = this.#units;
    const document = this.#documents.length;
    if (units[unit * 2 + 1] === document) return;
    units[unit * 2 + 1] = document;
    let term = (units[unit * 2] ?? 0) - 1;
    if (term < 0) {
      term = this.#newTerm(unit);
      this.#numeric++;
      units[unit * 2] = term + 1;
    }
    this.#touch(term, 1);
  }

  /** The term of a numeric key, a new one where it was not there. */
  #termOf(key: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = placeOf(key, mask);
    for (;;) {
      const found = slots[slot];
      if (found === key) return slots[slot + 1] ?? 0;
      if (found === 0) break;
      slot = (slot + 2) & mask;
    }
    const term = this.#newTerm(key);
    slots[slot] = key;
    slots[slot + 1] = term;
    this.#entriesOf[term] = this.#synonyms.byPair.get(key | 0);
    this.#numeric++;
    if (this.#numeric * 4 > slots.length) this.#growSlots();
    return term;
  }

  #addWord(word: string, weight: number): void {
    let term = this.#words.get(word);
    if (term === undefined) {
      term = this.#newTerm(0);
      this.#words.set(word, term);
      this.#wordOf[term] = word;
    }
    this.#touch(term, weight);
  }

  #newTerm(key: number): number {
    const term = this.#terms++;
    if (term === this.#termKeys.length) {
      this.#termKeys = grown(this.#termKeys);
      this.#counters = grown(this.#counters);
    }
    this.#termKeys[term] = key;
    return term;
  }

  #touch(term: number, weight: number): void {
    const counters = this.#counters;
    const sum = counters[term * 4] ?? 0;
    if (sum === 0) {
      if (this.#touchedCount === this.#touched.length) this.#touched = grown(this.#touched);
      this.#touched[this.#touchedCount++] = term;
    }
    counters[term * 4] = sum + weight;
  }

  #growSlots(): void {
    const old = this.#slots;
    const slots = new Uint32Array(old.length * 2);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += 2) {
      const key = old[from] ?? 0;
      if (key === 0) continue;
      let slot = placeOf(key, mask);
      while (slots[slot] !== 0) slot = (slot + 2) & mask;
      slots[slot] = key;
      slots[slot + 1] = old[from + 1] ?? 0;
    }
    this.#slots = slots;
  }

  /** Turns the sums of the document into levels and puts them into the stream. */
  #flush(length: number): void {
    const unit = 2 * k1 * (1 - b + (b * Math.min(length, 20 * usualLength)) / usualLength);
    const [low, middle, high] = levelBounds.map((bound) => (unit * bound) / (1 - bound)) as [
      number,
      number,
      number,
    ];
    while (this.#streamLength + this.#touchedCount > this.#stream.length) this.#stream = grown(this.#stream);
    const stream = this.#stream;
    const counters = this.#counters;
    const next = this.#documents.length;
    for (let index = 0; index < this.#touchedCount; index++) {
      const term = this.#touched[index] ?? 0;
      const at = term * 4;
      const sum = counters[at] ?? 0;
      const key = this.#termKeys[term] ?? 0;
      // Nobody ranks by single units, and those that are stored as bits keep no level.
      const single = key > 0 && key < 0x10000;
      const level = single || sum < low ? 0 : sum < middle ? 1 : sum < high ? 2 : 3;
      stream[this.#streamLength++] = term * 4 + level;
      counters[at + 3] = (counters[at + 3] ?? 0) + varintLength((next - 1 - (counters[at + 1] ?? 0)) << 2);
      counters[at] = 0;
      counters[at + 1] = next;
      counters[at + 2] = (counters[at + 2] ?? 0) + 1;
    }
  }

  /** The segment of all documents that were added. The builder is done then. */
  finish(): Segment {
    for (let term = 0; term < this.#terms; term++) {
      const key = this.#termKeys[term] ?? 0;
      if (key < 0x10000) this.#units.fill(0, key * 2, key * 2 + 2);
    }
    spareUnits.push(this.#units);
    const order = this.#sortedTerms();
    const keys = new Uint32Array(this.#numeric);
    for (let place = 0; place < keys.length; place++) keys[place] = this.#termKeys[order[place] ?? 0] ?? 0;
    const { offsets, postings } = this.#encode(order);
    const words = order.slice(keys.length);
    const texts = this.#documents.map(({ path, title }) => `${path}\0${title}`);
    const docs = packTexts(texts);
    const initials = packTexts(this.#documents.map((document) => document.initials));
    const facetTable = packFacets(this.#documents.map(({ facets }) => facets));
    return new Segment({
      keys,
      words: encoder.encode(`\n${Array.from(words, (term) => `${this.#wordOf[term] ?? ''}\n`).join('')}`),
      offsets,
      postings,
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

  #sortedTerms(): Uint32Array {
    const termKeys = this.#termKeys;
    const words: number[] = [];
    const keyed = new Uint32Array(this.#numeric);
    let count = 0;
    for (let term = 0; term < this.#terms; term++) {
      if (termKeys[term] === 0) words.push(term);
      else keyed[count++] = term;
    }
    const order = new Uint32Array(this.#terms);
    if (count <= exactPlaces) {
      // Key and place in one number, so that the native sort of a typed array does the work.
      const numbers = Float64Array.from(keyed, (term, place) => (termKeys[term] ?? 0) * exactPlaces + place);
      numbers.sort();
      numbers.forEach((number, index) => {
        order[index] = keyed[number % exactPlaces] ?? 0;
      });
    } else order.set(keyed.sort((x, y) => (termKeys[x] ?? 0) - (termKeys[y] ?? 0)));
    const wordOf = this.#wordOf;
    words.sort((x, y) => ((wordOf[x] ?? '') < (wordOf[y] ?? '') ? -1 : 1));
    order.set(words, count);
    return order;
  }

  /** The postings in the order in which terms came, which keeps the memory that is written close together; `offsets` is sorted as terms are. */
  #encode(order: Uint32Array): { offsets: Uint32Array; postings: Uint8Array } {
    const terms = this.#terms;
    const counters = this.#counters;
    const docCount = this.#documents.length;
    const starts = new Uint32Array(terms);
    const dense = new Uint8Array(terms);
    let total = 0;
    for (let term = 0; term < terms; term++) {
      starts[term] = total;
      const count = counters[term * 4 + 2] ?? 0;
      if (isDense(this.#termKeys[term] ?? 0, count, docCount)) dense[term] = 1;
      total +=
        varintLength(count) + (dense[term] === 1 ? (docCount + 7) >> 3 : (counters[term * 4 + 3] ?? 0));
    }
    const postings = new Uint8Array(total);
    for (let term = 0; term < terms; term++) {
      // The sum becomes the place where the next posting goes.
      counters[term * 4] = writeVarint(postings, starts[term] ?? 0, counters[term * 4 + 2] ?? 0);
      counters[term * 4 + 1] = 0;
    }
    const stream = this.#stream;
    for (let doc = 0; doc < docCount; doc++) {
      const end = this.#streamStarts[doc + 1] ?? this.#streamLength;
      for (let at = this.#streamStarts[doc] ?? 0; at < end; at++) {
        const posting = stream[at] ?? 0;
        const term = posting >>> 2;
        const cursor = counters[term * 4] ?? 0;
        if (dense[term] === 1) {
          const place = cursor + (doc >> 3);
          postings[place] = (postings[place] ?? 0) | (1 << (doc & 7));
          continue;
        }
        const gap = doc - (counters[term * 4 + 1] ?? 0);
        counters[term * 4] = writeVarint(postings, cursor, (gap << 2) | (posting & 3));
        counters[term * 4 + 1] = doc + 1;
      }
    }
    const offsets = new Uint32Array(terms + 1);
    for (let place = 0; place < terms; place++) offsets[place] = starts[order[place] ?? 0] ?? 0;
    offsets[terms] = total;
    return { offsets, postings };
  }
}

/** Where the search for a key begins: an even place. */
function placeOf(key: number, mask: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 7) & mask & ~1;
}

/** An array of twice the length with the same beginning. */
function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Bytes that a number below 2^31 takes with seven bits each. */
function varintLength(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5;
}

/** Writes the number with seven bits a byte; gives the offset behind it. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  while (value > 0x7f) {
    bytes[at++] = (value & 0x7f) | 0x80;
    value >>>= 7;
  }
  bytes[at++] = value;
  return at;
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
