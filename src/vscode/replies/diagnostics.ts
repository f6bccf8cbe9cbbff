import * as vscode from 'vscode';
import { diagnosticSource, DocumentDiagnostics, toVsCodeSeverity } from '../diagnostics.ts';
import { isTextFile, toVsCodeRange } from '../documents.ts';
import type { LazyRules } from '../wording/lazyRules.ts';
import type { ReplyContext } from './context.ts';

/** Longest document that is searched for open slots, in UTF-16 units. */
const longest = 4 * 1024 * 1024;

/** Shows open slots of replies wherever they were inserted, be it an HTML mail or a note without a name, and what a reply document lacks. */
export function registerReplyDiagnostics(context: ReplyContext, rules: LazyRules): vscode.Disposable {
  const diagnostics = new DocumentDiagnostics((document) => findings(context, document, rules), isTextFile);
  return vscode.Disposable.from(
    diagnostics,
    rules.onDidChange(() => diagnostics.checkAll()),
    context.library.onDidChange(() => diagnostics.checkAll()),
  );
}

async function findings(
  context: ReplyContext,
  document: vscode.TextDocument,
  rules: LazyRules,
): Promise<vscode.Diagnostic[]> {
  const text = document.getText();
  if (text.length > longest) return [];
  const hasMarks = text.includes('【待填：') || text.includes('[fill in: ');
  const mayBeReply =
    document.languageId === 'markdown' && /^fupan:[ \t]*["']?reply["']?[ \t]*\r?$/m.test(text.slice(0, 4000));
  if (!hasMarks && !mayBeReply) return [];
  if (context.library.isTemplate(document.uri)) return [];
  const [
    { isReplyDocument, openSlots, replyProblems },
    { replyProblemText },
    { kindOf },
    { withSeverities },
  ] = await Promise.all([
    import('../../replies/checkReply.ts'),
    import('../../l10n/replyText.ts'),
    import('../../wording/documentKind.ts'),
    import('../wording/severities.ts'),
  ]);
  if (document.isClosed) return [];
  const problems = mayBeReply && isReplyDocument(text) ? replyProblems(text) : openSlots(text, kindOf(text));
  const found = problems.map((problem) => {
    const diagnostic = new vscode.Diagnostic(
      toVsCodeRange(document, problem.range),
      replyProblemText(problem),
      toVsCodeSeverity(problem.severity),
    );
    diagnostic.source = diagnosticSource;
    diagnostic.code = `reply/${problem.code}`;
    return diagnostic;
  });
  return withSeverities(document.uri, found, rules);
}
