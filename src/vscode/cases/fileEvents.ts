import * as vscode from 'vscode';
import { isBelow, pathIn } from '../../worker/addresses.ts';
import { isLeftOut } from '../../worker/fileNames.ts';
import type { Root } from '../../worker/messages.ts';
import type { LibraryRoot } from './roots.ts';

/** Events that come together are worked through together, after so many milliseconds. */
const gathering = 15;

/** Follows changes below the roots. */
export class FileEvents implements vscode.Disposable {
  readonly #take: (root: Root, paths: readonly string[]) => Promise<void>;
  #watchers: vscode.Disposable[] = [];
  readonly #waiting = new Map<string, { readonly root: Root; readonly paths: Set<string> }>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `take` is told of paths of a root that were made, changed or deleted, some at a time. */
  constructor(take: (root: Root, paths: readonly string[]) => Promise<void>) {
    this.#take = take;
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
    for (const { root, paths } of changes) void this.#take(root, [...paths]);
  }
}
