import type * as vscode from 'vscode';
import type { SynonymTable } from '../../cases/synonyms.ts';
import type {
  FileState,
  FolderReader,
  LibraryHost,
  LibraryWorker,
  Listing,
  PassEnd,
  ReadFile,
  Root,
} from '../../worker/messages.ts';
import type { Platform, RunningWorker } from '../../worker/platform.ts';
import type { ArgumentsOf, AnswerOf } from '../../worker/rpc.ts';
import { Rpc } from '../../worker/rpc.ts';
import type { CaseRecord } from '../../cases/statistics.ts';
import type { CaseQuery, CaseResult, SimilarCase, SkippedFile } from '../../protocol/library.ts';

/** How often the worker is looked at while it works, in milliseconds. A file operation that lasts from one look to the next but one hangs. */
const usualLooking = 5000;
/** A worker that ends so often is not started again. */
const mostStarts = 5;

/** Who is told of what happens to the worker. */
export interface WorkerWatch {
  /** The worker has ended, or was ended since it hung; another one is started when it is needed. */
  failed(error: Error): void;
  /** A file operation below a root does not come back: the root is left alone until it is looked through again. */
  hangs(key: string): void;
  /** How often a worker at work is looked at, in milliseconds. */
  readonly looking?: number;
}

type Far = LibraryWorker & FolderReader;
type Running = { readonly worker: RunningWorker; readonly rpc: Rpc<Far> };

/**
 * The worker, seen from the host. One that ends, or hangs in a folder that does not answer, is replaced: the stored indexes are there
 * again at once, that folder is left alone until the next pass, and what was not answered is asked once more.
 */
export class WorkerClient implements Far, vscode.Disposable {
  readonly #platform: Platform;
  readonly #host: LibraryHost;
  readonly #synonyms: () => Promise<SynonymTable>;
  readonly #watching: WorkerWatch;
  #running: Promise<Running> | null = null;
  #starts = 0;
  /** Whether a worker before this one had the roots. */
  #isReplaced = false;
  #roots: readonly Root[] = [];
  /** Roots that the last worker hung in. */
  readonly #hanging = new Set<string>();
  #open = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isDisposed = false;

  constructor(
    platform: Platform,
    host: LibraryHost,
    synonyms: () => Promise<SynonymTable>,
    watching: WorkerWatch,
  ) {
    this.#platform = platform;
    this.#host = host;
    this.#synonyms = synonyms;
    this.#watching = watching;
  }

  start(): Promise<void> {
    return this.#worker().then(() => undefined);
  }

  async setRoots(roots: readonly Root[]): Promise<void> {
    this.#roots = roots;
    await this.#call('setRoots', roots);
  }

  setReachable(key: string, reachable: boolean): Promise<void> {
    return this.#call('setReachable', key, reachable);
  }

  compare(key: string, listing: Listing): Promise<readonly FileState[]> {
    return this.#call('compare', key, listing);
  }

  add(key: string, files: readonly ReadFile[], more: boolean): Promise<void> {
    return this.#call('add', key, files, more);
  }

  remove(key: string, paths: readonly string[]): Promise<void> {
    return this.#call('remove', key, paths);
  }

  finish(key: string): Promise<void> {
    return this.#call('finish', key);
  }

  save(): Promise<void> {
    return this.#running ? this.#call('save') : Promise.resolve();
  }

  search(query: CaseQuery): Promise<CaseResult> {
    return this.#call('search', query);
  }

  similar(text: string, uri: string, limit: number): Promise<readonly SimilarCase[]> {
    return this.#call('similar', text, uri, limit);
  }

  records(): Promise<readonly CaseRecord[]> {
    return this.#call('records');
  }

  /** What is not searched; a root that hangs is among it. */
  async skipped(): Promise<readonly SkippedFile[]> {
    const skipped = await this.#call('skipped');
    const hanging = this.#roots.filter(({ key }) => this.#hanging.has(key));
    return [...hanging.map(({ uri }) => ({ uri, reason: 'unreachable' as const })), ...skipped];
  }

  async scan(key: string): Promise<PassEnd> {
    this.#hanging.delete(key);
    return this.#call('scan', key);
  }

  update(key: string, paths: readonly string[]): Promise<void> {
    return this.#call('update', key, paths);
  }

  async stop(): Promise<void> {
    if (this.#running) await this.#call('stop');
  }

  dispose(): void {
    this.#isDisposed = true;
    clearInterval(this.#timer);
    void this.#running?.then(({ worker, rpc }) => {
      worker.stop();
      rpc.close(new Ended());
    });
  }

  async #call<Name extends keyof Far>(
    name: Name,
    ...args: ArgumentsOf<Far[Name]>
  ): Promise<Awaited<AnswerOf<Far[Name]>>> {
    this.#open++;
    this.#watch();
    try {
      for (;;) {
        const { rpc } = await this.#worker();
        try {
          return await rpc.call(name, ...args);
        } catch (error) {
          if (!(error instanceof Ended) || this.#isDisposed) throw error;
          const [key] = args as readonly unknown[];
          if (name === 'scan' && this.#hanging.has(String(key)))
            return 'missing' as Awaited<AnswerOf<Far[Name]>>;
          if (name === 'update' && this.#hanging.has(String(key)))
            return undefined as Awaited<AnswerOf<Far[Name]>>;
        }
      }
    } finally {
      this.#open--;
    }
  }

  #worker(): Promise<Running> {
    this.#running ??= this.#begin();
    return this.#running;
  }

  async #begin(): Promise<Running> {
    if (++this.#starts > mostStarts) throw new Error('the worker of the case library does not stay alive');
    const worker = await this.#platform.startWorker();
    const rpc = new Rpc<Far>(worker.port, this.#host);
    worker.onEnd((error) => this.#end(worker, rpc, error));
    await rpc.call('start', await this.#synonyms());
    if (this.#isReplaced) {
      await rpc.call('setRoots', this.#roots);
      for (const key of this.#hanging) await rpc.call('setReachable', key, false);
    }
    return { worker, rpc };
  }

  #end(worker: RunningWorker, rpc: Rpc<Far>, error: Error): void {
    if (this.#isDisposed) return;
    this.#watching.failed(error);
    worker.stop();
    this.#running = null;
    this.#isReplaced = true;
    rpc.close(new Ended());
  }

  /** While something is asked, looks whether the worker hangs in a file operation. */
  #watch(): void {
    if (this.#timer !== undefined) return;
    let before: { key: string; operations: number } | null = null;
    let times = 0;
    this.#timer = setInterval(() => {
      if (this.#open === 0) {
        clearInterval(this.#timer);
        this.#timer = undefined;
        return;
      }
      void this.#running?.then(({ worker, rpc }) => {
        const now = worker.reading();
        times = now && now.key === before?.key && now.operations === before.operations ? times + 1 : 0;
        before = now;
        if (!now || times < 2) return;
        times = 0;
        this.#hanging.add(now.key);
        this.#starts--;
        this.#end(worker, rpc, new Error(`a folder does not answer: ${this.#nameOf(now.key)}`));
        this.#watching.hangs(now.key);
      });
    }, this.#watching.looking ?? usualLooking);
  }

  #nameOf(key: string): string {
    return this.#roots.find((root) => root.key === key)?.uri ?? key;
  }
}

/** Why a call was not answered: the worker is gone. */
class Ended extends Error {}
