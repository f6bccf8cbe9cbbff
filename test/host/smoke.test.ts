import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.ts';

describe('the host', () => {
  it('holds the extension and activates it', async () => {
    const extension = vscode.extensions.getExtension('fupan.fupan');
    assert(extension !== undefined, 'fupan.fupan is not installed');
    await extension.activate();
    assert(extension.isActive, 'it did not become active');
  });

  it('is the VS Code, the kind of host and the language that were asked for', () => {
    const wanted = vscode.workspace.getConfiguration('fupanTest');
    // The web worker host has no real process.
    const isNode = typeof process === 'object' && typeof process.memoryUsage === 'function';
    const actual = { vscode: vscode.version, host: isNode ? 'node' : 'web', language: vscode.env.language };
    for (const [key, value] of Object.entries(actual)) {
      // Desktop runs ask for no version and no language.
      assertEqual(value, wanted.get(key) ?? value, key);
    }
  });

  it('opened the fixture workspace', () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    assert(folders.length === 1, `${folders.length} folders are open`);
  });
});
