// Trains the recogniser of blame (training/recogniser) and the judge of sentences (training/wording) where sentences, words
// or code have changed since, and writes their weights below src. The build does the same before it bundles.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');

/** Brings the weights of both up to date; says so where that took a training. */
export async function compileModels() {
  const { compileRecogniser } = await bundled('recogniser');
  if (compileRecogniser(root) === 'trained') console.log('Trained the recogniser anew.');
  const { compileJudge } = await bundled('wording');
  if (compileJudge(root) === 'trained') console.log('Trained the judge of sentences anew.');
}

/** The module training/NAME/compile.ts. @param {string} name */
async function bundled(name) {
  const folder = path.join(root, 'node_modules', '.cache', 'fupan');
  const outfile = path.join(folder, `training-${name}-${process.pid}.mjs`);
  await mkdir(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: [`training/${name}/compile.ts`],
    outfile,
    bundle: true,
    // The Node variant of the YAML package is CommonJS, which an ES module cannot hold.
    platform: 'browser',
    external: ['node:*'],
    format: 'esm',
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}

if (process.argv[1] === import.meta.filename) await compileModels();
