import * as vscode from 'vscode';
import type { ShownMatter } from '../../protocol/retrospective.ts';
import type { MatterState } from '../../retrospective/matterLinks.ts';
import { raciEnding } from './identity.ts';

/**
 * What is known of the matters that documents link, for rules and snapshots that cannot wait for a file to be read. An
 * answer that has become doubtful is still given until the new one is there.
 */
export class Matters implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when an answer given before may be another one now. */
  readonly onDidChange = this.#changed.event;
  readonly #answers = new Map<string, { value: unknown; asked: boolean }>();
  readonly #subscriptions: vscode.Disposable[];
  #revision = 0;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/*${raciEnding}`);
    const doubt = () => {
      if (this.#answers.size === 0) return;
      for (const answer of this.#answers.values()) answer.asked = false;
      this.#tell();
    };
    this.#subscriptions = [
      watcher,
      watcher.onDidCreate(doubt),
      watcher.onDidChange(doubt),
      watcher.onDidDelete(doubt),
      // Git may be asked from now on.
      vscode.workspace.onDidGrantWorkspaceTrust(doubt),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.uri.path.endsWith(raciEnding)) doubt();
      }),
    ];
  }

  /** Counts up with each change of what is known. */
  get revision(): number {
    return this.#revision;
  }

  /** State of the matter that the link `value` of `document` names; undefined while it is being looked up. */
  stateOf(document: vscode.Uri, value: string): MatterState | undefined {
    return this.#answer(`state ${document.toString()} ${value}`, async () => {
      const { linkedMatter, matterState } = await import('./linkedMatter.ts');
      return matterState(await linkedMatter(document, value));
    });
  }

  /** What the form says of the same matter, now and at the moment `occurred`; undefined while it is being looked up. */
  shown(document: vscode.Uri, value: string, occurred: string): ShownMatter | undefined {
    return this.#answer(`shown ${document.toString()} ${value} ${occurred}`, async () => {
      const { shownMatter } = await import('./matterHistory.ts');
      return shownMatter(document, value, occurred);
    });
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }

  #answer<T>(key: string, ask: () => Promise<T>): T | undefined {
    const known = this.#answers.get(key) ?? { value: undefined, asked: false };
    if (!known.asked) {
      known.asked = true;
      this.#answers.set(key, known);
      void ask().then((value) => {
        // Asked for again meanwhile, since something changed: that answer is the one that counts.
        const same = JSON.stringify(value) === JSON.stringify(known.value);
        known.value = value;
        if (!same) this.#tell();
      });
    }
    return known.value as T | undefined;
  }

  #tell(): void {
    this.#revision++;
    this.#changed.fire();
  }
}
