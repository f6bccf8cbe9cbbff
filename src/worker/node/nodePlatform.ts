import { homedir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LoadPlatform, Platform, RunningWorker } from '../platform.ts';

/** What the thread is started with. */
export interface NodeWorkerData {
  /** Folder for the stored indexes. */
  readonly storage: string;
  /** Two numbers: which root is being read (0 for none), and how many file operations were begun. */
  readonly marks: SharedArrayBuffer;
}

/** The library's needs in a host that is Node. */
export const loadPlatform: LoadPlatform = (extension) =>
  Promise.resolve({
    home: homedir(),
    hasDisk: true,
    startWorker: () => Promise.resolve(startWorker(extension)),
  } satisfies Platform);

function startWorker(extension: { readonly path: string; readonly storage: string }): RunningWorker {
  const marks = new SharedArrayBuffer(8);
  const shared = new Int32Array(marks);
  const keys: string[] = [];
  const workerData: NodeWorkerData = { storage: extension.storage, marks };
  const worker = new Worker(path.join(extension.path, 'dist', 'libraryWorker.mjs'), { workerData });
  let isAsked = false;
  return {
    port: {
      post: (message, transfer) => worker.postMessage(message, [...(transfer ?? [])]),
      onMessage: (listener) =>
        worker.on('message', (message: { readonly root?: string }) => {
          if (message.root === undefined) listener(message);
          else keys.push(message.root);
        }),
    },
    onEnd(listener) {
      worker.on('error', listener);
      worker.on('exit', (code) => {
        if (!isAsked) listener(new Error(`the library's thread ended (${String(code)})`));
      });
    },
    reading() {
      const at = Atomics.load(shared, 0);
      if (at === 0) return null;
      return { key: keys[at - 1] ?? '', operations: Atomics.load(shared, 1) };
    },
    stop() {
      isAsked = true;
      void worker.terminate();
    },
  };
}
