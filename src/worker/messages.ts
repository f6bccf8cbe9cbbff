import type { CaseRecord } from '../cases/statistics.ts';
import type { CaseQuery, CaseResult, SimilarCase, SkippedFile } from '../protocol/library.ts';

/** A folder of Markdown files that is searched. Paths of its files are relative to it, with `/` between their parts. */
export interface Root {
  /** Tells roots apart, also in file names. */
  readonly key: string;
  /** `vscode.Uri.toString()`, without a slash at the end. */
  readonly uri: string;
  readonly name: string;
  /** Where it is on this computer's disk, for a worker that reads itself; null where the host has to read. */
  readonly path: string | null;
  /** Null: every file is a case. Otherwise retrospectives and cases are, and whatever stands in these folders. */
  readonly only: readonly string[] | null;
  /** Folders inside it that are roots of their own. */
  readonly without: readonly string[];
}

/** A file as it stands on disk; `mtime` in milliseconds. */
export interface FileState {
  readonly path: string;
  readonly size: number;
  readonly mtime: number;
}

/** A file with its bytes, or why it has none. */
export interface ReadFile extends FileState {
  readonly content: Uint8Array | Refused;
}

/** Why a file is not searched. */
export type Refused = Pick<SkippedFile, 'reason' | 'detail'>;

/** What the worker of the library does for its host. Calls are answered in any order. */
export interface LibraryWorker {
  /** Sets the folders that are searched. Those that are new are empty until `load`, `compare` or `add`; others keep what they have. */
  setRoots(roots: readonly Root[]): Promise<void>;
  /** Whether files of a root can be read just now; what is indexed of it can be found either way. */
  setReachable(key: string, reachable: boolean): Promise<void>;
  /** Takes over what `pack` gave; false where it is damaged or of another version: everything has to be read then. */
  load(key: string, stored: Uint8Array): Promise<boolean>;
  /**
   * Begins a pass over a whole root: what is indexed and not in `files` is taken out, but for what lies in the folders `unread`,
   * which did not answer. Answers the files that have to be read, since they are new or changed.
   */
  compare(key: string, files: readonly FileState[], unread: readonly string[]): Promise<readonly FileState[]>;
  /** Takes files in. While many follow (`more`), they are found a moment later. */
  add(key: string, files: readonly ReadFile[], more: boolean): Promise<void>;
  /** Takes out files, and folders with all that is in them. */
  remove(key: string, paths: readonly string[]): Promise<void>;
  /** The index of a root as bytes to be stored; null where nothing has changed since the last time or since `load`. */
  pack(key: string): Promise<Uint8Array | null>;
  search(query: CaseQuery): Promise<CaseResult>;
  /** Cases like `text`, best first, without the file at `uri` or one that says exactly the same. */
  similar(text: string, uri: string, limit: number): Promise<readonly SimilarCase[]>;
  records(): Promise<readonly CaseRecord[]>;
  skipped(): Promise<readonly SkippedFile[]>;
}

/** What the host does for the worker. */
export interface LibraryHost {
  /** Bytes of files of a root that the worker cannot read itself, null for those that cannot be read. */
  read(key: string, paths: readonly string[]): Promise<readonly (Uint8Array | null)[]>;
}
