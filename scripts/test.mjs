// npm test [-- SUITE…] [--hard] [--grep TEXT]
// Installs what is missing, builds, runs the suites and ends with the line `N passed, N failed`. A suite is unit, office,
// browser, host or e2e; host:VERSION, host:VERSION:KIND and host:VERSION:KIND:LANGUAGE narrow the in-host runs, for example
// host:1.139.1:web. --hard tries many more examples for each property and every
// combination of VS Code, host and language, and converts spreadsheets through LibreOffice.
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './chromium.mjs';
import { runHostSuite } from './hostSuite.mjs';
import { installDependencies, installVsCode, newestVsCode, oldestVsCode } from './install.mjs';
import { ensureLibreOffice } from './libreOffice.mjs';
import { SetupError, build, ensureWritableHome, root, runScript } from './processes.mjs';

/** @typedef {import('./hostSuite.mjs').HostRun} HostRun */
/** @typedef {import('./hostSuite.mjs').SuiteResult} SuiteResult */
/** @typedef {{ hard: boolean, grep: string }} Options */

/** The suites in the order they run: what fails fast comes first. */
const suiteNames = ['unit', 'office', 'browser', 'host', 'e2e'];
const outputDir = path.join(root, 'test', '.output');
const minute = 60_000;

await runScript(async () => {
  const { suites, options } = readOptions();
  /** @type {{ name: string, result: SuiteResult, seconds: number }[]} */
  const results = [];
  try {
    await prepare(suites);
    for (const { name, run } of suites.flatMap((suite) => runsOf(suite, options))) {
      console.log(`\n── ${name} ──`);
      const started = performance.now();
      const result = await run().catch((error) => crashed(String(error?.stack ?? error)));
      const seconds = (performance.now() - started) / 1000;
      if (result.details !== '') {
        console.log(result.details);
      }
      console.log(`${name}: ${totals(result)} (${seconds.toFixed(1)} s)`);
      results.push({ name, result, seconds });
    }
  } catch (error) {
    if (!(error instanceof SetupError)) {
      throw error;
    }
    results.push({ name: 'setup', result: crashed(error.message), seconds: 0 });
    console.error(error.message);
  }
  console.log('');
  for (const { name, result, seconds } of results) {
    console.log(`${name.padEnd(26)} ${totals(result).padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`);
  }
  // Once more below the sums of the suites, where nobody has to look for it.
  for (const { name, result } of results) {
    for (const title of result.failures) console.log(`✗ ${name}: ${title}`);
  }
  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    results.reduce((all, { result }) => all + result[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
});

/** Reads the command line; a mistake in it ends with one clear line and exit code 2. */
function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { hard: { type: 'boolean', default: false }, grep: { type: 'string', default: '' } },
  });
  const unknown = positionals.find((name) => !suiteNames.includes(name) && !name.startsWith('host:'));
  if (unknown !== undefined) {
    throw new SetupError(`There is no suite ${unknown}; the suites are ${suiteNames.join(', ')}.`, 2);
  }
  // LibreOffice is 90 MB to fetch, for three tests.
  const usual = values.hard ? suiteNames : suiteNames.filter((name) => name !== 'office');
  return { suites: positionals.length > 0 ? positionals : usual, options: values };
}

/** Puts in place what the suites need, and builds. @param {string[]} suites */
async function prepare(suites) {
  ensureWritableHome();
  await installDependencies();
  const inVsCode = suites.some((suite) => suite.startsWith('host') || suite === 'e2e');
  if (inVsCode || suites.includes('browser')) {
    await ensureBrowser();
  }
  if (suites.includes('office')) {
    await ensureLibreOffice();
  }
  await Promise.all(inVsCode ? [installVsCode(oldestVsCode), installVsCode(newestVsCode)] : []);
  await rm(outputDir, { recursive: true, force: true });
  await mkdir(outputDir, { recursive: true });
  await build(true);
}

/**
 * What a suite's name stands for: one run, or one for each way to host the extension.
 * @param {string} suite @param {Options} options
 * @returns {{ name: string, run: () => Promise<SuiteResult> }[]}
 */
function runsOf(suite, options) {
  if (!suite.startsWith('host')) {
    return [{ name: suite, run: () => runVitest(suite, options) }];
  }
  const [, ...wanted] = suite.split(':');
  const isAll = options.hard || wanted.length > 0;
  const runs = hostRuns(isAll).filter((run) =>
    wanted.every((part, index) => part === [run.vscode, run.host, run.language][index]),
  );
  if (runs.length === 0) {
    throw new SetupError(`${suite} fits no run; one is host:${newestVsCode}:web:zh-cn.`, 2);
  }
  return runs.map((run) => ({
    name: `host ${run.vscode} ${run.host} ${run.language}`,
    // All of them in a browser's host too would take five minutes more: there, what is done differently.
    run: () => runHostSuite(run, options.grep || (isAll || run.host !== 'web' ? '' : 'case')),
  }));
}

/**
 * The ways to run the in-host suites: all, or those that together meet both versions, both kinds of host, both languages, and a
 * workspace that nobody trusts yet.
 * @param {boolean} all
 * @returns {HostRun[]}
 */
function hostRuns(all) {
  if (!all) {
    return [
      { vscode: newestVsCode, host: 'node', language: 'zh-cn' },
      { vscode: oldestVsCode, host: 'node', language: 'en' },
      { vscode: newestVsCode, host: 'web', language: 'en' },
      { vscode: newestVsCode, host: 'restricted', language: 'zh-cn' },
    ];
  }
  return [oldestVsCode, newestVsCode].flatMap((vscode) =>
    /** @type {const} */ (['node', 'web', 'restricted']).flatMap((host) =>
      /** @type {const} */ (['en', 'zh-cn']).map(
        (language) => /** @type {HostRun} */ ({ vscode, host, language }),
      ),
    ),
  );
}

/**
 * Runs one of vitest's projects; people see its own report, the sums come from its JSON.
 * @param {string} project @param {Options} options
 * @returns {Promise<SuiteResult>}
 */
async function runVitest(project, { hard, grep }) {
  const report = path.join(outputDir, `${project}.json`);
  const args = [
    path.join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    ...['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...(grep === '' ? [] : ['--testNamePattern', grep]),
  ];
  const env = { ...process.env, ...(hard ? { FUPAN_HARD: '1', FC_NUM_RUNS: '2000' } : {}) };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const kill = () => child.kill();
  process.on('exit', kill);
  const limit = (project === 'e2e' ? 15 : 5) * (hard ? 6 : 1) * minute;
  const timer = setTimeout(kill, limit);
  const code = await new Promise((resolve) => {
    child.on('exit', (exitCode, signal) => resolve(exitCode ?? signal));
    child.on('error', (error) => resolve(error.message));
  });
  clearTimeout(timer);
  process.off('exit', kill);
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) {
    return crashed(`${project} ended (${code}) without a report; its limit is ${limit / minute} min`);
  }
  return summarise(JSON.parse(text), code);
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} report
 * @param {number | string} code the exit code
 * @returns {SuiteResult}
 */
function summarise(report, code) {
  // A file that cannot even be loaded holds no test that could have failed.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const passed = report.numPassedTests;
  let failed = report.numFailedTests + broken.length;
  let details = '';
  if (failed === 0 && (code !== 0 || passed === 0)) {
    failed = 1;
    details = passed === 0 ? '✗ the suite held no test' : `✗ the suite ended with ${code}`;
  }
  const failures = [
    ...broken.map(({ name }) => path.relative(root, name)),
    ...report.testResults
      .flatMap((file) => file.assertionResults)
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => fullName),
  ];
  return { passed, failed, skipped: report.numPendingTests + report.numTodoTests, details, failures };
}

/** @param {string} reason @returns {SuiteResult} */
function crashed(reason) {
  return { passed: 0, failed: 1, skipped: 0, details: `✗ ${reason}`, failures: [] };
}

/** @param {SuiteResult} result */
function totals({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
