import { Cursor, Packer } from './bytes.ts';
import type { SourceFile } from './indexDocument.ts';
import { indexedDocument } from './indexDocument.ts';
import { mergeSegments } from './mergeSegments.ts';
import type { Segment } from './segment.ts';
import { packSegment, unpackSegment } from './segment.ts';
import { SegmentBuilder } from './segmentBuilder.ts';
import type { Synonyms } from './synonyms.ts';
import { hashText } from './synonyms.ts';

/** A segment and which of its documents were removed or replaced since it was made. */
export interface Slice {
  readonly segment: Segment;
  /** One bit a document; null where all are there. */
  dead: Uint8Array | null;
  live: number;
}

/** What can be searched: an index, or several side by side. */
export interface Searchable {
  readonly synonyms: Synonyms;
  readonly slices: readonly Slice[];
  /** Documents that are there. */
  readonly count: number;
}

/** What the index knows of a file without its text. */
export interface IndexedFile {
  readonly path: string;
  readonly size: number;
  readonly mtime: number;
}

const magic = 0x50435546;
/** Raise it whenever anything stored, or how texts are read, changes: older files are then built anew. */
const version = 3;
/** So many small segments of about one size become one. */
const mergeAt = 8;
/** Larger segments are only merged by `compact`, so that a change never costs more than a moment. */
const largestMerge = 1024;

/** A million places, 128 kB. */
const placeMask = (1 << 20) - 1;

/** Marks a document as removed. */
function bury(slice: Slice, doc: number): void {
  slice.dead ??= new Uint8Array((slice.segment.size + 7) >> 3);
  slice.dead[doc >> 3] = (slice.dead[doc >> 3] ?? 0) | (1 << (doc & 7));
  slice.live--;
}

/** Whether a document is still there. */
export function isLive({ dead }: Slice, doc: number): boolean {
  return dead === null || ((dead[doc >> 3] ?? 0) & (1 << (doc & 7))) === 0;
}

/**
 * The index of some libraries: segments that never change, newest last. Files are staged and then committed as one segment;
 * a file that was there before is replaced. What a change costs does not depend on how much is in the index.
 */
export class CaseIndex implements Searchable {
  readonly synonyms: Synonyms;
  #slices: Slice[] = [];
  #builder: SegmentBuilder;
  readonly #staged = new Set<string>();
  #note: Uint8Array = new Uint8Array(0);
  /** One bit for some of the hash of each path that was ever there: a file that is new need not be looked for. */
  readonly #places = new Uint8Array((placeMask + 1) >> 3);

  constructor(synonyms: Synonyms) {
    this.synonyms = synonyms;
    this.#builder = new SegmentBuilder(synonyms);
  }

  /** The committed segments. */
  get slices(): readonly Slice[] {
    return this.#slices;
  }

  /** Documents that are there. */
  get count(): number {
    return this.#slices.reduce((sum, { live }) => sum + live, 0);
  }

  /** Bytes of the committed segments. */
  get byteLength(): number {
    return this.#slices.reduce(
      (sum, { segment }) =>
        sum +
        Object.values<ArrayBufferView>({ ...segment.parts }).reduce(
          (bytes, part) => bytes + part.byteLength,
          0,
        ),
      0,
    );
  }

  /** Takes a file in; it is found after the next `commit`. */
  stage(file: SourceFile): void {
    if (this.#staged.has(file.path)) this.#close();
    this.#kill(file.path);
    this.#builder.add(indexedDocument(file, this.synonyms));
    this.#staged.add(file.path);
    if (this.#builder.full) this.#close();
  }

  /** Takes a file out at once; false where it was not there. */
  remove(path: string): boolean {
    if (this.#staged.has(path)) this.#close();
    return this.#kill(path);
  }

  /** Takes out all files whose path fulfils `isGone`, in one pass over the index, however many they are. */
  removeWhere(isGone: (path: string) => boolean): number {
    this.#close();
    let count = 0;
    for (const slice of this.#slices) {
      for (let doc = 0; doc < slice.segment.size; doc++) {
        if (!isLive(slice, doc) || !isGone(slice.segment.path(doc))) continue;
        bury(slice, doc);
        count++;
      }
    }
    return count;
  }

  /** Makes what was staged searchable. */
  commit(): void {
    this.#close();
    this.#slices = this.#slices.filter(({ live }) => live > 0);
  }

  /**
   * Keeps the number of segments small; best called when nobody waits, some time after each commit. What it costs is bounded by the
   * size of the small segments, not of the library.
   */
  tidy(): void {
    this.commit();
    for (let tier = mergeAt; tier <= largestMerge; tier *= mergeAt) {
      const small = this.#slices.filter(({ live }) => live * mergeAt >= tier && live < tier);
      if (small.length >= mergeAt) this.#merge(small);
    }
  }

  /** Makes one segment of all, without what was removed: smaller and faster, in time that grows with the library. */
  compact(): void {
    this.commit();
    if (this.#slices.length > 1 || this.#slices.some(({ dead }) => dead !== null)) this.#merge(this.#slices);
  }

  /** Every file that is in the index. */
  *files(): Generator<IndexedFile> {
    for (const slice of this.#slices) {
      const { segment } = slice;
      for (let doc = 0; doc < segment.size; doc++) {
        if (!isLive(slice, doc)) continue;
        yield {
          path: segment.path(doc),
          size: segment.parts.sizes[doc] ?? 0,
          mtime: segment.parts.mtimes[doc] ?? 0,
        };
      }
    }
  }

  /** What the caller of `pack` stored with the index. */
  get note(): Uint8Array {
    return this.#note;
  }

  /** The whole index as bytes for a file, with version and checksum, and a note of the caller's own. */
  pack(note: Uint8Array = new Uint8Array(0)): Uint8Array {
    this.commit();
    const packer = new Packer();
    packer.add(Uint32Array.of(this.synonyms.hash, this.#slices.length));
    packer.add(note);
    for (const { segment, dead } of this.#slices) {
      packer.add(dead ?? new Uint8Array(0));
      packSegment(packer, segment);
    }
    return packer.pack(magic, version);
  }

  /**
   * The index that was packed; null where the bytes are damaged, of another version, or were made with another table of
   * synonyms: it must be built anew then. The bytes are not copied and must not be changed.
   */
  static open(bytes: Uint8Array, synonyms: Synonyms): CaseIndex | null {
    const cursor = Cursor.open(bytes, magic, version);
    if (!cursor || cursor.parts === 0) return null;
    const [hash, count = 0] = cursor.uint32();
    if (hash !== synonyms.hash) return null;
    const index = new CaseIndex(synonyms);
    index.#note = cursor.uint8().slice();
    for (let at = 0; at < count; at++) {
      const stored = cursor.uint8();
      const segment = unpackSegment(cursor);
      const slice: Slice = { segment, dead: stored.length === 0 ? null : stored.slice(), live: segment.size };
      for (let doc = 0; doc < segment.size && slice.dead; doc++) if (!isLive(slice, doc)) slice.live--;
      index.#takePlaces(segment);
      index.#slices.push(slice);
    }
    return index;
  }

  #hasPlace(hash: number): boolean {
    return (((this.#places[(hash & placeMask) >> 3] ?? 0) >> (hash & 7)) & 1) === 1;
  }

  #takePlaces(segment: Segment): void {
    for (const hash of segment.parts.pathHashes) {
      const at = (hash & placeMask) >> 3;
      this.#places[at] = (this.#places[at] ?? 0) | (1 << (hash & 7));
    }
  }

  #close(): void {
    if (this.#builder.size === 0) return;
    const segment = this.#builder.finish();
    this.#takePlaces(segment);
    this.#slices.push({ segment, dead: null, live: segment.size });
    this.#builder = new SegmentBuilder(this.synonyms);
    this.#staged.clear();
  }

  #merge(slices: readonly Slice[]): void {
    const merged = mergeSegments(
      slices.map((slice) => ({ segment: slice.segment, isLive: (doc) => isLive(slice, doc) })),
    );
    this.#slices = this.#slices.filter((slice) => !slices.includes(slice));
    if (merged.size > 0) this.#slices.push({ segment: merged, dead: null, live: merged.size });
  }

  #kill(path: string): boolean {
    const hash = hashText(path);
    if (!this.#hasPlace(hash)) return false;
    for (const slice of this.#slices) {
      const { pathHashes } = slice.segment.parts;
      for (let doc = pathHashes.indexOf(hash); doc >= 0; doc = pathHashes.indexOf(hash, doc + 1)) {
        if (!isLive(slice, doc) || slice.segment.path(doc) !== path) continue;
        bury(slice, doc);
        return true;
      }
    }
    return false;
  }
}
