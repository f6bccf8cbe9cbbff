import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';

/** Something that the caller gave cannot be used; the message is the one line they read. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** Larger files are no documents that somebody wrote: 20 MB. */
const largest = 20 * 1024 * 1024;

/** Text of a file (`-`: standard input). Throws an InputError for what is no UTF-8 text, too large or unreadable. */
export function readDocument(file: string): string {
  let bytes: Buffer;
  try {
    if (file !== '-' && statSync(file).size > largest) {
      throw new InputError(l10n.t('{0}: larger than 20 MB; this is no document to check.', file));
    }
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(reasonOf(file, error));
  }
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (wide) throw new InputError(l10n.t('{0}: UTF-16 text; save it as UTF-8 to have it checked.', file));
  if (bytes.includes(0)) throw new InputError(l10n.t('{0}: binary data, no text.', file));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError(
      l10n.t('{0}: no UTF-8 text (perhaps GBK); save it as UTF-8 to have it checked.', file),
    );
  }
}

/** Why the file system refused, in words. */
function reasonOf(file: string, error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return l10n.t('{0}: there is no such file or folder.', file);
    case 'EISDIR':
      return l10n.t('{0}: is a folder; name a file.', file);
    case 'EACCES':
    case 'EPERM':
      return l10n.t('{0}: you may not read it.', file);
    default:
      return `${file}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** A Markdown file to look at; `named` where the caller gave it, not found in a folder. */
export interface Found {
  readonly file: string;
  readonly named: boolean;
}

/**
 * The Markdown files among files and folders, folders searched through in alphabetical order; hidden ones, `node_modules`
 * and links to folders are left out. Throws an InputError where a path does not exist.
 */
export function findDocuments(paths: readonly string[]): Found[] {
  return paths.flatMap((path) => {
    if (path === '-') return [{ file: path, named: true }];
    try {
      return statSync(path).isDirectory() ? walk(path) : [{ file: path, named: true }];
    } catch (error) {
      throw new InputError(reasonOf(path, error));
    }
  });
}

function walk(folder: string): Found[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return /\.(?:md|markdown)$/i.test(entry.name) ? [{ file: path, named: false }] : [];
  });
}
