import * as vscode from 'vscode';
import { assert, assertEqual, eventually } from './assert.ts';
import { cleanUp, complete, newFile, onDisk, refusal, show, TestForm } from './forms.ts';

const place = (value: string) => ({ kind: 'setField', field: 'place', value }) as const;

describe('a form', () => {
  afterEach(cleanUp);

  it('shows the document', async () => {
    const form = await TestForm.open(await newFile(complete));
    assertEqual(form.form.model.fields.title.value, 'Labels printed twice');
    assertEqual(form.form.progress.done, form.form.progress.total, 'progress');
    assert(form.form.usualCauses.length > 0, 'no usual causes are offered');
    assertEqual(
      form.form.problems.filter((problem) => problem.severity === 'error'),
      [],
    );
  });

  it('makes one undo step of one action, and changes nothing else', async () => {
    const uri = await newFile(complete);
    const document = await show(uri);
    const form = await TestForm.open(uri);
    await form.edit(place('Halle'));
    assertEqual(document.getText(), complete.replace('Leipzig plant', 'Halle'), 'text');
    assertEqual(form.form.model.fields.place.value, 'Halle', 'form');
    await form.edit({ kind: 'addRow', table: 'timeline', cells: { time: '15:00', text: 'Second report' } });
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), complete.replace('Leipzig plant', 'Halle'), 'after one undo');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), complete, 'after two');
    await form.until(
      (state) => state.kind === 'form' && state.model.fields.place.value === 'Leipzig plant',
      'undone',
    );
    await vscode.commands.executeCommand('redo');
    await form.until(
      (state) => state.kind === 'form' && state.model.fields.place.value === 'Halle',
      'redone',
    );
  });

  it('undoes and redoes on behalf of the form', async () => {
    const uri = await newFile(complete);
    const document = await vscode.workspace.openTextDocument(uri);
    const form = await TestForm.open(uri);
    await form.edit(place('Halle'));
    await form.request({ type: 'undo' });
    assertEqual(document.getText(), complete, 'after undo');
    await form.request({ type: 'redo' });
    assertEqual(document.getText(), complete.replace('Leipzig plant', 'Halle'), 'after redo');
  });

  it('follows what is typed in the text editor', async () => {
    const uri = await newFile(complete);
    const document = await show(uri);
    const form = await TestForm.open(uri);
    const editor = vscode.window.activeTextEditor;
    assert(editor !== undefined, 'no editor');
    const at = document.positionAt(complete.indexOf('plant'));
    await editor.edit((edit) => edit.insert(at, 'main '));
    await form.until(
      (state) =>
        state.kind === 'form' && state.dirty && state.model.fields.place.value === 'Leipzig main plant',
      'typed text',
    );
    await form.request({ type: 'save' });
    await form.until((state) => state.kind === 'form' && !state.dirty, 'saved');
    assert((await onDisk(uri)).includes('Leipzig main plant'), 'not on disk');
  });

  it('rejects a change of an outdated text and shows the current one', async () => {
    const uri = await newFile(complete);
    const document = await show(uri);
    const form = await TestForm.open(uri);
    const { version } = form.form;
    await vscode.window.activeTextEditor?.edit((edit) =>
      edit.insert(new vscode.Position(5, 0), 'reporter: Kim\n'),
    );
    const typed = document.getText();
    const error = await refusal(form.edit(place('Halle'), version));
    assertEqual(error.code, 'stale');
    assertEqual(document.getText(), typed, 'text');
    assert(form.form.version !== version, 'the form was not refreshed');
    await form.edit(place('Halle'));
    assertEqual(document.getText(), typed.replace('Leipzig plant', 'Halle'), 'repeated');
  });

  it('is one of two on a document: each sees what the other did, and none overwrites the other', async () => {
    const uri = await newFile(complete);
    const document = await vscode.workspace.openTextDocument(uri);
    const [one, two] = [await TestForm.open(uri), await TestForm.open(uri)];
    const seen = two.form.version;
    await one.edit(place('Halle'));
    assertEqual(
      (await refusal(two.edit({ kind: 'setField', field: 'customer', value: 'X' }, seen))).code,
      'stale',
    );
    await two.until(
      (state) => state.kind === 'form' && state.model.fields.place.value === 'Halle',
      'the other form',
    );
    // Both at once: the second of them did not see the first.
    const both = await Promise.allSettled([one.edit(place('Jena')), two.edit(place('Gera'))]);
    assertEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'], 'both at once');
    assert(/place: (Jena|Gera)$/m.test(document.getText()), 'neither was written');
  });

  it('keeps the bytes that it does not edit: CRLF, a byte order mark, no final newline', async () => {
    const text = complete.trimEnd().replaceAll('\n', '\r\n');
    const uri = await newFile(`\uFEFF${text}`);
    const form = await TestForm.open(uri);
    await form.edit(place('Halle'));
    await form.edit({
      kind: 'addFix',
      term: 'short',
      patch: { text: 'Tell them', owners: ['Tom'], due: '2099-01-01' },
    });
    await form.request({ type: 'save' });
    const saved = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await vscode.workspace.fs.readFile(uri),
    );
    assert(saved.startsWith('\uFEFF'), 'no byte order mark');
    assert(!/[^\r]\n/.test(saved) && !saved.endsWith('\n'), 'line endings');
    const restored = saved.replace('Halle', 'Leipzig plant').replace(/\r\n- \[ \] Tell them[^\r\n]*/, '');
    assertEqual(restored, `\uFEFF${text}`, 'the rest');
  });

  it('refuses what no form of ours sends', async () => {
    const form = await TestForm.open(await newFile(complete));
    for (const body of [
      null,
      'edit',
      { type: 'run' },
      { type: 'edit', version: 1, intent: { kind: 'setField', field: 'x', value: '' } },
    ]) {
      assertEqual((await refusal(form.requestRaw(body))).code, 'bad-request');
    }
  });

  it('closes only when nothing of error level is missing', async () => {
    const uri = await newFile(complete.replace(' Leipzig plant', ''));
    const document = await vscode.workspace.openTextDocument(uri);
    const form = await TestForm.open(uri);
    const close = () => form.request({ type: 'setStatus', version: form.form.version, status: 'closed' });
    assertEqual((await refusal(close())).code, 'not-complete');
    assert(document.getText().includes('status: draft'), 'the status changed');
    await form.edit(place('Leipzig plant'));
    await close();
    const closed = complete.replace('status: draft', 'status: closed');
    assertEqual(document.getText().split('\n'), closed.split('\n'), 'closed');
  });

  it('puts the review meeting in as one undo step', async () => {
    const uri = await newFile(complete);
    const document = await show(uri);
    const form = await TestForm.open(uri);
    await form.request({ type: 'startReview' });
    assert(document.getText().includes('status: reviewing '), 'status');
    assert(document.getText().includes('## Internal review meeting'), 'section');
    assert(document.getText().includes('Anna Weber, Tom Lind'), 'people');
    await form.request({ type: 'startReview' });
    assertEqual(document.getText().split('## Internal review meeting').length, 2, 'sections');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), complete, 'undone');
  });

  it('puts the fishbone in, and replaces it the next time', async () => {
    const uri = await newFile(complete);
    const document = await vscode.workspace.openTextDocument(uri);
    const form = await TestForm.open(uri);
    await form.request({ type: 'insertFishbone' });
    await form.edit({ kind: 'setCause', factor: 'technical', path: [0], text: 'Two queues' });
    await form.request({ type: 'insertFishbone' });
    assertEqual(document.getText().match(/ishikawa/g)?.length, 1, 'diagrams');
    assert(/Technical factors\n\s+Two queues/.test(document.getText()), 'the new cause is not drawn');
  });

  it('remembers which sections are folded, for all forms', async () => {
    const uri = await newFile(complete);
    const form = await TestForm.open(uri);
    await form.request({ type: 'setFolded', folded: ['lessons', 'claims'] });
    assertEqual((await TestForm.open(uri)).form.folded, ['lessons', 'claims']);
    await form.request({ type: 'setFolded', folded: [] });
  });

  it('offers the people of the settings', async () => {
    const form = await TestForm.open(await newFile(complete));
    const settings = vscode.workspace.getConfiguration('fupan');
    await settings.update('people', ['Mia Roth', ' Mia Roth ', ''], vscode.ConfigurationTarget.Workspace);
    try {
      await form.until((state) => state.kind === 'form' && state.knownPeople.length === 1, 'people');
      assertEqual(form.form.knownPeople, ['Mia Roth']);
    } finally {
      await settings.update('people', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('opens as an editor of its own, with undo and save by VS Code', async () => {
    const uri = await newFile(complete);
    await vscode.commands.executeCommand('fupan.openFormBeside', uri);
    const form = await TestForm.open(uri);
    await form.edit(place('Halle'));
    const tab = await eventually(() => {
      const active = vscode.window.tabGroups.activeTabGroup.activeTab;
      return active?.isDirty ? active : undefined;
    }, 'a dirty tab');
    assert(tab.input instanceof vscode.TabInputCustom, 'the tab is no form');
    await vscode.commands.executeCommand('undo');
    await form.until(
      (state) => state.kind === 'form' && state.model.fields.place.value === 'Leipzig plant',
      'undone',
    );
    await vscode.commands.executeCommand('redo');
    await vscode.commands.executeCommand('workbench.action.files.save');
    await eventually(async () => (await onDisk(uri)).includes('Halle'), 'saved');
    assertEqual(vscode.window.tabGroups.all.flatMap((group) => group.tabs).length, 1, 'tabs');
  });
});
