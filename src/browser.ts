import type * as vscode from 'vscode';
import { registerAll } from './extension.ts';
import type { FupanApi } from './vscode/api.ts';
import { loadPlatform } from './worker/web/webPlatform.ts';

/** Entry point of the host in a browser. */
export function activate(extension: vscode.ExtensionContext): FupanApi {
  return registerAll(extension, loadPlatform);
}
