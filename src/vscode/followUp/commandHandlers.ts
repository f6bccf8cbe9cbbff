import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { snoozedDay, type Snooze } from '../../followup/agenda.ts';
import { calendarEvent, itemText, shortDue } from '../../l10n/followUpText.ts';
import { normalDate } from '../../markdown/task.ts';
import { currentMoment, currentTime, localDate } from '../clock.ts';
import { openDocument } from '../documents.ts';
import { folderOf, nameOf } from '../files.ts';
import { unopenable } from '../readable.ts';
import { fileReason, ReaderError } from '../readerError.ts';
import { author, knownPeople } from '../settings.ts';
import { textTabOf } from '../textEditors.ts';
import { markDone, moveTo } from './change.ts';
import type { Entry, FollowUp } from './followUp.ts';
import { teamHolidays } from './holidays.ts';
import type { FollowUpNode } from './tree.ts';

/** The entries that a command is about: those of a menu, else what is selected in the view. */
function entriesOf(followUp: FollowUp, given: readonly unknown[]): Entry[] {
  const [clicked, several] = given;
  const nodes = Array.isArray(several) && several.length > 0 ? several : [clicked];
  const entries = nodes
    .filter(isNode)
    .flatMap((node) => (node.type === 'entry' ? [node.entry] : [...node.group.entries]));
  return entries.length > 0 ? entries : [...followUp.selection];
}

function isNode(value: unknown): value is FollowUpNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    (value.type === 'entry' || value.type === 'group')
  );
}

/** Shows where an entry is written; `{preserveFocus: true}` as second argument leaves the keyboard in the view. */
export async function openEntry(...given: unknown[]): Promise<void> {
  const [node, options] = given;
  if (!isNode(node) || node.type !== 'entry') return;
  const { uri, item } = node.entry;
  const { readFollowUp, settingKind } = await import('../../followup/collect.ts');
  if (node.entry.document.kind === settingKind) {
    await vscode.commands.executeCommand('workbench.action.openWorkspaceSettings', { query: 'fupan.goLive' });
    return;
  }
  let document: vscode.TextDocument;
  try {
    document = openDocument(uri) ?? (await vscode.workspace.openTextDocument(uri));
  } catch (error) {
    throw new ReaderError('unreadable', unopenable(uri, error).message);
  }
  // The text may have moved on since the list was made.
  const now = readFollowUp(document.getText())?.items.find(({ key }) => key === item.key);
  const { start, end } = (now ?? item).range;
  const preserveFocus = typeof options === 'object' && options !== null && 'preserveFocus' in options;
  const column = textTabOf(uri)?.group.viewColumn;
  await vscode.window.showTextDocument(document, {
    preview: true,
    preserveFocus,
    selection: new vscode.Range(document.positionAt(start), document.positionAt(end)),
    ...(column === undefined ? {} : { viewColumn: column }),
  });
}

/** Ticks entries off, or opens done ones again. */
export async function finish(followUp: FollowUp, ...given: unknown[]): Promise<void> {
  const entries = await entriesOrAsk(followUp, given, l10n.t('What is done?'));
  for (const entry of entries) await markDone(followUp, entry, !entry.item.done);
}

/** What `entriesOf` finds, else the open ones that the person picks: for a command of the palette without a selection. */
async function entriesOrAsk(
  followUp: FollowUp,
  given: readonly unknown[],
  title: string,
): Promise<readonly Entry[]> {
  const entries = entriesOf(followUp, given);
  if (entries.length > 0) return entries;
  await followUp.settled();
  const now = currentMoment();
  const open = followUp.groups.flatMap(({ entries: all }) => all.filter(({ item }) => !item.done));
  const picked = await vscode.window.showQuickPick(
    open.map((entry) => ({
      entry,
      label: itemText(entry.item),
      description: [entry.item.due ? shortDue(entry.item.due, now) : '', entry.item.owners.join(', ')]
        .filter((part) => part !== '')
        .join(' · '),
    })),
    { title, canPickMany: true, matchOnDescription: true },
  );
  return picked?.map(({ entry }) => entry) ?? [];
}

/** Moves entries to a day that the person chooses. */
export async function snooze(followUp: FollowUp, ...given: unknown[]): Promise<void> {
  const chosen = await entriesOrAsk(followUp, given, l10n.t('What is to be put off?'));
  const entries = chosen.filter(({ item }) => !item.done);
  const [first] = entries;
  if (!first) return;
  const date = await chooseDay(
    entries.length === 1 ? itemText(first.item) : l10n.t('{0} items', entries.length),
  );
  if (date === undefined) return;
  for (const entry of entries) await moveTo(followUp, entry, date);
}

/** Asks for a day to come; undefined where the person cancelled. */
async function chooseDay(about: string): Promise<string | undefined> {
  const now = currentMoment();
  const holidays = await teamHolidays();
  const names: Record<Snooze, string> = {
    tomorrow: l10n.t('Tomorrow'),
    workingDay: l10n.t('Next working day'),
    week: l10n.t('In a week'),
  };
  const days = (['tomorrow', 'workingDay', 'week'] as const).flatMap((snoozed) => {
    const day = snoozedDay(snoozed, now, holidays);
    return day === null ? [] : [{ label: names[snoozed], description: `${day} ${weekdayName(day)}`, day }];
  });
  const picked = await vscode.window.showQuickPick(
    [...days, { label: l10n.t('Pick a date…'), description: '', day: '' }],
    { title: l10n.t('Put off: {0}', about) },
  );
  if (!picked || picked.day !== '') return picked?.day;
  const today = localDate(currentTime());
  const { typedDue } = await import('../../followup/promise.ts');
  const read = (text: string): string | null =>
    normalDate(text) ?? typedDue(text, { now, holidays })?.slice(0, 10) ?? null;
  const typed = await vscode.window.showInputBox({
    title: l10n.t('Put off: {0}', about),
    prompt: l10n.t('A date, or words such as “next Wednesday”'),
    value: days[0]?.day ?? today,
    ignoreFocusOut: true,
    validateInput: (text) => {
      const date = read(text);
      if (date === null) return l10n.t('Write a date such as {0}.', today);
      return date < today ? l10n.t('{0} has passed.', date) : null;
    },
  });
  return typed === undefined ? undefined : (read(typed) ?? undefined);
}

/** The weekday of a date in the reader's language. */
function weekdayName(date: string): string {
  return new Intl.DateTimeFormat(vscode.env.language, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** Puts entries on the clipboard as task items. */
export async function copy(followUp: FollowUp, ...given: unknown[]): Promise<void> {
  const { renderTask } = await import('../../retrospective/editFixes.ts');
  const lines = entriesOf(followUp, given).map(({ item }) => {
    const { owners, done, dueText } = item;
    return `- ${renderTask({ text: itemText(item), owners, due: dueText, done })}`;
  });
  if (lines.length > 0) await vscode.env.clipboard.writeText(lines.join('\n'));
}

/** Shows what the reader owns, or everything. Who the reader is gets asked once. */
export async function showMine(followUp: FollowUp, mine: boolean): Promise<void> {
  if (mine && author(undefined) === '' && !(await askName(followUp))) return;
  await followUp.setOnlyMine(mine);
}

async function askName(followUp: FollowUp): Promise<boolean> {
  const names = [...new Set([...knownPeople(undefined), ...followUp.owners])].sort();
  const other = l10n.t('Another name…');
  const picked = await vscode.window.showQuickPick([...names, other], {
    title: l10n.t('Which of these are you?'),
    placeHolder: l10n.t('As documents write it behind @'),
  });
  const name =
    picked === other
      ? await vscode.window.showInputBox({ title: l10n.t('Your name'), ignoreFocusOut: true })
      : picked;
  if (!name?.trim()) return false;
  await vscode.workspace
    .getConfiguration('fupan')
    .update('author', name.trim(), vscode.ConfigurationTarget.Global);
  return true;
}

/**
 * Writes open entries with a date to a calendar file: those of the menu, or all. The last argument may be `{to: Uri}`, from
 * another extension or a test; else the person chooses the file.
 */
export async function exportCalendar(followUp: FollowUp, ...given: unknown[]): Promise<void> {
  await followUp.settled();
  const chosen = given.some(isNode)
    ? entriesOf(followUp, given)
    : followUp.groups.flatMap(({ entries }) => entries);
  const entries = chosen.filter(({ item }) => !item.done && item.due !== null);
  if (entries.length === 0) {
    throw new ReaderError(
      'nothing-to-export',
      l10n.t('Nothing open has a date, so there is nothing to export.'),
    );
  }
  const wanted = given.find(
    (each): each is { to: unknown } => typeof each === 'object' && each !== null && 'to' in each,
  );
  const { writeCalendar } = await import('../../exchange/ics.ts');
  const file = wanted?.to instanceof vscode.Uri ? wanted.to : await chooseFile(entries);
  if (!file) return;
  const text = writeCalendar(
    entries.flatMap(({ uri, document, item }) => {
      // The path from the workspace on, so that everybody in the team exports the same events.
      const identity = `${vscode.workspace.asRelativePath(uri, true)}\n${item.key}`;
      return calendarEvent(item, document.title || nameOf(uri), identity) ?? [];
    }),
    { now: currentTime(), name: l10n.t('Follow-up'), remindMinutes: 30 },
  );
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    throw new ReaderError(
      'not-written',
      l10n.t(
        '{0} could not be written: {1}. If it is open in another program, close it there or choose another name.',
        nameOf(file),
        fileReason(error),
      ),
    );
  }
}

function chooseFile(entries: readonly Entry[]): Thenable<vscode.Uri | undefined> {
  const [first] = entries;
  const folder =
    vscode.workspace.workspaceFolders?.[0]?.uri ??
    (first && !first.uri.path.startsWith('Untitled') ? folderOf(first.uri) : undefined);
  return vscode.window.showSaveDialog({
    title: l10n.t('Export as calendar'),
    filters: { iCalendar: ['ics'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `${l10n.t('Follow-up')}.ics`) } : {}),
  });
}
