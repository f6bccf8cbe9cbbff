// Everything that is checked without running the product: types, lint rules and import boundaries, formatting, unused
// code and translations. Prints what fails, with the tool's own words.
//
//   npm run lint              all of it
//   npm run lint -- NAME…     only those: types-src types-webview types-test types-scripts eslint prettier knip l10n
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { installDependencies } from './install.mjs';
import { capture, root, runScript, SetupError } from './processes.mjs';

const bin = (/** @type {string} */ file) => path.join('node_modules', file);
const tsc = (/** @type {string} */ project) => [
  bin('typescript/bin/tsc'),
  '--project',
  project,
  '--incremental',
  '--tsBuildInfoFile',
  path.join('node_modules', '.cache', 'fupan', `${project.replaceAll('/', '-')}.tsbuildinfo`),
];

/** Arguments for Node by name; the slowest first, so that two cores finish together. @type {Record<string, string[]>} */
const checks = {
  eslint: [bin('eslint/bin/eslint.js'), '.'],
  'types-test': tsc('test/tsconfig.json'),
  'types-src': tsc('tsconfig.json'),
  'types-webview': tsc('webview/tsconfig.json'),
  'types-scripts': tsc('scripts/tsconfig.json'),
  prettier: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '--cache', '.'],
  knip: [bin('knip/bin/knip.js'), '--treat-config-hints-as-errors'],
  l10n: ['scripts/l10n.mjs'],
};

/** @param {string} name @returns {Promise<boolean>} */
async function run(name) {
  const started = performance.now();
  const { code, output } = await capture(process.execPath, checks[name] ?? [], { cwd: root });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0;
}

await runScript(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !Object.hasOwn(checks, name));
  if (unknown.length > 0) {
    throw new SetupError(
      `No check is named ${unknown.join(', ')}; there are ${Object.keys(checks).join(', ')}.`,
      2,
    );
  }
  await installDependencies();
  const waiting = wanted.length > 0 ? wanted : Object.keys(checks);
  /** @type {string[]} */
  const failed = [];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      if (!(await run(name))) failed.push(name);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker));
  console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});
