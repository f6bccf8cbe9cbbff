import * as vscode from 'vscode';
import { isMarkdownName } from '../../worker/fileNames.ts';
import type {
  FileState,
  FolderReader,
  LibraryWorker,
  PassEnd,
  ReadFile,
  Root,
} from '../../worker/messages.ts';
import { listFiles, readFiles, stateOf } from './hostFiles.ts';

/** Files that go to the worker in one message. */
const batch = 32;

/** Reads roots by `workspace.fs`, for a worker that cannot: in a browser, and where the workspace is not on a disk. */
export class HostFolders implements FolderReader {
  readonly #worker: LibraryWorker;
  readonly #rootOf: (key: string) => Root;
  readonly #progress: (indexed: number, total: number) => void;
  #pass = new vscode.CancellationTokenSource();

  constructor(
    worker: LibraryWorker,
    rootOf: (key: string) => Root,
    progress: (indexed: number, total: number) => void,
  ) {
    this.#worker = worker;
    this.#rootOf = rootOf;
    this.#progress = progress;
  }

  async scan(key: string): Promise<PassEnd> {
    const root = this.#rootOf(key);
    const { token } = this.#pass;
    const isOver = () => token.isCancellationRequested;
    const listing = await listFiles(root, '', token);
    if (isOver()) return 'cancelled';
    const isMissing = !listing.isThere && (!root.optional || listing.unread.length > 0);
    await this.#worker.setReachable(key, !isMissing);
    if (isMissing) return 'missing';
    const changed = await this.#worker.compare(key, listing);
    this.#progress(0, changed.length);
    for (let at = 0; at < changed.length && !isOver(); at += batch) {
      const files = changed.slice(at, at + batch);
      await this.#worker.add(key, await readFiles(root, files), true);
      this.#progress(files.length, 0);
    }
    await this.#worker.finish(key);
    return isOver() ? 'cancelled' : 'done';
  }

  async update(key: string, paths: readonly string[]): Promise<void> {
    const root = this.#rootOf(key);
    const { token } = this.#pass;
    const gone: string[] = [];
    const files: FileState[] = [];
    const refused: ReadFile[] = [];
    await Promise.all(
      paths.map(async (path) => {
        const now = await stateOf(root, path);
        if (now === 'gone') gone.push(path);
        else if (now === null) return;
        else if (now.isFolder) {
          // A folder that was moved here comes without events for its files.
          const listing = await listFiles(root, path, token);
          files.push(...listing.files);
          refused.push(...listing.refused);
        } else if (isMarkdownName(path)) files.push(now.state);
      }),
    );
    if (gone.length > 0) await this.#worker.remove(key, gone);
    await this.#worker.add(key, refused, files.length > 0);
    for (let at = 0; at < files.length; at += batch) {
      const read = await readFiles(root, files.slice(at, at + batch));
      await this.#worker.add(key, read, at + batch < files.length);
    }
  }

  stop(): Promise<void> {
    this.#pass.cancel();
    this.#pass = new vscode.CancellationTokenSource();
    return Promise.resolve();
  }
}
