import * as vscode from 'vscode';
import { registerCommand } from '../command.ts';

/** What the quick fix “Switch off the rule” runs, with a document and a rule's id. */
export const ignoreRuleCommand = 'fupan.wording.ignoreRule';

/** Registers the command that switches a wording rule off, in the settings of the workspace where there is one. */
export function registerIgnoreRule(): vscode.Disposable {
  return registerCommand(ignoreRuleCommand, async (uri, rule) => {
    if (typeof rule !== 'string') return;
    const scope = uri instanceof vscode.Uri ? uri : null;
    const settings = vscode.workspace.getConfiguration('fupan.wording', scope);
    const target = vscode.workspace.workspaceFolders
      ? vscode.ConfigurationTarget.Workspace
      : vscode.ConfigurationTarget.Global;
    const inspected = settings.inspect<unknown>('ignoredRules');
    const now =
      target === vscode.ConfigurationTarget.Workspace
        ? (inspected?.workspaceValue ?? inspected?.globalValue)
        : inspected?.globalValue;
    const names = Array.isArray(now) ? now.filter((name): name is string => typeof name === 'string') : [];
    if (!names.includes(rule)) await settings.update('ignoredRules', [...names, rule], target);
  });
}
