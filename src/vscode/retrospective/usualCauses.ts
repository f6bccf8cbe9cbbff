import * as vscode from 'vscode';
import type { UsualCause } from '../../protocol/retrospective.ts';
import { onDidTouchFiles } from '../fileOperations.ts';
import type { DocumentLanguage } from '../language.ts';
import { factors } from '../../retrospective/model.ts';
import { logError } from '../log.ts';
import { useTemplate } from '../templates.ts';

/** The causes that often stand behind each kind of blame, by the kind as front matter names it, and `any` for none. */
export type CausesByAccusation = ReadonlyMap<string, readonly UsualCause[]>;

/** The lists of usual causes, read on first use and again after a workspace's own list changed. */
export class UsualCauses implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when lists that were read may be different now. */
  readonly onDidChange = this.#changed.event;
  readonly #lists = new Map<string, Promise<CausesByAccusation>>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
    // The folders count too: where they come or go together with the file, some watchers report only them.
    const own = vscode.workspace.createFileSystemWatcher('**/{.fupan,.fupan/**}');
    const forget = () => {
      this.#lists.clear();
      this.#changed.fire();
    };
    const look = (uris: readonly vscode.Uri[]) => {
      if (uris.some(({ path }) => /\/\.fupan(?:\/|$)/.test(path))) forget();
    };
    this.#subscriptions = [
      own,
      own.onDidCreate(forget),
      own.onDidChange(forget),
      own.onDidDelete(forget),
      onDidTouchFiles(look),
      vscode.workspace.onDidGrantWorkspaceTrust(forget),
    ];
  }

  /** The lists for the document at `uri` in its language. Empty where not even the built-in list can be read. */
  of(uri: vscode.Uri, language: DocumentLanguage): Promise<CausesByAccusation> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const key = `${language} ${folder?.uri.toString() ?? ''}`;
    let list = this.#lists.get(key);
    if (!list) {
      list = this.#read(language, folder);
      this.#lists.set(key, list);
    }
    return list;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }

  async #read(
    language: DocumentLanguage,
    folder: vscode.WorkspaceFolder | undefined,
  ): Promise<CausesByAccusation> {
    const { parseUsualCauses } = await import('../../documents/usualCauses.ts');
    try {
      return await useTemplate(this.#extensionUri, { name: 'causes.yaml', language, folder }, (text) =>
        parseUsualCauses(text, factors),
      );
    } catch (error) {
      // The form is of use without suggestions.
      logError('usual causes', error);
      return new Map();
    }
  }
}
