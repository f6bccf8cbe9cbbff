import * as vscode from 'vscode';
import { afterRename, exists, isInside } from '../files.ts';
import { isMarkdownFile, openDocument } from '../documents.ts';
import { isRaci } from '../raci/identity.ts';
import { activeFile, isOfAnotherKind, isRetrospective } from './identity.ts';

const memento = 'fupan.retrospective.current';

/**
 * Which retrospective the sidebar and the status bar are about: the one whose editor was active last, as text or as a
 * form. It stays when other files become active, since engineers look at code meanwhile; follows renames; and is found
 * again when the window is reloaded.
 */
export class CurrentRetrospective implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when `uri`, `missing` or `foreign` changed. */
  readonly onDidChange = this.#changed.event;
  readonly #state: vscode.Memento;
  readonly #subscriptions: vscode.Disposable[] = [];
  #uri: vscode.Uri | undefined;
  #missing = false;
  #foreign: vscode.Uri | undefined;
  #isActive = false;
  /** The Markdown file whose editor was active last. */
  #lastActive = '';
  /** Counts looks at the active editor; a look that was overtaken by a later one has no say. */
  #looks = 0;

  constructor(state: vscode.Memento) {
    this.#state = state;
    const stored = state.get<string>(memento);
    if (stored) this.#uri = vscode.Uri.parse(stored);
    setContext('fupan.retrospectiveBound', stored !== undefined);
    const deletions = vscode.workspace.createFileSystemWatcher('**/*', true, true, false);
    const arrivals = vscode.workspace.createFileSystemWatcher('**/*.md', false, false, true);
    this.#subscriptions.push(
      deletions,
      arrivals,
      deletions.onDidDelete((uri) => this.#touched([uri])),
      arrivals.onDidCreate((uri) => this.#arrived(uri)),
      // A file that was deleted and is put back at once is reported as changed.
      arrivals.onDidChange((uri) => this.#arrived(uri)),
      // Watchers miss what happens in a folder that has only just been made; these do not.
      vscode.workspace.onDidCreateFiles(({ files }) => files.forEach((uri) => this.#arrived(uri))),
      vscode.workspace.onDidDeleteFiles((event) => this.#touched(event.files)),
      vscode.workspace.onDidRenameFiles((event) => this.#renamed(event)),
      vscode.window.onDidChangeActiveTextEditor(() => this.#look()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#look()),
      vscode.window.onDidChangeWindowState(() => this.#checkPresence()),
      vscode.workspace.onDidOpenTextDocument((document) => this.#documentChanged(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.#documentChanged(event.document)),
    );
    this.#look();
  }

  /** The retrospective, or undefined where the start page is shown. */
  get uri(): vscode.Uri | undefined {
    return this.#uri;
  }

  /** True where its file was deleted or moved away. */
  get missing(): boolean {
    return this.#missing;
  }

  /** The active Markdown file that is no retrospective, if any. */
  get foreign(): vscode.Uri | undefined {
    return this.#foreign;
  }

  /** True while the active editor shows a retrospective. */
  get isActive(): boolean {
    return this.#isActive;
  }

  /** Makes `uri` the current one; undefined leaves it for the start page. */
  bind(uri: vscode.Uri | undefined): void {
    const same = uri?.toString() === this.#uri?.toString();
    this.#uri = uri;
    if (same && !this.#missing) return;
    this.#missing = false;
    setContext('fupan.retrospectiveBound', uri !== undefined);
    // An unsaved document has no address that would outlive the window.
    void this.#state.update(memento, uri?.scheme === 'untitled' ? undefined : uri?.toString());
    this.#changed.fire();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }

  #documentChanged(document: vscode.TextDocument): void {
    // Front matter typed into or taken out of the active file.
    if (document.uri.toString() === activeFile()?.toString()) this.#look();
  }

  #look(): void {
    const look = ++this.#looks;
    const uri = activeFile();
    // Where other files or the settings are looked at, the current retrospective stays.
    const document = uri && openDocument(uri);
    if (!document || !isMarkdownFile(document)) {
      this.#seen(false, undefined);
      return;
    }
    const kinds = [isRetrospective(document), isRaci(document), isOfAnotherKind(document)] as const;
    void Promise.all(kinds).then(([yes, isMatrix, isOther]) => {
      if (look !== this.#looks) return;
      const arrived = yes && !(this.#isActive && this.#lastActive === document.uri.toString());
      this.#lastActive = document.uri.toString();
      // A matrix, a reply or a report is not offered to be taken over as a retrospective.
      this.#seen(yes, yes || isMatrix || isOther ? undefined : document.uri);
      if (arrived) this.bind(document.uri);
    });
  }

  #seen(active: boolean, foreign: vscode.Uri | undefined): void {
    if (active !== this.#isActive) {
      this.#isActive = active;
      setContext('fupan.retrospectiveActive', active);
    }
    const changed = foreign?.toString() !== this.#foreign?.toString();
    this.#foreign = foreign;
    if (changed) this.#changed.fire();
  }

  #renamed(event: vscode.FileRenameEvent): void {
    for (const { oldUri, newUri } of event.files) {
      const moved = this.#uri && afterRename(this.#uri, oldUri, newUri);
      if (moved) this.bind(moved);
    }
  }

  #arrived(uri: vscode.Uri): void {
    if (uri.toString() !== this.#uri?.toString()) return;
    this.#missing = false;
    this.#changed.fire();
  }

  #touched(uris: readonly vscode.Uri[]): void {
    const current = this.#uri;
    if (current && uris.some((uri) => isInside(current, uri))) this.#checkPresence();
  }

  #checkPresence(): void {
    const uri = this.#uri;
    if (!uri || uri.scheme === 'untitled') return;
    void exists(uri).then((present) => {
      if (uri.toString() !== this.#uri?.toString() || present !== this.#missing) return;
      this.#missing = !present;
      this.#changed.fire();
    });
  }
}

/** Tells menus and keybindings what holds. */
function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
