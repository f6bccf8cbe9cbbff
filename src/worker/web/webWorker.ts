import { LibraryEngine } from '../libraryEngine.ts';
import type { LibraryHost } from '../messages.ts';
import { Rpc } from '../rpc.ts';
import { serve } from '../serve.ts';

// The worker of the case library in a browser: files, and the stored index, come from the host.
const far: { rpc?: Rpc<LibraryHost> } = {};
const host: LibraryHost = {
  readStored: (name) => far.rpc?.call('readStored', name) ?? Promise.resolve(null),
  writeStored: (name, bytes) => far.rpc?.call('writeStored', name, bytes) ?? Promise.resolve(),
  read: (key, paths) => far.rpc?.call('read', key, paths) ?? Promise.resolve([]),
  progress: () => Promise.resolve(),
};
/** This worker; the compiler knows Node, not browsers. */
declare const self: {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
};
const port = {
  post: (message: unknown, transfer?: readonly ArrayBuffer[]) => self.postMessage(message, transfer ?? []),
  onMessage: (listener: (message: unknown) => void) =>
    self.addEventListener('message', ({ data }) => listener(data)),
};
far.rpc = new Rpc<LibraryHost>(port, serve(new LibraryEngine(host, null), null));
