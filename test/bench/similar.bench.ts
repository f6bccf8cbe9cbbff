import synonymTable from '../../templates/cases/synonyms.json';
import { compileSynonyms } from '../../src/cases/synonyms.ts';
import type { Row } from './measure.ts';
import { rankByBigrams, rankByIndex, readSamples, shareFound } from './similarity.ts';

const samples = readSamples();
const synonyms = compileSynonyms(synonymTable);

/** What the data is. */
export const about = `How many of the relevant cases are among the first three, in percent: ${String(samples.length)} written cases in ${String(new Set(samples.map(({ group }) => group)).size)} groups with one underlying problem each. More is better.`;

/** Ours beside plain TF-IDF over character bigrams, for each language alone and for both mixed. */
export async function run(): Promise<readonly Row[]> {
  const sets = [
    { what: 'Chinese', chosen: samples.filter(({ language }) => language === 'zh') },
    { what: 'English', chosen: samples.filter(({ language }) => language === 'en') },
    { what: 'both, across languages', chosen: samples },
  ];
  return sets.flatMap(({ what, chosen }): Row[] => {
    const own = 100 * shareFound(chosen, rankByIndex(chosen, synonyms));
    const plain = 100 * shareFound(chosen, rankByBigrams(chosen));
    return [
      {
        what: `${what}: ours`,
        median: own,
        p95: own,
        unit: '%',
        ratio: { to: 'plain TF-IDF', value: own / plain },
      },
      { what: `${what}: plain TF-IDF of bigrams`, median: plain, p95: plain, unit: '%' },
    ];
  });
}
