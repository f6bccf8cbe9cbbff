import { hasCompensation } from './compensation.ts';
import { hasEmpathy } from './empathy.ts';
import { hasFacts } from './facts.ts';
import { findUnfilled, withoutCode } from './placeholders.ts';
import { hasDatedCommitment } from './promises.ts';
import { sentencesOf } from './sentences.ts';
import { hasSolution } from './solution.ts';

/** Which beats a reply has; `unfilled` where a placeholder is left. */
export interface Beats {
  readonly empathy: boolean;
  readonly facts: boolean;
  readonly solution: boolean;
  readonly dated: boolean;
  readonly compensation: boolean;
  readonly unfilled: boolean;
}

/** The beats of a reply (listen, clarify, offer with a time), as docs and definitions name them. Code in it counts for none. */
export function beatsOf(text: string): Beats {
  const unfilled = findUnfilled(text);
  // What is still to be filled in says nothing yet: 【待填：日期】 is no detail and no end of a clause.
  const known = unfilled.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)}某${rest.slice(end)}`,
    withoutCode(text),
  );
  const sentences = sentencesOf(known);
  return {
    empathy: sentences.some(hasEmpathy),
    facts: sentences.some(hasFacts),
    solution: sentences.some(hasSolution),
    dated: hasDatedCommitment(text),
    compensation: sentences.some(hasCompensation),
    unfilled: unfilled.length > 0,
  };
}
