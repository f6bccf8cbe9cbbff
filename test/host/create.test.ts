import * as vscode from 'vscode';
import { parseRetrospective } from '../../src/retrospective/parse.ts';
import { assert, assertEqual } from './assert.ts';
import { FailingFiles } from './failingFiles.ts';
import { cleanUp, isThere, onDisk, root, TestForm } from './forms.ts';

function create(argument: unknown): Thenable<vscode.Uri | undefined> {
  return vscode.commands.executeCommand('fupan.newRetrospective', argument);
}

/** Creates one that has to come about. */
async function created(title: string): Promise<vscode.Uri> {
  const uri = await create({ title });
  assert(uri !== undefined, 'nothing was created');
  return uri;
}

function nameOf(uri: vscode.Uri | undefined): string {
  return uri?.path.split('/').at(-1) ?? '';
}

const isChinese = vscode.env.language.startsWith('zh');

describe('a new retrospective', () => {
  const files = new FailingFiles();
  const folder = vscode.Uri.joinPath(root(), 'retrospectives');
  before(() => files.register());
  after(() => files.dispose());
  afterEach(async () => {
    files.failure = null;
    await cleanUp();
    for (const name of ['retrospectives', '.fupan']) {
      const uri = vscode.Uri.joinPath(root(), name);
      if (await isThere(uri)) await vscode.workspace.fs.delete(uri, { recursive: true });
    }
  });

  it('is a file with date and title in the folder of the settings, in the reader’s language', async () => {
    const uri = await create({ title: 'WMS 库存同步失败' });
    assert(uri !== undefined, 'nothing was created');
    assertEqual(uri.path.split('/').at(-2), 'retrospectives');
    assert(/^\d{4}-\d\d-\d\d-WMS-库存同步失败\.md$/.test(nameOf(uri)), nameOf(uri));
    const text = await onDisk(uri);
    const model = parseRetrospective(text);
    assertEqual([model.declared, model.fields.title.value], [true, 'WMS 库存同步失败']);
    assertEqual(model.language, isChinese ? 'zh-cn' : 'en', 'language');
    assert(!text.includes('{{') && !text.includes('{%'), text);
  });

  it('becomes the current one, and is open as text', async () => {
    const uri = await create({ title: 'Current' });
    assertEqual((await TestForm.open()).form.uri, uri?.toString());
    assertEqual(vscode.window.activeTextEditor?.document.uri.toString(), uri?.toString(), 'editor');
  });

  it('never overwrites: the next one of the same title gets a number', async () => {
    const first = await create({ title: 'Twice' });
    assert(first !== undefined, 'nothing was created');
    await vscode.workspace.fs.writeFile(first, new TextEncoder().encode('mine'));
    const [second, third] = [await create({ title: 'Twice' }), await create({ title: 'Twice' })];
    assertEqual([nameOf(second).slice(11), nameOf(third).slice(11)], ['Twice-2.md', 'Twice-3.md']);
    assertEqual(await onDisk(first), 'mine');
  });

  it('keeps Unicode in its name and drops what file systems forbid', async () => {
    const uri = await create({ title: 'A/B: "客户" <现场>? 🙂 |*\\' });
    assert(/^\d{4}-\d\d-\d\d-A-B-客户-现场-🙂\.md$/u.test(nameOf(uri)), nameOf(uri));
    assert(uri !== undefined && (await isThere(uri)), 'no file');
    assertEqual(
      parseRetrospective(await onDisk(uri)).fields.title.value,
      'A/B: "客户" <现场>? 🙂 |*\\',
      'title',
    );
  });

  it('takes a title of 300 characters: all of it in the document, what fits in the name', async () => {
    const title = '库'.repeat(300);
    const uri = await create({ title });
    assert(uri !== undefined && new TextEncoder().encode(nameOf(uri)).length <= 255, nameOf(uri));
    assertEqual(parseRetrospective(await onDisk(uri)).fields.title.value, title);
    assert(/-2\.md$/.test(nameOf(await create({ title }))), 'no second one');
  });

  it('is not made of a title that leaves no name', async () => {
    assertEqual(await create({ title: '???///' }), undefined);
    assert(!(await isThere(folder)), 'a folder was made');
  });

  it('goes into the folder that was clicked in the explorer', async () => {
    const clicked = vscode.Uri.joinPath(root(), '现场');
    await vscode.workspace.fs.createDirectory(clicked);
    const uri = await create({ title: 'Here', folder: clicked });
    assert(uri?.path.includes('/现场/') === true, String(uri));
    await vscode.workspace.fs.delete(clicked, { recursive: true });
  });

  it('follows the settings for folder, language and people', async () => {
    const settings = vscode.workspace.getConfiguration('fupan');
    const set = async (values: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(values)) {
        await settings.update(key, value, vscode.ConfigurationTarget.Workspace);
      }
    };
    const other = isChinese ? 'en' : 'zh-cn';
    await set({
      'retrospective.folder': './docs/../notes/复盘',
      'templates.language': other,
      people: ['王敏', 'Li, Qiang'],
    });
    try {
      const uri = await create({ title: 'Set' });
      assert(uri?.path.endsWith(`/notes/复盘/${nameOf(uri)}`) === true, String(uri));
      const model = parseRetrospective(await onDisk(uri));
      assertEqual([model.language, model.lists.people.items], [other, ['王敏', 'Li, Qiang']]);
      await set({ 'retrospective.folder': '../outside' });
      const inside = await create({ title: 'Inside' });
      assertEqual(inside?.path.split('/').at(-2), 'retrospectives', 'a folder outside the workspace');
    } finally {
      await set({ 'retrospective.folder': undefined, 'templates.language': undefined, people: undefined });
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(root(), 'notes'), { recursive: true });
    }
  });

  it('makes a folder that vanished again', async () => {
    await create({ title: 'One' });
    await cleanUp();
    await vscode.workspace.fs.delete(folder, { recursive: true });
    const uri = await create({ title: 'Two' });
    assert(uri !== undefined && (await isThere(uri)), 'no file');
  });

  for (const failure of ['full', 'denied'] as const) {
    it(`is kept as an unsaved document where the disk is ${failure}`, async () => {
      files.failure = failure;
      const uri = await create({ title: 'Kept', folder: files.at('folder') });
      assertEqual(uri?.scheme, 'untitled');
      assertEqual(
        files.paths().filter((path) => path.includes('Kept')),
        [],
      );
      const form = await TestForm.open();
      assertEqual(form.form.model.fields.title.value, 'Kept');
      await form.edit({ kind: 'setField', field: 'place', value: 'Halle' });
      const text = vscode.workspace.textDocuments.find(
        (document) => document.uri.toString() === uri?.toString(),
      );
      assert(text?.getText().includes('place: Halle') === true, 'the text is gone');
    });
  }

  describe('with templates of the workspace', () => {
    const template = (path: string, text: string) =>
      vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(root(), '.fupan', 'templates', ...path.split('/')),
        new TextEncoder().encode(text),
      );
    const text = (words: string) =>
      `---\nfupan: retrospective\ntitle: {{ title | yaml }}\n---\n\n# {{ title | heading }}\n\n${words}\n`;

    it('is made from them', async () => {
      await template('retrospective/retrospective.md', text('For all languages'));
      assert((await onDisk(await created('Own'))).includes('For all languages'), 'not used');
      await template(
        `${isChinese ? 'zh-cn' : 'en'}/retrospective/retrospective.md`,
        text('For this language'),
      );
      assert((await onDisk(await created('Own'))).includes('For this language'), 'not preferred');
    });

    for (const [mistake, broken] of [
      ['Liquid', text('{{ titel }}')],
      ['YAML', text('x').replace('{{ title | yaml }}', '[a')],
      ['front matter', '# No front matter\n'],
    ] as const) {
      it(`is made from the built-in one where they are broken (${mistake})`, async () => {
        await template('retrospective/retrospective.md', broken);
        const uri = await create({ title: 'Fallback' });
        assert(uri !== undefined, 'nothing was created');
        const model = parseRetrospective(await onDisk(uri));
        assertEqual([model.declared, model.frontMatterError, model.sections.length > 10], [true, null, true]);
      });
    }

    it('offers their usual causes, and the built-in ones where those are broken', async () => {
      const form = await TestForm.open(await created('Causes'));
      const builtIn = form.form.usualCauses.length;
      const uri = vscode.Uri.joinPath(root(), '.fupan', 'templates', 'retrospective', 'causes.yaml');
      // Through VS Code: file watchers can miss what happens in a folder that has only just been made.
      const make = new vscode.WorkspaceEdit();
      make.createFile(uri, {
        contents: new TextEncoder().encode('any:\n  - factor: process\n    text: Nobody signed\n'),
      });
      assert(await vscode.workspace.applyEdit(make), 'not created');
      await form.until(
        (state) => state.kind === 'form' && state.usualCauses[0]?.text === 'Nobody signed',
        'own causes',
      );
      const document = await vscode.workspace.openTextDocument(uri);
      const change = new vscode.WorkspaceEdit();
      change.replace(uri, new vscode.Range(0, 0, 9, 0), 'any: [\n');
      assert((await vscode.workspace.applyEdit(change)) && (await document.save()), 'not saved');
      await form.until(
        (state) => state.kind === 'form' && state.usualCauses.length === builtIn,
        'built-in causes',
      );
    });
  });
});
