// Trains the recogniser of blame (training/recogniser) where its sentences, concepts or code have changed since, and
// writes src/replies/recogniserWeights.json. The build does the same before it bundles.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');

/** Brings the recogniser's weights up to date; says so where that took a training. */
export async function compileRecogniser() {
  const folder = path.join(root, 'node_modules', '.cache', 'fupan');
  const outfile = path.join(folder, `recogniser-${process.pid}.mjs`);
  await mkdir(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['training/recogniser/compile.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  try {
    const compiled = await import(pathToFileURL(outfile).href);
    if (compiled.compileRecogniser(root) === 'trained') console.log('Trained the recogniser anew.');
  } finally {
    await rm(outfile, { force: true });
  }
}

if (process.argv[1] === import.meta.filename) await compileRecogniser();
