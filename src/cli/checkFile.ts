import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { mistakeText } from '../l10n/mistakeText.ts';
import { kindOf } from '../wording/documentKind.ts';
import type { WordingContext } from '../wording/model.ts';
import type { Checks, Finding } from './checkText.ts';
import { checksOf, checkText, noChecks } from './checkText.ts';
import type { Found } from './input.ts';
import { InputError, readDocument } from './input.ts';
import { isIgnored, settingsMistakes } from './settings.ts';
import { rulesFor } from './wordingRules.ts';

/** How files are checked; plain data, so that another thread can be told. */
export interface FileOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** What they are read as; undefined for what each says that it is. */
  readonly context: WordingContext | undefined;
  /** Whether findings carry suggestions. */
  readonly suggest: boolean;
}

/** What came out of some files, in their order. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** Why files, settings or rules cannot be used, in words; one may come several times. */
  readonly complaints: readonly string[];
}

/** Checks some files one after the other: one that cannot be read must not hide what is missing in the others. */
export function checkEach(files: readonly Found[], options: FileOptions): Checked {
  const findings: Finding[] = [];
  const complaints: string[] = [];
  for (const found of files) {
    try {
      for (const finding of checkFile(found, options, complaints)) findings.push(finding);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      complaints.push(error.message);
    }
  }
  return { findings, complaints };
}

/** Mistakes in the team's rules for documents of a folder, each with its file and line. */
export function ruleMistakes(folder: string): string[] {
  return rulesFor(folder).mistakes.map(({ file, line, reason }) =>
    l10n.t('{0}:{1}: {2}', file, line, mistakeText(reason)),
  );
}

function checkFile(
  { file, named }: Found,
  { today, context, suggest }: FileOptions,
  complaints: string[],
): Finding[] {
  const folder = file === '-' ? '.' : dirname(file);
  complaints.push(...settingsMistakes(folder));
  if (file !== '-' && isIgnored(file)) return [];
  const text = readDocument(file);
  const kind = kindOf(text);
  const checks = checksFor(kind, named, context);
  // In folders a table of letters may be an example in somebody's manual: only files that say so are checked.
  const matrices = context === undefined && (named || /\.raci\.md$/i.test(file) || kind === 'raci');
  if (checks.wording) complaints.push(...ruleMistakes(folder));
  return checkText(file, text, { ...checks, matrices }, today, suggest);
}

/** What a file is checked for: by its kind, or as `--context` says where it is of that kind or was named. */
function checksFor(kind: string | null, named: boolean, context: WordingContext | undefined): Checks {
  const own = checksOf(kind);
  if (context === undefined) return own;
  const { openPlaces } = own;
  if (context === 'reply') {
    return named || own.wording === 'reply'
      ? { ...noChecks, wording: 'reply', openPlaces: openPlaces ?? 'reply' }
      : noChecks;
  }
  return named || kind === 'retrospective'
    ? { ...noChecks, completeness: true, wording: 'retrospective', openPlaces }
    : noChecks;
}
