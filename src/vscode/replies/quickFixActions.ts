import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ReplyCheck } from '../../replies/checkReply.ts';
import { diagnosticSource } from '../diagnostics.ts';
import { registerCommand } from '../command.ts';
import type { ReplyContext } from './context.ts';

const insertCommand = 'fupan.replies.insertSuggestion';

/** What a problem of a reply document asks for, or undefined for problems of other kinds. */
function checkOf({ source, code }: vscode.Diagnostic): Exclude<ReplyCheck, 'unfilled'> | undefined {
  const name =
    source === diagnosticSource && typeof code === 'string' ? /^reply\/(?:no-)?(\w+)$/.exec(code)?.[1] : '';
  return (['empathy', 'facts', 'solution', 'dated', 'compensation'] as const).find((check) => check === name);
}

/** Offers, for each thing that a reply document lacks, a sentence to fill in. */
class ReplyQuickFixes implements vscode.CodeActionProvider {
  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    return context.diagnostics.flatMap((diagnostic) => {
      const check = checkOf(diagnostic);
      if (!check) return [];
      const titles = {
        empathy: l10n.t('Insert a word of empathy'),
        facts: l10n.t('Insert a fact'),
        solution: l10n.t('Insert a step'),
        dated: l10n.t('Insert a time'),
        compensation: l10n.t('Say that it needs approval'),
      };
      const action = new vscode.CodeAction(titles[check], vscode.CodeActionKind.QuickFix);
      action.diagnostics = [diagnostic];
      action.isPreferred = true;
      action.command = { command: insertCommand, title: titles[check], arguments: [document.uri, check] };
      return [action];
    });
  }
}

/** Registers the quick fixes of reply documents. */
export function registerReplyQuickFixes(context: ReplyContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider('markdown', new ReplyQuickFixes(), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    registerCommand(insertCommand, async (uri, check) => {
      const { replyChecks } = await import('../../replies/checkReply.ts');
      const known = replyChecks.find((each) => each === check);
      if (!(uri instanceof vscode.Uri) || !known) return;
      const { insertSuggestion } = await import('./checkReply.ts');
      await insertSuggestion(context, uri, known);
    }),
  );
}
