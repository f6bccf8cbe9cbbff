import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isMarkdownFile } from '../documents.ts';
import { nameOf } from '../files.ts';
import type { FormContext } from '../retrospective/formContext.ts';

/** How long nothing must change before a retrospective counts as closed, in milliseconds: somebody may still be typing. */
const rest = 800;
/** Lines in which the front matter is looked for. */
const frontMatterLines = 60;
const memento = 'fupan.documents.noNextSteps';
/** Retrospectives of which is remembered that nobody wants to be asked. */
const mostRemembered = 500;

/**
 * Offers the next documents when a retrospective is closed, by form, command or text: one quiet message, once, and never
 * again for one where the person said so.
 */
export function registerClosing(context: FormContext): vscode.Disposable {
  const statuses = new Map<string, string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const learn = (document: vscode.TextDocument) => {
    const status = statusOf(document);
    if (status !== null) statuses.set(document.uri.toString(), status);
  };
  const look = (document: vscode.TextDocument) => {
    const key = document.uri.toString();
    timers.delete(key);
    if (document.isClosed) return;
    const before = statuses.get(key);
    learn(document);
    if (statuses.get(key) === 'closed' && before !== undefined && before !== 'closed')
      void offer(context, document.uri);
  };
  vscode.workspace.textDocuments.forEach(learn);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(learn),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!contentChanges.some(({ range }) => range.start.line < frontMatterLines)) return;
      const key = document.uri.toString();
      const status = statusOf(document);
      if (!statuses.has(key) && status === null) return;
      clearTimeout(timers.get(key));
      // Only what may be half of a word has to rest: somebody quick takes it up again and closes it within the moment.
      if (status === 'draft' || status === 'reviewing') {
        statuses.set(key, status);
        return;
      }
      timers.set(
        key,
        setTimeout(() => look(document), rest),
      );
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      clearTimeout(timers.get(uri.toString()));
      timers.delete(uri.toString());
      statuses.delete(uri.toString());
    }),
    new vscode.Disposable(() => timers.forEach((timer) => clearTimeout(timer))),
  );
}

/** What the front matter of a retrospective says as its status; null where it is none. */
function statusOf(document: vscode.TextDocument): string | null {
  if (!isMarkdownFile(document)) return null;
  const head = document.getText(new vscode.Range(0, 0, frontMatterLines, 0));
  if (!/^\uFEFF?---/.test(head) || !/^["']?fupan["']?[ \t]*:[ \t]*["']?retrospective\b/m.test(head))
    return null;
  return /^status[ \t]*:[ \t]*["']?([a-z]*)/m.exec(head)?.[1] ?? '';
}

const offered = new Set<string>();

async function offer({ state }: FormContext, uri: vscode.Uri): Promise<void> {
  const key = uri.toString();
  const silent = state.get<string[]>(memento, []);
  if (offered.has(key) || silent.includes(key)) return;
  offered.add(key);
  const next = l10n.t('Next steps…');
  const never = l10n.t('Not again for this one');
  const picked = await vscode.window.showInformationMessage(
    l10n.t('{0} is closed. Visits, acceptance and the case library keep it from coming back.', nameOf(uri)),
    next,
    never,
  );
  if (picked === next) await vscode.commands.executeCommand('fupan.nextSteps', uri);
  if (picked === never) await state.update(memento, [key, ...silent].slice(0, mostRemembered));
}
