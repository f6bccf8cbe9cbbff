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
    const { mistakes, settings } = parseCheckSettings(yaml, (name) => name === 'wording/x');
    expect(mistakes).toHaveLength(1);
    expect(mistakes.map((mistake) => mistakeText(mistake.reason))[0]).toMatch(reason);
    expect(Math.abs((mistakes[0]?.line ?? 0) - line)).toBeLessThanOrEqual(1);
    expect(settings).toEqual({ severity: new Map(), ignore: [] });
  });

  it('names every mistake with its line, and keeps what is right', () => {
    const yaml = [
      'severity:',
      '  wording/x: loud',
      '  wording/y: error',
      '  raci: info',
      '  other: off',
      'ignored: [a]',
      'ignore:',
      '  - old/**',
      '  - 7',
      '  - { a: b }',
      '  - new',
    ].join('\n');
    const { mistakes, settings } = parseCheckSettings(yaml, (name) => name !== 'other');
    expect(mistakes.map(({ line, reason }) => `${line} ${reason.code}`)).toEqual([
      ...['2 none-of', '5 unknown-rule', '6 unknown-key', '9 no-path', '10 no-path'],
    ]);
    expect(settings).toEqual({
      severity: new Map([
        ['wording/y', 'error'],
        ['raci', 'info'],
      ]),
      ignore: ['old/**', 'new'],
    });
  });

  it('of a file that breaks off keeps what stands before, and of two keys of one name the first', () => {
    const broken = parseCheckSettings(
      'severity:\n  raci: off\n  nothing: off\nignore: [a, "b\nseverity: 1\n',
      (name) => name !== 'nothing',
    );
    expect(broken.settings.severity).toEqual(new Map([['raci', 'off']]));
    expect(broken.mistakes.map(({ reason }) => reason.code)).toEqual(
      expect.arrayContaining(['unknown-rule', 'no-yaml']),
    );
    const twice = parseCheckSettings('severity:\n  raci: off\n  raci: error\n', () => true);
    expect(twice.settings.severity).toEqual(new Map([['raci', 'off']]));
    expect(twice.mistakes.map(({ line }) => line)).toEqual([3]);
  });

  it('may be empty', () => {
    expect(parseCheckSettings('', () => false)).toEqual({
      mistakes: [],
      settings: { severity: new Map(), ignore: [] },
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
