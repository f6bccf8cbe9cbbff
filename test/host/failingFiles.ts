import * as vscode from 'vscode';

/** A flat file system in memory that can refuse to write, as a full or write-protected disk does. */
export class FailingFiles implements vscode.FileSystemProvider {
  failure: 'full' | 'denied' | null = null;
  /** True while nobody can reach it, as a network drive that is not connected. */
  isAway = false;
  /** True where it tells nobody of changes, as network drives do. */
  isSilent = false;
  readonly #scheme: string;
  readonly #files = new Map<string, { bytes: Uint8Array; mtime: number }>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  #registration: vscode.Disposable | undefined;
  #clock = 1;

  /** `scheme` is that of its addresses. */
  constructor(scheme = 'fupan-failing') {
    this.#scheme = scheme;
  }

  register(isReadonly = false): void {
    const options = { isCaseSensitive: true, isReadonly };
    this.#registration = vscode.workspace.registerFileSystemProvider(this.#scheme, this, options);
  }

  dispose(): void {
    this.#registration?.dispose();
  }

  /** Address of a file or folder by its path without a leading slash. */
  at(path: string): vscode.Uri {
    return vscode.Uri.from({ scheme: this.#scheme, path: `/${path}` });
  }

  /** Puts a file there, whatever `failure` says. */
  put(path: string, text: string): vscode.Uri {
    const uri = this.at(path);
    this.#files.set(uri.path, { bytes: new TextEncoder().encode(text), mtime: this.#clock++ });
    return uri;
  }

  /** The text that is stored. */
  text(path: string): string {
    return new TextDecoder().decode(this.#files.get(`/${path}`)?.bytes);
  }

  /** Paths of all files. */
  paths(): string[] {
    return [...this.#files.keys()];
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const file = this.#files.get(uri.path);
    if (file) return { type: vscode.FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
    if (uri.path === '/' || this.paths().some((path) => path.startsWith(`${uri.path}/`))) {
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    if (this.isAway) throw vscode.FileSystemError.Unavailable(uri);
    return this.paths().map((path) => [path.slice(1), vscode.FileType.File]);
  }

  createDirectory(uri: vscode.Uri): void {
    this.#refuse(uri);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    if (this.isAway) throw vscode.FileSystemError.Unavailable(uri);
    const file = this.#files.get(uri.path);
    if (!file) throw vscode.FileSystemError.FileNotFound(uri);
    return file.bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    this.#refuse(uri);
    const type = this.#files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.#files.set(uri.path, { bytes, mtime: this.#clock++ });
    this.#tell(type, uri);
  }

  delete(uri: vscode.Uri): void {
    this.#files.delete(uri.path);
    this.#tell(vscode.FileChangeType.Deleted, uri);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }

  #tell(type: vscode.FileChangeType, uri: vscode.Uri): void {
    if (!this.isSilent) this.#changed.fire([{ type, uri }]);
  }

  #refuse(uri: vscode.Uri): void {
    if (this.failure === 'full')
      throw vscode.FileSystemError.Unavailable('ENOSPC: no space left on device, write');
    if (this.failure === 'denied') throw vscode.FileSystemError.NoPermissions(uri);
  }
}
