import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import synonyms from '../../../templates/cases/synonyms.json';
import { LibraryEngine } from '../../../src/worker/libraryEngine.ts';
import type { LibraryHost, Root } from '../../../src/worker/messages.ts';
import { NodeFolders } from '../../../src/worker/node/nodeFolders.ts';
import { NodeStore } from '../../../src/worker/node/nodeStore.ts';

/** A folder as a library that is searched. */
export function rootAt(folder: string, more: Partial<Root> = {}): Root {
  return {
    key: 'k',
    uri: pathToFileURL(folder).href,
    name: 'team',
    path: folder,
    only: null,
    without: [],
    optional: false,
    ...more,
  };
}

/** A library over a folder as the worker has it, and the store beside it. */
export async function openLibrary(
  root: Root,
  storage: string,
): Promise<{ engine: LibraryEngine; reader: NodeFolders }> {
  const store = new NodeStore(storage, `test-${String(process.pid)}`);
  const host: LibraryHost = {
    readStored: (name) => store.readStored(name),
    writeStored: (name, bytes) => store.writeStored(name, bytes),
    read: () => Promise.resolve([]),
    progress: () => Promise.resolve(),
  };
  const engine: LibraryEngine = new LibraryEngine(host, (each, file) => reader.readNow(each, file));
  const reader: NodeFolders = new NodeFolders(engine, host, () => undefined);
  await engine.start(synonyms);
  await engine.setRoots([root]);
  return { engine, reader };
}

/** Writes a file of a folder, with the folders above it. */
export function put(folder: string, file: string, text: string | Uint8Array): void {
  const at = path.join(folder, file);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, text);
}

/** The names of the files that a query finds, in order of their names. */
export async function namesFound(engine: Pick<LibraryEngine, 'search'>, query = ''): Promise<string[]> {
  const { hits } = await engine.search({ query, limit: 1000 });
  return hits.map(({ uri }) => decodeURIComponent(uri).split('/').at(-1) ?? '').sort();
}
