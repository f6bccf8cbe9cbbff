import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { MaskKind } from '../../cases/mask.ts';
import { findSensitive, maskText } from '../../cases/mask.ts';
import { pseudonymGiver, pseudonymsIn } from '../../cases/pseudonyms.ts';
import { looksLikeName } from '../../cases/chineseNames.ts';
import { cleanName, numberedName } from '../../retrospective/fileName.ts';
import { maskKindName } from '../../l10n/maskText.ts';
import { addressOf } from '../arguments.ts';
import { applyToDocument, inTurn, staleError } from '../documentEdits.ts';
import { exists, folderOf, nameOf } from '../files.ts';
import { ReaderError } from '../readerError.ts';
import { activeFile } from '../retrospective/identity.ts';
import { save } from '../save.ts';
import { knownPeople } from '../settings.ts';
import { pickMasked } from './maskPick.ts';
import { isKept, keptAs } from './publishedCases.ts';
import type { PublishContext } from './publishCommands.ts';

/**
 * Shows what should be masked in a Markdown document and replaces what is ticked, as one undo step; the rest counts as kept. Resolves
 * with false where the person cancelled.
 */
export async function maskDocument(context: PublishContext, argument: unknown): Promise<boolean> {
  const uri = addressOf(argument) ?? activeFile();
  if (!uri) throw noDocument();
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.languageId !== 'markdown') throw noDocument();
  const text = document.getText();
  const { version } = document;
  // The name of the file tells as much as its text, so it is looked through along with it.
  const name = nameOf(uri).replace(/\.[^.]*$/, '');
  const both = `${text}\n${name.replace(/[-_]/g, ' ')}`;
  const findings = findSensitive(both, context.published.namesOf(uri, knownPeople(uri)));
  if (findings.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('Nothing to mask was found in {0}.', nameOf(uri)));
    return true;
  }
  const kept = new Set(context.published.of(uri).kept);
  const decision = await pickMasked(both, findings, {
    title: l10n.t('Mask {0}', nameOf(uri)),
    isKept: (finding) => isKept(finding, kept),
  });
  if (!decision) return false;
  await inTurn(uri, async () => {
    if (document.version !== version) throw staleError();
    const inText = decision.masked.filter(({ range }) => range.start < text.length);
    await applyToDocument(
      document,
      inText.map(({ range, replacement }) => ({ range, newText: replacement })),
    );
  });
  // Before the file moves, which takes this along.
  await context.published.remember({ uri, kept: decision.kept.flatMap(keptAs) });
  const start = text.length + 1;
  const inName = decision.masked.filter(({ range }) => range.start >= start);
  const moved = inName.map((each) => ({
    ...each,
    range: { start: each.range.start - start, end: each.range.end - start },
  }));
  await rename(document, cleanName(maskText(name, moved)) ?? name);
  return true;
}

/** Masks the text that is selected in the active editor wherever the document has it, under a pseudonym the person chooses. */
export async function maskSelection(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection).trim() ?? '';
  if (!editor || editor.document.languageId !== 'markdown' || selected === '' || /[\r\n]/.test(selected)) {
    throw new ReaderError(
      'no-selection',
      l10n.t('Select a name or another piece of text, on one line, that is to be replaced first.'),
    );
  }
  const { document } = editor;
  const { version } = document;
  const text = document.getText();
  const pseudonym = await choosePseudonym(text, selected);
  if (pseudonym === undefined) return;
  const found = findSensitive(text, { customers: [], people: [], other: [selected] }).filter(
    ({ same, kind }) => kind === 'other' && same === selected,
  );
  // What the finders would call by another name is replaced as well: the person has said what it is.
  const places = [...found.map(({ range }) => range), ...exactPlaces(text, selected)];
  const apart = places
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((range, at, all) => all.slice(0, at).every((before) => before.end <= range.start));
  await inTurn(document.uri, async () => {
    if (document.version !== version) throw staleError();
    await applyToDocument(
      document,
      apart.map((range) => ({ range, newText: pseudonym })),
    );
  });
  const stem = nameOf(document.uri).replace(/\.[^.]*$/, '');
  const hidden = stem.replaceAll(cleanName(selected) ?? selected, cleanName(pseudonym) ?? '');
  await rename(document, hidden);
}

function exactPlaces(text: string, value: string): { start: number; end: number }[] {
  const places = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    places.push({ start: at, end: at + value.length });
  }
  return places;
}

/** A new pseudonym of a kind, the likeliest on top, or one that the text uses already. */
async function choosePseudonym(text: string, selected: string): Promise<string | undefined> {
  const give = pseudonymGiver(text);
  const first: MaskKind = /\d{3}/.test(selected)
    ? 'other'
    : looksLikeName(selected) || /^[A-Z][a-z]+(?: [A-Z][a-z]+)+$/.test(selected)
      ? 'person'
      : 'customer';
  const kinds = [first, ...(['customer', 'person', 'other'] as const).filter((kind) => kind !== first)];
  const used = new Set(pseudonymsIn(text).map(({ start, end }) => text.slice(start, end)));
  const items: (vscode.QuickPickItem & { pseudonym?: string })[] = [
    ...kinds.map((kind) => {
      const pseudonym = give(kind, selected);
      return { label: pseudonym, description: maskKindName(kind), pseudonym };
    }),
    ...(used.size > 0 ? [{ label: l10n.t('The same as'), kind: vscode.QuickPickItemKind.Separator }] : []),
    ...[...used].map((pseudonym) => ({ label: pseudonym, pseudonym })),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: l10n.t('Replace “{0}” throughout by', selected.slice(0, 40)),
  });
  return picked?.pseudonym;
}

/** Gives the file of `document` another name, its ending kept; where that is taken, a number is added. */
async function rename(document: vscode.TextDocument, stem: string): Promise<void> {
  const { uri } = document;
  const name = nameOf(uri);
  const ending = /\.[^.]*$/.exec(name)?.[0] ?? '';
  if (`${stem}${ending}` === name || uri.scheme === 'untitled') return;
  let target = vscode.Uri.joinPath(folderOf(uri), `${stem}${ending}`);
  for (let count = 2; await exists(target); count++) {
    target = vscode.Uri.joinPath(folderOf(uri), numberedName(`${stem}${ending}`, count));
  }
  await save(document);
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(uri, target, { overwrite: false });
  await vscode.workspace.applyEdit(edit);
}

function noDocument(): ReaderError {
  return new ReaderError('no-document', l10n.t('Open the Markdown file that is to be masked first.'));
}
