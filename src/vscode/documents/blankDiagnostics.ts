import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { diagnosticSource, DocumentDiagnostics } from '../diagnostics.ts';
import { isMarkdownFile, toVsCodeRange } from '../documents.ts';

/** Lines in which the front matter is looked for, and what of it says that a file was made from a template. */
const frontMatterLines = 30;
const declared = /^["']?fupan["']?[ \t]*:[ \t]*["']?([\w-]+)/m;
/** Documents that have problems of their own kind. */
const others = new Set(['retrospective', 'raci', 'case', 'reply', 'wording']);

/** Shows what is left to fill in of open documents: words in 【】 as warnings, and how many empty places there are. */
export function registerBlankDiagnostics(): vscode.Disposable {
  return vscode.Disposable.from(
    new DocumentDiagnostics(findings),
    vscode.languages.registerCodeActionsProvider('markdown', new BlankActions(), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

function isDocument(document: vscode.TextDocument): boolean {
  if (!isMarkdownFile(document)) return false;
  const head = document.getText(new vscode.Range(0, 0, frontMatterLines, 0));
  const kind = head.startsWith('---') ? declared.exec(head)?.[1] : undefined;
  return kind !== undefined && !others.has(kind);
}

async function findings(document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
  if (!isDocument(document)) return [];
  const [{ findBlanks }, { unreadableText }] = await Promise.all([
    import('../../documents/blanks.ts'),
    import('../readable.ts'),
  ]);
  if (document.isClosed || unreadableText(document)) return [];
  const blanks = findBlanks(document.getText());
  const found = blanks
    .filter(({ kind }) => kind === 'mark')
    .map(({ range, label }) =>
      diagnostic(
        toVsCodeRange(document, range),
        l10n.t('“{0}” is still to be filled in.', label),
        vscode.DiagnosticSeverity.Warning,
        'document/unfilled',
      ),
    );
  const spaces = blanks.filter(({ kind, leads }) => kind === 'space' && leads);
  const [first] = spaces;
  if (first) {
    found.push(
      diagnostic(
        toVsCodeRange(document, first.range),
        l10n.t('{0} places are still empty, this is the first of them.', spaces.length),
        vscode.DiagnosticSeverity.Information,
        'document/blanks',
      ),
    );
  }
  return found;
}

function diagnostic(range: vscode.Range, message: string, severity: vscode.DiagnosticSeverity, code: string) {
  const result = new vscode.Diagnostic(range, message, severity);
  result.source = diagnosticSource;
  result.code = code;
  return result;
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
