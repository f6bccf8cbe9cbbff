import * as vscode from 'vscode';
import { assert, assertEqual, eventually } from './assert.ts';
import { FailingFiles } from './failingFiles.ts';
import { cleanUp, newFile, onDisk, refusal, root, show, TestForm } from './forms.ts';
import { matrix, TestGrid } from './grids.ts';

const isChinese = vscode.env.language.startsWith('zh');

function newMatrix(text = matrix): Promise<vscode.Uri> {
  return newFile(text, 'go-live.raci.md');
}

describe('a matrix', () => {
  afterEach(cleanUp);

  it('is shown with its problems and loads, and showing it changes nothing', async () => {
    const uri = await newMatrix();
    const { grid, letters } = await TestGrid.open(uri);
    const [shown] = grid.matrices;
    assertEqual(letters, ['R|C|A|I', 'R|||I', 'A R|I|C|']);
    assertEqual(
      [shown?.roles.map(({ text }) => text), shown?.notes.map(({ text }) => text), grid.title],
      [['Engineer', 'Developers', 'Customer', 'PM'], ['Note'], 'Go-live'],
    );
    assert(
      shown?.problems.some(({ code, row }) => code === 'no-accountable' && row === 1) ?? false,
      JSON.stringify(shown?.problems),
    );
    for (const { message } of shown?.problems ?? []) {
      assert(/\p{Script=Han}/u.test(message) === isChinese && !message.includes('{0}'), message);
    }
    assertEqual(shown?.loads.map(({ responsible, accountable }) => [responsible, accountable])[0], [3, 1]);
    assertEqual(await onDisk(uri), matrix);
  });

  it('is not sent again to a page that begins with it, but whole to one that begins with an old state', async () => {
    const grid = await TestGrid.open(await newMatrix());
    await grid.edit({ kind: 'setCells', matrix: 0, cells: [{ row: 1, role: 2, letters: ['A'] }] });
    await grid.until(() => grid.letters[1] === 'R||A|I', 'the letter is there');
    const { serial } = grid.state as unknown as { serial: number };
    assertEqual(await grid.requestRaw({ type: 'ready', seen: serial }), null);
    const whole = await grid.requestRaw({ type: 'ready', seen: serial - 1 });
    const { kind, letters } = TestGrid.reading(whole);
    assertEqual([kind, letters[1]], ['grid', 'R||A|I']);
  });

  it('is changed by the smallest edit, as one undo step, and the form is told', async () => {
    const uri = await newMatrix();
    const document = await show(uri);
    const grid = await TestGrid.open(uri);
    await grid.edit({
      kind: 'setCells',
      matrix: 0,
      cells: [
        { row: 1, role: 2, letters: ['A'] },
        { row: 1, role: 1, letters: ['C'] },
      ],
    });
    assertEqual(grid.letters[1], 'R|C|A|I');
    const changed = document.getText();
    assertEqual(
      changed.split('\n').filter((line, index) => line !== matrix.split('\n')[index]).length,
      1,
      'changed lines',
    );
    assert(
      changed.includes('| Data migration | R           |     C      | A          | I   | tables |'),
      changed,
    );
    await grid.request({ type: 'undo' });
    assertEqual(document.getText(), matrix, 'undone');
    await grid.until(() => grid.letters[1] === 'R|||I', 'the grid follows');
    await grid.request({ type: 'redo' });
    assertEqual(document.getText(), changed, 'redone');
    await grid.request({ type: 'save' });
    assertEqual(await onDisk(uri), changed, 'saved');
  });

  it('refuses a change that was made on an outdated picture, and shows the text of now', async () => {
    const uri = await newMatrix();
    const document = await show(uri);
    const grid = await TestGrid.open(uri);
    const { version } = grid.grid;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(7, 0), 'Typed. ');
    await vscode.workspace.applyEdit(edit);
    const before = document.getText();
    const error = await refusal(grid.edit({ kind: 'renameRow', matrix: 0, row: 0, name: 'X' }, version));
    assertEqual([error.code, document.getText() === before], ['stale', true]);
    await grid.until((state) => state.kind === 'grid' && state.version === document.version, 'follows');
    await grid.edit({ kind: 'renameRow', matrix: 0, row: 0, name: 'Requirement' });
    assert(document.getText().includes('| Requirement    | R collects'), document.getText());
  });

  it('says what it cannot do, and does nothing then', async () => {
    const uri = await newMatrix();
    const grid = await TestGrid.open(uri);
    const before = grid.grid.version;
    for (const [intent, code] of [
      [{ kind: 'renameRow', matrix: 3, row: 0, name: 'X' }, 'not-found'],
      [{ kind: 'renameRole', matrix: 0, role: 0, name: ' ' }, 'empty-name'],
      [{ kind: 'paste', matrix: 0, row: 2, role: 3, block: [['R', 'A']], grow: false }, 'too-small'],
    ] satisfies [Parameters<typeof grid.edit>[0], string][]) {
      assertEqual((await refusal(grid.edit(intent))).code, code);
    }
    assertEqual((await refusal(grid.requestRaw({ type: 'edit', version: 1 }))).code, 'bad-request');
    assertEqual([grid.grid.version, await onDisk(uri)], [before, matrix]);
  });

  it('follows what is typed into the text, also where the table goes away', async () => {
    const uri = await newMatrix('# Notes\n\nNothing yet.\n');
    const grid = await TestGrid.open(uri);
    assertEqual(grid.state.kind, 'none');
    const document = await show(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), matrix);
    await vscode.workspace.applyEdit(edit);
    await grid.until(({ kind }) => kind === 'grid', 'a matrix was typed');
    await grid.edit({
      kind: 'addMatrix',
      title: 'Second',
      cells: [
        ['Matter', 'X', 'Y'],
        ['One', 'R', 'A'],
      ],
    });
    assertEqual(grid.grid.matrices.length, 2);
    assert(document.getText().startsWith(matrix), 'what was there is as it was');
  });

  it('is compared as text, where the changed letters are marked', async () => {
    const [before, after] = [await newMatrix(), await newMatrix(matrix.replace('A signs', 'A'))];
    await vscode.commands.executeCommand('vscode.diff', before, after);
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    // An older VS Code compares in two grids: there an extension has no say in it.
    const isOld = vscode.version.startsWith('1.100.');
    assert(
      tab instanceof vscode.TabInputTextDiff !== isOld,
      'two grids beside each other show no difference',
    );
  });

  it('is not shown, and is safe, where the file is not UTF-8', async () => {
    // “事项” and “客户” in GBK.
    const gbk = [0xca, 0xc2, 0xcf, 0xee, 0x20, 0x7c, 0x20, 0xbf, 0xcd, 0xbb, 0xa7, 0x0a];
    const grid = await TestGrid.open(await newFile(new Uint8Array(gbk), 'gbk.raci.md'));
    const { state } = grid;
    assert(state.kind === 'unreadable' && state.canOpenText, JSON.stringify(state));
  });

  it('turns to the row that something links', async () => {
    const uri = await newMatrix();
    const retrospective = await newFile(
      `---\nfupan: retrospective\ntitle: T\nraci: go-live.raci.md#data migration\n---\n\n# T\n`,
    );
    await vscode.workspace.fs.copy(uri, vscode.Uri.joinPath(retrospective, '..', 'go-live.raci.md'));
    const linked = vscode.Uri.joinPath(retrospective, '..', 'go-live.raci.md');
    const grid = await TestGrid.open(linked);
    const form = await TestForm.open(retrospective);
    await form.until((state) => state.kind === 'form' && state.matter !== null, 'the matter is known');
    assertEqual([form.form.matter?.name, form.form.matter?.found], ['Data migration', true]);
    assert(form.form.matter?.now.includes('Engineer') ?? false, JSON.stringify(form.form.matter));
    const unowned = () => form.form.problems.filter(({ code }) => code === 'matter-no-accountable');
    await form.until(() => unowned().length > 0, 'what the matter lacks is told');
    assertEqual(
      unowned().map(({ target }) => target),
      [{ part: 'field', field: 'raci' }],
    );
    await form.request({ type: 'openMatter' });
    await eventually(() => grid.revealed.length > 0, 'revealed');
    assertEqual(grid.revealed[0], { type: 'reveal', matrix: 0, row: 1, role: null });
    // Put right in the matrix, it is right in the retrospective.
    await grid.edit({ kind: 'setCells', matrix: 0, cells: [{ row: 1, role: 3, letters: ['A'] }] });
    await form.until(
      (state) => state.kind === 'form' && !state.problems.some(({ code }) => code.startsWith('matter')),
      'the problem is gone',
    );
  });
});

describe('a new matrix', () => {
  const files = new FailingFiles();
  before(() => files.register());
  after(() => files.dispose());
  afterEach(async () => {
    files.failure = null;
    await cleanUp();
  });

  const create = (argument: unknown): Thenable<vscode.Uri | undefined> =>
    vscode.commands.executeCommand('fupan.newMatrix', argument);

  it('comes from a preset, in the reader’s language, under its title, and never replaces a file', async () => {
    const folder = vscode.Uri.joinPath(root(), 'matrices');
    const wanted = { title: '二期 上线/割接', preset: 'go-live', folder: folder.toString() };
    const [first, second] = [await create(wanted), await create(wanted)];
    assert(first !== undefined && second !== undefined, 'nothing was created');
    assertEqual(
      [first, second].map(({ path }) => path.split('/').at(-1)),
      ['二期-上线-割接.raci.md', '二期-上线-割接-2.raci.md'],
    );
    const text = await onDisk(first);
    assert(
      /^---\nfupan: raci\ntitle: 二期 上线\/割接\n---\n\n# 二期 上线\/割接\n/.test(text),
      text.slice(0, 200),
    );
    assert(/项目经理/.test(text) === isChinese, text.slice(0, 400));
    const { grid } = await TestGrid.open(first);
    assertEqual(
      grid.matrices.flatMap(({ problems }) => problems),
      [],
    );
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert(tab instanceof vscode.TabInputCustom && tab.viewType === 'fupan.raciMatrix', 'shown as a grid');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('can be empty: roles and duties without letters, ready to fill', async () => {
    const folder = vscode.Uri.joinPath(root(), 'matrices');
    const uri = await create({ title: 'Empty', preset: 'empty', folder: folder.toString() });
    assert(uri !== undefined, 'nothing was created');
    const grid = await TestGrid.open(uri);
    assertEqual(
      grid.letters,
      Array.from({ length: 5 }, () => '|||'),
    );
    await grid.edit({ kind: 'writeCells', matrix: 0, cells: [{ row: 0, role: 2, text: 'A 签字' }] });
    assertEqual(grid.letters[0], '||A|');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('is taken from a CSV file of Chinese Excel', async () => {
    // “事项,客户” … in GBK.
    const bytes = [0xca, 0xc2, 0xcf, 0xee, 0x2c, 0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0x50, 0x4d, 0x0d, 0x0a];
    const rest = [0xd1, 0xe9, 0xca, 0xd5, 0x2c, 0x41, 0x2c, 0x52, 0x0d, 0x0a];
    const file = await newFile(new Uint8Array([...bytes, ...rest]), 'roles.csv');
    const creating = vscode.commands.executeCommand<vscode.Uri>('fupan.importMatrix', file);
    // The title is offered; taking it is one key.
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith('roles.raci.md'));
    }, 'created');
    const uri = await creating;
    const grid = await TestGrid.open(uri);
    assertEqual(
      [grid.grid.matrices[0]?.roles.map(({ text }) => text), grid.letters],
      [['客户', 'PM'], ['A|R']],
    );
  });
});

describe('a matrix goes to Excel and comes back', () => {
  afterEach(cleanUp);

  it('with its letters, words and further columns', async () => {
    const from = await newMatrix();
    const to = vscode.Uri.joinPath(from, '..', 'handed-over.xlsx');
    await vscode.commands.executeCommand('fupan.exportMatrix', { from, to });
    const importing = vscode.commands.executeCommand<vscode.Uri>('fupan.importMatrix', to);
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith('handed-over.raci.md'));
    }, 'created');
    const [before, after] = [await TestGrid.open(from), await TestGrid.open(await importing)];
    const said = (grid: TestGrid) =>
      grid.grid.matrices[0]?.rows.map((row) => [
        row.matter.text,
        row.kind === 'matter' && row.cells.map(({ letters, words }) => [letters, words]),
      ]);
    assertEqual(said(after), said(before));
    assertEqual(
      after.grid.matrices[0]?.notes.map(({ text }) => text),
      ['Note'],
    );
  });

  it('is refused with a sentence where the file is not what it says', async () => {
    const file = await newFile(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'broken.xlsx');
    const before = (await vscode.workspace.findFiles('**/broken*')).length;
    assertEqual(await vscode.commands.executeCommand('fupan.importMatrix', file), undefined);
    assertEqual((await vscode.workspace.findFiles('**/broken*')).length, before, 'nothing was created');
  });
});

describe('the Problems panel on a matrix', () => {
  afterEach(cleanUp);

  const read = (uri: vscode.Uri) =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'fupan');

  it('names what the rules find, offers a fix, and is clean after it', async () => {
    const document = await show(await newMatrix());
    await eventually(() => read(document.uri).length > 0, 'problems');
    const [problem] = read(document.uri);
    assert(problem !== undefined, 'no problem');
    assertEqual(
      read(document.uri).map(({ code }) => code),
      ['raci/no-accountable'],
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find((action) => action.edit !== undefined);
    assert(fix?.edit !== undefined, 'no fix');
    await vscode.workspace.applyEdit(fix.edit);
    await eventually(() => read(document.uri).length === 0, 'clean');
    assertEqual(document.getText().split('\n').length, matrix.split('\n').length, 'lines');
  });

  it('judges overload by the setting', async () => {
    const rows = ['One', 'Two', 'Three', 'Four', 'Five'].map((name) => `| ${name} | R | A |`).join('\n');
    const document = await show(
      await newMatrix(`| Matter | Engineer | Customer |\n|---|---|---|\n${rows}\n`),
    );
    const overloaded = () => read(document.uri).filter(({ code }) => code === 'raci/overload').length;
    await eventually(() => overloaded() === 2, 'both roles');
    const settings = vscode.workspace.getConfiguration('fupan');
    await settings.update('raci.overload', 1, vscode.ConfigurationTarget.Workspace);
    await eventually(() => overloaded() === 2, 'all rows are still too many');
    await settings.update('raci.overload', undefined, vscode.ConfigurationTarget.Workspace);
  });
});

const textOf = (text: string | vscode.SnippetString | undefined): string =>
  typeof text === 'string' ? text : (text?.value ?? '');

describe('a link to a matter', () => {
  afterEach(cleanUp);

  const text = `---\nfupan: retrospective\ntitle: T\nraci: \n---\n\n# T\n`;

  it('is completed from the matrices of the workspace', async () => {
    const uri = await newMatrix();
    const document = await show(await newFile(text));
    await eventually(async () => (await vscode.workspace.findFiles('**/*.raci.md')).length > 0, 'found');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(3, 6),
    );
    const folder = uri.path.split('/').at(-2) ?? '';
    const mine = list.items.filter(({ insertText }) => textOf(insertText).includes(`${folder}/go-live`));
    assertEqual(
      mine.map(({ insertText }) => textOf(insertText)),
      ['Requirements', 'Data migration', 'Training'].map(
        (matter) => ` ../${folder}/go-live.raci.md#${matter}`,
      ),
    );
  });

  it('says who is R and A where the pointer rests', async () => {
    const uri = await newMatrix();
    const path = `../${uri.path.split('/').at(-2) ?? ''}/go-live.raci.md#requirements`;
    const document = await show(await newFile(text.replace('raci: ', `raci: ${path}`)));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(3, 9),
    );
    const shown = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    assert(shown.includes('Requirements') && shown.includes('Engineer') && shown.includes('Customer'), shown);
  });
});

describe('who held A when it happened', () => {
  afterEach(cleanUp);

  /** The part of the Git extension that makes a history. */
  interface Git {
    getAPI(version: 1): {
      init(root: vscode.Uri): Promise<{
        setConfig(key: string, value: string): Promise<string>;
        add(paths: string[]): Promise<void>;
        commit(message: string): Promise<void>;
      } | null>;
    };
  }

  async function sentence(uri: vscode.Uri, occurred: string): Promise<string> {
    const link = `raci: ../${uri.path.split('/').at(-2) ?? ''}/go-live.raci.md#Requirements`;
    const text = `---\nfupan: retrospective\ntitle: T\noccurred: ${occurred}\n${link}\n---\n\n# T\n`;
    const form = await TestForm.open(await newFile(text));
    await form.until((state) => state.kind === 'form' && state.matter !== null, 'the matter is known');
    return form.form.matter?.then ?? '';
  }

  it('is read from the history of the matrix, as far as there is one', async () => {
    const uri = await newMatrix();
    const extension = vscode.extensions.getExtension<Git>('vscode.git');
    if (!extension) {
      // In a browser there is no Git; that is said.
      const words = await sentence(uri, '2026-11-20T14:30');
      assert(words.includes('Git'), words);
      return;
    }
    const git = (await extension.activate()).getAPI(1);
    const repository = await git.init(vscode.Uri.joinPath(uri, '..'));
    assert(repository !== null, 'no repository');
    await repository.setConfig('user.name', 'Anna Weber');
    await repository.setConfig('user.email', 'anna@example.com');
    const uncommitted = await sentence(uri, '2026-11-20T14:30');
    await repository.add([uri.fsPath]);
    await repository.commit('Agree on the matrix');
    const later = new TextEncoder().encode(
      matrix.replace('A signs', '—').replace('| I   |    ', '| A   |    '),
    );
    await vscode.workspace.fs.writeFile(uri, later);
    const before = await sentence(uri, '2001-01-01T10:00');
    const after = await sentence(uri, '2099-01-01');
    assert(after.includes('Customer'), after);
    assertEqual(new Set([uncommitted, before, after]).size, 3, 'three different answers');
  });
});
