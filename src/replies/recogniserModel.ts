import { readConcepts, type Concepts } from './recogniserConcepts.ts';
import { featuresOf, type MessageFeatures } from './recogniserFeatures.ts';

/** Kinds of blame that the model tells apart, in the order of its outputs. */
export const blameKinds = [
  'cannot-use',
  'others-work',
  'promised-feature',
  'dont-care',
  'slowed-project',
  'none',
] as const;
/** Kinds of complaint that the model tells apart, in the order of its outputs. */
export const complaintKinds = ['technical', 'service', 'management', 'none'] as const;

/** A kind of blame, or none. */
export type BlameKind = (typeof blameKinds)[number];
/** A kind of complaint, or none. */
export type ComplaintKind = (typeof complaintKinds)[number];

/** Outputs of the model: first the kinds of blame, then the kinds of complaint. */
export const outputs = blameKinds.length + complaintKinds.length;

/** How much each group of features counts; every group has this Euclidean length however long the message is. */
const groupLengths = { grams: 1, concepts: 0.8, pairs: 0.4 } as const;

/** What the training writes: a linear model with weights of six bits. */
export interface StoredModel {
  /** Digest of everything that the model was made from. */
  readonly source: string;
  /** The list of concepts, see `readConcepts`. */
  readonly concepts: string;
  /** Sorted features, one a line; a letter (`a` for none) says how much of the line above each begins with. */
  readonly features: string;
  /** For each feature one character an output, as in base64 (`g` is zero). */
  readonly weights: string;
  /** What one step of a weight stands for, per output. */
  readonly scales: readonly number[];
  readonly bias: readonly number[];
  /** See `Model`. */
  readonly pairBias: readonly number[];
  readonly sharpness: number;
}

/** A model ready for use. */
export interface Model {
  readonly concepts: Concepts;
  readonly index: ReadonlyMap<string, number>;
  /** Rows of `outputs` weights, one a feature. */
  readonly weights: Float32Array | Float64Array;
  readonly bias: readonly number[];
  /** How well each kind of blame goes with each kind of complaint; the complaint changes first. */
  readonly pairBias: readonly number[];
  /** Sharpness of the probabilities that fits how often the model is right. */
  readonly sharpness: number;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const zero = 32;
const noPrefix = 97;

/** Unpacks a stored model. */
export function unpackModel(stored: StoredModel): Model {
  const index = new Map<string, number>();
  let feature = '';
  for (const [at, line] of stored.features.split('\n').entries()) {
    feature = feature.slice(0, line.charCodeAt(0) - noPrefix) + line.slice(1);
    index.set(feature, at);
  }
  const values = new Map([...digits].map((digit, at) => [digit.charCodeAt(0), at - zero]));
  const weights = Float32Array.from(
    { length: stored.weights.length },
    (_, at) => (values.get(stored.weights.charCodeAt(at)) ?? 0) * (stored.scales[at % outputs] ?? 0),
  );
  return { ...stored, concepts: readConcepts(stored.concepts), index, weights };
}

/** The features and weights of a model, as a stored one has them; `features` are in the order of the rows of `weights`. */
export function packWeights(features: readonly string[], weights: ArrayLike<number>) {
  const scales = Array.from({ length: outputs }, (_, output) => {
    let top = 0;
    for (let at = output; at < weights.length; at += outputs) top = Math.max(top, Math.abs(weights[at] ?? 0));
    return Number((top / (zero - 1)).toPrecision(5));
  });
  const packed = Array.from(weights, (weight, at) =>
    digits.charAt(zero + Math.round(weight / (scales[at % outputs] || 1))),
  );
  const lines = features.map((feature, at) => {
    const previous = features[at - 1] ?? '';
    let shared = 0;
    while (shared < 25 && shared < previous.length && previous[shared] === feature[shared]) shared++;
    return String.fromCharCode(noPrefix + shared) + feature.slice(shared);
  });
  return { features: lines.join('\n'), weights: packed.join(''), scales };
}

/** Known features and their values, in step. */
export interface Weighed {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** Indices of the known features in each group. */
export type KnownFeatures = Readonly<Record<keyof MessageFeatures, readonly number[]>>;

/** The features that `indexOf` knows. */
export function knownOf(
  features: MessageFeatures,
  indexOf: (feature: string) => number | undefined,
): KnownFeatures {
  const known = (group: readonly string[]) => group.map(indexOf).filter((index) => index !== undefined);
  return { grams: known(features.grams), concepts: known(features.concepts), pairs: known(features.pairs) };
}

/** Features with their values: each group as a vector of its fixed length. */
export function weigh(known: KnownFeatures): Weighed {
  const indices: number[] = [];
  const values: number[] = [];
  for (const group of ['grams', 'concepts', 'pairs'] as const) {
    const value = groupLengths[group] / Math.sqrt(known[group].length);
    for (const index of known[group]) {
      indices.push(index);
      values.push(value);
    }
  }
  return { indices, values };
}

/** Scores of all outputs before they are made probabilities. */
export function scoresOf(weights: ArrayLike<number>, bias: ArrayLike<number>, { indices, values }: Weighed) {
  const sums = Float64Array.from({ length: outputs }, (_, output) => bias[output] ?? 0);
  for (let at = 0; at < indices.length; at++) {
    const row = (indices[at] ?? 0) * outputs;
    const value = values[at] ?? 0;
    for (let output = 0; output < outputs; output++) {
      sums[output] = (sums[output] ?? 0) + value * (weights[row + output] ?? 0);
    }
  }
  return sums;
}

/** Probabilities of all pairs of blame and complaint, the complaint changing first, from the scores of all outputs. */
export function pairProbabilities(
  scores: ArrayLike<number>,
  pairBias: ArrayLike<number>,
  sharpness: number,
): number[] {
  const kinds = complaintKinds.length;
  const sums = Array.from(
    { length: blameKinds.length * kinds },
    (_, pair) =>
      (scores[Math.floor(pair / kinds)] ?? 0) +
      (scores[blameKinds.length + (pair % kinds)] ?? 0) +
      (pairBias[pair] ?? 0),
  );
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sharpness * (sum - top)));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}

/** Probabilities of the kinds of blame and of complaint, in the order of `blameKinds` and `complaintKinds`. */
export interface Judgement {
  readonly blame: readonly number[];
  readonly complaint: readonly number[];
}

/** What pairs say of blame and of complaint alone. */
export function marginals(pairs: readonly number[]): Judgement {
  const kinds = complaintKinds.length;
  const sumWhere = (fits: (pair: number) => boolean) =>
    pairs.reduce((sum, probability, pair) => sum + (fits(pair) ? probability : 0), 0);
  return {
    blame: blameKinds.map((_, at) => sumWhere((pair) => Math.floor(pair / kinds) === at)),
    complaint: complaintKinds.map((_, at) => sumWhere((pair) => pair % kinds === at)),
  };
}

/** Probabilities of all pairs of blame and complaint for a normalised message. */
export function judge(model: Model, normalised: string): number[] {
  const known = knownOf(featuresOf(normalised, model.concepts), (feature) => model.index.get(feature));
  return pairProbabilities(
    scoresOf(model.weights, model.bias, weigh(known)),
    model.pairBias,
    model.sharpness,
  );
}

/** What a message is taken for. */
export interface Recognition {
  readonly accusation: BlameKind;
  readonly complaint: ComplaintKind;
  /** Probability, from 0 to 1, that `accusation` is right. */
  readonly score: number;
}

/** The most probable pair among `pairs`, see `pairProbabilities`. */
export function decide(pairs: readonly number[]): Recognition {
  const best = pairs.indexOf(Math.max(...pairs));
  const blame = Math.floor(best / complaintKinds.length);
  return {
    accusation: blameKinds[blame] ?? 'none',
    complaint: complaintKinds[best % complaintKinds.length] ?? 'none',
    score: marginals(pairs).blame[blame] ?? 0,
  };
}
