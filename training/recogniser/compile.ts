import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredModel } from '../../src/replies/recogniserModel.ts';
import { fitSharpness, validate } from './evaluate.ts';
import { readSources } from './sources.ts';
import { packModel, train } from './train.ts';

/**
 * Trains the recogniser below the project's folder `root` where anything it is made from has changed, and writes its
 * weights. Returns what was done.
 */
export function compileRecogniser(root: string): 'kept' | 'trained' {
  const target = join(root, 'src', 'replies', 'recogniserWeights.json');
  const { sentences, concepts, digest } = readSources(root);
  if (digestOf(target) === digest) return 'kept';
  // One part of five tells as much about one number as all five would.
  const sharpness = fitSharpness(validate(sentences, concepts, 5, 0));
  const model = { ...train(sentences, concepts), sharpness };
  writeFileSync(target, `${JSON.stringify(packModel(model, concepts, digest), null, 1)}\n`);
  return 'trained';
}

function digestOf(file: string): string | null {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as StoredModel).source;
  } catch {
    return null;
  }
}
