import type { LoadPlatform, RunningWorker } from '../platform.ts';
import type { BrowserModules } from './browserModules.ts';

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

/**
 * A script that imports a module: the host in a browser starts workers by importScripts(), which modules do not have. What is sent
 * before the module listens is kept for it.
 */
function startModule(address: string): string {
  return `const early = [];
const keep = (event) => early.push(event.data);
addEventListener('message', keep);
import('${address}').then(
  () => {
    removeEventListener('message', keep);
    for (const data of early) dispatchEvent(new MessageEvent('message', { data }));
  },
  (error) => setTimeout(() => { throw error; }),
);`;
}

/** The library's needs in a host that is a worker of a browser: a worker of its own. */
export function webPlatform(modules: BrowserModules): LoadPlatform {
  return () =>
    Promise.resolve({
      home: null,
      hasDisk: false,
      async startWorker(): Promise<RunningWorker> {
        const module = await modules.address('dist/browserLibraryWorker.mjs');
        // A worker from another origin is refused, one from memory is not.
        const script = new Blob([startModule(module)], { type: 'text/javascript' });
        const worker = new Worker(URL.createObjectURL(script));
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
          stop: () => worker.terminate(),
        };
      },
    });
}
