// Runs inside VS Code as its test module: activates the extension and prints how long that took, as one line of JSON.
import * as vscode from 'vscode';

interface Mark {
  readonly name: string;
  readonly startTime: number;
}

/** VS Code's own list of moments, kept as a global in every process of its; whole milliseconds. */
function marks(): readonly Mark[] {
  const { MonacoPerformanceMarks: kept } = globalThis as { MonacoPerformanceMarks?: { getMarks(): Mark[] } };
  return kept?.getMarks() ?? [];
}

/** Resolves after the line was printed; rejects where the extension is missing or was active before. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('fupan.fupan');
  if (!extension || extension.isActive)
    throw new Error('fupan.fupan is missing, or something activated it before');
  const started = performance.now();
  await extension.activate();
  const total = performance.now() - started;
  const at = (moment: string): number | undefined =>
    marks().find(({ name }) => name === `code/extHost/${moment}/fupan.fupan`)?.startTime;
  const between = (from: string, to: string) => (at(to) ?? Number.NaN) - (at(from) ?? Number.NaN);
  const times = {
    total,
    load: between('willLoadExtensionCode', 'didLoadExtensionCode'),
    activate: between('willActivateExtension', 'didActivateExtension'),
  };
  console.log(`fupan-activation:${JSON.stringify(times)}`);
}
