import * as vscode from 'vscode';
import type { CaseLibrary } from '../../src/vscode/cases/library.ts';
import { assert, assertEqual, eventually } from './assert.ts';
import { FailingFiles } from './failingFiles.ts';
import { fupan, root } from './forms.ts';

/** Where the project keeps its own cases. */
function folder(): vscode.Uri {
  return vscode.Uri.joinPath(root(), '.fupan', 'cases');
}

function caseFile(name: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), name);
}

async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = caseFile(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

const stock = `---
fupan: case
title: 库存对不上账
date: 2026-03-05
product: WMS
accusation: cannot-use
tags: [盘点, 接口]
---

## 原因

夜间接口超时，重试时重复入库。

## 处理

补了幂等校验，重新盘点了三号仓。
`;

/** Titles of the cases below `place` that a query finds, best first: the workspace holds files of other suites, too. */
async function titles(library: CaseLibrary, query: string, place = folder()): Promise<string[]> {
  const { hits } = await library.search({ query, limit: 1000 });
  return hits.flatMap(({ uri, title }) => (uri.startsWith(place.toString()) ? [title.text] : []));
}

/**
 * Makes `folder` and resolves when VS Code reports what happens in it. It begins to watch a workspace some seconds late on a busy
 * machine, and never sees a folder that was made inside one it did not watch yet.
 */
async function watched(folder: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.createDirectory(folder);
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root(), '**/probe'));
  const probe = vscode.Uri.joinPath(folder, 'probe');
  let isSeen = false;
  const saw = (uri: vscode.Uri) => {
    isSeen ||= uri.toString() === probe.toString();
  };
  const subscriptions = [watcher, watcher.onDidCreate(saw), watcher.onDidChange(saw)];
  try {
    let tries = 0;
    const isWatched = async () => {
      await vscode.workspace.fs.writeFile(probe, new TextEncoder().encode(String(tries++)));
      return isSeen;
    };
    await eventually(isWatched, `${folder.path} watched`, 25_000);
    await vscode.workspace.fs.delete(probe);
  } finally {
    vscode.Disposable.from(...subscriptions).dispose();
  }
}

describe('the case library', () => {
  let library: CaseLibrary;

  before(async () => {
    library = (await fupan()).cases;
    await watched(vscode.Uri.joinPath(root(), '.fupan'));
    await watched(folder());
    await write('2026/库存 (1).md', stock);
    await library.refresh();
  });
  after(() => vscode.workspace.fs.delete(folder(), { recursive: true }));

  it('finds a case by characters, by words, by initials and in English', async () => {
    for (const query of ['幂等校', '"时，重试"', '库存 接口', 'kc', 'inventory', 'product:wms']) {
      assert((await titles(library, query)).includes('库存对不上账'), query);
    }
    const { hits, facets, cases } = await library.search({ query: '重复入库', limit: 1000 });
    const hit = hits.find(({ uri }) => uri.startsWith(folder().toString()));
    assert(hit, 'no hit');
    assertEqual(hit.uri, caseFile('2026/库存 (1).md').toString());
    assertEqual([hit.date, hit.values.product], ['2026-03-05', ['WMS']]);
    const [found] = hit.snippet.matches;
    assertEqual(found && hit.snippet.text.slice(found.start, found.end), '重复入库');
    assert(cases >= 1 && facets.product.some(({ value }) => value === 'WMS'), JSON.stringify(facets));
  });

  it('names its folders, the project first', async () => {
    const [first, second] = await library.folders();
    assertEqual([first?.kind, first?.uri, second?.kind], ['project', folder().toString(), 'workspace']);
  });

  it('follows files that are made, changed, renamed and deleted', async () => {
    const found = async (query: string) => (await titles(library, query)).join('|');
    const uri = await write('旧.md', '# 打印机卡纸\n\n标签打印机换了色带。\n');
    await eventually(async () => (await found('打印机卡纸')) === '打印机卡纸', 'made');
    await write('旧.md', '# 打印机卡纸\n\n换了搓纸轮。\n');
    await eventually(async () => (await found('搓纸轮')) === '打印机卡纸', 'changed');
    assertEqual(await found('"换了色带"'), '');
    await vscode.workspace.fs.rename(uri, caseFile('新.md'));
    await eventually(async () => {
      const { hits } = await library.search({ query: '搓纸轮', limit: 1000 });
      const own = hits.map((hit) => hit.uri).filter((found) => found.startsWith(folder().toString()));
      return own.join('|') === caseFile('新.md').toString();
    }, 'renamed');
    await vscode.workspace.fs.delete(caseFile('新.md'));
    await eventually(async () => (await found('搓纸轮')) === '', 'deleted');
  });

  it('follows a library that is moved away as a whole, and back', async () => {
    const away = vscode.Uri.joinPath(root(), '.fupan', '移走的案例');
    const move = async (from: vscode.Uri, to: vscode.Uri) => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(from, to);
      assert(await vscode.workspace.applyEdit(edit), 'not moved');
    };
    const finds = (names: string) => async () => (await titles(library, '幂等校验')).join('|') === names;
    await move(folder(), away);
    await eventually(finds(''), 'gone');
    await move(away, folder());
    await eventually(finds('库存对不上账'), 'back');
  });

  it('follows what is made, saved, renamed and deleted in the window in folders that VS Code does not watch', async () => {
    const files = new FailingFiles('fupan-unwatched');
    files.isSilent = true;
    files.put('断网.md', '# 现场断网\n\n光猫没有电。\n');
    files.register();
    const settings = vscode.workspace.getConfiguration('fupan');
    const set = (value: unknown) =>
      settings.update('cases.libraries', value, vscode.ConfigurationTarget.Workspace);
    try {
      await set([{ name: '不通知', path: 'fupan-unwatched:///' }]);
      const found = (query: string, names: string) =>
        eventually(
          async () => (await titles(library, query, files.at(''))).join('|') === names,
          `${query}: ${names}`,
        );
      await found('光猫', '现场断网');
      const document = await vscode.workspace.openTextDocument(files.at('断网.md'));
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(document.getText().length), '\n换了交换机。\n');
      edit.createFile(files.at('新建.md'), { contents: new TextEncoder().encode('# 交换机端口坏了\n') });
      assert(await vscode.workspace.applyEdit(edit), 'not applied');
      assert(await document.save(), 'not saved');
      await found('交换机', '交换机端口坏了|现场断网');
      const move = new vscode.WorkspaceEdit();
      move.renameFile(files.at('断网.md'), files.at('改名.md'));
      move.deleteFile(files.at('新建.md'));
      assert(await vscode.workspace.applyEdit(move), 'not moved');
      await found('交换机', '现场断网');
      const { hits } = await library.search({ query: '交换机', limit: 1000 });
      assert(
        hits.some(({ uri }) => uri === files.at('改名.md').toString()),
        JSON.stringify(hits),
      );
    } finally {
      await set(undefined);
      files.dispose();
    }
  });

  it('finds cases like a text, without the text itself', async () => {
    const uri = caseFile('2026/库存 (1).md').toString();
    const text = '# 仓库数量不对\n\n接口超时后重复入库，库存和账对不上。\n';
    const hits = await library.similar({ text }, 50);
    assert(
      hits.some((hit) => hit.uri === uri),
      JSON.stringify(hits),
    );
    assert(
      (await library.similar({ text, uri }, 50)).every((hit) => hit.uri !== uri),
      'itself',
    );
  });

  it('reports what it leaves out, and searches the rest', async () => {
    await vscode.workspace.fs.writeFile(caseFile('压缩.md'), Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0));
    await vscode.workspace.fs.writeFile(caseFile('nul.md'), Uint8Array.of(0x61, 0, 0x62));
    // 库存 in GBK, and in UTF-16.
    await vscode.workspace.fs.writeFile(
      caseFile('gbk.md'),
      Uint8Array.of(0x23, 0x20, 0xbf, 0xe2, 0xb4, 0xe6, 0xd6, 0xd0, 0xb6, 0xcf),
    );
    await library.refresh();
    const reasons = (await library.skipped()).flatMap(({ uri, reason }) =>
      uri.startsWith(folder().toString()) ? [`${uri.split('/').at(-1) ?? ''} ${reason}`] : [],
    );
    assertEqual(reasons.sort(), ['%E5%8E%8B%E7%BC%A9.md binary', 'nul.md binary']);
    assertEqual(await titles(library, '库存中断'), ['库存中断']);
  });

  it('searches a folder of the settings that is on no disk, keeps what it found when it is away, and drops it with the setting', async () => {
    const files = new FailingFiles('fupan-cases');
    files.put('远程.md', '# 网盘断线\n\n附件没有同步上去，换了网线。\n');
    files.register();
    const settings = vscode.workspace.getConfiguration('fupan');
    const set = (value: unknown) =>
      settings.update('cases.libraries', value, vscode.ConfigurationTarget.Workspace);
    const found = () => titles(library, '附件没有同步', files.at(''));
    const state = async () =>
      (await library.folders()).find(({ name }) => name === '部门库')?.state ?? 'none';
    try {
      await set([{ name: '部门库', path: 'fupan-cases:///' }, { name: '部门库', path: '/elsewhere' }, 7]);
      await eventually(async () => (await found()).includes('网盘断线'), 'found');
      const { facets } = await library.search({ query: '附件没有同步', limit: 5 });
      assertEqual(
        facets.library.filter(({ value }) => value === '部门库'),
        [{ value: '部门库', count: 1 }],
      );
      files.isAway = true;
      await library.refresh();
      assertEqual([await state(), await found()], ['missing', ['网盘断线']]);
      files.isAway = false;
      files.delete(files.at('远程.md'));
      await library.refresh();
      assertEqual([await state(), await found()], ['ready', []]);
    } finally {
      await set(undefined);
      files.dispose();
    }
    await eventually(async () => (await state()) === 'none', 'dropped');
  });

  it('ends reading when it is told to, and goes on when it is asked to', async () => {
    const passing = library.refresh();
    library.cancel();
    await passing;
    assert(['cancelled', 'ready'].includes(library.state.kind), library.state.kind);
    await library.refresh();
    assertEqual(library.state.kind, 'ready');
    assert((await titles(library, '幂等校验')).includes('库存对不上账'), 'searched');
  });
});
