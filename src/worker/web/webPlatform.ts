import type { LoadPlatform, RunningWorker } from '../platform.ts';

/** What a worker of the browser is here; the host's types know Node, not browsers. */
interface BrowserWorker {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  addEventListener(
    type: string,
    listener: (event: { readonly data?: unknown; readonly message?: string }) => void,
  ): void;
  terminate(): void;
}

declare const Worker: new (address: string) => BrowserWorker;

/** The library's needs in a host that is a worker of a browser: a worker of its own, from the text of a file of the extension. */
export const loadPlatform: LoadPlatform = (extension) =>
  Promise.resolve({
    home: null,
    hasDisk: false,
    async startWorker(): Promise<RunningWorker> {
      const code = await extension.read('dist/libraryWorker.js');
      // A worker from another origin is refused, one from memory is not.
      const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      const worker = new Worker(address);
      return {
        port: {
          post: (message, transfer) => worker.postMessage(message, transfer ?? []),
          onMessage: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
        },
        onEnd: (listener) =>
          worker.addEventListener('error', ({ message }) =>
            listener(new Error(message ?? 'the worker ended')),
          ),
        reading: () => null,
        stop: () => {
          worker.terminate();
          URL.revokeObjectURL(address);
        },
      };
    },
  });
