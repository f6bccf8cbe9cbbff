import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import * as l10n from '@vscode/l10n';
import { isFindingName } from '../l10n/findingCodes.ts';
import { mistakeText } from '../l10n/mistakeText.ts';
import type { CheckSettings } from '../wording/checkSettings.ts';
import { matchesPath, parseCheckSettings } from '../wording/checkSettings.ts';
import { jargonRule } from '../wording/jargon.ts';
import { knowsRule } from './wordingRules.ts';

const fileName = '.fupanrc.yaml';
const nothing: CheckSettings = { severity: new Map(), ignore: [] };

/** What one `.fupanrc.yaml` says, and what is wrong in it, in words. */
interface FolderSettings {
  readonly folder: string;
  readonly settings: CheckSettings;
  readonly mistakes: readonly string[];
}

const found = new Map<string, FolderSettings | null>();

/** The nearest `.fupanrc.yaml` at or above `folder`. */
function nearest(folder: string): FolderSettings | null {
  const known = found.get(folder);
  if (known !== undefined) return known;
  const file = join(folder, fileName);
  const above = dirname(folder);
  const here = existsSync(file) ? read(file, folder) : null;
  const settings = here ?? (above === folder ? null : nearest(above));
  found.set(folder, settings);
  return settings;
}

function read(file: string, folder: string): FolderSettings {
  let yaml: string;
  try {
    yaml = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { folder, settings: nothing, mistakes: [`${file}: ${reason}`] };
  }
  const { settings, mistakes } = parseCheckSettings(
    yaml,
    (name) => isFindingName(name) || name === jargonRule || knowsRule(folder, name),
  );
  const said = mistakes.map(({ line, reason }) => l10n.t('{0}:{1}: {2}', file, line, mistakeText(reason)));
  return { folder, settings, mistakes: said };
}

/** What is wrong with the settings for documents in `folder`, each with its file and line. */
export function settingsMistakes(folder: string): readonly string[] {
  return nearest(resolve(folder))?.mistakes ?? [];
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
