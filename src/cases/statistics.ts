import type { CaseIndex } from './caseIndex.ts';
import { isLive } from './caseIndex.ts';
import type { FacetField } from './indexDocument.ts';
import type { Segment } from './segment.ts';

/** What the statistics know of a case. */
export interface CaseRecord {
  readonly path: string;
  readonly title: string;
  /** YYYYMMDD as a number (day 0 where only the month is known), 0 where unknown. */
  readonly date: number;
  readonly values: Readonly<Partial<Record<FacetField, readonly string[]>>>;
}

/** How often a value occurs, its share of all cases that have any, and the share of it and all before it. */
export interface ParetoRow {
  readonly value: string;
  readonly count: number;
  readonly share: number;
  readonly cumulative: number;
}

/** How many cases there were in a month, `YYYY-MM`. */
export interface MonthCount {
  readonly month: string;
  readonly count: number;
}

/** A cause or customer that came up more than once. */
export interface Recurrence {
  readonly value: string;
  readonly count: number;
  /** First and last day as `YYYY-MM-DD`. */
  readonly first: string;
  readonly last: string;
  /** Days between two cases, on average. */
  readonly gapDays: number;
  /** The cases, oldest first. */
  readonly paths: readonly string[];
}

/** The values of a document that it can be filtered and counted by. */
export function valuesOf(segment: Segment, doc: number): CaseRecord['values'] {
  const values: Partial<Record<FacetField, string[]>> = {};
  for (const facet of segment.facetsOf(doc)) {
    const [field = '', value = ''] = (segment.facetNames[facet] ?? '').split('\t');
    (values[field as FacetField] ??= []).push(value);
  }
  return values;
}

/** Every case of the index. */
export function caseRecords(index: CaseIndex): CaseRecord[] {
  const records: CaseRecord[] = [];
  for (const slice of index.slices) {
    const { segment } = slice;
    for (let doc = 0; doc < segment.size; doc++) {
      if (!isLive(slice, doc)) continue;
      records.push({
        path: segment.path(doc),
        title: segment.title(doc),
        date: segment.parts.dates[doc] ?? 0,
        values: valuesOf(segment, doc),
      });
    }
  }
  return records;
}

/**
 * The values of a field, the most frequent first, with their running share: where it passes 0.8 the vital few end. A case with several
 * values counts for each, so that the shares are of all mentions.
 */
export function pareto(records: readonly CaseRecord[], field: FacetField): ParetoRow[] {
  const counts = new Map<string, number>();
  let mentions = 0;
  for (const { values } of records) {
    for (const value of values[field] ?? []) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
      mentions++;
    }
  }
  let running = 0;
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([value, count]) => {
      running += count;
      return { value, count, share: count / mentions, cumulative: running / mentions };
    });
}

/** Cases of each month from the first to the last that has any, months without one included. Cases without a date are left out. */
export function trend(records: readonly CaseRecord[]): MonthCount[] {
  const counts = new Map<number, number>();
  for (const { date } of records) {
    if (date === 0) continue;
    const month = Math.floor(date / 10_000) * 12 + (Math.floor(date / 100) % 100) - 1;
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  const months = [...counts.keys()];
  if (months.length === 0) return [];
  const first = months.reduce((a, b) => Math.min(a, b));
  const last = months.reduce((a, b) => Math.max(a, b));
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    month: `${String(Math.floor((first + at) / 12))}-${String(((first + at) % 12) + 1).padStart(2, '0')}`,
    count: counts.get(first + at) ?? 0,
  }));
}

/**
 * Values of a field (`cause`, `customer`) that several dated cases share, the most frequent first. `within` narrows it to one value of
 * another field: what recurs at one customer.
 */
export function recurrences(
  records: readonly CaseRecord[],
  field: FacetField,
  within?: { readonly field: FacetField; readonly value: string },
): Recurrence[] {
  const groups = new Map<string, CaseRecord[]>();
  for (const record of records) {
    if (record.date === 0) continue;
    if (within && !record.values[within.field]?.includes(within.value)) continue;
    for (const value of record.values[field] ?? []) {
      const group = groups.get(value);
      if (group) group.push(record);
      else groups.set(value, [record]);
    }
  }
  return [...groups]
    .filter(([, group]) => group.length > 1)
    .map(([value, group]) => {
      const sorted = group.sort((a, b) => a.date - b.date || (a.path < b.path ? -1 : 1));
      const first = sorted[0]?.date ?? 0;
      const last = sorted.at(-1)?.date ?? 0;
      return {
        value,
        count: sorted.length,
        first: dayText(first),
        last: dayText(last),
        gapDays: Math.round((dayNumber(last) - dayNumber(first)) / (sorted.length - 1)),
        paths: sorted.map(({ path }) => path),
      };
    })
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** A month without a day counts as its first day. */
function dayText(date: number): string {
  const text = String(date % 100 === 0 ? date + 1 : date);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

function dayNumber(date: number): number {
  return Date.parse(dayText(date)) / 86_400_000;
}
