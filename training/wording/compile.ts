import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredJudge } from '../../src/wording/judge.ts';
import { verdicts } from '../../src/wording/judge.ts';
import type { WordingContext } from '../../src/wording/model.ts';
import { wordingContexts } from '../../src/wording/model.ts';
import type { Labelled } from './train.ts';
import { rulesOf, train } from './train.ts';

const code = ['fold.ts', 'judge.ts', 'readable.ts', 'sentenceFeatures.ts', 'wordTree.ts'];

/**
 * Trains the judge of sentences below the project's folder `root` where anything it is made from has changed, and writes
 * its weights. Returns what was done.
 */
export function compileJudge(root: string): 'kept' | 'trained' {
  const target = join(root, 'src', 'wording', 'judgeWeights.json');
  const { sentences, rules, digest } = readSources(root);
  if (digestOf(target) === digest) return 'kept';
  const judge = train(
    sentences.flatMap(({ sentences: own }) => own),
    rulesOf(rules),
    digest,
    rules.map(([name]) => name),
  );
  writeFileSync(target, `${JSON.stringify(judge, null, 1)}\n`);
  return 'trained';
}

/** What the judge is made from, read below the project's folder `root`. */
interface Sources {
  readonly sentences: readonly { readonly file: string; readonly sentences: readonly Labelled[] }[];
  /** Names and texts of the product's files of rules, lists first. */
  readonly rules: readonly (readonly [string, string])[];
  /** Digest of sentences, rules and the code that trains; the same on every system. */
  readonly digest: string;
}

/** Reads everything that the judge is made from. */
export function readSources(root: string): Sources {
  const hash = createHash('sha256');
  const read = (...path: string[]): string => {
    const text = readFileSync(join(root, ...path), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${text}\0`);
    return text;
  };
  const named = (ending: string, ...path: string[]): string[] =>
    readdirSync(join(root, ...path))
      .filter((name) => name.endsWith(ending))
      .sort();
  const sentences = named('.txt', 'training', 'wording').map((file) => ({
    file,
    sentences: readLabelled(read('training', 'wording', file), file),
  }));
  const rules = ['zh-cn', 'en'].flatMap((language) =>
    named('.yaml', 'templates', language, 'wording')
      .sort((a, b) => Number(b === 'lists.yaml') - Number(a === 'lists.yaml'))
      .map((name) => [`${language}/${name}`, read('templates', language, 'wording', name)] as const),
  );
  for (const name of named('.ts', 'training', 'wording')) read('training', 'wording', name);
  for (const name of code) read('src', 'wording', name);
  return { sentences, rules, digest: hash.digest('hex').slice(0, 16) };
}

/** Files of sentences that rules were widened by: what rules find in them says little of what they find elsewhere. */
const madeWith = new Set(['development.txt', 'chats.txt', 'sites.txt']);

/** The sentences of a file: `[kind context]`, then one a line. Throws where a line has no label. */
function readLabelled(text: string, file: string): Labelled[] {
  let verdict = -1;
  let context: WordingContext = 'retrospective';
  const isKnown = madeWith.has(file);
  return text.split('\n').flatMap((line): Labelled[] => {
    if (line === '' || line.startsWith('#')) return [];
    const [, kind, where] = /^\[([\w-]+) ([\w-]+)\]$/.exec(line) ?? [];
    if (kind !== undefined) {
      context = wordingContexts.find((each) => each === where) ?? context;
      // Jargon is nothing the judge is asked about.
      verdict = Math.max(
        0,
        verdicts.findIndex((each) => each === kind),
      );
      return [];
    }
    if (verdict < 0) throw new Error(`${file}: no label for ${line}`);
    return [{ text: line, context, verdict, isKnown }];
  });
}

function digestOf(file: string): string | null {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as StoredJudge).source;
  } catch {
    return null;
  }
}
