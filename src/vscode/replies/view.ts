import * as vscode from 'vscode';
import type { ReplyContext } from './context.ts';
import type { ReplyNode } from './viewItems.ts';

/** Identifier of the view. */
const viewId = 'fupan.replies';

/** The Replies view: nothing is read, and nothing of it loaded, before it is first shown. */
class RepliesView implements vscode.TreeDataProvider<ReplyNode>, vscode.Disposable {
  readonly #context: ReplyContext;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #tree: vscode.TreeView<ReplyNode>;
  readonly #subscriptions: vscode.Disposable[];

  constructor(context: ReplyContext) {
    this.#context = context;
    this.#tree = vscode.window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true });
    const refresh = () => this.#changed.fire(undefined);
    this.#subscriptions = [
      this.#tree,
      context.library.onDidChange(refresh),
      context.memory.onDidChange(refresh),
      context.choice.onDidChange(refresh),
      context.forms.current.onDidChange(refresh),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        // Its kinds may be others now.
        if (uri.toString() === context.forms.current.uri?.toString()) refresh();
      }),
    ];
  }

  async getChildren(node?: ReplyNode): Promise<ReplyNode[]> {
    if (node) return node.kind === 'group' ? [...node.children] : [];
    const { readView } = await import('./viewContent.ts');
    const { nodes, message, description } = await readView(this.#context);
    this.#tree.message = message;
    this.#tree.description = description;
    return [...nodes];
  }

  async getTreeItem(node: ReplyNode): Promise<vscode.TreeItem> {
    const { treeItem } = await import('./viewItems.ts');
    return treeItem(node);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: ReplyNode): Promise<vscode.TreeItem> {
    if (node.kind !== 'reply') return item;
    const { replyTooltip } = await import('./preview.ts');
    item.tooltip = await replyTooltip(this.#context, node.reply);
    return item;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }
}

/** Registers the Replies view. */
export function registerRepliesView(context: ReplyContext): vscode.Disposable {
  return new RepliesView(context);
}
