import type { FacetField } from './indexDocument.ts';
import { parseQuery, placedClauses } from './query.ts';

/** A value that a query asks for in a field, as `field:value`; `value` is that of the format where it has one. */
export interface ChosenFacet {
  readonly field: FacetField;
  readonly value: string;
}

/** The fields that a query narrows the search to; what must not hold is left out. */
export function chosenFacets(query: string): ChosenFacet[] {
  return parseQuery(query).clauses.flatMap((clause) =>
    clause.kind === 'facet' && !clause.negated ? [{ field: clause.field, value: clause.value }] : [],
  );
}

/** True where a query asks for that value of that field; case does not count. */
export function hasFacet(query: string, facet: ChosenFacet): boolean {
  return chosenFacets(query).some((chosen) => isSame(chosen, facet));
}

/**
 * The query with `facet` asked for, or, where it was already, no longer. `words` are how the reader calls field and value; they are
 * written where a query understands them.
 */
export function toggleFacet(
  query: string,
  facet: ChosenFacet,
  words: { readonly field: string; readonly value: string },
): string {
  if (!hasFacet(query, facet)) {
    const before = query.trim();
    return `${before}${before === '' ? '' : ' '}${facetText(facet, words)}`;
  }
  return without(query, (chosen) => isSame(chosen, facet));
}

/** What a query says apart from the fields it is narrowed to. */
export function withoutFacets(query: string): string {
  return without(query, () => true);
}

/** The words and exact texts that a query looks for, as they were typed. */
export function soughtTexts(query: string): string[] {
  return parseQuery(query).clauses.flatMap((clause) =>
    (clause.kind === 'text' || (clause.kind === 'name' && clause.field === 'title')) && !clause.negated
      ? [clause.kind === 'text' ? clause.text : clause.value]
      : [],
  );
}

function without(query: string, leave: (chosen: ChosenFacet) => boolean): string {
  let kept = '';
  let at = 0;
  for (const { clause, range } of placedClauses(query)) {
    if (clause.kind !== 'facet' || clause.negated || !leave(clause)) continue;
    kept += query.slice(at, range.start).trimEnd();
    at = range.end;
    if (kept === '') at = skipBlanks(query, at);
  }
  return (kept + query.slice(at)).trim();
}

function skipBlanks(text: string, at: number): number {
  while (at < text.length && text.charAt(at).trim() === '') at++;
  return at;
}

/** `field:value`, in the reader's words where they mean just this, in quotation marks where needed. */
function facetText(facet: ChosenFacet, words: { readonly field: string; readonly value: string }): string {
  const candidates = [
    written(words.field, words.value),
    written(words.field, facet.value),
    written(facet.field, facet.value),
  ];
  return candidates.find((text) => means(text, facet)) ?? written(facet.field, facet.value);
}

function written(field: string, value: string): string {
  const plain = /^[^\s"“”「」＂]+$/.test(value);
  return `${field}:${plain ? value : `"${value.replaceAll('"', '\\"')}"`}`;
}

function means(text: string, facet: ChosenFacet): boolean {
  const { clauses } = parseQuery(text);
  const [clause] = clauses;
  return clauses.length === 1 && clause?.kind === 'facet' && isSame(clause, facet);
}

function isSame(a: ChosenFacet, b: ChosenFacet): boolean {
  return a.field === b.field && a.value.toLowerCase() === b.value.toLowerCase();
}
