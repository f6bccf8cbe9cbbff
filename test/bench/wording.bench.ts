import { checkWording, newWordingCache } from '../../src/wording/check.ts';
import { compileRules } from '../../src/wording/compile.ts';
import { builtInRules } from './builtInRules.ts';
import { readLabelled, scoresOf } from './labelledSentences.ts';
import type { WordingRules } from '../../src/wording/compiledRules.ts';
import type { RuleFile } from '../../src/wording/rule.ts';
import type { Row, Times } from './measure.ts';
import { measure, timesOf } from './measure.ts';
import { randomText } from './randomText.ts';
import { textlintPeer } from './textlintPeer.ts';

const parts = {
  development: readLabelled('development'),
  chats: readLabelled('chats'),
  sites: readLabelled('sites'),
};
/** The last four are those that neither rules nor judge are made from. */
const texts = {
  ...parts,
  'hold-out': readLabelled('holdout'),
  branches: readLabelled('branches'),
  reviews: readLabelled('reviews'),
  colleagues: readLabelled('colleagues'),
};
const harmless = (sentences: readonly { kind: string }[]): number =>
  sentences.filter(({ kind }) => kind === 'ok').length;
const paragraphs = 10_000;
const lines = 1000;

/** What the data is. */
export const about = `Labelled sentences: ${Object.entries(texts)
  .map(([name, sentences]) => `${name} ${sentences.length} (${harmless(sentences)} harmless)`)
  .join(
    ', ',
  )}; a document of ${lines} lines and ${paragraphs} short ones from random words, one sentence in ten labelled.`;

/** A document of so many lines, one paragraph each; every tenth is one of the labelled sentences. */
function documentOf(count: number, seed: number): string {
  const random = randomText(seed);
  const texts: string[] = [];
  for (let at = 0; at < count / 2; at++) {
    const labelled = parts.development[random.number(parts.development.length)]?.text ?? '';
    texts.push(at % 10 === 0 ? labelled : random.sentence(40 + random.number(60)));
  }
  return texts.join('\n\n');
}

/** Precision and recall of each kind on both parts, then times. */
export async function run(): Promise<readonly Row[]> {
  const { rules, files } = builtInRules();
  const quality = Object.entries(texts).flatMap(([name, sentences]) =>
    scoresOf(sentences, rules).flatMap(({ kind, right, wrong, missed }): Row[] => {
      const precision = (100 * right) / Math.max(1, right + wrong);
      const recall = (100 * right) / Math.max(1, right + missed);
      return [
        row(`${name}: ${kind}, precision (${right} of ${right + wrong})`, precision, 95),
        row(`${name}: ${kind}, recall (${right} of ${right + missed})`, recall, 80),
      ];
    }),
  );
  const document = documentOf(lines, 6);
  const middle = document.indexOf('\n\n', document.length / 2) + 2;
  const cache = newWordingCache();
  checkWording(document, rules, { context: 'reply', cache });
  let edits = 0;
  const small = Array.from({ length: 100 }, (_, seed) => documentOf(40, seed));
  // By itself: what it leaves behind would be swept up on the time of those that are measured beside it.
  const { compile } = measure({ compile: () => compileRules(files) }, { warmUp: 5, counted: 30 });
  const times = measure(
    {
      document: () => checkWording(document, rules, { context: 'reply' }),
      // Each time another text, as typing makes it: the changed paragraph is never known already.
      edit: () => {
        const typed = `${document.slice(0, middle)}第 ${edits++} 次修改，${document.slice(middle)}`;
        return checkWording(typed, rules, { context: 'reply', cache });
      },
      many: () => {
        for (const text of small) checkWording(text, rules, { context: 'retrospective' });
      },
    },
    { warmUp: 5, counted: 30 },
  );
  const peer = await peerTimes(small, rules, files);
  return [
    ...quality,
    { what: 'rules made ready', ...compile, unit: 'ms' },
    {
      what: `document of ${lines} lines`,
      ...times.document,
      unit: 'ms',
      target: { of: 'median', atMost: 10 },
    },
    { what: 'one edit in it', ...times.edit, unit: 'ms', target: { of: 'median', atMost: 2 } },
    {
      what: `${paragraphs} documents of 40 lines (from ${small.length})`,
      median: (times.many.median * paragraphs) / small.length,
      p95: (times.many.p95 * paragraphs) / small.length,
      unit: 'ms',
    },
    {
      what: 'the same, against textlint with a rule for each list of words',
      median: (peer.own.median * paragraphs) / small.length,
      p95: (peer.own.p95 * paragraphs) / small.length,
      unit: 'ms',
      ratio: { to: 'textlint', value: peer.own.median / peer.textlint.median },
      target: { of: 'ratio', atMost: 0.1 },
    },
  ];
}

/** Ours and textlint on the same documents in turns. */
async function peerTimes(
  documents: readonly string[],
  rules: WordingRules,
  files: readonly RuleFile[],
): Promise<{ own: Times; textlint: Times }> {
  const lint = textlintPeer(files);
  const own: number[] = [];
  const others: number[] = [];
  for (let round = 0; round < 7; round++) {
    const started = performance.now();
    for (const text of documents) checkWording(text, rules, { context: 'retrospective' });
    const between = performance.now();
    for (const text of documents) await lint(text);
    if (round < 2) continue;
    own.push(between - started);
    others.push(performance.now() - between);
  }
  return { own: timesOf(own), textlint: timesOf(others) };
}

function row(what: string, value: number, atLeast: number): Row {
  return { what, median: value, p95: value, unit: '%', target: { of: 'median', atLeast } };
}
