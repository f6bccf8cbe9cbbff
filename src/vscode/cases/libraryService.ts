import * as vscode from 'vscode';
import type { CaseRecord } from '../../cases/statistics.ts';
import type {
  CaseQuery,
  CaseResult,
  LibraryFolder,
  SimilarCase,
  SkippedFile,
} from '../../protocol/library.ts';
import type { FileState, LibraryWorker } from '../../worker/messages.ts';
import { logError } from '../log.ts';
import { listFiles, readFiles } from './hostFiles.ts';
import type { CaseLibrary, LibraryState } from './library.ts';
import { FileEvents } from './fileEvents.ts';
import { tellProblems } from './problems.ts';
import type { LibraryRoot } from './roots.ts';
import { findRoots, librariesSetting } from './roots.ts';

/** Files that go to the worker in one message. */
const batch = 32;
/** Listeners are told of progress so often at most, in milliseconds. */
const telling = 100;
/** Folders that nobody watches reliably are looked through again when the window gets the focus, after so many milliseconds. */
const staleAfter = 60_000;

/** What the service needs from the host it runs in. */
export interface LibraryContext {
  readonly worker: LibraryWorker;
  /** The home folder as a path; null in a browser. */
  readonly home: string | null;
}

/** The case libraries of a window: keeps the worker's index like the folders, and passes questions on to it. */
export class LibraryService implements CaseLibrary {
  readonly #worker: LibraryWorker;
  readonly #home: string | null;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #parts: vscode.Disposable[];
  #roots: readonly LibraryRoot[] = [];
  readonly #missing = new Set<string>();
  #state: LibraryState = { kind: 'idle' };
  #started: Promise<void> | null = null;
  #scanning: { readonly source: vscode.CancellationTokenSource; readonly done: Promise<void> } | null = null;
  #lastScan = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #events: FileEvents;

  constructor({ worker, home }: LibraryContext) {
    this.#worker = worker;
    this.#home = home;
    this.#events = new FileEvents(worker, () => this.#tell());
    this.#parts = [
      this.#changed,
      this.#events,
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.#restart()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (
          event.affectsConfiguration('fupan.retrospective.folder') ||
          event.affectsConfiguration(librariesSetting)
        )
          void this.#restart();
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused && this.#started && Date.now() - this.#lastScan > staleAfter) void this.#scan();
      }),
    ];
  }

  get state(): LibraryState {
    return this.#state;
  }

  async folders(): Promise<readonly LibraryFolder[]> {
    await this.#start();
    return this.#roots.map(({ kind, uri, root: { name, key } }) => ({
      uri: uri.toString(),
      name,
      kind,
      state: this.#missing.has(key) ? 'missing' : 'ready',
    }));
  }

  async search(query: CaseQuery): Promise<CaseResult> {
    await this.#start();
    return this.#worker.search(query);
  }

  async similar(
    document: { readonly uri?: string; readonly text: string },
    limit: number,
  ): Promise<readonly SimilarCase[]> {
    await this.#start();
    return this.#worker.similar(document.text, document.uri ?? '', limit);
  }

  async records(): Promise<readonly CaseRecord[]> {
    await this.#start();
    return this.#worker.records();
  }

  async skipped(): Promise<readonly SkippedFile[]> {
    await this.#start();
    return this.#worker.skipped();
  }

  async refresh(): Promise<void> {
    if (!this.#started) await this.#start();
    else await this.#takeRoots();
    await this.#scan();
  }

  cancel(): void {
    this.#scanning?.source.cancel();
  }

  dispose(): void {
    this.cancel();
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#parts).dispose();
  }

  /** Resolves when questions can be asked; looking through the folders goes on behind that. */
  #start(): Promise<void> {
    this.#started ??= this.#takeRoots().then(() => {
      void this.#scan();
    });
    return this.#started;
  }

  async #restart(): Promise<void> {
    if (this.#started) await this.refresh();
  }

  async #takeRoots(): Promise<void> {
    const { roots, problems } = findRoots(this.#home);
    this.#roots = roots;
    for (const key of [...this.#missing])
      if (!roots.some(({ root }) => root.key === key)) this.#missing.delete(key);
    await this.#worker.setRoots(roots.map(({ root }) => root));
    this.#events.watch(roots);
    tellProblems(problems);
  }

  /** Looks through all folders; a pass under way is ended first. */
  async #scan(): Promise<void> {
    const before = this.#scanning;
    before?.source.cancel();
    const source = new vscode.CancellationTokenSource();
    const done = (before?.done ?? Promise.resolve()).then(() => this.#scanRoots(source.token));
    this.#scanning = { source, done };
    await done;
  }

  async #scanRoots(token: vscode.CancellationToken): Promise<void> {
    const isOver = () => token.isCancellationRequested;
    if (isOver()) return;
    const counts = { indexed: 0, total: 0 };
    this.#setState({ kind: 'indexing', ...counts });
    const report = (indexed: number, total: number) => {
      counts.indexed += indexed;
      counts.total += total;
      this.#setState({ kind: 'indexing', ...counts });
    };
    await Promise.all(
      this.#roots.map(async (root) => {
        try {
          await this.#scanRoot(root, token, report);
        } catch (error) {
          logError(`library ${root.root.name}`, error);
        }
      }),
    );
    this.#lastScan = Date.now();
    this.#setState(isOver() ? { kind: 'cancelled', ...counts } : { kind: 'ready' });
  }

  async #scanRoot(
    { root, kind }: LibraryRoot,
    token: vscode.CancellationToken,
    report: (indexed: number, total: number) => void,
  ): Promise<void> {
    const { key } = root;
    const isOver = () => token.isCancellationRequested;
    const listing = await listFiles(root, '', token);
    if (isOver()) return;
    // The project's own library comes into being with the first case.
    const isMissing = !listing.isThere && (kind !== 'project' || listing.unread.length > 0);
    await this.#worker.setReachable(key, !isMissing);
    if (isMissing) {
      this.#missing.add(key);
      return;
    }
    this.#missing.delete(key);
    const changed = await this.#worker.compare(key, listing.files, listing.unread);
    report(0, changed.length);
    await this.#worker.add(key, listing.refused, changed.length > 0);
    for (let at = 0; at < changed.length && !isOver(); at += batch) {
      const files: readonly FileState[] = changed.slice(at, at + batch);
      await this.#worker.add(key, await readFiles(root, files), at + batch < changed.length);
      report(files.length, 0);
    }
  }

  #setState(state: LibraryState): void {
    const isOther = state.kind !== this.#state.kind;
    this.#state = state;
    if (isOther) this.#changed.fire();
    else this.#tell();
  }

  #tell(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire();
    }, telling);
  }
}
