import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.ts';

interface Manifest {
  readonly description: string;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly viewsContainers: { readonly activitybar: readonly { readonly title: string }[] };
    readonly customEditors: readonly { readonly displayName: string }[];
  };
}

describe('the manifest', () => {
  const manifest = () => vscode.extensions.getExtension('fupan.fupan')?.packageJSON as Manifest;

  it('is in the reader’s language', () => {
    const { contributes, description } = manifest();
    const isChinese = vscode.env.language.startsWith('zh');
    const create = contributes.commands.find(({ command }) => command === 'fupan.newRetrospective');
    assertEqual(
      [create?.title, create?.category],
      isChinese ? ['新建复盘…', '复盘'] : ['New Retrospective…', 'Fupan'],
    );
    const texts = [
      description,
      ...contributes.commands.map(({ title }) => title),
      ...contributes.customEditors.map(({ displayName }) => displayName),
    ];
    for (const text of texts) {
      assert(!text.includes('%') && /\p{Script=Han}/u.test(text) === isChinese, `not translated: ${text}`);
    }
  });

  it('declares each command that exists, and no other', async () => {
    await vscode.extensions.getExtension('fupan.fupan')?.activate();
    const registered = (await vscode.commands.getCommands(true)).filter(
      (id) => id.startsWith('fupan.') && !/^fupan\.retrospective\./.test(id),
    );
    const declared = manifest().contributes.commands.map(({ command }) => command);
    // The one that quick fixes run is not for people.
    assertEqual(registered.filter((id) => id !== 'fupan.selectPlace').sort(), [...declared].sort());
  });
});
