import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { WordingRules } from '../wording/compiledRules.ts';
import { compileRules } from '../wording/compile.ts';
import type { RuleFile, RuleMistake } from '../wording/rule.ts';
import type { OwnRules } from '../wording/packedRules.ts';
import { unpackRules } from '../wording/packedRules.ts';
import { reasonOf } from '../wording/mistake.ts';
import { parseRuleFile } from '../wording/ruleFile.ts';
import { InputError } from './input.ts';
import { shippedPath } from './shipped.ts';

/** The rules for one folder's documents, with what is wrong with the files they come from. */
export interface FolderRules {
  readonly rules: WordingRules;
  readonly mistakes: readonly RuleMistake[];
}

/** The product's own rules, as the build packs them beside the bundle. */
const ownFile = shippedPath('dist/wordingRules.json');
/** More files than this in one folder are no rules. */
const mostFiles = 100;

let builtIn: OwnRules | null = null;
const byFolder = new Map<string, string | null>();
const byTeam = new Map<string, FolderRules>();

/**
 * The wording rules for documents in `folder`: the product's, and those of the nearest `.fupan/wording` at or above it.
 * Reads each file once. Throws an InputError where the product's own rules are missing.
 */
export function rulesFor(folder: string): FolderRules {
  const team = teamFolder(resolve(folder));
  const known = byTeam.get(team ?? '');
  if (known) return known;
  const read = team === null ? [] : readTeam(team);
  const own = ownRules();
  const compiled = compileRules([...own.files, ...read.map(({ value }) => value)], own.judge);
  const rules = {
    rules: compiled.rules,
    mistakes: [...read.flatMap(({ mistakes }) => mistakes), ...compiled.mistakes],
  };
  byTeam.set(team ?? '', rules);
  return rules;
}

/** Whether a rule of this id, or a kind or group of this name, exists for documents in `folder`. */
export function knowsRule(folder: string, id: string): boolean {
  return rulesFor(folder).rules.rules.some(({ rule }) => rule.id === id);
}

function ownRules(): OwnRules {
  try {
    builtIn ??= unpackRules(readFileSync(ownFile, 'utf8'));
  } catch {
    throw new InputError(
      l10n.t('The wording rules are missing in {0}; install Fupan again, or build it.', ownFile),
    );
  }
  return builtIn;
}

function teamFolder(folder: string): string | null {
  const known = byFolder.get(folder);
  if (known !== undefined) return known;
  const here = join(folder, '.fupan', 'wording');
  const above = dirname(folder);
  const found = existsSync(here) ? here : above === folder ? null : teamFolder(above);
  byFolder.set(folder, found);
  return found;
}

/** The team's files as far as they can be read: a folder that is gone in the meantime holds no rules. */
function readTeam(folder: string): { value: RuleFile; mistakes: RuleMistake[] }[] {
  let names: string[];
  try {
    names = readdirSync(folder)
      .filter((name) => /\.ya?ml$/i.test(name))
      .sort()
      .slice(0, mostFiles);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const file = join(folder, name);
    try {
      if (statSync(file).size > 4_000_000) return [parseRuleFile(file, ' '.repeat(1_000_001))];
      return [parseRuleFile(file, readFileSync(file, 'utf8'))];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      const message = error instanceof Error ? error.message : String(error);
      return [
        {
          ...parseRuleFile(file, ''),
          mistakes: [{ file, line: 1, reason: reasonOf('unreadable', message) }],
        },
      ];
    }
  });
}
