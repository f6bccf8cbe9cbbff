import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CaseIndex } from '../../src/cases/caseIndex.ts';
import { similarCases } from '../../src/cases/similar.ts';
import type { Synonyms } from '../../src/cases/synonyms.ts';

/** A document of the evaluation set; those of one group have the same underlying problem. */
export interface Sample {
  readonly id: string;
  readonly group: string;
  readonly language: 'zh' | 'en';
  readonly text: string;
}

/** Reads test/fixtures/cases/similar.txt: groups under `# name`, a document a line as `title | text`. */
export function readSamples(): Sample[] {
  const file = path.resolve(import.meta.dirname, '../fixtures/cases/similar.txt');
  const samples: Sample[] = [];
  let group = '';
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('# ')) group = line.slice(2);
    const bar = line.indexOf(' | ');
    if (bar < 0) continue;
    const text = `# ${line.slice(0, bar)}\n\n${line.slice(bar + 3)}\n`;
    samples.push({
      id: `${group}/${String(samples.length)}.md`,
      group,
      language: /[\u4e00-\u9fff]/.test(line) ? 'zh' : 'en',
      text,
    });
  }
  return samples;
}

/** The ids of the three documents nearest to each sample, itself left out. */
export type Ranking = readonly (readonly string[])[];

/** Ranks by our index. */
export function rankByIndex(samples: readonly Sample[], synonyms: Synonyms): Ranking {
  const index = new CaseIndex(synonyms);
  for (const { id, text } of samples) {
    index.stage({ path: id, library: 'samples', size: text.length, mtime: 0, text });
  }
  index.commit();
  return samples.map(({ id, text }) =>
    similarCases(index, { path: '', text }, 3, (file) => file !== id).map((hit) => hit.path),
  );
}

/** Ranks by the cosine of plain TF-IDF over character bigrams: the floor. */
export function rankByBigrams(samples: readonly Sample[]): Ranking {
  const counts = samples.map(({ text }) => {
    const grams = new Map<string, number>();
    const folded = text.toLowerCase().replaceAll(/\s+/g, ' ');
    for (let at = 0; at + 1 < folded.length; at++) {
      const gram = folded.slice(at, at + 2);
      grams.set(gram, (grams.get(gram) ?? 0) + 1);
    }
    return grams;
  });
  const documents = new Map<string, number>();
  for (const grams of counts)
    for (const gram of grams.keys()) documents.set(gram, (documents.get(gram) ?? 0) + 1);
  const vectors = counts.map((grams) => {
    const weights = [...grams].map(([gram, count]): [string, number] => [
      gram,
      (1 + Math.log(count)) * Math.log(samples.length / (documents.get(gram) ?? 1)),
    ]);
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return new Map(weights.map(([gram, weight]) => [gram, weight / length]));
  });
  return vectors.map((vector, own) =>
    vectors
      .map((other, at) => {
        let cosine = 0;
        for (const [gram, weight] of vector) cosine += weight * (other.get(gram) ?? 0);
        return { id: samples[at]?.id ?? '', cosine: at === own ? -1 : cosine };
      })
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, 3)
      .map(({ id }) => id),
  );
}

/** Share of all relevant documents that are among the first three, of at most three each. */
export function shareFound(samples: readonly Sample[], ranking: Ranking): number {
  let found = 0;
  let wanted = 0;
  samples.forEach(({ group, id }, at) => {
    wanted += Math.min(3, samples.filter((other) => other.group === group && other.id !== id).length);
    found += (ranking[at] ?? []).filter((hit) => hit.startsWith(`${group}/`)).length;
  });
  return found / wanted;
}
