import * as vscode from 'vscode';
import { assert, assertEqual, eventually } from './assert.ts';
import { cleanUp, complete, fupan, isThere, newFile, onDisk, root } from './forms.ts';

const setting = 'fupan.cases.libraries';

const named = complete
  .replace('customer:', 'customer: Nordwind Logistics GmbH')
  .replace(
    'Each label came out twice.',
    'Each label at Nordwind came out twice. Anna Weber was called on +49 30 1234567.',
  );

describe('adding a retrospective to a library', () => {
  let library: vscode.Uri;

  beforeEach(async () => {
    library = vscode.Uri.joinPath(await newFile('x', 'x.txt'), '..', 'library');
    await vscode.workspace.fs.createDirectory(library);
    await use([{ name: 'Team', path: library.path.slice(root().path.length + 1) }]);
  });
  afterEach(async () => {
    await use(undefined);
    await cleanUp();
  });

  it('writes a masked case, opens it, and keeps what is to be kept', async () => {
    const source = await newFile(named, 'labels.md');
    const uri = await publish({
      uri: source.toString(),
      library: library.toString(),
      keep: ['+49 30 1234567'],
    });
    assert(uri !== undefined, 'no case');
    assert(uri.path.endsWith('/library/2026-11-20-Labels-printed-twice.md'), uri.path);
    const text = await onDisk(uri);
    for (const name of ['Nordwind', 'Anna', 'Weber', 'Tom Lind']) assert(!text.includes(name), name);
    assert(text.includes('at Customer A came out') && text.includes('+49 30 1234567'), text);
    assert(!text.includes('labels.md'), 'the source is named');
    assertEqual(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    // Never over a file that is there.
    const again = await publish({ uri: source, library, keep: [] });
    assert(again?.path.endsWith('twice-2.md'), String(again));
    assertEqual(await onDisk(source), named);
  });

  it('lists what it would mask, and writes nothing when that is cancelled', async () => {
    const source = await newFile(named, 'labels.md');
    const asked = publish({ uri: source, library });
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return Promise.race([asked.then(() => true), new Promise((resolve) => setTimeout(resolve, 20))]);
    }, 'the list closes');
    assertEqual(await asked, undefined);
    assertEqual((await vscode.workspace.fs.readDirectory(library)).length, 0);
  });

  it('refuses what has nothing in it, and what is a case already', async () => {
    const empty = await newFile('---\nfupan: retrospective\ntitle: T\n---\n\n# T\n\n## Event\n', 'empty.md');
    assertEqual(await publish({ uri: empty, library, keep: [] }), undefined);
    const uri = await vscode.commands.executeCommand<vscode.Uri | undefined>('fupan.newCase', {
      title: '标签重复打印',
      library,
    });
    assert(uri !== undefined && uri.path.includes('标签重复打印.md'), String(uri));
    assert((await onDisk(uri)).includes('fupan: case'), 'no case');
    assertEqual(await publish({ uri, library, keep: [] }), undefined);
    assertEqual((await vscode.workspace.fs.readDirectory(library)).length, 1);
  });

  it('says where there is nobody to share with, and keeps the case', async () => {
    const source = await newFile(named, 'labels.md');
    const uri = await publish({ uri: source, library, keep: [] });
    assert(uri !== undefined, 'no case');
    // In a browser there is no Git; elsewhere the folder is no clone. The way through a clone is in test/e2e.
    assertEqual(await vscode.commands.executeCommand('fupan.shareCases', uri), undefined);
    assert(await isThere(uri), 'the case is gone');
  });
});

function publish(argument: Record<string, unknown>): Thenable<vscode.Uri | undefined> {
  return vscode.commands.executeCommand<vscode.Uri | undefined>('fupan.publishCase', argument);
}

/** Sets the libraries of the workspace and waits until the library has them. */
async function use(libraries: readonly { name: string; path: string }[] | undefined): Promise<void> {
  await vscode.workspace.getConfiguration().update(setting, libraries, vscode.ConfigurationTarget.Workspace);
  const { cases } = await fupan();
  await eventually(async () => {
    const found = (await cases.folders()).filter(({ kind }) => kind === 'library');
    return found.length === (libraries?.length ?? 0);
  }, 'the libraries of the settings');
}
