import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AgendaGroup } from '../../followup/agenda.ts';
import type { ItemKind } from '../../followup/item.ts';
import { groupName, itemKindName, itemText, overdueBy, shortDue } from '../../l10n/followUpText.ts';
import { currentMoment } from '../clock.ts';
import { nameOf } from '../files.ts';
import { entryId, type Entry, type EntryGroup } from './followUp.ts';
import type { FollowUpNode } from './tree.ts';

const icons: Readonly<Record<ItemKind, string>> = {
  fix: 'tools',
  promise: 'comment-discussion',
  action: 'checklist',
  visit: 'calendar',
};

/** The row of a group. */
export function groupItem({ group, entries }: EntryGroup): vscode.TreeItem {
  const folded =
    group === 'later' ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
  const item = new vscode.TreeItem(groupName(group), folded);
  item.id = group;
  const open = entries.filter((entry) => !entry.item.done).length;
  item.description = String(open);
  item.contextValue = 'group';
  item.accessibilityInformation = { label: l10n.t('{0}: {1}', groupName(group), open) };
  return item;
}

/** The row of an entry of a group. */
export function entryItem(entry: Entry, group: AgendaGroup): vscode.TreeItem {
  const { item: shown, document, uri } = entry;
  const now = currentMoment();
  const text = itemText(shown);
  // In a narrow side bar the description is cut off first: when it is due has to stay in sight.
  const date = shown.due && (group !== 'today' || shown.due.time !== null) ? shortDue(shown.due, now) : '';
  // A wide space, since the text may begin with a number itself.
  const item = new vscode.TreeItem(date === '' ? text : `${date}\u2002${text}`);
  item.id = entryId(entry);
  const due = shown.due
    ? group === 'overdue' && !shown.done
      ? overdueBy(shown.due, now)
      : ''
    : shown.dueText || l10n.t('no date');
  const title = document.title || nameOf(uri);
  const owners = shown.owners.join(', ');
  item.description = [due, owners, title].filter((part) => part !== '').join(' · ');
  item.tooltip = tooltipOf(entry, text, title);
  const color = shown.done
    ? 'disabledForeground'
    : group === 'overdue'
      ? 'list.errorForeground'
      : group === 'today'
        ? 'list.warningForeground'
        : undefined;
  item.iconPath = new vscode.ThemeIcon(icons[shown.kind], color ? new vscode.ThemeColor(color) : undefined);
  item.checkboxState = {
    state: shown.done ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked,
    tooltip: shown.done ? l10n.t('Done; untick to open it again') : l10n.t('Mark as done'),
    accessibilityInformation: { label: text, role: 'checkbox' },
  };
  item.contextValue = shown.done ? 'done' : 'open';
  item.accessibilityInformation = {
    label: [itemKindName(shown.kind), text, date, due, owners, title]
      .filter((part) => part !== '')
      .join(', '),
  };
  item.command = {
    command: 'fupan.openItem',
    title: l10n.t('Open'),
    arguments: [{ type: 'entry', entry, group } satisfies FollowUpNode, { preserveFocus: true }],
  };
  return item;
}

function tooltipOf({ item, uri }: Entry, text: string, title: string): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendText(text);
  tooltip.appendMarkdown('\n\n');
  const facts = [
    itemKindName(item.kind),
    item.dueText && l10n.t('due {0}', item.dueText.replace('T', ' ')),
    item.owners.join(', '),
  ];
  tooltip.appendText(facts.filter((fact) => fact !== '').join(' · '));
  tooltip.appendMarkdown('\n\n');
  tooltip.appendText(`${title}, ${vscode.workspace.asRelativePath(uri)}`);
  return tooltip;
}
