import * as vscode from 'vscode';
import type { FupanApi } from '../../src/vscode/api.ts';
import { assert, assertEqual, eventually } from './assert.ts';
import { cleanUp, isThere, newFile, onDisk, root, show } from './forms.ts';

const settingsFile = vscode.Uri.joinPath(root(), '.vscode', 'settings.json');

/** Sets the clock: this is how anybody else's settings change, too. */
async function at(moment: string, further: Record<string, unknown> = {}): Promise<void> {
  const before = JSON.parse(await onDisk(settingsFile)) as Record<string, unknown>;
  const after = { ...before, 'fupanTest.now': moment, ...further };
  await vscode.workspace.fs.writeFile(settingsFile, new TextEncoder().encode(JSON.stringify(after)));
  await eventually(
    () => vscode.workspace.getConfiguration('fupanTest').get('now') === moment,
    `the clock shows ${moment}`,
  );
}

async function api(): Promise<FupanApi> {
  const extension = vscode.extensions.getExtension<FupanApi>('fupan.fupan');
  assert(extension !== undefined, 'the extension is there');
  return extension.activate();
}

/** The rows of the view that stem from `uri`: group, tick, text and date. */
async function rows(uri: vscode.Uri): Promise<string[]> {
  const { followUp } = await api();
  await followUp.settled();
  return followUp.groups.flatMap(({ group, entries }) =>
    entries
      .filter((entry) => entry.uri.toString() === uri.toString())
      .map(({ item }) => `${group} ${item.done ? '✓ ' : ''}${item.text} ${item.dueText}`.trim()),
  );
}

async function entryOf(uri: vscode.Uri, text: string) {
  const { followUp } = await api();
  await followUp.settled();
  for (const { group, entries } of followUp.groups) {
    const entry = entries.find(
      (candidate) => candidate.uri.toString() === uri.toString() && candidate.item.text === text,
    );
    if (entry) return { type: 'entry' as const, entry, group };
  }
  throw new Error(`no entry ${text}`);
}

const minutes = (lines: string): string =>
  `---\nfupan: meeting-minutes\ntitle: Weekly\n---\n# Weekly\n\n${lines}\n`;

describe('the follow-up list', () => {
  let settings = '';
  before(async () => {
    settings = (await isThere(settingsFile)) ? await onDisk(settingsFile) : '';
    if (settings === '') await vscode.workspace.fs.writeFile(settingsFile, new TextEncoder().encode('{}'));
    await at('2026-11-25T15:30:00');
  });
  after(async () => {
    if (settings === '') await vscode.workspace.fs.delete(settingsFile);
    else await vscode.workspace.fs.writeFile(settingsFile, new TextEncoder().encode(settings));
    await eventually(
      () => vscode.workspace.getConfiguration('fupanTest').get('now') === undefined,
      'the clock goes on',
    );
  });
  afterEach(async () => {
    await at('2026-11-25T15:30:00');
    await cleanUp();
  });

  it('has the open items of a new file by when they are due, and moves them as the clock goes on', async () => {
    const uri = await newFile(
      minutes(
        '- [ ] Later due:2026-12-24\n- [ ] Call due:2026-11-25T17:30\n- [x] Gone due:2026-11-20\n- [ ] Late due:2026-11-24\n- [ ] Report @Ann due:2026-11-27',
      ),
    );
    const first = [
      'overdue Late 2026-11-24',
      'today Call 2026-11-25T17:30',
      'week Report 2026-11-27',
      'later Later 2026-12-24',
    ];
    await eventually(async () => (await rows(uri)).length === 4, 'the file is found');
    assertEqual(await rows(uri), first);
    await at('2026-11-25T17:30:01');
    assertEqual((await rows(uri)).slice(0, 2), ['overdue Late 2026-11-24', 'overdue Call 2026-11-25T17:30']);
    await at('2026-11-27T00:00:00');
    assertEqual((await rows(uri)).slice(2, 3), ['today Report 2026-11-27']);
    await vscode.workspace.fs.delete(uri);
    await eventually(async () => (await rows(uri)).length === 0, 'the file is gone');
  });

  it('finds the files of a folder that arrives at once, less hidden ones, and forgets them with their folder', async () => {
    const outside = vscode.Uri.joinPath(root(), '..', 'arriving');
    const inside = vscode.Uri.joinPath(root(), 'arrived');
    const file = (...path: string[]) => vscode.Uri.joinPath(inside, 'deeper', ...path);
    await (await api()).followUp.settled();
    for (const path of ['a.md', 'node_modules/b.md']) {
      const text = new TextEncoder().encode(minutes('- [ ] Arrive due:2026-11-25'));
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(outside, 'deeper', path), text);
    }
    await vscode.workspace.fs.rename(outside, inside);
    try {
      await eventually(async () => (await rows(file('a.md'))).length === 1, 'the file is found');
      assertEqual(await rows(file('node_modules', 'b.md')), []);
    } finally {
      await vscode.workspace.fs.delete(inside, { recursive: true });
    }
    await eventually(async () => (await rows(file('a.md'))).length === 0, 'the file is gone');
  });

  it('is at rest while nothing changes, though the view asks whenever it is drawn', async () => {
    const { followUp } = await api();
    await followUp.settled();
    let changes = 0;
    const subscription = followUp.onDidChange(() => changes++);
    await followUp.start();
    subscription.dispose();
    assertEqual(changes, 0);
  });

  it('counts an open document as it is in its editor', async () => {
    const uri = await newFile(minutes('- [ ] Call due:2026-11-25'));
    const document = await show(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(document.lineCount, 0), '- [ ] Mail due:2026-11-26\n');
    await vscode.workspace.applyEdit(edit);
    await eventually(async () => (await rows(uri)).length === 2, 'what was typed is there');
    assertEqual(await rows(uri), ['today Call 2026-11-25', 'week Mail 2026-11-26']);
    assert(document.isDirty, 'nothing was saved');
  });

  it('ticks off, in sight, and takes it back; a closed file is saved', async () => {
    const before = minutes('- [ ] Call due:2026-11-25');
    const uri = await newFile(before);
    await eventually(async () => (await rows(uri)).length === 1, 'the file is found');
    await vscode.commands.executeCommand('fupan.finishItem', await entryOf(uri, 'Call'));
    assertEqual(await onDisk(uri), before.replace('[ ]', '[x]'));
    assertEqual(await rows(uri), ['today ✓ Call 2026-11-25']);
    await vscode.commands.executeCommand('fupan.finishItem', await entryOf(uri, 'Call'));
    assertEqual(await onDisk(uri), before);
  });

  it('changes an open document as one undo step and leaves saving to the reader', async () => {
    const before = minutes('- [ ] Call due:2026-11-25T17:30');
    const uri = await newFile(before);
    const document = await show(uri);
    await eventually(async () => (await rows(uri)).length === 1, 'the file is found');
    await vscode.commands.executeCommand('fupan.finishItem', await entryOf(uri, 'Call'));
    assertEqual(document.getText(), before.replace('[ ]', '[x]'));
    assert(document.isDirty && (await onDisk(uri)) === before, 'not saved');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), before);
  });

  it('refuses what has become another item meanwhile', async () => {
    const uri = await newFile(minutes('- [ ] Call due:2026-11-25'));
    await eventually(async () => (await rows(uri)).length === 1, 'the file is found');
    const node = await entryOf(uri, 'Call');
    const document = await show(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, document.lineAt(6).range, '- [ ] Call due:2026-11-26');
    await vscode.workspace.applyEdit(edit);
    const text = document.getText();
    await vscode.commands.executeCommand('fupan.finishItem', node);
    assertEqual(document.getText(), text);
  });

  it('lets go of a file that is deleted while VS Code still holds its document', async () => {
    const uri = await newFile(minutes('- [ ] Call due:2026-11-25T17:30'));
    await vscode.workspace.openTextDocument(uri);
    await eventually(async () => (await rows(uri)).length === 1, 'the file is found');
    await vscode.workspace.fs.delete(uri);
    await eventually(async () => (await rows(uri)).length === 0, 'the file is gone');
  });

  it('asks for visits by the day of going live in the settings, until a document plans them', async () => {
    const folder = root();
    // What other tests left behind may plan the visits.
    await cleanUp();
    for (const [name] of await vscode.workspace.fs.readDirectory(folder)) {
      if (!/^(?:run\d+|docs)$/.test(name)) continue;
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, name), { recursive: true });
    }
    const visits = async () => (await rows(folder)).filter((row) => /20(?:26-12-20|27-02-20)/.test(row));
    await at('2026-11-25T15:31:00', { 'fupan.goLive': '2026-11-20' });
    await eventually(async () => (await visits()).length === 2, 'both visits');
    const { followUp } = await api();
    const [group] = followUp.groups.filter(({ entries }) =>
      entries.some(({ uri }) => uri.toString() === folder.toString()),
    );
    const entry = group?.entries.find(
      ({ uri, item }) => uri.toString() === folder.toString() && item.months === 1,
    );
    assert(group !== undefined && entry !== undefined, 'the first visit');
    await vscode.commands.executeCommand('fupan.finishItem', { type: 'entry', entry, group: group.group });
    await eventually(async () => (await visits()).length === 0, 'the visit record has them');
    const made = vscode.window.activeTextEditor?.document;
    assert(/^fupan: visit-survey$/m.test(made?.getText() ?? ''), 'a visit record');
    assert(
      /\| 2026-12-20 \| 2026-11-25 \|[^]*\| 2027-02-20 \| +\|/.test(made?.getText() ?? ''),
      made?.getText() ?? '',
    );
    assertEqual((await rows(made?.uri ?? folder)).length, 2);
    await at('2026-11-25T15:32:00', { 'fupan.goLive': '' });
    await cleanUp();
    if (made) await vscode.workspace.fs.delete(made.uri);
  });

  it('exports a calendar', async () => {
    const uri = await newFile(minutes('- [ ] Call, then mail due:2026-11-25T17:30'));
    await eventually(async () => (await rows(uri)).length === 1, 'the file is found');
    const to = vscode.Uri.joinPath(uri, '..', 'out.ics');
    await vscode.commands.executeCommand(
      'fupan.exportCalendar',
      await entryOf(uri, 'Call, then mail'),
      undefined,
      { to },
    );
    const text = await onDisk(to);
    assert(text.startsWith('BEGIN:VCALENDAR\r\n') && text.includes('SUMMARY:Call\\, then mail\r\n'), text);
    assert(text.includes('DTSTART:20261125T173000\r\n'), text);
  });

  it('offers to record a promise above its line, writes it as one undo step, and offers it no more', async () => {
    const text =
      '---\nfupan: retrospective\ntitle: Sync\n---\n# Sync\n\n## Event\n\nWe will answer within 48 hours.\n\n## Lessons\n\nNone.\n';
    const uri = await newFile(text);
    const document = await show(uri);
    const lenses = () =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10) as Promise<
        vscode.CodeLens[]
      >;
    const [lens] = await eventually(async () => {
      const found = await lenses();
      return found.length > 0 ? found : null;
    }, 'the hint is there');
    assert(lens?.command?.title.includes('11-27 15:30') === true, lens?.command?.title ?? 'no title');
    await vscode.commands.executeCommand('fupan.recordPromises', (lens.command.arguments as unknown[])[0]);
    assert(
      /\n\n- \[ \] We will answer within 48 hours(?: @\S+)? due:2026-11-27T15:30\n\n## Lessons/.test(
        document.getText(),
      ),
      document.getText(),
    );
    assertEqual(await rows(uri), ['week We will answer within 48 hours 2026-11-27T15:30']);
    await eventually(async () => (await lenses()).length === 0, 'the hint is gone');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), text);
  });

  it('records two promises of one sentence as two items, once', async () => {
    const uri = await newFile('---\nfupan: retrospective\ntitle: Sync\n---\n# 同步\n\n## 经验教训\n');
    const document = await show(uri);
    const said = { text: '明天上午先恢复A仓，下午三点前恢复B仓。' };
    assertEqual(await vscode.commands.executeCommand('fupan.recordPromises', said), 2);
    assertEqual(await vscode.commands.executeCommand('fupan.recordPromises', said), 0);
    assertEqual(document.getText().match(/- \[ \].*/g), [
      '- [ ] 明天上午先恢复A仓 due:2026-11-26T12:00',
      '- [ ] 下午三点前恢复B仓 due:2026-11-26T15:00',
    ]);
  });

  it('reckons working days with the team’s list, and names the lines it cannot read', async () => {
    const list = vscode.Uri.joinPath(root(), '.fupan', 'holidays.yaml');
    const bytes = new TextEncoder().encode(
      'holidays:\n  2026-11-26..2026-11-27: 调休\n  2026-02-30: x\nworkdays:\n  - 2026-11-28\n',
    );
    await vscode.workspace.fs.writeFile(list, bytes);
    try {
      const uri = await newFile('---\nfupan: retrospective\n---\n# A\n');
      const document = await show(uri);
      await vscode.commands.executeCommand('fupan.recordPromises', { text: '我们两个工作日内给您方案。' });
      assert(document.getText().includes('due:2026-11-30\n'), document.getText());
      await show(list);
      const [problem] = await eventually(() => {
        const found = vscode.languages.getDiagnostics(list);
        return found.length > 0 ? found : null;
      }, 'the broken line is named');
      assertEqual([problem?.range.start.line, problem?.message.includes('2026-02-30')], [2, true]);
    } finally {
      await cleanUp();
      await vscode.workspace.fs.delete(list);
    }
  });
});
