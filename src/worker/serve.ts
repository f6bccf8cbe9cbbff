import type { FolderReader, LibraryWorker } from './messages.ts';

/** What the host may call of a worker, as functions that need no `this`. */
export function serve(
  worker: LibraryWorker,
  folders: FolderReader | null,
): LibraryWorker & Partial<FolderReader> {
  return {
    start: (synonyms) => worker.start(synonyms),
    setRoots: (roots) => worker.setRoots(roots),
    setReachable: (key, reachable) => worker.setReachable(key, reachable),
    compare: (key, listing) => worker.compare(key, listing),
    add: (key, files, more) => worker.add(key, files, more),
    remove: (key, paths) => worker.remove(key, paths),
    finish: (key) => worker.finish(key),
    save: () => worker.save(),
    search: (query) => worker.search(query),
    similar: (text, uri, limit) => worker.similar(text, uri, limit),
    records: () => worker.records(),
    skipped: () => worker.skipped(),
    ...(folders && {
      scan: (key) => folders.scan(key),
      update: (key, paths) => folders.update(key, paths),
      stop: () => folders.stop(),
    }),
  };
}
