import * as vscode from 'vscode';
import type { EvidenceTarget } from '../../src/retrospective/intent.ts';
import { assert, assertEqual } from './assert.ts';
import { FailingFiles } from './failingFiles.ts';
import { cleanUp, complete, isThere, newFile, onDisk, refusal, root, TestForm } from './forms.ts';

const section: EvidenceTarget = { at: 'section' };
const row: EvidenceTarget = { at: 'claims', row: 0 };
const drop = (form: TestForm, names: string[], to: EvidenceTarget = section, version = form.form.version) =>
  form.request({
    type: 'dropEvidence',
    version,
    to,
    files: names.map((name) => ({ name, base64: btoa(`content of a file`) })),
  });
const link = (form: TestForm, uris: vscode.Uri[], to: EvidenceTarget = section) =>
  form.request({ type: 'linkEvidence', version: form.form.version, to, uris: uris.map(String) });

describe('evidence', () => {
  const files = new FailingFiles();
  before(() => files.register());
  after(() => files.dispose());
  afterEach(async () => {
    files.failure = null;
    await cleanUp();
  });

  it('that is dropped is kept beside the document and linked, pictures as pictures', async () => {
    const uri = await newFile(complete);
    const form = await TestForm.open(uri);
    await drop(form, ['报错 (1).png', 'sync.log']);
    assertEqual(
      form.form.model.evidence.slice(1).map(({ href, image }) => [href, image]),
      [
        ['evidence/报错-(1).png', true],
        ['evidence/sync.log', false],
      ].map(([href, image]) => [String(href).replace('(1)', '%281%29'), image]),
    );
    assertEqual(
      await onDisk(vscode.Uri.joinPath(uri, '..', 'evidence', '报错-(1).png')),
      'content of a file',
    );
    const [, picture] = form.form.model.evidence;
    assert(form.form.images[picture?.href ?? ''] !== undefined, 'the picture has no address');
    assertEqual(Object.keys(form.form.images).length, 1, 'pictures');
  });

  it('never replaces a file of the same name', async () => {
    const uri = await newFile(complete);
    const mine = vscode.Uri.joinPath(uri, '..', 'evidence', 'a.png');
    await vscode.workspace.fs.writeFile(mine, new TextEncoder().encode('mine'));
    const form = await TestForm.open(uri);
    await drop(form, ['a.png', 'a.png']);
    assertEqual(
      form.form.model.evidence.slice(1).map(({ href }) => href),
      ['evidence/a-2.png', 'evidence/a-3.png'],
    );
    assertEqual(await onDisk(mine), 'mine');
  });

  it('goes into the cell of its row as a plain link', async () => {
    const uri = await newFile(complete);
    const form = await TestForm.open(uri);
    await drop(form, ['a|b.png'], row);
    assertEqual(
      form.form.model.claims[0]?.links.map(({ href, image }) => [href, image]),
      [
        ['mail.txt', false],
        ['evidence/a-b.png', false],
      ],
    );
  });

  it('of the workspace is linked where it is', async () => {
    const uri = await newFile(complete);
    const source = vscode.Uri.joinPath(root(), 'src 源码', 'main.ts');
    await vscode.workspace.fs.writeFile(source, new TextEncoder().encode('1'));
    const form = await TestForm.open(uri);
    await link(form, [source]);
    assertEqual(form.form.model.evidence.at(-1)?.href, '../src%20源码/main.ts');
    assert(!(await isThere(vscode.Uri.joinPath(uri, '..', 'evidence'))), 'it was copied');
    await form.request({ type: 'openLink', href: '../src%20源码/main.ts#L1' });
    assertEqual(vscode.window.activeTextEditor?.document.uri.toString(), source.toString(), 'opened');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(source, '..'), { recursive: true });
  });

  it('from elsewhere is copied, or refused with the reason', async () => {
    const uri = await newFile(complete);
    const form = await TestForm.open(uri);
    await link(form, [files.put('outside.log', 'log')]);
    assertEqual(form.form.model.evidence.at(-1)?.href, 'evidence/outside.log');
    const before = form.form.version;
    assertEqual((await refusal(link(form, [files.at('missing.log')]))).code, 'copy-failed');
    const command = form.request({
      type: 'linkEvidence',
      version: before,
      to: section,
      uris: ['command:quit'],
    });
    assertEqual((await refusal(command)).code, 'link-refused');
    assertEqual(form.form.version, before, 'the text changed');
  });

  it('is linked as far as it could be copied', async () => {
    const form = await TestForm.open(await newFile(complete));
    const error = await refusal(
      link(form, [files.put('one.log', '1'), files.at('two.log'), files.put('three.log', '3')]),
    );
    assertEqual(error.code, 'copy-failed');
    assert(error.message.includes('two.log'), error.message);
    assertEqual(
      form.form.model.evidence.slice(1).map(({ href }) => href),
      ['evidence/one.log', 'evidence/three.log'],
    );
  });

  it('on a full disk changes nothing', async () => {
    const form = await TestForm.open(files.put('document.md', complete));
    files.failure = 'full';
    assertEqual((await refusal(drop(form, ['a.png']))).code, 'copy-failed');
    assertEqual(form.form.model.evidence.length, 1);
  });

  it('dropped on an outdated text is not copied', async () => {
    const uri = await newFile(complete);
    const form = await TestForm.open(uri);
    const { version } = form.form;
    await form.edit({ kind: 'setField', field: 'place', value: 'Halle' });
    assertEqual((await refusal(drop(form, ['a.png'], row, version))).code, 'stale');
    assert(!(await isThere(vscode.Uri.joinPath(uri, '..', 'evidence'))), 'it was copied');
  });

  it('needs a document with a place', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: complete });
    const form = await TestForm.open(document.uri);
    assertEqual((await refusal(drop(form, ['a.png']))).code, 'unsaved');
  });

  it('is opened as a file only', async () => {
    const form = await TestForm.open(await newFile(complete));
    for (const href of [
      'command:workbench.action.quit',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'vscode://x',
      '//host/a',
      '#',
    ]) {
      assertEqual((await refusal(form.request({ type: 'openLink', href }))).code, 'link-refused', href);
    }
    assertEqual((await refusal(form.request({ type: 'openLink', href: 'nowhere.md' }))).code, 'link-missing');
  });
});
