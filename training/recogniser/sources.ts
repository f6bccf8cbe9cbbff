import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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

/**
 * Reads everything that the model is made from. A file below a language named like a kind of blame is of that kind until
 * a `[blame complaint]` says otherwise; any other file begins without blame.
 */
export function readSources(root: string): Sources {
  const folder = join(root, 'training', 'recogniser');
  const digest = createHash('sha256');
  const read = (...path: string[]) => {
    const text = readFileSync(join(...path), 'utf8').replaceAll('\r\n', '\n');
    digest.update(`${text}\0`);
    return text;
  };
  const concepts = read(folder, 'concepts.txt');
  const files = (path: string, ending: string) =>
    readdirSync(path)
      .filter((file) => file.endsWith(ending))
      .sort();
  const sentences = languages.flatMap((language) =>
    files(join(folder, language), '.txt').flatMap((file) => {
      const name = basename(file, '.txt');
      return readSentences(
        `${language}/${name}`,
        read(folder, language, file),
        blameKinds.find((kind) => kind === name),
      );
    }),
  );
  for (const name of files(folder, '.ts')) read(folder, name);
  for (const name of code) read(root, 'src', 'replies', name);
  return { sentences, concepts, digest: digest.digest('hex').slice(0, 16) };
}

/** Sentences in another style that no training has seen; only for reporting. */
export function readHoldOut(root: string): Sentence[] {
  return languages.flatMap((language) =>
    [language, `${language}-later`, `${language}-voices`, `${language}-plain`].flatMap((name) =>
      readSentences(
        `hold-out/${name}`,
        readFileSync(join(root, 'test', 'fixtures', 'recogniser', `${name}.txt`), 'utf8'),
      ),
    ),
  );
}
