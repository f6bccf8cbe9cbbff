import * as vscode from 'vscode';
import { assert, assertEqual, eventually } from './assert.ts';
import { FailingFiles } from './failingFiles.ts';
import { cleanUp, complete, newFile, onDisk, refusal, show, TestForm } from './forms.ts';

const place = (value: string) => ({ kind: 'setField', field: 'place', value }) as const;

/** A form on bytes that are no retrospective: says why, and leaves them as they are. */
async function expectUnreadable(bytes: Uint8Array, name: string): Promise<string> {
  const uri = await newFile(bytes, name);
  const form = await TestForm.open(uri);
  const { state } = form;
  assert(state.kind === 'unreadable', `shown as ${state.kind}`);
  assert(state.message.length > 10 && !state.message.includes('{0}'), 'no sentence');
  const error = await refusal(form.edit(place('x'), 1));
  assert(['unreadable', 'stale'].includes(error.code), `refused with ${error.code}`);
  const after = await vscode.workspace.fs.readFile(uri);
  assert(after.length === bytes.length && after.every((byte, at) => byte === bytes[at]), 'bytes changed');
  return state.message;
}

describe('bad input', () => {
  const files = new FailingFiles();
  before(() => files.register());
  after(() => files.dispose());
  afterEach(async () => {
    files.failure = null;
    await cleanUp();
  });

  it('binary data under a Markdown name is left alone', async () => {
    const bytes = new Uint8Array(2000).map((_, at) => (at * 37) % 256);
    await expectUnreadable(bytes, 'binary.md');
  });

  it('UTF-16 without a mark, which VS Code does not recognise in Chinese, is left alone', async () => {
    const text = '复盘：库存同步失败，门店无法扫码。'.repeat(20);
    const units = Uint16Array.from([...text].map((unit) => unit.charCodeAt(0)));
    await expectUnreadable(new Uint8Array(units.buffer), 'utf16.md');
  });

  it('UTF-16 with a mark is read', async () => {
    const units = Uint16Array.from([0xfeff, ...[...complete].map((unit) => unit.charCodeAt(0))]);
    const uri = await newFile(new Uint8Array(units.buffer), 'utf16bom.md');
    assertEqual((await TestForm.open(uri)).form.model.fields.title.value, 'Labels printed twice');
  });

  it('GBK is recognised as another encoding', async () => {
    // 库存同步失败, in GBK.
    const words = [0xbf, 0xe2, 0xb4, 0xe6, 0xcd, 0xac, 0xb2, 0xbd, 0xca, 0xa7, 0xb0, 0xdc];
    const bytes = new Uint8Array([
      ...new TextEncoder().encode('---\nfupan: retrospective\n---\n# '),
      ...words,
      ...words,
    ]);
    const message = await expectUnreadable(bytes, 'gbk.md');
    assert(message.includes('GBK'), message);
  });

  it('a file of 20 MB is not drawn', async () => {
    const bytes = new TextEncoder().encode(complete + 'All work and no play.\n'.repeat(950_000));
    const message = await expectUnreadable(bytes, 'large.md');
    assert(/\d\d\.\d MB/.test(message), message);
  });

  it('a file that is not there says so', async () => {
    const uri = await newFile(complete);
    await vscode.workspace.fs.delete(uri);
    const { state } = await TestForm.open(uri);
    assert(state.kind === 'unreadable' && !state.canOpenText, JSON.stringify(state).slice(0, 200));
  });

  it('invalid YAML: the body stays editable, the front matter is refused and marked', async () => {
    const broken = complete.replace('people: [Anna Weber, Tom Lind]', 'people: [Anna Weber');
    const uri = await newFile(broken);
    const document = await vscode.workspace.openTextDocument(uri);
    const form = await TestForm.open(uri);
    assert(
      form.form.problems.some((problem) => problem.code === 'front-matter-invalid'),
      'no problem is shown',
    );
    assertEqual((await refusal(form.edit(place('x')))).code, 'front-matter-invalid');
    assertEqual(document.getText(), broken, 'text');
    await form.edit({ kind: 'setProse', concept: 'lessons', text: 'Look twice.' });
    assertEqual(document.getText(), broken.replace('Print once before leaving.', 'Look twice.'), 'body');
  });

  it('a file changed on disk under unsaved text: both stay, and saving does not overwrite', async () => {
    const uri = await newFile(complete);
    const document = await show(uri);
    const form = await TestForm.open(uri);
    await form.edit(place('Halle'));
    const other = complete.replace('Leipzig plant', 'Dresden');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(other));
    assertEqual((await refusal(form.request({ type: 'save' }))).code, 'not-saved');
    assertEqual(await onDisk(uri), other, 'disk');
    assert(document.isDirty && document.getText().includes('place: Halle'), 'the unsaved text is gone');
    assertEqual(form.form.model.fields.place.value, 'Halle', 'form');
  });

  it('a file changed on disk under a clean editor is shown as it is now', async () => {
    const uri = await newFile(complete);
    await show(uri);
    const form = await TestForm.open(uri);
    const { version } = form.form;
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode(complete.replace('Leipzig plant', 'Dresden')),
    );
    await form.until(
      (state) => state.kind === 'form' && state.model.fields.place.value === 'Dresden',
      'the new text',
    );
    assertEqual((await refusal(form.edit(place('x'), version))).code, 'stale');
  });

  it('a full disk on saving: the text stays in the editor', async () => {
    const uri = files.put('full.md', complete);
    const document = await show(uri);
    const form = await TestForm.open(uri);
    await form.edit(place('Halle'));
    files.failure = 'full';
    assertEqual((await refusal(form.request({ type: 'save' }))).code, 'not-saved');
    assert(document.isDirty && document.getText().includes('place: Halle'), 'the unsaved text is gone');
    assertEqual(files.text('full.md'), complete, 'disk');
    files.failure = null;
    await form.request({ type: 'save' });
    await eventually(() => files.text('full.md').includes('place: Halle'), 'saved once there is room');
  });

  it('a read-only place: refused with the way out, and the form stays usable', async () => {
    const sealed = new FailingFiles('fupan-sealed');
    sealed.register(true);
    try {
      const uri = sealed.put('sealed.md', complete);
      const form = await TestForm.open(uri);
      assertEqual((await refusal(form.edit(place('Halle')))).code, 'not-applied');
      const drop = { name: 'a.png', base64: btoa('x') };
      const evidence = form.request({
        type: 'dropEvidence',
        version: form.form.version,
        to: { at: 'section' },
        files: [drop],
      });
      assertEqual((await refusal(evidence)).code, 'copy-failed');
      assertEqual([sealed.paths(), sealed.text('sealed.md')], [['/sealed.md'], complete]);
      assertEqual(form.form.model.fields.place.value, 'Leipzig plant');
    } finally {
      sealed.dispose();
    }
  });

  it('a write-protected file: nothing is lost', async () => {
    const uri = files.put('denied.md', complete);
    const form = await TestForm.open(uri);
    files.failure = 'denied';
    await form.edit(place('Halle'));
    assertEqual((await refusal(form.request({ type: 'save' }))).code, 'not-saved');
    assertEqual(files.text('denied.md'), complete, 'disk');
    assertEqual(form.form.model.fields.place.value, 'Halle', 'form');
  });
});
