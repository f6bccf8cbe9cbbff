import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { isBelow } from '../addresses.ts';
import { isLeftOut, isMarkdownName, largestFile } from '../fileNames.ts';
import type { LibraryEngine } from '../libraryEngine.ts';
import type {
  FileState,
  FolderReader,
  LibraryHost,
  Listing,
  PassEnd,
  ReadFile,
  Refused,
  Root,
} from '../messages.ts';

/** Questions are answered in between after so many milliseconds of work. */
const slice = 8;

/** Told before each file operation, so that the host sees when one does not come back. */
export type Marker = (key: string | null) => void;

/**
 * Reads roots of this computer's disk, with synchronous operations: in a thread of their own they are several times faster than
 * promises, and a network folder that does not answer stops nobody else's file operations.
 */
export class NodeFolders implements FolderReader {
  readonly #engine: LibraryEngine;
  readonly #host: LibraryHost;
  readonly #mark: Marker;
  #pass = 0;
  #since = performance.now();

  constructor(engine: LibraryEngine, host: LibraryHost, mark: Marker) {
    this.#engine = engine;
    this.#host = host;
    this.#mark = mark;
  }

  async scan(key: string): Promise<PassEnd> {
    const pass = this.#pass;
    const { root } = this.#engine.root(key);
    const listing = await this.#list(root, '', pass);
    if (pass !== this.#pass) return 'cancelled';
    const isMissing = !listing.isThere && (!root.optional || listing.unread.length > 0);
    await this.#engine.setReachable(key, !isMissing);
    if (isMissing) return 'missing';
    const changed = await this.#engine.compare(key, listing);
    void this.#host.progress(0, changed.length);
    let told = 0;
    for (let at = 0; at < changed.length; at++) {
      const file = changed[at];
      if (file) await this.#engine.add(key, [this.#read(root, file)], true);
      if (await this.#turn()) {
        void this.#host.progress(at + 1 - told, 0);
        told = at + 1;
        if (pass !== this.#pass) break;
      }
    }
    await this.#engine.finish(key);
    return pass === this.#pass ? 'done' : 'cancelled';
  }

  async update(key: string, paths: readonly string[]): Promise<void> {
    const { root } = this.#engine.root(key);
    const gone: string[] = [];
    const found = { files: [] as FileState[], refused: [] as ReadFile[], unread: [] as string[] };
    for (const each of paths) {
      // Thousands of files may have gone at once, on a slow disk.
      await this.#turn();
      this.#mark(key);
      const isThere = isThereAt(diskPath(root, each));
      this.#mark(null);
      if (!isThere) {
        gone.push(each);
        continue;
      }
      const folders: string[] = [];
      this.#look(root, each, found, folders);
      // A folder that was moved here comes without events for its files.
      for (const folder of folders) {
        const pass = this.#pass;
        const listing = await this.#list(root, folder, pass);
        found.files.push(...listing.files);
        found.refused.push(...listing.refused);
        // A file or another folder may have had that name; what could not be looked at stays.
        if (listing.unread.length === 0 && pass === this.#pass) gone.push(folder);
      }
    }
    const { files, refused } = found;
    if (gone.length > 0) await this.#engine.remove(key, gone);
    await this.#engine.add(key, refused, true);
    for (const file of files) {
      await this.#engine.add(key, [this.#read(root, file)], true);
      await this.#turn();
    }
    await this.#engine.add(key, [], false);
  }

  stop(): Promise<void> {
    this.#pass++;
    return Promise.resolve();
  }

  /** Bytes of a file for an answer; null where it cannot be read. */
  readNow(root: Root, file: string): Uint8Array | null {
    this.#mark(root.key);
    try {
      return readFileSync(diskPath(root, file));
    } catch {
      return null;
    } finally {
      this.#mark(null);
    }
  }

  #read(root: Root, file: FileState): ReadFile {
    if (file.size > largestFile) return { ...file, content: { reason: 'too-large' } };
    this.#mark(root.key);
    try {
      return { ...file, content: readFileSync(diskPath(root, file.path)) };
    } catch (error) {
      return { ...file, content: reasonOf(error) };
    } finally {
      this.#mark(null);
    }
  }

  #isTime(): boolean {
    return performance.now() - this.#since >= slice;
  }

  /** Lets others have their turn where it is time; true where it did. */
  async #turn(): Promise<boolean> {
    if (!this.#isTime()) return false;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
    return true;
  }

  async #list(root: Root, from: string, pass: number): Promise<Listing> {
    const listing = {
      files: [] as FileState[],
      refused: [] as ReadFile[],
      unread: [] as string[],
      isThere: true,
    };
    // Links may lead back up: each folder is visited once, under whichever name it comes first.
    const seen = new Set<string>();
    const folders = [from];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      await this.#turn();
      if (pass !== this.#pass) return listing;
      this.#mark(root.key);
      try {
        const real = realpathSync(diskPath(root, folder));
        if (seen.has(real)) continue;
        seen.add(real);
        const entries = readdirSync(real, { withFileTypes: true });
        this.#mark(null);
        for (const entry of entries) {
          // One folder may hold all files there are.
          if (this.#isTime()) await this.#turn();
          const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
          if (isLeftOut(entry.name) || root.without.some((each) => isBelow(file, each))) continue;
          if (entry.isDirectory()) folders.push(file);
          else if (entry.isSymbolicLink() || isMarkdownName(entry.name))
            this.#look(root, file, listing, folders);
        }
      } catch (error) {
        const why = reasonOf(error);
        if (folder === '') listing.isThere = false;
        else listing.refused.push({ path: folder, size: 0, mtime: 0, content: why });
        if (why.reason === 'unreachable') listing.unread.push(folder);
      } finally {
        this.#mark(null);
      }
    }
    return listing;
  }

  /** Notes what is at a path: a file to be read, a folder to be looked through, or why neither. */
  #look(
    root: Root,
    file: string,
    listing: { readonly files: FileState[]; readonly refused: ReadFile[]; readonly unread: string[] },
    folders: string[],
  ): void {
    const refuse = (content: Refused, size = 0, mtime = 0) => {
      listing.refused.push({ path: file, size, mtime, content });
    };
    this.#mark(root.key);
    try {
      const found = statSync(diskPath(root, file));
      if (found.isDirectory()) folders.push(file);
      else if (!isMarkdownName(file)) return;
      else if (!found.isFile()) refuse({ reason: 'no-file' });
      else if (found.size > largestFile) refuse({ reason: 'too-large' }, found.size, found.mtimeMs);
      else listing.files.push({ path: file, size: found.size, mtime: found.mtimeMs });
    } catch (error) {
      const why = reasonOf(error);
      if (why.reason === 'unreachable') listing.unread.push(file);
      refuse(why);
    } finally {
      this.#mark(null);
    }
  }
}

/** Whether there is something, though it may be a link that leads nowhere, or out of reach. */
function isThereAt(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // What stood above it has become a file.
    return (error as NodeJS.ErrnoException).code !== 'ENOTDIR';
  }
}

function diskPath(root: Root, file: string): string {
  return path.join(root.path ?? '', file);
}

function reasonOf(error: unknown): Refused {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return { reason: 'broken-link' };
    case 'ELOOP':
      return { reason: 'link-circle' };
    case 'EACCES':
    case 'EPERM':
      return { reason: 'no-permission' };
    case 'EIO':
    case 'ESTALE':
    case 'ETIMEDOUT':
    case 'EHOSTDOWN':
    case 'EHOSTUNREACH':
    case 'ENOTCONN':
      return { reason: 'unreachable' };
    default:
      return { reason: 'error', detail: error instanceof Error ? error.message : String(error) };
  }
}
