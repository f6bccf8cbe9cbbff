import * as vscode from 'vscode';
import type { LoadPlatform } from '../../worker/platform.ts';
import type { CaseRecord } from '../../cases/statistics.ts';
import type {
  CaseQuery,
  CaseResult,
  LibraryFolder,
  SimilarCase,
  SkippedFile,
} from '../../protocol/library.ts';

/** What the library is doing: `indexed` and `total` are files, `total` 0 while it is not known. */
export type LibraryState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'indexing'; readonly indexed: number; readonly total: number }
  | { readonly kind: 'ready' }
  /** Indexing was cancelled: what is indexed can be searched, `refresh` goes on. */
  | { readonly kind: 'cancelled'; readonly indexed: number; readonly total: number };

/**
 * All case libraries of this window behind one index, which lives in a worker. Nothing is read before the first question; then
 * the stored index answers at once and is checked against the disk behind it. Questions asked while the first index is built
 * are answered from what is there already.
 */
export interface CaseLibrary extends vscode.Disposable {
  readonly state: LibraryState;
  /** Fires when the state, the folders or what can be found has changed. */
  readonly onDidChange: vscode.Event<void>;
  /** The libraries, the workspace's own first. */
  folders(): Promise<readonly LibraryFolder[]>;
  search(query: CaseQuery, token?: vscode.CancellationToken): Promise<CaseResult>;
  /** Cases like a document, best first, without the document at `uri` itself. */
  similar(
    document: { readonly uri?: string; readonly text: string },
    limit: number,
  ): Promise<readonly SimilarCase[]>;
  /** What the statistics know of every case; `path` is the address of its file. */
  records(): Promise<readonly CaseRecord[]>;
  /** Files that are not searched, with the reason. */
  skipped(): Promise<readonly SkippedFile[]>;
  /** Looks through all folders again. */
  refresh(): Promise<void>;
  /** Ends indexing under way; what is indexed stays. */
  cancel(): void;
}

/** The case library of this window. Its code is loaded, and files are read, with the first question. */
export function createCaseLibrary(
  extension: vscode.ExtensionContext,
  loadPlatform: LoadPlatform,
): CaseLibrary {
  const library = new LazyLibrary(extension, loadPlatform);
  extension.subscriptions.push(library);
  return library;
}

class LazyLibrary implements CaseLibrary {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #starting: Promise<CaseLibrary> | null = null;
  #service: CaseLibrary | null = null;
  #isDisposed = false;
  readonly #extension: vscode.ExtensionContext;
  readonly #loadPlatform: LoadPlatform;

  constructor(extension: vscode.ExtensionContext, loadPlatform: LoadPlatform) {
    this.#extension = extension;
    this.#loadPlatform = loadPlatform;
  }

  get state(): LibraryState {
    return this.#service?.state ?? { kind: 'idle' };
  }

  async folders(): Promise<readonly LibraryFolder[]> {
    return (await this.#start()).folders();
  }

  async search(query: CaseQuery, token?: vscode.CancellationToken): Promise<CaseResult> {
    return (await this.#start()).search(query, token);
  }

  async similar(
    document: { readonly uri?: string; readonly text: string },
    limit: number,
  ): Promise<readonly SimilarCase[]> {
    return (await this.#start()).similar(document, limit);
  }

  async records(): Promise<readonly CaseRecord[]> {
    return (await this.#start()).records();
  }

  async skipped(): Promise<readonly SkippedFile[]> {
    return (await this.#start()).skipped();
  }

  async refresh(): Promise<void> {
    return (await this.#start()).refresh();
  }

  cancel(): void {
    this.#service?.cancel();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#service?.dispose();
    this.#changed.dispose();
  }

  #start(): Promise<CaseLibrary> {
    this.#starting ??= import('./startLibrary.ts').then(async ({ startLibrary }) => {
      const service = await startLibrary(this.#extension, this.#loadPlatform);
      this.#service = service;
      if (this.#isDisposed) service.dispose();
      else service.onDidChange(() => this.#changed.fire());
      return service;
    });
    return this.#starting;
  }
}
