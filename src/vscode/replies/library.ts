import * as vscode from 'vscode';
import type { Fragment, Fragments, ReplyTemplate } from '../../replies/template.ts';
import { diagnosticSource } from '../diagnostics.ts';
import { onDidTouchFiles } from '../fileOperations.ts';
import { exists, isInside } from '../files.ts';
import type { DocumentLanguage } from '../language.ts';
import { logError } from '../log.ts';
import { shippedTemplates } from '../shippedTemplates.ts';
import type { BrokenReply, FolderNotice, Reply } from './reply.ts';
import { replySources, type ReplySource, workspaceReplies } from './sources.ts';

/** How long the file system must rest before folders are read again, in milliseconds. */
const rest = 250;

/** What the folders of person, team and workspace hold. */
interface OwnReplies {
  readonly replies: readonly Reply[];
  readonly broken: readonly BrokenReply[];
  readonly notices: readonly FolderNotice[];
}

/** All replies of a language, with what is wrong among the person's own. */
export type LibraryContent = OwnReplies;

/**
 * The reply templates of the product, the person, the team and the workspace. Nothing is read before somebody asks; folders are
 * watched from then on.
 */
export class ReplyLibrary implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #globalStorage: vscode.Uri;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when replies may be different now. */
  readonly onDidChange = this.#changed.event;
  readonly #shipped = new Map<DocumentLanguage, Promise<readonly Reply[]>>();
  readonly #problems = vscode.languages.createDiagnosticCollection('fupan-reply-templates');
  #own: Promise<OwnReplies> | undefined;
  /** The same list while nothing changed, so that what is made from it (an index) can be kept with it. */
  readonly #content = new Map<DocumentLanguage, Promise<LibraryContent>>();
  #watchers: vscode.Disposable | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(extensionUri: vscode.Uri, globalStorage: vscode.Uri) {
    this.#extensionUri = extensionUri;
    this.#globalStorage = globalStorage;
  }

  /** The replies of `language`, the person's own last; own templates that cannot be used are listed as broken. */
  of(language: DocumentLanguage): Promise<LibraryContent> {
    let content = this.#content.get(language);
    if (!content) {
      content = this.#join(language);
      this.#content.set(language, content);
      content.catch(() => this.#content.delete(language));
    }
    return content;
  }

  async #join(language: DocumentLanguage): Promise<LibraryContent> {
    const [shipped, own] = await Promise.all([this.#shippedOf(language), this.own()]);
    return { ...own, replies: [...shipped, ...own.replies.filter((reply) => reply.language === language)] };
  }

  /** The reply with an id, or with the path of a shipped one (`buffer/chat`), in `language` first. */
  async find(id: string, language: DocumentLanguage): Promise<Reply | undefined> {
    const path = id.replace(/\.md$/i, '');
    for (const each of [language, language === 'en' ? 'zh-cn' : 'en'] as const) {
      const { replies } = await this.of(each);
      const found =
        replies.find((reply) => reply.id === id) ??
        replies.find(({ id: own, origin }) => origin === 'shipped' && own.endsWith(`/replies/${path}.md`));
      if (found) return found;
    }
    return undefined;
  }

  /** What the folders of person, team and workspace hold, in both languages. */
  own(): Promise<OwnReplies> {
    this.#watch();
    this.#own ??= this.#readOwn().catch((error: unknown) => {
      logError('reply templates', error);
      return { replies: [], broken: [], notices: [] };
    });
    return this.#own;
  }

  /** True where `uri` lies in a folder of templates: its slots are there to be filled later. */
  isTemplate(uri: vscode.Uri): boolean {
    return replySources(this.#globalStorage).some(({ folder }) => isInside(uri, folder));
  }

  /** The fragments of the product in `language`, such as suggestions for a beat that is missing. */
  async fragments(language: DocumentLanguage): Promise<Fragments> {
    return (await this.#shippedOf(language))[0]?.fragments ?? new Map();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watchers?.dispose();
    this.#problems.dispose();
    this.#changed.dispose();
  }

  #shippedOf(language: DocumentLanguage): Promise<readonly Reply[]> {
    let replies = this.#shipped.get(language);
    if (!replies) {
      replies = this.#readShipped(language);
      this.#shipped.set(language, replies);
      // What could not be read is tried again.
      replies.catch(() => this.#shipped.delete(language));
    }
    return replies;
  }

  async #readShipped(language: DocumentLanguage): Promise<readonly Reply[]> {
    const [{ readReplyHead }, { Slices }, templates] = await Promise.all([
      import('../../replies/template.ts'),
      import('./readFolder.ts'),
      shippedTemplates(this.#extensionUri),
    ]);
    const prefix = `${language}/replies/`;
    const texts = [...templates].filter(([path]) => path.startsWith(prefix) && path.endsWith('.md'));
    const fragments = await readFragments(texts, prefix);
    const slices = new Slices();
    const replies: Reply[] = [];
    for (const [path, text] of texts) {
      if (isFragment(path)) continue;
      await slices.pause();
      const found = readReplyHead(text);
      if (!found.ok) continue;
      const read = () => Promise.resolve(text);
      replies.push({ ...found.head, id: path, origin: 'shipped', uri: undefined, read, language, fragments });
    }
    return replies;
  }

  async #readOwn(): Promise<OwnReplies> {
    const replies: Reply[] = [];
    const broken: BrokenReply[] = [];
    const notices: FolderNotice[] = [];
    for (const source of replySources(this.#globalStorage)) {
      const read = await this.#readSource(source);
      replies.push(...read.replies);
      broken.push(...read.broken);
      notices.push(...read.notices);
    }
    for (const folder of vscode.workspace.isTrusted ? [] : workspaceReplies()) {
      if (await exists(folder)) notices.push({ folder, reason: 'untrusted', found: 0, most: 0 });
    }
    await this.#report(broken);
    return { replies, broken, notices };
  }

  /** Lists templates with a mistake in the Problems panel, at their line. */
  async #report(broken: readonly BrokenReply[]): Promise<void> {
    this.#problems.clear();
    if (broken.length === 0) return;
    const { replyFaultText } = await import('../../l10n/replyText.ts');
    for (const { uri, fault } of broken) {
      const line = Math.max(0, fault.line - 1);
      const diagnostic = new vscode.Diagnostic(
        new vscode.Range(line, 0, line, 1000),
        replyFaultText(fault),
        vscode.DiagnosticSeverity.Error,
      );
      diagnostic.source = diagnosticSource;
      diagnostic.code = `reply/${fault.code}`;
      this.#problems.set(uri, [diagnostic]);
    }
  }

  async #readSource({ origin, folder, named }: ReplySource): Promise<OwnReplies> {
    const { listMarkdown, mostFiles } = await import('./readFolder.ts');
    const list = await listMarkdown(folder);
    if (!list) {
      const notice: FolderNotice = { folder, reason: 'missing', found: 0, most: mostFiles };
      return { replies: [], broken: [], notices: named ? [notice] : [] };
    }
    const notices: FolderNotice[] =
      list.found > list.paths.length
        ? [{ folder, reason: 'too-many', found: list.found, most: mostFiles }]
        : [];
    if (list.paths.length === 0) return { replies: [], broken: [], notices };
    const { readOwnReplies } = await import('./ownReplies.ts');
    const shared = {
      'zh-cn': await this.fragments('zh-cn'),
      en: await this.fragments('en'),
    };
    return { ...(await readOwnReplies(folder, list.paths, origin, shared)), notices };
  }

  /** Starts to watch the folders, and whatever decides which folders they are. */
  #watch(): void {
    if (this.#watchers) return;
    const touched = () => this.#forgetSoon();
    const look = (uris: readonly vscode.Uri[]) => {
      const folders = replySources(this.#globalStorage).map(({ folder }) => folder);
      if (uris.some((uri) => folders.some((folder) => isInside(uri, folder) || isInside(folder, uri))))
        touched();
    };
    const patterns: vscode.GlobPattern[] = [
      // The folders count too: where they come or go together with the file, some watchers report only them.
      '**/{.fupan,.fupan/replies,.fupan/replies/**}',
      ...replySources(this.#globalStorage)
        .filter(({ origin }) => origin !== 'workspace')
        .map(({ folder }) => new vscode.RelativePattern(folder, '**')),
    ];
    const watchers = patterns.flatMap((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      return [
        watcher,
        watcher.onDidCreate(touched),
        watcher.onDidChange(touched),
        watcher.onDidDelete(touched),
      ];
    });
    this.#watchers = vscode.Disposable.from(
      ...watchers,
      onDidTouchFiles(look),
      vscode.workspace.onDidGrantWorkspaceTrust(touched),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#restart()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('fupan.replies')) this.#restart();
      }),
    );
  }

  /** The folders themselves are others now. */
  #restart(): void {
    this.#watchers?.dispose();
    this.#watchers = undefined;
    this.#forgetSoon();
  }

  #forgetSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#own = undefined;
      this.#content.clear();
      this.#changed.fire();
    }, rest);
  }
}

/** True for a file that holds a shared piece: those lie in a folder `fragments`. */
export function isFragment(path: string): boolean {
  return /(^|\/)fragments\//.test(path);
}

async function readFragments(
  texts: readonly (readonly [path: string, text: string])[],
  prefix: string,
): Promise<Fragments> {
  const { readFragment } = await import('../../replies/template.ts');
  const fragments = new Map<string, Fragment>();
  for (const [path, text] of texts) {
    if (!path.startsWith(`${prefix}fragments/`)) continue;
    const read = readFragment(text);
    if (read.ok) fragments.set(path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, ''), read.fragment);
  }
  return fragments;
}

/** The template of `reply` with its slots; throws `broken-reply` where it is damaged. */
export async function templateOf(reply: Reply): Promise<ReplyTemplate> {
  const { analysedReply } = await import('./ownReplies.ts');
  return analysedReply(reply);
}
