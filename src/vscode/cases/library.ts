import type * as vscode from 'vscode';
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
