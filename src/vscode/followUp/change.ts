import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readFollowUp, settingKind } from '../../followup/collect.ts';
import { editFollowUp, type FollowUpChange } from '../../followup/edit.ts';
import { visitWords } from '../../l10n/followUpText.ts';
import { currentTime, localDate } from '../clock.ts';
import { applyToDocument, inTurn, staleError } from '../documentEdits.ts';
import { openDocument } from '../documents.ts';
import { unopenable, unreadableText } from '../readable.ts';
import { ReaderError } from '../readerError.ts';
import { save } from '../save.ts';
import { documentFolder } from '../settings.ts';
import type { Entry, FollowUp } from './followUp.ts';

/** Ticks an entry off, or takes the tick back. Throws a `ReaderError` where the document no longer has it like that. */
export async function markDone(followUp: FollowUp, entry: Entry, done: boolean): Promise<void> {
  if (entry.item.done === done) return;
  const written = await writtenDown(followUp, entry);
  followUp.keep(written);
  await change(followUp, written, { kind: 'done', done, today: localDate(currentTime()) });
}

/** Moves an entry to another day (`YYYY-MM-DD`); its time of day stays. Throws as `markDone` does. */
export async function moveTo(followUp: FollowUp, entry: Entry, date: string): Promise<void> {
  await change(followUp, await writtenDown(followUp, entry), { kind: 'due', date });
}

/** The entry itself, or, for a visit that only the settings ask for, its row in a new visit record. */
async function writtenDown(followUp: FollowUp, entry: Entry): Promise<Entry> {
  if (entry.document.kind !== settingKind) return entry;
  const path = documentFolder.read(entry.uri) ?? documentFolder.fallback;
  const uri = await vscode.commands.executeCommand<vscode.Uri | undefined>('fupan.newDocument', {
    kind: 'visit-survey',
    folder: vscode.Uri.joinPath(entry.uri, path),
    retrospective: null,
  });
  const document = uri && readFollowUp((await documentAt(uri)).getText());
  const item = document?.items.find(({ kind, months }) => kind === 'visit' && months === entry.item.months);
  if (!document || !item) throw staleError();
  await followUp.settled();
  return { uri, document, item };
}

/**
 * Changes the document of an entry as it is now. One that is open in an editor is changed there and saved by its reader, as
 * VS Code has it; one that is not is saved, since nobody would see it.
 */
async function change(followUp: FollowUp, { uri, item }: Entry, wanted: FollowUpChange): Promise<void> {
  const document = await documentAt(uri);
  await inTurn(uri, async () => {
    const unreadable = unreadableText(document);
    if (unreadable) throw new ReaderError('unreadable', unreadable.message);
    const keepsUnsaved = document.isDirty || document.isUntitled || isShown(uri);
    const result = editFollowUp(document.getText(), item, wanted, visitWords);
    if (!result.ok) throw result.error === 'stale' ? staleError() : notEditable();
    await applyToDocument(document, result.edits);
    if (!keepsUnsaved) await save(document);
  });
  await followUp.settled();
}

async function documentAt(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return openDocument(uri) ?? (await vscode.workspace.openTextDocument(uri));
  } catch (error) {
    throw new ReaderError('unreadable', unopenable(uri, error).message);
  }
}

/** True where a tab shows the document, as text or as a form. */
export function isShown(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .some(
      ({ input }) =>
        (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) &&
        input.uri.toString() === key,
    );
}

function notEditable(): ReaderError {
  return new ReaderError(
    'not-editable',
    l10n.t('This table has no place for that, so nothing was changed. Open it and edit it as text.'),
  );
}
