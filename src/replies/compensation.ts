import {
  approvals,
  givesAway,
  givesAwayInEnglish,
  nounGiven,
  ofTheProduct,
  paidByOthers,
  refusals,
} from './compensationWords.ts';
import { clausesOf } from './sentences.ts';

function holds(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

function isGranted(text: string): boolean {
  return holds(givesAway, text) || holds(nounGiven, text) || holds(givesAwayInEnglish, text);
}

/**
 * Whether a sentence grants or proposes something for the harm done, also subject to approval. A refusal, passing the wish on,
 * what the customer pays, and refunds or discounts that the software books are none.
 */
export function hasCompensation(sentence: string): boolean {
  const known = [...ofTheProduct, ...paidByOthers].reduce(
    (rest, pattern) => rest.replace(pattern, ' '),
    sentence,
  );
  if (!isGranted(known)) return false;
  if (!holds(refusals, known)) return true;
  // "不能退款，但免收两天服务费": one clause refuses, another grants.
  const clauses = clausesOf(known);
  return (
    clauses.length > 1 &&
    clauses.some((clause) => {
      if (!isGranted(clause) || holds(refusals, clause)) return false;
      const at = Math.max(0, known.indexOf(clause));
      return (
        !holds(refusals, known.slice(at, at + clause.length + 14)) &&
        /我们?|我方|我司|拟|申请|免|赠|we|I /.test(clause)
      );
    })
  );
}

/** Whether a sentence says that something is approved, or still needs to be. */
export function namesApproval(sentence: string): boolean {
  return holds(approvals, sentence);
}
