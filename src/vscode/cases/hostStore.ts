import * as vscode from 'vscode';
import type { IndexStore } from '../../worker/messages.ts';

/** Keeps indexes as files of the extension's storage, for a worker that has no disk. */
export class HostStore implements IndexStore {
  readonly #folder: vscode.Uri;

  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  async readStored(name: string): Promise<Uint8Array | null> {
    try {
      return await vscode.workspace.fs.readFile(this.#file(name));
    } catch {
      // Nothing is stored yet; whatever else is wrong, the index is built anew.
      return null;
    }
  }

  async writeStored(name: string, bytes: Uint8Array): Promise<void> {
    const file = this.#file(name);
    // Two windows may store the same index; each writes a file of its own and moves it into place.
    const unfinished = file.with({ path: `${file.path}.${vscode.env.sessionId}` });
    await vscode.workspace.fs.createDirectory(this.#folder);
    await vscode.workspace.fs.writeFile(unfinished, bytes);
    await vscode.workspace.fs.rename(unfinished, file, { overwrite: true });
  }

  #file(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, `${name}.index`);
  }
}
