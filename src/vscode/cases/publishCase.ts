import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { MaskFinding, MaskNames } from '../../cases/mask.ts';
import { findSensitive, maskText } from '../../cases/mask.ts';
import { parseCase } from '../../cases/parse.ts';
import type { CaseDraft } from '../../exchange/caseDraft.ts';
import { draftCase } from '../../exchange/caseDraft.ts';
import { retrospectiveFileName } from '../../retrospective/fileName.ts';
import { addressOf } from '../arguments.ts';
import { localDate } from '../clock.ts';
import { openDocument } from '../documents.ts';
import { exists, nameOf } from '../files.ts';
import { writeNewFile } from '../newFile.ts';
import { unopenable, unreadableText } from '../readable.ts';
import { ReaderError, showError } from '../readerError.ts';
import { activeFile } from '../retrospective/identity.ts';
import { knownPeople } from '../settings.ts';
import { showText } from '../textEditors.ts';
import { fillCase } from './caseTemplate.ts';
import { pickMasked, type MaskDecision } from './maskPick.ts';
import { keptAs } from './publishedCases.ts';
import type { PublishContext } from './publishCommands.ts';
import { shareFiles } from './shareCases.ts';
import { libraryAround, targetLibrary } from './targetLibrary.ts';

/** What a caller may decide beforehand. */
interface Wanted {
  readonly source: vscode.Uri | undefined;
  /** The folder of the library. */
  readonly library: vscode.Uri | undefined;
  /** Values to leave as they are; where it is there, nobody is asked. */
  readonly keep: readonly string[] | null;
}

/**
 * Makes a masked case of a retrospective, or of another Markdown document, writes it into a library as a new file and opens it.
 * `argument` is its address, or `{uri, library, keep}` from a keybinding or another extension. Returns the address of the case,
 * undefined where the person cancelled.
 */
export async function publishCase(
  context: PublishContext,
  argument: unknown,
): Promise<vscode.Uri | undefined> {
  const wanted = wantedBy(argument);
  const uri = wanted.source ?? activeFile() ?? context.forms.current.uri;
  if (!uri) throw noSource();
  const document = await readable(uri);
  const around = await libraryAround(context.library, uri);
  if (around && around.kind !== 'workspace') {
    throw new ReaderError(
      'is-case',
      l10n.t('{0} is in the library “{1}” already. Open it there, or share it.', nameOf(uri), around.name),
    );
  }
  const draft = draftCase(document.getText(), nameOf(uri));
  if (draft.empty.length === 5) throw nothingToTell(uri);
  if (wanted.keep === null && !(await goesOnAgain(context, uri))) return undefined;
  const title = l10n.t('Add to case library');
  const target = await targetLibrary(context.library, context.state, title, wanted.library);
  if (!target) return undefined;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const text = await fillCase(context.extensionUri, { language: draft.language, folder }, draft.variables);
  const names = { ...draft.names, people: [...draft.names.people, ...knownPeople(uri)] };
  const decision = await decide(text, names, draft, wanted, target.name);
  if (!decision) return undefined;
  const masked = maskText(text, decision.masked);
  const written = await writeNewFile(vscode.Uri.parse(target.uri), fileNameOf(masked), masked);
  await context.published.remember({
    uri: written,
    source: uri.toString(),
    kept: decision.kept.flatMap(keptAs),
    ...namesMasked(names, decision),
  });
  await showText(written, placeToFill(masked, draft));
  // What the button of the message does may fail long after the command has ended.
  tell(context, written, target.name, draft, decision).catch(showError);
  // From now on the status bar tells that it waits to be shared.
  context.share.describe(vscode.Uri.parse(target.uri)).catch(showError);
  return written;
}

function wantedBy(argument: unknown): Wanted {
  const address =
    typeof argument === 'object' && argument !== null && 'uri' in argument ? argument.uri : argument;
  const object = typeof argument === 'object' && argument !== null ? argument : {};
  const keep = 'keep' in object && Array.isArray(object.keep) ? (object.keep as unknown[]) : null;
  return {
    source: addressOf(address),
    library: 'library' in object ? addressOf(object.library) : undefined,
    keep: keep && keep.filter((value): value is string => typeof value === 'string'),
  };
}

async function readable(uri: vscode.Uri): Promise<vscode.TextDocument> {
  let document: vscode.TextDocument;
  try {
    document = openDocument(uri) ?? (await vscode.workspace.openTextDocument(uri));
  } catch (error) {
    throw new ReaderError('unreadable', unopenable(uri, error).message);
  }
  const unreadable = unreadableText(document);
  if (unreadable) throw new ReaderError('unreadable', unreadable.message);
  if (document.languageId !== 'markdown') throw noSource();
  return document;
}

function noSource(): ReaderError {
  return new ReaderError(
    'no-document',
    l10n.t('Open the retrospective, or another Markdown report, that is to become a case first.'),
  );
}

function nothingToTell(uri: vscode.Uri): ReaderError {
  return new ReaderError(
    'empty',
    l10n.t(
      '{0} has nothing for a case yet: event, cause, fixes that are done, result and lesson are all empty. No case was written.',
      nameOf(uri),
    ),
    [{ title: l10n.t('Open it'), run: () => showText(uri, null) }],
  );
}

/** Asks where the document was made a case of before; false where the person rather opens that one, or cancels. */
async function goesOnAgain({ published }: PublishContext, uri: vscode.Uri): Promise<boolean> {
  for (const made of published.madeOf(uri)) {
    if (!(await exists(made))) continue;
    const open = l10n.t('Open the case');
    const again = l10n.t('Add another');
    const picked = await vscode.window.showInformationMessage(
      l10n.t('{0} was made a case before: {1}.', nameOf(uri), nameOf(made)),
      open,
      again,
    );
    if (picked === open) await showText(made, null);
    return picked === again;
  }
  return true;
}

async function decide(
  text: string,
  names: MaskNames,
  draft: CaseDraft,
  wanted: Wanted,
  library: string,
): Promise<MaskDecision | undefined> {
  const findings = findSensitive(text, names);
  if (wanted.keep) {
    const keep = new Set(wanted.keep);
    const isKept = (each: MaskFinding) => each.doubtful || keep.has(each.original) || keep.has(each.same);
    return { masked: findings.filter((each) => !isKept(each)), kept: findings.filter(isKept) };
  }
  if (findings.length === 0) return { masked: [], kept: [] };
  const title = draft.closed
    ? l10n.t('Add to “{0}”: what is replaced by a pseudonym', library)
    : l10n.t('Add to “{0}” (the retrospective is not closed): what is replaced by a pseudonym', library);
  return pickMasked(text, findings, { title, isKept: () => false });
}

/** Customers and people to look out for in the case from now on; what somebody keeps is none of them. */
function namesMasked(names: MaskNames, { masked }: MaskDecision) {
  const of = (kind: MaskFinding['kind']) =>
    masked.filter((each) => each.kind === kind).map(({ same }) => same);
  const said = new Set(masked.flatMap(keptAs));
  return {
    customers: [...new Set([...names.customers.filter((name) => said.has(name)), ...of('customer')])],
    people: [...new Set([...names.people.filter((name) => said.has(name)), ...of('person')])].filter(
      (name) => name.length > 1,
    ),
  };
}

/** The name of the file, made of what is masked already, so that it tells no more than the text. */
function fileNameOf(masked: string): string {
  const { fields } = parseCase(masked, '');
  const date = fields.date?.text ?? localDate(new Date());
  return retrospectiveFileName(fields.title?.text ?? '', date) ?? `${date}.md`;
}

/** Where the first part without content begins, so that it can be written at once. */
function placeToFill(text: string, { empty }: CaseDraft): { start: number; end: number } | null {
  const parts = ['event', 'cause', 'handling', 'result', 'lesson'] as const;
  const at = parts.findIndex((part) => empty.includes(part));
  const headings = [...text.matchAll(/^## .*$/gm)];
  const heading = at < 0 ? undefined : headings[at];
  if (!heading) return null;
  const end = Math.min(text.length, heading.index + heading[0].length + 1);
  return { start: end, end };
}

async function tell(
  context: PublishContext,
  uri: vscode.Uri,
  library: string,
  draft: CaseDraft,
  { masked, kept }: MaskDecision,
): Promise<void> {
  const values = (findings: readonly MaskFinding[]) =>
    new Set(findings.map(({ kind, same }) => `${kind}\t${same}`)).size;
  const said = [
    kept.length > 0
      ? l10n.t('Added to “{0}”: {1} masked, {2} kept.', library, values(masked), values(kept))
      : l10n.t('Added to “{0}”: {1} masked.', library, values(masked)),
    leftOut(draft),
  ];
  const share = l10n.t('Share…');
  const canShare = await context.share.canShare(vscode.Uri.parse(uri.toString()));
  const show = draft.left.unclosed ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const picked = await show(
    said.filter((sentence) => sentence !== '').join(' '),
    ...(canShare ? [share] : []),
  );
  if (picked === share) await shareFiles(context, [uri]);
}

function leftOut({ left, empty }: CaseDraft): string {
  const pieces = [
    left.disputedClaims > 0 ? l10n.t('claims in dispute ({0})', left.disputedClaims) : '',
    left.openFixes > 0 ? l10n.t('fixes not done ({0})', left.openFixes) : '',
    left.images > 0 ? l10n.t('images ({0})', left.images) : '',
    left.internal > 0 ? l10n.t('internal blocks ({0})', left.internal) : '',
  ].filter((piece) => piece !== '');
  return [
    pieces.length > 0 ? l10n.t('Left out: {0}.', pieces.join(l10n.t(', '))) : '',
    left.unclosed ? l10n.t('An internal block has no end, so all that follows it was left out.') : '',
    empty.includes('lesson') ? l10n.t('The lesson is still empty.') : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
