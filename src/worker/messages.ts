import type { SynonymTable } from '../cases/synonyms.ts';
import type { CaseRecord } from '../cases/statistics.ts';
import type { CaseQuery, CaseResult, SimilarCase, SkippedFile } from '../protocol/library.ts';

/** A folder of Markdown files that is searched. Paths of its files are relative to it, with `/` between their parts. */
export interface Root {
  /** Tells roots apart, also in file names. */
  readonly key: string;
  /** `vscode.Uri.toString()`, without a slash at the end. */
  readonly uri: string;
  readonly name: string;
  /** Where it is on this computer's disk; null where only the host can read it. */
  readonly path: string | null;
  /** Null: every file is a case. Otherwise retrospectives and cases are, and whatever stands in these folders. */
  readonly only: readonly string[] | null;
  /** Folders inside it that are roots of their own. */
  readonly without: readonly string[];
  /** True where it need not be there: it has no files then. */
  readonly optional: boolean;
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

/** What a pass over a root, or a part of it, found. */
export interface Listing {
  readonly files: readonly FileState[];
  /** Files and folders that cannot be read, with the reason. */
  readonly refused: readonly ReadFile[];
  /** Folders that did not answer; an empty path is the whole root. */
  readonly unread: readonly string[];
  /** Whether the root itself is there. */
  readonly isThere: boolean;
}

/** How a pass over a root ended; `missing`: it is not there or does not answer, and what is indexed of it stays. */
export type PassEnd = 'done' | 'missing' | 'cancelled';

/** Keeps the index of a root like its files. */
export interface FolderReader {
  /** Looks through a root and reads what is new or changed. */
  scan(key: string): Promise<PassEnd>;
  /** Looks at these paths again: files or folders that are new, changed or gone. */
  update(key: string, paths: readonly string[]): Promise<void>;
  /** Ends the passes under way; what they have read stays. */
  stop(): Promise<void>;
}

/** What the worker of the library does for its host. Calls are answered in any order. */
export interface LibraryWorker {
  /** Hands over the table of synonyms; the first call of all. */
  start(synonyms: SynonymTable): Promise<void>;
  /** Sets the folders that are searched: those that are new with what is stored of them, others with what they have. */
  setRoots(roots: readonly Root[]): Promise<void>;
  /** Whether files of a root can be read just now; what is indexed of it can be found either way. */
  setReachable(key: string, reachable: boolean): Promise<void>;
  /**
   * Begins a pass over a whole root: what is indexed and not among the files is taken out, but for what lies in folders that did not
   * answer. Answers the files that have to be read, since they are new or changed.
   */
  compare(key: string, listing: Listing): Promise<readonly FileState[]>;
  /** Takes files in. While many follow (`more`), they are found a moment later. */
  add(key: string, files: readonly ReadFile[], more: boolean): Promise<void>;
  /** Takes out files, and folders with all that is in them. */
  remove(key: string, paths: readonly string[]): Promise<void>;
  /** Ends a pass: makes everything searchable, puts the index in order and stores it. */
  finish(key: string): Promise<void>;
  /** Stores what was changed since the last time. */
  save(): Promise<void>;
  search(query: CaseQuery): Promise<CaseResult>;
  /** Cases like `text`, best first, without the file at `uri` or one that says exactly the same. */
  similar(text: string, uri: string, limit: number): Promise<readonly SimilarCase[]>;
  records(): Promise<readonly CaseRecord[]>;
  skipped(): Promise<readonly SkippedFile[]>;
}

/** Keeps an index between two starts. */
export interface IndexStore {
  /** The bytes that were stored under a name; null where there are none. */
  readStored(name: string): Promise<Uint8Array | null>;
  /** Stores bytes all at once: whoever reads gets them, or what was there before. */
  writeStored(name: string, bytes: Uint8Array): Promise<void>;
}

/** What the host does for the worker. */
export interface LibraryHost extends IndexStore {
  /** Bytes of files of a root that the worker cannot read itself, null for those that cannot be read. */
  read(key: string, paths: readonly string[]): Promise<readonly (Uint8Array | null)[]>;
  /** So many files more have to be read, and were read, in a pass of the worker's own. */
  progress(indexed: number, total: number): Promise<void>;
}
