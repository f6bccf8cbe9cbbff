import * as vscode from 'vscode';

let channel: vscode.LogOutputChannel | undefined;

/** Writes an unexpected failure to the output channel "Fupan", which is made with the first one. */
export function logError(about: string, error: unknown): void {
  channel ??= vscode.window.createOutputChannel('Fupan', { log: true });
  channel.error(about, error instanceof Error ? (error.stack ?? error.message) : String(error));
}
