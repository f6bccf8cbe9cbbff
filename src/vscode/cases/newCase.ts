import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { retrospectiveFileName } from '../../retrospective/fileName.ts';
import { addressOf, folderAt } from '../arguments.ts';
import { localDate } from '../clock.ts';
import { writeNewFile } from '../newFile.ts';
import { ReaderError } from '../readerError.ts';
import { templateLanguage } from '../settings.ts';
import { showText } from '../textEditors.ts';
import { emptyCase, fillCase } from './caseTemplate.ts';
import type { PublishContext } from './publishCommands.ts';
import { targetLibrary } from './targetLibrary.ts';

/**
 * Writes a new case from the template into a library and opens it at its first part. `argument` is a folder of a library, or
 * `{title, library}`. Returns the address of the file, undefined where the person cancelled.
 */
export async function newCase(context: PublishContext, argument: unknown): Promise<vscode.Uri | undefined> {
  const wanted = await wantedBy(argument);
  const target = await targetLibrary(context.library, context.state, l10n.t('New case'), wanted.library);
  if (!target) return undefined;
  const root = vscode.Uri.parse(target.uri);
  const date = localDate(new Date());
  const title = wanted.title || (await askTitle(target.name, date));
  if (!title) return undefined;
  const name = retrospectiveFileName(title, date);
  if (name === null) throw new ReaderError('no-name', unusable());
  const folder = vscode.workspace.workspaceFolders?.[0];
  const language = templateLanguage(folder?.uri);
  const content = await fillCase(context.extensionUri, { language, folder }, { ...emptyCase, title, date });
  const uri = await writeNewFile(wanted.library ?? root, name, content);
  await context.published.remember({ uri });
  const first = /^## .*(?:\r\n|\n)/m.exec(content);
  const at = first ? first.index + first[0].length : content.length;
  await showText(uri, { start: at, end: at });
  return uri;
}

async function wantedBy(argument: unknown): Promise<{ title: string; library: vscode.Uri | undefined }> {
  if (argument instanceof vscode.Uri) return { title: '', library: await folderAt(argument) };
  const object = typeof argument === 'object' && argument !== null ? argument : {};
  return {
    title: 'title' in object && typeof object.title === 'string' ? object.title.trim() : '',
    library: 'library' in object ? addressOf(object.library) : undefined,
  };
}

function unusable(): string {
  return l10n.t('Only characters that file names cannot hold are in this title. Add a word or two.');
}

function askTitle(library: string, date: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: l10n.t('New case in “{0}”', library),
    prompt: l10n.t('What went wrong, in a few words; without names of customers and people'),
    ignoreFocusOut: true,
    validateInput(title) {
      if (title.trim() === '')
        return { message: l10n.t('Enter a title'), severity: vscode.InputBoxValidationSeverity.Info };
      const name = retrospectiveFileName(title, date);
      if (name === null) return unusable();
      return { message: l10n.t('File: {0}', name), severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
}
