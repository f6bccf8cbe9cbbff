import type { Range, TextEdit } from '../markdown/text.ts';

/** What a sentence of an engineer can be, other than fine. */
export const wordingKinds = [
  'blaming',
  'defensive',
  'vague-promise',
  'jargon',
  'absolute',
  'emotional',
] as const;
export type WordingKind = (typeof wordingKinds)[number];

/** Where a sentence stands: prose of a retrospective, or what a customer gets to read. */
export const wordingContexts = ['retrospective', 'reply'] as const;
export type WordingContext = (typeof wordingContexts)[number];

/** Languages that messages are written in, and that the text of a rule can be in. */
export const wordingLanguages = ['zh-cn', 'en'] as const;
export type WordingLanguage = (typeof wordingLanguages)[number];

/** One sentence in both languages of the product. */
export type Bilingual = Readonly<Record<WordingLanguage, string>>;

/** A way to say it better. */
export interface WordingSuggestion {
  /** What is put in, for the title of a quick fix. `【…】` and `[…]` in it are to be filled in. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** True where the edit changes no meaning and leaves nothing to fill in, so that many may be made at once. */
  readonly safe: boolean;
}

/** How much a finding weighs: `info` is a hint that holds nothing up. */
export type Severity = 'error' | 'warning' | 'info';

/** One finding: `range` covers the words that gave rise to it, in UTF-16 offsets of the document. */
export interface WordingProblem {
  readonly kind: WordingKind;
  /** The rule's id, for ignoring it. */
  readonly rule: string;
  readonly severity: Severity;
  readonly range: Range;
  readonly message: Bilingual;
  readonly why: Bilingual;
  readonly suggestions: readonly WordingSuggestion[];
}
