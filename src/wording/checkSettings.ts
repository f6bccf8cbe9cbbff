import type { Node } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { MistakeReason } from './mistake.ts';
import { reasonOf } from './mistake.ts';

/** What a team sets in `.fupanrc.yaml`. */
export interface CheckSettings {
  /** Severity by code (`wording/jargon`), group (`wording`) or id of a wording rule. */
  readonly severity: ReadonlyMap<string, 'error' | 'warning' | 'off'>;
  /** Paths that are not checked, relative to the file's folder: `*` inside a folder, `**` across folders. */
  readonly ignore: readonly string[];
}

/** The settings, or where (line from 1) and why the file is wrong. */
export type CheckSettingsResult =
  | { readonly ok: true; readonly value: CheckSettings }
  | { readonly ok: false; readonly line: number; readonly reason: MistakeReason };

/**
 * Reads `.fupanrc.yaml`. `knows` tells whether a key of `severity:` is a code, group or rule; an unknown one is refused, so
 * that a slip of the pen does not leave a rule on or off unnoticed.
 */
export function parseCheckSettings(yaml: string, knows: (name: string) => boolean): CheckSettingsResult {
  const lines = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
    stringKeys: true,
  });
  const [error] = document.errors;
  const severity = new Map<string, 'error' | 'warning' | 'off'>();
  const ignore: string[] = [];
  const fail = (node: Node | null, reason: MistakeReason): CheckSettingsResult => ({
    ok: false,
    line: lines.linePos(node?.range?.[0] ?? 0).line,
    reason,
  });
  if (error)
    return { ok: false, line: lines.linePos(error.pos[0]).line, reason: reasonOf('no-yaml', error.message) };
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null))
    return { ok: true, value: { severity, ignore } };
  if (!isMap<Node, Node | null>(root)) return fail(root, reasonOf('settings-root'));
  for (const { key, value } of root.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (value === null || (isScalar(value) && value.value === null)) continue;
    if (name === 'severity') {
      if (!isMap<Node, Node | null>(value)) return fail(value, reasonOf('severity-map'));
      for (const entry of value.items) {
        const code = isScalar(entry.key) ? String(entry.key.value) : '';
        if (!knows(code)) return fail(entry.key, reasonOf('unknown-rule', code));
        const level = isScalar(entry.value) ? String(entry.value.value) : '';
        // YAML 1.1 readers take off for false; both are understood.
        const known =
          level === 'false' ? 'off' : (['error', 'warning', 'off'] as const).find((one) => one === level);
        if (!known) return fail(entry.value ?? entry.key, reasonOf('none-of', level, 'error, warning, off'));
        severity.set(code, known);
      }
    } else if (name === 'ignore') {
      const items = isSeq<Node>(value) ? value.items : [value as Node];
      for (const item of items) {
        if (!isScalar(item) || typeof item.value !== 'string' || item.value.trim() === '')
          return fail(item, reasonOf('no-path'));
        ignore.push(item.value.trim());
      }
    } else return fail(key, reasonOf('unknown-key', name, 'severity, ignore'));
  }
  return { ok: true, value: { severity, ignore } };
}

/** What a finding's severity is after the settings: by rule, else by code, else by group. */
export function severityOf(
  settings: CheckSettings,
  finding: { readonly code: string; readonly rule?: string; readonly severity: 'error' | 'warning' },
): 'error' | 'warning' | 'off' {
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
