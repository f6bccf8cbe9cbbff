import * as vscode from 'vscode';
import { parseRetrospective } from '../../src/retrospective/parse.ts';
import { assert, assertEqual, eventually } from './assert.ts';
import { FailingFiles } from './failingFiles.ts';
import { cleanUp, complete, fupan, isThere, newFile, root, show } from './forms.ts';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
const isChinese = vscode.env.language.startsWith('zh');

/** Writes a template of the workspace through VS Code, since watchers can miss what is new in a new folder. */
async function template(name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(root(), '.fupan', 'replies', name);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: true, contents: new TextEncoder().encode(text) });
  assert(await vscode.workspace.applyEdit(edit), `${name} was not created`);
  return uri;
}

/** The labels of what the Replies view shows at its top, and below a line that begins with `group`. */
async function lines(group?: string): Promise<string[]> {
  const { replies } = await fupan();
  const { lines: nodes } = await replies.view();
  const from = group === undefined ? nodes : nodes.find(({ label }) => label.startsWith(group))?.children;
  return (from ?? []).map(({ label }) => label);
}

describe('replies', () => {
  afterEach(async () => {
    await run('fupan.clearReplyFilter');
    await cleanUp();
    const folder = vscode.Uri.joinPath(root(), '.fupan');
    if (await isThere(folder)) {
      const edit = new vscode.WorkspaceEdit();
      edit.deleteFile(folder, { recursive: true });
      await vscode.workspace.applyEdit(edit);
    }
  });

  it('are grouped by scenario or by kind of blame', async () => {
    await run('fupan.repliesByScenario');
    assert(
      (await lines()).some((label) => label.startsWith(isChinese ? '缓冲' : 'Buffer')),
      'no scenarios',
    );
    await run('fupan.repliesByBlame');
    const kinds = await lines();
    assert(
      kinds.some((label) => label.includes(isChinese ? '用不了' : 'can’t use it')),
      kinds.join(),
    );
    await run('fupan.repliesByScenario');
  });

  it('are inserted with what is known, tab stops for the rest, and a problem for each that is left', async () => {
    const document = await show(await newFile('# Notes\n\n', 'notes.md'));
    const editor = vscode.window.activeTextEditor;
    assert(editor !== undefined, 'no editor');
    editor.selection = new vscode.Selection(2, 0, 2, 0);
    await run('fupan.insertReply', isChinese ? 'zh-cn/replies/buffer/chat.md' : 'en/replies/buffer/chat.md');
    const mark = isChinese ? '【待填：' : '[fill in: ';
    assert(document.getText().includes(mark), document.getText());
    const found = await eventually(() => {
      const problems = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ code }) => code === 'reply/unfilled');
      return problems.length > 0 ? problems : null;
    }, 'no problem for the open slot');
    assert(
      found.every(({ message }) => !message.includes(mark) && message.length > 4),
      JSON.stringify(found),
    );
    // The first slot is selected: typing goes there, everywhere it comes up.
    assert(document.getText(editor.selection).startsWith(mark), 'no tab stop');
    await run('type', { text: isChinese ? '王总' : 'Mr Lind' });
    assert(document.getText().includes(isChinese ? '王总' : 'Mr Lind'), document.getText());
  });

  it('have a problem for a slot that is left in a file of any language', async () => {
    const document = await show(await newFile('<p>[fill in: name]</p>\n', 'mail.html'));
    const codes = () => vscode.languages.getDiagnostics(document.uri).map(({ code }) => code);
    await eventually(() => codes().includes('reply/unfilled'), 'the slot');
  });

  it('are told once where a document of another template has an open slot', async () => {
    const document = await show(
      await newFile('---\nfupan: weekly-report\n---\n\n【待填：进展】[fill in: risks]。\n', 'w.md'),
    );
    const codes = () =>
      vscode.languages.getDiagnostics(document.uri).map(({ code, range }) => [code, range.start.character]);
    await eventually(() => codes().some(([code]) => code === 'reply/unfilled'), 'the slot in English');
    await eventually(() => codes().some(([code]) => code === 'document/unfilled'), 'the slot in Chinese');
    assertEqual(codes().filter(([, at]) => at === 0).length, 1, JSON.stringify(codes()));
  });

  it('take customer and sender from the retrospective and the settings', async () => {
    const uri = await newFile(complete.replace('customer:', 'customer: Harbour Foods'));
    await show(uri);
    const { replies } = await fupan();
    await eventually(async () => (await replies.values())['customer'] === 'Harbour Foods', 'customer');
    const document = await show(await newFile('', 'reply.md'));
    await run('fupan.insertReply', 'buffer/chat');
    assert(document.getText().includes('Harbour Foods'), document.getText());
  });

  it('open as a reply document where there is no editor', async () => {
    await run('workbench.action.closeAllEditors');
    await run('fupan.insertReply', 'buffer/chat');
    const document = vscode.window.activeTextEditor?.document;
    assert(document?.getText().startsWith('---\nfupan: reply\n') === true, String(document?.getText()));
  });

  it('with a mistake are named with their line, and the others work', async () => {
    const broken = await template('坏的.md', '---\nfupan: reply\ntitle: 坏的\n---\n\n第一行\n{{ 未完\n');
    const head = await template('head.md', '---\nfupan: reply\ntitle: [a\n---\nx\n');
    await template(
      '好的.md',
      '---\nfupan: reply\ntitle: 盘点差异先对数\nscenario: 盘点\n---\n\n{{ customer }}，今晚 8 点前给您差异表。\n',
    );
    const { replies } = await fupan();
    await eventually(async () => (await replies.broken()).length === 2, 'the broken ones are told');
    await lines();
    assertEqual(
      (await replies.broken()).map(({ uri, line }) => [uri, line]).sort(),
      [
        [broken.toString(), 7],
        [head.toString(), 4],
      ].sort(),
    );
    const problems = await eventually(() => {
      const found = vscode.languages.getDiagnostics(broken);
      return found.length > 0 ? found : null;
    }, 'no problem');
    assertEqual([problems[0]?.range.start.line, problems[0]?.code], [6, 'reply/liquid-broken']);
    assert(
      (await replies.search('盘点差异', 'zh-cn')).includes('盘点差异先对数'),
      'the good one is not found',
    );
  });

  it('are found without their exact words', async () => {
    const { replies } = await fupan();
    await template('pan.md', '---\nfupan: reply\ntitle: 月底盘点数量对不上\n---\n\n先冻结库位。\n');
    await eventually(async () => (await replies.search('盘点', 'zh-cn')).length > 0, 'the template is read');
    for (const words of ['对不上 盘点', 'ydpd']) {
      // Templates of the test before may still be on their way out.
      await eventually(
        async () => (await replies.search(words, 'zh-cn'))[0] === '月底盘点数量对不上',
        `found by ${words}`,
      );
    }
  });

  it('of a folder with 5,000 files do not hold up the host', async () => {
    const { replies } = await fupan();
    const files = new FailingFiles('fupan-many');
    files.register();
    for (let n = 0; n < 5000; n++)
      files.put(`${n}.md`, `---\nfupan: reply\ntitle: Number ${n}\n---\n\nText ${n}\n`);
    const settings = vscode.workspace.getConfiguration('fupan');
    try {
      await settings.update('replies.teamFolder', 'fupan-many:///', vscode.ConfigurationTarget.Workspace);
      // Work of others goes on meanwhile.
      let turns = 0;
      const timer = setInterval(() => turns++, 0);
      await eventually(async () => (await replies.view()).message.includes('5000'), 'the notice');
      clearInterval(timer);
      assert(turns > 20, `only ${turns} turns`);
      assert((await replies.search('"Number 17"', 'en')).includes('Number 17'), 'one that is read');
    } finally {
      await settings.update('replies.teamFolder', undefined, vscode.ConfigurationTarget.Workspace);
      await eventually(
        async () => !(await replies.view()).message.includes('5000'),
        'the folder is forgotten',
      );
      files.dispose();
    }
  });

  it('are offered behind a word in Markdown', async () => {
    const document = await show(await newFile('您好/话术\n\n/reply buffer\n\n/etc/reply.conf\n', 'c.md'));
    const at = (line: number, character: number) =>
      run(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(line, character),
      ) as Thenable<vscode.CompletionList>;
    const ours = (list: vscode.CompletionList) =>
      list.items.filter(({ command }) => command?.command === 'fupan.replies.remember');
    assert(ours(await at(0, 5)).length > 5, 'nothing behind /话术');
    assert(ours(await at(2, 13)).length > 0, 'nothing behind /reply buffer');
    assertEqual(ours(await at(4, 10)).length, 0, 'within a path');
  });

  it('as documents are checked for their beats, and take suggestions', async () => {
    const document = await show(
      await newFile(
        '---\nfupan: reply\ntitle: t\n---\n\n王总，您好。我们会处理的。退您三天服务费。\n',
        'r.md',
      ),
    );
    const codes = () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .map(({ code }) => (typeof code === 'string' ? code : ''))
        // The wording of the same document is looked at too.
        .filter((code) => code.startsWith('reply/'))
        .sort();
    await eventually(() => codes().length > 0, 'no problems');
    assertEqual(codes(), [
      'reply/compensation',
      'reply/no-dated',
      'reply/no-empathy',
      'reply/no-facts',
      'reply/no-solution',
    ]);
    await run('fupan.replies.insertSuggestion', document.uri, 'dated');
    assert(document.getText().includes('【待填：'), document.getText());
    await eventually(() => codes().includes('reply/unfilled'), 'the suggestion is to be filled in');
  });

  it('copy only what is filled in without a question', async () => {
    await template('done.md', '---\nfupan: reply\ntitle: 收到\nchannel: chat\n---\n\n**收到**，马上看。\n');
    const { replies } = await fupan();
    await eventually(
      async () => (await replies.search('收到马上看', 'zh-cn')).includes('收到'),
      'the template is read',
    );
    const uri = vscode.Uri.joinPath(root(), '.fupan', 'replies', 'done.md');
    await run('fupan.copyReply', uri.toString());
    assertEqual(await vscode.env.clipboard.readText(), '收到，马上看。');
  });
});

describe('what a customer said', () => {
  afterEach(cleanUp);

  it('is told with its kinds, questions, causes and replies, in its language', async () => {
    const { replies } = await fupan();
    const judged = await replies.judge('合同里写的移动审批到现在都没有，当初可是答应过的');
    assertEqual(
      [judged.accusation, judged.complaint, judged.language],
      ['promised-feature', 'management', 'zh-cn'],
    );
    assert(
      judged.replies.length > 3 && judged.questions.length > 3 && judged.causes.length > 2,
      JSON.stringify(judged),
    );
    const neutral = await replies.judge('Could you send me the manual again, please?');
    assertEqual([neutral.accusation, neutral.complaint, neutral.causes.length], ['none', 'none', 0]);
  });

  it('of a megabyte, or with script in it, is read without harm', async () => {
    const { replies } = await fupan();
    const judged = await replies.judge(`<script>alert(1)</script>系统又打不开了${'。'.repeat(1_000_000)}`);
    assertEqual([judged.accusation, judged.cut], ['cannot-use', true]);
  });

  it('starts a retrospective with its kinds and the words as a claim', async () => {
    const { replies } = await fupan();
    const words = '系统又打不开了 | 第二次\n<!-- internal --><img src=x onerror=alert(1)>\\ 你们到底管不管';
    const uri = await replies.startRetrospective(words, 'Down again');
    assert(uri !== undefined, 'nothing was created');
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    const { fields, claims, sections } = parseRetrospective(text);
    assertEqual(fields.accusation.value, 'cannot-use');
    const claim = claims.find((each) => each.claim.text.includes('打不开'));
    assert(
      claim?.claim.text.includes('第二次') === true && claim.claim.text.includes('管不管'),
      String(claim?.claim.text),
    );
    assert(!/(?<!\\)<(?:!--|img)/.test(claim.claim.text), claim.claim.text);
    assert(sections.length > 10, 'sections are lost');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(root(), 'retrospectives'), { recursive: true });
  });
});
