import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { renderTemplate } from '../../../src/documents/template.ts';
import { parseUsualCauses } from '../../../src/documents/usualCauses.ts';
import { checkRetrospective } from '../../../src/retrospective/check.ts';
import { canonicalColumns } from '../../../src/retrospective/concepts.ts';
import { accusations } from '../../../src/markdown/complaintKinds.ts';
import { concepts, factors, type Retrospective, terms } from '../../../src/retrospective/model.ts';
import { retrospectiveFileName } from '../../../src/retrospective/fileName.ts';
import { parseRetrospective } from '../../../src/retrospective/parse.ts';

const templates = fileURLToPath(new URL('../../../templates/', import.meta.url));
const languages = ['zh-cn', 'en'] as const;
const today = '2026-11-22';
const variables = {
  title: 'WMS: 库存 #同步 失败',
  date: '2026-11-20',
  occurred: '2026-11-20T14:20',
  people: ['王敏', 'Li, Qiang'],
  project: '瑞成精密: 二期',
  language: 'zh-cn',
};

function read(...path: string[]): string {
  return readFileSync(join(templates, ...path), 'utf8');
}

function rendered(language: string, name: string, values: typeof variables = variables): string {
  const result = renderTemplate(read(language, 'retrospective', name), values);
  if (!result.ok) throw new Error(`${name}:${result.line}: ${result.message}`);
  return result.text;
}

function codes(model: Retrospective): string[] {
  return checkRetrospective(model, today).map((problem) => problem.code);
}

/** Sections that a command adds when they are needed. */
const optional = new Set<string>(['promises', 'meeting']);

describe.each(languages)('the %s template of a retrospective', (language) => {
  const text = rendered(language, 'retrospective.md');
  const model = parseRetrospective(text);

  it('holds every section, in order, but those that a command adds', () => {
    const found = model.sections.slice(1).map((section) => section.concept);
    expect(found).toEqual(concepts.filter((concept) => !optional.has(concept)));
    expect(model.sections[0]).toMatchObject({ level: 1, concept: null });
    expect(model.language).toBe(language);
  });

  it('keeps what was given, whatever characters are in it', () => {
    expect(model.frontMatterError).toBeNull();
    expect(model.fields.title.value).toBe(variables.title);
    expect(model.fields.project.value).toBe(variables.project);
    expect(model.fields.occurred.value).toBe(variables.occurred);
    expect(model.fields.status.value).toBe('draft');
    expect(model.lists.people.items).toEqual(variables.people);
    expect(parseYaml(text.split('---')[1] ?? '')).toMatchObject({ fupan: 'retrospective', tags: [], raci: null });
  });

  it('has tables with the usual columns and no rows', () => {
    for (const columns of Object.values(canonicalColumns[language])) {
      expect(text).toContain(`\n| ${Object.values(columns).join(' | ')} |\n`);
    }
    expect([model.timeline, model.claims, model.evidence]).toEqual([[], [], []]);
  });

  it('asks for what is still to be written, and for nothing else', () => {
    const once = ['no-place', 'no-fix', ...['event', 'timeline', 'claims', 'lessons'].map(() => 'empty-section')];
    expect(codes(model).sort()).toEqual([...once, ...factors.map(() => 'empty-factor')].sort());
  });

  it('leaves no trace of an answer that was not given', () => {
    const empty = rendered(language, 'retrospective.md', { ...variables, occurred: '', people: [], project: '' });
    expect(empty).toContain('\noccurred:\nplace:\npeople: []\ncustomer:\nproject:\naccusation:\n');
    expect(empty).not.toMatch(/[ \t]$/m);
    expect(empty).toMatch(/[^\n]\n$/);
    expect(empty).not.toContain('\r');
  });
});

describe.each(languages)('the %s template of the review meeting', (language) => {
  const meeting = rendered(language, 'meeting.md');

  it('is one section that no rule takes for causes, fixes or a timeline', () => {
    const bare = rendered(language, 'retrospective.md');
    const before = parseRetrospective(bare);
    const after = parseRetrospective(`${bare}\n${meeting}`);
    const added = after.sections.slice(before.sections.length);
    expect(added.map((section) => section.concept)).toEqual(['meeting', null, null, null, null, null]);
    expect(added.map((section) => section.level)).toEqual([2, 3, 3, 3, 3, 3]);
    expect([after.fixes, after.causes, after.timeline]).toEqual([before.fixes, before.causes, before.timeline]);
    expect(codes(after)).toEqual(codes(before));
  });

  it('names those who were there, or says nothing of them', () => {
    expect(meeting).toContain('王敏');
    const nobody = rendered(language, 'meeting.md', { ...variables, people: [] });
    expect(nobody).not.toMatch(/复盘中涉及|Named in the retrospective/);
    for (const text of [meeting, nobody]) expect(text).not.toMatch(/\n\n\n|[ \t]\n|^\s/);
  });

  it('has an agenda whose minutes are those of the meeting', () => {
    const minutes = [...meeting.matchAll(/\| (\d+) \| /g)].map((match) => Number(match[1]));
    const parts = minutes.slice(0, 5);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(55);
    expect(meeting).toMatch(/55 (?:分钟|minutes)/);
  });
});

describe('the usual causes', () => {
  const lists = languages.map((language) => {
    const result = parseUsualCauses(read(language, 'retrospective', 'causes.yaml'), factors);
    if (!result.ok) throw new Error(`${language}:${result.line}: ${result.message}`);
    return Object.fromEntries(result.value);
  });

  it('are the same in both languages, in the same order', () => {
    const [chinese, english] = lists.map((list) =>
      Object.entries(list).map(([key, causes]) => [key, causes.map((cause) => cause.factor)]),
    );
    expect(chinese).toEqual(english);
  });

  it.each(languages.map((language, at) => [language, lists[at] ?? {}] as const))(
    '%s: six to nine for each kind of blame, of all three factors, each one sentence',
    (_, list) => {
      expect(Object.keys(list)).toEqual([...accusations, 'any']);
      for (const causes of Object.values(list)) {
        expect(causes.length).toBeGreaterThanOrEqual(6);
        expect(causes.length).toBeLessThanOrEqual(9);
        expect(new Set(causes.map((cause) => cause.factor))).toEqual(new Set(factors));
        expect(new Set(causes.map((cause) => cause.text)).size).toBe(causes.length);
        for (const cause of causes) {
          expect(Object.keys(cause)).toEqual(['factor', 'text']);
          expect(cause.text).not.toMatch(/[。.!！?？]$|\n/);
          expect(cause.text.length).toBeLessThanOrEqual(110);
        }
      }
    },
  );
});

describe('the example project', () => {
  const folder = join(templates, 'example', 'retrospectives');
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const documents = names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

  it('shows every kind of blame and complaint, every state, both languages', () => {
    const models = documents.map(({ text }) => parseRetrospective(text));
    const values = (field: 'accusation' | 'complaint' | 'status') =>
      new Set(models.map((model) => model.fields[field].value));
    expect(values('accusation')).toEqual(new Set(accusations));
    expect(values('complaint')).toEqual(new Set(['technical', 'service', 'management']));
    expect(values('status')).toEqual(new Set(['draft', 'reviewing', 'closed']));
    expect(new Set(models.map((model) => model.language))).toEqual(new Set(languages));
  });

  it.each(documents)('$name parses, and is as far as its state says', ({ name, text }) => {
    const model = parseRetrospective(text);
    expect(model.declared).toBe(true);
    const day = model.fields.occurred.value.slice(0, 10);
    expect(retrospectiveFileName(model.fields.title.value, day)).toBe(name);
    const found = new Set(model.sections.map((section) => section.concept));
    expect(concepts.filter((concept) => !optional.has(concept) && !found.has(concept))).toEqual([]);
    expect(model.claims.map((claim) => claim.state)).not.toContain(null);
    expect(model.timeline.map((entry) => entry.time.text)).toEqual(
      model.timeline.map((entry) => entry.time.text).sort(),
    );
    const problems = codes(model);
    if (model.fields.status.value === 'closed') {
      expect(problems).toEqual([]);
      const fixes = terms.flatMap((term) => model.fixes[term]);
      expect(fixes.every((fix) => fix.done && fix.verified.text !== '')).toBe(true);
    } else if (model.fields.status.value === 'reviewing') {
      expect(problems.sort()).toEqual(['fix-not-verified', 'fix-overdue']);
    } else {
      for (const code of ['empty-factor', 'shallow-why', 'claim-no-evidence', 'fix-no-owner', 'fix-no-due']) {
        expect(problems).toContain(code);
      }
    }
  });

  it.each(documents)('$name links only files that are there', ({ text }) => {
    const links = [...text.matchAll(/\]\(([^()\s]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect([link, existsSync(join(folder, decodeURI(link)))]).toEqual([link, true]);
    const model = parseRetrospective(text);
    const all = [...model.evidence, ...model.timeline.flatMap((e) => e.links), ...model.claims.flatMap((c) => c.links)];
    expect(all).toHaveLength(links.length);
  });

  it('keeps its evidence small', () => {
    const evidence = join(folder, 'evidence');
    for (const name of readdirSync(evidence)) expect(statSync(join(evidence, name)).size).toBeLessThan(40_000);
  });

  it('links from its other documents to files that are there', () => {
    const root = join(templates, 'example');
    const markdown = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    for (const name of markdown) {
      for (const match of readFileSync(join(root, name), 'utf8').matchAll(/\]\(([^()\s:]+)\)/g)) {
        const link = match[1] ?? '';
        expect([name, link, existsSync(join(root, dirname(name), link))]).toEqual([name, link, true]);
      }
    }
  });
});
