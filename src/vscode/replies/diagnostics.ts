import * as vscode from 'vscode';
import { diagnosticSource, DocumentDiagnostics } from '../diagnostics.ts';
import { isTextFile, toVsCodeRange } from '../documents.ts';
import type { ReplyContext } from './context.ts';

/** Documents made from another template, whose words in 【】 are told with what else they leave to fill in. */
const otherTemplate =
  /^---[^]{0,1000}?^fupan:[ \t]*["']?(?!(?:retrospective|raci|case|reply|wording)\b)[a-z]/m;

/** Longest document that is searched for open slots, in UTF-16 units. */
const longest = 4 * 1024 * 1024;

/** Shows open slots of replies wherever they were inserted, be it an HTML mail or a note without a name, and what a reply document lacks. */
export function registerReplyDiagnostics(context: ReplyContext): vscode.Disposable {
  const diagnostics = new DocumentDiagnostics((document) => findings(context, document), isTextFile);
  return vscode.Disposable.from(
    diagnostics,
    context.library.onDidChange(() => diagnostics.checkAll()),
  );
}

async function findings(context: ReplyContext, document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
  const text = document.getText();
  if (text.length > longest) return [];
  const hasMarks = text.includes('【待填：') || text.includes('[fill in: ');
  const mayBeReply =
    document.languageId === 'markdown' && /^fupan:[ \t]*["']?reply["']?[ \t]*\r?$/m.test(text.slice(0, 4000));
  if (!hasMarks && !mayBeReply) return [];
  if (context.library.isTemplate(document.uri)) return [];
  const [{ isReplyDocument, replyProblems, slotMarksIn }, { replyProblemText }] = await Promise.all([
    import('../../replies/checkReply.ts'),
    import('../../l10n/replyText.ts'),
  ]);
  if (document.isClosed) return [];
  const problems =
    mayBeReply && isReplyDocument(text)
      ? replyProblems(text)
      : slotMarksIn(text)
          .filter(({ range }) => text[range.start] === '[' || !otherTemplate.test(text.slice(0, 2000)))
          .map(({ range, name }) => ({ code: 'unfilled' as const, range, name }));
  return problems.map((problem) => {
    const diagnostic = new vscode.Diagnostic(
      toVsCodeRange(document, problem.range),
      replyProblemText(problem),
      problem.code.startsWith('no-')
        ? vscode.DiagnosticSeverity.Information
        : vscode.DiagnosticSeverity.Warning,
    );
    diagnostic.source = diagnosticSource;
    diagnostic.code = `reply/${problem.code}`;
    return diagnostic;
  });
}
