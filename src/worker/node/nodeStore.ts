import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { IndexStore } from '../messages.ts';

const day = 24 * 3600 * 1000;
/** An index that nobody has asked for so long is that of a library that is no longer searched. */
const unusedAfter = 90 * day;
/** What was begun so long ago was never finished: whoever wrote it was killed. */
const unfinishedAfter = day;

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
      const file = this.#file(name);
      const bytes = readFileSync(file);
      const now = new Date();
      // Tells `tidy` that it is used, also where nothing is changed for months.
      utimesSync(file, now, now);
      return Promise.resolve(bytes);
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

  /**
   * Deletes indexes that were not used for three months, and what was not finished within a day. Folders of other projects are stored here,
   * too, so that nobody can tell from the settings of one window which are still wanted; one that is deleted too early is built again.
   */
  tidy(now: number): void {
    for (const name of readdirSync(this.#folder)) {
      if (!/\.index(?:\.|$)/.test(name)) continue;
      const file = path.join(this.#folder, name);
      try {
        const age = now - statSync(file).mtimeMs;
        if (age > (name.endsWith('.index') ? unusedAfter : unfinishedAfter)) rmSync(file);
      } catch {
        // Another window was faster.
      }
    }
  }

  #file(name: string): string {
    return path.join(this.#folder, `${name}.index`);
  }
}
