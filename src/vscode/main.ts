import * as vscode from 'vscode';
import type { FupanApi } from './api.ts';
import { handOver } from './handover.ts';

/** Entry point of the host in Node. */
export async function activate(extension: vscode.ExtensionContext): Promise<FupanApi> {
  handOver(vscode);
  const { registerAll } = await import('../extension.ts');
  return registerAll(extension, async (place) =>
    (await import('../worker/node/nodePlatform.ts')).loadPlatform(place),
  );
}
