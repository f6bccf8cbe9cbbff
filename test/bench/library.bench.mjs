// The case library in a real VS Code, timed from inside by insideHost/library.ts: the first start reads all files, the second one
// finds the stored index. In the Node host and in the browser's.
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

const version = newestRunnableVsCode();
const files = Number(process.env['FUPAN_BENCH_FILES'] ?? 10_000);

/** What the data is. */
export const about = `${files} generated cases in the workspace of VS Code ${version}; somebody searches while they are read.`;

/** Looks at dist/. */
export const needsBuild = true;

/** @returns {Promise<import('./measure.ts').Row[]>} */
export async function run() {
  const scratch = await mkdtemp(path.join(tmpdir(), 'fupan-bench-'));
  try {
    const folder = path.join(scratch, 'workspace');
    await layOutCases(path.join(folder, '.fupan', 'cases'), scratch);
    const tests = path.join(scratch, 'library.js');
    await bundleSuite('library', tests);
    /** @type {import('./measure.ts').Row[]} */
    const rows = [];
    for (const host of /** @type {const} */ (['node', 'web'])) {
      const extension = path.join(scratch, host);
      await layOutExtension(extension, host);
      const server = await startServer({ version });
      const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: chromiumArgs });
      try {
        const address = suiteAddress(server, { folder, extension, tests });
        rows.push(...rowsOf(`${host}, first start`, await runInside(browser, address, 'library')));
        rows.push(...rowsOf(`${host}, second start`, await runInside(browser, address, 'library')));
      } finally {
        await browser.close();
        await server.stop();
      }
    }
    return rows;
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {string} folder @param {string} scratch */
async function layOutCases(folder, scratch) {
  const bundle = path.join(scratch, 'caseLibrary.mjs');
  const entry = path.join(root, 'test/bench/caseLibrary.ts');
  await build({ entryPoints: [entry], outfile: bundle, bundle: true, format: 'esm', logLevel: 'warning' });
  const { caseLibrary } = await import(pathToFileURL(bundle).href);
  await mkdir(folder, { recursive: true });
  for (const { path: file, text } of caseLibrary(files, 20261120)) {
    await writeFile(path.join(folder, file), text);
  }
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
  return [
    row(`first answer, from ${taken['firstCases']} cases`, 'firstAnswer'),
    row(`every file compared and read (${taken['count']})`, 'ready'),
    row('host held up at rest, longest', 'restLongest'),
    row('host held up while reading, longest', 'readingLongest', 'readingLongest', 30),
    row('an answer while reading', 'typedMedian', 'typedP95'),
    row('an answer', 'askedMedian', 'askedP95'),
    row('from a file event to being found', 'changedMedian', 'changedP95', 50),
  ];
}
