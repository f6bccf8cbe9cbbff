import * as vscode from 'vscode';
import type { FollowUpDocument } from '../../followup/item.ts';
import { isMarkdownFile, openDocument } from '../documents.ts';
import { statOf } from '../files.ts';
import { longestDocument } from '../readable.ts';
import { arrivedFiles, mostFiles, workspaceFiles } from './workspaceFiles.ts';

/** How long typing, or a burst of file events, must rest before documents are read again, in milliseconds. */
const rest = 300;
/** Files that are read at the same time; between two lots others get a turn. */
const lot = 24;
/** Bytes at the start of a file in which its front matter says what it is. */
const head = 16_384;

const decoder = new TextDecoder();

/** A document with something to follow. */
export interface KnownDocument {
  readonly uri: vscode.Uri;
  readonly content: FollowUpDocument;
}

/**
 * What the Markdown documents of the workspace, and those that are open, hold to follow. Reads nothing before `start`; then
 * follows file events and typing. An open document counts as it is in its editor, saved or not.
 */
export class FollowUpIndex implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #known = new Map<string, KnownDocument>();
  /** The files of the workspace that count, whether they hold something or not. */
  #listed = new Set<string>();
  #hasMore = false;
  #started: Promise<void> | undefined;
  #subscriptions: vscode.Disposable[] = [];
  readonly #touched = new Set<string>();
  /** What came and went since files were read last. */
  readonly #moved = new Map<string, 'came' | 'went'>();
  #relist = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn: Promise<void> = Promise.resolve();
  #disposed = false;

  /** The documents by their path. */
  get documents(): readonly KnownDocument[] {
    return [...this.#known.values()].sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
  }

  /** True where the workspace has more files than are looked through. */
  get hasMore(): boolean {
    return this.#hasMore;
  }

  /** True once every file has been looked at. */
  isReady = false;

  /** Begins to read, the first time it is called; resolves when all has been read. */
  start(): Promise<void> {
    this.#started ??= this.#begin();
    return this.#started;
  }

  /** Resolves when nothing is left to be read of what has happened so far. */
  async settled(): Promise<void> {
    await this.start();
    this.#flush();
    await this.#turn;
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }

  async #begin(): Promise<void> {
    const changes = vscode.workspace.createFileSystemWatcher('**/*.{md,markdown}', true, false, true);
    // Folders, too: one that goes or comes takes its files along without a word of them.
    const moves = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
    const relist = () => this.#soon(null);
    const moved = (uri: vscode.Uri, how: 'came' | 'went') => {
      this.#moved.set(uri.toString(), how);
      this.#later();
    };
    this.#subscriptions = [
      changes,
      moves,
      changes.onDidChange((uri) => this.#soon(uri)),
      moves.onDidCreate((uri) => moved(uri, 'came')),
      moves.onDidDelete((uri) => moved(uri, 'went')),
      vscode.workspace.onDidRenameFiles(relist),
      vscode.workspace.onDidCreateFiles(({ files }) => files.forEach((uri) => moved(uri, 'came'))),
      vscode.workspace.onDidChangeWorkspaceFolders(relist),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('files.exclude') || event.affectsConfiguration('search.exclude'))
          relist();
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.#ifMarkdown(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#ifMarkdown(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#ifMarkdown(document)),
    ];
    await this.#inTurn(() => this.#list());
    this.isReady = true;
    this.#changed.fire();
  }

  #ifMarkdown(document: vscode.TextDocument): void {
    if (isMarkdownFile(document)) this.#soon(document.uri);
  }

  /** Reads `uri` again, or, for null, lists all files, once things have come to rest. */
  #soon(uri: vscode.Uri | null): void {
    if (uri) this.#touched.add(uri.toString());
    else this.#relist = true;
    this.#later();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), rest);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    const touched = [...this.#touched].map((uri) => vscode.Uri.parse(uri));
    const moved = new Map(this.#moved);
    const relist = this.#relist;
    this.#touched.clear();
    this.#moved.clear();
    this.#relist = false;
    if (touched.length === 0 && moved.size === 0 && !relist) return;
    void this.#inTurn(async () => {
      const followed = relist ? null : await this.#follow(moved);
      if (followed === null) await this.#list();
      else if (followed === 0 && touched.length === 0) return;
      await this.#readAll(touched.filter((uri) => this.#counts(uri)));
      if (!this.#disposed) this.#changed.fire();
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work, work);
    return this.#turn;
  }

  /** Files of the workspace and what is open count. */
  #counts(uri: vscode.Uri): boolean {
    return (
      this.#listed.has(uri.toString()) || openDocument(uri) !== undefined || this.#known.has(uri.toString())
    );
  }

  /** Takes in what came and went and answers how many files that were; null where only listing all tells what counts now. */
  async #follow(moved: ReadonlyMap<string, 'came' | 'went'>): Promise<number | null> {
    const went = new Set([...moved].flatMap(([key, how]) => (how === 'went' ? [key] : [])));
    // One that goes makes room for one that did not count.
    if (went.size > 0 && this.#hasMore) return null;
    let count = 0;
    if (went.size > 0) {
      for (const key of [...this.#listed, ...this.#known.keys()]) {
        if (!isBelow(key, went)) continue;
        count++;
        this.#listed.delete(key);
        // VS Code keeps a document for minutes after its file and its editor are gone; only words that are not saved still count.
        if (!openDocument(vscode.Uri.parse(key))?.isDirty) this.#known.delete(key);
      }
    }
    // Of a file that came and went within a moment nothing is told: whenever something moves, what is known is looked after.
    const known =
      moved.size > 0 ? [...this.#known.values()].filter(({ uri }) => !openDocument(uri)?.isDirty) : [];
    await Promise.all(
      known.map(async ({ uri }) => {
        if ((await isGone(uri)) && this.#known.delete(uri.toString())) count++;
      }),
    );
    const came = [...moved].flatMap(([key, how]) => (how === 'came' ? [vscode.Uri.parse(key)] : []));
    const arrived = await arrivedFiles(came);
    if (!arrived || this.#listed.size + arrived.length > mostFiles) return null;
    for (const uri of arrived) this.#listed.add(uri.toString());
    await this.#readAll(arrived);
    return count + arrived.length;
  }

  async #list(): Promise<void> {
    const { uris, hasMore } = await workspaceFiles();
    const before = this.#listed;
    this.#listed = new Set(uris.map(String));
    this.#hasMore = hasMore;
    for (const key of this.#known.keys()) {
      if (!this.#listed.has(key) && !openDocument(vscode.Uri.parse(key))) this.#known.delete(key);
    }
    const open = vscode.workspace.textDocuments.filter(isMarkdownFile).map((document) => document.uri);
    await this.#readAll([...uris.filter((uri) => !before.has(uri.toString())), ...open]);
  }

  async #readAll(uris: readonly vscode.Uri[]): Promise<void> {
    for (let at = 0; at < uris.length && !this.#disposed; at += lot) {
      await Promise.all(uris.slice(at, at + lot).map((uri) => this.#read(uri)));
      if (at + lot < uris.length) await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }

  async #read(uri: vscode.Uri): Promise<void> {
    const text = await this.#textOf(uri);
    const { readFollowUp } = await import('../../followup/collect.ts');
    const content = text === null ? null : readFollowUp(text);
    const key = uri.toString();
    if (content && content.items.length > 0) this.#known.set(key, { uri, content });
    else this.#known.delete(key);
  }

  /** The text of a document that may hold something; null where it is none of ours, too large or gone. */
  async #textOf(uri: vscode.Uri): Promise<string | null> {
    // Templates hold examples of promises, not promises.
    if (uri.path.includes('/.fupan/')) return null;
    const open = openDocument(uri);
    if (open && !open.isClosed) {
      const isSaved = uri.scheme !== 'untitled' && !open.isDirty;
      if (isSaved && !this.#listed.has(uri.toString()) && (await isGone(uri))) return null;
      const text = open.getText();
      return text.length <= longestDocument && text.includes('fupan') ? text : null;
    }
    if (uri.scheme === 'untitled' || !this.#listed.has(uri.toString())) return null;
    try {
      const bytes = await vscode.workspace.fs.readFile(uri);
      if (bytes.length > longestDocument || !decoder.decode(bytes.subarray(0, head)).includes('fupan'))
        return null;
      return decoder.decode(bytes);
    } catch {
      // Deleted, or unreadable, since it was listed.
      return null;
    }
  }
}

/** True where nothing is at `uri`; false where nobody can tell. */
function isGone(uri: vscode.Uri): Promise<boolean> {
  return statOf(uri).then(
    (stat) => stat === null,
    () => false,
  );
}

/** True where one of `places` is `key` or a folder above it. */
function isBelow(key: string, places: ReadonlySet<string>): boolean {
  for (let end = key.length; end > 0; end = key.lastIndexOf('/', end - 1)) {
    if (places.has(key.slice(0, end))) return true;
  }
  return false;
}
