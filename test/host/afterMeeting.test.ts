import * as vscode from 'vscode';
import { assert, assertEqual, eventually } from './assert.ts';
import { cleanUp, complete, isThere, newFile, onDisk, root, show } from './forms.ts';

function structure(argument?: unknown): Thenable<vscode.Uri | undefined> {
  return vscode.commands.executeCommand('fupan.structureMinutes', argument);
}

function textOf(uri: vscode.Uri | undefined): string {
  return (
    vscode.workspace.textDocuments
      .find((document) => document.uri.toString() === uri?.toString())
      ?.getText() ?? ''
  );
}

describe('documents that follow: notes of a meeting', () => {
  afterEach(cleanUp);

  it('become a report beside; the notes stay as they are', async () => {
    const notes = '参加：王敏、李强\n- 由李强 2099-03-01 前补对照表\n- 决定先回滚\n- 谁通知财务？\n';
    const uri = await newFile(notes, 'notes.md');
    const document = await show(uri);
    const report = await structure();
    assertEqual(report?.scheme, 'untitled');
    const text = textOf(report);
    for (const part of ['fupan: meeting-minutes', '@李强 due:2099-03-01', '- 决定先回滚', '- 谁通知财务？']) {
      assert(text.includes(part), `${part} is missing: ${text}`);
    }
    assertEqual([document.getText(), document.isDirty], [notes, false]);
    assertEqual(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.Two);
  });

  it('are only those that are selected', async () => {
    await show(await newFile('first meeting\n\nsecond meeting\n', 'notes.md'));
    const editor = vscode.window.activeTextEditor;
    assert(editor !== undefined, 'no editor');
    editor.selection = new vscode.Selection(2, 0, 3, 0);
    const text = textOf(await structure());
    assert(text.includes('second meeting') && !text.includes('first meeting'), text);
  });

  it('are taken from the clipboard where no editor has any', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.env.clipboard.writeText('决定：下周一上线');
    assert(textOf(await structure()).includes('下周一上线'), 'not taken');
  });
});

describe('documents that follow: closing a retrospective', () => {
  const text = complete
    .replace('- No test print on site', '- A change was asked for by phone and never written down')
    .replace('complaint: technical', 'complaint: service');
  afterEach(async () => {
    await cleanUp();
    const docs = vscode.Uri.joinPath(root(), 'docs');
    if (await isThere(docs)) await vscode.workspace.fs.delete(docs, { recursive: true });
  });

  it('puts the visits into a calendar file, a month and three months on', async () => {
    const uri = await newFile(text.replace('severity: minor', 'severity: minor\ngoLive: 2026-11-30'));
    const [made] = await vscode.commands.executeCommand<vscode.Uri[]>('fupan.nextSteps', uri, ['visits']);
    assert(made?.path.endsWith('.ics') === true, String(made));
    const calendar = await onDisk(made);
    assert(/DTSTART;VALUE=DATE:20261230[^]*DTSTART;VALUE=DATE:20270228/.test(calendar), calendar);
  });

  it('offers documents that fit, and makes those that are chosen', async () => {
    const uri = await newFile(text);
    const made = await vscode.commands.executeCommand<vscode.Uri[]>('fupan.nextSteps', uri, [
      'change-order',
      'sla-sop',
      'release-note',
      'acceptance-checklist',
    ]);
    // No release note: the complaint is about service.
    const kinds = await Promise.all(made.map(async (one) => /fupan: ([\w-]+)/.exec(await onDisk(one))?.[1]));
    assertEqual([...kinds].sort(), ['acceptance-checklist', 'change-order', 'sla-sop']);
    const checklist = await onDisk(made[kinds.indexOf('acceptance-checklist')] ?? uri);
    assert(/Remove the old queue/.test(checklist) && /Add a test print/.test(checklist), checklist);
    // A review is nothing that the customer tests on the screen.
    assert(!/Review plans/.test(checklist), checklist);
  });

  it('goes on in the checklist that is there, until that is decided', async () => {
    const first = text.replace('severity: minor', 'severity: minor\nproject: Line 4');
    const checklist = async (uri: vscode.Uri) => {
      const [made] = await vscode.commands.executeCommand<vscode.Uri[]>('fupan.nextSteps', uri, [
        'acceptance-checklist',
      ]);
      assert(made !== undefined, 'a checklist');
      return made;
    };
    const made = await checklist(await newFile(first));
    const second = await newFile(first.replace('Add a test print', 'Replace the toner sensor'));
    assertEqual((await checklist(second)).toString(), made.toString());
    const document = await vscode.workspace.openTextDocument(made);
    const rows =
      document
        .getText()
        .match(/^\| F\d.*$/gm)
        ?.map((row) => row.split('|')[3]?.trim()) ?? [];
    // The paper is in the language of the window.
    const isChinese = vscode.env.language.startsWith('zh');
    const actions = ['Add a test print', 'Remove the old queue', 'Replace the toner sensor'];
    assertEqual(
      [...rows].sort(),
      actions.map((action) => `${isChinese ? '复测：' : 'Re-test of: '}${action}`),
    );
    await checklist(second);
    assertEqual(document.getText().match(/^\| F\d/gm)?.length, 3);
    const edit = new vscode.WorkspaceEdit();
    const decision = document.getText().indexOf(isChinese ? '- [ ] 通过' : '- [ ] Accepted');
    assert(decision > 0, 'a decision to take');
    const box = decision + '- ['.length;
    edit.replace(made, new vscode.Range(document.positionAt(box), document.positionAt(box + 1)), 'x');
    await vscode.workspace.applyEdit(edit);
    assert((await checklist(second)).toString() !== made.toString(), 'a new one');
  });
});

describe('documents that follow: insights', () => {
  afterEach(cleanUp);

  it('open in a tab of their own, once', async () => {
    const tabs = () =>
      vscode.window.tabGroups.all
        .flatMap((group) => group.tabs)
        .filter(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('fupan.insights'),
        );
    await vscode.commands.executeCommand('fupan.showInsights');
    await eventually(() => tabs().length === 1, 'the tab');
    await vscode.commands.executeCommand('fupan.showInsights');
    assertEqual(tabs().length, 1);
  });
});
