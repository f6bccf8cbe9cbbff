import * as vscode from 'vscode';
import type { ShareResult } from '../../src/vscode/cases/shareRepository.ts';
import { assert, assertEqual, eventually } from './assert.ts';
import { cleanUp, complete, fupan, isThere, newFile, onDisk, root } from './forms.ts';

const setting = 'fupan.cases.libraries';

/** The part of the Git extension that makes repositories. */
interface Git {
  getAPI(version: 1): { init(root: vscode.Uri): Promise<TestRepository | null> };
}

interface TestRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD?: { readonly name?: string; readonly commit?: string; readonly ahead?: number };
  };
  setConfig(key: string, value: string): Promise<string>;
  addRemote(name: string, url: string): Promise<void>;
  add(paths: string[]): Promise<void>;
  commit(message: string): Promise<void>;
  fetch(): Promise<void>;
  status(): Promise<void>;
  merge(ref: string): Promise<void>;
  createBranch(name: string, checkout: boolean, ref?: string): Promise<void>;
  setBranchUpstream(name: string, upstream: string): Promise<void>;
  push(remote: string, branch: string, setUpstream?: boolean): Promise<void>;
}

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

  it('shares by Git what is masked, and nothing else', async function () {
    this.timeout(60_000);
    await told(shareWithColleague);
  });

  async function shareWithColleague(): Promise<void> {
    const extension = vscode.extensions.getExtension<Git>('vscode.git');
    const source = await newFile(named, 'labels.md');
    if (!extension) {
      // In a browser there is no Git: said, and the case stays.
      const uri = await publish({ uri: source, library, keep: [] });
      assertEqual(await vscode.commands.executeCommand('fupan.shareCases', uri), undefined);
      assert(uri && (await isThere(uri)), 'the case is gone');
      return;
    }
    const api = (await extension.activate()).getAPI(1);
    const server = vscode.Uri.joinPath(library, '..', 'server');
    const ours = await start(api, library);
    const theirs = await start(api, vscode.Uri.joinPath(library, '..', 'colleague'));
    const bare = await start(api, server);
    // It stands in for a bare one, which the Git extension cannot make.
    await bare.setConfig('receive.denyCurrentBranch', 'ignore');
    const address = vscode.Uri.joinPath(server, '.git').fsPath;
    await theirs.addRemote('origin', address);
    await commitFile(theirs, 'README.md', '# Cases\n');
    await theirs.status();
    const branch = theirs.state.HEAD?.name ?? '';
    assert(branch !== '', 'no branch');
    await theirs.push('origin', branch, true);
    await ours.addRemote('origin', address);
    await ours.fetch();
    await ours.createBranch(branch, true, `origin/${branch}`).catch(() => ours.merge(`origin/${branch}`));
    await ours.setBranchUpstream(branch, `origin/${branch}`);
    await ours.status();

    const uri = await publish({ uri: source, library, keep: [] });
    assert(uri !== undefined, 'no case');
    // Somebody else's draft beside it stays out.
    const draft = vscode.Uri.joinPath(library, 'draft.md');
    await vscode.workspace.fs.writeFile(draft, new TextEncoder().encode('call 13812345678'));
    // A name that comes in later keeps it here.
    const masked = await onDisk(uri);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${masked}\nNordwind again\n`));
    assertEqual(await share(uri), undefined, 'unmasked');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(masked));

    // Offline first: the commit stays, the next share catches up.
    const away = vscode.Uri.joinPath(library, '..', 'away');
    await vscode.workspace.fs.rename(server, away);
    assertEqual(await share(uri), ['offline'], 'offline');
    assertEqual(ours.state.HEAD?.ahead, 1, 'ahead');
    await vscode.workspace.fs.rename(away, server);
    // Meanwhile a colleague shares a case of the same name.
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    await commitFile(theirs, 'other.md', masked);
    await theirs.push('origin', branch);
    assertEqual(await share(library), ['shared'], 'caught up');
    await theirs.fetch();
    await theirs.merge(`origin/${branch}`);
    assertEqual(await onDisk(vscode.Uri.joinPath(theirs.rootUri, name)), masked);
    assert(!(await isThere(vscode.Uri.joinPath(theirs.rootUri, 'draft.md'))), 'the draft was pushed');
  }
});

/** Lets a failure of Git say what Git said. */
async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw stderr ? new Error(stderr, { cause: error }) : error;
  }
}

async function start(api: ReturnType<Git['getAPI']>, folder: vscode.Uri): Promise<TestRepository> {
  await vscode.workspace.fs.createDirectory(folder);
  const repository = await api.init(folder);
  assert(repository !== null, 'no repository');
  await repository.setConfig('user.name', 'Anna Weber');
  await repository.setConfig('user.email', 'anna@example.com');
  return repository;
}

async function commitFile(repository: TestRepository, name: string, text: string): Promise<void> {
  const uri = vscode.Uri.joinPath(repository.rootUri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await repository.add([uri.fsPath]);
  await repository.commit(`Add ${name}`);
}

async function share(uri: vscode.Uri): Promise<string[] | undefined> {
  const results = await vscode.commands.executeCommand<ShareResult[] | undefined>('fupan.shareCases', uri);
  return results?.map(({ kind }) => kind);
}

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
