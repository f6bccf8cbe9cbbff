import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.ts';

/** A text of the manifest; VS Code keeps the original beside a translated title. */
type Text = string | { readonly value: string };

interface Manifest {
  readonly description: string;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: Text;
      readonly category: Text;
    }[];
    readonly viewsContainers: { readonly activitybar: readonly { readonly title: string }[] };
    readonly customEditors: readonly { readonly displayName: string }[];
  };
}

const shown = (text: Text | undefined) => (typeof text === 'object' ? text.value : (text ?? ''));

describe('the manifest', () => {
  const manifest = () => vscode.extensions.getExtension('fupan.fupan')?.packageJSON as Manifest;

  it('is in the reader’s language', () => {
    const { contributes, description } = manifest();
    const isChinese = vscode.env.language.startsWith('zh');
    const create = contributes.commands.find(({ command }) => command === 'fupan.newRetrospective');
    assertEqual(
      [shown(create?.title), shown(create?.category)],
      isChinese ? ['新建复盘…', '复盘'] : ['New Retrospective…', 'Fupan'],
    );
    const texts = [
      description,
      ...contributes.commands.map(({ title }) => shown(title)),
      ...contributes.customEditors.map(({ displayName }) => displayName),
    ];
    for (const text of texts) {
      assert(!text.includes('%') && /\p{Script=Han}/u.test(text) === isChinese, `not translated: ${text}`);
    }
  });

  it('declares each command that exists, and no other', async () => {
    await vscode.extensions.getExtension('fupan.fupan')?.activate();
    const registered = (await vscode.commands.getCommands(true)).filter(
      (id) => id.startsWith('fupan.') && !/^fupan\.(?:retrospective|replies|followUp|cases)\./.test(id),
    );
    const declared = manifest().contributes.commands.map(({ command }) => command);
    // Those that quick fixes and other features run are not for people.
    const inner = ['fupan.selectPlace', 'fupan.offerPromises', 'fupan.wording.ignoreRule'];
    assertEqual(registered.filter((id) => !inner.includes(id)).sort(), [...declared].sort());
  });
});
