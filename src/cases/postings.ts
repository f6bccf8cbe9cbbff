import { isDense } from './segment.ts';

/** Postings in the order of their terms, those of one term in the order of documents: `document << 2 | level` each. */
export interface SortedPostings {
  readonly terms: Uint32Array;
  readonly postings: Uint32Array;
}

const smallestChunk = 1 << 12;
const largestChunk = 1 << 20;
/** So many bits of a term are looked at in each pass of the sort. */
const passBits = 11;
/** Shorter ones are sorted by the engine: a pass over the buckets takes longer. */
const few = 4000;
/** So many of a bucket are sorted one by one. */
const fewInBucket = 48;
/** A term of 32 bits times this is still an exact number. */
const exactPlaces = 0x200000;

/** Postings of terms as documents bring them, to be sorted by term at the end: writing one behind the other is what memory is fastest at. */
export class PostingStream {
  readonly #full: { readonly terms: Uint32Array; readonly postings: Uint32Array }[] = [];
  #terms = new Uint32Array(smallestChunk);
  #postings = new Uint32Array(smallestChunk);
  #at = 0;
  #before = 0;

  get length(): number {
    return this.#before + this.#at;
  }

  add(term: number, posting: number): void {
    if (this.#at === this.#terms.length) {
      this.#full.push({ terms: this.#terms, postings: this.#postings });
      const length = Math.min(largestChunk, this.#terms.length * 2);
      this.#before += this.#at;
      this.#terms = new Uint32Array(length);
      this.#postings = new Uint32Array(length);
      this.#at = 0;
    }
    this.#terms[this.#at] = term;
    this.#postings[this.#at++] = posting;
  }

  /** All postings by their term, or by its place in `ranks`. The stream is empty then. */
  sorted(ranks: Uint32Array | null): SortedPostings {
    const { length } = this;
    const terms = new Uint32Array(length);
    const postings = new Uint32Array(length);
    let to = 0;
    this.#full.push({
      terms: this.#terms.subarray(0, this.#at),
      postings: this.#postings.subarray(0, this.#at),
    });
    for (const chunk of this.#full.splice(0)) {
      if (ranks) {
        for (let at = 0; at < chunk.terms.length; at++) terms[to + at] = ranks[chunk.terms[at] ?? 0] ?? 0;
      } else terms.set(chunk.terms, to);
      postings.set(chunk.postings, to);
      to += chunk.terms.length;
    }
    this.#before = this.#at = 0;
    this.#terms = this.#postings = new Uint32Array(smallestChunk);
    return length < few ? sortFew(terms, postings) : sortMany(terms, postings);
  }
}

function sortFew(terms: Uint32Array, postings: Uint32Array): SortedPostings {
  // Term and place in one number, so that the sort keeps the order of equal terms.
  const numbers = Float64Array.from(terms, (term, place) => term * exactPlaces + place).sort();
  const places = Uint32Array.from(numbers, (number) => number % exactPlaces);
  return {
    terms: places.map((place) => terms[place] ?? 0),
    postings: places.map((place) => postings[place] ?? 0),
  };
}

/**
 * Sorts by the upper bits first, and each bucket by the next ones: only the first pass goes through all of memory, the buckets of the
 * others fit into the processor's cache. Keeps the order of equal terms.
 */
function sortMany(terms: Uint32Array<ArrayBuffer>, postings: Uint32Array<ArrayBuffer>): SortedPostings {
  let largest = 0;
  for (const term of terms) if (term > largest) largest = term;
  const { length } = terms;
  const spare = { terms: new Uint32Array(length), postings: new Uint32Array(length) };
  const shift = Math.max(0, 32 - Math.clz32(largest) - passBits);
  sortPart({ terms, postings }, spare, 0, length, shift);
  return { terms, postings };
}

/** Sorts the places from `start` to `end` by the lower `shift + passBits` bits, in which alone they differ; `spare` is overwritten there. */
function sortPart(
  own: SortedPostings,
  spare: SortedPostings,
  start: number,
  end: number,
  shift: number,
): void {
  if (end - start <= fewInBucket) {
    insertionSort(own, start, end);
    return;
  }
  const { terms, postings } = own;
  const mask = (1 << passBits) - 1;
  const ends = new Uint32Array(mask + 1);
  for (let at = start; at < end; at++) {
    const bucket = ((terms[at] ?? 0) >>> shift) & mask;
    ends[bucket] = (ends[bucket] ?? 0) + 1;
  }
  let sum = start;
  for (let bucket = 0; bucket <= mask; bucket++) {
    const count = ends[bucket] ?? 0;
    ends[bucket] = sum;
    sum += count;
  }
  for (let at = start; at < end; at++) {
    const term = terms[at] ?? 0;
    const bucket = (term >>> shift) & mask;
    const place = ends[bucket] ?? 0;
    ends[bucket] = place + 1;
    spare.terms[place] = term;
    spare.postings[place] = postings[at] ?? 0;
  }
  terms.set(spare.terms.subarray(start, end), start);
  postings.set(spare.postings.subarray(start, end), start);
  if (shift === 0) return;
  const next = Math.max(0, shift - passBits);
  let from = start;
  for (let bucket = 0; bucket <= mask; bucket++) {
    const to = ends[bucket] ?? 0;
    if (to - from > 1) sortPart(own, spare, from, to, next);
    from = to;
  }
}

function insertionSort({ terms, postings }: SortedPostings, start: number, end: number): void {
  for (let at = start + 1; at < end; at++) {
    const term = terms[at] ?? 0;
    const posting = postings[at] ?? 0;
    let place = at;
    for (; place > start && (terms[place - 1] ?? 0) > term; place--) {
      terms[place] = terms[place - 1] ?? 0;
      postings[place] = postings[place - 1] ?? 0;
    }
    terms[place] = term;
    postings[place] = posting;
  }
}

/** Writes the postings of one term after the other, as `Segment` reads them. */
export class PostingWriter {
  readonly #docs: number;
  readonly #offsets: number[] = [];
  #bytes: Uint8Array;
  #length = 0;

  /** `docs` is the number of documents of the segment, `count` about how many postings there will be. */
  constructor(docs: number, count: number) {
    this.#docs = docs;
    this.#bytes = new Uint8Array(count * 2 + 64);
  }

  /** Writes sorted postings; answers the terms. Only numeric terms may be stored as bits. */
  write({ terms, postings }: SortedPostings, numeric: boolean): number[] {
    const found: number[] = [];
    for (let start = 0; start < terms.length;) {
      const term = terms[start] ?? 0;
      let end = start + 1;
      while (end < terms.length && terms[end] === term) end++;
      found.push(term);
      this.#term(numeric ? term : 0, postings, start, end);
      start = end;
    }
    return found;
  }

  #term(key: number, postings: Uint32Array, start: number, end: number): void {
    this.#offsets.push(this.#length);
    this.#reserve(5 * (end - start) + (this.#docs >> 3) + 8);
    const bytes = this.#bytes;
    let at = writeVarint(bytes, this.#length, end - start);
    if (isDense(key, end - start, this.#docs)) {
      for (let index = start; index < end; index++) {
        const doc = (postings[index] ?? 0) >>> 2;
        bytes[at + (doc >> 3)] = (bytes[at + (doc >> 3)] ?? 0) | (1 << (doc & 7));
      }
      this.#length = at + ((this.#docs + 7) >> 3);
      return;
    }
    let next = 0;
    for (let index = start; index < end; index++) {
      const posting = postings[index] ?? 0;
      const doc = posting >>> 2;
      const value = ((doc - next) << 2) | (posting & 3);
      if (value < 0x80) bytes[at++] = value;
      else at = writeVarint(bytes, at, value);
      next = doc + 1;
    }
    this.#length = at;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(
      Math.max(this.#bytes.length + (this.#bytes.length >> 1), this.#length + more),
    );
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }

  /** Where each term starts, and the bytes. */
  finish(): { readonly offsets: Uint32Array; readonly postings: Uint8Array } {
    return {
      offsets: Uint32Array.from([...this.#offsets, this.#length]),
      postings: this.#bytes.slice(0, this.#length),
    };
  }
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
