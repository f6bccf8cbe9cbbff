import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { currentMoment } from '../clock.ts';
import { nameOf } from '../files.ts';
import { showError } from '../readerError.ts';
import { author } from '../settings.ts';
import { entryId, type Entry, type FollowUp } from './followUp.ts';
import type { FollowUpNode } from './tree.ts';

const memento = 'fupan.followUp.reminded';
/** From so many on, one message stands for all. */
const several = 3;
/** The longest time that a timer of the platform can wait, in milliseconds. */
const longestWait = 2 ** 31 - 1;

/**
 * Tells the reader once of each item when it is about to fall due; what was told is remembered for the workspace. An item that is
 * put off is told of again at its new time. One timer waits for the next one.
 */
class Reminders implements vscode.Disposable {
  readonly #followUp: FollowUp;
  readonly #state: vscode.Memento;
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(followUp: FollowUp, state: vscode.Memento) {
    this.#followUp = followUp;
    this.#state = state;
    const look = () => {
      this.#turn = this.#turn.then(() => this.#look()).catch(showError);
    };
    this.#subscriptions = vscode.Disposable.from(
      followUp.onDidChange(look),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('fupan.followUp')) look();
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    const settings = vscode.workspace.getConfiguration('fupan.followUp');
    if (!settings.get<boolean>('reminders', true)) return;
    const { dueReminders } = await import('../../followup/remind.ts');
    const now = currentMoment();
    const before = Math.max(0, settings.get<number>('remindBefore', 30));
    const entries = this.#followUp.groups
      .flatMap(({ entries: all }) => all)
      .filter((entry) => !entry.item.done && concernsReader(entry))
      .map((entry) => ({ entry, due: entry.item.due }));
    const { due, next } = dueReminders(entries, now, before);
    if (next !== null) {
      const wait = Math.max((next - now.local) * 1000, 1000);
      this.#timer = setTimeout(
        () => {
          this.#turn = this.#turn.then(() => this.#look()).catch(showError);
        },
        Math.min(wait, longestWait),
      );
    }
    const told = new Set(this.#state.get<string[]>(memento, []));
    const fresh = due.filter(({ entry }) => !told.has(momentId(entry))).map(({ entry }) => entry);
    const remembered = due.map(({ entry }) => momentId(entry));
    // Only what is still due has to be remembered.
    if (fresh.length > 0 || remembered.length !== told.size) await this.#state.update(memento, remembered);
    if (fresh.length >= several) tellAll(fresh.length);
    else for (const entry of fresh) await tell(this.#followUp, entry);
  }
}

/** An item at one of its moments. */
function momentId(entry: Entry): string {
  return `${entryId(entry)}\n${entry.item.dueText}`;
}

/** Where the reader has said who they are, what others own is theirs to be told of. */
function concernsReader({ item }: Entry): boolean {
  const me = author(undefined).toLowerCase();
  return me === '' || item.owners.length === 0 || item.owners.some((owner) => owner.toLowerCase() === me);
}

async function tell(followUp: FollowUp, entry: Entry): Promise<void> {
  const [{ itemText, overdueBy, shortDue }, { groupOf }] = await Promise.all([
    import('../../l10n/followUpText.ts'),
    import('../../followup/agenda.ts'),
  ]);
  const { due } = entry.item;
  if (!due) return;
  const now = currentMoment();
  const group = groupOf(due, now);
  const when = group === 'overdue' ? overdueBy(due, now) : l10n.t('due {0}', shortDue(due, now));
  const title = entry.document.title || nameOf(entry.uri);
  const [open, later, done] = [l10n.t('Open'), l10n.t('Put off…'), l10n.t('Done')];
  const node: FollowUpNode = { type: 'entry', entry, group };
  void vscode.window
    .showInformationMessage(l10n.t('{0}: {1} ({2})', when, itemText(entry.item), title), open, later, done)
    .then(async (picked) => {
      if (picked === open) await vscode.commands.executeCommand('fupan.openItem', node);
      else if (picked === later) await vscode.commands.executeCommand('fupan.snoozeItem', node);
      else if (picked === done) {
        const { markDone } = await import('./change.ts');
        await markDone(followUp, entry, true);
      }
    })
    .then(undefined, showError);
}

function tellAll(count: number): void {
  const show = l10n.t('Show');
  void vscode.window
    .showInformationMessage(l10n.t('{0} items are due or overdue.', count), show)
    .then(async (picked) => {
      if (picked === show) await vscode.commands.executeCommand('fupan.followUp.focus');
    });
}

/** Registers the reminders. */
export function registerReminders(followUp: FollowUp, state: vscode.Memento): vscode.Disposable {
  return new Reminders(followUp, state);
}
