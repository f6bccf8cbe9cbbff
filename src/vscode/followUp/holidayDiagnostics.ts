import * as vscode from 'vscode';
import type { HolidayProblem } from '../../replies/holidayFile.ts';
import { diagnosticSource } from '../diagnostics.ts';

/** Shows what is wrong in holiday lists that are open, beside the line. */
export function registerHolidayDiagnostics(): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(`${diagnosticSource}.holidays`);
  const check = async (document: vscode.TextDocument): Promise<void> => {
    if (!document.uri.path.endsWith('/.fupan/holidays.yaml')) return;
    const [{ readHolidays }, { holidayProblemText }] = await Promise.all([
      import('../../replies/holidayFile.ts'),
      import('../../l10n/followUpText.ts'),
    ]);
    if (document.isClosed) return;
    const { problems } = readHolidays(document.getText());
    collection.set(
      document.uri,
      problems.map((problem) => diagnosticOf(document, problem, holidayProblemText(problem))),
    );
  };
  for (const document of vscode.workspace.textDocuments) void check(document);
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument((document) => void check(document)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => void check(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
  );
}

function diagnosticOf(
  document: vscode.TextDocument,
  problem: HolidayProblem,
  message: string,
): vscode.Diagnostic {
  const { range } = document.lineAt(Math.min(problem.line, document.lineCount) - 1);
  const found = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
  found.source = diagnosticSource;
  found.code = `holidays/${problem.code}`;
  return found;
}
