import * as vscode from 'vscode';
import { registerCommand } from '../command.ts';
import type { CasesContext } from './casesContext.ts';

/** Registers the commands around cases. What they do is loaded when the first of them runs. */
export function registerCaseCommands(context: CasesContext): vscode.Disposable {
  const load = () => import('./commandHandlers.ts');
  const handlers: Record<string, (argument: unknown) => Promise<unknown>> = {
    'fupan.refreshCases': () => context.library.refresh(),
    'fupan.addCaseLibrary': async (argument) => (await load()).addLibrary(context, argument),
    'fupan.searchCases': async (argument) => (await load()).searchFor(context, argument),
    'fupan.openCase': async (argument) => (await load()).openCase(context, argument),
    'fupan.openCaseBeside': async (argument) => (await load()).openCase(context, argument, true),
    'fupan.openCaseText': async (argument) => (await load()).openCaseText(context, argument),
    'fupan.copyCaseCitation': async (argument) => (await load()).copyCaseCitation(context, argument),
    'fupan.insertCaseLink': async (argument) => (await load()).insertLink(context, argument),
    'fupan.useCaseFixes': async (argument) => (await load()).useCaseFixes(context, argument),
    'fupan.similarCases': async (argument) => (await load()).similarTo(context, argument),
  };
  return vscode.Disposable.from(...Object.entries(handlers).map(([id, run]) => registerCommand(id, run)));
}
