import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blameKinds } from '../../src/replies/recogniserModel.ts';
import { readSentences, type Sentence } from './sentences.ts';

const languages = ['zh-cn', 'en'] as const;
const code = ['recogniserConcepts.ts', 'recogniserFeatures.ts', 'recogniserModel.ts', 'simplified.ts'];

/** What the model is made from, read below the project's folder `root`. */
export interface Sources {
  readonly sentences: readonly Sentence[];
  /** The list of concepts, see `readConcepts`. */
  readonly concepts: string;
  /** Digest of sentences, concepts and the code that trains; the same on every system. */
  readonly digest: string;
}

/** Reads everything that the model is made from. */
export function readSources(root: string): Sources {
  const folder = join(root, 'training', 'recogniser');
  const digest = createHash('sha256');
  const read = (...path: string[]) => {
    const text = readFileSync(join(...path), 'utf8').replaceAll('\r\n', '\n');
    digest.update(`${text}\0`);
    return text;
  };
  const concepts = read(folder, 'concepts.txt');
  const sentences = languages.flatMap((language) =>
    blameKinds.flatMap((kind) =>
      readSentences(`${language}/${kind}`, read(folder, language, `${kind}.txt`), kind),
    ),
  );
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .sort())
    read(folder, name);
  for (const name of code) read(root, 'src', 'replies', name);
  return { sentences, concepts, digest: digest.digest('hex').slice(0, 16) };
}

/** Sentences in another style that no training has seen; only for reporting. */
export function readHoldOut(root: string): Sentence[] {
  return languages.flatMap((language) =>
    [language, `${language}-later`, `${language}-voices`].flatMap((name) =>
      readSentences(
        `hold-out/${name}`,
        readFileSync(join(root, 'test', 'fixtures', 'recogniser', `${name}.txt`), 'utf8'),
      ),
    ),
  );
}
