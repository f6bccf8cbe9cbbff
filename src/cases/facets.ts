import type { Slice } from './caseIndex.ts';
import type { FacetField } from './indexDocument.ts';
import { facetFields } from './facetFields.ts';
import type { Segment, SegmentParts } from './segment.ts';

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

/** The names of a segment as numbers into one table of all names, which grows with the names that occur. */
const numbered = new WeakMap<Segment, Uint32Array>();
const numberOf = new Map<string, number>();
const fieldsByNumber: number[] = [];
const valuesByNumber: string[] = [];

function numbersOf(segment: Segment): Uint32Array {
  let numbers = numbered.get(segment);
  if (!numbers) {
    numbers = Uint32Array.from(segment.facetNames, (name) => {
      let number = numberOf.get(name);
      if (number === undefined) {
        number = numberOf.size;
        numberOf.set(name, number);
        const tab = name.indexOf('\t');
        fieldsByNumber[number] = facetFields.findIndex((field) => field === name.slice(0, tab));
        valuesByNumber[number] = name.slice(tab + 1);
      }
      return number;
    });
    numbered.set(segment, numbers);
  }
  return numbers;
}

/** Values of a field that are returned; nobody looks through more. */
const mostValues = 200;

/** The documents of a slice that were found, ascending, and the scores of all of its documents. */
export interface Selection {
  readonly slice: Slice;
  readonly docs: Int32Array;
  readonly scores: Float32Array;
}

/** Counts the values of all documents that were found, the most frequent of each field first, at most 200. */
export function countFacets(found: readonly Selection[]): FacetCounts {
  const filled = found.filter(({ docs }) => docs.length > 0);
  const numbers = filled.map(({ slice }) => numbersOf(slice.segment));
  const totals = new Uint32Array(numberOf.size);
  // Those with a count: few hits have few of the thousands of tags.
  const counted: number[] = [];
  filled.forEach(({ slice, docs }, part) => {
    const { segment, dead } = slice;
    const toNumber = numbers[part] ?? totals;
    if (dead === null && docs.length * 2 > segment.size) {
      addAllBut(segment, docs, toNumber, totals, counted);
    } else addCounts(segment.parts, docs, toNumber, totals, counted);
  });
  const least = leastCounts(totals, counted);
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
  for (const number of counted) {
    const count = totals[number] ?? 0;
    const field = fieldsByNumber[number] ?? 0;
    if (count < (least[field] ?? 0)) continue;
    const name = facetFields[field];
    if (name) lists[name].push({ value: valuesByNumber[number] ?? '', count });
  }
  for (const list of Object.values(lists)) {
    list.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    list.length = Math.min(list.length, mostValues);
  }
  return lists;
}

/** Adds how many of the documents have each value to `totals`, by number, and the numbers that are new there to `counted`. */
function addCounts(
  { facets, facetOffsets }: SegmentParts,
  docs: Int32Array,
  numbers: Uint32Array,
  totals: Uint32Array,
  counted: number[],
): void {
  for (let place = 0; place < docs.length; place++) {
    const doc = docs[place] ?? 0;
    const end = facetOffsets[doc + 1] ?? 0;
    for (let at = facetOffsets[doc] ?? 0; at < end; at++) {
      const number = numbers[facets[at] ?? 0] ?? 0;
      const before = totals[number] ?? 0;
      if (before === 0) counted.push(number);
      totals[number] = before + 1;
    }
  }
}

const countsOfAll = new WeakMap<Segment, Uint32Array>();

/** Does the same where most documents were found: counts the others, and takes them from what all have. */
function addAllBut(
  segment: Segment,
  docs: Int32Array,
  numbers: Uint32Array,
  totals: Uint32Array,
  counted: number[],
): void {
  const { facets, facetOffsets } = segment.parts;
  let all = countsOfAll.get(segment);
  if (!all) {
    all = new Uint32Array(numbers.length);
    for (const facet of facets) all[facet] = (all[facet] ?? 0) + 1;
    countsOfAll.set(segment, all);
  }
  const others = new Uint32Array(numbers.length);
  let place = 0;
  for (let doc = 0; doc < segment.size; doc++) {
    if (docs[place] === doc) {
      place++;
      continue;
    }
    const end = facetOffsets[doc + 1] ?? 0;
    for (let at = facetOffsets[doc] ?? 0; at < end; at++) {
      const facet = facets[at] ?? 0;
      others[facet] = (others[facet] ?? 0) + 1;
    }
  }
  for (let facet = 0; facet < all.length; facet++) {
    const count = (all[facet] ?? 0) - (others[facet] ?? 0);
    if (count === 0) continue;
    const number = numbers[facet] ?? 0;
    const before = totals[number] ?? 0;
    if (before === 0) counted.push(number);
    totals[number] = before + count;
  }
}

/** From which count on the values of each field are among the most frequent: thousands of tags need not be sorted then. */
function leastCounts(totals: Uint32Array, counted: readonly number[]): number[] {
  const steps = 64;
  const histogram = new Uint32Array(facetFields.length * steps);
  for (const number of counted) {
    const place = (fieldsByNumber[number] ?? 0) * steps + Math.min(totals[number] ?? 0, steps - 1);
    histogram[place] = (histogram[place] ?? 0) + 1;
  }
  return facetFields.map((_, field) => {
    let sum = 0;
    let least = steps - 1;
    for (; least > 1; least--) {
      sum += histogram[field * steps + least] ?? 0;
      if (sum >= mostValues) break;
    }
    return least;
  });
}
