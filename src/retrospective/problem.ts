import type { Range } from '../markdown/text.ts';
import type { Concept, Factor, FieldName, ListName, Term } from './model.ts';

/** Stable codes of the completeness rules; printed as `retrospective/<code>`. */
export const problemCodes = [
  'front-matter-invalid',
  'invalid-value',
  'no-time',
  'no-place',
  'no-people',
  'missing-section',
  'empty-section',
  'claim-no-evidence',
  'empty-factor',
  'shallow-why',
  'no-fix',
  'fix-no-owner',
  'fix-no-due',
  'fix-invalid-date',
  'fix-overdue',
  'fix-not-verified',
  'matter-no-accountable',
  'matter-not-found',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Which part of the form a problem belongs to, so that a click can lead there. */
export type Target =
  | { readonly part: 'field'; readonly field: FieldName | ListName }
  | { readonly part: 'section'; readonly concept: Concept }
  | { readonly part: 'claim'; readonly row: number }
  | { readonly part: 'factor'; readonly factor: Factor }
  | { readonly part: 'cause'; readonly factor: Factor; readonly index: number }
  | { readonly part: 'fix'; readonly term: Term | 'unsorted'; readonly index: number };

/** One finding of the completeness rules. `params` fill the sentence that the surface makes of the code. */
export interface Problem {
  readonly code: ProblemCode;
  /** Errors refuse closing; warnings do not. */
  readonly severity: 'error' | 'warning';
  readonly range: Range;
  readonly target: Target;
  readonly params: Readonly<Record<string, string | number>>;
}

/** How far a retrospective is: checkpoints reached of all, and what the open ones are. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly missing: readonly { readonly concept: Concept | 'details'; readonly target: Target }[];
}
