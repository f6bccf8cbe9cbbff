import type { WordingRules } from './compiledRules.ts';
import type { WordingKind } from './model.ts';
import type { Span } from './sentence.ts';
import { hole, isHan, isWordUnit } from './fold.ts';
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
  /** Files whose rules it knows: of what others find it has no opinion. */
  readonly files: readonly string[];
  /** Features that count, ascending, each as the distance from the one before, with commas between them. */
  readonly features: string;
  /** For each feature, then each list, then each sign, one character a verdict, as in base64 (`g` is zero). */
  readonly weights: string;
  /** What one step of a weight stands for, per verdict. */
  readonly scales: readonly number[];
  readonly bias: readonly number[];
}

/** How much the lists, and the signs, count together beside the text: all are vectors of fixed length. */
export const listLength = 1;
/**
 * So likely each verdict must be for the judge to speak where no rule does, and for what a rule found to stay. Chosen by
 * leaving parts of the training out, and so that plain reports of strangers, mostly of technology, stay clean.
 */
const sure = [1, 0.62, 0.62, 0.62, 0.55, 0.62];
const possible = [0, 0.3, 0.4, 0.3, 0.3, 0.3];
/** Fewer words, or Chinese characters, are a heading or a name. */
const fewestWords = 5;
const fewestHan = 6;

export const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
export const zero = 32;

/** What a sentence is taken for, and the clause that gave rise to it. */
export interface Verdict extends Span {
  readonly kind: WordingKind;
}

/** What the judge thinks of a sentence. */
export interface Judgement {
  /** What it is taken for, where that is sure and none of the kinds that rules found. */
  readonly verdict: Verdict | null;
  /** The kinds found that stay. */
  readonly stay: readonly WordingKind[];
}

/** Name of a list as a feature: what is said in one language counts in the other. */
export function conceptOf(list: string): string {
  return list.replace(/-en$/, '');
}

/** Lengths are told apart up to two to the power of this. */
const longest = 6;
/** How many signs there are. */
export const signCount = longest + 1 + verdicts.length;

/**
 * What is known of a sentence beside its words, as numbers below `signCount`: the kinds that rules found in it, whether it leaves out
 * quoted speech, and how long it is; not whether it has figures: blame with a date is blame. Null where there is not enough to judge, or a place left to fill in: what is no
 * sentence yet will be read when it is one.
 */
export function signsOf(
  folded: string,
  start: number,
  end: number,
  found: readonly WordingKind[],
): number[] | null {
  let han = 0;
  let words = 0;
  let before = 0;
  let quoted = false;
  for (let at = start; at < end; at++) {
    const unit = folded.charCodeAt(at);
    if (isHan(unit)) han++;
    else if (isWordUnit(unit)) {
      words += isWordUnit(before) ? 0 : 1;
    } else if (unit === holeUnit) quoted = true;
    else if (unit === 0x7b && (before === 0x7b || folded[at + 1] === '%')) return null;
    before = unit;
  }
  if (han < fewestHan && words < fewestWords) return null;
  const signs = [Math.min(longest, 31 - Math.clz32(han + words))];
  if (quoted) signs.push(longest + 1);
  for (const kind of found) {
    const verdict = verdicts.findIndex((each) => each === kind);
    if (verdict > 0) signs.push(longest + 1 + verdict);
  }
  return signs;
}

const holeUnit = hole.charCodeAt(0);

/** Judges whole sentences: what no rule speaks of, and whether what a rule found is what it looks like. */
export class Judge {
  /** One bit for each feature that counts: most do not, and this is small enough to be at hand. */
  readonly #counting = new Int32Array(buckets >>> 5);
  /** How many features count before the first of each number in `#counting`: the rows are in the order of the features. */
  readonly #rowsBefore = new Uint16Array(buckets >>> 5);
  /** Rows of the lists, which are behind those of the features. */
  readonly #lists: ReadonlyMap<string, number>;
  /** Row of the first sign. */
  readonly #signs: number;
  /** Steps of each row, one a verdict: a fourth of the memory of what they stand for, and their sums are exact. */
  readonly #weights: Int8Array;
  readonly #scales: readonly number[];
  readonly #bias: readonly number[];
  /** Room to work in: every sentence of a document comes by here. */
  readonly #sums = new Float64Array(verdicts.length);
  readonly #room = newFeatureRoom();
  /** The rows of a sentence: of its features, then of its lists, then of its signs. */
  readonly #found: Uint16Array;
  /** Rows of the lists that a word is in, by its bag, for the rules in `#bags`. */
  #listRows: (readonly number[] | undefined)[] = [];
  /** By list: the number of the last sentence that has a word of it. */
  readonly #listMet: Uint32Array;
  #sentence = 0;
  #bags: WordingRules['bags'] | null = null;

  constructor({ lists, features, weights, scales, bias }: StoredJudge) {
    const counting = this.#counting;
    let feature = 0;
    const steps = features.split(',');
    for (const step of steps) {
      feature += Number(step);
      counting[feature >>> 5] = (counting[feature >>> 5] ?? 0) | (1 << (feature & 31));
    }
    let rows = 0;
    for (let at = 0; at < counting.length; at++) {
      this.#rowsBefore[at] = rows;
      rows += bitCount(counting[at] ?? 0);
    }
    this.#lists = new Map(lists.map((list, at) => [list, steps.length + at]));
    this.#listMet = new Uint32Array(lists.length);
    this.#signs = steps.length + lists.length;
    this.#found = new Uint16Array(this.#room.found.length + lists.length + signCount);
    const values = new Int8Array(0x80);
    for (let at = 0; at < digits.length; at++) values[digits.charCodeAt(at)] = at - zero;
    this.#weights = new Int8Array(weights.length);
    for (let at = 0; at < weights.length; at++) this.#weights[at] = values[weights.charCodeAt(at)] ?? 0;
    this.#scales = scales;
    this.#bias = bias;
  }

  /**
   * What a sentence of folded text is taken for, null where there is nothing to judge. `hits` are the words of rules in
   * it, `found` the kinds that rules found; `clauses` gives the places at which it can be cut.
   */
  judge(
    folded: string,
    { start, end }: Span,
    hits: HitsPart,
    rules: WordingRules,
    found: readonly WordingKind[],
    clauses: () => readonly Span[],
  ): Judgement | null {
    const signs = signsOf(folded, start, end, found);
    if (!signs) return null;
    const count = featuresIn(folded, start, end, this.#room);
    const known = this.#rowsOf(count);
    const named = this.#listsIn(hits, rules, known);
    for (let at = 0; at < signs.length; at++)
      this.#found[known + named + at] = this.#signs + (signs[at] ?? 0);
    const sums = this.#sums;
    sums.set(this.#bias);
    this.#weigh(0, known, Math.sqrt(count));
    this.#weigh(known, named, Math.sqrt(named) / listLength);
    this.#weigh(known + named, signs.length, Math.sqrt(signs.length) / listLength);
    let best = 0;
    for (let at = 1; at < sums.length; at++) if ((sums[at] ?? 0) > (sums[best] ?? 0)) best = at;
    const top = sums[best] ?? 0;
    // Most sentences leave here.
    if (best === 0 && found.length === 0) return { stay: found, verdict: null };
    let all = 0;
    for (const sum of sums) all += Math.exp(sum - top);
    const stay = found.filter((each) => {
      const verdict = verdicts.findIndex((kind) => kind === each);
      return verdict < 0 || Math.exp((sums[verdict] ?? 0) - top) / all >= (possible[verdict] ?? 0);
    });
    const kind = verdicts[best];
    const isSure = kind !== undefined && kind !== 'ok' && 1 / all >= (sure[best] ?? 1);
    return {
      stay,
      verdict: isSure && stay.length === 0 ? { kind, ...this.#heaviest(folded, clauses(), best) } : null,
    };
  }

  /** The clause that speaks most for a verdict. */
  #heaviest(folded: string, clauses: readonly Span[], verdict: number): Span {
    let top = -Infinity;
    let heaviest: Span = { start: 0, end: 0 };
    for (const { start, end } of clauses) {
      const count = featuresIn(folded, start, end, this.#room);
      const known = this.#rowsOf(count);
      this.#sums.fill(0);
      this.#weigh(0, known, 1);
      const weight = (this.#sums[verdict] ?? 0) - (this.#sums[0] ?? 0);
      if (weight > top) {
        top = weight;
        heaviest = { start, end };
      }
    }
    return heaviest;
  }

  /** Puts the rows of the lists that words of a sentence are in behind the `from` rows that are there; returns how many. */
  #listsIn(hits: HitsPart, rules: WordingRules, from: number): number {
    const { bags } = rules;
    if (this.#bags !== bags) {
      this.#bags = bags;
      this.#listRows = [];
    }
    const sentence = ++this.#sentence;
    const first = this.#signs - this.#listMet.length;
    let count = 0;
    for (let at = 0; at < hits.count; at++) {
      const bag = hits.bag(at);
      const own = (this.#listRows[bag] ??= bags
        .of(bag)
        .lists.flatMap((list) => this.#lists.get(conceptOf(list)) ?? []));
      for (const row of own) {
        if (this.#listMet[row - first] === sentence) continue;
        this.#listMet[row - first] = sentence;
        this.#found[from + count++] = row;
      }
    }
    return count;
  }

  /** Puts the rows of the first `count` features found one after the other into `#found`; returns how many count. */
  #rowsOf(count: number): number {
    const { found } = this.#room;
    const counting = this.#counting;
    const rowsBefore = this.#rowsBefore;
    const rows = this.#found;
    let known = 0;
    for (let at = 0; at < count; at++) {
      const feature = found[at] ?? 0;
      const bits = counting[feature >>> 5] ?? 0;
      const bit = 1 << (feature & 31);
      if ((bits & bit) === 0) continue;
      rows[known++] = (rowsBefore[feature >>> 5] ?? 0) + bitCount(bits & (bit - 1));
    }
    return known;
  }

  /** Adds what `count` of the rows found weigh for each verdict, divided by `length`, to `#sums`. */
  #weigh(from: number, count: number, length: number): void {
    if (count === 0) return;
    const rows = this.#found;
    const weights = this.#weights;
    const sums = this.#sums;
    const scales = this.#scales;
    // One way through the rows for all verdicts, with the sums in variables: this is most of the judge's work.
    let [ok, blaming, defensive, vague, absolute, emotional] = [0, 0, 0, 0, 0, 0];
    for (let at = from; at < from + count; at++) {
      const place = (rows[at] ?? 0) * verdicts.length;
      ok += weights[place] ?? 0;
      blaming += weights[place + 1] ?? 0;
      defensive += weights[place + 2] ?? 0;
      vague += weights[place + 3] ?? 0;
      absolute += weights[place + 4] ?? 0;
      emotional += weights[place + 5] ?? 0;
    }
    sums[0] = (sums[0] ?? 0) + (ok * (scales[0] ?? 0)) / length;
    sums[1] = (sums[1] ?? 0) + (blaming * (scales[1] ?? 0)) / length;
    sums[2] = (sums[2] ?? 0) + (defensive * (scales[2] ?? 0)) / length;
    sums[3] = (sums[3] ?? 0) + (vague * (scales[3] ?? 0)) / length;
    sums[4] = (sums[4] ?? 0) + (absolute * (scales[4] ?? 0)) / length;
    sums[5] = (sums[5] ?? 0) + (emotional * (scales[5] ?? 0)) / length;
  }
}

/** How many bits of a number are set. */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
