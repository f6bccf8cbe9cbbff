import * as vscode from 'vscode';
import { isBelow, pathIn } from '../../worker/addresses.ts';
import { isLeftOut } from '../../worker/fileNames.ts';
import type { Root } from '../../worker/messages.ts';
import { isInside } from '../files.ts';
import { onDidTouchFiles } from '../fileOperations.ts';
import type { LibraryRoot } from './roots.ts';

/** Events that come together are worked through together, after so many milliseconds. */
const gathering = 15;

/** Who is told of changes. */
export interface RootChanges {
  /** These paths of a root were made, changed or deleted; some come at a time. */
  changed(root: Root, paths: readonly string[]): void;
  /** The folder of a root, or one above it, came or went. */
  moved(root: Root): void;
}

/** Follows changes below the roots. */
export class FileEvents implements vscode.Disposable {
  readonly #changes: RootChanges;
  #roots: readonly LibraryRoot[] = [];
  #watchers: vscode.Disposable[] = [];
  readonly #operations: vscode.Disposable;
  readonly #waiting = new Map<string, { readonly root: Root; readonly paths: Set<string> }>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changes: RootChanges) {
    this.#changes = changes;
    this.#operations = onDidTouchFiles((uris) => {
      for (const { uri, root } of this.#roots) for (const touched of uris) this.#note(uri, root, touched);
    });
  }

  /** Watches these roots and no others. */
  watch(roots: readonly LibraryRoot[]): void {
    const before = this.#watchers;
    this.#roots = roots;
    this.#watchers = roots.flatMap(({ uri, root }) => {
      // Not only Markdown: a folder that is moved or deleted is one event, of the folder.
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(uri, '**'));
      const note = (changed: vscode.Uri) => this.#note(uri, root, changed);
      return [watcher, watcher.onDidCreate(note), watcher.onDidChange(note), watcher.onDidDelete(note)];
    });
    for (const watcher of before) watcher.dispose();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(this.#operations, ...this.#watchers).dispose();
  }

  #note(folder: vscode.Uri, root: Root, uri: vscode.Uri): void {
    // '' is the root as a whole.
    const path = isInside(folder, uri) ? '' : pathIn(root.uri, uri.toString());
    if (path === null || path.split('/').some(isLeftOut)) return;
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
    for (const { root, paths } of changes) {
      if (paths.has('')) this.#changes.moved(root);
      else this.#changes.changed(root, [...paths]);
    }
  }
}
