import * as vscode from 'vscode';
import { registerCommand } from '../command.ts';
import type { GridContext } from './gridContext.ts';

/** Registers the commands around RACI matrices. What they do is loaded when the first of them runs. */
export function registerMatrixCommands(context: GridContext): vscode.Disposable {
  const load = () => import('./commandHandlers.ts');
  const handlers: Record<string, (argument: unknown) => Promise<unknown>> = {
    'fupan.newMatrix': async (argument) => (await load()).newMatrix(context, argument),
    'fupan.importMatrix': async (argument) => (await load()).importMatrix(context, argument),
    'fupan.insertMatrix': async (argument) => (await load()).insertMatrix(context, argument),
    'fupan.openMatrix': async (argument) => (await load()).openMatrix(argument),
    'fupan.exportMatrix': async (argument) => (await load()).exportFrom(argument),
    'fupan.alignMatrix': async (argument) => (await load()).alignMatrix(argument),
  };
  return vscode.Disposable.from(...Object.entries(handlers).map(([id, run]) => registerCommand(id, run)));
}
