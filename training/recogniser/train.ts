import { type Concepts, readConcepts } from '../../src/replies/recogniserConcepts.ts';
import { featuresOf, type MessageFeatures, normaliseMessage } from '../../src/replies/recogniserFeatures.ts';
import {
  blameKinds,
  blameProbabilities,
  complaintKinds,
  complaintProbabilities,
  complaintSlopes,
  featureGroups,
  inGroups,
  knownOf,
  numberOf,
  type Model,
  outputs,
  packWeights,
  scoresOf,
  type StoredModel,
  weigh,
  type Weighed,
} from '../../src/replies/recogniserModel.ts';
import type { Sentence } from './sentences.ts';

/** How the model is trained. Chosen by cross-validation, not by the hold-out. */
const settings = {
  /** How much a sentence alone counts, against the same among others. */
  alone: 2,
  /** Rounds over all messages: to find the features worth keeping, and to train on those. */
  firstEpochs: 6,
  epochs: 24,
  rate: 0.1,
  /** Weight decay of one step. */
  decay: 3e-4,
  /** Share of the features that a step does not see, so that no single one decides. */
  dropped: 0.4,
  /** Features that are kept, those with the largest weights. */
  kept: 24_500,
  /** A feature must occur in so many sentences. */
  occurrences: 2,
};

/** What a message is made of beside the sentence that counts. */
const openings = {
  'zh-cn': [
    '你好，',
    '王工，',
    '各位好，',
    '李经理：',
    '在吗？',
    '说实话，',
    '老师，',
    '我跟你说，',
    '您好！',
    '领导让我问一下，',
  ],
  en: [
    'Hi, ',
    'Hello, ',
    'Dear team, ',
    'Hey, ',
    'Morning. ',
    'To be honest, ',
    'Hi Anna, ',
    'Look, ',
    'Dear Mr Li, ',
  ],
};
const closings = {
  'zh-cn': ['，谢谢', '，请尽快处理', '。等你回复', '，麻烦了', '。急', '！！', '。请回电', '，请知悉'],
  en: [
    ' Thanks',
    ' Please get back to me',
    ' Regards, Tom',
    ' ASAP',
    '!!',
    ' Best regards',
    ' Call me',
    ' Please advise.',
  ],
};

/** Chance that is the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Example {
  readonly features: MessageFeatures;
  readonly blame: number;
  readonly complaint: number;
  /** How much it counts. */
  readonly weight: number;
}

/**
 * The sentences as messages: alone, with an opening or a closing, after a neutral sentence, and two of a kind together.
 */
function examplesOf(sentences: readonly Sentence[], concepts: Concepts, random: () => number): Example[] {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const isChinese = ({ text }: Sentence) => /\p{Script=Han}/u.test(text);
  const byKind = groupBy(
    sentences,
    (sentence) => `${isChinese(sentence)} ${sentence.blame} ${sentence.complaint}`,
  );
  const neutral = (chinese: boolean) => byKind.get(`${chinese} none none`) ?? [];
  return sentences.flatMap((sentence) => {
    const { text } = sentence;
    const chinese = isChinese(sentence);
    const language = chinese ? 'zh-cn' : 'en';
    const joint = chinese ? pick(['，', '。', '！', ' ']) : pick(['. ', ' ', '\n']);
    const alike = pick(byKind.get(`${chinese} ${sentence.blame} ${sentence.complaint}`) ?? []);
    const before = pick(neutral(chinese));
    const messages = [
      text,
      `${random() < 0.6 ? pick(openings[language]) : ''}${text}${random() < 0.6 ? pick(closings[language]) : ''}`,
      ...(alike ? [`${text}${joint}${alike.text}`] : []),
      ...(before && random() < 0.5 ? [`${before.text}${joint}${text}`] : []),
    ];
    return messages.map((message, at) => ({
      features: featuresOf(normaliseMessage(message), concepts),
      blame: blameKinds.indexOf(sentence.blame),
      complaint: complaintKinds.indexOf(sentence.complaint),
      weight: at === 0 ? settings.alone : 1,
    }));
  });
}

/** Trains on `sentences`; the same input gives the same model. `conceptSource` is a list as `readConcepts` takes it. */
export function train(sentences: readonly Sentence[], conceptSource: string): Model {
  const concepts = readConcepts(conceptSource);
  const random = seeded(20261122);
  const examples = examplesOf(sentences, concepts, random);
  const counts = new Map<number, number>();
  for (const { text } of sentences) {
    const features = featuresOf(normaliseMessage(text), concepts);
    for (const feature of new Set(featureGroups.flatMap((group) => features[group].map(numberOf))))
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const frequent = [...counts]
    .filter(([, count]) => count >= settings.occurrences)
    .map(([feature]) => feature);
  const first = descend(examples, indexed(frequent), random, settings.firstEpochs);
  const strength = (at: number) => {
    const row = first.weights.subarray(at * outputs, (at + 1) * outputs);
    return row.reduce((sum, weight) => sum + weight * weight, 0);
  };
  const strong = frequent
    .map((feature, at) => ({ feature, strength: strength(at) }))
    .sort((a, b) => b.strength - a.strength)
    .slice(0, settings.kept)
    .map(({ feature }) => feature)
    .sort((a, b) => a - b);
  const index = indexed(strong);
  return {
    concepts,
    index,
    ...descend(examples, index, random, settings.epochs),
    sharpness: 1,
  };
}

function indexed(features: readonly number[]): Map<number, number> {
  return new Map(features.map((feature, at) => [feature, at]));
}

/** Stochastic gradient descent with a rate of its own for each weight (AdaGrad) on the log loss of pairs. */
function descend(
  examples: readonly Example[],
  index: ReadonlyMap<number, number>,
  random: () => number,
  epochs: number,
) {
  const state: State = {
    weights: new Float32Array(index.size * outputs),
    squares: new Float32Array(index.size * outputs).fill(0.1),
    bias: new Float64Array(outputs),
  };
  const average = new Float64Array(state.weights.length);
  const known = examples.map(({ features }) => knownOf(features, index));
  const order = examples.map((_, at) => at);
  const half = Math.floor(epochs / 2);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const example = examples[at];
      const groups = known[at];
      if (!example || !groups) continue;
      const seen = inGroups((group) => groups[group].filter(() => random() >= settings.dropped));
      step(state, weigh(seen), example);
    }
    if (epoch >= half)
      for (let at = 0; at < average.length; at++) average[at] = (average[at] ?? 0) + (state.weights[at] ?? 0);
  }
  return { weights: average.map((sum) => sum / (epochs - half)), bias: Array.from(state.bias) };
}

interface State {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly bias: Float64Array;
}

function step(
  { weights, squares, bias }: State,
  known: Weighed,
  { blame, complaint, weight: counts }: Example,
): void {
  const scores = scoresOf(weights, bias, known);
  const slopes = (probabilities: readonly number[], right: number) =>
    probabilities.map((probability, at) => counts * (probability - (at === right ? 1 : 0)));
  const errors = [
    ...slopes(blameProbabilities(scores), blame),
    ...complaintSlopes(slopes(complaintProbabilities(scores, blame), complaint), blame),
  ];
  for (const [output, error] of errors.entries()) bias[output] = (bias[output] ?? 0) - 0.005 * error;
  for (let at = 0; at < known.indices.length; at++) {
    const row = (known.indices[at] ?? 0) * outputs;
    const value = known.values[at] ?? 0;
    for (let output = 0; output < outputs; output++) {
      const place = row + output;
      const weight = weights[place] ?? 0;
      const slope = (errors[output] ?? 0) * value + settings.decay * weight;
      const square = (squares[place] ?? 0) + slope * slope;
      squares[place] = square;
      weights[place] = weight - (settings.rate * slope) / Math.sqrt(square);
    }
  }
}

/** Packs a model for the bundle; `source` is the digest of what it was made from. */
export function packModel(model: Model, conceptSource: string, source: string): StoredModel {
  const rounded = (value: number) => Number(value.toFixed(4));
  return {
    source,
    concepts: conceptSource
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .join('\n'),
    ...packWeights([...model.index.keys()], model.weights),
    bias: model.bias.map(rounded),
    sharpness: rounded(model.sharpness),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
