import type { CompiledRule, Sequence } from './compiledRules.ts';
import type { WordingKind } from './model.ts';
import type { Match, Sentence, Span } from './sentence.ts';

/** One sentence says one thing against somebody: denying goes before blaming, blaming before mere feeling. */
const rank: Readonly<Partial<Record<WordingKind, number>>> = { defensive: 3, blaming: 2, emotional: 1 };

/** A place that a rule is about. */
export interface Found {
  readonly rule: CompiledRule;
  readonly sequence: Sequence;
  readonly match: Match;
}

/** Whether nothing but words lies between two places. */
function sameClause(a: Span, b: Span, sentence: Sentence): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  return second.start < first.end || sentence.clauseEnd(first.end) >= second.start;
}

/** Of matches of one kind in one clause a team's or the longest stays, and of kinds that exclude each other the strongest. */
export function pick(
  found: readonly Found[],
  sentence: Sentence,
  most: number,
): { best: Found; others: Found[] }[] {
  const top = Math.max(0, ...found.slice(0, most).map(({ rule }) => rank[rule.rule.kind] ?? 0));
  const left = found
    .filter(({ rule }) => (rank[rule.rule.kind] ?? top) === top)
    // A team's own rule speaks before ours: the judge may let go of ours.
    .sort(
      (a, b) =>
        Number(a.rule.weighed) - Number(b.rule.weighed) ||
        b.match.end - b.match.start - (a.match.end - a.match.start) ||
        a.match.start - b.match.start,
    );
  const kept: { best: Found; others: Found[] }[] = [];
  for (const one of left) {
    const longer = kept.find(
      ({ best: { rule, match } }) =>
        rule.rule.kind === one.rule.rule.kind && sameClause(match, one.match, sentence),
    );
    if (longer) longer.others.push(one);
    else if (kept.length < most) kept.push({ best: one, others: [] });
  }
  return kept;
}
