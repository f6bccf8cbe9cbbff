import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { CaseIndex } from '../cases/caseIndex.ts';
import { decodeText } from '../cases/decode.ts';
import type { SynonymTable } from '../cases/synonyms.ts';
import { compileSynonyms } from '../cases/synonyms.ts';
import { InputError } from './input.ts';
import { shippedJson } from './shipped.ts';

/** Larger files are no cases that somebody wrote: 20 MB. */
const largest = 20 * 1024 * 1024;

/** A file of a library that is not searched, and why. */
export interface Skipped {
  readonly file: string;
  readonly reason: string;
}

/** The libraries in memory. */
export interface Library {
  readonly index: CaseIndex;
  /** Text of a file of the index. */
  readonly texts: (file: string) => string | null;
  readonly skipped: readonly Skipped[];
  /** Files that were read from another encoding than UTF-8. */
  readonly converted: number;
  readonly bytes: number;
  readonly readMs: number;
  readonly indexMs: number;
}

/** Reads all Markdown files below the folders and indexes them. Throws an InputError where a folder is missing or is none. */
export function openLibrary(folders: readonly string[] | undefined): Library {
  if (!folders || folders.length === 0) {
    throw new InputError(l10n.t('Name the folder of the library: --library DIR.'));
  }
  const index = new CaseIndex(compileSynonyms(shippedJson('templates/cases/synonyms.json') as SynonymTable));
  const texts = new Map<string, string>();
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  let converted = 0;
  let bytes = 0;
  let readMs = 0;
  let indexMs = 0;
  for (const folder of folders) {
    const library = path.basename(path.resolve(folder));
    for (const file of filesIn(folder, skipped, seen)) {
      const started = performance.now();
      const read = readText(file);
      const done = performance.now();
      readMs += done - started;
      if (!read.ok) {
        skipped.push({ file, reason: read.reason });
        continue;
      }
      if (read.converted) converted++;
      bytes += read.size;
      texts.set(file, read.text);
      index.stage({ path: file, library, size: read.size, mtime: read.mtime, text: read.text });
      indexMs += performance.now() - done;
    }
  }
  const started = performance.now();
  index.commit();
  indexMs += performance.now() - started;
  return { index, texts: (file) => texts.get(file) ?? null, skipped, converted, bytes, readMs, indexMs };
}

type Read =
  | { readonly ok: true; text: string; size: number; mtime: number; converted: boolean }
  | { readonly ok: false; reason: string };

function readText(file: string): Read {
  try {
    const { size, mtimeMs } = statSync(file);
    if (size > largest) return { ok: false, reason: l10n.t('larger than 20 MB') };
    const decoded = decodeText(readFileSync(file));
    if (decoded.ok) {
      return { ok: true, text: decoded.text, size, mtime: mtimeMs, converted: decoded.encoding !== 'utf-8' };
    }
    return {
      ok: false,
      reason:
        decoded.reason === 'binary' ? l10n.t('binary data, no text') : l10n.t('text in an unknown encoding'),
    };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return l10n.t('a link that leads nowhere');
    case 'ELOOP':
      return l10n.t('a link that leads in a circle');
    case 'EACCES':
    case 'EPERM':
      return l10n.t('you may not read it');
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/** The Markdown files below a folder in alphabetical order; hidden ones and `node_modules` are left out. */
function* filesIn(folder: string, skipped: Skipped[], seen: Set<string>): Generator<string> {
  try {
    if (!statSync(folder).isDirectory()) throw new InputError(l10n.t('{0}: is no folder.', folder));
    // Links may lead back up: each folder is visited once, under whichever name it comes first.
    seen.add(realpathSync(folder));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? l10n.t('{0}: there is no such folder.', folder)
        : `${folder}: ${reasonOf(error)}`,
    );
  }
  yield* walk(folder, skipped, seen);
}

function* walk(folder: string, skipped: Skipped[], seen: Set<string>): Generator<string> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    skipped.push({ file: folder, reason: reasonOf(error) });
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const file = path.join(folder, entry.name);
    let isFolder = entry.isDirectory();
    if (entry.isSymbolicLink()) {
      try {
        isFolder = statSync(file).isDirectory();
        const real = isFolder ? realpathSync(file) : '';
        if (isFolder && seen.has(real)) {
          skipped.push({ file, reason: l10n.t('a link to a folder that is searched already') });
          continue;
        }
        if (isFolder) seen.add(real);
      } catch (error) {
        skipped.push({ file, reason: reasonOf(error) });
        continue;
      }
    } else if (isFolder) {
      const real = realpathSync(file);
      if (seen.has(real)) continue;
      seen.add(real);
    }
    if (isFolder) yield* walk(file, skipped, seen);
    else if (/\.(?:md|markdown)$/i.test(entry.name)) yield file;
  }
}

/** Says on standard error how many files were left out. */
export function reportSkipped({ skipped }: Library): void {
  if (skipped.length === 0) return;
  const [first] = skipped;
  process.stderr.write(
    `fupan: ${l10n.t('{0} files were skipped, the first: {1} ({2}). “fupan index” lists them all.', skipped.length, first?.file ?? '', first?.reason ?? '')}\n`,
  );
}

/** A whole number of at least 1; `fallback` where the option is not there. */
export function readLimit(value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const limit = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (limit < 1) throw new InputError(l10n.t('--limit takes a number from 1 on, not “{0}”.', value));
  return limit;
}
