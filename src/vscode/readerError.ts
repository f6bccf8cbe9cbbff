import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { logError } from './log.ts';

/** A way out that is offered as a button below a message. */
export interface WayOut {
  readonly title: string;
  run(): unknown;
}

/**
 * A failure that was foreseen. `code` is stable; `message` is for the reader, in their language: what happened, what is
 * safe, what to do.
 */
export class ReaderError extends Error {
  override readonly name = 'ReaderError';
  constructor(
    readonly code: string,
    message: string,
    readonly waysOut: readonly WayOut[] = [],
  ) {
    super(message);
  }
}

/** True where a file operation failed because nothing is there (any more). */
export function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}

/** Why a file operation failed, as half a sentence for the reader. */
export function fileReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/ENOSPC|EDQUOT|no space left|disk (is )?full|quota/i.test(message)) return l10n.t('the disk is full');
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  if (code === 'NoPermissions' || /EACCES|EPERM|EROFS|read-?only/i.test(message)) {
    return l10n.t('writing is not allowed there');
  }
  if (code === 'FileNotFound') return l10n.t('it is no longer there');
  if (code === 'FileIsADirectory' || code === 'FileNotADirectory')
    return l10n.t('a file or folder is in the way');
  if (code === 'Unavailable') return l10n.t('the disk or connection does not respond');
  return message;
}

/** The sentence for whatever was thrown. What nobody foresaw goes to the log, too. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ReaderError) return error.message;
  if (error instanceof vscode.FileSystemError) {
    return l10n.t('The file could not be used: {0}. Nothing was changed.', fileReason(error));
  }
  logError('unexpected', error);
  const message = error instanceof Error ? error.message : String(error);
  return l10n.t('That did not work: {0}. Your text is unchanged.', message);
}

/** Shows `error` as one message with its ways out. Resolves when the message is gone. */
export async function showError(error: unknown): Promise<void> {
  const waysOut = error instanceof ReaderError ? error.waysOut : [];
  const titles = waysOut.map((way) => way.title);
  const picked = await vscode.window.showErrorMessage(sentenceOf(error), ...titles);
  await waysOut.find((way) => way.title === picked)?.run();
}
