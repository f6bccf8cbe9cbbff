import type * as vscode from 'vscode';
import type { Port } from '../protocol/channel.ts';

/**
 * The messages of a webview as a port. What arrives before somebody listens is kept: the page may be ready before the
 * code that answers it is loaded.
 */
export function webviewPort(webview: vscode.Webview): Port & vscode.Disposable {
  let listener: ((message: unknown) => void) | undefined;
  let early: unknown[] = [];
  let disposed = false;
  const subscription = webview.onDidReceiveMessage((message: unknown) => {
    if (listener) listener(message);
    else early.push(message);
  });
  return {
    post(message) {
      // A reply may be under way when the view closes; posting to a closed webview throws.
      if (!disposed) void webview.postMessage(message);
    },
    listen(next) {
      listener = next;
      const waiting = early;
      early = [];
      for (const message of waiting) next(message);
      return () => {
        listener = undefined;
      };
    },
    dispose() {
      disposed = true;
      early = [];
      subscription.dispose();
    },
  };
}
