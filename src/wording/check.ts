import type { Range } from '../markdown/text.ts';
import type { BagInfo, Candidate as Look, CompiledRule, WordingRules } from './compiledRules.ts';
import { jargonIn } from './jargon.ts';
import type { Found } from './pick.ts';
import { pick } from './pick.ts';
import type { Judgement, Verdict } from './judge.ts';
import type { WordingContext, WordingProblem, WordingSuggestion } from './model.ts';
import type { Directive, Unit } from './prose.ts';
import { readProse } from './prose.ts';
import type { Readable } from './readable.ts';
import { readableText } from './readable.ts';
import { rewritesFor, suggestionsFor } from './rewrite.ts';
import type { ExceptionScope } from './rule.ts';
import type { Match, Span } from './sentence.ts';
import { Sentence, sentencesOf } from './sentence.ts';
import type { HitsPart } from './wordTree.ts';
import { Hits } from './wordTree.ts';

/** What to look at, and how. */
export interface WordingOptions {
  readonly context: WordingContext;
  /** Ranges that are not read: the parties' own claims. A block that starts in one is left out. */
  readonly skip?: readonly Range[];
  /** Rule ids and kinds (`wording/…` or without) that are switched off. */
  readonly off?: ReadonlySet<string>;
  /** What earlier runs found, so that only changed paragraphs are read again; belongs to one document. */
  readonly cache?: WordingCache;
}

/** Findings of one unit. */
interface UnitResult {
  /** Where the unit started when they were found: their offsets are those of that text. */
  readonly start: number;
  readonly problems: readonly WordingProblem[];
  /** Terms that are explained here: from here on they need no explanation. */
  readonly explained: readonly string[];
  /** Term of each jargon problem, by its index. */
  readonly terms: readonly (string | null)[];
}

/** Keeps what was found in each paragraph, by its text. Forget it when the rules change. */
export interface WordingCache {
  units: ReadonlyMap<string, UnitResult>;
  /** What the document was read as. */
  context: WordingContext | null;
}

/** An empty cache for one document. */
export function newWordingCache(): WordingCache {
  return { units: new Map(), context: null };
}

/** A document full of the same finding helps nobody. */
const mostProblems = 1000;
const mostPerSentence = 20;

/** Checks the wording of a Markdown document. Findings come in the order of the text. */
export function checkWording(text: string, rules: WordingRules, options: WordingOptions): WordingProblem[] {
  const steps = wordingSteps(text, rules, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same in steps of one paragraph each, for who must not be held up: ask for the next until it is done. A run that is
 * given up leaves the cache as it was.
 */
export function* wordingSteps(
  text: string,
  rules: WordingRules,
  options: WordingOptions,
): Generator<void, WordingProblem[]> {
  const { context, skip = [], off, cache } = options;
  const prose = readProse(text, skip);
  const known = cache?.context === context ? cache.units : null;
  const seen = cache ? new Map<string, UnitResult>() : null;
  const problems: WordingProblem[] = [];
  const explained = new Set<string>();
  for (const unit of prose.units) {
    if (problems.length >= mostProblems) break;
    const start = unit.segments[0]?.start ?? 0;
    const key = seen ? keyOf(text, unit) : '';
    let result = seen?.get(key) ?? known?.get(key);
    if (!result) {
      yield;
      result = checkUnit(text, unit, rules, context);
    }
    seen?.set(key, result);
    for (const term of result.explained) explained.add(term);
    result.problems.forEach((problem, at) => {
      const term = result.terms[at] ?? null;
      if (problems.length >= mostProblems || (term !== null && explained.has(term))) return;
      problems.push(moved(problem, start - result.start));
    });
  }
  if (cache && seen) {
    cache.units = seen;
    cache.context = context;
  }
  return problems.filter(
    (problem) =>
      !(off && isNamed(problem, off)) &&
      !prose.ignored.some(
        ({ range, rules: names }) =>
          range.start <= problem.range.start &&
          problem.range.start < range.end &&
          (names.length === 0 || isNamed(problem, new Set(names))),
      ),
  );
}

/** Whether a problem's rule or kind is among `names`. */
function isNamed({ rule, kind }: WordingProblem, names: ReadonlySet<string>): boolean {
  return names.has(rule) || names.has(kind) || names.has(`wording/${kind}`);
}

/** The same text in the same lines reads the same wherever it stands. */
function keyOf(text: string, { segments }: Unit): string {
  const start = segments[0]?.start ?? 0;
  const raw = text.slice(start, segments.at(-1)?.end ?? start);
  if (segments.length === 1) return raw;
  return `${raw}\n${segments.map((segment) => `${segment.start - start}-${segment.end - start}`).join()}`;
}

function moved(problem: WordingProblem, by: number): WordingProblem {
  if (by === 0) return problem;
  const shift = ({ start, end }: Range): Range => ({ start: start + by, end: end + by });
  return {
    ...problem,
    range: shift(problem.range),
    suggestions: problem.suggestions.map((suggestion) => ({
      ...suggestion,
      edits: suggestion.edits.map(({ range, newText }) => ({ range: shift(range), newText })),
    })),
  };
}

interface Candidate {
  readonly problem: WordingProblem;
  readonly term: string | null;
  /** Whether the judge has a say in it. */
  readonly weighed: boolean;
  readonly start: number;
  readonly end: number;
}

function checkUnit(text: string, unit: Unit, rules: WordingRules, context: WordingContext): UnitResult {
  const readable = readableText(text, unit.segments);
  const sentences = new Sentences(rules, readable);
  const candidates: Candidate[] = [];
  const explained: string[] = [];
  // A page full of the same finding helps nobody, and a text made to hold us up must end.
  for (let index = 0; index < sentences.count && candidates.length < mostProblems; index++) {
    const { looks, hasTerms } = lookAt(rules, sentences.hitsOf(index), context);
    let found = looks.length > 0 ? ruleFindings(text, readable, looks, context, sentences, index) : [];
    const judgement = sentences.judgement(index, found);
    if (judgement) {
      const { stay, verdict } = judgement;
      if (found.length > 0)
        found = found.filter(({ weighed, problem }) => !weighed || stay.includes(problem.kind));
      if (verdict && found.length === 0)
        found.push(...judgedFindings(text, readable, rules, context, sentences, index, verdict));
    }
    const sentence = hasTerms ? sentences.at(index) : undefined;
    if (sentence) {
      const jargon = jargonIn(rules, readable, sentence, text);
      explained.push(...jargon.explained);
      // They are in their order, and most often alone.
      if (found.length === 0) {
        candidates.push(...jargon.found);
        continue;
      }
      found.push(...jargon.found);
    }
    if (found.length > 1) found.sort((a, b) => a.start - b.start);
    candidates.push(...found);
  }
  const start = unit.segments[0]?.start ?? 0;
  const { directives } = readable;
  const heard =
    directives.length === 0
      ? candidates
      : candidates.filter(({ problem }) => !isIgnored(text, directives, problem));
  const kept = heard.slice(0, mostProblems);
  return {
    start,
    problems: kept.map(({ problem }) => problem),
    explained,
    terms: kept.map(({ term }) => term),
  };
}

/** The words of one unit after the other; those of a sentence are a part of it. */
const room = new Hits();

/** The sentences of a unit; most are looked through for words only, and one is read closely when it is first asked for. */
class Sentences {
  readonly #rules: WordingRules;
  readonly #readable: Readable;
  readonly #spans: readonly Span[];
  readonly #hits: (HitsPart | undefined)[] = [];
  readonly #read: (Sentence | undefined)[] = [];

  /** Until the next are made. */
  constructor(rules: WordingRules, readable: Readable) {
    this.#rules = rules;
    this.#readable = readable;
    this.#spans = sentencesOf(readable.folded);
    room.count = 0;
  }

  get count(): number {
    return this.#spans.length;
  }

  /** The words of a sentence. */
  hitsOf(index: number): HitsPart {
    const known = this.#hits[index];
    if (known) return known;
    const from = room.count;
    const span = this.#spans[index];
    if (span) this.#rules.tree.find(this.#readable.folded, span.start, span.end, room);
    return (this.#hits[index] = room.since(from));
  }

  at(index: number): Sentence | undefined {
    const span = this.#spans[index];
    if (!span) return undefined;
    const { folded, written } = this.#readable;
    return (this.#read[index] ??= new Sentence(
      this.#rules,
      folded,
      written,
      span.start,
      span.end,
      this.hitsOf(index),
    ));
  }

  /** What a semicolon joins to a sentence: it is read by itself, but excuses what the others say. */
  joined(index: number): Sentence[] {
    const { folded } = this.#readable;
    const ends = (at: number): boolean => folded[(this.#spans[at]?.end ?? 0) - 1] === ';';
    return [...(ends(index - 1) ? [index - 1] : []), ...(ends(index) ? [index + 1] : [])].flatMap(
      (at) => this.at(at) ?? [],
    );
  }

  /** What the judge says of a sentence in which rules found something, or nothing. */
  judgement(index: number, found: readonly Candidate[]): Judgement | null {
    const { judge } = this.#rules;
    const span = this.#spans[index];
    if (!judge || !span) return null;
    const clauses = (): readonly Span[] => this.at(index)?.clauses() ?? [];
    const kinds = found.flatMap(({ weighed, problem }) => (weighed ? problem.kind : []));
    return judge.judge(
      this.#readable.folded,
      span,
      this.hitsOf(index),
      this.#rules,
      kinds.length > 1 ? [...new Set(kinds)] : kinds,
      clauses,
    );
  }
}

/** A comment in the text is about its own line. */
function isIgnored(text: string, directives: readonly Directive[], problem: WordingProblem): boolean {
  return directives.some(({ range, rules, kind }) => {
    if (kind !== 'here' || (rules.length > 0 && !isNamed(problem, new Set(rules)))) return false;
    const [from, to] =
      range.start < problem.range.start ? [range.end, problem.range.start] : [problem.range.end, range.start];
    return !/[\r\n]/.test(text.slice(from, to));
  });
}

function ruleFindings(
  text: string,
  readable: Readable,
  looks: readonly Look[],
  context: WordingContext,
  sentences: Sentences,
  index: number,
): Candidate[] {
  const sentence = sentences.at(index);
  if (!sentence || looks.length === 0) return [];
  const found: Found[] = [];
  for (const { rule, sequence } of looks) {
    if (!rule.rule.contexts.includes(context) || !fits(rule, sentence)) continue;
    for (const match of sentence.matchesOf(sequence).slice(0, mostPerSentence)) {
      if (!isExcepted(rule, match, sentences, index)) found.push({ rule, match, sequence });
    }
  }
  if (found.length === 0) return [];
  const madeOf = ({ rule: { rule }, match, sequence }: Found): readonly WordingSuggestion[] => {
    const lists = sequence.steps.map(({ list }) => list);
    return suggestionsFor(rewritesFor(rule, context), match, lists, sentence, readable, text);
  };
  return pick(found, sentence, mostProblems).map(({ best, others }) => {
    const { rule, weighed } = best.rule;
    return {
      term: null,
      weighed,
      start: best.match.start,
      end: best.match.end,
      problem: {
        kind: rule.kind,
        rule: rule.id,
        severity: rule.severity,
        range: rangeOf(readable, best.match.start, best.match.end),
        message: rule.message,
        why: rule.why,
        suggestions: distinct([best, ...others.slice(0, 5)].flatMap(madeOf)),
      },
    };
  });
}

/** What the judge says of a sentence in which no rule found anything, unless an exception of its rule excuses it. */
function judgedFindings(
  text: string,
  readable: Readable,
  { rules }: WordingRules,
  context: WordingContext,
  sentences: Sentences,
  index: number,
  { kind, start, end }: Verdict,
): Candidate[] {
  const sentence = sentences.at(index);
  const match = { start, end, steps: [] };
  const spoken = rules.find(
    (one) =>
      one.rule.judged &&
      one.rule.kind === kind &&
      one.rule.contexts.includes(context) &&
      sentence !== undefined &&
      fits(one, sentence),
  );
  if (!sentence || !spoken || isExcepted(spoken, match, sentences, index)) return [];
  const { rule } = spoken;
  return [
    {
      term: null,
      weighed: true,
      start,
      end,
      problem: {
        kind,
        rule: rule.id,
        severity: rule.severity,
        range: rangeOf(readable, start, end),
        message: rule.message,
        why: rule.why,
        suggestions: distinct(
          suggestionsFor(rewritesFor(rule, context), match, [], sentence, readable, text),
        ),
      },
    },
  ];
}

/** Each suggestion once, those that change least first. */
function distinct(all: readonly WordingSuggestion[]): WordingSuggestion[] {
  const width = ({ edits }: WordingSuggestion): number =>
    edits.reduce((sum, { range }) => sum + range.end - range.start, 0);
  const seen = new Set<string>();
  return [...all]
    .sort((a, b) => width(a) - width(b))
    .filter(({ text, edits }) => {
      const key = `${text} ${edits[0]?.range.start ?? 0}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** Room to work in for one set of rules. Marks are numbers of the last look, so that nothing has to be cleared. */
interface Marks {
  /** By number of a bag: the last look that met it. */
  readonly met: number[];
  /** By number of a set: the last look whose sentence has a word of it. */
  readonly present: Int32Array;
  /** By number of a candidate. */
  readonly seen: Int32Array;
  /** Of the words of the sentence those that a sequence is looked for by. */
  readonly told: BagInfo[];
  look: number;
}

const marksOf = new WeakMap<WordingRules, Marks>();

/** What the words of a sentence tell before it is read closely. */
interface FirstLook {
  /** The sequences all of whose words are there: most rules leave here, before anything of them is looked for. */
  readonly looks: readonly Look[];
  /** Whether a technical term is among the words, where such terms matter. */
  readonly hasTerms: boolean;
}

function lookAt(rules: WordingRules, hits: HitsPart, context: WordingContext): FirstLook {
  let marks = marksOf.get(rules);
  if (!marks) {
    marks = {
      met: [],
      present: new Int32Array(rules.sets.length),
      seen: new Int32Array(rules.candidates),
      told: [],
      look: 0,
    };
    marksOf.set(rules, marks);
  }
  const { met, present, seen, told } = marks;
  const now = ++marks.look;
  let count = 0;
  let hasTerms = false;
  for (let at = 0; at < hits.count; at++) {
    const bag = hits.bag(at);
    if (met[bag] === now) continue;
    met[bag] = now;
    const info = rules.bags.of(bag);
    for (const set of info.needed) present[set] = now;
    if (info.looks.length > 0) told[count++] = info;
    hasTerms ||= info.terms.length > 0;
  }
  const looks: Look[] = [];
  for (let at = 0; at < count; at++) {
    for (const look of told[at]?.looks ?? []) {
      if (seen[look.id] === now) continue;
      seen[look.id] = now;
      if (allPresent(look.others, present, now)) looks.push(look);
    }
  }
  return { looks, hasTerms: hasTerms && context === 'reply' };
}

function allPresent(sets: readonly number[], present: Int32Array, now: number): boolean {
  for (const set of sets) if (present[set] !== now) return false;
  return true;
}

function fits({ rule: { languages } }: CompiledRule, sentence: Sentence): boolean {
  if (languages.length === 2) return true;
  return languages[0] === 'zh-cn' ? sentence.isChinese : sentence.isLatin;
}

function isExcepted(
  { exceptions }: CompiledRule,
  match: Match,
  sentences: Sentences,
  index: number,
): boolean {
  const sentence = sentences.at(index);
  if (!sentence) return false;
  const hit = (scope: ExceptionScope, start: number, end: number): boolean =>
    exceptions[scope].some((sequence) =>
      sentence.matchesOf(sequence).some((other) => other.start < end && start < other.end),
    );
  return (
    hit('touching', match.start, match.end) ||
    hit('clause', sentence.clauseStart(match.start), sentence.clauseEnd(match.end)) ||
    hit('sentence', sentence.start, sentence.end) ||
    exceptions.sentence.some((sequence) =>
      sentences.joined(index).some((other) => other.matchesOf(sequence).length > 0),
    ) ||
    exceptions.nearby.some((sequence) =>
      [sentences.at(index - 1), sentence, sentences.at(index + 1)].some(
        (near) => near !== undefined && near.matchesOf(sequence).length > 0,
      ),
    )
  );
}

/** The place in the document of folded offsets. */
function rangeOf({ offsetOf }: Readable, start: number, end: number): Range {
  return { start: offsetOf(start), end: offsetOf(end - 1) + 1 };
}
