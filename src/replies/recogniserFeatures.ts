import type { Concepts } from './recogniserConcepts.ts';
import { toSimplified } from './simplified.ts';

/** The features of a message in groups, each weighed as a whole. */
export interface MessageFeatures {
  /** n-grams of one to four Chinese characters; Latin words, pairs of words and pieces of words. */
  readonly grams: readonly string[];
  /** Concepts, as `#` and their number. */
  readonly concepts: readonly string[];
  /** Two concepts in one sentence, as `#` and both numbers. */
  readonly pairs: readonly string[];
  /** Words of the first clause, as `<` and the word, and of the last, as `>`: where something is said tells cause from harm. */
  readonly clauses: readonly string[];
  /** The first (`^`) and the last (`$`) one to three words or Chinese characters. */
  readonly edges: readonly string[];
  /** How long the message is, how it ends and what marks it bears, as `@`. */
  readonly shape: readonly string[];
}

/** A longer text is a thread of mails: what somebody complains about is at its start, or at its end. UTF-16 units. */
const longestStart = 6000;
const longestEnd = 2000;

/**
 * The message as the recogniser reads it: compatibility forms, case, traditional characters and apostrophes unified, markup
 * and addresses left out, numbers as `0`. Of more than 8,000 units the first 6,000 and the last 2,000 are read.
 */
export function normaliseMessage(text: string): string {
  const cut =
    text.length > longestStart + longestEnd
      ? `${text.slice(0, longestStart)}\n${text.slice(-longestEnd)}`
      : text;
  return toSimplified(cut.normalize('NFKC').toLowerCase())
    .replace(/<[^<>]{1,300}>/g, ' ')
    .replace(/https?:\/\/[^\s\p{Script=Han}]{1,500}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}/gu, ' ')
    .replace(/[’‘´`]/g, "'")
    .replace(/\d+(?:[.,:]\d+)*/g, '0');
}

/** The sentences of a normalised message, without blank ones. */
export function sentencesOf(normalised: string): string[] {
  return normalised
    .split(/(?<=[。！？!?;；…\n]|\.(?=\s))/)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** No word is longer; what is, was pasted. UTF-16 units. */
const longestWord = 30;

/** All features of a normalised message. */
export function featuresOf(normalised: string, concepts: Concepts): MessageFeatures {
  const grams = new Set<string>();
  for (const run of normalised.match(/\p{Script=Han}+/gu) ?? []) addHanGrams(run, grams);
  addWords(normalised, grams);
  if (/[?？]\s*$/.test(normalised.slice(-40))) grams.add('?$');
  if (/[!！]/.test(normalised)) grams.add('!');
  const single = new Set<string>();
  const pairs = new Set<string>();
  for (const sentence of sentencesOf(normalised)) {
    const found = concepts.find(sentence);
    for (const [at, concept] of found.entries()) {
      single.add(`#${concept}`);
      for (const other of found.slice(at + 1)) pairs.add(`#${concept}+${other}`);
    }
  }
  return {
    grams: [...grams],
    concepts: [...single],
    pairs: [...pairs],
    clauses: clauseWords(normalised),
    edges: edgesOf(normalised),
    shape: shapeOf(normalised),
  };
}

/** Words and numbers, and pairs of Chinese characters that follow each other. */
function wordsOf(clause: string): string[] {
  return (clause.match(/[\p{Script=Latin}\d]+(?:'\p{Script=Latin}+)?|\p{Script=Han}+/gu) ?? []).flatMap(
    (run) => {
      if (!/^\p{Script=Han}{2}/u.test(run)) return run.slice(0, longestWord);
      return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
    },
  );
}

function clausesOf(normalised: string): string[] {
  return normalised.split(/[,.;:!?，。；：！？、\n]+/).filter((clause) => clause.trim() !== '');
}

function clauseWords(normalised: string): string[] {
  const clauses = clausesOf(normalised);
  if (clauses.length < 2) return [];
  const marked = (mark: string, clause = '') => wordsOf(clause).map((word) => mark + word);
  return [...new Set([...marked('<', clauses[0]), ...marked('>', clauses.at(-1))])];
}

function edgesOf(normalised: string): string[] {
  const words = (text: string) =>
    (text.match(/[\p{Script=Latin}']+|\p{Script=Han}/gu) ?? []).map((word) => word.slice(0, longestWord));
  const first = words(normalised.slice(0, 200));
  const last = words(normalised.slice(-200));
  return [1, 2, 3].flatMap((count) => [
    `^${first.slice(0, count).join(' ')}`,
    `$${last.slice(-count).join(' ')}`,
  ]);
}

/** Marks, and words that a message is addressed with. */
const marks: readonly (readonly [name: string, found: RegExp])[] = [
  ['0', /\d/],
  ['00', /\d\D+\d/],
  ['you', /\byou(?:rs?)?\b|你|贵/],
  ['please', /\bplease\b|请|麻烦|could you|can you/],
  ...['"', '“', '…', ':', '：', ';', '(', '-', '、'].map(
    (mark) => [mark, new RegExp(mark.replace('(', '\\('))] as const,
  ),
];

function shapeOf(normalised: string): string[] {
  const text = normalised.trim();
  const clauses = clausesOf(text).length;
  const words = wordsOf(text.slice(0, 500)).length;
  const end = /[.。!！?？…]$/.exec(text)?.[0] ?? '';
  return [
    `@words ${Math.min(12, Math.floor(words / 3))}`,
    `@units ${Math.min(14, Math.floor(text.length / 6))}`,
    `@clauses ${Math.min(5, clauses)}`,
    `@end ${end}`,
    /[?？]/.test(text) ? '@asks' : '@tells',
    ...marks.flatMap(([name, found]) => (found.test(text) ? [`@${name}`] : [])),
  ];
}

function addHanGrams(run: string, grams: Set<string>): void {
  for (let start = 0; start < run.length; start++) {
    for (let length = 1; length <= 4 && start + length <= run.length; length++) {
      grams.add(run.slice(start, start + length));
    }
  }
}

/** Pieces stand for words that were not seen, or are mistyped; `_` is the edge of a word, and `=` begins a whole one. */
function addWords(normalised: string, grams: Set<string>): void {
  let previous = '';
  for (const word of normalised.match(/[\p{Script=Latin}\d]+(?:'[\p{Script=Latin}]+)?|[,.;!?，。；！？]/gu) ??
    []) {
    if (!/[\p{L}\d]/u.test(word)) {
      previous = '';
      continue;
    }
    const whole = word.slice(0, longestWord);
    grams.add(`=${whole}`);
    if (previous !== '') grams.add(`=${previous} ${whole}`);
    previous = whole;
    const edged = `_${whole}_`;
    for (let start = 0; start + 4 <= edged.length; start++) grams.add(`~${edged.slice(start, start + 4)}`);
  }
}
