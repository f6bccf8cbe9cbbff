import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { megabytes, nameOf } from './files.ts';
import { fileReason, isNotFound, ReaderError } from './readerError.ts';

/** Longest document that is shown other than as text, in UTF-16 units. */
export const longestDocument = 4 * 1024 * 1024;

/** Why a document cannot be shown, and whether opening it as text helps. */
export interface Unreadable {
  readonly message: string;
  readonly canOpenText: boolean;
}

/** Judges the text of an open document; null where it can be shown. */
export function unreadableText(document: vscode.TextDocument): Unreadable | null {
  const text = document.getText();
  if (text.length > longestDocument) return { message: tooLong(text.length), canOpenText: true };
  if (text.includes('\0')) {
    return {
      message: l10n.t(
        'This file holds binary data, not text, so it is left alone. Check whether it was given the wrong name; if it is UTF-16 text, use “Reopen with Encoding”.',
      ),
      canOpenText: true,
    };
  }
  if (looksMisread(text)) {
    return {
      message: l10n.t(
        'Many characters of this file could not be read, so it is probably not UTF-8 (GBK perhaps). Nothing was changed. Open it as text, choose “Reopen with Encoding” in the status bar, then save it as UTF-8.',
      ),
      canOpenText: true,
    };
  }
  return null;
}

/**
 * Throws `unreadable` for a file of so many bytes that its text must be too long: no UTF-16 unit takes more than three of
 * them. Nobody has to wait then until VS Code has opened it, which takes seconds.
 */
export function refuseTooLong(bytes: number): void {
  if (bytes > 3 * longestDocument) throw new ReaderError('unreadable', tooLong(bytes));
}

function tooLong(size: number): string {
  return l10n.t(
    'This file is {0}; Fupan shows files up to {1}. Nothing was changed. Open it as text, or move parts of it to files of their own.',
    megabytes(size),
    megabytes(longestDocument),
  );
}

/** True where so many characters failed to decode that saving would destroy text. */
function looksMisread(text: string): boolean {
  const sample = text.length > 200_000 ? text.slice(0, 200_000) : text;
  let failed = 0;
  for (let at = sample.indexOf('\uFFFD'); at >= 0; at = sample.indexOf('\uFFFD', at + 1)) failed++;
  return failed >= 3 && failed * 100 >= sample.length;
}

/** The sentence for a document that VS Code would not open at all. */
export function unopenable(uri: vscode.Uri, error: unknown): Unreadable {
  if (error instanceof ReaderError) return { message: error.message, canOpenText: true };
  const name = nameOf(uri);
  const message = error instanceof Error ? error.message : String(error);
  if (isNotFound(error) || /ENOENT|not found|nonexist|does not exist/i.test(message)) {
    return { message: missingMessage(name), canOpenText: false };
  }
  if (/50 ?MB|too large|TooLarge/i.test(message)) {
    return {
      message: l10n.t(
        'VS Code does not hand files over 50 MB to extensions, so {0} cannot be shown here. It is unchanged; open it as text.',
        name,
      ),
      canOpenText: true,
    };
  }
  if (/binary/i.test(message)) {
    return {
      message: l10n.t(
        'This file holds binary data, not text, so it is left alone. Check whether it was given the wrong name; if it is UTF-16 text, use “Reopen with Encoding”.',
      ),
      canOpenText: true,
    };
  }
  return {
    message: l10n.t('{0} could not be opened: {1}. It is unchanged.', name, fileReason(error)),
    canOpenText: true,
  };
}

/** The sentence for a retrospective whose file is gone. */
export function missingMessage(name: string): string {
  return l10n.t(
    '{0} is no longer at its place: it, or its folder, was deleted or moved. Undo that in the explorer or restore it from Git, or go back to the start page.',
    name,
  );
}
