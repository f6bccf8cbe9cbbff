import type * as vscode from 'vscode';

type Api = typeof vscode;

/** Where it is kept: hosts run several extensions in one global scope, so the name is this extension's own. */
const key = Symbol.for('fupan.vscode');
const scope = globalThis as typeof globalThis & { [key]?: Api };

/**
 * Puts the interface of VS Code aside for the chunks, which the build leads to `api()` where they import `vscode`: a host in Node
 * answers that import, a host in a browser only a `require` of its one file. Call it before any chunk is loaded.
 */
export function handOver(vscodeApi: Api): void {
  scope[key] = vscodeApi;
}

/**
 * What was put aside. Throws where nothing was.
 * @public the build imports it
 */
export function api(): Api {
  const found = scope[key];
  if (!found) throw new Error('Fupan was loaded without its entry point.');
  return found;
}
