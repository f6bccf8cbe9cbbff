import type { Cursor, Packer } from './bytes.ts';

/** The parts of a segment, as they are stored; see `Segment`. */
export interface SegmentParts {
  /** Keys of character pairs, single units and concepts, ascending. */
  readonly keys: Uint32Array;
  /** Words of letters, ascending by UTF-16 units, each between line breaks. */
  readonly words: Uint8Array;
  /** Where the postings of each term start: first the keys, then the words; the last number is their length. */
  readonly offsets: Uint32Array;
  readonly postings: Uint8Array;
  /** Path and title of each document, see `docOffsets`. */
  readonly docs: Uint8Array;
  readonly docOffsets: Uint32Array;
  readonly pathHashes: Uint32Array;
  readonly sizes: Float64Array;
  readonly mtimes: Float64Array;
  /** YYYYMMDD as a number (day 0 where none is named), 0 where there is no date. */
  readonly dates: Int32Array;
  /** `field TAB value` of each facet, a line each. */
  readonly facetNames: Uint8Array;
  readonly facetOffsets: Uint32Array;
  readonly facets: Uint32Array;
  /** First letters of the pinyin of what a document is mainly about. */
  readonly initials: Uint8Array;
  readonly initialOffsets: Uint32Array;
}

/** Decoded postings of one term: ascending documents and the strength (0 to 3) of the term in each. */
export interface Postings {
  readonly docs: Int32Array;
  readonly levels: Uint8Array;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A part of the index that never changes: the terms of some documents in sorted, delta-coded lists, and what is known of the
 * documents. Made by `SegmentBuilder` or `mergeSegments`, or read back by `unpackSegment`.
 */
export class Segment {
  readonly parts: SegmentParts;
  readonly size: number;
  readonly #paths: (string | undefined)[] = [];
  #words: string | null = null;
  #wordStarts: Uint32Array | null = null;
  #facetNames: readonly string[] | null = null;
  #initials: string | null = null;

  constructor(parts: SegmentParts) {
    this.parts = parts;
    this.size = parts.sizes.length;
  }

  path(doc: number): string {
    let path = this.#paths[doc];
    if (path === undefined) {
      const text = this.#docText(doc);
      path = text.slice(0, text.indexOf('\0'));
      // The documents whose text is looked at while somebody types are mostly the same.
      this.#paths[doc] = path;
    }
    return path;
  }

  title(doc: number): string {
    const text = this.#docText(doc);
    return text.slice(text.indexOf('\0') + 1);
  }

  #docText(doc: number): string {
    const { docs, docOffsets } = this.parts;
    return decoder.decode(docs.subarray(docOffsets[doc] ?? 0, docOffsets[doc + 1] ?? 0));
  }

  /** All words in one text, each between line breaks. */
  get words(): string {
    this.#words ??= decoder.decode(this.parts.words);
    return this.#words;
  }

  /** Offset of each word in `words`, and one behind the last. */
  get wordStarts(): Uint32Array {
    if (!this.#wordStarts) {
      const { words } = this;
      const starts = new Uint32Array(this.parts.offsets.length - this.parts.keys.length);
      let at = 1;
      for (let index = 0; index < starts.length; index++) {
        starts[index] = at;
        at = words.indexOf('\n', at) + 1;
      }
      this.#wordStarts = starts;
    }
    return this.#wordStarts;
  }

  word(index: number): string {
    const starts = this.wordStarts;
    return this.words.slice(starts[index], (starts[index + 1] ?? 0) - 1);
  }

  get wordCount(): number {
    return this.parts.offsets.length - 1 - this.parts.keys.length;
  }

  /** `field TAB value` of each facet of the segment. */
  get facetNames(): readonly string[] {
    this.#facetNames ??=
      this.parts.facetNames.length === 0 ? [] : decoder.decode(this.parts.facetNames).split('\n');
    return this.#facetNames;
  }

  /** The initials of all documents in one text of bytes. */
  get initials(): string {
    this.#initials ??= decoder.decode(this.parts.initials);
    return this.#initials;
  }

  /** Number of the term with a numeric key; -1 where no document has it. */
  termOfKey(key: number): number {
    const { keys } = this.parts;
    const at = lowerBound(keys, key);
    return keys[at] === key ? at : -1;
  }

  /** Number of the first word that is not before `word`, among the words. */
  wordBound(word: string): number {
    let low = 0;
    let high = this.wordCount;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.word(middle) < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Number of the term of a whole word; -1 where no document has it. */
  termOfWord(word: string): number {
    const at = this.wordBound(word);
    return at < this.wordCount && this.word(at) === word ? this.parts.keys.length + at : -1;
  }

  /** How many documents of the segment have the term, removed ones included. */
  count(term: number): number {
    const { postings, offsets } = this.parts;
    return readVarint(postings, offsets[term] ?? 0).value;
  }

  /** The documents that have the term. */
  postings(term: number): Postings {
    const { postings, offsets } = this.parts;
    const head = readVarint(postings, offsets[term] ?? 0);
    const docs = new Int32Array(head.value);
    const levels = new Uint8Array(head.value);
    let at = head.next;
    if (isDense(this.parts.keys[term] ?? 0, head.value, this.size)) {
      let found = 0;
      for (let byte = 0; found < head.value; byte++) {
        // The lowest bit that is left, one after the other.
        for (let bits = postings[at + byte] ?? 0; bits !== 0; bits &= bits - 1)
          docs[found++] = byte * 8 + 31 - Math.clz32(bits & -bits);
      }
      return { docs, levels };
    }
    let doc = -1;
    for (let index = 0; index < head.value; index++) {
      let byte = postings[at++] ?? 0;
      let value = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = postings[at++] ?? 0;
        value |= (byte & 0x7f) << shift;
      }
      doc += (value >>> 2) + 1;
      docs[index] = doc;
      levels[index] = value & 3;
    }
    return { docs, levels };
  }

  /** Numbers of the document's facets in `facetNames`. */
  facetsOf(doc: number): Uint32Array {
    const { facets, facetOffsets } = this.parts;
    return facets.subarray(facetOffsets[doc] ?? 0, facetOffsets[doc + 1] ?? 0);
  }
}

/**
 * Whether the documents of a term are stored as one bit each instead of a list: single characters that more than an eighth of the
 * documents hold. Their strength is not kept, since nobody ranks by them.
 */
export function isDense(key: number, count: number, docs: number): boolean {
  return key > 0 && key < 0x10000 && count * 8 > docs;
}

/** Index of the first element that is not below `value`. */
export function lowerBound(sorted: Uint32Array | Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readVarint(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0;
  let shift = 0;
  for (;;) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value, next: at };
    shift += 7;
  }
}

/** Adds the parts of a segment to what is stored. */
export function packSegment(packer: Packer, { parts }: Segment): void {
  for (const name of partNames) packer.add(parts[name]);
}

/** Takes the parts back in the same order; the arrays are views of the stored bytes. */
export function unpackSegment(cursor: Cursor): Segment {
  return new Segment({
    keys: cursor.uint32(),
    words: cursor.uint8(),
    offsets: cursor.uint32(),
    postings: cursor.uint8(),
    docs: cursor.uint8(),
    docOffsets: cursor.uint32(),
    pathHashes: cursor.uint32(),
    sizes: cursor.float64(),
    mtimes: cursor.float64(),
    dates: cursor.int32(),
    facetNames: cursor.uint8(),
    facetOffsets: cursor.uint32(),
    facets: cursor.uint32(),
    initials: cursor.uint8(),
    initialOffsets: cursor.uint32(),
  });
}

const partNames = [
  'keys',
  'words',
  'offsets',
  'postings',
  'docs',
  'docOffsets',
  'pathHashes',
  'sizes',
  'mtimes',
  'dates',
  'facetNames',
  'facetOffsets',
  'facets',
  'initials',
  'initialOffsets',
] as const satisfies readonly (keyof SegmentParts)[];
