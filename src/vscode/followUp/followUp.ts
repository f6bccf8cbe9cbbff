import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AgendaGroup } from '../../followup/agenda.ts';
import type { visitsOfSetting } from '../../followup/collect.ts';
import type { FollowUpDocument, FollowUpItem } from '../../followup/item.ts';
import { currentMoment, currentTime, onClockJump } from '../clock.ts';
import { author, goLiveDate } from '../settings.ts';
import { FollowUpIndex, type KnownDocument } from './followUpIndex.ts';

/** An item and the document it stands in. */
export interface Entry {
  readonly uri: vscode.Uri;
  readonly document: FollowUpDocument;
  readonly item: FollowUpItem;
}

/** A group of the list with its entries, the earliest first. */
export interface EntryGroup {
  readonly group: AgendaGroup;
  readonly entries: readonly Entry[];
}

/** How long after the start of a window the workspace is looked through, in milliseconds: VS Code's own start goes first. */
const startDelay = 1500;
/** The longest time that a timer of the platform can wait, in milliseconds. */
const longestWait = 2 ** 31 - 1;

const mineKey = 'fupan.followUp.mine';

/** What identifies an entry in the workspace, whatever its dates and state are. */
export function entryId({ uri, item }: Pick<Entry, 'uri' | 'item'>): string {
  return `${uri.toString()}\n${item.key}`;
}

/**
 * What there is to follow, in groups by the time of now. Changes with the documents and with the clock: when an item falls due
 * and at midnight, by one timer, and when the window gets the focus again.
 */
export class FollowUp implements vscode.Disposable {
  readonly #index = new FollowUpIndex();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #state: vscode.Memento;
  readonly #subscriptions: vscode.Disposable[];
  /** Entries that were ticked in this window: they stay in sight, so that the tick can be taken back. */
  readonly #ticked = new Set<string>();
  #started: Promise<void> | undefined;
  readonly #starter: ReturnType<typeof setTimeout>;
  /** What is selected in the view. */
  selection: readonly Entry[] = [];
  #alarm: ReturnType<typeof setTimeout> | undefined;
  #groups: readonly EntryGroup[] = [];
  #updates = 0;

  constructor(state: vscode.Memento) {
    this.#state = state;
    this.#subscriptions = [
      this.#index,
      this.#index.onDidChange(() => void this.#update()),
      onClockJump(() => void this.#update()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('fupan.author') || event.affectsConfiguration('fupan.goLive'))
          void this.#update();
      }),
    ];
    this.#starter = setTimeout(() => void this.start(), startDelay);
    setMine(this.onlyMine);
  }

  /** The groups that hold something. Done entries are among them where they were ticked in this window. */
  get groups(): readonly EntryGroup[] {
    return this.#groups;
  }

  /** True once all documents have been looked at. */
  get isReady(): boolean {
    return this.#index.isReady;
  }

  /** True where the workspace has more files than are looked through. */
  get hasMore(): boolean {
    return this.#index.hasMore;
  }

  /** Whether only what the reader owns is shown. */
  get onlyMine(): boolean {
    return this.#state.get<boolean>(mineKey, false) && author(undefined) !== '';
  }

  /** The open entries of a group. */
  open(group: AgendaGroup): readonly Entry[] {
    const entries = this.#groups.find((candidate) => candidate.group === group)?.entries ?? [];
    return entries.filter(({ item }) => !item.done);
  }

  /** Everybody named as an owner. */
  get owners(): string[] {
    return [
      ...new Set(
        this.#index.documents.flatMap(({ content }) => content.items.flatMap(({ owners }) => owners)),
      ),
    ];
  }

  /** The words of all promises that are written down. */
  get recordedPromises(): ReadonlySet<string> {
    const items = this.#index.documents.flatMap(({ content }) => content.items);
    return new Set(items.flatMap(({ kind, text }) => (kind === 'promise' ? [text] : [])));
  }

  /** The retrospectives that hold something to follow. */
  get retrospectives(): readonly { readonly uri: vscode.Uri; readonly title: string }[] {
    return this.#index.documents
      .filter(({ content }) => content.kind === 'retrospective')
      .map(({ uri, content }) => ({ uri, title: content.title }));
  }

  /**
   * Begins to look at the workspace where that has not happened yet; resolves when everything is there. Asking again changes
   * nothing: the view asks whenever it is drawn, and a change has it drawn.
   */
  start(): Promise<void> {
    clearTimeout(this.#starter);
    this.#started ??= this.#index.start().then(() => this.#update());
    return this.#started;
  }

  /** Resolves when the groups show all that has happened so far. */
  async settled(): Promise<void> {
    await this.#index.settled();
    await this.#update();
  }

  async setOnlyMine(mine: boolean): Promise<void> {
    await this.#state.update(mineKey, mine);
    setMine(this.onlyMine);
    await this.#update();
  }

  /** Keeps an entry in sight though it is done. */
  keep(entry: Entry): void {
    this.#ticked.add(entryId(entry));
  }

  dispose(): void {
    clearTimeout(this.#starter);
    clearTimeout(this.#alarm);
    vscode.Disposable.from(...this.#subscriptions, this.#changed).dispose();
  }

  async #update(): Promise<void> {
    const update = ++this.#updates;
    const [{ agendaGroups, groupOf, nextChange, sortByDue }, { visitsOfSetting, withoutCopies }] =
      await Promise.all([import('../../followup/agenda.ts'), import('../../followup/collect.ts')]);
    // A later call has newer news.
    if (update !== this.#updates || !this.isReady) return;
    const written = this.#index.documents;
    const documents = [...written, ...settingVisits(written, visitsOfSetting)];
    const items = withoutCopies(documents.map(({ content }) => content));
    const me = this.onlyMine ? author(undefined).toLowerCase() : '';
    const entries = documents.flatMap(({ uri, content }, at) =>
      (items[at] ?? []).flatMap((item): (Entry & Pick<FollowUpItem, 'due'>)[] => {
        const entry = { uri, document: content, item, due: item.due };
        if (item.done && !this.#ticked.has(entryId(entry))) return [];
        const isMine = item.owners.some((owner) => owner.toLowerCase() === me);
        return me === '' || isMine ? [entry] : [];
      }),
    );
    const now = currentMoment();
    const sorted = sortByDue(entries, now.offset);
    this.#groups = agendaGroups
      .map((group) => ({ group, entries: sorted.filter(({ due }) => groupOf(due, now) === group) }))
      .filter((group) => group.entries.length > 0);
    const wait = (nextChange(entries, now) - currentTime().getTime() / 1000 - now.offset * 60) * 1000;
    clearTimeout(this.#alarm);
    this.#alarm = setTimeout(() => void this.#update(), Math.min(Math.max(wait, 1000), longestWait));
    this.#changed.fire();
  }
}

/** What the day of going live in the settings of each workspace folder asks for and none of its documents holds. */
function settingVisits(written: readonly KnownDocument[], visits: typeof visitsOfSetting): KnownDocument[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => {
    const goLive = goLiveDate(folder.uri);
    if (goLive === '') return [];
    const own = written.filter(({ uri }) => vscode.workspace.getWorkspaceFolder(uri)?.index === folder.index);
    const content = visits(
      goLive,
      own.map((each) => each.content),
      l10n.t('Go-live {0}, by the settings', goLive),
    );
    return content ? [{ uri: folder.uri, content }] : [];
  });
}

function setMine(mine: boolean): void {
  void vscode.commands.executeCommand('setContext', 'fupan.followUpMine', mine);
}
