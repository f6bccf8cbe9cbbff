import { parseRuleFile } from '../../src/wording/ruleFile.ts';
import { compileRules } from '../../src/wording/compile.ts';
import { checkWording } from '../../src/wording/check.ts';
import type { WordingContext } from '../../src/wording/model.ts';
import type { WordingRules } from '../../src/wording/compiledRules.ts';
import type { StoredJudge } from '../../src/wording/judge.ts';
import {
  conceptOf,
  digits,
  listLength,
  signCount,
  signsOf,
  verdicts,
  zero,
} from '../../src/wording/judge.ts';
import type { RuleFile } from '../../src/wording/rule.ts';
import { readableText } from '../../src/wording/readable.ts';
import { sentencesOf } from '../../src/wording/sentence.ts';
import { buckets, featuresIn, newFeatureRoom } from '../../src/wording/sentenceFeatures.ts';
import { Hits } from '../../src/wording/wordTree.ts';
import { withFigure } from './figures.ts';

/** How the judge is trained. Chosen by leaving one file of sentences out at a time. */
const settings = {
  epochs: 40,
  rate: 0.5,
  /** Weight decay of one step. */
  decay: 1e-4,
  /** Share of the features that a step does not see, so that no single one decides. */
  dropped: 0.4,
  /** Features that are kept, those with the largest weights. */
  kept: 14_000,
  /** Share of the sentences that rules were made with which do not show what rules found: elsewhere that is worth less. */
  hidden: 0.6,
};
const outputs = verdicts.length;

/** One sentence with what a person says it is: an index into `verdicts`. */
export interface Labelled {
  readonly text: string;
  readonly context: WordingContext;
  readonly verdict: number;
  /** Whether rules were made with it. */
  readonly isKnown: boolean;
}

/** The rules as the files of YAML in `sources` (name and text) give them. */
export function rulesOf(sources: readonly (readonly [string, string])[]): WordingRules {
  return compileRules(sources.map(([name, text]): RuleFile => parseRuleFile(name, text).value)).rules;
}

interface Example {
  readonly features: readonly number[];
  readonly lists: readonly number[];
  readonly signs: readonly number[];
  readonly verdict: number;
  readonly isKnown: boolean;
}

/**
 * Trains on `sentences`; the same input gives the same judge. `source` is the digest of what it is made from, `files` the
 * names of the files of rules.
 */
export function train(
  sentences: readonly Labelled[],
  rules: WordingRules,
  source: string,
  files: readonly string[],
): StoredJudge {
  const lists: string[] = [];
  const examples = [...sentences, ...twinsOf(sentences)]
    .flatMap(piecesOf)
    .map((piece) => exampleOf(piece, rules, lists));
  const first = descend(placed(examples, buckets, lists.length), buckets + lists.length + signCount, 8);
  const strength = (feature: number): number =>
    first.weights
      .subarray(feature * outputs, (feature + 1) * outputs)
      .reduce((sum, weight) => sum + weight * weight, 0);
  const kept = Array.from({ length: buckets }, (_, feature) => feature)
    .map((feature) => ({ feature, strength: strength(feature) }))
    .filter((one) => one.strength > 0)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, settings.kept)
    .map(({ feature }) => feature)
    .sort((a, b) => a - b);
  const rowOf = new Map(kept.map((feature, row) => [feature, row]));
  const small = examples.map((example): Example => ({
    ...example,
    // What is not kept still counts for the length, as it will when the judge is at work.
    features: example.features.map((feature) => rowOf.get(feature) ?? -1),
  }));
  const { weights, bias } = descend(
    placed(small, kept.length, lists.length),
    kept.length + lists.length + signCount,
    settings.epochs,
  );
  const scales = verdicts.map((_, verdict) => {
    let top = 0;
    for (let at = verdict; at < weights.length; at += outputs)
      top = Math.max(top, Math.abs(weights[at] ?? 0));
    return Number((top / (zero - 1)).toPrecision(5));
  });
  return {
    source,
    lists,
    files,
    features: kept.map((feature, row) => feature - (kept[row - 1] ?? 0)).join(),
    weights: Array.from(weights, (weight, at) =>
      digits.charAt(zero + Math.round(weight / (scales[at % outputs] || 1))),
    ).join(''),
    scales,
    bias: Array.from(bias, (value) => Number(value.toFixed(4))),
  };
}

const room = newFeatureRoom();

/**
 * The sentences with a figure in them, which changes nothing of what they are; only a vague promise may be one no more, and has no
 * twin.
 */
function twinsOf(sentences: readonly Labelled[]): Labelled[] {
  return sentences.flatMap((sentence, at) =>
    verdicts[sentence.verdict] === 'vague-promise'
      ? []
      : [{ ...sentence, text: withFigure(sentence.text, at) }],
  );
}

/** What is harmless is so in every part of it that is judged by itself; of the rest nobody said which part it is. */
function piecesOf(sentence: Labelled): Labelled[] {
  if (sentence.verdict > 0) return [sentence];
  const { folded } = readableText(sentence.text, [{ start: 0, end: sentence.text.length }]);
  const spans = sentencesOf(folded);
  if (spans.length < 2 || folded.length !== sentence.text.length) return [sentence];
  return [
    sentence,
    ...spans.map(({ start, end }) => ({ ...sentence, text: sentence.text.slice(start, end) })),
  ];
}

/** Rows of lists behind those of the text, rows of signs behind those. */
function placed(examples: readonly Example[], features: number, lists: number): Example[] {
  return examples.map((example) => ({
    ...example,
    lists: example.lists.map((list) => list + features),
    signs: example.signs.map((sign) => sign + features + lists),
  }));
}

/** `lists` grows by those that are new. */
function exampleOf(
  { text, context, verdict, isKnown }: Labelled,
  rules: WordingRules,
  lists: string[],
): Example {
  const { folded } = readableText(text, [{ start: 0, end: text.length }]);
  const count = featuresIn(folded, 0, folded.length, room);
  const features = Array.from(room.found.subarray(0, count));
  const hits = new Hits();
  rules.tree.find(folded, 0, folded.length, hits);
  const named = new Set<number>();
  for (let at = 0; at < hits.count; at++)
    for (const list of rules.bags.of(hits.bag(at)).lists) named.add(numberOf(conceptOf(list), lists));
  const kinds = new Set(checkWording(text, rules, { context }).map(({ kind }) => kind));
  kinds.delete('jargon');
  return {
    features,
    lists: [...named],
    signs: signsOf(folded, 0, folded.length, [...kinds]) ?? [],
    verdict,
    isKnown,
  };
}

/** The place of a name among `names`, at their end if it is new. */
function numberOf(name: string, names: string[]): number {
  const at = names.indexOf(name);
  return at < 0 ? names.push(name) - 1 : at;
}

/** Chance that is the same in every run (Park and Miller's generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Stochastic gradient descent with a rate of its own for each weight (AdaGrad) on the log loss. */
function descend(examples: readonly Example[], rows: number, epochs: number) {
  const random = seeded(20261122);
  const weights = new Float64Array(rows * outputs);
  const squares = new Float64Array(rows * outputs).fill(0.1);
  const bias = new Float64Array(outputs);
  const average = new Float64Array(weights.length);
  const order = examples.map((_, at) => at);
  const half = Math.floor(epochs / 2);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const example = examples[at];
      if (!example) continue;
      const features = example.features.filter(() => random() >= settings.dropped);
      const lists = example.lists.filter(() => random() >= settings.dropped);
      const hidden = example.isKnown ? settings.hidden : settings.dropped;
      const signs = example.signs.filter(() => random() >= hidden);
      const seen = [
        ...features.map((row) => ({ row, value: 1 / Math.sqrt(features.length) })),
        ...lists.map((row) => ({ row, value: listLength / Math.sqrt(lists.length) })),
        ...signs.map((row) => ({ row, value: listLength / Math.sqrt(signs.length) })),
      ].filter(({ row }) => row >= 0);
      const sums = bias.slice();
      for (const { row, value } of seen)
        for (let output = 0; output < outputs; output++)
          sums[output] = (sums[output] ?? 0) + value * (weights[row * outputs + output] ?? 0);
      const top = Math.max(...sums);
      const powers = Array.from(sums, (sum) => Math.exp(sum - top));
      const all = powers.reduce((sum, power) => sum + power, 0);
      powers.forEach((power, output) => {
        const error = power / all - (output === example.verdict ? 1 : 0);
        bias[output] = (bias[output] ?? 0) - 0.005 * error;
        for (const { row, value } of seen) {
          const place = row * outputs + output;
          const slope = error * value + settings.decay * (weights[place] ?? 0);
          const square = (squares[place] ?? 0) + slope * slope;
          squares[place] = square;
          weights[place] = (weights[place] ?? 0) - (settings.rate * slope) / Math.sqrt(square);
        }
      });
    }
    if (epoch >= half)
      for (let at = 0; at < average.length; at++) average[at] = (average[at] ?? 0) + (weights[at] ?? 0);
  }
  return { weights: average.map((sum) => sum / (epochs - half)), bias };
}
