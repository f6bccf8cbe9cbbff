import type { Range } from '../markdown/text.ts';

/** Stable codes of the rules on a matrix; printed as `raci/<code>`. */
export const raciProblemCodes = [
  'no-accountable',
  'several-accountable',
  'no-responsible',
  'empty-row',
  'empty-role',
  'overload',
  'only-informed',
  'approval-not-accountable',
  'duplicate-matter',
  'unknown-letter',
] as const;
export type RaciProblemCode = (typeof raciProblemCodes)[number];

/** One finding on one matrix. `row` and `role` say what it is about; null where it is about a whole row or role. */
export interface RaciProblem {
  readonly code: RaciProblemCode;
  readonly severity: 'error' | 'warning';
  readonly range: Range;
  /** Index of the matrix in the document. */
  readonly matrix: number;
  readonly row: number | null;
  readonly role: number | null;
  /** Fill the sentence that the surface makes of the code. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** What one role carries in a matrix, over the rows that are matters. */
export interface RoleLoad {
  readonly responsible: number;
  readonly accountable: number;
  readonly consulted: number;
  readonly informed: number;
  readonly supporting: number;
  /** Rows with R or A. */
  readonly busy: number;
  /** Rows that are matters. */
  readonly of: number;
}

/** Settings of the rules. */
export interface RaciRules {
  /** Share of a matrix's matters (0 to 1) from which a role with R or A counts as overloaded; matrices with few matters are let off. */
  readonly overload: number;
}

/** The rules where nobody has set anything else. */
export const defaultRules: RaciRules = { overload: 0.7 };
