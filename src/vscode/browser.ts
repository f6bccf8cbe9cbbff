import * as vscode from 'vscode';
import type { registerAll } from '../extension.ts';
import type { FupanApi } from './api.ts';
import { handOver } from './handover.ts';
import { BrowserModules } from '../worker/web/browserModules.ts';
import { webPlatform } from '../worker/web/webPlatform.ts';

/** Entry point of the host in a browser: the one file that it can load itself. */
export async function activate(extension: vscode.ExtensionContext): Promise<FupanApi> {
  handOver(vscode);
  const modules = new BrowserModules((path) =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, path)),
  );
  const features = await modules.load<{ registerAll: typeof registerAll }>('dist/extension.mjs');
  return features.registerAll(extension, webPlatform(modules));
}
