import { foldUnit } from './fold.ts';
import type { MistakeReason } from './mistake.ts';
import { reasonOf } from './mistake.ts';

/**
 * The small language of wording patterns. It has no repetition, so that matching is linear whatever a team writes:
 * words, `(a|b)`, `(a|b)?`, `x?`, `{list}`, gaps `…` `…{20}` (inside a clause) and `……{40}` (across commas), `word~` (any
 * ending), `^` and `$` (start and end of the sentence), `!word` among alternatives (a longer word that is something else),
 * and a backslash before a sign that is meant as it stands.
 */
export type PatternNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly name: string; readonly optional: boolean }
  | { readonly kind: 'group'; readonly choices: readonly Choice[]; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly most: number; readonly across: boolean }
  | { readonly kind: 'start' | 'end' };

/** One of several alternatives; `not` marks a word in which the others are not to be found. */
export interface Choice {
  readonly nodes: readonly PatternNode[];
  readonly not: boolean;
}

/** Why a pattern is refused, and at which unit of it. The sentence is for authors of rules, in English. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
  constructor(
    readonly reason: MistakeReason,
    readonly at: number,
  ) {
    super(reason.code);
  }
}

const longestPattern = 60_000;
const deepest = 6;
const widestGap = 60;
const gapInside = 14;
const gapAcross = 40;

/** Reads a pattern. Throws a PatternError for what is none. */
export function parsePattern(source: string): PatternNode[] {
  const [choice, ...others] = parseChoices(source);
  if (!choice || others.length > 0 || choice.not) throw new PatternError(reasonOf('group-alternatives'), 0);
  return [...choice.nodes];
}

/** Reads a list: alternatives with `|` between them. Throws a PatternError for what is none. */
export function parseChoices(source: string): readonly Choice[] {
  if (source.length > longestPattern)
    throw new PatternError(reasonOf('too-long', longestPattern), longestPattern);
  const reader = new Reader(source);
  const choices = reader.choices(0);
  if (reader.at < source.length) throw new PatternError(reasonOf('extra-parenthesis'), reader.at);
  return choices;
}

class Reader {
  at = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  choices(depth: number): Choice[] {
    if (depth > deepest) throw new PatternError(reasonOf('too-deep', deepest), this.at);
    const choices: Choice[] = [];
    for (;;) {
      // Blanks around an alternative are layout in a list, and part of it inside parentheses: `no( more)? errors`.
      if (depth === 0) this.#skipBlanks();
      const not = this.#source[this.at] === '!';
      if (not) this.at++;
      const start = this.at;
      const nodes = this.#sequence(depth);
      if (nodes.length === 0) throw new PatternError(reasonOf('empty-alternative'), start);
      choices.push({ nodes, not });
      if (this.#source[this.at] !== '|') return choices;
      this.at++;
    }
  }

  #skipBlanks(): void {
    while (/\s/.test(this.#source[this.at] ?? '')) this.at++;
  }

  #sequence(depth: number): PatternNode[] {
    const nodes: PatternNode[] = [];
    let text = '';
    const flush = (): void => {
      if (text !== '') nodes.push({ kind: 'text', text });
      text = '';
    };
    for (; this.at < this.#source.length;) {
      const char = this.#source[this.at] ?? '';
      if (char === '|' || char === ')') break;
      if (char === '(') {
        flush();
        nodes.push(this.#group(depth));
      } else if (char === '{') {
        flush();
        nodes.push(this.#list());
      } else if (char === '…') {
        flush();
        nodes.push(this.#gap(depth));
      } else if (char === '^' || char === '$') {
        if (depth > 0) throw new PatternError(reasonOf('end-in-parentheses', char), this.at);
        flush();
        nodes.push({ kind: char === '^' ? 'start' : 'end' });
        this.at++;
      } else if (char === '?' && text !== '') {
        // As in `colou?r`: the character before it may be left out.
        const last = text.slice(-1);
        text = text.slice(0, -1);
        flush();
        nodes.push({
          kind: 'group',
          choices: [{ nodes: [{ kind: 'text', text: last }], not: false }],
          optional: true,
        });
        this.at++;
      } else text += this.#unit(char);
    }
    if (depth === 0) text = text.trimEnd();
    flush();
    return nodes;
  }

  /** One unit of a word, folded as texts are. */
  #unit(char: string): string {
    if ('*+[]}?'.includes(char)) {
      throw new PatternError(reasonOf('no-regular-expression', char, this.at + 1), this.at);
    }
    this.at++;
    if (char === '\\') {
      const sign = this.#source[this.at] ?? '';
      if (!/[^\p{L}\p{N}\s]/u.test(sign))
        throw new PatternError(reasonOf('escaped-letter', sign), this.at - 1);
      this.at++;
      return String.fromCharCode(foldUnit(sign.charCodeAt(0)));
    }
    if (/\s/.test(char)) {
      this.#skipBlanks();
      return ' ';
    }
    // The one sign of the language that stays in the text until words are made of it.
    return char === '~' ? '~' : String.fromCharCode(foldUnit(char.charCodeAt(0)));
  }

  #group(depth: number): PatternNode {
    const start = this.at++;
    const choices = this.choices(depth + 1);
    if (this.#source[this.at] !== ')') throw new PatternError(reasonOf('open-parenthesis'), start);
    this.at++;
    return { kind: 'group', choices, optional: this.#optional() };
  }

  #optional(): boolean {
    const optional = this.#source[this.at] === '?';
    if (optional) this.at++;
    return optional;
  }

  #list(): PatternNode {
    const found = /^\{([a-z][a-z0-9-]{0,40})\}/.exec(this.#source.slice(this.at, this.at + 44));
    if (!found?.[1]) throw new PatternError(reasonOf('no-list-name'), this.at);
    this.at += found[0].length;
    return { kind: 'list', name: found[1], optional: this.#optional() };
  }

  #gap(depth: number): PatternNode {
    if (depth > 0) throw new PatternError(reasonOf('gap-in-parentheses'), this.at);
    const found = /^(…{1,2})(?:\{(\d{1,3})\})?/.exec(this.#source.slice(this.at, this.at + 8));
    const across = found?.[1] === '……';
    const most = found?.[2] === undefined ? (across ? gapAcross : gapInside) : Number(found[2]);
    if (most > widestGap) throw new PatternError(reasonOf('wide-gap', widestGap), this.at);
    this.at += found?.[0].length ?? 1;
    return { kind: 'gap', most, across };
  }
}
