import * as vscode from 'vscode';
import { assert, assertEqual, eventually } from './assert.ts';
import { cleanUp, complete, isThere, newFile, refusal, root, show, TestForm } from './forms.ts';

const titled = (title: string) => complete.replace('title: Labels printed twice', `title: ${title}`);
const shows = (form: TestForm, title: string) =>
  form.until((state) => state.kind === 'form' && state.model.fields.title.value === title, title);

describe('the sidebar', () => {
  beforeEach(() => vscode.commands.executeCommand('fupan.showStart'));
  afterEach(cleanUp);

  it('follows the active retrospective and stays with it while other files are looked at', async () => {
    const form = await TestForm.open();
    assertEqual(form.state.kind, 'start');
    const one = await newFile(titled('One'));
    await show(one);
    await shows(form, 'One');
    const sent = form.states.length;
    await show(await newFile('const a = 1;\n', 'a.ts'));
    await show(await newFile('# Notes\n', 'notes.md'));
    await show(await newFile(titled('Two')));
    await shows(form, 'Two');
    assertEqual(form.states.slice(sent).filter((state) => state.kind !== 'form').length, 0, 'other pages');
    await show(one);
    await shows(form, 'One');
  });

  it('edits a retrospective that has no editor any more', async () => {
    const form = await TestForm.open();
    const uri = await newFile(titled('Closed'));
    await show(uri);
    await shows(form, 'Closed');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await form.edit({ kind: 'setField', field: 'place', value: 'Halle' });
    await form.request({ type: 'save' });
    assertEqual(form.form.model.fields.place.value, 'Halle');
  });

  it('leaves it for the start page, which lists it and what else there is', async () => {
    const form = await TestForm.open();
    const uri = await newFile(titled('Listed').replace('@Anna due:2099-01-01', '@Anna due:2020-01-01'));
    await show(uri);
    await shows(form, 'Listed');
    await form.request({ type: 'showStart' });
    await form.until((state) => state.kind === 'start', 'start page');
    const row =
      form.state.kind === 'start' && form.state.recent.find((recent) => recent.uri === uri.toString());
    assert(row !== undefined && row !== false, 'it is not listed');
    assertEqual(
      [row.title, row.date, row.status, row.openFixes, row.overdueFixes],
      ['Listed', '2026-11-20', 'draft', 2, 1],
    );
    await form.request({ type: 'openRecent', uri: uri.toString() });
    await shows(form, 'Listed');
  });

  it('follows a rename of the file and of its folder', async () => {
    const form = await TestForm.open();
    const uri = await newFile(titled('Moved'), 'inner/before.md');
    await show(uri);
    await shows(form, 'Moved');
    const rename = async (from: vscode.Uri, to: vscode.Uri) => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(from, to);
      assert(await vscode.workspace.applyEdit(edit), 'not renamed');
    };
    const after = vscode.Uri.joinPath(uri, '..', 'after.md');
    await rename(uri, after);
    await form.until((state) => state.kind === 'form' && state.uri === after.toString(), 'the new name');
    const outer = vscode.Uri.joinPath(uri, '..', '..', 'outer');
    await rename(vscode.Uri.joinPath(uri, '..'), outer);
    const there = vscode.Uri.joinPath(outer, 'after.md').toString();
    await form.until((state) => state.kind === 'form' && state.uri === there, 'the new folder');
    await form.edit({ kind: 'setField', field: 'place', value: 'Halle' });
  });

  it('says so when the file is deleted on disk, and shows it again when it is back', async () => {
    const form = await TestForm.open();
    // In the workspace's own folder, which is watched from the start.
    const uri = vscode.Uri.joinPath(root(), 'gone.md');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(titled('Gone')));
    await show(uri);
    await shows(form, 'Gone');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri);
    await form.until((state) => state.kind === 'unreadable' && !state.canOpenText, 'gone');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(titled('Back')));
    await shows(form, 'Back');
    await vscode.workspace.fs.delete(uri);
  });

  it('says so when its folder vanishes', async () => {
    const form = await TestForm.open();
    const uri = await newFile(titled('Gone'), 'folder/gone.md');
    await show(uri);
    await shows(form, 'Gone');
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(vscode.Uri.joinPath(uri, '..'), { recursive: true });
    assert(await vscode.workspace.applyEdit(edit), 'not deleted');
    await form.until((state) => state.kind === 'unreadable' && !state.canOpenText, 'gone');
    const error = await refusal(form.edit({ kind: 'setField', field: 'place', value: 'x' }, 1));
    assert(['stale', 'unreadable'].includes(error.code), error.code);
    await form.request({ type: 'showStart' });
    await form.until((state) => state.kind === 'start', 'the way out');
  });

  it('keeps unsaved text whose file was deleted', async () => {
    const form = await TestForm.open();
    const uri = await newFile(titled('Unsaved'));
    const document = await show(uri);
    await shows(form, 'Unsaved');
    await form.edit({ kind: 'setField', field: 'place', value: 'Halle' });
    await vscode.workspace.fs.delete(uri);
    await eventually(async () => !(await isThere(uri)), 'deleted');
    await form.edit({ kind: 'setField', field: 'customer', value: 'Nordlicht' });
    assert(document.getText().includes('place: Halle\n'), 'the text is gone');
    await form.request({ type: 'save' });
    assert(await isThere(uri), 'saving does not bring it back');
  });

  it('offers to take over a foreign file, which adds its front matter and nothing else', async () => {
    const form = await TestForm.open();
    const foreign = '# 客户投诉记录\n\n## 根因分析\n\n- 未测试\n';
    const document = await show(await newFile(foreign, '记录.md'));
    await form.until((state) => state.kind === 'start' && state.foreign === '记录.md', 'the offer');
    await form.request({ type: 'adopt' });
    await form.until((state) => state.kind === 'form' && state.fileName === '记录.md', 'taken over');
    assertEqual(document.getText(), `---\nfupan: retrospective\n---\n\n${foreign}`);
    await show(document.uri);
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), foreign, 'one undo step');
  });

  it('does not offer to take over what is another document of ours', async () => {
    const form = await TestForm.open();
    await show(await newFile('---\nfupan: reply\ntitle: Answer\n---\n\nHello.\n', 'answer.md'));
    await show(await newFile('# Notes\n', 'notes.md'));
    await form.until((state) => state.kind === 'start' && state.foreign === 'notes.md', 'the offer');
    await show(await newFile('---\nfupan: meeting-report\n---\n\n# Report\n', 'report.md'));
    await form.until((state) => state.kind === 'start' && state.foreign === null, 'no offer');
  });

  it('inserts a timeline entry at the current time and puts the cursor where its text goes', async () => {
    const document = await show(await newFile(complete));
    const form = await TestForm.open(document.uri);
    await vscode.commands.executeCommand('fupan.insertTimelineEntry');
    const editor = vscode.window.activeTextEditor;
    assert(editor?.document === document, 'another editor is active');
    await editor.edit((edit) => edit.insert(editor.selection.active, 'Restarted'));
    await form.until(
      (state) => state.kind === 'form' && state.model.timeline[1]?.text.text === 'Restarted',
      'two entries',
    );
    const [, entry] = form.form.model.timeline;
    assert(/^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(entry?.time.text ?? ''), entry?.time.text ?? '');
  });
});
