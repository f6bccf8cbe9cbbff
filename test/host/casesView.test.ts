import * as vscode from 'vscode';
import type { ReaderRequest, ReaderState, ShownCase } from '../../src/protocol/caseReader.ts';
import type { CasesRequest, CasesState } from '../../src/protocol/cases.ts';
import type { CaseResult, SimilarCase } from '../../src/protocol/library.ts';
import { assert, assertEqual, eventually } from './assert.ts';
import {
  cleanUp,
  complete,
  fupan,
  newFile,
  portPair,
  refusal,
  root,
  show,
  TestForm,
  TestSurface,
} from './forms.ts';

function caseFile(name: string): vscode.Uri {
  return vscode.Uri.joinPath(root(), '.fupan', 'cases', name);
}

async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = caseFile(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

const stock = `---
fupan: case
title: 扫码枪断线
date: 2026-04-02
industry: 物流
severity: major
tags: [网络, 扫码]
---

# 扫码枪断线

## 原因

漫游时信道切换太慢，扫码枪掉线。见 [网络基线](../网络/基线.md#信道)。

## 处理过程

### 短期

- [x] 固定信道 @李强 due:2026-04-03

### 长期

- [ ] 网络验收写进清单
- 点检表每月一次
`;

/** The view's end of a connection. */
class TestCases extends TestSurface<CasesState, CasesRequest> {
  static async open(): Promise<TestCases> {
    const [mine, theirs] = portPair();
    const view: TestCases = new TestCases(mine, (body, states) => {
      const event = body as { type: string; state: CasesState };
      if (event.type === 'state') states.push(event.state);
    });
    const api = await fupan();
    await view.start(() => api.connectCases(theirs));
    return view;
  }

  async search(query: string, limit = 20): Promise<CaseResult> {
    return (await this.request({ type: 'search', query, sort: 'relevance', offset: 0, limit })) as CaseResult;
  }

  /** Titles of the cases below `place` that are found: the workspace holds files of other suites, too. */
  async titles(query: string, place = caseFile('')): Promise<string[]> {
    const { hits } = await this.search(query, 200);
    return hits.flatMap(({ uri, title }) => (uri.startsWith(place.toString()) ? [title.text] : []));
  }
}

/** The reading pane's end of a connection. */
class TestReader extends TestSurface<ReaderState, ReaderRequest> {
  static async open(uri: vscode.Uri, marked?: readonly string[]): Promise<TestReader> {
    const [mine, theirs] = portPair();
    const pane: TestReader = new TestReader(mine, (body, states) => {
      states.push((body as { state: ReaderState }).state);
    });
    const api = await fupan();
    await pane.start(() => api.connectCaseReader(theirs, uri, marked));
    return pane;
  }

  get shown(): ShownCase {
    const { state } = this;
    assert(state.kind === 'case', JSON.stringify(state));
    return state;
  }
}

/** The case that the reading pane shows as a tab. */
function tab(): string | undefined {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  return activeTab?.input instanceof vscode.TabInputWebview &&
    activeTab.input.viewType.endsWith('fupan.caseReader')
    ? activeTab.label
    : undefined;
}

describe('cases: the view', () => {
  before(async () => {
    await write('扫码/断线.md', stock);
    await write('网络/基线.md', '# 网络基线\n\n## 信道\n\n固定信道。\n');
    await (await fupan()).cases.refresh();
  });
  after(() => vscode.workspace.fs.delete(caseFile(''), { recursive: true }));
  afterEach(cleanUp);

  it('searches, says what the library is doing, and hears of new cases', async () => {
    const view = await TestCases.open();
    await view.until(({ activity }) => activity.kind === 'ready', 'ready');
    assertEqual(await view.titles('信道切换'), ['扫码枪断线']);
    const before = view.state.revision;
    await write('扫码/新的.md', '# 标签机卡纸\n\n换了辊轴。\n');
    await eventually(async () => {
      // A watcher may be late, or there may be none in a browser: then refreshing finds the file.
      await view.request({ type: 'refresh' });
      return (await view.titles('辊轴')).length === 1;
    }, 'found');
    await view.until(({ revision }) => revision > before, 'told');
  });

  it('refuses what it does not know, and searches of any size are only text', async () => {
    const view = await TestCases.open();
    for (const body of [{ type: 'search', query: 7 }, { type: 'open' }, null, { type: 'eval', code: '1' }]) {
      assertEqual((await refusal(view.requestRaw(body))).code, 'bad-request');
    }
    for (const query of ['"', '-', 'tag:', '((((', '字'.repeat(2000)]) await view.search(query);
  });

  it('keeps the history without repeats, the latest first', async () => {
    const view = await TestCases.open();
    for (const query of ['一', '二', '一']) await view.request({ type: 'remember', query });
    await view.until(({ history }) => history[0] === '一' && history[1] === '二', 'remembered');
    assertEqual(view.state.history.filter((query) => query === '一').length, 1);
  });

  it('opens a case in one pane that shows the next one, too', async () => {
    const view = await TestCases.open();
    const open = (uri: vscode.Uri, beside = false) =>
      view.request({ type: 'open', uri: uri.toString(), marked: [], focus: true, beside });
    await open(caseFile('扫码/断线.md'));
    await eventually(() => tab() === '扫码枪断线', 'the first case');
    await open(caseFile('网络/基线.md'));
    await eventually(() => tab() === '网络基线', 'the next case');
    const panes = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    assertEqual(panes.length, 1, 'panes');
  });

  it('adds a library to the settings under a name of its own', async () => {
    const folder = vscode.Uri.joinPath(root(), 'shared', 'cases');
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, 'a.md'),
      new TextEncoder().encode('# 打印模板错位\n\n边距。\n'),
    );
    const settings = () => vscode.workspace.getConfiguration().get<unknown>('fupan.cases.libraries');
    try {
      await vscode.commands.executeCommand('fupan.addCaseLibrary', folder);
      assertEqual(settings(), [{ name: 'cases', path: 'shared/cases' }]);
      const view = await TestCases.open();
      await eventually(async () => (await view.titles('打印模板', folder)).length === 1, 'found');
      // A second time there is nothing to add.
      assertEqual(await vscode.commands.executeCommand('fupan.addCaseLibrary', folder), false);
      assertEqual(settings(), [{ name: 'cases', path: 'shared/cases' }]);
    } finally {
      await vscode.workspace
        .getConfiguration()
        .update('fupan.cases.libraries', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(root(), 'shared'), { recursive: true });
    }
  });
});

describe('cases: the reading pane', () => {
  before(async () => {
    await write('扫码/断线.md', stock);
    await write('网络/基线.md', '# 网络基线\n\n## 信道\n\n固定信道。\n');
    await write('网络/漫游.md', stock.replaceAll('扫码枪断线', '手持终端掉线'));
    await (await fupan()).cases.refresh();
  });
  after(() => vscode.workspace.fs.delete(caseFile(''), { recursive: true }));
  afterEach(cleanUp);

  it('shows a case with what its front matter says in words, and what was looked for', async () => {
    const { shown } = await TestReader.open(caseFile('扫码/断线.md'), ['信道']);
    assertEqual([shown.title, shown.path, shown.marked], ['扫码枪断线', '扫码/断线.md', ['信道']]);
    assert(!shown.text.includes('severity:') && shown.text.includes('## 原因'), shown.text);
    const values = shown.fields.map(({ value }) => value);
    assert(
      values.includes('2026-04-02') && values.includes('物流') && !values.includes('major'),
      values.join('|'),
    );
    assert(shown.base.endsWith('.fupan/cases'), shown.base);
  });

  it('follows what is typed into the case', async () => {
    const pane = await TestReader.open(caseFile('扫码/断线.md'));
    const document = await show(caseFile('扫码/断线.md'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(document.getText().length), '\n已复查。\n');
    await vscode.workspace.applyEdit(edit);
    await pane.until((state) => state.kind === 'case' && state.text.includes('已复查'), 'followed');
    assertEqual(pane.shown.opened, 1, 'not opened anew');
  });

  it('follows links to cases and headings, and refuses every way out of the library', async () => {
    const pane = await TestReader.open(caseFile('扫码/断线.md'));
    await pane.request({ type: 'openLink', href: '../%E7%BD%91%E7%BB%9C/%E5%9F%BA%E7%BA%BF.md#信道' });
    await pane.until((state) => state.kind === 'case' && state.title === '网络基线', 'the linked case');
    assertEqual(pane.shown.heading, '信道');
    for (const href of [
      'command:workbench.action.closeWindow',
      'javascript:alert(1)',
      'file:///etc/passwd',
      '../../../../../etc/passwd',
      '//evil.example/x',
      'data:text/html,x',
      'vscode://x/y',
    ]) {
      assertEqual((await refusal(pane.request({ type: 'openLink', href }))).code, 'link-refused', href);
    }
    assertEqual((await refusal(pane.request({ type: 'openLink', href: 'gone.md' }))).code, 'link-missing');
  });

  it('lists similar cases and opens them', async () => {
    const pane = await TestReader.open(caseFile('扫码/断线.md'));
    const similar = (await pane.request({ type: 'similar' })) as SimilarCase[];
    const other = similar.find(({ title }) => title === '手持终端掉线');
    assert(other !== undefined, JSON.stringify(similar));
    await pane.request({ type: 'open', uri: other.uri });
    await pane.until((state) => state.kind === 'case' && state.title === '手持终端掉线', 'opened');
  });

  it('puts a citation on the clipboard, and a link where somebody was writing', async () => {
    const document = await show(await newFile('见。\n', 'notes.md'));
    const editor = vscode.window.activeTextEditor;
    assert(editor?.document === document, 'shown');
    editor.selection = new vscode.Selection(0, 1, 0, 1);
    const pane = await TestReader.open(caseFile('扫码/断线.md'));
    await pane.request({ type: 'insertLink' });
    const folder = document.uri.path.split('/').at(-2) ?? '';
    assert(folder !== '', 'folder');
    assertEqual(document.getText(), '见[扫码枪断线](../.fupan/cases/扫码/断线.md)。\n');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), '见。\n', 'one step back');
  });

  it('says why something cannot be shown', async () => {
    const gone = await TestReader.open(caseFile('gone.md'));
    assert(gone.state.kind === 'unreadable' && !gone.state.canOpenText, JSON.stringify(gone.state));
    const zip = await write('扫码/压缩.md', 'PK\u0003\u0004\u0000\u0000');
    const { state } = await TestReader.open(zip);
    assert(state.kind === 'unreadable' && state.message !== '', JSON.stringify(state));
  });

  it('adds chosen fixes to the current retrospective in one step', async () => {
    const document = await show(await newFile(complete));
    const before = document.getText();
    // Nothing is added until the retrospective is the current one, and where the list comes between ticking and accepting: each
    // round gives it a turn more to come.
    let rounds = 0;
    await eventually(async () => {
      let isOver = false;
      let turns = rounds++;
      const using = vscode.commands
        .executeCommand('fupan.useCaseFixes', caseFile('扫码/断线.md').toString())
        .then(() => {
          isOver = true;
        });
      await eventually(async () => {
        if (turns-- > 0) return isOver;
        for (const step of ['quickInput.first', 'workbench.action.quickPickManyToggle']) {
          await vscode.commands.executeCommand(step);
        }
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return isOver;
      }, 'chosen');
      await using;
      return document.getText() !== before;
    }, 'added');
    const text = document.getText();
    assert(!text.includes('李强'), 'people stay where they were');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), before, 'one step back');
  });
});

describe('cases: while writing', () => {
  before(async () => {
    await write('扫码/断线 (1).md', `${stock}\n## 经验教训\n\n验收前要走一遍漫游。\n`);
    await (await fupan()).cases.refresh();
  });
  after(() => vscode.workspace.fs.delete(caseFile(''), { recursive: true }));
  afterEach(cleanUp);

  const link = (folder: string) => `[扫码枪断线](../.fupan/cases/${folder}/断线%20%281%29.md)`;

  async function completions(text: string): Promise<vscode.CompletionItem[]> {
    const document = await show(await newFile(text, 'notes.md'));
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(text.indexOf('|') < 0 ? text.length : text.indexOf('|')),
    );
    return list.items.filter(({ label }) => typeof label === 'object' && label.label === '扫码枪断线');
  }

  it('offers cases behind [[ by characters, initials and meaning', async () => {
    for (const typed of ['[[断线', '见 [[smq', '【【扫码']) {
      const items = await completions(typed);
      assertEqual(
        items.map(({ insertText }) => insertText),
        [link('扫码')],
        typed,
      );
    }
    assertEqual(
      (await completions('](断线')).map(({ insertText }) => insertText),
      ['../.fupan/cases/扫码/断线%20%281%29.md'],
    );
    for (const typed of ['[断线', '断线', '](./断']) assertEqual((await completions(typed)).length, 0, typed);
  });

  it('says what a linked case has taught where the pointer rests', async () => {
    const document = await show(await newFile(`见 ${link('扫码')}。\n`, 'notes.md'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 5),
    );
    const shown = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    assert(shown.includes('扫码枪断线') && shown.includes('漫游'), shown);
  });

  it('lists similar cases in the form as the event takes shape', async () => {
    const text = `---\nfupan: retrospective\ntitle: 手持终端掉线\n---\n\n# 手持终端掉线\n\n## 事件描述\n\n## 根本原因\n`;
    const form = await TestForm.open(await newFile(text));
    assertEqual(form.form.similar, []);
    await form.edit({
      kind: 'setProse',
      concept: 'event',
      text: '仓库里漫游时扫码枪断线，信道切换太慢。',
    });
    await form.until(
      (state) => state.kind === 'form' && state.similar.some(({ title }) => title === '扫码枪断线'),
      'similar cases',
    );
    const [first] = form.form.similar;
    assert(first !== undefined, 'none');
    await form.request({ type: 'openCase', uri: first.uri });
    await eventually(() => tab() === first.title, 'opened');
  });
});
