import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DocumentFacts } from '../../documents/data.ts';
import type { DocumentKind } from '../../documents/kinds.ts';
import { addressOf, folderAt } from '../arguments.ts';
import { currentTime, localDate } from '../clock.ts';
import { openDocument } from '../documents.ts';
import { nameOf } from '../files.ts';
import type { DocumentLanguage } from '../language.ts';
import { chooseFolder } from '../newFolder.ts';
import { ReaderError } from '../readerError.ts';
import type { FormContext } from '../retrospective/formContext.ts';
import { activeFile, isRetrospective } from '../retrospective/identity.ts';
import { author, documentFolder, goLiveDate, knownPeople, templateLanguage } from '../settings.ts';
import { chooseRetrospective } from './chooseSource.ts';
import { createDocument } from './create.ts';
import { factsOf, type SourceRetrospective } from './facts.ts';
import { chooseDocument, type Choice } from './pick.ts';
import { readRetrospective } from './sources.ts';
import {
  builtInTemplate,
  documentTemplates,
  type BrokenTemplate,
  type DocumentTemplate,
} from './templates.ts';
import { workspaceFacts } from './workspaceFacts.ts';

/** What a new document is made from; what is absent is asked for, or taken from the settings and the active retrospective. */
export interface NewDocument {
  /** Name of a kind or of a template of the team. */
  readonly kind?: string;
  readonly folder?: vscode.Uri;
  /** The retrospective to fill it from; null for none. */
  readonly retrospective?: vscode.Uri | null;
  /** What is known beside. */
  readonly facts?: DocumentFacts;
}

/**
 * Creates a document. `argument` is what was clicked in the explorer (a folder, or a retrospective to fill it from), or a
 * `NewDocument`. Returns its address, or undefined where the person cancelled.
 */
export async function newDocument(context: FormContext, argument: unknown): Promise<vscode.Uri | undefined> {
  return makeDocument(context, await wantedBy(argument));
}

async function wantedBy(argument: unknown): Promise<NewDocument> {
  if (argument instanceof vscode.Uri) {
    const source = await readRetrospective(argument);
    return source ? { retrospective: argument } : { folder: await folderAt(argument) };
  }
  if (typeof argument !== 'object' || argument === null) return {};
  const folder = 'folder' in argument ? addressOf(argument.folder) : undefined;
  const kind = 'kind' in argument && typeof argument.kind === 'string' ? argument.kind : undefined;
  const source = 'retrospective' in argument ? (addressOf(argument.retrospective) ?? null) : undefined;
  return {
    ...(folder ? { folder } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(source === undefined ? {} : { retrospective: source }),
  };
}

/** Creates the document that is wanted, asking for what is not said. */
export async function makeDocument(
  context: FormContext,
  wanted: NewDocument,
): Promise<vscode.Uri | undefined> {
  let source = await sourceOf(context, wanted.retrospective);
  const scope = wanted.folder ?? source?.uri ?? activeFile() ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const language = templateLanguage(scope);
  const templates = await documentTemplates(context.extensionUri, language, scope);
  let template: DocumentTemplate | undefined;
  if (wanted.kind !== undefined) {
    template = templates.own.get(wanted.kind);
    const fault = templates.broken.find(({ uri }) => nameOf(uri) === `${wanted.kind}.md`);
    if (!template && fault) void nameFault(fault);
    const kind = templates.groups.flatMap(({ kinds }) => kinds).find(({ name }) => name === wanted.kind);
    if (!template && kind) template = await builtInTemplate(context.extensionUri, language, kind);
    if (!template)
      throw new ReaderError('no-template', l10n.t('There is no template “{0}” of a document.', wanted.kind));
  }
  while (!template) {
    const choice: Choice | undefined = await chooseDocument(templates, source ? titleOf(source) : null, true);
    if (!choice) return undefined;
    if ('other' in choice) {
      const chosen = await chooseRetrospective(context);
      if (chosen !== undefined) source = chosen;
    } else if ('mend' in choice) {
      await openAt(choice.mend);
      return undefined;
    } else {
      template =
        'template' in choice
          ? choice.template
          : await builtInTemplate(context.extensionUri, language, choice.kind);
    }
  }
  const folder = wanted.folder ?? (await targetFolder(source));
  if (!folder) return undefined;
  const facts = await gather(template, source, folder, language);
  if (!facts) return undefined;
  const content = {
    template,
    language,
    facts: { ...facts, ...wanted.facts },
    today: localDate(currentTime()),
  };
  return createDocument(folder, content);
}

/** What is filled in: from the settings, the retrospective, and for a report from all retrospectives around `folder`. */
async function gather(
  kind: DocumentKind,
  source: SourceRetrospective | null,
  folder: vscode.Uri,
  language: DocumentLanguage,
): Promise<DocumentFacts | undefined> {
  const known: DocumentFacts = {
    author: author(folder),
    goLive: goLiveDate(folder),
    people: knownPeople(folder),
  };
  const target = { place: vscode.Uri.joinPath(folder, 'document.md'), language };
  const facts = source ? { ...known, ...withoutEmpty(await factsOf(source, target)) } : known;
  if (!kind.coversWorkspace) return facts;
  const all = await workspaceFacts(source, folder, language);
  return all && { ...facts, ...all };
}

/** Empty lists and texts do not take the place of what the settings know. */
function withoutEmpty(facts: DocumentFacts): DocumentFacts {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) =>
      typeof value === 'string' || Array.isArray(value) ? value.length > 0 : true,
    ),
  );
}

/** The retrospective to fill from: the one that was named, the active editor's, or the sidebar's. */
async function sourceOf(
  context: FormContext,
  wanted: vscode.Uri | null | undefined,
): Promise<SourceRetrospective | null> {
  if (wanted === null) return null;
  if (wanted) return readRetrospective(wanted);
  const active = activeFile();
  const document = active && openDocument(active);
  if (document && (await isRetrospective(document))) return readRetrospective(document.uri);
  return context.current.uri && !context.current.missing ? readRetrospective(context.current.uri) : null;
}

/** The configured folder of the workspace folder that `source` is in; asked for where there is no or more than one. */
function targetFolder(source: SourceRetrospective | null): Promise<vscode.Uri | undefined> | vscode.Uri {
  const folder = source && vscode.workspace.getWorkspaceFolder(source.uri);
  const path = folder ? documentFolder.read(folder.uri) : null;
  if (folder && path !== null) return vscode.Uri.joinPath(folder.uri, path);
  return chooseFolder(documentFolder, l10n.t('Folder for the document'));
}

function titleOf({ model, uri }: SourceRetrospective): string {
  return model.fields.title.value || nameOf(uri);
}

async function nameFault(fault: BrokenTemplate): Promise<void> {
  const open = l10n.t('Open the template');
  const picked = await vscode.window.showWarningMessage(
    l10n.t(
      'The template {0} has a mistake in line {1}: {2}. The built-in template is used instead.',
      vscode.workspace.asRelativePath(fault.uri),
      fault.line,
      fault.message,
    ),
    open,
  );
  if (picked === open) await openAt(fault);
}

async function openAt({ uri, line }: BrokenTemplate): Promise<void> {
  const at = new vscode.Position(Math.max(0, line - 1), 0);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
}
