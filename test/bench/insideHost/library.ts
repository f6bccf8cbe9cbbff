// Runs inside VS Code as its test module, in a workspace whose .fupan/cases holds many cases: asks the library as somebody who types
// does while it is read, watches how long the host is held up, and prints what it measured as one line of JSON.
import * as vscode from 'vscode';
import type { FupanApi } from '../../../src/vscode/api.ts';

/** What the thread has computed so far, in milliseconds; null where only Node from 24 on and no browser can tell. */
function computed(): number | null {
  const { process } = globalThis as {
    process?: { threadCpuUsage?: () => { readonly user: number; readonly system: number } };
  };
  const used = process?.threadCpuUsage?.();
  return used ? (used.user + used.system) / 1000 : null;
}

/**
 * The longest times between two turns of the host's event loop, which turns every few milliseconds when it is idle; and what the thread
 * itself has computed in one of them, which a machine busy with something else does not make longer.
 */
class Heartbeat {
  readonly #gaps: number[] = [];
  readonly #computed: number[] = [];
  #last = performance.now();
  #lastComputed = computed();
  #timer: ReturnType<typeof setTimeout> | undefined;

  start(): void {
    const beat = () => {
      this.#note();
      this.#timer = setTimeout(beat, 2);
    };
    this.#last = performance.now();
    this.#lastComputed = computed();
    beat();
  }

  #note(): void {
    const now = performance.now();
    this.#gaps.push(now - this.#last);
    this.#last = now;
    const used = computed();
    if (used !== null && this.#lastComputed !== null) this.#computed.push(used - this.#lastComputed);
    this.#lastComputed = used;
  }

  /** Ends it; in milliseconds, `computed` is NaN where nobody can tell. */
  stop(): { readonly longest: number; readonly p99: number; readonly computed: number } {
    this.#note();
    clearTimeout(this.#timer);
    const sorted = this.#gaps.sort((a, b) => a - b);
    return {
      longest: sorted.at(-1) ?? 0,
      p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
      computed: this.#computed.length > 0 ? Math.max(...this.#computed) : Number.NaN,
    };
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function middle(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Resolves after the line was printed. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension<FupanApi>('fupan.fupan');
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!extension || !folder) throw new Error('no extension or no folder');
  const { cases } = await extension.activate();
  const idle = new Heartbeat();
  idle.start();
  await pause(2000);
  const atRest = idle.stop();
  const starting = new Heartbeat();
  starting.start();
  const started = performance.now();
  const first = await cases.search({ query: '库存', limit: 20 });
  const firstAnswer = performance.now() - started;
  const start = starting.stop();
  const busy = new Heartbeat();
  busy.start();
  const typed: number[] = [];
  while (cases.state.kind !== 'ready') {
    const begun = performance.now();
    await cases.search({ query: ['库', '库存', '同步', 'err', '客户'][typed.length % 5] ?? '', limit: 20 });
    typed.push(performance.now() - begun);
    await pause(50);
  }
  const ready = performance.now() - started;
  const reading = busy.stop();
  const { cases: count } = await cases.search({ query: '', limit: 0 });
  const asked: number[] = [];
  for (let at = 0; at < 60; at++) {
    const begun = performance.now();
    await cases.search({ query: ['库', '库存', '库存同', 'e', 'er', '接口', '客'][at % 7] ?? '', limit: 20 });
    asked.push(performance.now() - begun);
  }
  const changes: number[] = [];
  for (let at = 0; at < 10; at++) {
    const uri = vscode.Uri.joinPath(folder, '.fupan', 'cases', 'changed.md');
    const changed = new Promise<number>((resolve) => {
      const watcher = vscode.workspace.createFileSystemWatcher(
        new vscode.RelativePattern(vscode.Uri.joinPath(folder, '.fupan', 'cases'), 'changed.md'),
      );
      const seen = () => {
        resolve(performance.now());
        watcher.dispose();
      };
      watcher.onDidCreate(seen);
      watcher.onDidChange(seen);
    });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`# zzchange${String(at)}\n`));
    const event = await changed;
    while ((await cases.search({ query: `"zzchange${String(at)}"`, limit: 1 })).total === 0) await pause(1);
    changes.push(performance.now() - event);
  }
  const report = {
    count,
    firstCases: first.cases,
    firstAnswer,
    ready,
    restLongest: atRest.longest,
    restComputed: atRest.computed,
    startingLongest: start.longest,
    startingComputed: start.computed,
    readingComputed: reading.computed,
    readingLongest: reading.longest,
    readingP99: reading.p99,
    typedMedian: middle(typed, 0.5),
    typedP95: middle(typed, 0.95),
    askedMedian: middle(asked, 0.5),
    askedP95: middle(asked, 0.95),
    changedMedian: middle(changes, 0.5),
    changedP95: middle(changes, 0.95),
  };
  console.log(`fupan-library:${JSON.stringify(report)}`);
}
