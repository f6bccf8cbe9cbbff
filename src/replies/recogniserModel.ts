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

const noBlame = blameKinds.indexOf('none');
const noComplaint = complaintKinds.indexOf('none');
/** Where the outputs begin that only count for a message without blame, one a kind of complaint. */
const unblamed = blameKinds.length + noComplaint;
/** The score of complaining of nothing in a message that blames: what accuses nearly always complains of something. */
const blameAlone = -4;

/**
 * Outputs of the model: the kinds of blame, the kinds of complaint except none, and what a message without blame adds to
 * the kinds of complaint. A complaint is made in other words where nobody is accused.
 */
export const outputs = unblamed + complaintKinds.length;

/** How much each group of features counts; every group has this Euclidean length however long the message is. */
const groupLengths: Readonly<Record<keyof MessageFeatures, number>> = {
  grams: 1,
  concepts: 0.8,
  pairs: 0.4,
  clauses: 0.4,
  edges: 0.3,
  shape: 0.3,
};

/** The groups of features, in a fixed order. */
export const featureGroups = Object.keys(groupLengths) as readonly (keyof MessageFeatures)[];

/** What the training writes: a linear model with small whole weights. */
export interface StoredModel {
  /** Digest of everything that the model was made from. */
  readonly source: string;
  /** The list of concepts, see `readConcepts`. */
  readonly concepts: string;
  /** Sorted numbers of the features (`numberOf`) as distances, each in digits of five bits, lowest first; `g` to `/` are a last digit. */
  readonly features: string;
  /** For each feature one character an output, as in base64 (`g` is zero); the step grows with the square. */
  readonly weights: string;
  /** The largest weight of each output. */
  readonly scales: readonly number[];
  readonly bias: readonly number[];
  /** See `Model`. */
  readonly sharpness: number;
}

/** A model ready for use. */
export interface Model {
  readonly concepts: Concepts;
  /** Row of each feature that is known, by its number. */
  readonly index: ReadonlyMap<number, number>;
  /** Rows of `outputs` weights, one a feature. */
  readonly weights: Float32Array | Float64Array;
  readonly bias: readonly number[];
  /** Sharpness of the probabilities that fits how often the model is right. */
  readonly sharpness: number;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digitOf = new Map([...digits].map((digit, value) => [digit.charCodeAt(0), value]));
const half = 32;
/** Weights are told apart in so many steps each way. */
const steps = 5;

/**
 * What stands for a feature, so that none need be stored as text: 22 bits of its FNV-1a hash. Of twenty thousand features two in a
 * hundred share a number with another one, and an unknown feature is taken for a known one once in two hundred times.
 */
export function numberOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & 0x3fffff;
}

/** Unpacks a stored model. */
export function unpackModel(stored: StoredModel): Model {
  const index = new Map<number, number>();
  let feature = 0;
  let shift = 0;
  for (let at = 0; at < stored.features.length; at++) {
    const digit = digitOf.get(stored.features.charCodeAt(at)) ?? 0;
    feature += (digit % half) << shift;
    shift += 5;
    if (digit < half) continue;
    index.set(feature, index.size);
    shift = 0;
  }
  const weights = Float32Array.from({ length: stored.weights.length }, (_, at) => {
    const step = (digitOf.get(stored.weights.charCodeAt(at)) ?? half) - half;
    return ((step * Math.abs(step)) / steps ** 2) * (stored.scales[at % outputs] ?? 0);
  });
  return { ...stored, concepts: readConcepts(stored.concepts), index, weights };
}

/** Features and weights of a model as a stored one has them; `features` ascend and are in the order of the rows of `weights`. */
export function packWeights(features: readonly number[], weights: ArrayLike<number>) {
  const scales = Array.from({ length: outputs }, (_, output) => {
    let top = 0;
    for (let at = output; at < weights.length; at += outputs) top = Math.max(top, Math.abs(weights[at] ?? 0));
    return Number(top.toPrecision(5));
  });
  const packed = Array.from(weights, (weight, at) => {
    const share = Math.abs(weight) / (scales[at % outputs] || 1);
    return digits.charAt(half + Math.sign(weight) * Math.round(steps * Math.sqrt(share)));
  });
  const distances = features.map((feature, at) => {
    let text = '';
    let left = feature - (features[at - 1] ?? 0);
    for (; left >= half; left = Math.floor(left / half)) text += digits.charAt(left % half);
    return text + digits.charAt(half + left);
  });
  return { features: distances.join(''), weights: packed.join(''), scales };
}

/** Known features and their values, in step. */
export interface Weighed {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** Indices of the known features in each group. */
export type KnownFeatures = Readonly<Record<keyof MessageFeatures, readonly number[]>>;

/** Rows of the features that `index` knows. */
export function knownOf(features: MessageFeatures, index: ReadonlyMap<number, number>): KnownFeatures {
  return inGroups((group) =>
    features[group].map((feature) => index.get(numberOf(feature))).filter((row) => row !== undefined),
  );
}

/** One value a group. */
export function inGroups<T>(valueOf: (group: keyof MessageFeatures) => T): Record<keyof MessageFeatures, T> {
  return Object.fromEntries(featureGroups.map((group) => [group, valueOf(group)])) as Record<
    keyof MessageFeatures,
    T
  >;
}

/** Features with their values: each group as a vector of its fixed length. */
export function weigh(known: KnownFeatures): Weighed {
  const indices: number[] = [];
  const values: number[] = [];
  for (const group of featureGroups) {
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

/** Probabilities of the kinds of blame from the scores of all outputs. */
export function blameProbabilities(scores: Float64Array): number[] {
  return softmax(scores.subarray(0, blameKinds.length));
}

/** Probabilities of the kinds of complaint from the scores of all outputs, where the blame is the kind number `blame`. */
export function complaintProbabilities(scores: Float64Array, blame: number): number[] {
  const shared = [...scores.subarray(blameKinds.length, unblamed)];
  if (blame !== noBlame) return softmax([...shared, blameAlone]);
  return softmax(complaintKinds.map((_, at) => (shared[at] ?? 0) + (scores[unblamed + at] ?? 0)));
}

/** Slopes of the outputs of complaint for the slopes of the kinds of complaint, where the blame is the kind number `blame`. */
export function complaintSlopes(slopes: readonly number[], blame: number): number[] {
  return [...slopes.slice(0, noComplaint), ...slopes.map((slope) => (blame === noBlame ? slope : 0))];
}

function softmax(scores: ArrayLike<number>): number[] {
  const top = Math.max(...Array.from(scores));
  return shares(Array.from(scores, (score) => Math.exp(score - top)));
}

function shares(values: readonly number[]): number[] {
  const all = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / all);
}

/** Probabilities of all pairs of blame and complaint, the complaint changing first, from the scores of all outputs. */
function pairProbabilities(scores: Float64Array, sharpness: number): number[] {
  return shares(
    blameProbabilities(scores).flatMap((ofBlame, blame) =>
      complaintProbabilities(scores, blame).map((ofComplaint) => (ofBlame * ofComplaint) ** sharpness),
    ),
  );
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

/** Probabilities of all pairs of blame and complaint, the complaint changing first, for a normalised message. */
export function judge(model: Model, normalised: string): number[] {
  const known = knownOf(featuresOf(normalised, model.concepts), model.index);
  return pairProbabilities(scoresOf(model.weights, model.bias, weigh(known)), model.sharpness);
}

/** What a message is taken for. */
export interface Recognition {
  readonly accusation: BlameKind;
  readonly complaint: ComplaintKind;
  /** Probability, from 0 to 1, that `accusation` is right. */
  readonly score: number;
}

/** The most probable pair among `pairs`, see `judge`. */
export function decide(pairs: readonly number[]): Recognition {
  const best = pairs.indexOf(Math.max(...pairs));
  const blame = Math.floor(best / complaintKinds.length);
  return {
    accusation: blameKinds[blame] ?? 'none',
    complaint: complaintKinds[best % complaintKinds.length] ?? 'none',
    score: marginals(pairs).blame[blame] ?? 0,
  };
}
