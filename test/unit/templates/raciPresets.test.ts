import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { loadsOf, mattersOf } from '../../../src/raci/check.ts';
import { checkRaci } from '../../../src/raci/check.ts';
import { findMatter, parseRaciLink } from '../../../src/raci/matter.ts';
import { looksLikeRaci, parseRaci } from '../../../src/raci/parse.ts';
import { defaultRules } from '../../../src/raci/problem.ts';

const templates = fileURLToPath(new URL('../../../templates/', import.meta.url));
const languages = ['zh-cn', 'en'] as const;
const presets = ['data-migration', 'go-live', 'incident', 'requirement-change', 'software-implementation'];

function read(...path: string[]): string {
  return readFileSync(join(templates, ...path), 'utf8');
}

it('has the same presets in both languages', () => {
  for (const language of languages) {
    expect(readdirSync(join(templates, language, 'raci')).sort()).toEqual(presets.map((name) => `${name}.md`));
  }
});

describe.each(languages.flatMap((language) => presets.map((name) => ({ language, name }))))(
  'the preset $name in $language',
  ({ language, name }) => {
    const text = read(language, 'raci', `${name}.md`);
    const document = parseRaci(text);
    const [matrix, ...others] = document.matrices;
    const matters = matrix ? mattersOf(matrix) : [];

    it('is a complete document with one matrix in sections', () => {
      const matter = parseYaml(text.split('---')[1] ?? '') as Record<string, unknown>;
      expect(Object.keys(matter)).toEqual(['fupan', 'title', 'description']);
      expect(looksLikeRaci(text)).toBe(true);
      expect(text).toContain(`\n# ${document.title}\n`);
      expect(others).toEqual([]);
      expect(matrix?.rows.filter(({ kind }) => kind === 'section').length).toBeGreaterThan(2);
      expect(matters.length).toBeGreaterThan(14);
    });

    it('passes its own rules', () => {
      expect(checkRaci(document, defaultRules)).toEqual([]);
    });

    it('has nothing in a cell but letters and words', () => {
      const cells = matters.flatMap(({ row }) => row.cells);
      expect(cells.filter(({ letters, words }) => letters.length === 0 && words !== '')).toEqual([]);
      // Words that are read as letters would be lost in the grid.
      const written = [...text.matchAll(/^\| (?!\*\*|---).+$/gm)].slice(1).flatMap(([line]) =>
        line.split('|').slice(2, -1).filter((cell) => /[^\sRACIS/]/.test(cell)),
      );
      expect(cells.filter(({ words }) => words !== '').length).toBe(written.length);
    });

    it('lets the customer decide, and somebody outside the parties settle disputes', () => {
      const loads = matrix ? loadsOf(matrix) : [];
      const carries = (role: RegExp): number =>
        (matrix?.roles ?? []).reduce((sum, { text: who }, at) => sum + (role.test(who) ? (loads[at]?.accountable ?? 0) : 0), 0);
      expect(carries(/客户(?!成功)|Customer (?!success)|Customer$/)).toBeGreaterThan(1);
      expect(carries(/仲裁|Arbitrator/)).toBe(1);
    });
  },
);

it('has the same shape in both languages', () => {
  for (const name of presets) {
    const shapes = languages.map((language) =>
      parseRaci(read(language, 'raci', `${name}.md`)).matrices.map(({ rows }) =>
        rows.map((row) => (row.kind === 'section' ? 'section' : row.cells.map(({ letters }) => letters.join('')).join('|'))),
      ),
    );
    expect(shapes[0]).toEqual(shapes[1]);
  }
});

it('breaks a whole project down into its five core duties', () => {
  const [matrix] = parseRaci(read('zh-cn', 'raci', 'software-implementation.md')).matrices;
  expect(matrix?.rows.filter(({ kind }) => kind === 'section')).toHaveLength(5);
  const matters = matrix ? mattersOf(matrix).length : 0;
  expect(matters >= 25 && matters <= 35).toBe(true);
});

it('links the retrospectives of the example to rows of its matrix', () => {
  const matrices = parseRaci(read('example', 'docs', '二期上线.raci.md'));
  const links = readdirSync(join(templates, 'example', 'retrospectives'))
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => /^raci: (.+)$/m.exec(read('example', 'retrospectives', file))?.[1] ?? []);
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) {
    const { path, matter = '' } = parseRaciLink(link) ?? {};
    expect(path).toBe('../docs/二期上线.raci.md');
    expect(findMatter(matrices, matter)).toHaveLength(1);
  }
});
