import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DocumentKind } from '../../documents/kinds.ts';
import type { BrokenTemplate, DocumentTemplate, DocumentTemplates } from './templates.ts';

/** What the person chose: a kind, a template of the team, a broken one to mend, or to fill from something else. */
export type Choice =
  | { readonly kind: DocumentKind }
  | { readonly template: DocumentTemplate }
  | { readonly mend: BrokenTemplate }
  | { readonly other: true };

interface Item extends vscode.QuickPickItem {
  readonly choice?: Choice;
}

/**
 * Lets the person choose what to create. `source` is the title of the retrospective it will be filled from, null for none;
 * a button of the picker asks for another one. Undefined where they cancel.
 */
export function chooseDocument(
  templates: DocumentTemplates,
  source: string | null,
  canChooseSource: boolean,
): Promise<Choice | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = l10n.t('New document');
  pick.placeholder =
    source === null
      ? l10n.t('What to write; no retrospective is open, so only the settings are filled in')
      : l10n.t('What to write; it is filled in from “{0}”', source);
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = itemsOf(templates);
  const other: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('arrow-swap'),
    tooltip: l10n.t('Fill in from another retrospective'),
  };
  if (canChooseSource) pick.buttons = [other];
  return new Promise((resolve) => {
    const finish = (choice: Choice | undefined) => {
      resolve(choice);
      pick.dispose();
    };
    pick.onDidTriggerButton(() => finish({ other: true }));
    pick.onDidAccept(() => finish(pick.selectedItems[0]?.choice));
    pick.onDidHide(() => finish(undefined));
    pick.show();
  });
}

function itemsOf({ groups, own, broken, unread }: DocumentTemplates): Item[] {
  const builtIn = new Set(groups.flatMap(({ kinds }) => kinds.map(({ name }) => name)));
  const items: Item[] = groups.flatMap(({ title, kinds }) => [
    heading(title),
    ...kinds.map((kind): Item => {
      const template = own.get(kind.name);
      return template ? itemOf(template) : { label: kind.title, detail: kind.about, choice: { kind } };
    }),
  ]);
  const further = [...own.values()].filter(({ name }) => !builtIn.has(name));
  if (further.length > 0) items.push(heading(l10n.t('Templates of the team')), ...further.map(itemOf));
  if (broken.length > 0 || unread > 0) items.push(heading(l10n.t('Templates that cannot be used')));
  for (const fault of broken) {
    items.push({
      label: `$(warning) ${vscode.workspace.asRelativePath(fault.uri)}`,
      description: l10n.t('line {0}', fault.line),
      detail: l10n.t('{0} Choose it to open the file there.', ended(fault.message)),
      choice: { mend: fault },
    });
  }
  if (unread > 0) {
    items.push({ label: l10n.t('$(info) {0} more files were not read; keep fewer in the folder', unread) });
  }
  return items;
}

function itemOf(template: DocumentTemplate): Item {
  return {
    label: template.title,
    description: template.uri ? vscode.workspace.asRelativePath(template.uri) : '',
    detail: template.about,
    choice: { template },
  };
}

function heading(label: string): Item {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function ended(sentence: string): string {
  return /[.。!?！？]$/.test(sentence) ? sentence : `${sentence}.`;
}
