import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import * as l10n from '@vscode/l10n';
import { mistakeText } from '../l10n/mistakeText.ts';
import { problemCodes } from '../retrospective/problem.ts';
import type { CheckSettings } from '../wording/checkSettings.ts';
import { matchesPath, parseCheckSettings } from '../wording/checkSettings.ts';
import { wordingKinds } from '../wording/model.ts';
import { jargonRule } from '../wording/jargon.ts';
import { InputError } from './input.ts';
import { knowsRule } from './wordingRules.ts';

const fileName = '.fupanrc.yaml';
const nothing: CheckSettings = { severity: new Map(), ignore: [] };
const found = new Map<string, { folder: string; settings: CheckSettings } | null>();

/** Settings of the nearest `.fupanrc.yaml` at or above `folder`. Throws an InputError where it cannot be used. */
function nearest(folder: string): { folder: string; settings: CheckSettings } | null {
  const known = found.get(folder);
  if (known !== undefined) return known;
  const file = join(folder, fileName);
  const above = dirname(folder);
  const here = existsSync(file) ? { folder, settings: read(file, folder) } : null;
  const settings = here ?? (above === folder ? null : nearest(above));
  found.set(folder, settings);
  return settings;
}

function read(file: string, folder: string): CheckSettings {
  let yaml: string;
  try {
    yaml = readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = parseCheckSettings(yaml, (name) => isKnown(name, folder));
  if (result.ok) return result.value;
  throw new InputError(l10n.t('{0}:{1}: {2}', file, result.line, mistakeText(result.reason)));
}

function isKnown(name: string, folder: string): boolean {
  const [group, code] = name.split('/');
  if (group === 'wording' && code === undefined) return true;
  if (group === 'retrospective') return code === undefined || problemCodes.some((known) => known === code);
  if (group === 'raci') return true;
  if (group === 'wording') return wordingKinds.some((known) => known === code);
  return name === jargonRule || knowsRule(folder, name);
}

/** The settings that hold for documents in `folder`. */
export function settingsFor(folder: string): CheckSettings {
  return nearest(resolve(folder))?.settings ?? nothing;
}

/** Whether `.fupanrc.yaml` leaves this file out. */
export function isIgnored(file: string): boolean {
  const full = resolve(file);
  const settings = nearest(dirname(full));
  if (!settings || settings.settings.ignore.length === 0) return false;
  const path = relative(settings.folder, full).split(sep).join('/');
  return settings.settings.ignore.some((pattern) => matchesPath(pattern, path));
}
