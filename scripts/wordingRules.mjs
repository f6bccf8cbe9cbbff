// Reads the wording rules of the product (templates/*/wording/*.yaml) and writes them as one JSON file, which hosts and
// command line read in milliseconds. A mistake in them ends the build.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Writes the packed rules to `target`.
 * @param {string} target
 */
export async function packWordingRules(target) {
  const folder = path.join(root, 'node_modules', '.cache', 'fupan');
  const outfile = path.join(folder, `wording-${process.pid}.mjs`);
  await mkdir(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    stdin: {
      contents:
        "export { parseRuleFile } from './ruleFile.ts'; export { packRules } from './packedRules.ts'; export { compileRules } from './compile.ts';",
      resolveDir: path.join(root, 'src', 'wording'),
    },
    outfile,
    bundle: true,
    // The Node variant of the YAML package is CommonJS, which an ES module cannot hold.
    platform: 'browser',
    format: 'esm',
    logLevel: 'warning',
  });
  try {
    const { parseRuleFile, packRules, compileRules } = await import(pathToFileURL(outfile).href);
    const files = [];
    const mistakes = [];
    for (const language of ['zh-cn', 'en']) {
      const place = path.join(root, 'templates', language, 'wording');
      // Lists first: the other files name them.
      const names = (await readdir(place)).sort(
        (a, b) => Number(b === 'lists.yaml') - Number(a === 'lists.yaml') || a.localeCompare(b),
      );
      for (const name of names) {
        const read = parseRuleFile(`${language}/${name}`, await readFile(path.join(place, name), 'utf8'));
        files.push(read.value);
        mistakes.push(...read.mistakes);
      }
    }
    mistakes.push(...compileRules(files).mistakes);
    if (mistakes.length > 0) {
      const lines = mistakes.map(({ file, line, message }) => `templates/${file}:${line}: ${message}`);
      throw new Error(`The wording rules have mistakes.\n${lines.join('\n')}`);
    }
    const judge = JSON.parse(await readFile(path.join(root, 'src', 'wording', 'judgeWeights.json'), 'utf8'));
    await writeFile(target, packRules({ files, judge }));
  } finally {
    await rm(outfile, { force: true });
  }
}
