import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SettingProblem } from './librarySettings.ts';
import { librariesSetting } from './roots.ts';

let told = '';

/** Says once what is wrong with the setting, and again only when that changes. */
export function tellProblems(problems: readonly SettingProblem[]): void {
  const [first] = problems;
  const key = JSON.stringify(problems);
  if (key === told) return;
  told = key;
  if (!first) return;
  const open = l10n.t('Open the setting');
  const sentence =
    problems.length === 1
      ? sentenceOf(first)
      : l10n.t(
          '{0} ({1} more entries of the setting were left out.)',
          sentenceOf(first),
          problems.length - 1,
        );
  void vscode.window.showWarningMessage(sentence, open).then((picked) => {
    if (picked === open)
      void vscode.commands.executeCommand('workbench.action.openSettings', librariesSetting);
  });
}

function sentenceOf({ at, code, about }: SettingProblem): string {
  const entry = at + 1;
  switch (code) {
    case 'not-a-list':
      return l10n.t('{0} is no list, so only the cases of this project are searched.', librariesSetting);
    case 'not-an-entry':
      return l10n.t('Case library {0}: expected a name and a path, found {1}.', entry, about);
    case 'no-path':
      return l10n.t('Case library {0} has no path.', about === '' ? entry : about);
    case 'same-name':
      return l10n.t('Two case libraries are named {0}; the second one is left out.', about);
    case 'no-home':
      return l10n.t('{0}: there is no home folder in the browser. Give the whole path.', about);
    case 'no-folder':
      return l10n.t('{0} is relative to the project, but no folder is open.', about);
    case 'same-folder':
      return l10n.t('{0}: this folder is searched already.', about);
  }
}
