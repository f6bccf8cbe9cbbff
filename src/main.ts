import type * as vscode from 'vscode';
import { registerAll } from './extension.ts';
import type { FupanApi } from './vscode/api.ts';

/** Entry point of the host in Node. */
export function activate(extension: vscode.ExtensionContext): FupanApi {
  return registerAll(extension, async (place) =>
    (await import('./worker/node/nodePlatform.ts')).loadPlatform(place),
  );
}
