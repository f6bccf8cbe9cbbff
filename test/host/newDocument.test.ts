import * as vscode from 'vscode';
import { documentNames } from '../../src/documents/data.ts';
import { readFrontMatter, readScalar } from '../../src/markdown/frontMatter.ts';
import { assert, assertEqual, eventually } from './assert.ts';
import { cleanUp, complete, isThere, onDisk, root, setSetting, show } from './forms.ts';

const encoder = new TextEncoder();

function at(path: string): vscode.Uri {
  return vscode.Uri.joinPath(root(), ...path.split('/'));
}

async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = at(path);
  await vscode.workspace.fs.writeFile(uri, encoder.encode(text));
  return uri;
}

function create(argument: unknown): Thenable<vscode.Uri | undefined> {
  return vscode.commands.executeCommand('fupan.newDocument', argument);
}

/** Creates one that has to come about, and returns its address and text. */
async function created(argument: unknown): Promise<{ uri: vscode.Uri; name: string; text: string }> {
  const uri = await create(argument);
  assert(uri !== undefined, 'nothing was created');
  return { uri, name: uri.path.split('/').at(-1) ?? '', text: await onDisk(uri) };
}

const source = complete
  .replace('title: Labels printed twice', 'title: "WMS: 标签 | 重打"')
  .replace('customer:\n', 'customer: 瑞成精密\n')
  .replace('raci:\n', 'raci: docs/site.raci.md#Printing\n')
  .replace(
    'Each label came out twice.',
    'Each label came out twice.\n\n<!-- internal -->\nWe forgot it.\n<!-- /internal -->',
  );
const matrix =
  '---\nfupan: raci\n---\n\n| Matter | Engineer | Customer |\n| --- | --- | --- |\n| Printing | R | A |\n';

describe('a new document', () => {
  let retrospective: vscode.Uri;
  before(async () => {
    retrospective = await write('retrospectives/2026-11-20-labels.md', source);
    await write('docs/site.raci.md', matrix);
  });
  afterEach(async () => {
    await cleanUp();
    for (const name of ['docs/new', '.fupan', 'retrospectives/other.md']) {
      if (await isThere(at(name))) await vscode.workspace.fs.delete(at(name), { recursive: true });
    }
    for (const [name] of await vscode.workspace.fs.readDirectory(at('docs'))) {
      if (name !== 'site.raci.md') await vscode.workspace.fs.delete(at(`docs/${name}`), { recursive: true });
    }
  });
  after(async () => {
    for (const name of ['retrospectives', 'docs'])
      await vscode.workspace.fs.delete(at(name), { recursive: true });
  });

  // Each kind in one of the languages: the unit tests fill each in both.
  for (const [nth, language] of (['zh-cn', 'en'] as const).entries()) {
    it(`of every other kind is filled in ${language}, with nothing of a template left`, async () => {
      const kinds = documentNames.filter((_, at) => at % 2 === nth);
      await setSetting('fupan.templates.language', language);
      try {
        for (const kind of kinds) {
          const { uri, name, text } = await created({ kind, retrospective, folder: at('docs/new') });
          assert(!/\{\{|\{%|undefined|\[object/.test(text), `${kind}: ${text}`);
          assert(!text.includes('We forgot it'), `${kind} tells what is internal`);
          const matter = readFrontMatter(text);
          assertEqual([matter.error, readScalar(matter, 'fupan')?.value], [null, kind]);
          assertEqual(readScalar(matter, 'customer')?.value, '瑞成精密', kind);
          assert(/^\d{4}-\d\d-\d\d-/.test(name) && /\p{Script=Han}/u.test(text), `${kind}: ${name}`);
          const editor = vscode.window.activeTextEditor;
          assertEqual(
            [editor?.document.uri.toString(), editor?.document.isDirty],
            [uri.toString(), false],
            kind,
          );
          await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
        }
        assertEqual((await vscode.workspace.fs.readDirectory(at('docs/new'))).length, kinds.length);
      } finally {
        await setSetting('fupan.templates.language', undefined);
      }
    });
  }

  it('is filled from the retrospective, its matrix and its actions', async () => {
    const { name, text } = await created({ kind: 'change-order', retrospective });
    assert(name.endsWith('-WMS-标签-重打.md'), name);
    const parts = [
      'WMS: 标签 | 重打',
      'Each label came out twice.',
      'order 7',
      'Two hours of sorting.',
      '瑞成精密',
    ];
    for (const part of parts) assert(text.includes(part), `${part} is missing: ${text}`);
    assert(/\| Printing[：:] ?Customer \|/.test(text), `the matter is missing: ${text}`);
    const { text: evidence } = await created({ kind: 'evidence-record', retrospective });
    assert(evidence.includes('(../retrospectives/log.txt)'), `links lead elsewhere: ${evidence}`);
  });

  it('never overwrites: the next one of the same name gets a number', async () => {
    const first = await created({ kind: 'change-order', retrospective });
    await vscode.workspace.fs.writeFile(first.uri, encoder.encode('mine'));
    const second = await created({ kind: 'change-order', retrospective });
    assertEqual(second.name, first.name.replace(/\.md$/, '-2.md'));
    assertEqual(await onDisk(first.uri), 'mine');
  });

  it('sums up the open issues of all retrospectives of the same customer', async () => {
    const other = source
      .replaceAll('Add a test print', '补一张对照表')
      .replace('title: "WMS: 标签 | 重打"', 'title: 第二份');
    await write('retrospectives/other.md', other);
    const third = await write(
      'retrospectives/third.md',
      other.replace('customer: 瑞成精密', 'customer: 别家').replaceAll('对照表', '机密表'),
    );
    const { name, text } = await created({ kind: 'weekly-report', retrospective });
    await vscode.workspace.fs.delete(third);
    for (const part of ['Add a test print', '补一张对照表', '第二份'])
      assert(text.includes(part), `${part}: ${text}`);
    assert(!text.includes('机密表'), 'another customer’s issues are told');
    assert(!name.includes('标签'), `named after one retrospective: ${name}`);
  });

  it('lets Tab go from one blank to the next', async () => {
    const { text } = await created({ kind: 'complaint-note', retrospective });
    const editor = vscode.window.activeTextEditor;
    assert(editor !== undefined, 'not shown');
    const first = editor.selection.active;
    await vscode.commands.executeCommand('type', { text: '甲' });
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await eventually(() => editor.selection.active.isAfter(first.translate(0, 1)), 'the next stop');
    await vscode.commands.executeCommand('type', { text: '乙' });
    const typed = editor.document.getText();
    assertEqual([typed.length, typed.replace('甲', '').replace('乙', '')], [text.length + 2, text]);
  });

  it('says what is left to fill in, and goes there', async () => {
    const uri = await write(
      'docs/new/x.md',
      '---\nfupan: sla-sop\n---\n\n在【日期】前\n\n原因：\n\n负责人：\n',
    );
    const document = await show(uri);
    const ours = () =>
      vscode.languages
        .getDiagnostics(uri)
        .filter(({ code }) => (typeof code === 'string' ? code : '').startsWith('document/'));
    const found = await eventually(() => (ours().length === 2 ? ours() : null), 'two findings');
    assertEqual(
      found.map(({ code, severity }) => [code, severity]),
      [
        ['document/unfilled', vscode.DiagnosticSeverity.Warning],
        ['document/blanks', vscode.DiagnosticSeverity.Information],
      ],
    );
    assert(found[1]?.message.includes('2') === true, found[1]?.message ?? '');
    // The host knows a selection at once, and takes it back where the editor tells it of an older one: its answer counts.
    let line = -1;
    const told = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
      if (textEditor.document === document) line = selection?.active.line ?? -1;
    });
    for (const next of [4, 6, 8, 4]) {
      await vscode.commands.executeCommand('fupan.nextBlank');
      await eventually(() => line === next, `line ${String(next)}`);
    }
    told.dispose();
    assertEqual(document.isDirty, false);
  });

  it('is made from the team’s template, and from the built-in one where that is broken', async () => {
    await write('.fupan/documents/sla-sop.md', '---\nfupan: sla-sop\n---\n\n# Ours for {{ customer }}\n');
    assert(
      (await created({ kind: 'sla-sop', retrospective })).text.includes('Ours for 瑞成精密'),
      'not used',
    );
    await write('.fupan/documents/handover.md', '---\nfupan: handover\ntitle: 交接单\n---\n\n接收人：\n');
    const { name, text } = await created({ kind: 'handover', retrospective });
    assert(name.includes('-交接单-') && text.includes('接收人：'), name);
    for (const broken of ['{{ titel }}\n', '---\na: [\n---\n', '{% if x %}\n']) {
      await write('.fupan/documents/sla-sop.md', broken);
      const instead = await created({ kind: 'sla-sop', retrospective });
      assert(readScalar(readFrontMatter(instead.text), 'fupan')?.value === 'sla-sop', instead.text);
    }
    assert((await created({ kind: 'handover', retrospective })).text.includes('接收人'), 'others went away');
  });

  it('is not made of a kind that does not exist', async () => {
    assertEqual(await create({ kind: 'poem', retrospective }), undefined);
  });

  it('is left blank without a retrospective', async () => {
    const { text, name } = await created({
      kind: 'change-order',
      retrospective: null,
      folder: at('docs/new'),
    });
    assert(!text.includes('标签') && !name.includes('标签'), name);
  });
});
