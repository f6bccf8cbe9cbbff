import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedName, retrospectiveFileName } from '../../../src/retrospective/fileName.ts';

const date = '2026-11-20';

describe('retrospectiveFileName', () => {
  it.each([
    ['WMS 库存同步失败', '2026-11-20-WMS-库存同步失败.md'],
    ['  a: b / c \\ d?  ', '2026-11-20-a-b-c-d.md'],
    ['上线…延期!', '2026-11-20-上线…延期!.md'],
    ['con', '2026-11-20-con.md'],
    ['name. ', '2026-11-20-name.md'],
    ['../../etc/passwd', '2026-11-20-etc-passwd.md'],
    ['👩‍🔧 现场', '2026-11-20-👩‍🔧-现场.md'],
  ])('%j becomes %j', (title, name) => {
    expect(retrospectiveFileName(title, date)).toBe(name);
  });

  it.each(['', '   ', '???', '///', '<>:"|*', '...', '\u0000\u200b', '\ud800'])(
    '%j leaves nothing',
    (title) => {
      expect(retrospectiveFileName(title, date)).toBeNull();
    },
  );

  it('cuts a long title at a whole character within 255 bytes', () => {
    const name = retrospectiveFileName('库'.repeat(300), date) ?? '';
    expect(new TextEncoder().encode(numberedName(name, 99)).length).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^2026-11-20-库{70,}\.md$/);
  });

  it('never holds what a file system forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (title) => {
        const name = retrospectiveFileName(title, date);
        if (name === null) return;
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[. ]\.md$|^\./u);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(245);
      }),
    );
  });
});

describe('numberedName', () => {
  it('puts the number before the ending', () => {
    expect(numberedName('a.b.md', 1)).toBe('a.b.md');
    expect(numberedName('a.b.md', 2)).toBe('a.b-2.md');
    expect(numberedName('README', 3)).toBe('README-3');
  });
});
