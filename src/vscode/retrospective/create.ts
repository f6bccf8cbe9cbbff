import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { renderTemplate } from '../../documents/template.ts';
import { applyEdits } from '../../markdown/text.ts';
import { editRetrospective } from '../../retrospective/edit.ts';
import type { Intent } from '../../retrospective/intent.ts';
import type { Accusation, Complaint } from '../../markdown/complaintKinds.ts';
import { parseRetrospective } from '../../retrospective/parse.ts';
import { retrospectiveFileName } from '../../retrospective/fileName.ts';
import { localDate } from '../clock.ts';
import { writeNewFile } from '../newFile.ts';
import { chooseFolder } from '../newFolder.ts';
import { ReaderError } from '../readerError.ts';
import { knownPeople, retrospectiveFolder, templateLanguage } from '../settings.ts';
import { useTemplate, type TemplateUse } from '../templates.ts';
import type { FormContext } from './formContext.ts';

/** What a new retrospective is made from; what is absent is asked for or taken from the settings. */
export interface NewRetrospective {
  readonly title?: string;
  /** The folder to put it into; without it the one of the settings. */
  readonly folder?: vscode.Uri;
  /** What is known already: kinds for the front matter, and the customer's words for the claims ledger. */
  readonly known?: KnownAtStart;
}

/** What is known when a retrospective is started from a message. */
export interface KnownAtStart {
  readonly accusation: Accusation | '';
  readonly complaint: Complaint | '';
  readonly claim: string;
}

/** Longest claim that goes into a table, in UTF-16 units; the whole message belongs to the evidence. */
const longestClaim = 2000;

/**
 * Creates a retrospective, shows it as text and makes it the current one. Never overwrites: a name that is taken gets a
 * number. Where the file cannot be written, the content opens as an unsaved document. Returns its address, or undefined
 * where the person cancelled.
 */
export async function createRetrospective(
  context: FormContext,
  wanted: NewRetrospective,
): Promise<vscode.Uri | undefined> {
  const folder =
    wanted.folder ?? (await chooseFolder(retrospectiveFolder, l10n.t('Folder for the retrospective')));
  if (!folder) return undefined;
  const now = new Date();
  const title = wanted.title?.trim() || (await askTitle(folder, localDate(now)));
  if (!title) return undefined;
  const name = retrospectiveFileName(title, localDate(now));
  if (name === null) throw new ReaderError('no-name', unusableTitle());
  const template = await fill(context, folder, title, localDate(now));
  const content = wanted.known ? withKnown(template, wanted.known) : template;
  const uri = await writeNewFile(folder, name, content);
  await vscode.window.showTextDocument(uri, { preview: false, preserveFocus: true });
  context.current.bind(uri);
  context.reveal.fire(null);
  return uri;
}

/** `text` with what is known in its place. What a team's own template has no place for is left out. */
function withKnown(text: string, { accusation, complaint, claim }: KnownAtStart): string {
  const isChinese = parseRetrospective(text).language === 'zh-cn';
  const words = claim.trim().slice(0, longestClaim);
  // The customer's words are theirs: a tag or a comment in them is shown and does nothing.
  const shown = words.replace(/[<\\]/g, '\\$&') + (claim.trim().length > longestClaim ? '…' : '');
  const cells = isChinese
    ? { party: '客户', claim: `“${shown}”` }
    : { party: 'Customer', claim: `“${shown}”` };
  const intents: Intent[] = [
    { kind: 'setField', field: 'accusation', value: accusation },
    { kind: 'setField', field: 'complaint', value: complaint },
    ...(words === '' ? [] : [{ kind: 'addRow', table: 'claims', cells } as const]),
  ];
  return intents.reduce((edited, intent) => {
    const result = editRetrospective(edited, parseRetrospective(edited), intent);
    return result.ok ? applyEdits(edited, result.edits) : edited;
  }, text);
}

function unusableTitle(): string {
  return l10n.t('Only characters that file names cannot hold are in this title. Add a word or two.');
}

function askTitle(folder: vscode.Uri, date: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: l10n.t('New retrospective'),
    prompt: l10n.t('What happened, in a few words; it becomes the title and the file name'),
    placeHolder: l10n.t('Stock synchronisation failed'),
    ignoreFocusOut: true,
    validateInput(title) {
      // Nothing typed yet is no mistake; Enter then does nothing.
      if (title.trim() === '')
        return { message: l10n.t('Enter a title'), severity: vscode.InputBoxValidationSeverity.Info };
      const name = retrospectiveFileName(title, date);
      if (name === null) return unusableTitle();
      const path = vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, name));
      return { message: l10n.t('File: {0}', path), severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
}

function fill(context: FormContext, folder: vscode.Uri, title: string, date: string): Promise<string> {
  const workspace = vscode.workspace.getWorkspaceFolder(folder);
  const variables = {
    title,
    date,
    occurred: '',
    people: knownPeople(folder),
    project: '',
  };
  const place = { name: 'retrospective.md', language: templateLanguage(folder), folder: workspace } as const;
  return useTemplate(context.extensionUri, place, (template): TemplateUse<string> => {
    const result = renderTemplate(template, variables);
    if (!result.ok) return result;
    const fault = retrospectiveFault(result.text);
    return fault ? { ok: false, ...fault } : { ok: true, value: result.text };
  });
}

/** Why `text` would not be a working retrospective, with the one-based line; null where it is one. */
function retrospectiveFault(text: string): { line: number; message: string } | null {
  const model = parseRetrospective(text);
  const error = model.frontMatterError;
  if (error) return { line: text.slice(0, error.range.start).split('\n').length, message: error.message };
  return model.declared
    ? null
    : { line: 1, message: l10n.t('the front matter must say “fupan: retrospective”') };
}
