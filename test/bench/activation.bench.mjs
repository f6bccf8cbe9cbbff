// Activation in a real VS Code, Node host, timed from inside by insideHost/activation.ts. An empty extension is started in
// turn with ours: what VS Code itself needs for any extension is most of the time, and varies with the machine.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import { ensureBrowser } from '../../scripts/chromium.mjs';
import { newestRunnableVsCode } from '../../scripts/install.mjs';
import { chromiumArgs, layOutExtension, startServer, suiteAddress } from '../../scripts/vscodeHost.mjs';
import { bundleSuite, runInside } from './insideVsCode.mjs';

const starts = 7;
const version = newestRunnableVsCode();

/** @typedef {{ total: number, load: number, activate: number }} Activation milliseconds */

/** What the data is. */
export const about = `${starts} starts each of VS Code ${version} with Fupan and with an empty extension, in turn.`;

/** Looks at dist/. */
export const needsBuild = true;

/** @returns {Promise<import('./measure.ts').Row[]>} */
export async function run() {
  const scratch = await mkdtemp(path.join(tmpdir(), 'fupan-bench-'));
  try {
    const [ours, empty] = [path.join(scratch, 'fupan'), path.join(scratch, 'empty')];
    await layOutExtension(ours, 'node');
    await layOutEmpty(empty);
    const tests = path.join(scratch, 'activation.js');
    await bundleSuite('activation', tests);
    const folder = path.join(scratch, 'workspace');
    await mkdir(folder);
    return rows(await timeStarts({ ours, empty }, folder, tests));
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** An extension of the same name and shape that does nothing. @param {string} folder */
async function layOutEmpty(folder) {
  await mkdir(folder);
  const manifest = {
    ...{ name: 'fupan', publisher: 'fupan', version: '0.0.0', engines: { vscode: '^1.100.0' } },
    ...{ main: './main.mjs', activationEvents: ['onLanguage:markdown'] },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'main.mjs'), 'export function activate() {}\n');
}

/**
 * @param {{ ours: string, empty: string }} extensions
 * @param {string} folder
 * @param {string} tests
 */
async function timeStarts(extensions, folder, tests) {
  const executablePath = await ensureBrowser();
  const server = await startServer({ version });
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  /** @type {{ ours: Activation[], empty: Activation[] }} */
  const taken = { ours: [], empty: [] };
  try {
    // The first start of each fills the server's and the browser's caches, and does not count.
    for (let start = 0; start <= starts; start++) {
      for (const which of /** @type {const} */ (['ours', 'empty'])) {
        const address = suiteAddress(server, { folder, extension: extensions[which], tests });
        const activation = /** @type {Activation} */ (await runInside(browser, address, 'activation'));
        if (start > 0) taken[which].push(activation);
      }
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return taken;
}

/** @param {{ ours: Activation[], empty: Activation[] }} taken @returns {import('./measure.ts').Row[]} */
function rows({ ours, empty }) {
  /** @param {Activation[]} activations @param {keyof Activation} part */
  const times = (activations, part) => {
    const sorted = activations.map((each) => each[part]).sort((a, b) => a - b);
    const at = (/** @type {number} */ share) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
    return { median: at(0.5), p95: at(0.95), unit: /** @type {const} */ ('ms') };
  };
  /** @param {string} what @param {keyof Activation} part @param {import('./measure.ts').Target} [target] */
  const pair = (what, part, target) => {
    const [us, them] = [times(ours, part), times(empty, part)];
    const to = `an empty extension (${them.median.toFixed(0)} ms)`;
    return { what, ...us, ratio: { to, value: us.median / them.median }, ...(target ? { target } : {}) };
  };
  return [
    pair('activate() alone', 'activate', { of: 'median', atMost: 15 }),
    pair('loading the code', 'load'),
    pair('asked for until active', 'total'),
  ];
}
