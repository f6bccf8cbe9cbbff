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

/** Counts the values of all documents that were found. */
export function countFacets(found: readonly { readonly slice: Slice; readonly doc: number }[]): FacetCounts {
  const totals = new Map<string, number>();
  const bySegment = new Map<Segment, Uint32Array>();
  for (const { slice, doc } of found) {
    const { segment } = slice;
    let counts = bySegment.get(segment);
    if (!counts) bySegment.set(segment, (counts = new Uint32Array(segment.facetNames.length)));
    const { facets, facetOffsets } = segment.parts;
    const end = facetOffsets[doc + 1] ?? 0;
    for (let at = facetOffsets[doc] ?? 0; at < end; at++) {
      const facet = facets[at] ?? 0;
      counts[facet] = (counts[facet] ?? 0) + 1;
    }
  }
  for (const [segment, counts] of bySegment) {
    counts.forEach((count, facet) => {
      const name = segment.facetNames[facet] ?? '';
      if (count > 0) totals.set(name, (totals.get(name) ?? 0) + count);
    });
  }
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
  for (const [name, count] of totals) {
    const tab = name.indexOf('\t');
    const field = facetFields.find((each) => each === name.slice(0, tab));
    if (field) lists[field].push({ value: name.slice(tab + 1), count });
  }
  for (const list of Object.values(lists))
    list.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return lists;
}
