import type * as vscode from 'vscode';
import { Disposable } from 'vscode';
import { registerCommand } from '../command.ts';
import type { FormContext } from './formContext.ts';

/** Registers the commands around retrospectives. What they do is loaded when the first of them runs. */
export function registerRetrospectiveCommands(context: FormContext): vscode.Disposable {
  const load = () => import('./commandHandlers.ts');
  const handlers: Record<string, (argument: unknown) => Promise<unknown>> = {
    'fupan.newRetrospective': async (argument) => (await load()).newRetrospective(context, argument),
    'fupan.openForm': async (argument) => (await load()).openForm(context, argument),
    'fupan.openFormBeside': async (argument) => (await load()).openBeside(context, argument),
    'fupan.openText': async (argument) => (await load()).openText(context, argument),
    'fupan.insertTimelineEntry': async (argument) => (await load()).addTimelineEntry(context, argument),
    'fupan.insertFishbone': async (argument) => (await load()).addFishbone(context, argument),
    'fupan.setStatus': async (argument) => (await load()).chooseStatus(context, argument),
    'fupan.startReview': async (argument) => (await load()).beginReview(context, argument),
    'fupan.adopt': async (argument) => (await load()).adoptFile(context, argument),
    'fupan.showStart': async () => (await load()).showStart(context),
  };
  return Disposable.from(...Object.entries(handlers).map(([id, run]) => registerCommand(id, run)));
}
