import * as vscode from 'vscode';

const favouritesKey = 'fupan.replies.favourites';
const recentKey = 'fupan.replies.recent';
const groupingKey = 'fupan.replies.grouping';

/** So many replies are remembered as used. */
const mostRecent = 8;

/** What the Replies view is sorted by. */
export type Grouping = 'scenario' | 'blame';

/** Favourite and recently used replies, by id, and how the view is sorted; kept for the person, not for a workspace. */
export class ReplyMemory implements vscode.Disposable {
  readonly #state: vscode.Memento & { setKeysForSync(keys: readonly string[]): void };
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(state: vscode.Memento & { setKeysForSync(keys: readonly string[]): void }) {
    this.#state = state;
    state.setKeysForSync([favouritesKey, groupingKey]);
    setContext(this.grouping);
  }

  get favourites(): readonly string[] {
    return this.#list(favouritesKey);
  }

  /** The last one used first. */
  get recent(): readonly string[] {
    return this.#list(recentKey);
  }

  get grouping(): Grouping {
    return this.#state.get<unknown>(groupingKey) === 'blame' ? 'blame' : 'scenario';
  }

  /** Makes a reply a favourite, or no longer. */
  async toggleFavourite(id: string): Promise<void> {
    const { favourites } = this;
    const next = favourites.includes(id) ? favourites.filter((each) => each !== id) : [...favourites, id];
    await this.#state.update(favouritesKey, next);
    this.#changed.fire();
  }

  /** Remembers that a reply was used. */
  async used(id: string): Promise<void> {
    const next = [id, ...this.recent.filter((each) => each !== id)].slice(0, mostRecent);
    await this.#state.update(recentKey, next);
    this.#changed.fire();
  }

  async group(by: Grouping): Promise<void> {
    await this.#state.update(groupingKey, by);
    setContext(by);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #list(key: string): readonly string[] {
    const value = this.#state.get<unknown>(key);
    return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
  }
}

function setContext(by: Grouping): void {
  void vscode.commands.executeCommand('setContext', 'fupan.repliesBy', by);
}
