import * as vscode from 'vscode';
import { diagnosticSource } from '../diagnostics.ts';
import { toVsCodeRange, toWorkspaceEdit } from '../documents.ts';
import { selectAfterwards } from '../selectPlace.ts';
import { isRaci } from './identity.ts';

/** Offers, for each problem of a matrix, what would put it right. */
class MatrixQuickFixes implements vscode.CodeActionProvider {
  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const mine = context.diagnostics.filter((diagnostic) => diagnostic.source === diagnosticSource);
    if (mine.length === 0 || !(await isRaci(document))) return [];
    const [{ analyseRaci }, { raciQuickFixes }, { raciQuickFixTitle }] = await Promise.all([
      import('./analysis.ts'),
      import('../../raci/quickFix.ts'),
      import('../../l10n/raciText.ts'),
    ]);
    const { text, model, problems } = analyseRaci(document);
    return mine.flatMap((diagnostic) =>
      problems
        .filter(
          (problem) =>
            diagnostic.code === `raci/${problem.code}` &&
            diagnostic.range.isEqual(toVsCodeRange(document, problem.range)),
        )
        .flatMap((problem) => raciQuickFixes(text, model, problem))
        .map((fix, index) => {
          const action = new vscode.CodeAction(raciQuickFixTitle(fix), vscode.CodeActionKind.QuickFix);
          action.diagnostics = [diagnostic];
          action.isPreferred = index === 0 && fix.edits.length > 0;
          if (fix.edits.length > 0) action.edit = toWorkspaceEdit(document, fix.edits);
          if (fix.select) action.command = selectAfterwards(document.uri, fix.select);
          return action;
        }),
    );
  }
}

/** Registers the quick fixes of matrices. */
export function registerMatrixQuickFixes(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider('markdown', new MatrixQuickFixes(), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}
