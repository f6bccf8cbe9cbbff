import type { MistakeReason } from './mistake.ts';
import type { Bilingual, WordingContext, WordingKind, WordingLanguage } from './model.ts';

/** How far from the words of a finding an exception is looked for. */
export const exceptionScopes = ['touching', 'clause', 'sentence', 'nearby'] as const;
export type ExceptionScope = (typeof exceptionScopes)[number];

/** What a rewrite replaces: the words found, their clause or sentence, or the part of a pattern that a list matched. */
export interface Rewrite {
  readonly at: string;
  /** The new text; `{list}` stands for what the list of this name matched. */
  readonly text: string;
  readonly safe: boolean;
  /** Where it is offered: what is said to a customer is no sentence of a retrospective. */
  readonly contexts: readonly WordingContext[];
}

/** A rule as somebody wrote it, its patterns not yet read. */
export interface Rule {
  readonly id: string;
  readonly kind: WordingKind;
  readonly severity: 'error' | 'warning';
  readonly contexts: readonly WordingContext[];
  /** Only sentences in one of these languages are looked at. */
  readonly languages: readonly WordingLanguage[];
  readonly patterns: readonly Sourced[];
  /** True where it speaks for the judge of whole sentences, which has no patterns. */
  readonly judged: boolean;
  readonly exceptions: readonly { readonly scope: ExceptionScope; readonly pattern: Sourced }[];
  readonly message: Bilingual;
  readonly why: Bilingual;
  readonly rewrites: readonly Rewrite[];
}

/** A pattern or list as written, and its line in the file, from 1. */
export interface Sourced {
  readonly text: string;
  readonly line: number;
}

/** A technical term with what a business reader would say instead. */
export interface PlainWord {
  readonly term: Sourced;
  readonly plain: readonly string[];
}

/** What one file of rules holds. */
export interface RuleFile {
  readonly file: string;
  readonly lists: ReadonlyMap<string, Sourced>;
  /** Words added to lists of other files. */
  readonly extend: ReadonlyMap<string, Sourced>;
  readonly rules: readonly Rule[];
  readonly words: readonly PlainWord[];
}

/** What is wrong with a file of rules, and in which line (from 1). */
export interface RuleMistake {
  readonly file: string;
  readonly line: number;
  readonly reason: MistakeReason;
}
