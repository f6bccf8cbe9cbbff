import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { normaliseMessage } from '../../src/replies/recogniserFeatures.ts';
import { judge, unpackModel } from '../../src/replies/recogniserModel.ts';
import stored from '../../src/replies/recogniserWeights.json';
import { crossValidate, f1, type Verdict, verdictsOf } from '../../training/recogniser/evaluate.ts';
import { readHoldOut, readSources } from '../../training/recogniser/sources.ts';
import { measure, type Row } from './measure.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** What the data is. */
export const about =
  'F1 in percent: sentences of training/recogniser in five folds, each idea in one fold; hold-out of test/fixtures/recogniser.';

/** How well the recogniser of blame tells kinds apart, and what it costs. */
export async function run(): Promise<readonly Row[]> {
  const { sentences, concepts } = readSources(root);
  const model = unpackModel(stored);
  const validated = crossValidate(sentences, concepts, 5);
  const heldOut = verdictsOf(model, readHoldOut(root));
  const isChinese = ({ sentence }: Verdict) => /\p{Script=Han}/u.test(sentence.text);
  const short = normaliseMessage(sentences[0]?.text ?? '');
  const long = 'The system is down again. 系统又打不开了。'.repeat(25_000);
  const times = measure(
    {
      short: () => judge(model, short),
      long: () => judge(model, normaliseMessage(long)),
      unpack: () => unpackModel(stored),
    },
    { warmUp: 5, counted: 40 },
  );
  // As the package holds them.
  const weights = deflateRawSync(JSON.stringify(stored), { level: 9 }).length / 1000;
  return [
    ...scores(`cross-validation, ${validated.length} sentences`, validated),
    ...scores('cross-validation, Chinese', validated.filter(isChinese)),
    ...scores(
      'cross-validation, English',
      validated.filter((verdict) => !isChinese(verdict)),
    ),
    ...scores(`hold-out, ${heldOut.length} sentences`, heldOut),
    {
      what: 'weights in the package',
      median: weights,
      p95: weights,
      unit: 'kB',
      target: { of: 'median', atMost: 200 },
    },
    { what: 'unpack the weights, once', ...times.unpack, unit: 'ms' },
    { what: 'a sentence', ...times.short, unit: 'ms' },
    { what: 'a text of a megabyte', ...times.long, unit: 'ms' },
  ];
}

function scores(what: string, verdicts: readonly Verdict[]): Row[] {
  return (['blame', 'complaint'] as const).flatMap((of) => {
    const { macro, each } = f1(verdicts, of);
    const rows = [[`${what}: ${of}, macro-F1`, macro] as const];
    const kinds =
      what.startsWith('cross-validation,') && !/sentences$/.test(what) ? [] : Object.entries(each);
    return [...rows, ...kinds.map(([kind, value]) => [`  ${kind}`, value] as const)].map(
      ([name, value]): Row => ({ what: name, median: value * 100, p95: value * 100, unit: '%' }),
    );
  });
}
