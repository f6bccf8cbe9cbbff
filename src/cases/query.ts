import type { Range } from '../markdown/text.ts';
import { fieldOf, valueOf } from './fieldNames.ts';
import type { FacetField } from './indexDocument.ts';
import { facetFields } from './facetFields.ts';
import type { CaseField, CaseList } from './model.ts';

/** Days as YYYYMMDD; what holds lies from `from` to `to`, both included. */
export interface DateRange {
  readonly from: number;
  readonly to: number;
}

/** One part of a query; all of them must hold. */
export type Clause =
  | { readonly kind: 'text'; readonly text: string; readonly exact: boolean; readonly negated: boolean }
  | { readonly kind: 'facet'; readonly field: FacetField; readonly value: string; readonly negated: boolean }
  | {
      readonly kind: 'name';
      readonly field: 'title' | 'path';
      readonly value: string;
      readonly negated: boolean;
    }
  | { readonly kind: 'date'; readonly range: DateRange; readonly negated: boolean };

/** What somebody typed into the search, as clauses. */
export interface Query {
  readonly clauses: readonly Clause[];
}

const closings: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['”', '”'],
  ['「', '」'],
  ['＂', '＂'],
]);

/** A clause and where it stands in the query that was typed; a value in a field stands with its name and minus. */
export interface PlacedClause {
  readonly clause: Clause;
  readonly range: Range;
}

/**
 * Reads a query: words; "exact characters" (also “…” and 「…」; `\"` is a quotation mark inside); a minus before what must not
 * hold; `field:value` with English or Chinese names; `date:2026-03..2026-05`, `date:>=2026-03-01`, `after:`, `before:`. Whatever is
 * none of these is searched for as words. Never throws.
 */
export function parseQuery(source: string): Query {
  return { clauses: placedClauses(source).map(({ clause }) => clause) };
}

/** The clauses of a query, as `parseQuery` reads them, with their places, ascending and apart from each other. */
export function placedClauses(source: string): PlacedClause[] {
  const placed: PlacedClause[] = [];
  let at = 0;
  while (at < source.length) {
    if (isBlank(source, at)) {
      at++;
      continue;
    }
    const start = at;
    const negated = /[-－−]/.test(source.charAt(at)) && at + 1 < source.length && !isBlank(source, at + 1);
    if (negated) at++;
    const quoted = readQuoted(source, at);
    const field = quoted ? null : readField(source, at);
    const clauses: Clause[] = [];
    if (quoted) {
      if (quoted.text !== '') clauses.push({ kind: 'text', text: quoted.text, exact: true, negated });
      at = quoted.end;
    } else if (field) {
      clauses.push(...toClauses(field, negated));
      at = field.end;
    } else {
      let end = at;
      while (end < source.length && !isBlank(source, end)) end++;
      clauses.push({ kind: 'text', text: source.slice(at, end), exact: false, negated });
      at = end;
    }
    const range = { start, end: at };
    placed.push(...clauses.map((clause) => ({ clause, range })));
  }
  return placed;
}

function isBlank(source: string, at: number): boolean {
  return /\s/.test(source.charAt(at));
}

/** The text in quotation marks at `at`; null where there are none. Marks that are not closed reach to the end. */
function readQuoted(source: string, at: number): { text: string; end: number } | null {
  const closing = closings.get(source.charAt(at));
  if (closing === undefined) return null;
  let text = '';
  for (let next = at + 1; next < source.length; next++) {
    const unit = source.charAt(next);
    if (unit === '\\' && source.charAt(next + 1) === closing) {
      text += source.charAt(++next);
      continue;
    }
    // A mark inside, as in "12" pipe", is followed by something other than a blank.
    if (unit === closing && (next + 1 === source.length || isBlank(source, next + 1))) {
      return { text, end: next + 1 };
    }
    text += unit;
  }
  // No mark stood before a blank: the last one closes.
  const last = source.lastIndexOf(closing);
  if (last > at) {
    return { text: source.slice(at + 1, last).replaceAll(`\\${closing}`, closing), end: last + 1 };
  }
  return at + 1 < source.length ? { text: source.slice(at + 1), end: source.length } : null;
}

interface FieldText {
  readonly field: FacetField | 'title' | 'path' | 'date' | 'after' | 'before';
  readonly source: CaseField | CaseList | null;
  readonly value: string;
  readonly end: number;
}

const otherNames: ReadonlyMap<string, FieldText['field']> = new Map([
  ['library', 'library'],
  ['lib', 'library'],
  ['库', 'library'],
  ['案例库', 'library'],
  ['来源库', 'library'],
  ['year', 'year'],
  ['年', 'year'],
  ['年份', 'year'],
  ['年度', 'year'],
  ['cause', 'cause'],
  ['原因', 'cause'],
  ['根因', 'cause'],
  ['path', 'path'],
  ['file', 'path'],
  ['路径', 'path'],
  ['文件', 'path'],
  ['after', 'after'],
  ['since', 'after'],
  ['之后', 'after'],
  ['晚于', 'after'],
  ['自', 'after'],
  ['before', 'before'],
  ['until', 'before'],
  ['之前', 'before'],
  ['早于', 'before'],
  ['至', 'before'],
  ['factor', 'factor'],
  ['tag', 'tag'],
]);

/** `name:value` or `name：value` with a name that means something; the value may be in quotation marks. */
function readField(source: string, at: number): FieldText | null {
  const match = /^([\p{L}\p{M}_-]{1,20})[:：]/u.exec(source.slice(at, at + 24));
  if (!match) return null;
  const name = (match[1] ?? '').toLowerCase();
  const known = otherNames.get(name);
  const meaning = known ? null : fieldOf(name);
  const field = known ?? facetOf(meaning);
  if (!field) return null;
  const start = at + match[0].length;
  const quoted = readQuoted(source, start);
  let end = quoted?.end ?? start;
  if (!quoted) while (end < source.length && !isBlank(source, end)) end++;
  const value = (quoted?.text ?? source.slice(start, end)).trim();
  return value === '' ? null : { field, source: meaning, value, end };
}

function facetOf(meaning: CaseField | CaseList | null): FieldText['field'] | null {
  if (meaning === 'title' || meaning === 'date') return meaning;
  if (meaning === 'factors') return 'factor';
  if (meaning === 'tags') return 'tag';
  return facetFields.find((facet) => facet === meaning) ?? null;
}

function toClauses({ field, source, value }: FieldText, negated: boolean): Clause[] {
  switch (field) {
    case 'title':
    case 'path':
      return [{ kind: 'name', field, value, negated }];
    case 'date':
    case 'after':
    case 'before': {
      const range = dateRange(field, value);
      // What is no date is looked for as it was typed.
      return [
        range ? { kind: 'date', range, negated } : { kind: 'text', text: value, exact: false, negated },
      ];
    }
    default: {
      if (field === 'year' && /\.\./.test(value)) {
        const range = dateRange('date', value);
        if (range) return [{ kind: 'date', range, negated }];
      }
      const name = source ?? (field === 'factor' ? 'factors' : null);
      const normal = name ? valueOf(name, value) : value.replace(/年$/, field === 'year' ? '' : '年');
      return [{ kind: 'facet', field, value: normal, negated }];
    }
  }
}

/** 2026, 2026-03, 2026-03-05, two of them with `..` between (one may be missing), or one behind <, <=, > or >=. */
function dateRange(field: 'date' | 'after' | 'before', value: string): DateRange | null {
  const bounds = /^(.*?)(?:\.\.+|~|～|至|到)(.*)$/.exec(value);
  if (bounds && field === 'date') {
    const from = bounds[1] === '' ? open : period(bounds[1] ?? '');
    const to = bounds[2] === '' ? open : period(bounds[2] ?? '');
    return from && to ? { from: from.from, to: to.to } : null;
  }
  const compared = /^(<=|>=|<|>|≤|≥)?(.*)$/.exec(value);
  const day = period(compared?.[2] ?? '');
  if (!day) return null;
  const sign = compared?.[1] ?? (field === 'after' ? '>=' : field === 'before' ? '<' : '');
  if (sign === '>=' || sign === '≥') return { from: day.from, to: open.to };
  if (sign === '>') return { from: day.to + 1, to: open.to };
  if (sign === '<=' || sign === '≤') return { from: open.from, to: day.to };
  if (sign === '<') return { from: open.from, to: day.from - 1 };
  return day;
}

const open: DateRange = { from: 1, to: 99_999_999 };

/** All days of a year, a month or a day. A month whose day is unknown lies in its month. */
function period(text: string): DateRange | null {
  const match = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?$/.exec(text.trim());
  if (!match) return null;
  const year = Number(match[1]) * 10_000;
  if (match[2] === undefined) return { from: year, to: year + 1231 };
  const month = year + Number(match[2]) * 100;
  if (match[3] === undefined) return { from: month, to: month + 31 };
  return { from: month + Number(match[3]), to: month + Number(match[3]) };
}
