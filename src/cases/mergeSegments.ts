import { isDense, Segment } from './segment.ts';
import { writeVarint } from './postings.ts';
import { packFacets, packTexts } from './segmentBuilder.ts';

/** A segment and its documents that are still there; null where all are. */
export interface LiveSegment {
  readonly segment: Segment;
  readonly isLive: (doc: number) => boolean;
}

/** One segment of the live documents of several, in order. */
export function mergeSegments(sources: readonly LiveSegment[]): Segment {
  const maps = numberDocuments(sources);
  const kept = sources.flatMap(({ segment }, source) =>
    Array.from(maps[source]?.keys() ?? [], (doc) => ({ segment, doc, to: maps[source]?.[doc] ?? -1 })).filter(
      ({ to }) => to >= 0,
    ),
  );
  const writer = new TermWriter(kept.length);
  const keys: number[] = [];
  const keyCursors = sources.map(() => 0);
  for (;;) {
    const key = smallest(sources.map(({ segment }, source) => segment.parts.keys[keyCursors[source] ?? 0]));
    if (key === null) break;
    const lists = takeTerms(sources, keyCursors, (segment, at) => segment.parts.keys[at] === key);
    if (writer.add(key, sources, maps, lists)) keys.push(key);
  }
  const words: string[] = [];
  const wordCursors = sources.map(() => 0);
  for (;;) {
    const word = smallest(
      sources.map(({ segment }, source) => {
        const at = wordCursors[source] ?? 0;
        return at < segment.wordCount ? segment.word(at) : undefined;
      }),
    );
    if (word === null) break;
    const lists = takeTerms(
      sources,
      wordCursors,
      (segment, at) => at < segment.wordCount && segment.word(at) === word,
    ).map((at, source) => (at < 0 ? at : at + (sources[source]?.segment.parts.keys.length ?? 0)));
    if (writer.add(0, sources, maps, lists)) words.push(word);
  }
  const docs = packTexts(kept.map(({ segment, doc }) => `${segment.path(doc)}\0${segment.title(doc)}`));
  const initials = packTexts(
    kept.map(({ segment: { initials: text, parts }, doc }) =>
      text.slice(parts.initialOffsets[doc], parts.initialOffsets[doc + 1]),
    ),
  );
  const facets = packFacets(
    kept.map(({ segment, doc }) =>
      Array.from(segment.facetsOf(doc), (facet) => segment.facetNames[facet] ?? ''),
    ),
  );
  return new Segment({
    keys: Uint32Array.from(keys),
    words: new TextEncoder().encode(`\n${words.map((word) => `${word}\n`).join('')}`),
    ...writer.finish(),
    docs: docs.bytes,
    docOffsets: docs.offsets,
    pathHashes: Uint32Array.from(kept, ({ segment, doc }) => segment.parts.pathHashes[doc] ?? 0),
    sizes: Float64Array.from(kept, ({ segment, doc }) => segment.parts.sizes[doc] ?? 0),
    mtimes: Float64Array.from(kept, ({ segment, doc }) => segment.parts.mtimes[doc] ?? 0),
    dates: Int32Array.from(kept, ({ segment, doc }) => segment.parts.dates[doc] ?? 0),
    ...facets,
    initials: initials.bytes,
    initialOffsets: initials.offsets,
  });
}

/** The new number of each document of each source; -1 where it is gone. */
function numberDocuments(sources: readonly LiveSegment[]): Int32Array[] {
  let next = 0;
  return sources.map(({ segment, isLive }) =>
    Int32Array.from({ length: segment.size }, (_, doc) => (isLive(doc) ? next++ : -1)),
  );
}

function smallest<T extends number | string>(candidates: readonly (T | undefined)[]): T | null {
  let least: T | null = null;
  for (const candidate of candidates) {
    if (candidate !== undefined && (least === null || candidate < least)) least = candidate;
  }
  return least;
}

/** Where each source has the term, -1 where it has not; moves the cursors of those that have. */
function takeTerms(
  sources: readonly LiveSegment[],
  cursors: number[],
  has: (segment: Segment, at: number) => boolean,
): number[] {
  return sources.map(({ segment }, source) => {
    const at = cursors[source] ?? 0;
    if (!has(segment, at)) return -1;
    cursors[source] = at + 1;
    return at;
  });
}

/** Writes the postings of one term after the other. */
class TermWriter {
  readonly #docs: number;
  readonly #offsets: number[] = [];
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  constructor(docs: number) {
    this.#docs = docs;
  }

  /** Adds a term with its place in each source; false where no live document has it. */
  add(
    key: number,
    sources: readonly LiveSegment[],
    maps: readonly Int32Array[],
    terms: readonly number[],
  ): boolean {
    const docs: number[] = [];
    const levels: number[] = [];
    sources.forEach(({ segment }, source) => {
      const term = terms[source] ?? -1;
      const map = maps[source];
      if (term < 0 || !map) return;
      const postings = segment.postings(term);
      postings.docs.forEach((doc, index) => {
        const to = map[doc] ?? -1;
        if (to < 0) return;
        docs.push(to);
        levels.push(postings.levels[index] ?? 0);
      });
    });
    if (docs.length === 0) return false;
    this.#offsets.push(this.#length);
    this.#reserve(5 * docs.length + (this.#docs >> 3) + 8);
    this.#length = writeVarint(this.#bytes, this.#length, docs.length);
    if (isDense(key, docs.length, this.#docs)) {
      for (const doc of docs) {
        const at = this.#length + (doc >> 3);
        this.#bytes[at] = (this.#bytes[at] ?? 0) | (1 << (doc & 7));
      }
      this.#length += (this.#docs + 7) >> 3;
      return true;
    }
    let last = -1;
    docs.forEach((doc, index) => {
      const value = ((doc - last - 1) << 2) | (levels[index] ?? 0);
      this.#length = writeVarint(this.#bytes, this.#length, value);
      last = doc;
    });
    return true;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }

  finish(): { offsets: Uint32Array; postings: Uint8Array } {
    return {
      offsets: Uint32Array.from([...this.#offsets, this.#length]),
      postings: this.#bytes.slice(0, this.#length),
    };
  }
}
