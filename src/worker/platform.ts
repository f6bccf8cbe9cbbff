import type { Port } from './rpc.ts';

/** A worker that was started. */
export interface RunningWorker {
  readonly port: Port;
  /** Called once when the worker ends without being asked to. */
  onEnd(listener: (error: Error) => void): void;
  /**
   * The root whose files the worker is just reading, and how many file operations it has begun: the same answer some seconds apart means
   * that the disk, or the network, does not answer. Null where the worker reads no files.
   */
  reading(): { readonly key: string; readonly operations: number } | null;
  stop(): void;
}

/** What the library needs of the kind of host it runs in: Node, or a browser. */
export interface Platform {
  /** The home folder as a path; null in a browser. */
  readonly home: string | null;
  /** Whether the worker reads folders of this computer's disk, and stores its index, itself. */
  readonly hasDisk: boolean;
  /** Starts the worker of the library. Rejects where there can be none. */
  startWorker(): Promise<RunningWorker>;
}

/** How an entry of the extension makes its platform. `root` is where the extension is installed, as a path of the disk. */
export type LoadPlatform = (extension: {
  readonly path: string;
  /** Folder for files of the extension itself, as a path of the disk. */
  readonly storage: string;
  /** Reads a file of the extension by its path below the extension. */
  readonly read: (path: string) => Thenable<Uint8Array>;
}) => Promise<Platform>;
