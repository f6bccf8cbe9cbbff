import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FieldName } from '../../../src/retrospective/model.ts';
import { accusations, complaints } from '../../../src/markdown/complaintKinds.ts';
import { fieldNames, listNames, severities, statuses } from '../../../src/retrospective/model.ts';
import { checkRetrospective } from '../../../src/retrospective/check.ts';
import { parseRetrospective } from '../../../src/retrospective/parse.ts';
import { problemCodes } from '../../../src/retrospective/problem.ts';
import { checkRaci } from '../../../src/raci/check.ts';
import { findMatter, parseRaciLink } from '../../../src/raci/matter.ts';
import { letters, orientations } from '../../../src/raci/model.ts';
import { looksLikeRaci, parseRaci } from '../../../src/raci/parse.ts';
import { defaultRules, raciProblemCodes } from '../../../src/raci/problem.ts';

/** Cells of the table under the first heading of `text` that holds `heading`, without its header. */
function tableUnder(text: string, heading: string): string[][] {
  const section = text.split(/^#+ /m).find((part) => part.startsWith(heading)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** The code blocks of a language, without their fences. */
function blocks(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1] ?? '',
  );
}

describe.each([
  {
    file: 'retrospective-format.md',
    headings: { keys: 'Front matter', sections: 'Sections', rules: 'Rules' },
    severity: { error: 'error', warning: 'warning' },
    sections: [
      'event',
      'impact',
      'timeline',
      'claims',
      'evidence',
      'causes',
      'fixes',
      'promises',
      'meeting',
      'lessons',
    ],
  },
  {
    file: 'retrospective-format.zh-CN.md',
    headings: { keys: '文件头', sections: '章节', rules: '检查规则' },
    severity: { error: '错误', warning: '警告' },
    sections: [
      'event',
      'impact',
      'timeline',
      'claims',
      'evidence',
      'causes',
      'fixes',
      'promises',
      'meeting',
      'lessons',
    ],
  },
])('docs/$file', ({ file, headings, severity, sections }) => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../../docs', file), 'utf8');

  it('names every key and value of the front matter', () => {
    const keys = tableUnder(text, headings.keys);
    const named = keys.flatMap(([cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1]));
    expect(named.sort()).toEqual(['fupan', ...fieldNames, ...listNames].sort());
    const values: Partial<Record<FieldName, readonly string[]>> = {
      status: statuses,
      accusation: accusations,
      complaint: complaints,
      severity: severities,
    };
    for (const [key, allowed] of Object.entries(values)) {
      const meaning = keys.find(([cell]) => cell === `\`${key}\``)?.[1] ?? '';
      expect([...meaning.matchAll(/`([\w-]+)`/g)].map((match) => match[1])).toEqual(allowed);
    }
  });

  it('gives names of sections that are found', () => {
    const found = tableUnder(text, headings.sections).map(([name = '', others = '']) => [
      ...new Set(
        [name, ...others.split(/, |、/)].map(
          (each) => parseRetrospective(`## ${each}\n`).sections[0]?.concept,
        ),
      ),
    ]);
    expect(found).toEqual(sections.map((concept) => [concept]));
  });

  it('lists every rule with its severity', () => {
    const rows = tableUnder(text, headings.rules);
    expect(rows.map(([code]) => code)).toEqual(problemCodes.map((code) => `\`${code}\``));
    expect(new Set(rows.map(([, named]) => named))).toEqual(new Set(Object.values(severity)));
  });

  it('shows examples that say what the text around them claims', () => {
    const [matter = ''] = blocks(text, 'yaml');
    const model = parseRetrospective(matter);
    expect(checkRetrospective(model, '2026-11-22').map(({ code }) => code)).not.toContain('invalid-value');
    expect(model.lists.people.items).toHaveLength(2);
    const document = parseRetrospective(
      [
        matter,
        ...tableExample(text),
        ...blocks(text, 'markdown').filter((block) => block.startsWith('###')),
      ].join('\n'),
    );
    expect(document.timeline).toHaveLength(1);
    expect(document.claims.map(({ state }) => state)).toEqual(['disputed']);
    expect(document.causes.process).toHaveLength(1);
    expect(document.fixes.mid.map(({ owners, done }) => [owners.length, done])).toEqual([
      [1, false],
      [1, true],
    ]);
    const codes = checkRetrospective(document, '2026-11-22').map(({ code }) => code);
    expect(codes.filter((code) => /^(claim|shallow|fix)/.test(code))).toEqual([]);
  });
});

/** The example with both tables, each under its heading. */
function tableExample(text: string): string[] {
  const [timeline = '', claims = ''] = blocks(text, 'markdown')[0]?.split('\n\n') ?? [];
  return ['## Timeline\n', timeline, '\n## Claims\n', claims, '\n## Root causes\n'];
}

describe.each([
  {
    file: 'raci-format.md',
    headings: { letters: 'Letters', shapes: 'Shapes', rules: 'Rules' },
    severity: { error: 'error', warning: 'warning' },
  },
  {
    file: 'raci-format.zh-CN.md',
    headings: { letters: '字母', shapes: '写法', rules: '检查规则' },
    severity: { error: '错误', warning: '警告' },
  },
])('docs/$file', ({ file, headings, severity }) => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../../docs', file), 'utf8');

  it('names every letter and every shape', () => {
    expect(tableUnder(text, headings.letters).map(([letter]) => letter)).toEqual([...letters]);
    expect(tableUnder(text, headings.shapes).map((row) => row.at(-1))).toEqual(
      orientations.map((name) => `\`${name}\``),
    );
  });

  it('lists every rule with its severity', () => {
    const rows = tableUnder(text, headings.rules);
    expect(rows.map(([code]) => code)).toEqual(raciProblemCodes.map((code) => `\`${code}\``));
    const broken = `# 责任矩阵

| 事项 | 甲 | 乙 | 丙 | 丁 |
|---|---|---|---|---|
| a | R | | C 签字 | |
| b | A | A | X | |
| c | | | | |
| d | C | I | | |
| a | A | | I | |
`;
    for (const problem of checkRaci(parseRaci(broken), { overload: 0.1 })) {
      const row = rows.find(([code]) => code === `\`${problem.code}\``);
      expect(row?.[1]).toBe(severity[problem.severity]);
    }
    expect(rows.find(([code]) => code === '`overload`')?.[2]).toMatch(
      new RegExp(`${defaultRules.overload * 100} ?%`),
    );
  });

  it('shows an example without problems, and a link that leads to a row of it', () => {
    const [example = ''] = blocks(text, 'markdown');
    const document = parseRaci(example);
    expect(looksLikeRaci(example)).toBe(true);
    expect(document.matrices[0]?.rows).toHaveLength(5);
    expect(checkRaci(document, defaultRules)).toEqual([]);
    const raci = parseRetrospective(blocks(text, 'yaml')[0] ?? '').fields.raci.value;
    expect(findMatter(document, parseRaciLink(raci)?.matter ?? '')).toHaveLength(1);
  });
});
