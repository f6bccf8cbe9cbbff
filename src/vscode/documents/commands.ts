import * as vscode from 'vscode';
import { registerCommand } from '../command.ts';
import type { FormContext } from '../retrospective/formContext.ts';

/** Registers the commands around documents. What they do is loaded when the first of them runs. */
export function registerDocumentCommands(context: FormContext): vscode.Disposable {
  const handlers: Record<string, (...args: unknown[]) => Promise<unknown>> = {
    'fupan.newDocument': async (argument) =>
      (await import('./newDocument.ts')).newDocument(context, argument),
    'fupan.structureMinutes': async (argument) =>
      (await import('./structureMinutes.ts')).structureMinutes(argument),
    'fupan.nextSteps': async (argument, steps) =>
      (await import('./nextSteps.ts')).chooseNextSteps(context, argument, steps),
    'fupan.nextBlank': async () => (await import('./blanks.ts')).nextBlank(),
    'fupan.listBlanks': async (argument) => (await import('./blanks.ts')).listBlanks(argument),
  };
  return vscode.Disposable.from(...Object.entries(handlers).map(([id, run]) => registerCommand(id, run)));
}
