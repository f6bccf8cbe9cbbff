// Runs the benchmarks of test/bench and prints medians, 95th percentiles and ratios. Nothing fails for being slow:
// a machine's absolute times mean little, so look at the ratios.
//
//   npm run bench                       all of them
//   npm run bench -- NAME…              only test/bench/NAME.bench.*
//   npm run bench -- --json FILE [NAME…] also writes the numbers
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { installDependencies } from './install.mjs';
import { build, root, runScript, SetupError } from './processes.mjs';

const pattern = /\.bench\.(ts|mjs)$/;
const outdir = path.join(root, 'test', '.output', 'bench');

/** @typedef {import('../test/bench/measure.ts').Row} Row */

await runScript(async () => {
  const { values, positionals } = readArguments();
  const folder = path.join(root, 'test', 'bench');
  const files = (await readdir(folder)).filter((file) => pattern.test(file)).sort();
  const known = files.map((file) => file.replace(pattern, ''));
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new SetupError(`No benchmark is named ${unknown.join(', ')}; there are ${known.join(', ')}.`, 2);
  }
  await installDependencies();
  const names = positionals.length > 0 ? positionals : known;
  /** @type {Record<string, { about: string, rows: readonly Row[] }>} */
  const results = {};
  let isBuilt = false;
  for (const name of names) {
    const { about, needsBuild, run } = await load(path.join(folder, files[known.indexOf(name)] ?? ''));
    if (needsBuild && !isBuilt) {
      await build(false);
      isBuilt = true;
    }
    const rows = await run();
    results[name] = { about, rows };
    console.log(`\n${name}: ${about}\n`);
    console.log(table(rows));
  }
  if (values.json !== undefined) {
    const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length };
    await writeFile(values.json, JSON.stringify({ machine, results }, null, 2) + '\n');
  }
  return 0;
});

function readArguments() {
  try {
    return parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error), 2);
  }
}

/**
 * Imports a benchmark; one in TypeScript is bundled first, as the product is.
 * @param {string} file
 * @returns {Promise<import('../test/bench/measure.ts').Benchmark>}
 */
async function load(file) {
  if (file.endsWith('.mjs')) return import(pathToFileURL(file).href);
  const { build: bundle } = await import('esbuild');
  await mkdir(outdir, { recursive: true });
  const outfile = path.join(outdir, `${path.basename(file, '.ts')}-${process.pid}.mjs`);
  await bundle({
    entryPoints: [file],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    define: { 'import.meta.dirname': JSON.stringify(path.dirname(file)) },
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}

/** @param {readonly Row[]} rows */
function table(rows) {
  const lines = [
    ['', 'median', 'p95', 'ratio', 'target', ''],
    ...rows.map((row) => [
      row.what,
      amount(row.median, row.unit),
      row.p95 === row.median ? '' : amount(row.p95, row.unit),
      row.ratio ? `${row.ratio.value.toFixed(2)} × ${row.ratio.to}` : '',
      goal(row),
      verdict(row),
    ]),
  ];
  const widths = (lines[0] ?? []).map((_head, column) =>
    Math.max(...lines.map((line) => width(line[column]))),
  );
  const pad = (/** @type {string} */ text, /** @type {number} */ column) => {
    const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(text)));
    return column === 1 || column === 2 || column === 4 ? space + text : text + space;
  };
  return lines.map((line) => '  ' + line.map(pad).join('  ').trimEnd()).join('\n');
}

/** @param {Row} row */
function goal({ target, unit }) {
  if (!target) return '';
  if ('atLeast' in target) return `≥ ${amount(target.atLeast, unit)}`;
  return `≤ ${target.of === 'ratio' ? `${target.atMost} ×` : amount(target.atMost, unit)}`;
}

/** @param {Row} row */
function verdict({ target, median, ratio }) {
  if (!target) return '';
  if ('atLeast' in target) return median >= target.atLeast ? 'kept' : 'MISSED';
  const value = target.of === 'ratio' ? ratio?.value : median;
  return value !== undefined && value <= target.atMost ? 'kept' : 'MISSED';
}

/** @param {number} value @param {string} unit */
function amount(value, unit) {
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}`;
}

/** Columns of a terminal; Chinese takes two. @param {string | undefined} text */
function width(text = '') {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}
