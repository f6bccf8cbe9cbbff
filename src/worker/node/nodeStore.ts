import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { IndexStore } from '../messages.ts';

/** Keeps indexes as files of a folder of this computer's disk. */
export class NodeStore implements IndexStore {
  readonly #folder: string;
  /** Two windows may store the same index; each writes a file of its own and moves it into place. */
  readonly #writer: string;

  constructor(folder: string, writer: string) {
    this.#folder = folder;
    this.#writer = writer;
  }

  readStored(name: string): Promise<Uint8Array | null> {
    try {
      return Promise.resolve(readFileSync(this.#file(name)));
    } catch {
      return Promise.resolve(null);
    }
  }

  writeStored(name: string, bytes: Uint8Array): Promise<void> {
    mkdirSync(this.#folder, { recursive: true });
    const unfinished = `${this.#file(name)}.${this.#writer}`;
    try {
      const file = openSync(unfinished, 'w');
      try {
        for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
        // Without it, some file systems keep the new name and lose the content when the power fails.
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(unfinished, this.#file(name));
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw error;
    }
    return Promise.resolve();
  }

  #file(name: string): string {
    return path.join(this.#folder, `${name}.index`);
  }
}
