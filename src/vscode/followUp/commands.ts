import * as vscode from 'vscode';
import { registerCommand } from '../command.ts';
import type { FormContext } from '../retrospective/formContext.ts';
import type { FollowUp } from './followUp.ts';

/** Registers the commands of the Follow-up view. What they do is loaded when the first of them runs. */
export function registerFollowUpCommands(followUp: FollowUp, forms: FormContext): vscode.Disposable {
  const load = () => import('./commandHandlers.ts');
  const handlers: Record<string, (...given: unknown[]) => Promise<unknown>> = {
    'fupan.openItem': async (...given) => (await load()).openEntry(...given),
    'fupan.finishItem': async (...given) => (await load()).finish(followUp, ...given),
    'fupan.snoozeItem': async (...given) => (await load()).snooze(followUp, ...given),
    'fupan.copyItem': async (...given) => (await load()).copy(followUp, ...given),
    'fupan.showMine': async () => (await load()).showMine(followUp, true),
    'fupan.showEverybody': async () => (await load()).showMine(followUp, false),
    'fupan.exportCalendar': async (...given) => (await load()).exportCalendar(followUp, ...given),
    'fupan.recordPromises': async (given) =>
      (await import('./recordPromises.ts')).recordFrom(followUp, forms, given),
    'fupan.editHolidays': async () => (await import('./holidays.ts')).editHolidays(),
  };
  return vscode.Disposable.from(...Object.entries(handlers).map(([id, run]) => registerCommand(id, run)));
}
