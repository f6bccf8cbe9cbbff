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
    const isWeb = typeof process === 'undefined' || !process.versions?.node;
    assertEqual(
      { vscode: vscode.version, host: isWeb ? 'web' : 'node', language: vscode.env.language },
      { vscode: wanted.get('vscode'), host: wanted.get('host'), language: wanted.get('language') },
    );
  });

  it('opened the fixture workspace', () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    assert(folders.length === 1, `${folders.length} folders are open`);
  });
});
