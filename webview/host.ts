import type { Port } from '../src/protocol/channel.ts';
import type { PageStore } from './drafts.ts';

/** VS Code's side of the page. The only file that touches its API, which may be acquired once. */
export interface Host {
  readonly port: Port;
  readonly store: PageStore;
}

/** Connects to VS Code. Throws where the page is not in one of its webviews. */
export function connectHost(): Host {
  const api = acquireVsCodeApi<unknown>();
  return {
    port: {
      post: (message) => api.postMessage(message),
      listen(listener) {
        const onMessage = (event: MessageEvent): void => listener(event.data);
        window.addEventListener('message', onMessage);
        return () => window.removeEventListener('message', onMessage);
      },
    },
    store: { get: () => api.getState(), set: (value) => api.setState(value) },
  };
}
