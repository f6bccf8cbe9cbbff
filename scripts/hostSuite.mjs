// Runs the suites of test/host inside a real VS Code: a server, a Chromium page on it, and the results read from the lines
// that the host prints.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { root } from './processes.mjs';
import { chromiumArgs, layOutExtension, startServer, suiteAddress } from './vscodeHost.mjs';

/**
 * One way to run the suites.
 * @typedef {object} HostRun
 * @property {import('./install.mjs').VsCodeVersion} vscode
 * @property {'node' | 'web' | 'restricted'} host the extension host's kind; `restricted` is Node's in a workspace that nobody
 *   trusts yet, and runs the suites of test/host/restricted
 * @property {'en' | 'zh-cn'} language
 */

/**
 * What a suite came to.
 * @typedef {object} SuiteResult
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} details what to show of the failures, '' when there are none
 * @property {readonly string[]} failures the titles of the tests that failed
 */

/** The mark in front of each result line; test/host/index.ts writes the same one. */
const mark = 'fupan-host-suite:';
const endLine = `${mark}${JSON.stringify({ state: 'end' })}`;
const limitMs = 480_000;
/** What a suite prints to have the person at the page trust the workspace. */
const grantMark = 'fupan-host-suite-grant-trust';
/** From here on a test is named as slow. */
const slowMs = 4000;

/**
 * @param {HostRun} wanted
 * @param {string} grep only tests whose full title holds this text; '' for all
 * @returns {Promise<SuiteResult>}
 */
export async function runHostSuite(wanted, grep) {
  // Loaded here, since it is there only after the dependencies were installed.
  const { chromium } = await import('playwright');
  const scratch = await mkdtemp(path.join(tmpdir(), 'fupan-host-'));
  const folder = path.join(scratch, 'workspace');
  await cp(path.join(root, 'test', 'fixtures', 'workspace'), folder, { recursive: true });
  let extension = root;
  if (wanted.host === 'web') {
    extension = path.join(scratch, 'extension');
    await layOutExtension(extension, 'web');
  }
  /** @type {Record<string, string>} */
  const settings = { 'fupanTest.grep': grep };
  for (const [key, value] of Object.entries(wanted)) {
    settings[`fupanTest.${key}`] = value;
  }
  const server = await startServer({
    version: wanted.vscode,
    settings,
    restricted: wanted.host === 'restricted',
  });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: chromiumArgs,
  });
  try {
    const page = await browser.newPage({ locale: wanted.language === 'zh-cn' ? 'zh-CN' : 'en-US' });
    /** @type {string[]} */
    const log = [];
    const exit = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) =>
        resolve(`exit code ${code}`),
      );
      setTimeout(() => resolve(`stopped after ${limitMs / 1000} s`), limitMs).unref();
      page.on('crash', () => resolve('the page crashed'));
      void server.exited.then(() => resolve('the server ended'));
    });
    await page.exposeFunction(
      'codeAutomationLog',
      (/** @type {string} */ _type, /** @type {unknown[]} */ parts) => {
        log.push(...parts.map(String));
        if (parts.some((part) => String(part).includes(grantMark))) void grantTrust(page);
      },
    );
    const tests = path.join(extension, 'dist', 'test', 'host.js');
    await page.goto(suiteAddress(server, { folder, extension, tests }));
    const ending = await exit;
    const result = summarise(log, ending);
    const file = path.join('test', '.output', `host-${wanted.vscode}-${wanted.host}-${wanted.language}.log`);
    const full = withoutNoise(`${log.join('\n')}\n${server.log()}`);
    await mkdir(path.join(root, path.dirname(file)), { recursive: true });
    await writeFile(path.join(root, file), full);
    if (result.failed > 0) {
      result.details += `\nThe host's log is in ${file}.`;
    }
    if (result.failed > 0 && !full.includes(endLine)) {
      result.details += ` It ends with:\n${full.split('\n').slice(-40).join('\n')}`;
    }
    return result;
  } finally {
    await browser.close();
    await server.stop();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Trusts the workspace as a person does: through the status bar and the page that it opens.
 * @param {import('playwright').Page} page
 */
async function grantTrust(page) {
  try {
    await page.locator('[id="status.workspaceTrust"] a').click();
    await page
      .locator('.workspace-trust-editor .workspace-trust-buttons-row a.monaco-button')
      .first()
      .click();
  } catch {
    // The suite that waits for it fails, with a sentence.
  }
}

/** Takes out what VS Code says about native modules that nobody compiled. @param {string} log */
function withoutNoise(log) {
  let inNoise = false;
  return log
    .split('\n')
    .filter((line) => {
      inNoise =
        line.includes('Could not locate the bindings file') ||
        (inNoise && /^\s*(→|at |tries: |'|\]|\}|$)/.test(line));
      return !inNoise && line.trim() !== '';
    })
    .join('\n');
}

/**
 * Counts the results in a host's log. A run that did not come to its end, or held no test, is a failure by itself.
 * @param {string[]} log @param {string} ending how the run ended, for people
 * @returns {SuiteResult}
 */
export function summarise(log, ending) {
  const results = log.flatMap((line) => {
    const at = line.indexOf(mark);
    return at < 0 ? [] : [JSON.parse(line.slice(at + mark.length))];
  });
  const count = (/** @type {string} */ state) => results.filter((result) => result.state === state).length;
  const failures = results.filter((result) => result.state === 'failed');
  const details = failures.map(({ title, error }) => `✗ ${title}\n${error}`);
  const again = results.filter((result) => result.state === 'again');
  details.push(...again.map(({ title, error }) => `needed a second try: ${title}\n${error}`));
  // Where the time of a run goes; it counts once for each combination.
  const slow = results.filter(({ ms }) => ms >= slowMs).sort((a, b) => b.ms - a.ms);
  details.push(...slow.map(({ title, ms }) => `slow: ${title} (${(ms / 1000).toFixed(1)} s)`));
  let failed = failures.length;
  if (count('end') === 0) {
    failed++;
    details.push(`✗ the suite did not come to its end: ${ending}`);
  } else if (count('passed') + failed === 0) {
    failed++;
    details.push('✗ the suite held no test');
  }
  return {
    passed: count('passed'),
    failed,
    skipped: count('skipped'),
    details: details.join('\n'),
    failures: failures.map(({ title }) => title),
  };
}
