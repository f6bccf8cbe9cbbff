import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Concept } from '../../../src/retrospective/model.ts';
import { parseRetrospective } from '../../../src/retrospective/parse.ts';

const folder = fileURLToPath(new URL('../../fixtures/retrospectives/', import.meta.url));
const names = readdirSync(folder).filter((name) => name !== 'README.md');

function text(name: string): string {
  return readFileSync(join(folder, name)).toString('utf8');
}

describe('the odd documents', () => {
  it('are each explained in one line', () => {
    const explained = [...text('README.md').matchAll(/^\| `([^`]+)` \| [^|]+ \|$/gm)].map((match) => match[1]);
    expect(explained).toEqual([...names].sort());
  });

  it('still have the bytes that make them odd', () => {
    expect(text('crlf.md').match(/\r\n/g)?.length).toBe(text('crlf.md').match(/\n/g)?.length);
    expect(text('bom.md').charCodeAt(0)).toBe(0xfeff);
    expect(text('no-final-newline.md')).toMatch(/2026-10-02$/);
    expect(text('only-front-matter.md')).toMatch(/---$/);
    expect(text('empty.md')).toBe('');
    expect(text('tabs.md')).toContain('\n\t\t\t-\t');
    expect(text('mixed-line-endings.md')).toMatch(/\r(?!\n)/);
    expect(text('mixed-line-endings.md')).toMatch(/\r\n/);
    expect(text('mixed-line-endings.md')).toMatch(/[^\r]\n/);
    expect(text('null-and-controls.md')).toContain('\0');
    for (const name of names) expect([name, text(name).includes('\uFFFD')]).toEqual([name, false]);
  });

  const withConcepts: readonly (readonly [string, readonly (Concept | null)[]])[] = [
    ['setext.md', ['event', 'timeline', 'causes', 'cause-technical', 'fixes', 'lessons']],
    ['duplicate-headings.md', ['timeline', 'impact', 'timeline', 'fixes', null, 'fixes', 'fix-short', 'fix-short']],
    [
      'sre-postmortem.md',
      ['event', 'causes', 'lessons', 'lessons', 'lessons', 'lessons', 'fixes', 'timeline', 'evidence'],
    ],
    [
      'paging-postmortem.md',
      [
        ...(['event', 'event', 'causes', 'fix-short', 'impact', null, 'timeline'] as const),
        ...(['lessons', 'lessons', 'lessons', 'fixes', null, null, null] as const),
      ],
    ],
    [
      'numbered-report-zh.md',
      [
        ...(['event', 'impact', 'timeline', 'causes', 'causes', 'causes'] as const),
        ...(['cause-process', 'fixes', 'lessons', 'evidence'] as const),
      ],
    ],
    [
      'bilingual-emoji.md',
      [
        ...(['event', 'impact', 'timeline', 'causes', 'cause-technical', 'cause-process'] as const),
        ...(['cause-communication', 'fixes', 'fix-short', 'fix-long', 'lessons'] as const),
      ],
    ],
    ['traditional.md', ['event', 'timeline', 'claims', 'causes', 'cause-technical', 'fixes']],
    ['code-fences.md', ['timeline', 'causes', 'fixes']],
    ['block-quotes.md', ['event', 'claims', 'fixes']],
    ['indented-code.md', ['timeline', 'impact', 'fixes']],
    ['deep-lists.md', ['causes', 'cause-technical', 'cause-process', 'cause-communication']],
  ];
  it.each(withConcepts)('%s: its headings mean what a reader takes them for', (name, expected) => {
    const sections = parseRetrospective(text(name)).sections.filter((section) => section.level > 1);
    expect(sections.map((section) => section.concept)).toEqual(expected);
  });

  it('hold the tasks, rows and causes that a reader sees', () => {
    const model = (name: string) => parseRetrospective(text(name));
    expect(model('bullet-timelines.md').timeline.slice(0, 3).map((entry) => entry.time.text)).toEqual([
      '14:30',
      '14:35',
      '2026-09-08 14:41',
    ]);
    expect(model('numbered-report-zh.md').fixes.unsorted.map((fix) => fix.owners)).toEqual([
      ['石磊'],
      ['白雪'],
      ['石磊', '白雪'],
    ]);
    expect(model('traditional.md').claims[0]?.state).toBe('disputed');
    expect(model('ragged-tables.md').claims.map((claim) => claim.state)).toEqual(['disputed', 'agreed']);
    expect(model('deep-lists.md').causes.communication[0]?.notApplicable).toBe(true);
    expect(model('block-quotes.md').fixes.unsorted.map((fix) => fix.owners)).toEqual([['乙']]);
    expect(model('html-blocks.md').fixes.unsorted).toHaveLength(1);
    expect(model('code-fences.md').fixes.unsorted.map((fix) => fix.owners)).toEqual([['sam']]);
    expect(model('indented-code.md').fixes.unsorted.map((fix) => fix.owners)).toEqual([['y']]);
    expect(model('chinese-task-metadata.md').fixes.short[0]).toMatchObject({
      owners: ['张工'],
      due: { text: '2026-12-01' },
    });
    expect(model('front-matter-odd.md').lists.people.items).toEqual(['王一', 'Li, Qiang', "O'Brien"]);
    expect(model('invalid-front-matter.md').frontMatterError).not.toBeNull();
    expect(model('unclosed-front-matter.md').frontMatter).toBeNull();
  });
});
