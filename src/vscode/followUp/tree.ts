import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AgendaGroup } from '../../followup/agenda.ts';
import { showError } from '../readerError.ts';
import type { Entry, EntryGroup, FollowUp } from './followUp.ts';
import { mostFiles } from './workspaceFiles.ts';

/** Identifier of the view. */
export const followUpView = 'fupan.followUp';

/** A row of the view: a group, or an entry in it. */
export type FollowUpNode =
  | { readonly type: 'group'; readonly group: EntryGroup }
  | { readonly type: 'entry'; readonly entry: Entry; readonly group: AgendaGroup };

/** Shows what there is to follow as a tree of groups; a box ticks an entry off. */
export class FollowUpTree implements vscode.TreeDataProvider<FollowUpNode> {
  readonly #followUp: FollowUp;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(followUp: FollowUp) {
    this.#followUp = followUp;
  }

  refresh(): void {
    this.#changed.fire();
  }

  async getChildren(node?: FollowUpNode): Promise<FollowUpNode[]> {
    await this.#followUp.start();
    if (!node) return this.#followUp.groups.map((group) => ({ type: 'group', group }));
    if (node.type === 'entry') return [];
    const { group, entries } = node.group;
    return entries.map((entry) => ({ type: 'entry', entry, group }));
  }

  async getTreeItem(node: FollowUpNode): Promise<vscode.TreeItem> {
    const { entryItem, groupItem } = await import('./treeItems.ts');
    return node.type === 'group' ? groupItem(node.group) : entryItem(node.entry, node.group);
  }

  getParent(node: FollowUpNode): FollowUpNode | undefined {
    if (node.type === 'group') return undefined;
    const group = this.#followUp.groups.find((candidate) => candidate.group === node.group);
    return group && { type: 'group', group };
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** Registers the view with its badge and its status bar item. */
export function registerFollowUpView(followUp: FollowUp): vscode.Disposable {
  const provider = new FollowUpTree(followUp);
  const view = vscode.window.createTreeView<FollowUpNode>(followUpView, {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
    manageCheckboxStateManually: true,
  });
  const status = vscode.window.createStatusBarItem('fupan.followUp', vscode.StatusBarAlignment.Right, 89);
  status.name = l10n.t('Follow-up');
  status.command = `${followUpView}.focus`;
  const draw = () => {
    const overdue = followUp.open('overdue').length;
    const today = followUp.open('today').length;
    drawStatus(status, overdue, today);
    view.badge =
      overdue + today > 0 ? { value: overdue + today, tooltip: countText(overdue, today) } : undefined;
    view.message = followUp.hasMore
      ? l10n.t(
          'This workspace has more than {0} Markdown files; the rest is not looked at. Leave folders out with files.exclude.',
          mostFiles,
        )
      : '';
    view.description = followUp.onlyMine ? l10n.t('only mine') : '';
    provider.refresh();
  };
  draw();
  return vscode.Disposable.from(
    provider,
    view,
    status,
    followUp.onDidChange(draw),
    view.onDidChangeSelection(({ selection }) => {
      followUp.selection = selection.flatMap((node) => (node.type === 'entry' ? [node.entry] : []));
    }),
    view.onDidChangeCheckboxState(({ items }) => {
      void tickAll(followUp, items, provider);
    }),
  );
}

async function tickAll(
  followUp: FollowUp,
  items: readonly [FollowUpNode, vscode.TreeItemCheckboxState][],
  provider: FollowUpTree,
): Promise<void> {
  try {
    const { markDone } = await import('./change.ts');
    for (const [node, state] of items) {
      if (node.type === 'entry')
        await markDone(followUp, node.entry, state === vscode.TreeItemCheckboxState.Checked);
    }
  } catch (error) {
    // The box shows what is so, not what was asked for.
    provider.refresh();
    await showError(error);
  }
}

function countText(overdue: number, today: number): string {
  const parts = [
    overdue > 0 ? l10n.t('{0} overdue', overdue) : '',
    today > 0 ? l10n.t('{0} today', today) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function drawStatus(status: vscode.StatusBarItem, overdue: number, today: number): void {
  if (overdue + today === 0) {
    status.hide();
    return;
  }
  status.text = `$(${overdue > 0 ? 'warning' : 'clock'}) ${countText(overdue, today)}`;
  status.tooltip = l10n.t('Follow-up: {0}', countText(overdue, today));
  status.accessibilityInformation = { label: l10n.t('Follow-up: {0}', countText(overdue, today)) };
  status.show();
}
