import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { kindsWithOwnProblems } from '../../markdown/ownKinds.ts';
import { diagnosticSource, DocumentDiagnostics, toVsCodeSeverity } from '../diagnostics.ts';
import { isMarkdownFile, toVsCodeRange } from '../documents.ts';
import type { LazyRules } from '../wording/lazyRules.ts';

/** Lines in which the front matter is looked for, and what of it says that a file was made from a template. */
const frontMatterLines = 30;
const declared = /^["']?fupan["']?[ \t]*:[ \t]*["']?([\w-]+)/m;

/** Shows what is left to fill in of open documents: words in 【】 as warnings, and how many empty places there are. */
export function registerBlankDiagnostics(rules: LazyRules): vscode.Disposable {
  const diagnostics = new DocumentDiagnostics((document) => findings(document, rules));
  return vscode.Disposable.from(
    diagnostics,
    rules.onDidChange(() => diagnostics.checkAll()),
    vscode.languages.registerCodeActionsProvider('markdown', new BlankActions(), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

async function findings(document: vscode.TextDocument, rules: LazyRules): Promise<vscode.Diagnostic[]> {
  const head = document.getText(new vscode.Range(0, 0, frontMatterLines, 0));
  const kind = head.startsWith('---') ? declared.exec(head)?.[1] : undefined;
  if (!isMarkdownFile(document) || kind === undefined || kindsWithOwnProblems.has(kind)) return [];
  const [
    { blankProblems, isFilledIn },
    { blankProblemText },
    { unreadableText },
    { kindOf },
    { withSeverities },
  ] = await Promise.all([
    import('../../documents/blankProblems.ts'),
    import('../../l10n/blankText.ts'),
    import('../readable.ts'),
    import('../../wording/documentKind.ts'),
    import('../wording/severities.ts'),
  ]);
  if (document.isClosed || !isFilledIn(kindOf(document.getText())) || unreadableText(document)) return [];
  const found = blankProblems(document.getText()).map((problem) => {
    const diagnostic = new vscode.Diagnostic(
      toVsCodeRange(document, problem.range),
      blankProblemText(problem),
      toVsCodeSeverity(problem.severity),
    );
    diagnostic.source = diagnosticSource;
    diagnostic.code = `document/${problem.code}`;
    return diagnostic;
  });
  return withSeverities(document.uri, found, rules);
}

/** Leads from the entries in the Problems panel to what is left to fill in. */
class BlankActions implements vscode.CodeActionProvider {
  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const mine = context.diagnostics.filter(
      ({ source, code }) =>
        source === diagnosticSource && typeof code === 'string' && code.startsWith('document/'),
    );
    if (mine.length === 0) return [];
    return [
      {
        title: l10n.t('List what is left to fill in'),
        command: 'fupan.listBlanks',
        arguments: [document.uri],
      },
      { title: l10n.t('Go to the next place to fill in'), command: 'fupan.nextBlank' },
    ].map((command) => {
      const action = new vscode.CodeAction(command.title, vscode.CodeActionKind.QuickFix);
      action.command = command;
      action.diagnostics = mine;
      return action;
    });
  }
}
