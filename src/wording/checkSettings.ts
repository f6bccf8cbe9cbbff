import type { Node } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { MistakeReason } from './mistake.ts';
import { reasonOf } from './mistake.ts';
import type { Severity } from './model.ts';

/** What a team sets in `.fupanrc.yaml`. */
export interface CheckSettings {
  /** Severity by code (`wording/jargon`), group (`wording`) or id of a wording rule. */
  readonly severity: ReadonlyMap<string, Severity | 'off'>;
  /** Paths that are not checked, relative to the file's folder: `*` inside a folder, `**` across folders. */
  readonly ignore: readonly string[];
}

/** What is wrong in a line (from 1) of the settings. */
export interface SettingsMistake {
  readonly line: number;
  readonly reason: MistakeReason;
}

/** The settings as far as they can be used, and all that is wrong in their file. */
export interface CheckSettingsResult {
  readonly settings: CheckSettings;
  readonly mistakes: readonly SettingsMistake[];
}

const levels = ['error', 'warning', 'info', 'off'] as const;
const keys = ['severity', 'ignore'];

/**
 * Reads `.fupanrc.yaml`. `knows` tells whether a key of `severity:` is a code, group or rule; an unknown one is a mistake, so
 * that a slip of the pen does not leave a rule on or off unnoticed. What is wrong is left out, what is right counts; of a
 * file that is no YAML that is what stands before the place where it breaks.
 */
export function parseCheckSettings(yaml: string, knows: (name: string) => boolean): CheckSettingsResult {
  const lines = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
    stringKeys: true,
  });
  const severity = new Map<string, Severity | 'off'>();
  const ignore: string[] = [];
  const mistakes: SettingsMistake[] = document.errors.map(({ pos, message }) => ({
    line: lines.linePos(pos[0]).line,
    reason: reasonOf('no-yaml', message),
  }));
  // A key that stands there twice breaks nothing.
  const broken = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY').map(({ pos }) => pos[0]);
  const sound = Math.min(...broken, Number.POSITIVE_INFINITY);
  const isSound = (node: Node | null): boolean => (node?.range?.[1] ?? 0) < sound;
  const report = (node: Node | null, reason: MistakeReason): void => {
    if (isSound(node)) mistakes.push({ line: lines.linePos(node?.range?.[0] ?? 0).line, reason });
  };

  const readSeverity = (key: Node | null, value: Node | null): void => {
    const code = isScalar(key) ? String(key.value) : '';
    if (!knows(code)) return report(key, reasonOf('unknown-rule', code));
    const level = isScalar(value) ? String(value.value) : '';
    // YAML 1.1 readers take off for false; both are understood.
    const known = level === 'false' ? 'off' : levels.find((one) => one === level);
    if (!known) return report(value ?? key, reasonOf('none-of', level, levels.join(', ')));
    if (isSound(value) && !severity.has(code)) severity.set(code, known);
  };
  const readIgnored = (item: Node | null): void => {
    if (!isScalar(item) || typeof item.value !== 'string' || item.value.trim() === '')
      return report(item, reasonOf('no-path'));
    if (isSound(item)) ignore.push(item.value.trim());
  };

  const root = document.contents;
  if (isMap<Node, Node | null>(root)) {
    for (const { key, value } of root.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!keys.includes(name)) report(key, reasonOf('unknown-key', name, keys.join(', ')));
      else if (value === null || (isScalar(value) && value.value === null)) continue;
      else if (name === 'ignore') (isSeq<Node>(value) ? value.items : [value]).forEach(readIgnored);
      else if (!isMap<Node, Node | null>(value)) report(value, reasonOf('severity-map'));
      else for (const entry of value.items) readSeverity(entry.key, entry.value);
    }
  } else if (root !== null && !(isScalar(root) && root.value === null)) {
    report(root, reasonOf('settings-root'));
  }
  return { settings: { severity, ignore }, mistakes: mistakes.sort((a, b) => a.line - b.line) };
}

/** What a finding's severity is after the settings: by rule, else by code, else by group. */
export function severityOf(
  settings: CheckSettings,
  finding: { readonly code: string; readonly rule?: string; readonly severity: Severity },
): Severity | 'off' {
  const { severity } = settings;
  return (
    (finding.rule === undefined ? undefined : severity.get(finding.rule)) ??
    severity.get(finding.code) ??
    severity.get(finding.code.split('/')[0] ?? '') ??
    finding.severity
  );
}

/**
 * Whether a path (with `/`, relative) is meant by a pattern: `*` and `?` inside a folder, `**` across folders; one without a
 * slash means that name in any folder, and a folder means all in it.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const clean = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
  const parts = clean.includes('/') ? clean.split('/') : ['**', clean];
  return matchParts(parts, path.split('/'));
}

/** Compares folder by folder; a table of what is left instead of trying all splits keeps it quadratic. */
function matchParts(pattern: readonly string[], path: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const part of pattern) {
    const next = new Set<number>();
    for (const at of reached) {
      if (part === '**') for (let to = at; to <= path.length; to++) next.add(to);
      else if (at < path.length && matchName(part, path[at] ?? '')) next.add(at + 1);
    }
    reached = next;
  }
  // All of the path, or a folder that holds it.
  return [...reached].some((at) => at > 0);
}

/** Wildcards of one name, without going back further than the last star. */
function matchName(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let mark = 0;
  let index = 0;
  while (at < name.length) {
    if (index < pattern.length && (pattern[index] === '?' || pattern[index] === name[at])) {
      if (pattern[index] !== '*') {
        index++;
        at++;
        continue;
      }
    }
    if (pattern[index] === '*') {
      star = index++;
      mark = at;
    } else if (star >= 0) {
      index = star + 1;
      at = ++mark;
    } else return false;
  }
  while (pattern[index] === '*') index++;
  return index === pattern.length;
}
