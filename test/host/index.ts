// What VS Code runs as `extensionTestsPath`, in the Node host and in the web worker host alike: mocha's browser build,
// since only that one runs in a worker. Every result goes out as one line of JSON on the console; scripts/hostSuite.mjs
// reads them.
import 'mocha/mocha.js';
import { loadRestrictedSuites, loadSuites } from 'host-suites';
import * as vscode from 'vscode';

/** The mark in front of each JSON line; scripts/hostSuite.mjs looks for the same one. */
const mark = 'fupan-host-suite:';

/** Runs every suite; resolves when all passed, rejects otherwise (VS Code turns that into its exit code). */
export async function run(): Promise<void> {
  const uncaught = watchUncaught();
  let failures = 0;
  try {
    failures = await runMocha();
  } catch (error) {
    failures++;
    report({ title: 'loading the suites', state: 'failed', error: stackOf(error) });
  }
  for (const error of await uncaught()) {
    failures++;
    report({ title: 'errors that nothing caught', state: 'failed', error });
  }
  report({ state: 'end' });
  if (failures > 0) {
    throw new Error(`${failures} failed`);
  }
}

/** Loads and runs the suites; answers how many tests failed. */
function runMocha(): Promise<number> {
  // Settings nobody declares still reach extensions: the harness's way to tell the suite what to run.
  const grep = vscode.workspace.getConfiguration('fupanTest').get<string>('grep', '');
  mocha.setup({
    ui: 'bdd',
    timeout: 30_000,
    retries: 1,
    reporter: Silent,
    ...(grep === '' ? {} : { fgrep: grep }),
  });
  if (vscode.workspace.getConfiguration('fupanTest').get('host') === 'restricted') loadRestrictedSuites();
  else loadSuites();
  return new Promise((resolve) => {
    // The browser build's own run() reads `location`, which the Node host lacks.
    const runner: Mocha.Runner = Mocha.prototype.run.call(mocha, resolve);
    runner.on('pass', (test) => report({ title: test.fullTitle(), state: 'passed', ms: test.duration ?? 0 }));
    runner.on('fail', (test, error: unknown) => {
      report({ title: test.fullTitle(), state: 'failed', error: stackOf(error) });
    });
    // A second try must not hide what went wrong in the first.
    runner.on('retry', (test: Mocha.Test, error: unknown) => {
      report({ title: test.fullTitle(), state: 'again', error: stackOf(error) });
    });
    runner.on('pending', (test) => report({ title: test.fullTitle(), state: 'skipped' }));
  });
}

function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // VS Code drops console lines that are very long.
  return stack.slice(0, 8000);
}

/** Mocha insists on a reporter; the listeners above do the reporting. */
class Silent extends Mocha.reporters.Base {}

function report(result: Record<string, string | number>): void {
  console.log(mark + JSON.stringify(result));
}

/**
 * Collects errors that reach the top of the host, as long as their stack goes through Fupan's code: the host is shared with
 * VS Code's own extensions, whose complaints about the missing internet are not ours. Returns a function that ends the
 * watch and answers the stacks.
 */
function watchUncaught(): () => Promise<string[]> {
  const stacks: string[] = [];
  const add = (error: unknown): void => {
    const stack = stackOf(error);
    if (/\/dist\/(main|browser|chunks)\b/.test(stack)) {
      stacks.push(stack);
    }
  };
  if (typeof process === 'object' && typeof process.on === 'function') {
    process.on('unhandledRejection', add);
    process.on('uncaughtException', add);
  } else {
    // VS Code takes addEventListener away from the worker. `onerror` is mocha's already: it fails the running test.
    globalThis.onunhandledrejection = (event) => add(event.reason);
  }
  return async () => {
    // Rejections are announced after the current tasks; two turns of the event loop let the last ones in.
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => setTimeout(resolve, 0));
    return stacks;
  };
}
