// The case library in a real VS Code. Timed from inside by insideHost/library.ts: the first start reads all files, the second one
// finds the stored index; in the Node host and in the browser's. Then from a key to the picture, as somebody sees it, and the worker
// by itself.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import { ensureBrowser } from '../../scripts/chromium.mjs';
import { newestRunnableVsCode } from '../../scripts/install.mjs';
import { root } from '../../scripts/processes.mjs';
import { chromiumArgs, layOutExtension, startServer, suiteAddress } from '../../scripts/vscodeHost.mjs';
import { bundleSuite, runInside } from './insideVsCode.mjs';
import { keysToPictures } from './libraryKeys.mjs';
import { measureWorker } from './libraryWorker.mjs';

const version = newestRunnableVsCode();
const files = Number(process.env['FUPAN_BENCH_FILES'] ?? 10_000);
const seed = 20261120;

/** What the data is. */
export const about = `${files} generated cases in the workspace of VS Code ${version}; somebody searches while they are read.`;

/** Looks at dist/. */
export const needsBuild = true;

/** @returns {Promise<import('./measure.ts').Row[]>} */
export async function run() {
  const scratch = await mkdtemp(path.join(tmpdir(), 'fupan-bench-'));
  try {
    const folder = path.join(scratch, 'workspace');
    const cases = path.join(folder, '.fupan', 'cases');
    const queries = await layOutCases(cases, scratch);
    /** @type {import('./measure.ts').Row[]} */
    const rows = [];
    for (const host of /** @type {const} */ (['node', 'web'])) {
      const extension = path.join(scratch, host);
      await layOutExtension(extension, host);
      // In a browser's host, a test module can be loaded from the extension only.
      const tests = path.join(extension, 'dist', 'test', 'library.js');
      await bundleSuite('library', tests);
      const server = await startServer({ version });
      const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: chromiumArgs });
      try {
        // One context: a browser's host keeps the index in the storage of its pages.
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
        const address = suiteAddress(server, { folder, extension, tests });
        rows.push(...rowsOf(`${host}, first start`, await runInside(context, address, 'library')));
        rows.push(...rowsOf(`${host}, second start`, await runInside(context, address, 'library')));
        if (host === 'node') {
          const times = await keysToPictures(context, server, { folder, extension, queries });
          const target = /** @type {const} */ ({ of: 'median', atMost: 60 });
          const what = 'key in the Cases view → hits painted';
          rows.push({ what, ...times, unit: 'ms' });
          // It is the slow ones that are felt.
          rows.push({
            what: `${what}, 95th percentile`,
            median: times.p95,
            p95: times.p95,
            unit: 'ms',
            target,
          });
        }
      } finally {
        await browser.close();
        await server.stop();
      }
    }
    rows.push(...(await workerRows(cases, path.join(scratch, 'index'))));
    return rows;
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Writes the cases; what people would type comes back. @param {string} folder @param {string} scratch @returns {Promise<string[]>} */
async function layOutCases(folder, scratch) {
  const bundle = path.join(scratch, 'caseLibrary.mjs');
  const entry = path.join(root, 'test/bench/caseLibrary.ts');
  await build({ entryPoints: [entry], outfile: bundle, bundle: true, format: 'esm', logLevel: 'warning' });
  const { caseLibrary, typedQueries } = await import(pathToFileURL(bundle).href);
  await mkdir(folder, { recursive: true });
  const cases = caseLibrary(files, seed);
  for (const { path: file, text } of cases) await writeFile(path.join(folder, file), text);
  return typedQueries(cases, 120, 7);
}

/** @param {string} start @param {Record<string, number>} taken @returns {import('./measure.ts').Row[]} */
function rowsOf(start, taken) {
  /**
   * @param {string} what @param {string} median @param {string} [p95] @param {number} [atMost]
   * @returns {import('./measure.ts').Row}
   */
  const row = (what, median, p95 = median, atMost = 0) => ({
    what: `${start}: ${what}`,
    median: taken[median] ?? Number.NaN,
    p95: taken[p95] ?? Number.NaN,
    unit: 'ms',
    ...(atMost > 0 ? { target: { of: 'median', atMost } } : {}),
  });
  /** @param {string} when @param {string} name @param {number} [atMost] */
  const held = (when, name, atMost) => {
    const isKnown = Number.isFinite(taken[`${name}Computed`] ?? Number.NaN);
    const what = `host held up ${when}, longest`;
    return [
      row(what, `${name}Longest`, `${name}Longest`, isKnown ? 0 : atMost),
      ...(isKnown ? [row(`${what}, computing itself`, `${name}Computed`, `${name}Computed`, atMost)] : []),
    ];
  };
  const isWarm = start.includes('second');
  return [
    row(`first answer, from ${taken['firstCases']} cases`, 'firstAnswer', 'firstAnswer', isWarm ? 50 : 0),
    row(`every file compared and read (${taken['count']})`, 'ready'),
    // Where the host can tell, what its own thread has computed counts: a busy machine makes any pause longer.
    ...held('at rest', 'rest'),
    ...held('while starting', 'starting', 30),
    ...held('while reading', 'reading', 30),
    row('an answer while reading', 'typedMedian', 'typedP95'),
    row('an answer', 'askedMedian', 'askedP95'),
    row('from a file event to being found', 'changedMedian', 'changedP95', 50),
  ];
}

/** @param {string} cases @param {string} storage @returns {Promise<import('./measure.ts').Row[]>} */
async function workerRows(cases, storage) {
  const isLarge = files > 20_000;
  /** @param {string} what @param {number} mb @param {boolean} [counts] @returns {import('./measure.ts').Row} */
  const memory = (what, mb, counts = true) => ({
    what: `worker above an empty one: ${what}`,
    median: mb,
    p95: mb,
    unit: 'MB',
    ...(counts ? { target: { of: 'median', atMost: isLarge ? 250 : 60 } } : {}),
  });
  const empty = await measureWorker(null, storage);
  const built = await measureWorker(cases, storage);
  const warm = await measureWorker(cases, storage);
  const to = `an empty worker (${empty.first.toFixed(0)} ms)`;
  return [
    memory('all files read, heap and buffers', built.kept - empty.kept),
    memory('all files read, process', built.resident - empty.resident, false),
    memory('from the stored index, heap and buffers', warm.kept - empty.kept),
    memory('from the stored index, process', warm.resident - empty.resident),
    {
      what: 'worker alone: started until the stored index has answered',
      ...{ median: warm.first, p95: warm.first, unit: 'ms' },
      ratio: { to, value: warm.first / empty.first },
    },
  ];
}
