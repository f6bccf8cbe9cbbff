import * as vscode from 'vscode';
import type { Range } from '../../markdown/text.ts';
import { localMinute, type Today } from '../clock.ts';
import { registerCommand } from '../command.ts';
import { knownPeople } from '../settings.ts';
import { diagnosticSource } from '../diagnostics.ts';
import { openDocument, toVsCodeRange, toWorkspaceEdit } from '../documents.ts';
import { isRetrospective } from './identity.ts';

const selectCommand = 'fupan.selectPlace';

/** Offers, for each of our problems, to put the missing piece in place. */
class RetrospectiveQuickFixes implements vscode.CodeActionProvider {
  readonly #today: Today;

  constructor(today: Today) {
    this.#today = today;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const mine = context.diagnostics.filter((diagnostic) => diagnostic.source === diagnosticSource);
    if (mine.length === 0 || !(await isRetrospective(document))) return [];
    const [{ analyse }, { quickFixes }, { quickFixTitle }] = await Promise.all([
      import('./analysis.ts'),
      import('../../retrospective/quickFix.ts'),
      import('../../l10n/problemText.ts'),
    ]);
    const { text, model, problems } = analyse(document, this.#today.date);
    const owner = knownPeople(document.uri)[0] ?? model.lists.people.items[0] ?? '';
    const offer = { today: this.#today.date, owner, now: localMinute(new Date()) };
    return mine.flatMap((diagnostic) =>
      problems
        .filter(
          (problem) =>
            diagnostic.code === `retrospective/${problem.code}` &&
            diagnostic.range.isEqual(toVsCodeRange(document, problem.range)),
        )
        .flatMap((problem) => quickFixes(text, model, problem, offer))
        .map((fix) => {
          const action = new vscode.CodeAction(quickFixTitle(fix.kind), vscode.CodeActionKind.QuickFix);
          action.diagnostics = [diagnostic];
          action.edit = toWorkspaceEdit(document, fix.edits);
          if (fix.select) {
            action.command = { command: selectCommand, title: '', arguments: [document.uri, fix.select] };
          }
          return action;
        }),
    );
  }
}

/** Selects a place of a document in its text editor, where the person goes on typing. */
async function selectPlace(uri: unknown, range: unknown): Promise<void> {
  if (!(uri instanceof vscode.Uri) || !isRange(range) || !openDocument(uri)) return;
  const { showText } = await import('./textEditors.ts');
  await showText(uri, range);
}

function isRange(value: unknown): value is Range {
  if (typeof value !== 'object' || value === null || !('start' in value) || !('end' in value)) return false;
  return typeof value.start === 'number' && typeof value.end === 'number';
}

/** Registers the quick fixes of retrospectives. */
export function registerQuickFixes(today: Today): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(selectCommand, selectPlace),
    vscode.languages.registerCodeActionsProvider('markdown', new RetrospectiveQuickFixes(today), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}
