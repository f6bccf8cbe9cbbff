import { parentPort, threadId, workerData } from 'node:worker_threads';
import type { LibraryHost } from '../messages.ts';
import { LibraryEngine } from '../libraryEngine.ts';
import { Rpc } from '../rpc.ts';
import { serve } from '../serve.ts';
import { NodeFolders } from './nodeFolders.ts';
import { NodeStore } from './nodeStore.ts';
import type { NodeWorkerData } from './nodePlatform.ts';

// The thread of the case library in Node: reads the disk and stores its index itself.
const data = workerData as NodeWorkerData;
const shared = new Int32Array(data.marks);
const keys: string[] = [];

/** Shows the host which root is being read, as a number of a list that is sent to it, and that work goes on. */
function mark(key: string | null): void {
  if (key === null) {
    Atomics.store(shared, 0, 0);
    return;
  }
  let at = keys.indexOf(key);
  if (at < 0) {
    at = keys.push(key) - 1;
    parentPort?.postMessage({ root: key });
  }
  Atomics.store(shared, 0, at + 1);
  Atomics.add(shared, 1, 1);
}

const store = new NodeStore(data.storage, `${String(process.pid)}-${String(threadId)}`);
const port = {
  post: (message: unknown, transfer?: readonly ArrayBuffer[]) =>
    parentPort?.postMessage(message, [...(transfer ?? [])]),
  onMessage: (listener: (message: unknown) => void) => parentPort?.on('message', listener),
};
const far: { rpc?: Rpc<LibraryHost> } = {};
const host: LibraryHost = {
  readStored: (name) => store.readStored(name),
  writeStored: (name, bytes) => store.writeStored(name, bytes),
  read: (key, paths) => far.rpc?.call('read', key, paths) ?? Promise.resolve([]),
  progress: (indexed, total) => far.rpc?.call('progress', indexed, total) ?? Promise.resolve(),
};
/** What is no longer wanted is cleared away when nobody waits for a first answer any more. */
setTimeout(() => {
  try {
    store.tidy(Date.now());
  } catch {
    // There is no folder yet, or it may not be read: nothing to clear away.
  }
}, 60_000).unref();
const engine: LibraryEngine = new LibraryEngine(host, (root, path) => folders.readNow(root, path));
const folders: NodeFolders = new NodeFolders(engine, host, mark);
far.rpc = new Rpc<LibraryHost>(port, serve(engine, folders));
