import type { Judge } from './judge.ts';
import { conceptOf } from './judge.ts';
import type { WordingLanguage } from './model.ts';
import type { ExceptionScope, Rule } from './rule.ts';
import type { WordTree } from './wordTree.ts';

/** Names of lists whose members are recognised by their form: times, people by name. */
export const specialNames = ['time', 'name'] as const;
export type SpecialName = (typeof specialNames)[number];

/** The list of terms that many business readers have met, without `-en` at its end: alone in a sentence they need no explanation. */
export const halfKnownList = 'half-known';

/** Words that stand for each other in one place of a pattern. */
export interface WordSet {
  readonly specials: readonly SpecialName[];
  /** Further sets whose members count too. */
  readonly includes: readonly number[];
  /** The set of longer words in which members of this one are not to be found; -1 where there are none. */
  readonly not: number;
}

/** One place of a sequence: a set, and how much text may lie before it. */
export interface Step {
  readonly set: number;
  readonly gap: number;
  readonly across: boolean;
  /** Name of the list that the set comes from, for rewrites. */
  readonly list: string | null;
}

/** A pattern without anything optional: sets in order. */
export interface Sequence {
  readonly steps: readonly Step[];
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  /** The sets of words that all have to be in the sentence; what is recognised by its form is not among them. */
  readonly needs: readonly number[];
}

/** A rule whose patterns can be looked for. */
export interface CompiledRule {
  readonly rule: Rule;
  /** Whether the judge knows it, and may let go of what it finds. */
  readonly weighed: boolean;
  readonly sequences: readonly Sequence[];
  readonly exceptions: Readonly<Record<ExceptionScope, readonly Sequence[]>>;
}

/** A term of the plain-words table by its set. */
export interface CompiledTerm {
  readonly set: number;
  readonly key: string;
  readonly plain: readonly string[];
  readonly language: WordingLanguage;
}

/** A sequence of a rule that may be in a sentence. */
export interface Candidate {
  readonly rule: CompiledRule;
  readonly sequence: Sequence;
  /** What it needs beside the word that it is looked for by, what is rarest first. */
  readonly others: readonly number[];
  /** Its number, from 0. */
  readonly id: number;
}

/** All rules of several files, ready to be used. */
export interface WordingRules {
  readonly tree: WordTree;
  readonly sets: readonly WordSet[];
  readonly rules: readonly CompiledRule[];
  /** Judges sentences: what it says where no rule finds anything is said by rules that are `judged`. */
  readonly judge: Judge | null;
  /** How many candidates there are. */
  readonly candidates: number;
  readonly bags: Bags;
}

/** What a word tells by the sets it belongs to. */
export interface BagInfo {
  /** The sets that have a member in the sentence once this word is there. */
  readonly holders: Int32Array;
  /** Those of them that a sequence needs which is found by another word. */
  readonly needed: Int32Array;
  /** One bit for each set that the word itself is in. */
  readonly members: Int32Array;
  /** Which sequence of which rule is worth a look then. */
  readonly looks: readonly Candidate[];
  readonly terms: readonly CompiledTerm[];
  /** The lists that it is in, by name. */
  readonly lists: readonly string[];
  /** Whether one of them is that of terms known by half. */
  readonly halfKnown: boolean;
}

/** What is known by set, gathered for each bag when it is first met. */
export class Bags {
  readonly #known: BagInfo[] = [];
  readonly #tree: WordTree;
  readonly #holders: ReadonlyMap<number, readonly number[]>;
  readonly #byAnchor: ReadonlyMap<number, readonly Candidate[]>;
  readonly #terms: ReadonlyMap<number, CompiledTerm>;
  readonly #names: ReadonlyMap<number, string>;
  readonly #needed: ReadonlySet<number>;

  constructor(
    tree: WordTree,
    holders: ReadonlyMap<number, readonly number[]>,
    byAnchor: ReadonlyMap<number, readonly Candidate[]>,
    terms: ReadonlyMap<number, CompiledTerm>,
    names: ReadonlyMap<number, string>,
  ) {
    this.#tree = tree;
    this.#holders = holders;
    const candidates = [...byAnchor.values()].flat();
    this.#needed = new Set(candidates.flatMap(({ others }) => others));
    this.#byAnchor = byAnchor;
    this.#terms = terms;
    this.#names = names;
  }

  /** What a word of the bag with the number `id` tells. */
  of(id: number): BagInfo {
    return (this.#known[id] ??= this.#gather(this.#tree.bags[id] ?? []));
  }

  #gather(sets: readonly number[]): BagInfo {
    const holders = new Set(sets.flatMap((set) => this.#holders.get(set) ?? []));
    const members = new Int32Array((Math.max(0, ...sets) + 32) >>> 5);
    for (const set of sets) members[set >>> 5] = (members[set >>> 5] ?? 0) | (1 << (set & 31));
    const lists = [...new Set([...holders].flatMap((set) => this.#names.get(set) ?? []))];
    return {
      holders: Int32Array.from(holders),
      needed: Int32Array.from([...holders].filter((set) => this.#needed.has(set))),
      members,
      looks: sets.flatMap((set) => this.#byAnchor.get(set) ?? []),
      terms: sets.flatMap((set) => this.#terms.get(set) ?? []),
      lists,
      halfKnown: lists.some((list) => conceptOf(list) === halfKnownList),
    };
  }
}
