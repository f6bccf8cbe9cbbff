/** What can be wrong with a file of rules, a pattern in it, or the settings of a project. */
export type MistakeCode =
  | 'group-alternatives'
  | 'too-long'
  | 'extra-parenthesis'
  | 'too-deep'
  | 'empty-alternative'
  | 'end-in-parentheses'
  | 'no-regular-expression'
  | 'escaped-letter'
  | 'open-parenthesis'
  | 'no-list-name'
  | 'gap-in-parentheses'
  | 'wide-gap'
  | 'term-is-list'
  | 'many-optional'
  | 'end-in-middle'
  | 'no-words'
  | 'many-parts'
  | 'only-special'
  | 'many-words'
  | 'not-inside-word'
  | 'list-of-lists'
  | 'gap-or-end-in-parentheses'
  | 'unknown-list'
  | 'circular-list'
  | 'large-file'
  | 'no-utf8'
  | 'unreadable'
  | 'no-yaml'
  | 'list-name'
  | 'special-list'
  | 'missing-key'
  | 'rule-id'
  | 'same-id'
  | 'no-patterns'
  | 'no-rewrite-text'
  | 'rewrite-place'
  | 'rewrite-part'
  | 'bilingual'
  | 'none-of'
  | 'some-of'
  | 'unknown-key'
  | 'no-map'
  | 'no-name'
  | 'no-list'
  | 'no-text'
  | 'settings-root'
  | 'severity-map'
  | 'unknown-rule'
  | 'no-path';

/** What is wrong, and what fills the sentence that is made of it where somebody reads it. */
export interface MistakeReason {
  readonly code: MistakeCode;
  readonly args: readonly (string | number)[];
}

/** One reason with what fills its sentence. */
export function reasonOf(code: MistakeCode, ...args: readonly (string | number)[]): MistakeReason {
  return { code, args };
}
