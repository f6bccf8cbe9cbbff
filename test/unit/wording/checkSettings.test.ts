import { describe, expect, it } from 'vitest';
import { mistakeText } from '../../../src/l10n/mistakeText.ts';
import { matchesPath, parseCheckSettings } from '../../../src/wording/checkSettings.ts';

describe('.fupanrc.yaml', () => {
  it.each([
    ['severity:\n  wording/x: loud\n', 2, /none of error/],
    ['severity: [a]\n', 1, /each code/],
    ['ignored: [a]\n', 1, /not known/],
    ['ignore: [1]\n', 1, /a path/],
    ['- a\n', 1, /severity/],
    ['severity: {\n', 2, /./],
    ['severity:\n  other: off\n', 2, /no rule/],
  ])('%j is refused in line %i', (yaml, line, reason) => {
    const result = parseCheckSettings(yaml, (name) => name === 'wording/x');
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(mistakeText(result.reason)).toMatch(reason);
    expect(Math.abs(result.line - line)).toBeLessThanOrEqual(1);
  });

  it('may be empty', () => {
    expect(parseCheckSettings('', () => false)).toEqual({
      ok: true,
      value: { severity: new Map(), ignore: [] },
    });
  });

  it.each([
    ['*.draft.md', 'a/b/x.draft.md', true],
    ['old', 'a/old/x.md', true],
    ['old/**', 'old/a/b.md', true],
    ['old/**', 'new/old/b.md', false],
    ['/old/*.md', 'old/b.md', true],
    ['old/*.md', 'old/a/b.md', false],
    ['**/tmp/?.md', 'a/b/tmp/x.md', true],
    ['**/tmp/?.md', 'a/b/tmp/xy.md', false],
    ['复盘/*归档*', '复盘/2025归档.md', true],
    [`${'*a'.repeat(50)}b`, 'a'.repeat(5000), false],
  ])('%s and %s: %s', (pattern, file, expected) => {
    expect(matchesPath(pattern, file)).toBe(expected);
  });
});
