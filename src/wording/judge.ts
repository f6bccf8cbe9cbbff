import type { WordingRules } from './compiledRules.ts';
import type { WordingKind } from './model.ts';
import type { Span } from './sentence.ts';
import { isHan, isWordUnit } from './fold.ts';
import { buckets, featuresIn, newFeatureRoom } from './sentenceFeatures.ts';
import type { HitsPart } from './wordTree.ts';

/** What the judge tells apart, in the order of its outputs; jargon is a matter of words, which rules find. */
export const verdicts = [
  'ok',
  'blaming',
  'defensive',
  'vague-promise',
  'absolute',
  'emotional',
] as const satisfies readonly (WordingKind | 'ok')[];

/** What the training writes: a linear model with weights of six bits. */
export interface StoredJudge {
  /** Digest of everything that it was made from. */
  readonly source: string;
  /** Lists of the rules that count as features, without `-en` at their end. */
  readonly lists: readonly string[];
  /** Features that count, ascending, each as the distance from the one before, with commas between them. */
  readonly features: string;
  /** For each feature, then each list, one character a verdict, as in base64 (`g` is zero). */
  readonly weights: string;
  /** What one step of a weight stands for, per verdict. */
  readonly scales: readonly number[];
  readonly bias: readonly number[];
}

/** How much the lists count together beside the text: both are vectors of fixed length. */
export const listLength = 1;
/** So sure the judge must be of each verdict: it denies most often where it only names a border. Chosen by leaving one file of the training out at a time. */
const sure = [1, 0.6, 0.8, 0.6, 0.6, 0.6];
/** Fewer words, or Chinese characters, are a heading or a name. */
const fewestWords = 5;
const fewestHan = 6;

export const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
export const zero = 32;

/** What a sentence is taken for, and the clause that gave rise to it. */
export interface Verdict extends Span {
  readonly kind: WordingKind;
}

/** Name of a list as a feature: what is said in one language counts in the other. */
export function conceptOf(list: string): string {
  return list.replace(/-en$/, '');
}

/** Judges whole sentences, where no rule speaks. */
export class Judge {
  /** Row of each feature, and behind them of each list; -1 where it does not count. */
  readonly #rows: Int16Array;
  readonly #lists: ReadonlyMap<string, number>;
  readonly #weights: Float32Array;
  readonly #bias: readonly number[];
  /** Room to work in: every sentence of a document comes by here. */
  readonly #sums = new Float64Array(verdicts.length);
  readonly #room = newFeatureRoom();
  readonly #rowsFound = new Int16Array(this.#room.found.length);
  /** Rows of the lists that a word is in, by its bag, for the rules in `#bags`. */
  #listRows: (readonly number[] | undefined)[] = [];
  #bags: WordingRules['bags'] | null = null;

  constructor({ lists, features, weights, scales, bias }: StoredJudge) {
    const outputs = verdicts.length;
    this.#rows = new Int16Array(buckets).fill(-1);
    let feature = 0;
    const steps = features.split(',');
    steps.forEach((step, row) => {
      feature += Number(step);
      this.#rows[feature] = row;
    });
    this.#lists = new Map(lists.map((list, at) => [list, steps.length + at]));
    const values = new Map([...digits].map((digit, at) => [digit.charCodeAt(0), at - zero]));
    this.#weights = Float32Array.from(
      { length: weights.length },
      (_, at) => (values.get(weights.charCodeAt(at)) ?? 0) * (scales[at % outputs] ?? 0),
    );
    this.#bias = bias;
  }

  /**
   * What a sentence of folded text is taken for, null for nothing sure. `hits` are the words of
   * rules in it; `clauses` gives the places at which it can be cut.
   */
  judge(
    folded: string,
    { start, end }: Span,
    hits: HitsPart,
    rules: WordingRules,
    clauses: () => readonly Span[],
  ): Verdict | null {
    if (!isSentence(folded, start, end)) return null;
    const count = featuresIn(folded, start, end, this.#room);
    const known = this.#rowsOf(count);
    const named = this.#listsIn(hits, rules);
    const sums = this.#sums;
    for (let at = 0; at < sums.length; at++) {
      const text = known === 0 ? 0 : this.#weigh(this.#rowsFound, known, at) / Math.sqrt(count);
      const lists =
        named.length === 0
          ? 0
          : (this.#weigh(named, named.length, at) * listLength) / Math.sqrt(named.length);
      sums[at] = (this.#bias[at] ?? 0) + text + lists;
    }
    let best = 0;
    for (let at = 1; at < sums.length; at++) if ((sums[at] ?? 0) > (sums[best] ?? 0)) best = at;
    const kind = verdicts[best];
    if (kind === undefined || kind === 'ok') return null;
    let all = 0;
    for (const sum of sums) all += Math.exp(sum - (sums[best] ?? 0));
    if (1 / all < (sure[best] ?? 1)) return null;
    return { kind, ...this.#heaviest(folded, clauses(), best) };
  }

  /** The clause that speaks most for a verdict. */
  #heaviest(folded: string, clauses: readonly Span[], verdict: number): Span {
    let top = -Infinity;
    let heaviest: Span = { start: 0, end: 0 };
    for (const { start, end } of clauses) {
      const count = featuresIn(folded, start, end, this.#room);
      const known = this.#rowsOf(count);
      const weight = this.#weigh(this.#rowsFound, known, verdict) - this.#weigh(this.#rowsFound, known, 0);
      if (weight > top) {
        top = weight;
        heaviest = { start, end };
      }
    }
    return heaviest;
  }

  #listsIn(hits: HitsPart, rules: WordingRules): readonly number[] {
    const { bags } = rules;
    if (this.#bags !== bags) {
      this.#bags = bags;
      this.#listRows = [];
    }
    const rows: number[] = [];
    for (let at = 0; at < hits.count; at++) {
      const bag = hits.bag(at);
      const own = (this.#listRows[bag] ??= bags
        .of(bag)
        .lists.flatMap((list) => this.#lists.get(conceptOf(list)) ?? []));
      for (const row of own) if (!rows.includes(row)) rows.push(row);
    }
    return rows;
  }

  /** The rows of the first `count` features found, one after the other in `#rowsFound`; returns how many count. */
  #rowsOf(count: number): number {
    const { found } = this.#room;
    const rows = this.#rows;
    let known = 0;
    for (let at = 0; at < count; at++) {
      const row = rows[found[at] ?? 0] ?? -1;
      if (row >= 0) this.#rowsFound[known++] = row;
    }
    return known;
  }

  /** What the first `count` of `rows` weigh for a verdict. */
  #weigh(rows: ArrayLike<number>, count: number, verdict: number): number {
    const weights = this.#weights;
    let sum = 0;
    for (let at = 0; at < count; at++) sum += weights[(rows[at] ?? 0) * verdicts.length + verdict] ?? 0;
    return sum;
  }
}

/** Whether there is enough to judge, and no place left to fill in: what is no sentence yet will be read when it is one. */
function isSentence(folded: string, start: number, end: number): boolean {
  let han = 0;
  let words = 0;
  let before = 0;
  for (let at = start; at < end; at++) {
    const unit = folded.charCodeAt(at);
    if (isHan(unit)) han++;
    else if (isWordUnit(unit)) words += isWordUnit(before) ? 0 : 1;
    else if (unit === 0x7b && (before === 0x7b || folded[at + 1] === '%')) return false;
    before = unit;
  }
  return han >= fewestHan || words >= fewestWords;
}
