import * as vscode from 'vscode';
import { isBelow, pathIn } from '../../worker/addresses.ts';
import type { LibraryWorker, Root } from '../../worker/messages.ts';
import { logError } from '../log.ts';
import { isLeftOut, isMarkdownName, listFiles, readFiles, stateOf } from './hostFiles.ts';
import type { LibraryRoot } from './roots.ts';

/** Events that come together are worked through together, after so many milliseconds. */
const gathering = 15;

/** Follows changes below the roots and tells the worker of them. */
export class FileEvents implements vscode.Disposable {
  readonly #worker: LibraryWorker;
  readonly #told: () => void;
  #watchers: vscode.Disposable[] = [];
  readonly #waiting = new Map<string, { readonly root: Root; readonly paths: Set<string> }>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #work: Promise<void> = Promise.resolve();

  /** `told` is called after the worker was told of changes. */
  constructor(worker: LibraryWorker, told: () => void) {
    this.#worker = worker;
    this.#told = told;
  }

  /** Watches these roots and no others. */
  watch(roots: readonly LibraryRoot[]): void {
    const before = this.#watchers;
    this.#watchers = roots.flatMap(({ uri, root }) => {
      // Not only Markdown: a folder that is moved or deleted is one event, of the folder.
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(uri, '**'));
      const note = (changed: vscode.Uri) => this.#note(root, changed);
      return [watcher, watcher.onDidCreate(note), watcher.onDidChange(note), watcher.onDidDelete(note)];
    });
    for (const watcher of before) watcher.dispose();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.dispose();
  }

  #note(root: Root, uri: vscode.Uri): void {
    const path = pathIn(root.uri, uri.toString());
    if (path === null || path === '' || path.split('/').some(isLeftOut)) return;
    if (root.without.some((folder) => isBelow(path, folder))) return;
    const known = this.#waiting.get(root.key);
    if (known) known.paths.add(path);
    else this.#waiting.set(root.key, { root, paths: new Set([path]) });
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#flush();
    }, gathering);
  }

  #flush(): void {
    const changes = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#work = this.#work.then(async () => {
      for (const { root, paths } of changes) {
        try {
          await this.#take(root, [...paths]);
        } catch (error) {
          logError(`changes in ${root.name}`, error);
        }
      }
      this.#told();
    });
  }

  async #take(root: Root, paths: readonly string[]): Promise<void> {
    const token = new vscode.CancellationTokenSource().token;
    const now = await Promise.all(paths.map((path) => stateOf(root, path)));
    const gone = paths.filter((_, at) => now[at] === null);
    if (gone.length > 0) await this.#worker.remove(root.key, gone);
    const files = now.flatMap((each) =>
      each && !each.isFolder && isMarkdownName(each.state.path) ? [each.state] : [],
    );
    await this.#worker.add(root.key, await readFiles(root, files), false);
    // A folder that was moved here comes without events for its files.
    for (const each of now) {
      if (!each?.isFolder) continue;
      const listing = await listFiles(root, each.state.path, token);
      await this.#worker.add(root.key, listing.refused, true);
      await this.#worker.add(root.key, await readFiles(root, listing.files), false);
    }
  }
}
