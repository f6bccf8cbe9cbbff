import { isWordUnit } from './fold.ts';
import type { StoredJudge } from './judge.ts';
import { conceptOf, Judge } from './judge.ts';
import type {
  Candidate,
  CompiledRule,
  CompiledTerm,
  Sequence,
  SpecialName,
  Step,
  WordingRules,
  WordSet,
} from './compiledRules.ts';
import { Bags, halfKnownList, specialNames } from './compiledRules.ts';
import { reasonOf } from './mistake.ts';
import type { Choice, PatternNode } from './pattern.ts';
import { parseChoices, parsePattern, PatternError } from './pattern.ts';
import type { ExceptionScope, PlainWord, Rule, RuleFile, RuleMistake, Sourced } from './rule.ts';
import { WordTree } from './wordTree.ts';

/** Rules ready for use, and what of their files is left out. */
export interface CompiledRules {
  readonly rules: WordingRules;
  readonly mistakes: RuleMistake[];
}

const mostWords = 4000;
/** From here on a pattern is cut into steps rather than multiplied out. */
const manyWords = 60;
const mostVariants = 32;
const mostSteps = 8;

/**
 * Makes rules ready for use, with a judge for what they do not find. A rule or list that cannot be read is left out and reported with file and line. A later file
 * sees the lists of those before it, and replaces their rules and terms of the same name.
 */
export function compileRules(files: readonly RuleFile[], judge: StoredJudge | null = null): CompiledRules {
  const steps = compileSteps(files, judge);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of one rule each, for who must not be held up: ask for the next until it is done. */
export function compileSteps(
  files: readonly RuleFile[],
  judge: StoredJudge | null = null,
): Generator<void, CompiledRules> {
  return new Compiler().compile(files, judge);
}

/** What alternatives come down to: words of their own, and the lists they name. */
interface Words {
  readonly words: ReadonlySet<string>;
  readonly not: ReadonlySet<string>;
  readonly specials: ReadonlySet<SpecialName>;
  readonly includes: ReadonlySet<number>;
}

const none: ReadonlySet<never> = new Set();

class Compiler {
  readonly #tree = new WordTree();
  readonly #sets: WordSet[] = [];
  readonly #sizes: number[] = [];
  /** How often words of a set turn up in common text, roughly. */
  readonly #weights: number[] = [];
  readonly #setByKey = new Map<string, number>();
  readonly #mistakes: RuleMistake[] = [];
  /** The lists that the file being read can name. */
  #lists: ReadonlyMap<string, Sourced> = new Map();
  readonly #expanded = new Map<string, Words>();
  readonly #refs = new Map<string, number>();
  /** Names of lists by set. */
  readonly #names = new Map<number, string>();
  readonly #open: string[] = [];

  /** Files whose rules the judge knows. */
  #weighed: ReadonlySet<string> = new Set();

  *compile(files: readonly RuleFile[], judge: StoredJudge | null): Generator<void, CompiledRules> {
    this.#weighed = new Set(judge?.files);
    const rules = new Map<string, CompiledRule>();
    const terms = new Map<string, PlainWord>();
    const all = new Map<string, Sourced>();
    const added = this.#additions(files);
    for (const file of files) {
      // A list of the same name replaces an earlier one for the rules of its own file and of later ones.
      const replaces = [...file.lists.keys()].some((name) => all.has(name));
      for (const [name, list] of file.lists) {
        all.set(name, { ...list, text: [list.text, ...(added.get(name) ?? [])].join(' | ') });
      }
      this.#lists = all;
      if (replaces) {
        this.#expanded.clear();
        this.#refs.clear();
      }
      for (const [name, list] of file.lists)
        // No pattern names the terms that readers half know.
        this.#try(file.file, list.line, () =>
          conceptOf(name) === halfKnownList ? this.#listSet(name) : this.#list(name),
        );
      for (const rule of file.rules) {
        yield;
        const compiled = this.#rule(file.file, rule);
        if (compiled) rules.set(rule.id, compiled);
      }
      for (const word of file.words) terms.set(word.term.text.toLowerCase(), word);
    }
    const compiledTerms = new Map<number, CompiledTerm>();
    for (const file of files) {
      for (const word of file.words) {
        if (terms.get(word.term.text.toLowerCase()) !== word) continue;
        const term = this.#try(file.file, word.term.line, () => this.#term(word));
        if (term && term.plain.length > 0) compiledTerms.set(term.set, term);
      }
    }
    const list = [...rules.values()];
    return {
      rules: {
        tree: this.#tree,
        sets: this.#sets,
        rules: list,
        judge: judge && new Judge(judge),
        ...this.#anchors(list, compiledTerms),
      },
      mistakes: this.#mistakes,
    };
  }

  /** What files add to the lists of others, as far as it can be read. */
  #additions(files: readonly RuleFile[]): Map<string, string[]> {
    const added = new Map<string, string[]>();
    for (const { file, extend } of files) {
      for (const [name, { text, line }] of extend) {
        if (this.#try(file, line, () => parseChoices(text)))
          added.set(name, [...(added.get(name) ?? []), text]);
      }
    }
    return added;
  }

  #try<T>(file: string, line: number, make: () => T): T | null {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      this.#open.length = 0;
      this.#mistakes.push({ file, line, reason: error.reason });
      return null;
    }
  }

  #rule(file: string, rule: Rule): CompiledRule | null {
    const sequences: Sequence[] = [];
    const exceptions: Record<ExceptionScope, Sequence[]> = {
      touching: [],
      clause: [],
      sentence: [],
      nearby: [],
    };
    const add = (to: Sequence[], { text, line }: Sourced, needsWord: boolean): boolean => {
      const made = this.#try(file, line, () => this.#sequences(text, needsWord));
      if (made) to.push(...made);
      return made !== null;
    };
    for (const pattern of rule.patterns) add(sequences, pattern, true);
    // Without one of its exceptions a rule would find too much.
    const sound = rule.exceptions.map(({ scope, pattern }) => add(exceptions[scope], pattern, false));
    return (sequences.length > 0 || rule.judged) && !sound.includes(false)
      ? { rule, weighed: this.#weighed.has(file), sequences, exceptions }
      : null;
  }

  #term(word: PlainWord): CompiledTerm {
    const words = this.#choices(parseChoices(word.term.text));
    if (words.specials.size + words.includes.size > 0) throw new PatternError(reasonOf('term-is-list'), 0);
    const language = word.plain.some((text) => /\p{Script=Han}/u.test(text)) ? 'zh-cn' : 'en';
    const set = this.#addSet(words);
    return { set, key: word.term.text.toLowerCase(), plain: word.plain, language };
  }

  /** Each pattern with its optional parts in and out. */
  #sequences(source: string, needsWord: boolean): Sequence[] {
    const nodes = parsePattern(source);
    let variants: PatternNode[][] = [[]];
    for (const node of nodes) {
      const out = (node.kind === 'list' || node.kind === 'group') && node.optional;
      const standsAlone = node.kind === 'list' || this.#hasList(node) || !this.#touchesText(nodes, node);
      variants = variants.flatMap((variant) =>
        out && standsAlone ? [[...variant, node], variant] : [[...variant, node]],
      );
      if (variants.length > mostVariants) throw new PatternError(reasonOf('many-optional'), 0);
    }
    return variants.map((variant) => this.#sequence(variant, needsWord));
  }

  #sequence(nodes: readonly PatternNode[], needsWord: boolean): Sequence {
    const steps: Step[] = [];
    let gap = 0;
    let across = false;
    let run: PatternNode[] = [];
    const push = (set: number, list: string | null): void => {
      steps.push({ set, gap: steps.length === 0 ? 0 : gap, across, list });
      gap = 0;
      across = false;
    };
    const flush = (): void => {
      const parts = run;
      run = [];
      // A blank between two lists is layout: words in a row may have one between them anyway.
      if (parts.every((part) => part.kind === 'text' && part.text.trim() === '')) return;
      for (const piece of this.#pieces(parts))
        push(this.#addSet({ words: this.#words(piece), not: none, specials: none, includes: none }), null);
    };
    nodes.forEach((node, at) => {
      if (node.kind === 'text' || (node.kind === 'group' && !this.#hasList(node))) run.push(node);
      else {
        flush();
        if (node.kind === 'list') push(this.#listSet(node.name), node.name);
        else if (node.kind === 'group') {
          const words = this.#choices(node.choices);
          push(this.#addSet(words), null);
        } else if (node.kind === 'gap') {
          // An optional part between two gaps may be out.
          gap = Math.max(gap, node.most);
          across ||= node.across;
        } else if (at !== (node.kind === 'start' ? 0 : nodes.length - 1)) {
          throw new PatternError(reasonOf('end-in-middle'), 0);
        }
      }
    });
    flush();
    if (steps.length === 0) throw new PatternError(reasonOf('no-words'), 0);
    if (steps.length > mostSteps) throw new PatternError(reasonOf('many-parts', mostSteps), 0);
    if (needsWord && !steps.some(({ set }) => this.#isPlain(set)))
      throw new PatternError(reasonOf('only-special'), 0);
    const needs = [...new Set(steps.map(({ set }) => set))].filter((set) => this.#isPlain(set));
    return { steps, fromStart: nodes[0]?.kind === 'start', toEnd: nodes.at(-1)?.kind === 'end', needs };
  }

  #weight(set: number): number {
    return (this.#sets[set]?.includes ?? []).reduce(
      (sum, each) => sum + this.#weight(each),
      this.#weights[set] ?? 0,
    );
  }

  /** An optional group right beside text is part of a word; elsewhere it is a part of its own. */
  #touchesText(nodes: readonly PatternNode[], node: PatternNode): boolean {
    const at = nodes.indexOf(node);
    return [nodes[at - 1], nodes[at + 1]].some(
      (near) =>
        (near?.kind === 'text' && near.text.trim() !== '') ||
        (near?.kind === 'group' && !near.optional && !this.#hasList(near)),
    );
  }

  /** Whether a set is words only, so that it can tell where a sequence is worth a look. */
  #isPlain(set: number): boolean {
    const { specials = [], includes = [] } = this.#sets[set] ?? {};
    return (
      (this.#sizes[set] ?? 0) > 0 && specials.length === 0 && includes.every((each) => this.#isPlain(each))
    );
  }

  /** A group with lists or “!” words in it is a part of its own: it cannot be multiplied with the words beside it. */
  #hasList(node: PatternNode): boolean {
    return (
      node.kind === 'group' &&
      node.choices.some(
        ({ nodes, not }) => not || nodes.some((part) => part.kind === 'list' || this.#hasList(part)),
      )
    );
  }

  /** Alternatives; a list that is one of them is named, not copied. */
  #choices(choices: readonly Choice[]): Words {
    const words = new Set<string>();
    const not = new Set<string>();
    const specials = new Set<SpecialName>();
    const includes = new Set<number>();
    for (const { nodes, not: isNot } of choices) {
      const [only] = nodes;
      if (nodes.length === 1 && only?.kind === 'list' && !isNot) {
        const special = specialNames.find((name) => name === only.name);
        if (special) specials.add(special);
        else includes.add(this.#listSet(only.name));
        continue;
      }
      for (const word of this.#words(nodes)) (isNot ? not : words).add(word);
      if (words.size > mostWords) throw new PatternError(reasonOf('many-words', mostWords), 0);
    }
    return { words, not, specials, includes };
  }

  /**
   * Cuts parts in a row where multiplying them out would give many words and a cut changes nothing: between Chinese
   * characters or at a blank, with something that must be there on both sides.
   */
  #pieces(parts: readonly PatternNode[]): PatternNode[][] {
    const pieces: PatternNode[][] = [];
    let piece: PatternNode[] = [];
    let count = 1;
    const needed = (list: readonly PatternNode[]): boolean =>
      list.some((part) =>
        part.kind === 'text' ? part.text.trim() !== '' : part.kind === 'group' && !part.optional,
      );
    parts.forEach((part, at) => {
      const texts = this.#texts([part]);
      if (count * texts.length > manyWords && needed(piece) && needed(parts.slice(at))) {
        const before = this.#texts(piece.slice(-1)).every((text) =>
          isLoose(text.charCodeAt(text.length - 1)),
        );
        const required = part.kind === 'text' || (part.kind === 'group' && !part.optional);
        const after = texts.every((text) => text === '' || isLoose(text.charCodeAt(0)));
        const lastRequired = piece.at(-1)?.kind === 'text' || needed(piece.slice(-1));
        if ((before && lastRequired) || (after && required)) {
          pieces.push(piece);
          piece = [];
          count = 1;
        }
      }
      piece.push(part);
      count *= texts.length;
    });
    pieces.push(piece);
    return pieces;
  }

  /** All words that parts in a row can be. */
  #words(nodes: readonly PatternNode[]): ReadonlySet<string> {
    const words = new Set(this.#texts(nodes).map((text) => text.trim()));
    words.delete('');
    if (words.size === 0) throw new PatternError(reasonOf('no-words'), 0);
    return words;
  }

  /** The same with the blanks at their edges. */
  #texts(nodes: readonly PatternNode[]): readonly string[] {
    let texts = [''];
    for (const node of nodes) {
      let choices: string[];
      if (node.kind === 'text') choices = [node.text];
      else if (node.kind === 'group') {
        if (node.choices.some(({ not }) => not)) throw new PatternError(reasonOf('not-inside-word'), 0);
        choices = node.choices.flatMap(({ nodes: parts }) => [...this.#texts(parts)]);
        if (node.optional) choices.push('');
      } else if (node.kind === 'list') {
        const { words, specials, includes } = this.#list(node.name);
        if (specials.size + includes.size > 0)
          throw new PatternError(reasonOf('list-of-lists', `{${node.name}}`), 0);
        choices = node.optional ? [...words, ''] : [...words];
      } else throw new PatternError(reasonOf('gap-or-end-in-parentheses'), 0);
      if (texts.length * choices.length > mostWords)
        throw new PatternError(reasonOf('many-words', mostWords), 0);
      if (choices.length === 1 && texts.length === 1) texts = [join(texts[0] ?? '', choices[0] ?? '')];
      else texts = texts.flatMap((before) => choices.map((choice) => join(before, choice)));
    }
    return texts;
  }

  #list(name: string): Words {
    const known = this.#expanded.get(name);
    if (known) return known;
    const list = this.#lists.get(name);
    if (!list) throw new PatternError(reasonOf('unknown-list', `{${name}}`), 0);
    if (this.#open.includes(name)) throw new PatternError(reasonOf('circular-list', `{${name}}`), 0);
    this.#open.push(name);
    const words = this.#choices(parseChoices(list.text));
    this.#open.pop();
    this.#expanded.set(name, words);
    return words;
  }

  #listSet(name: string): number {
    const known = this.#refs.get(name);
    if (known !== undefined) return known;
    const special = specialNames.find((each) => each === name);
    const set = this.#addSet(
      special ? { words: none, not: none, specials: new Set([special]), includes: none } : this.#list(name),
    );
    this.#refs.set(name, set);
    if (!special) this.#names.set(set, name);
    return set;
  }

  #addSet({ words, not, specials, includes }: Words): number {
    const key = `${[...words].join('|')}!${[...not].join('|')}!${[...specials].join()}!${[...includes].join()}`;
    const known = this.#setByKey.get(key);
    if (known !== undefined) return known;
    const blockers =
      not.size === 0 ? -1 : this.#addSet({ words: not, not: none, specials: none, includes: none });
    const set = this.#sets.length;
    const size = [...includes].reduce((sum, each) => sum + (this.#sizes[each] ?? 0), words.size);
    this.#sets.push({ specials: [...specials], includes: [...includes], not: blockers });
    this.#sizes.push(size);
    this.#setByKey.set(key, set);
    let weight = 0;
    for (const word of words) {
      this.#tree.add(word, set);
      weight += commonness(word);
    }
    this.#weights.push(weight);
    return set;
  }

  #withIncluded(set: number): number[] {
    return [set, ...(this.#sets[set]?.includes ?? []).flatMap((each) => this.#withIncluded(each))];
  }

  /** A sequence is looked for only where its rarest set was seen: the one with the fewest words stands for that. */
  #anchors(
    rules: readonly CompiledRule[],
    terms: ReadonlyMap<number, CompiledTerm>,
  ): Pick<WordingRules, 'candidates' | 'bags'> {
    const byAnchor = new Map<number, Candidate[]>();
    let candidates = 0;
    for (const rule of rules) {
      for (const sequence of rule.sequences) {
        const [best, ...others] = [...sequence.needs].sort((a, b) => this.#weight(a) - this.#weight(b));
        if (best === undefined) continue;
        const candidate = { rule, sequence, others, id: candidates++ };
        for (const set of this.#withIncluded(best)) {
          const list = byAnchor.get(set) ?? [];
          list.push(candidate);
          byAnchor.set(set, list);
        }
      }
    }
    const holders = new Map<number, number[]>();
    this.#sets.forEach((_, set) => {
      for (const member of new Set(this.#withIncluded(set))) {
        const list = holders.get(member) ?? [];
        list.push(set);
        holders.set(member, list);
      }
    });
    return { candidates, bags: new Bags(this.#tree, holders, byAnchor, terms, this.#names) };
  }
}

/** How often a word turns up, guessed from its length: 的 and “is” are everywhere. */
function commonness(word: string): number {
  const short = isWordUnit(word.charCodeAt(0)) ? word.length / 3 : word.length;
  return short <= 1 ? 60 : short <= 2 ? 4 : 1;
}

/** Where a word may end or start without a boundary: a blank or no Latin letter. */
function isLoose(unit: number): boolean {
  return !isWordUnit(unit);
}

function join(before: string, after: string): string {
  return before.endsWith(' ') && after.startsWith(' ') ? before + after.slice(1) : before + after;
}
