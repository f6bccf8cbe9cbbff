import type { Slice } from './caseIndex.ts';
import type { FacetField } from './indexDocument.ts';
import { facetFields } from './indexDocument.ts';
import type { Segment } from './segment.ts';

/** How many documents have each value of each field, the most frequent value first. */
export type FacetCounts = Readonly<
  Record<FacetField, readonly { readonly value: string; readonly count: number }[]>
>;

const cached = new WeakMap<Segment, Map<string, Uint8Array>>();

/**
 * One bit for each document of the segment that has the value, whatever its case. A value that none has as a whole is looked for
 * inside the values: `product:wms` finds "WMS 2.3".
 */
export function docsWithFacet(segment: Segment, field: FacetField, value: string): Uint8Array {
  let known = cached.get(segment);
  if (!known) cached.set(segment, (known = new Map<string, Uint8Array>()));
  const wanted = `${field}\t${value.toLowerCase()}`;
  const found = known.get(wanted);
  if (found) return found;
  const names = segment.facetNames.map((name) => name.toLowerCase());
  const prefix = `${field}\t`;
  let matches = names.map((name) => name === wanted);
  if (!matches.includes(true)) {
    const part = value.toLowerCase();
    matches = names.map((name) => name.startsWith(prefix) && name.includes(part, prefix.length));
  }
  const bits = new Uint8Array((segment.size + 7) >> 3);
  for (let doc = 0; doc < segment.size; doc++) {
    if (segment.facetsOf(doc).some((facet) => matches[facet]))
      bits[doc >> 3] = (bits[doc >> 3] ?? 0) | (1 << (doc & 7));
  }
  known.set(wanted, bits);
  return bits;
}

interface ParsedName {
  readonly whole: string;
  readonly field: FacetField;
  readonly value: string;
}
const parsed = new WeakMap<Segment, readonly ParsedName[]>();

function parsedNames(segment: Segment): readonly ParsedName[] {
  let names = parsed.get(segment);
  if (!names) {
    names = segment.facetNames.map((whole) => {
      const tab = whole.indexOf('\t');
      const field = facetFields.find((each) => each === whole.slice(0, tab)) ?? 'tag';
      return { whole, field, value: whole.slice(tab + 1) };
    });
    parsed.set(segment, names);
  }
  return names;
}

/** The documents of a slice that were found, ascending, and the scores of all of its documents. */
export interface Selection {
  readonly slice: Slice;
  readonly docs: Int32Array;
  readonly scores: Float32Array;
}

/** Counts the values of all documents that were found. */
export function countFacets(found: readonly Selection[]): FacetCounts {
  const lists: Record<FacetField, { value: string; count: number }[]> = {
    library: [],
    accusation: [],
    complaint: [],
    factor: [],
    product: [],
    industry: [],
    customer: [],
    tag: [],
    severity: [],
    year: [],
    cause: [],
  };
  const filled = found.filter(({ docs }) => docs.length > 0);
  // Values of several slices are added up by name; with one slice, the usual case, each name comes once.
  const totals = filled.length > 1 ? new Map<string, { value: string; count: number }>() : null;
  for (const { slice, docs } of filled) {
    const { facets, facetOffsets } = slice.segment.parts;
    const names = parsedNames(slice.segment);
    const counts = new Uint32Array(names.length);
    for (let place = 0; place < docs.length; place++) {
      const doc = docs[place] ?? 0;
      const end = facetOffsets[doc + 1] ?? 0;
      for (let at = facetOffsets[doc] ?? 0; at < end; at++) {
        const facet = facets[at] ?? 0;
        counts[facet] = (counts[facet] ?? 0) + 1;
      }
    }
    for (let facet = 0; facet < counts.length; facet++) {
      const count = counts[facet] ?? 0;
      const name = names[facet];
      if (count === 0 || !name) continue;
      const known = totals?.get(name.whole);
      if (known) {
        known.count += count;
        continue;
      }
      const entry = { value: name.value, count };
      lists[name.field].push(entry);
      totals?.set(name.whole, entry);
    }
  }
  for (const list of Object.values(lists))
    list.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return lists;
}
