// Runs a file of insideHost in a real VS Code, and hands over the line of JSON that it prints.
import path from 'node:path';
import { build } from 'esbuild';
import { root, SetupError } from '../../scripts/processes.mjs';

const limitMs = 240_000;

/** Bundles `insideHost/NAME.ts` to a file that VS Code can load as a test module. @param {string} name @param {string} outfile */
export async function bundleSuite(name, outfile) {
  await build({
    entryPoints: [path.join(root, `test/bench/insideHost/${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
}

/**
 * Opens an address that names a test module, waits for its end and parses what it printed after `fupan-MARK:`.
 * @param {Pick<import('playwright').Browser, 'newPage'>} browser @param {string} address @param {string} mark
 * @returns {Promise<any>}
 */
export async function runInside(browser, address, mark) {
  const page = await browser.newPage();
  try {
    /** @type {string[]} */
    const log = [];
    /** @type {Promise<number>} */
    const exit = new Promise((resolve, reject) => {
      setTimeout(() => reject(new SetupError('VS Code did not come to an end.')), limitMs).unref();
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction(
      'codeAutomationLog',
      (/** @type {string} */ _type, /** @type {unknown[]} */ parts) => void log.push(...parts.map(String)),
    );
    await page.goto(address);
    const code = await exit;
    const pattern = new RegExp(`fupan-${mark}:(\\{.*\\})`);
    const json = log.map((line) => pattern.exec(line)?.[1]).find(Boolean);
    if (!json) throw new SetupError(`Nothing was measured (exit code ${code}):\n${log.slice(-5).join('\n')}`);
    return JSON.parse(json);
  } finally {
    await page.close();
  }
}
