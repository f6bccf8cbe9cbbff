import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { WordingContext, WordingKind } from '../../src/wording/model.ts';
import { wordingContexts, wordingKinds } from '../../src/wording/model.ts';
import { checkWording } from '../../src/wording/check.ts';
import type { WordingRules } from '../../src/wording/compiledRules.ts';

/** One sentence with what a person says it is. */
export interface Labelled {
  readonly text: string;
  readonly kind: WordingKind | 'ok';
  readonly context: WordingContext;
}

/** How well one kind was told. */
export interface Score {
  readonly kind: WordingKind;
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Sentences that nothing is made from, and those that rules and judge are made from. */
const folders = { unseen: '../fixtures/wording', seen: '../../training/wording' };

/** The sentences of one file. Throws where a line has no label. */
export function readLabelled(
  name: 'development' | 'chats' | 'sites' | 'sentences' | 'holdout' | 'branches' | 'reviews' | 'colleagues',
): Labelled[] {
  const folder = folders[['holdout', 'branches', 'reviews', 'colleagues'].includes(name) ? 'unseen' : 'seen'];
  const sentences: Labelled[] = [];
  let label: Pick<Labelled, 'kind' | 'context'> | null = null;
  for (const line of readFileSync(path.resolve(import.meta.dirname, folder, `${name}.txt`), 'utf8').split(
    '\n',
  )) {
    if (line === '' || line.startsWith('#')) continue;
    const head = /^\[([\w-]+) ([\w-]+)\]$/.exec(line);
    if (head) {
      const kind = ([...wordingKinds, 'ok'] as const).find((each) => each === head[1]);
      const context = wordingContexts.find((each) => each === head[2]);
      if (!kind || !context) throw new Error(`${name}: ${line}`);
      label = { kind, context };
    } else if (label) sentences.push({ text: line, ...label });
    else throw new Error(`${name}: no label for ${line}`);
  }
  return sentences;
}

/** The kinds that the rules find in a sentence. */
export function kindsFound({ text, context }: Labelled, rules: WordingRules): WordingKind[] {
  return [...new Set(checkWording(text, rules, { context }).map(({ kind }) => kind))];
}

/** Counts per kind what was found rightly, wrongly and not at all. */
export function scoresOf(sentences: readonly Labelled[], rules: WordingRules): Score[] {
  const found = sentences.map((sentence) => ({ label: sentence.kind, kinds: kindsFound(sentence, rules) }));
  return wordingKinds.map((kind) => ({
    kind,
    right: found.filter(({ label, kinds }) => label === kind && kinds.includes(kind)).length,
    wrong: found.filter(({ label, kinds }) => label !== kind && kinds.includes(kind)).length,
    missed: found.filter(({ label, kinds }) => label === kind && !kinds.includes(kind)).length,
  }));
}
