import type { Sequence, SpecialName, WordingRules } from './compiledRules.ts';
import { isHan } from './fold.ts';
import { findSpecial } from './special.ts';
import type { HitsPart } from './wordTree.ts';

/** A word or place found: folded offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A sequence found: from its first to its last word, with the place of each step. */
export interface Match extends Span {
  readonly steps: readonly Span[];
}

const noMatches: readonly Match[] = [];

interface Partial extends Span {
  readonly from: number;
  readonly before: Partial | null;
}

/** Sentences without an end are cut here, so that work on one is bounded whatever the text is. */
const longestSentence = 400;

/** Sentences of folded text: ends are `。！？；` and line ends, and a full stop that ends no abbreviation or number. */
export function sentencesOf(folded: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  for (let at = 0; at < folded.length; at++) {
    const unit = folded.charCodeAt(at);
    const full = at - start >= longestSentence && unit === 0x20;
    if (!full && at - start < longestSentence * 2 && !isEnd(folded, at, unit, start)) continue;
    // Several marks in a row (“？！”, "...") end one sentence.
    while (at + 1 < folded.length && isMark(folded.charCodeAt(at + 1))) at++;
    sentences.push({ start, end: at + 1 });
    start = at + 1;
  }
  if (start < folded.length) sentences.push({ start, end: folded.length });
  return sentences;
}

function isMark(unit: number): boolean {
  return unit === 0x3002 || unit === 0x21 || unit === 0x3f || unit === 0x3b || unit === 0x2e;
}

const abbreviations = ['i.e', 'e.g', 'etc', 'dr', 'mr', 'mrs', 'ms', 'no', 'vs', 'cf', 'st', 'jan', 'feb'];

function isEnd(text: string, at: number, unit: number, start: number): boolean {
  if (unit !== 0x2e) return isMark(unit);
  const next = text.charCodeAt(at + 1);
  if (at + 1 < text.length && next !== 0x20 && !isHan(next)) return false;
  const before = text.slice(Math.max(start, at - 4), at);
  const word = /[a-z.]+$/.exec(before)?.[0] ?? '';
  return at + 1 === text.length || !abbreviations.includes(word);
}

/** Everything known about one sentence while its rules are tried; words are looked up once. */
export class Sentence {
  readonly #rules: WordingRules;
  readonly #folded: string;
  readonly #written: string;
  #spans: Map<number, readonly Span[]> | null = null;
  #specials: Map<SpecialName, Span[]> | null = null;
  #matches: Map<Sequence, readonly Match[]> | null = null;
  /** One bit for each set with a word in the sentence. */
  #present: Int32Array | null = null;
  #breaks: number[] | null = null;

  /** `written` is the same text before case and width were folded, unit for unit; `hits` is every word in it. */
  constructor(
    rules: WordingRules,
    folded: string,
    written: string,
    readonly start: number,
    readonly end: number,
    readonly hits: HitsPart,
  ) {
    this.#rules = rules;
    this.#folded = folded;
    this.#written = written;
  }

  #found(set: number): Span[] {
    const { hits } = this;
    const found: Span[] = [];
    if (!this.#isPresent(set)) return found;
    for (let at = 0; at < hits.count; at++)
      if (this.#isOf(set, at)) found.push({ start: hits.start(at), end: hits.end(at) });
    return found;
  }

  /** Whether the word with the number `hit` is itself in a set. */
  #isOf(set: number, hit: number): boolean {
    const { members } = this.#rules.bags.of(this.hits.bag(hit));
    return ((members[set >>> 5] ?? 0) & (1 << (set & 31))) !== 0;
  }

  /** Whether a word of a set covers the text from `start` to `end`; of no set (-1) none does. */
  isInside(set: number, start: number, end: number): boolean {
    if (set < 0) return false;
    const { hits } = this;
    // Hits come by their start.
    for (let at = 0; at < hits.count && hits.start(at) <= start; at++)
      if (hits.end(at) >= end && this.#isOf(set, at)) return true;
    return false;
  }

  /** Where members of a set stand, by their start. */
  spansOf(set: number): readonly Span[] {
    const known = this.#spans?.get(set);
    if (known) return known;
    const { specials = [], includes = [], not = -1 } = this.#rules.sets[set] ?? {};
    let spans = this.#found(set);
    for (const each of includes) spans = spans.concat(this.spansOf(each));
    if (not >= 0 && spans.length > 0)
      spans = spans.filter(({ start, end }) => !this.isInside(not, start, end));
    if (specials.length > 0) spans = [...spans, ...specials.flatMap((name) => this.#specialSpans(name))];
    if (specials.length + includes.length > 0 && spans.length > 1)
      spans.sort((a, b) => a.start - b.start || a.end - b.end);
    (this.#spans ??= new Map()).set(set, spans);
    return spans;
  }

  #specialSpans(name: SpecialName): Span[] {
    let spans = this.#specials?.get(name);
    if (!spans) {
      spans = findSpecial(name, this.#folded, this.#written, this.start, this.end);
      (this.#specials ??= new Map()).set(name, spans);
    }
    return spans;
  }

  /** Places of a sequence, each with the nearest words that make it up; time is linear in the words seen. */
  matchesOf(sequence: Sequence): readonly Match[] {
    // Most exceptions leave here.
    for (const set of sequence.needs) if (!this.#isPresent(set)) return noMatches;
    const known = this.#matches?.get(sequence);
    if (known) return known;
    const found = this.#match(sequence);
    (this.#matches ??= new Map()).set(sequence, found);
    return found;
  }

  /** Whether a word of a set, or of one that it includes, is in the sentence. */
  #isPresent(set: number): boolean {
    const present = this.#present ?? this.#presentSets();
    return (((present[set >>> 5] ?? 0) >>> (set & 31)) & 1) === 1;
  }

  #presentSets(): Int32Array {
    const present = new Int32Array((this.#rules.sets.length + 31) >>> 5);
    for (let at = 0; at < this.hits.count; at++) {
      for (const set of this.#rules.bags.of(this.hits.bag(at)).holders)
        present[set >>> 5] = (present[set >>> 5] ?? 0) | (1 << (set & 31));
    }
    this.#present = present;
    return present;
  }

  #match({ steps, fromStart, toEnd }: Sequence): Match[] {
    if (steps.some(({ set }) => this.spansOf(set).length === 0)) return [];
    let partial: Partial[] = [];
    for (const [index, { set, gap, across }] of steps.entries()) {
      const spans = this.spansOf(set);
      const next: Partial[] = [];
      let at = 0;
      for (const span of spans) {
        if (index === 0) {
          if (!fromStart || this.#opens(span.start))
            next.push({ start: span.start, end: span.end, from: span.start, before: null });
          continue;
        }
        // The nearest end before this word: whatever keeps it away keeps the farther ones away too.
        while (at < partial.length && (partial[at]?.end ?? 0) <= span.start) at++;
        const before = partial[at - 1];
        if (before && this.#reaches(before.end, span.start, gap, across))
          next.push({ start: span.start, end: span.end, from: before.from, before });
      }
      if (next.length > 1) next.sort((a, b) => a.end - b.end || a.from - b.from);
      partial = next;
      if (partial.length === 0) return [];
    }
    return partial
      .filter(({ end }) => !toEnd || this.#closes(end))
      .map((last) => {
        const spans: Span[] = [];
        for (let one: Partial | null = last; one; one = one.before)
          spans.unshift({ start: one.start, end: one.end });
        return { start: last.from, end: last.end, steps: spans };
      });
  }

  #reaches(from: number, to: number, gap: number, across: boolean): boolean {
    const distance = to - from;
    if (distance === 0) return true;
    if (distance > gap) return distance === 1 && this.#folded.charCodeAt(from) === 0x20;
    return across || this.clauseEnd(from) >= to;
  }

  #opens(at: number): boolean {
    return /^[^\p{L}\p{N}\uFFFC]*$/u.test(this.#folded.slice(this.start, Math.min(at, this.start + 20)));
  }

  #closes(at: number): boolean {
    return /^[^\p{L}\p{N}\uFFFC]*$/u.test(this.#folded.slice(at, Math.min(this.end, at + 20)));
  }

  /** Where the clause that holds `at` starts. */
  clauseStart(at: number): number {
    let start = this.start;
    for (const mark of this.#clauseBreaks()) {
      if (mark >= at) break;
      start = mark + 1;
    }
    return start;
  }

  /** Where the clause that holds `at` ends. */
  clauseEnd(at: number): number {
    const breaks = this.#clauseBreaks();
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return breaks[low] ?? this.end;
  }

  /** Its clauses, without the marks and blanks around them. */
  clauses(): Span[] {
    const edges = [this.start - 1, ...this.#clauseBreaks(), this.end];
    return edges.slice(1).flatMap((to, at) => {
      let start = (edges[at] ?? 0) + 1;
      let end = to;
      while (start < end && isAround(this.#folded.charCodeAt(start))) start++;
      while (end > start && isAround(this.#folded.charCodeAt(end - 1))) end--;
      return start < end ? [{ start, end }] : [];
    });
  }

  #clauseBreaks(): readonly number[] {
    if (this.#breaks) return this.#breaks;
    const breaks: number[] = [];
    for (let at = this.start; at < this.end; at++) {
      const unit = this.#folded.charCodeAt(at);
      // , : ( ) — … and the marks that end sentences
      if (
        unit === 0x2c ||
        unit === 0x3a ||
        unit === 0x28 ||
        unit === 0x29 ||
        unit === 0x2014 ||
        unit === 0x2026
      ) {
        // 14:20 and 1,000 are no breaks.
        const digit = (near: number): boolean => near >= 0x30 && near <= 0x39;
        if (digit(this.#folded.charCodeAt(at - 1)) && digit(this.#folded.charCodeAt(at + 1))) continue;
        breaks.push(at);
      } else if (isMark(unit) && unit !== 0x2e) breaks.push(at);
    }
    this.#breaks = breaks;
    return breaks;
  }

  /** Whether the sentence holds Chinese: the first characters tell, where it does. */
  get isChinese(): boolean {
    for (let at = this.start; at < this.end; at++) if (isHan(this.#folded.charCodeAt(at))) return true;
    return false;
  }

  /** Whether it holds at least two Latin words. */
  get isLatin(): boolean {
    let words = 0;
    let inside = false;
    for (let at = this.start; at < this.end; at++) {
      const unit = this.#folded.charCodeAt(at);
      const letter = unit >= 0x61 && unit <= 0x7a;
      if (letter && !inside && ++words > 1) return true;
      inside = letter;
    }
    return false;
  }
}

/** Blanks, and marks that are no words. */
function isAround(unit: number): boolean {
  return unit === 0x20 || unit === 0x2c || unit === 0x3001 || unit === 0xfffc || isMark(unit);
}
