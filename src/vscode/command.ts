import * as vscode from 'vscode';
import { showError } from './readerError.ts';

/**
 * Registers a command that may fail: what it throws becomes one message for the reader. It does not wait for the message
 * to be closed, so that a caller (a keybinding, a test) goes on at once.
 */
export function registerCommand(id: string, run: (...args: unknown[]) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      void showError(error);
      return undefined;
    }
  });
}
