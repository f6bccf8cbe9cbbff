import * as vscode from 'vscode';
import { assert, assertEqual, eventually } from './assert.ts';
import { cleanUp, complete, newFile, show } from './forms.ts';

/** The diagnostics of ours on `document`, once there are `wanted` of them, as code, severity and marked text. */
async function found(document: vscode.TextDocument, wanted: number): Promise<string[]> {
  const read = () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'fupan');
  await eventually(() => read().length === wanted, `${wanted} problems`).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${JSON.stringify(read())}`);
  });
  return read()
    .map(
      ({ code, severity, range }) =>
        `${typeof code === 'string' ? code : ''} ${severity} ${document.getText(range)}`,
    )
    .sort();
}

/** The quick fixes at `range`. Only ours change text there. */
async function fixesAt(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions.filter((action) => action.edit !== undefined);
}

const flawed = complete
  .replace('[log](log.txt) |\n\n## Claims', ' |\n\n## Claims')
  .replace('[mail](mail.txt)', '')
  .replace('place: Leipzig plant', 'place:')
  .replace('severity: minor', 'severity: huge')
  .replace(' @Anna due:2099-01-01', ' due:2020-01-01')
  .replace(' verified:2026-11-21', '');

describe('the Problems panel', () => {
  afterEach(cleanUp);

  it('has nothing on a complete retrospective, nor on other Markdown', async () => {
    const document = await show(await newFile(complete));
    const other = await show(await newFile('---\ntitle: fupan\n---\n# Notes\n'));
    const flawedOne = await show(await newFile(flawed));
    // The last one opened is judged last, so the others have been by then.
    await found(flawedOne, 6);
    assertEqual([await found(document, 0), await found(other, 0)], [[], []]);
  });

  it('names each problem at its place', async () => {
    const document = await show(await newFile(flawed));
    assertEqual(await found(document, 6), [
      'retrospective/claim-no-evidence 1 Nobody tested it',
      'retrospective/fix-no-owner 0 Add a test print',
      'retrospective/fix-not-verified 1 Remove the old queue',
      'retrospective/fix-overdue 1 2020-01-01',
      'retrospective/invalid-value 0 huge',
      'retrospective/no-place 0 place',
    ]);
  });

  it('follows the text, and forgets it when it is no Markdown any more or closed', async () => {
    const uri = await newFile(flawed);
    // Opened as a person does it: what a test opens itself, VS Code keeps for minutes.
    await vscode.commands.executeCommand('vscode.open', uri);
    const document = vscode.window.activeTextEditor?.document;
    assert(document?.uri.toString() === uri.toString(), 'not opened');
    await found(document, 6);
    const at = document.positionAt(flawed.indexOf('huge'));
    const word = new vscode.Range(at, at.translate(0, 4));
    await vscode.window.activeTextEditor?.edit((edit) => edit.replace(word, 'minor'));
    await found(document, 5);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await found(document, 0);
    await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    await found(document, 5);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await eventually(() => document.isClosed, 'closed');
    await found(document, 0);
  });

  it('offers fixes that put the missing piece in place', async () => {
    const document = await show(await newFile(flawed));
    await found(document, 6);
    for (const code of ['fix-no-owner', 'fix-not-verified', 'fix-overdue', 'claim-no-evidence', 'no-place']) {
      const id = `retrospective/${code}`;
      const diagnostic = vscode.languages
        .getDiagnostics(document.uri)
        .find((candidate) => candidate.code === id);
      assert(diagnostic !== undefined, `${code} is not reported`);
      const [action] = await fixesAt(document, diagnostic.range);
      assert(action?.edit !== undefined && action.title !== '', `no fix for ${code}`);
      const before = document.getText();
      assert(await vscode.workspace.applyEdit(action.edit), 'not applied');
      assert(document.getText() !== before, `${code} changed nothing`);
      const { command } = action;
      if (command)
        await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
      if (code === 'fix-no-owner') {
        const editor = vscode.window.activeTextEditor;
        assert(
          editor?.document === document && document.getText(editor.selection).length > 0,
          'nothing is selected',
        );
      }
      // What only a person knows, the place and the link, is left to type; the rest is solved.
      if (code.startsWith('fix-')) {
        await eventually(
          () => !vscode.languages.getDiagnostics(document.uri).some((candidate) => candidate.code === id),
          `${code} is solved`,
        );
      }
    }
  });
});
