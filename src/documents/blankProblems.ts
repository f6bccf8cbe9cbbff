import { kindsWithOwnProblems } from '../markdown/ownKinds.ts';
import type { Range } from '../markdown/text.ts';
import { findBlanks } from './blanks.ts';

/** Stable codes of what is left to fill in; printed as `document/<code>`. */
export const blankProblemCodes = ['unfilled', 'blanks'] as const;

/** Words in 【】 that must not be left, or how many places are empty, at the first of them. */
export type BlankProblem =
  | {
      readonly code: 'unfilled';
      readonly severity: 'warning';
      readonly range: Range;
      readonly label: string;
    }
  | { readonly code: 'blanks'; readonly severity: 'info'; readonly range: Range; readonly count: number };

/** True for documents (`fupan: kind`) made from a template whose open places are all that is told of them. */
export function isFilledIn(kind: string | null | undefined): boolean {
  return typeof kind === 'string' && kind !== '' && !kindsWithOwnProblems.has(kind);
}

/** What is left to fill in of a document for which `isFilledIn` holds: each mark, and all empty places as one. */
export function blankProblems(text: string): BlankProblem[] {
  const blanks = findBlanks(text);
  const problems: BlankProblem[] = blanks
    .filter(({ kind }) => kind === 'mark')
    .map(({ range, label }) => ({ code: 'unfilled', severity: 'warning', range, label }));
  const spaces = blanks.filter(({ kind, leads }) => kind === 'space' && leads);
  const [first] = spaces;
  if (first) problems.push({ code: 'blanks', severity: 'info', range: first.range, count: spaces.length });
  return problems;
}
