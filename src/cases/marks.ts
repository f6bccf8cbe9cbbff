import type { Slice } from './caseIndex.ts';
import { isLive } from './caseIndex.ts';
import { levelValues } from './segmentBuilder.ts';

/** What is known of the documents of a slice while clauses are tried one after the other. */
export interface Marks {
  readonly slice: Slice;
  /** How many text clauses hold so far; `excluded` for what cannot be a hit any more. */
  readonly seen: Uint8Array;
  readonly scores: Float32Array;
}

/** The mark of a document that cannot be a hit any more. */
export const excluded = 255;

/** Fresh marks: what was removed is excluded. */
export function marksOf(slice: Slice): Marks {
  const { size } = slice.segment;
  const seen = new Uint8Array(size);
  if (slice.dead) for (let doc = 0; doc < size; doc++) if (!isLive(slice, doc)) seen[doc] = excluded;
  return { slice, seen, scores: new Float32Array(size) };
}

/**
 * How many of the documents that were found in each slice are still there: what was removed must not change the order of the
 * others.
 */
export function countLive(
  marks: readonly Marks[],
  found: readonly ({ readonly docs: Int32Array } | null)[],
): number {
  let count = 0;
  marks.forEach(({ slice }, part) => {
    const docs = found[part]?.docs;
    if (!docs) return;
    if (slice.dead === null) count += docs.length;
    else for (const doc of docs) if (isLive(slice, doc)) count++;
  });
  return count;
}

/** What the strength of a term in a document counts for in a score. */
export function levelValue(level: number | undefined): number {
  return levelValues[(level ?? 0) as 0 | 1 | 2 | 3];
}
