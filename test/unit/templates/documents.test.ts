import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addMonths, type DocumentFacts, documentNames, documentVariables } from '../../../src/documents/data.ts';
import { parseKinds } from '../../../src/documents/kinds.ts';
import { renderTemplate } from '../../../src/documents/template.ts';
import { parseBlocks } from '../../../src/markdown/blocks.ts';
import { locateFrontMatter } from '../../../src/markdown/frontMatter.ts';
import { readTable } from '../../../src/markdown/table.ts';
import { looksLikeRetrospective } from '../../../src/retrospective/parse.ts';

const languages = ['zh-cn', 'en'] as const;
const today = '2026-11-20';
const full: DocumentFacts = {
  title: 'WMS: 库存 #同步 | 失败',
  author: '王敏',
  customer: '瑞成精密: 二厂',
  project: '二期 #1',
  place: '二号仓 | D 区',
  occurred: '2026-11-19T22:30',
  goLive: '2026-08-31',
  people: ['吴敏芝', 'Li, Qiang'],
  event: '扫码报错\n发不了货 | 停了',
  impact: '发货停了两小时',
  lessons: '改库区要同时改对照表',
  accusation: 'cannot-use',
  complaint: 'technical',
  severity: 'critical',
  timeline: [{ time: '14:20', text: '现场来电 | 群里截图', evidence: '[截图](evidence/a.png)' }],
  claims: [
    { party: '客户', claim: '没人通知', evidence: '邮件', reference: 'CR-014', state: 'disputed' },
    { party: '实施', claim: '已在群里说' },
  ],
  evidence: [{ label: '日志', href: 'evidence/sync.log' }],
  causes: [
    { factor: 'technical', text: '对照表缺 D 区' },
    { factor: 'process', text: '变更单没有列出' },
  ],
  actions: [
    { text: '补对照表 | 复核', owner: '王敏', due: '2026-11-19' },
    { text: '写检查项', owner: '李强', due: '2026-11-25' },
    { text: '年底前换新终端', owner: '何俊', due: '2026-12-30' },
    { text: '谁来盯', due: '' },
    { text: '重发失败单据', owner: '王敏', due: '2026-11-19', isDone: true, verified: '2026-11-19' },
  ],
  feedback: ['希望先通知仓管 *再* 改'],
  matters: [{ matter: '库区变更', responsible: ['王敏', '李强'], accountable: ['孙立'], consulted: ['何俊'] }],
};

function rendered(language: string, name: string, facts: DocumentFacts): string {
  const template = readFileSync(`templates/${language}/documents/${name}.md`, 'utf8');
  const result = renderTemplate(template, documentVariables(facts, today, language === 'en' ? 'en' : 'zh-cn'));
  if (!result.ok) throw new Error(`${language}/${name}:${result.line}: ${result.message}`);
  return result.text;
}

function tablesOf(text: string) {
  return parseBlocks(text).flatMap((block) => (block.kind === 'table' ? [readTable(text, block)] : []));
}

/** Lines that begin with a pipe, outside the front matter. */
function pipeLines(text: string): number {
  return text.split('\n').filter((line) => line.startsWith('|')).length;
}

describe.each(languages)('the %s documents', (language) => {
  it('are the fifteen that there are names for', () => {
    const files = readdirSync(`templates/${language}/documents`).filter((file) => file.endsWith('.md')).sort();
    expect(files).toEqual(documentNames.map((name) => `${name}.md`).sort());
  });

  it.each(documentNames.flatMap((name) => [[name, 'full', full] as const, [name, 'empty', {}] as const]))(
    '%s with %s data reads well',
    (name, _, facts: DocumentFacts) => {
      const text = rendered(language, name, facts);
      const place = locateFrontMatter(text);
      const matter = parse(text.slice(place?.content.start, place?.content.end)) as Record<string, unknown>;
      expect(matter).toEqual({
        fupan: name,
        title: expect.any(String) as string,
        date: today,
        customer: facts.customer ?? null,
        project: facts.project ?? null,
        author: facts.author ?? null,
      });
      expect(text).not.toMatch(/\{\{|\{%|%\}|\}\}|undefined|\[object/);
      expect(text).not.toMatch(/[ \t]$|\n\n\n|\r/m);
      expect(text).toMatch(/[^\n]\n$/);
      const tables = tablesOf(text);
      expect(tables.length).toBeGreaterThan(0);
      let lines = 0;
      for (const { header, delimiter, rows } of tables) {
        lines += rows.length + 2;
        expect(rows.length).toBeGreaterThan(0);
        for (const row of [delimiter, ...rows]) {
          expect([text.slice(row.range.start, row.range.end), row.cells.length]).toEqual([
            expect.any(String),
            header.cells.length,
          ]);
        }
      }
      // No line is left out of its table by an empty line, or taken for text.
      expect(lines).toBe(pipeLines(text));
      expect(looksLikeRetrospective(text)).toBe(false);
    },
  );

  it('list open issues in the weekly report, the earliest first, and what is done apart', () => {
    const [, done, issues, next] = tablesOf(rendered(language, 'weekly-report', full)).map(({ rows }) =>
      rows.map(({ cells }) => cells.map(({ text }) => text)),
    );
    expect(done?.map(([text]) => text)).toEqual(['重发失败单据']);
    expect(issues?.map(([, text]) => text)).toEqual(['补对照表 | 复核', '写检查项', '年底前换新终端', '谁来盯']);
    expect(issues?.[0]?.[4]).toMatch(/逾期|overdue/);
    expect(next?.map(([text]) => text)).toEqual(['补对照表 | 复核', '写检查项', '谁来盯']);
  });

  it('hold what each is for', () => {
    const of = (name: string) => rendered(language, name, full);
    const headings = (text: string) => text.match(/^## .*$/gm)?.join('\n') ?? '';
    const parts = (zh: string[], en: string[]) => (language === 'zh-cn' ? zh : en);
    for (const part of parts(['已完成', '接下来', '风险', '客户反馈'], ['Done', 'Next', 'Risks', 'Customer feedback'])) {
      expect(headings(of('progress-brief'))).toContain(part);
    }
    for (const part of parts(['功能', '性能', '文档'], ['Function', 'Performance', 'Documents'])) {
      expect(headings(of('acceptance-checklist'))).toContain(part);
    }
    // Only what changes software, data or devices is tested again; the rest is not for the customer to sign.
    expect(of('acceptance-checklist').match(/^\| F\d.*/gm)?.map((row) => row.split('|').slice(1, 5).join('').trim().replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^F1 .*补对照表/),
      expect.stringMatching(/^F2 .*年底前换新终端/),
      expect.stringMatching(/^F3 .*重发失败单据/),
    ]);
    expect(of('change-order')).toMatch(/瑞成精密: 二厂[）)] \|/);
    expect(of('visit-survey')).toContain('2026-09-30');
    expect(of('visit-survey')).toContain('2026-11-30');
    expect(of('complaint-note')).toContain('2026-11-20 00:30');
    expect(of('complaint-note')).toContain('2026-11-21 22:30');
    expect(of('sla-sop')).toMatch(/2 小时|2 hours/);
    expect(of('sla-sop')).toMatch(/48 小时|48 hours/);
    expect(of('sla-sop')).toContain(`| 库区变更 | ${parts(['王敏、李强'], ['王敏, 李强']).join('')} | 孙立 | 何俊 |`);
    expect(of('shortage-report')).toContain('2026-11-27');
    expect(of('evidence-record')).toContain('现场来电 \\| 群里截图');
    expect(of('user-story')).toContain('> 希望先通知仓管 \\*再\\* 改');
  });

  it('have the titles that the list of kinds says, each once', () => {
    const kinds = parseKinds(readFileSync(`templates/${language}/documents/kinds.yaml`, 'utf8')).flatMap((group) => group.kinds);
    expect(kinds.map(({ name }) => name).sort()).toEqual([...documentNames].sort());
    for (const { name, title, about } of kinds) {
      expect(rendered(language, name, {})).toContain(`\ntitle: ${title}\n`);
      expect(about).toMatch(/^.{10,110}$/);
    }
  });

  it('have the same tables in both languages', () => {
    for (const name of documentNames) {
      const shape = (of: string) => tablesOf(rendered(of, name, {})).map(({ header }) => header.cells.length);
      expect([name, shape(language)]).toEqual([name, shape('zh-cn')]);
    }
  });
});

describe('the variables of documents', () => {
  it('count weeks from Monday to Friday', () => {
    const of = (date: string) => documentVariables({}, date, 'en');
    expect(of('2026-11-20')).toMatchObject({ weekFrom: '2026-11-16', weekTo: '2026-11-20', nextFriday: '2026-11-27' });
    expect(of('2026-11-22')).toMatchObject({ weekFrom: '2026-11-16', weekTo: '2026-11-20', nextFriday: '2026-11-27' });
    expect(of('2026-11-23')).toMatchObject({ weekFrom: '2026-11-23', weekTo: '2026-11-27', nextFriday: '2026-11-27' });
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s and %i months are %s', (date, months, later) => {
    expect(addMonths(date, months)).toBe(later);
  });

  it('leave out dates that are none', () => {
    const variables = documentVariables({ goLive: '2026-02-30', occurred: 'yesterday 12:99' }, today, 'en');
    expect(variables).toMatchObject({ goLive: '', visitOne: '2026-12-20', firstResponse: '' });
    expect(documentVariables({ occurred: '2026-11-20' }, today, 'en')).toMatchObject({ fullAnswer: '' });
  });
});
