import { normaliseMessage } from '../../src/replies/recogniserFeatures.ts';
import { blameKinds, complaintKinds, decide, judge, type Model } from '../../src/replies/recogniserModel.ts';
import type { Sentence } from './sentences.ts';
import { train } from './train.ts';

/** What the model said of a sentence. */
export interface Verdict {
  readonly sentence: Sentence;
  readonly blame: string;
  readonly complaint: string;
  readonly score: number;
  /** Of all pairs, see `judge`. */
  readonly pairs: readonly number[];
}

/** Applies `model` to each sentence. */
export function verdictsOf(model: Model, sentences: readonly Sentence[]): Verdict[] {
  return sentences.map((sentence) => {
    const pairs = judge(model, normaliseMessage(sentence.text));
    const { accusation, complaint, score } = decide(pairs);
    return { sentence, blame: accusation, complaint, score, pairs };
  });
}

/** Verdicts of models that have not seen the sentence, nor a paraphrase of it: `folds` parts, whole ideas in each. */
export function crossValidate(sentences: readonly Sentence[], concepts: string, folds: number): Verdict[] {
  return Array.from({ length: folds }, (_, fold) => validate(sentences, concepts, folds, fold)).flat();
}

/** Verdicts on the part `fold` (from 0) of `folds` of a model that has seen the other parts. */
export function validate(
  sentences: readonly Sentence[],
  concepts: string,
  folds: number,
  fold: number,
): Verdict[] {
  const foldOf = new Map(
    [...new Set(sentences.map(({ idea }) => idea))].map((idea, at) => [idea, at % folds]),
  );
  const isIn = ({ idea }: Sentence) => foldOf.get(idea) === fold;
  const model = train(
    sentences.filter((sentence) => !isIn(sentence)),
    concepts,
  );
  return verdictsOf(model, sentences.filter(isIn));
}

/** F1 of each kind, and their plain mean. */
export function f1(
  verdicts: readonly Verdict[],
  of: 'blame' | 'complaint',
): { macro: number; each: Record<string, number> } {
  const kinds = of === 'blame' ? blameKinds : complaintKinds;
  const each = Object.fromEntries(
    kinds.map((kind) => {
      const right = verdicts.filter(
        (verdict) => verdict[of] === kind && verdict.sentence[of] === kind,
      ).length;
      const said = verdicts.filter((verdict) => verdict[of] === kind).length;
      const wanted = verdicts.filter((verdict) => verdict.sentence[of] === kind).length;
      return [kind, said + wanted === 0 ? 1 : (2 * right) / (said + wanted)];
    }),
  );
  return { macro: Object.values(each).reduce((sum, value) => sum + value, 0) / kinds.length, each };
}

/** The sharpness at which the probabilities fit what was right best (least log loss), from verdicts of sharpness 1. */
export function fitSharpness(verdicts: readonly Verdict[]): number {
  const loss = (sharpness: number) =>
    verdicts.reduce((sum, { sentence, pairs }) => {
      const powers = pairs.map((probability) => probability ** sharpness);
      const all = powers.reduce((total, power) => total + power, 0);
      const wanted =
        blameKinds.indexOf(sentence.blame) * complaintKinds.length +
        complaintKinds.indexOf(sentence.complaint);
      return sum - Math.log((powers[wanted] ?? 0) / all);
    }, 0);
  const tried = Array.from({ length: 60 }, (_, at) => 0.2 + at * 0.05);
  return tried.reduce((best, sharpness) => (loss(sharpness) < loss(best) ? sharpness : best));
}
