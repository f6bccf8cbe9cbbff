import * as vscode from 'vscode';
import type { CaseRecord } from '../../cases/statistics.ts';
import type {
  CaseQuery,
  CaseResult,
  LibraryFolder,
  SimilarCase,
  SkippedFile,
} from '../../protocol/library.ts';
import type { SynonymTable } from '../../cases/synonyms.ts';
import type { FolderReader, Root } from '../../worker/messages.ts';
import type { Platform } from '../../worker/platform.ts';
import { logError } from '../log.ts';
import { readFiles } from './hostFiles.ts';
import { HostFolders } from './hostFolders.ts';
import { HostStore } from './hostStore.ts';
import type { CaseLibrary, LibraryState } from './library.ts';
import { FileEvents } from './fileEvents.ts';
import { tellProblems } from './problems.ts';
import { LibraryProgress } from './progress.ts';
import type { LibraryRoot } from './roots.ts';
import { findRoots, librariesSetting } from './roots.ts';
import { WorkerClient } from './workerClient.ts';

/** Listeners are told of progress so often at most, in milliseconds. */
const telling = 100;
/** Folders that nobody watches reliably are looked through again when the window gets the focus, after so many milliseconds. */
const staleAfter = 60_000;

/** What the service needs of the extension. */
export interface LibraryFiles {
  /** Folder for the stored indexes. */
  readonly storage: vscode.Uri;
  /** Reads the table of synonyms. */
  readonly synonyms: () => Thenable<Uint8Array>;
}

/** The case libraries of a window: keeps the worker's index like the folders, and passes questions on to it. */
export class LibraryService implements CaseLibrary {
  readonly #worker: WorkerClient;
  readonly #hostFolders: HostFolders;
  readonly #hasDisk: boolean;
  readonly #home: string | null;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #parts: vscode.Disposable[];
  readonly #shown = new LibraryProgress();
  #roots: readonly LibraryRoot[] = [];
  readonly #missing = new Set<string>();
  #state: LibraryState = { kind: 'idle' };
  #started: Promise<void> | null = null;
  #scanning: { readonly source: vscode.CancellationTokenSource; readonly done: Promise<void> } | null = null;
  #lastScan = 0;
  /** The last pass or change of each root. */
  readonly #turns = new Map<string, Promise<unknown>>();
  #counts = { indexed: 0, total: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #events: FileEvents;

  constructor(extension: LibraryFiles, platform: Platform) {
    this.#home = platform.home;
    this.#hasDisk = platform.hasDisk;
    const store = new HostStore(extension.storage);
    const rootOf = (key: string) => this.#rootOf(key);
    const progress = (indexed: number, total: number) => this.#progress(indexed, total);
    this.#worker = new WorkerClient(
      platform,
      {
        readStored: (name) => store.readStored(name),
        writeStored: (name, bytes) => store.writeStored(name, bytes),
        read: async (key, paths) => {
          const states = paths.map((path) => ({ path, size: 0, mtime: 0 }));
          const files = await readFiles(rootOf(key), states);
          return files.map(({ content }) => ('reason' in content ? null : content));
        },
        progress: (indexed, total) => Promise.resolve(progress(indexed, total)),
      },
      async () => JSON.parse(new TextDecoder().decode(await extension.synonyms())) as SynonymTable,
      {
        failed: (error) => logError('case library', error),
        hangs: (key) => {
          this.#missing.add(key);
          this.#changed.fire();
        },
      },
    );
    this.#hostFolders = new HostFolders(this.#worker, rootOf, progress);
    this.#events = new FileEvents({
      changed: (root, paths) => void this.#update(root, paths),
      moved: (root) => void this.#scanRoot(root, () => false),
    });
    this.#parts = [
      this.#changed,
      this.#shown,
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
    void this.#worker.stop();
    void this.#hostFolders.stop();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#parts, this.#worker).dispose();
  }

  /** Resolves when questions can be asked; looking through the folders goes on behind that. */
  #start(): Promise<void> {
    this.#started ??= this.#takeRoots().then(
      () => {
        void this.#scan();
      },
      (error: unknown) => {
        // The next question tries again.
        this.#started = null;
        throw error;
      },
    );
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
    if (before) this.cancel();
    const source = new vscode.CancellationTokenSource();
    const done = (before?.done ?? Promise.resolve()).then(() => this.#scanRoots(source.token));
    const scanning = { source, done };
    this.#scanning = scanning;
    await done;
    if (this.#scanning === scanning) this.#scanning = null;
  }

  /** Who reads a root: the worker what is on this computer's disk, the host the rest. */
  #readerOf(root: Root): FolderReader {
    return this.#hasDisk && root.path !== null ? this.#worker : this.#hostFolders;
  }

  /**
   * A pass over a root and changes of its files wait for each other: what a pass listed must not take out a file that was made
   * meanwhile.
   */
  #inTurn<T>(root: Root, work: (reader: FolderReader) => Promise<T>): Promise<T> {
    const before = this.#turns.get(root.key) ?? Promise.resolve();
    const mine = before.then(() => work(this.#readerOf(root)));
    this.#turns.set(
      root.key,
      mine.catch(() => undefined),
    );
    return mine;
  }

  async #update(root: Root, paths: readonly string[]): Promise<void> {
    try {
      await this.#inTurn(root, (reader) => reader.update(root.key, paths));
      this.#tell();
    } catch (error) {
      logError(`changes in ${root.name}`, error);
    }
  }

  async #scanRoots(token: vscode.CancellationToken): Promise<void> {
    const isOver = () => token.isCancellationRequested;
    if (isOver()) return;
    this.#counts = { indexed: 0, total: 0 };
    this.#setState({ kind: 'indexing', ...this.#counts });
    await Promise.all(this.#roots.map(({ root }) => this.#scanRoot(root, isOver)));
    this.#lastScan = Date.now();
    this.#setState(isOver() ? { kind: 'cancelled', ...this.#counts } : { kind: 'ready' });
  }

  async #scanRoot(root: Root, isOver: () => boolean): Promise<void> {
    try {
      if (isOver()) return;
      const end = await this.#inTurn(root, (reader) => reader.scan(root.key));
      if (end === 'missing') this.#missing.add(root.key);
      else if (end === 'done') this.#missing.delete(root.key);
      this.#tell();
    } catch (error) {
      logError(`library ${root.name}`, error);
    }
  }

  #rootOf(key: string): Root {
    const found = this.#roots.find(({ root }) => root.key === key);
    if (!found) throw new Error(`no root ${key}`);
    return found.root;
  }

  #progress(indexed: number, total: number): void {
    if (this.#state.kind !== 'indexing') return;
    this.#counts = { indexed: this.#counts.indexed + indexed, total: this.#counts.total + total };
    this.#setState({ kind: 'indexing', ...this.#counts });
  }

  #setState(state: LibraryState): void {
    const isOther = state.kind !== this.#state.kind;
    this.#state = state;
    this.#shown.show(state);
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
