import * as vscode from 'vscode';
import { assert, assertEqual, eventually } from './assert.ts';
import { cleanUp, newFile, onDisk, root, setSetting, show } from './forms.ts';

const chinese = '都怪采购部临时改了物料编码。';
const english = 'The purchasing team is to blame for this.';
const retrospective = (body: string): string =>
  `---\nfupan: retrospective\ntitle: 测试\n---\n\n# 测试\n\n## 事件描述\n\n${body}\n`;

function wordingOf({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ code }) => typeof code === 'string' && code.startsWith('wording/'));
}

/** The codes and marked words, once there are `wanted` findings. */
async function marked(document: vscode.TextDocument, wanted: number): Promise<string[]> {
  await eventually(() => wordingOf(document).length === wanted, `${wanted} findings`).catch(
    (error: unknown) => {
      throw new Error(`${String(error)}: ${JSON.stringify(wordingOf(document))}`);
    },
  );
  return wordingOf(document).map(
    ({ code, range }) => `${typeof code === 'string' ? code : ''} ${document.getText(range)}`,
  );
}

async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind = vscode.CodeActionKind.QuickFix,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind.value,
  );
}

async function apply({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit) assert(await vscode.workspace.applyEdit(edit), 'not applied');
  if (command)
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

function setting(name: string, value: unknown): Promise<void> {
  return setSetting(`fupan.wording.${name}`, value);
}

describe('the wording of documents', () => {
  afterEach(async () => {
    await cleanUp();
    for (const name of ['enabled', 'markdown', 'commitMessages', 'ignoredRules'])
      await setting(name, undefined);
  });

  it('is marked in prose of both languages, and left alone in claims, quotations, code and front matter', async () => {
    const text = retrospective(
      `${chinese}\n\n${english}\n\n> ${chinese}\n\n\`\`\`\n${chinese}\n\`\`\`\n\n客户说“${chinese}”\n\n## 责任方主张\n\n` +
        `| 责任方 | 主张 |\n| --- | --- |\n| 客户 | ${chinese} |`,
    ).replace('title: 测试', `title: ${chinese}`);
    const document = await show(await newFile(text));
    const [first, second] = await marked(document, 2);
    assert(first?.startsWith('wording/blaming 怪采购部') === true, String(first));
    assert(second?.startsWith('wording/blaming ') === true, String(second));
    const [line] = wordingOf(document);
    assertEqual(line?.range.start.line, 9);
  });

  it('follows the text as it is typed', async () => {
    const document = await show(await newFile(retrospective('一切如常。')));
    await marked(document, 0);
    const editor = vscode.window.activeTextEditor;
    await editor?.edit((edit) => edit.insert(new vscode.Position(9, 0), chinese));
    await marked(document, 1);
    await vscode.commands.executeCommand('undo');
    await marked(document, 0);
  });

  it('says why on hover, and which rule it is', async () => {
    const document = await show(await newFile(retrospective(chinese)));
    await marked(document, 1);
    const [diagnostic] = wordingOf(document);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      diagnostic?.range.start,
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
    );
    assert(
      texts.some((text) => /zh-[a-z-]+/.test(text.replaceAll('\\', '')) && text.length > 20),
      JSON.stringify(texts),
    );
  });

  it('offers several rewrites, which take the mark away', async () => {
    const document = await show(await newFile(retrospective(`${chinese}\n\n${english}`)));
    await marked(document, 2);
    for (const left of [1, 0]) {
      const [diagnostic] = wordingOf(document);
      assert(diagnostic !== undefined, 'nothing is marked');
      const rewrites = (await actionsAt(document, diagnostic.range)).filter(({ edit }) => edit !== undefined);
      assert(rewrites.length >= 3, `${rewrites.length} fixes`);
      const [first] = rewrites;
      assert(first !== undefined, 'no rewrite');
      await apply(first);
      await marked(document, left);
    }
  });

  it('is left alone where somebody asks for it', async () => {
    const body = `${chinese}\n\n- [ ] ${chinese} @李强 due:2026-12-01\n\n| 事 | 说明 |\n| --- | --- |\n| 一 | ${chinese} |`;
    const document = await show(await newFile(retrospective(body)));
    for (const left of [2, 1, 0]) {
      await marked(document, left + 1);
      const [diagnostic] = wordingOf(document);
      assert(diagnostic !== undefined, 'nothing is marked');
      const ignore = (await actionsAt(document, diagnostic.range)).filter(
        ({ edit }) =>
          edit?.get(document.uri).some(({ newText }) => newText.includes('fupan-ignore')) === true,
      );
      assertEqual(ignore.length, 1, 'ways to ignore');
      for (const action of ignore) await apply(action);
    }
    await marked(document, 0);
    assert(/@李强 due:2026-12-01 <!-- fupan-ignore [\w-]+ -->/.test(document.getText()), document.getText());
    assert(/编码。 <!-- fupan-ignore [\w-]+ --> \|/.test(document.getText()), document.getText());
  });

  it('is no longer looked at for a rule that was switched off', async () => {
    const document = await show(await newFile(retrospective(chinese)));
    await marked(document, 1);
    const [diagnostic] = wordingOf(document);
    assert(diagnostic !== undefined, 'nothing is marked');
    const off = (await actionsAt(document, diagnostic.range)).find(
      ({ edit, command }) => edit === undefined && command?.command === 'fupan.wording.ignoreRule',
    );
    assert(off !== undefined, 'no way to switch the rule off');
    await apply(off);
    await marked(document, 0);
    await setting('ignoredRules', undefined);
    await marked(document, 1);
    await setting('enabled', false);
    await marked(document, 0);
  });

  it('is mended all at once where the meaning stays', async () => {
    const reply = '---\nfupan: reply\n---\n\n数据库发生死锁，单据没有保存。\n';
    const document = await show(await newFile(reply, 'reply.md'));
    await eventually(() => wordingOf(document).length > 0, 'findings');
    const all = await actionsAt(
      document,
      new vscode.Range(0, 0, document.lineCount, 0),
      vscode.CodeActionKind.SourceFixAll.append('fupan'),
    );
    assertEqual(all.length, 1, 'actions');
    for (const action of all) await apply(action);
    await marked(document, 0);
    assert(document.getText().includes('死锁（'), document.getText());
  });

  it('is looked at in other Markdown and commit messages only on request', async () => {
    const other = await show(await newFile(`# 记录\n\n${chinese}\n`, 'notes.md'));
    const commit = await vscode.workspace.openTextDocument({
      language: 'git-commit',
      content: `fix: ${chinese}\n\n# ${chinese}\n# ------------------------ >8 ------------------------\n${chinese}\n`,
    });
    await vscode.window.showTextDocument(commit);
    const ours = await show(await newFile(retrospective(chinese)));
    await marked(ours, 1);
    assertEqual([wordingOf(other).length, wordingOf(commit).length], [0, 0]);
    await setting('markdown', true);
    await marked(other, 1);
    await setting('commitMessages', true);
    await marked(commit, 1);
  });
});

describe('wording rules of the team', () => {
  const rules = (word: string): string =>
    `rules:\n  - { id: our-word, kind: emotional, message: 别用, patterns: [${word}] }\n`;
  const write = (uri: vscode.Uri, text: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const mistakes = (uri: vscode.Uri): string[] =>
    vscode.languages.getDiagnostics(uri).map(({ range, message }) => `${range.start.line + 1} ${message}`);

  afterEach(cleanUp);

  it('count at once, while they change and when their folder goes', async () => {
    const uri = await newFile(retrospective('我们拉通对齐一下。'));
    const folder = vscode.Uri.joinPath(uri, '..', '.fupan', 'wording');
    const document = await show(uri);
    await marked(document, 0);
    await write(vscode.Uri.joinPath(folder, 'own.yaml'), rules('拉通'));
    assertEqual(await marked(document, 1), ['wording/emotional 拉通']);
    await write(vscode.Uri.joinPath(folder, 'own.yaml'), rules('对齐'));
    await eventually(() => wordingOf(document)[0]?.range.start.character === 4, 'the other word');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, '..'), { recursive: true });
    await marked(document, 0);
  });

  it('are named where they are broken or would take too long, and the others work', async () => {
    const uri = await newFile(retrospective(`我们拉通一下。\n\n${chinese}`));
    const file = vscode.Uri.joinPath(uri, '..', '.fupan', 'wording', 'own.yaml');
    await write(
      file,
      `${rules('拉通')}  - { id: open, kind: emotional, message: 别用, patterns: ['(a'] }\n` +
        `  - { id: wide, kind: emotional, message: 别用, patterns: ['a …{9999} b'] }\n`,
    );
    const document = await show(uri);
    await marked(document, 2);
    await eventually(() => mistakes(file).length === 2, 'mistakes');
    assertEqual(
      mistakes(file).map((text) => text.split(' ')[0]),
      ['3', '4'],
    );
    // As it is typed, before it is saved.
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
    await editor.edit((edit) => edit.delete(new vscode.Range(2, 0, 4, 0)));
    await eventually(() => mistakes(file).length === 0, 'no mistakes');
  });

  it('set severities and paths in .fupanrc.yaml', async () => {
    const uri = await newFile(retrospective(chinese));
    const settings = vscode.Uri.joinPath(uri, '..', '.fupanrc.yaml');
    const document = await show(uri);
    await marked(document, 1);
    const places = (): vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(uri).filter(({ code }) => code === 'retrospective/no-place');
    await eventually(() => places().length === 1, 'a missing place');
    await write(settings, 'severity:\n  wording/blaming: error\n  retrospective/no-place: off\n');
    await eventually(
      () => wordingOf(document)[0]?.severity === vscode.DiagnosticSeverity.Error && places().length === 0,
      'an error, and no word of the place',
    );
    await write(settings, 'severity:\n  wording/rude: off\n  wording/blaming: error\n');
    await eventually(() => mistakes(settings).length === 1, 'a slip');
    await eventually(
      () => wordingOf(document)[0]?.severity === vscode.DiagnosticSeverity.Error,
      'what is right counts',
    );
    const [slip = ''] = mistakes(settings);
    assert(/the rest counts|其余照常/.test(slip), slip);
    await write(settings, 'ignore:\n  - "*.md"\n');
    await marked(document, 0);
    assertEqual(mistakes(settings), []);
    await vscode.workspace.fs.delete(settings);
    await marked(document, 1);
    assertEqual(await onDisk(uri), document.getText());
  });

  it('set severities of what replies and forms lack, too', async () => {
    const reply = await newFile('---\nfupan: reply\n---\n\n【待填：称呼】，您好。\n', 'reply.md');
    const form = vscode.Uri.joinPath(reply, '..', 'form.md');
    await write(form, '---\nfupan: acceptance-report\n---\n\n# 【项目】\n\n结论：\n');
    const settings = vscode.Uri.joinPath(reply, '..', '.fupanrc.yaml');
    const codes = (uri: vscode.Uri): unknown[] =>
      vscode.languages.getDiagnostics(uri).map(({ code }) => code);
    await show(reply);
    await show(form);
    await eventually(
      () => codes(reply).includes('reply/no-facts') && codes(form).includes('document/blanks'),
      'what is missing',
    );
    await write(settings, 'severity:\n  reply: off\n  reply/unfilled: error\n  document/blanks: off\n');
    await eventually(
      () => !codes(reply).includes('reply/no-facts') && !codes(form).includes('document/blanks'),
      'less of it',
    );
    const slot = vscode.languages.getDiagnostics(reply).find(({ code }) => code === 'reply/unfilled');
    assertEqual([slot?.code, slot?.severity], ['reply/unfilled', vscode.DiagnosticSeverity.Error]);
    await vscode.workspace.fs.delete(settings);
    // What is not saved yet has no settings, and is looked at all the same.
    const content = '---\nfupan: reply\n---\n\n【待填：称呼】，您好。\n';
    const loose = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await eventually(() => codes(loose.uri).includes('reply/unfilled'), 'the slot of a new text');
  });

  it('do no harm to a very long line, and nothing is lost of it', async () => {
    const long = '系统运行正常，'.repeat(300_000);
    const document = await show(await newFile(retrospective(`${long}${chinese}`), 'long.md'));
    await marked(document, 1);
    assert(root().path !== '', 'no folder');
  });
});
