import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { waitingText } from '../../l10n/shareText.ts';
import { isInside } from '../files.ts';
import type { Repository } from '../git.ts';
import { repositoryAt } from '../git.ts';

/** How the folder of a library stands to the department's copy. */
type ShareState =
  /** No Git (in a browser, or none installed), or the workspace is not trusted. */
  | { readonly kind: 'no-git' | 'untrusted' }
  /** An ordinary folder. */
  | { readonly kind: 'no-repository' }
  | {
      readonly kind: 'clone';
      readonly branch: string;
      /** Commits that were not pushed and not fetched yet, as of the last contact with the server. */
      readonly ahead: number;
      readonly behind: number;
      /** Markdown files of the library that are new or changed. */
      readonly changed: readonly vscode.Uri[];
    };

/**
 * What Git knows of the libraries. Nothing is asked before somebody asks for a library; from then on changes of its repository are
 * told, and shown in the status bar where something waits to be shared or fetched.
 */
export class LibraryShare implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when the state of a library that was asked for has changed. */
  readonly onDidChange = this.#changed.event;
  readonly #watched = new Map<string, vscode.Disposable>();
  readonly #roots = new Map<string, vscode.Uri>();
  #item: vscode.StatusBarItem | undefined;

  dispose(): void {
    vscode.Disposable.from(...this.#watched.values(), this.#changed).dispose();
    this.#item?.dispose();
  }

  /** How the library at `root` stands. */
  async describe(root: vscode.Uri): Promise<ShareState> {
    if (!vscode.workspace.isTrusted) return { kind: 'untrusted' };
    const found = await repositoryAt(root);
    if (!found.ok) return { kind: found.reason };
    this.#watch(root, found.repository);
    return stateOf(root, found.repository);
  }

  /** True where what lies at `root`, a library or a case in it, belongs to a Git repository that has a server. */
  async canShare(root: vscode.Uri): Promise<boolean> {
    if (!vscode.workspace.isTrusted) return false;
    const found = await repositoryAt(root);
    return found.ok && found.repository.state.remotes.length > 0;
  }

  #watch(root: vscode.Uri, repository: Repository): void {
    this.#roots.set(root.toString(), root);
    const key = repository.rootUri.toString();
    if (this.#watched.has(key)) return;
    this.#watched.set(
      key,
      repository.state.onDidChange(() => {
        this.#changed.fire();
        void this.#show();
      }),
    );
    void this.#show();
  }

  async #show(): Promise<void> {
    const lines: string[] = [];
    let ahead = 0;
    let behind = 0;
    let changed = 0;
    const counted = new Set<string>();
    for (const root of this.#roots.values()) {
      const found = await repositoryAt(root);
      if (!found.ok) continue;
      const state = stateOf(root, found.repository);
      if (state.kind !== 'clone') continue;
      // Several libraries may lie in one repository.
      const repository = found.repository.rootUri.toString();
      if (!counted.has(repository)) {
        counted.add(repository);
        ahead += state.ahead;
        behind += state.behind;
      }
      changed += state.changed.length;
      lines.push(`${root.path.slice(root.path.lastIndexOf('/') + 1)}: ${shareSentence(state)}`);
    }
    if (ahead + behind + changed === 0) {
      this.#item?.hide();
      return;
    }
    this.#item ??= vscode.window.createStatusBarItem('fupan.share', vscode.StatusBarAlignment.Left, 9);
    this.#item.name = l10n.t('Fupan: share cases');
    this.#item.command = 'fupan.shareCases';
    const counts = [
      changed > 0 ? `●${String(changed)}` : '',
      ahead > 0 ? `↑${String(ahead)}` : '',
      behind > 0 ? `↓${String(behind)}` : '',
    ];
    this.#item.text = `$(library) ${counts.filter((count) => count !== '').join(' ')}`;
    this.#item.tooltip = [l10n.t('Share cases with the department'), ...lines].join('\n');
    this.#item.show();
  }
}

/** New or changed Markdown files of `repository` below `root`, and how far the branch is from its counterpart. */
export function stateOf(root: vscode.Uri, { state }: Repository): ShareState {
  const changes = [...state.workingTreeChanges, ...(state.untrackedChanges ?? []), ...state.indexChanges];
  const changed = new Map<string, vscode.Uri>();
  for (const { uri } of changes) {
    if (isInside(uri, root) && /\.(?:md|markdown)$/i.test(uri.path)) changed.set(uri.toString(), uri);
  }
  return {
    kind: 'clone',
    branch: state.HEAD?.name ?? '',
    ahead: state.HEAD?.ahead ?? 0,
    behind: state.HEAD?.behind ?? 0,
    changed: [...changed.values()],
  };
}

/** A state as half a sentence for a list or a tool tip; empty where there is nothing to say. */
function shareSentence(state: ShareState): string {
  switch (state.kind) {
    case 'no-repository':
      return '';
    case 'no-git':
      return l10n.t('Git is not available here');
    case 'untrusted':
      return l10n.t('sharing needs a trusted workspace');
    case 'clone':
      return waitingText({ ...state, changed: state.changed.length });
  }
}
