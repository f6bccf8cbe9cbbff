import * as vscode from 'vscode';
import type { FormState } from '../../../src/protocol/retrospective.ts';
import { assert, assertEqual, eventually } from '../assert.ts';
import { complete, fupan, onDisk, root, show, TestForm } from '../forms.ts';

/** Has the person at the page trust the workspace; scripts/hostSuite.mjs looks for the same words. */
const grantMark = 'fupan-host-suite-grant-trust';

const encoder = new TextEncoder();
const isChinese = vscode.env.language.startsWith('zh');

async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(root(), ...path.split('/'));
  await vscode.workspace.fs.writeFile(uri, encoder.encode(text));
  return uri;
}

/** The title of the reply and the text of the documents that the workspace itself keeps. */
const ownTitle = isChinese ? '本项目自己的话术' : 'A reply of this project';
const ownText = 'Ours, line by line';

async function ownReplies(): Promise<readonly string[]> {
  const { replies } = await fupan();
  return (await replies.search(ownTitle, isChinese ? 'zh-cn' : 'en')).filter((title) => title === ownTitle);
}

async function newSheet(): Promise<string> {
  const uri = await vscode.commands.executeCommand<vscode.Uri | undefined>('fupan.newDocument', {
    kind: 'sla-sop',
  });
  assert(uri !== undefined, 'no document was created');
  const text = await onDisk(uri);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.workspace.fs.delete(uri);
  return text;
}

/** Waits until the form says that Git waits for trust, or something else of who held the matter. */
async function untilHeld(retrospective: vscode.Uri, waits: boolean): Promise<void> {
  const form = await TestForm.open(retrospective);
  await form.until(
    (state) => {
      const then = (state as FormState).matter?.then ?? '';
      return then !== '' && then.includes(isChinese ? '信任' : 'trust') === waits;
    },
    waits ? 'Git was asked' : 'Git was not asked',
  );
  form.dispose();
}

describe('a workspace that nobody trusts yet', () => {
  let retrospective: vscode.Uri;
  before(async () => {
    const head = `---\nfupan: reply\ntitle: ${ownTitle}\nscenario: buffer\nchannel: chat\n---\n\n`;
    await write(
      '.fupan/replies/own.md',
      `${head}${isChinese ? '明天中午前给您答复。' : 'You will hear from us.'}\n`,
    );
    await write('.fupan/documents/sla-sop.md', `---\nfupan: sla-sop\n---\n\n# ${ownText}\n`);
    await write(
      'docs/site.raci.md',
      '---\nfupan: raci\n---\n\n| Matter | Engineer | Customer |\n| --- | --- | --- |\n| Printing | R | A |\n',
    );
    retrospective = await write(
      'retrospectives/labels.md',
      complete.replace('raci:\n', 'raci: docs/site.raci.md#Printing\n'),
    );
  });

  it('is read: forms, problems, wording and the product’s own replies', async () => {
    assertEqual(vscode.workspace.isTrusted, false);
    const form = await TestForm.open(retrospective);
    await form.until(({ kind }) => kind === 'form', 'no form');
    form.dispose();
    const note = await show(
      await write(
        'note.md',
        '---\nfupan: retrospective\ntitle: T\n---\n\n## Event\n\nThe purchasing team is to blame for this.\n',
      ),
    );
    await eventually(
      () =>
        vscode.languages
          .getDiagnostics(note.uri)
          .some(({ code }) => typeof code === 'string' && code.startsWith('wording/')),
      'no finding',
    );
    const { replies } = await fupan();
    assert((await replies.view()).lines.length > 3, 'no replies');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('keeps its templates and Git out of use, and says so', async () => {
    assertEqual(await ownReplies(), []);
    const { replies } = await fupan();
    const { message } = await replies.view();
    assert(message.includes('.fupan/replies'), `the view says: ${message}`);
    assert(!(await newSheet()).includes(ownText), 'the template was used');
    await untilHeld(retrospective, true);
  });

  it('has them used as soon as somebody trusts it', async () => {
    console.log(grantMark);
    await eventually(() => vscode.workspace.isTrusted, 'not trusted');
    await eventually(async () => (await ownReplies()).length > 0, 'the reply is not there');
    const { replies } = await fupan();
    assertEqual((await replies.view()).message, '');
    assert((await newSheet()).includes(ownText), 'the template was not used');
    await untilHeld(retrospective, false);
  });
});
