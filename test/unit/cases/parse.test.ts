import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDate } from '../../../src/cases/dates.ts';
import { decodeText } from '../../../src/cases/decode.ts';
import type { Case } from '../../../src/cases/model.ts';
import { partText } from '../../../src/cases/model.ts';
import { parseCase } from '../../../src/cases/parse.ts';

function read(text: string, path = 'x.md') {
  const model: Case = parseCase(text, path);
  const field = (name: keyof Case['fields']) => model.fields[name]?.text;
  const list = (name: keyof Case['lists']) => model.lists[name]?.map((value) => value.text);
  return { model, field, list, part: (name: Parameters<typeof partText>[2]) => partText(text, model, name) };
}

describe('a case', () => {
  it('is read from its front matter, with values in whichever words', () => {
    const { model, field, list } = read(
      '---\nfupan: case\ntitle: "库存: 同步"\n日期: 2026年3月5日\n指责类型: 用不了\n投诉类型: 技术类\n严重程度: 一级\nfactors: [流程, 技术]\ntags:\n  - 同步\n  - ERP\n---\n正文\n',
    );
    expect(model.kind).toBe('case');
    expect([
      field('title'),
      field('date'),
      field('accusation'),
      field('complaint'),
      field('severity'),
    ]).toEqual(['库存: 同步', '2026-03-05', 'cannot-use', 'technical', 'critical']);
    expect([list('factors'), list('tags')]).toEqual([
      ['process', 'technical'],
      ['同步', 'ERP'],
    ]);
  });

  it.each([
    ['duplicate keys', '---\ntitle: A\ntitle: B\ndate: 2026-01-02\n---\n', 'A', '2026-01-02'],
    ['a stray bracket', '---\ntitle: A\ntags: [x, y\ndate: 2026-01-02\n---\n', 'A', '2026-01-02'],
    ['TOML', '+++\ntitle = "A"\ndate = 2026-01-02\ntags = ["x"]\n+++\n# B\n', 'A', '2026-01-02'],
    ['bare carriage returns', '---\rtitle: A\rdate: 2026-01-02\r---\r# B\r', 'A', '2026-01-02'],
    ['block scalars', '---\ntitle: >\n  A\ndate: 2026-01-02\n---\n', 'A', '2026-01-02'],
    ['quotes and comments', "---\ntitle: 'A' # old\ndate: 2026-01-02 # day\n---\n", 'A', '2026-01-02'],
    ['a mark at the start', '\ufeff---\ntitle: A\ndate: 2026-01-02\n---\n', 'A', '2026-01-02'],
  ])('is read in spite of %s', (_what, text, title, date) => {
    const { field } = read(text);
    expect([field('title'), field('date')]).toEqual([title, date]);
  });

  it('is read from headings where there is no front matter', () => {
    const { field, part } = read(
      '# Outage of the label service\n\nDate: March 5, 2026\n\n## What happened\nNo labels.\n\n## Root cause\nThe disk was full.\n\n### Detail\nLogs.\n\n## Resolution\nDeleted logs.\n\n## Outcome\nRunning.\n\n## What we learned\nWatch space.\n\n## Appendix\nx\n',
    );
    expect([field('title'), field('date')]).toEqual(['Outage of the label service', '2026-03-05']);
    expect(part('event')).toContain('No labels.');
    expect(part('cause')).toContain('Logs.');
    expect([part('handling'), part('result'), part('lesson')].map((text) => text.split('\n').at(-1))).toEqual(
      ['Deleted logs.', 'Running.', 'Watch space.'],
    );
  });

  it('is read from fields, numbered lines, bold lines and rows of a table', () => {
    const fields = read(
      '打印机故障\n客户：华云\n**原因**：驱动旧\n处理过程：换驱动\n- 结果：恢复\n经验教训：先试\n',
      '2026-02-03-打印.md',
    );
    expect([fields.field('title'), fields.field('customer'), fields.field('date')]).toEqual([
      '打印机故障',
      '华云',
      '2026-02-03',
    ]);
    expect([
      fields.part('cause'),
      fields.part('handling'),
      fields.part('result'),
      fields.part('lesson'),
    ]).toEqual(['驱动旧', '换驱动', '恢复', '先试']);
    const numbered = read(
      '关于断网的说明\n\n一、事件经过\n断了。\n\n二、原因分析\n线松。\n\n**处理**\n插好。\n',
    );
    expect(
      [numbered.part('cause'), numbered.part('handling')].map((text) => text.trim().split('\n').at(-1)),
    ).toEqual(['线松。', '插好。']);
    const table = read(
      '# t\n\n| 项 | 内容 |\n|---|---|\n| 根因 | 没培训 |\n| 日期 | 2026-07-01 |\n| 客户 | 乙厂 |\n',
    );
    expect([table.part('cause'), table.field('date'), table.field('customer')]).toEqual([
      '没培训',
      '2026-07-01',
      '乙厂',
    ]);
  });

  it('counts a retrospective, its factors by the headings that say something', () => {
    const { model, list, part } = read(
      '---\nfupan: retrospective\ntitle: t\n---\n## 根本原因分析\n### 技术因素\n- 配置错\n### 流程因素\n- 不涉及\n## 改进措施\n- [ ] 改配置\n## 经验教训\n核对\n',
    );
    expect([model.kind, list('factors'), part('lesson')]).toEqual(['retrospective', ['technical'], '核对']);
    expect(part('handling')).toContain('改配置');
  });

  it('is taken from any text without throwing, ranges inside it', () => {
    const line = fc.constantFrom(
      ...[
        '---',
        '+++',
        '# 原因',
        '## ',
        '```',
        '原因：',
        'tags: [a',
        'date: 2026-13-45',
        '| 根因 | x |',
        '- [ ] @a',
        'x\n===',
        '***',
        '【处理】',
        ': :',
        'title: "',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 15 }), (lines) => {
        const text = lines.join('\n');
        const { model } = read(text);
        for (const { range } of model.parts) {
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
        expect(model.fields.title).toBeDefined();
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    ['2026-03-05T10:20', '2026-03-05'],
    ['于2026年3月5日下午', '2026-03-05'],
    ['20260305-报告', '2026-03-05'],
    ['5 March 2026', '2026-03-05'],
    ['Mar 5th, 2026', '2026-03-05'],
    ['2026年3月', '2026-03'],
    ['2026/13/01', null],
    ['2026-02-30', null],
    ['版本 20.26', null],
    ['', null],
  ])('in %j is %j', (text, date) => {
    expect(findDate(text)).toBe(date);
  });
});

describe('bytes', () => {
  const encode = (text: string) => new TextEncoder().encode(text);

  it('are read as UTF-8, UTF-16 and GBK', () => {
    const le = Uint8Array.from(Buffer.from('\ufeff复盘', 'utf16le'));
    expect(decodeText(le)).toEqual({ ok: true, text: '复盘', encoding: 'utf-16' });
    expect(decodeText(le.map((_, at) => le[at ^ 1] ?? 0))).toEqual({
      ok: true,
      text: '复盘',
      encoding: 'utf-16',
    });
    expect(decodeText(Uint8Array.of(0xb8, 0xb4, 0xc5, 0xcc, 0x0a))).toEqual({
      ok: true,
      text: '复盘\n',
      encoding: 'gb18030',
    });
    expect(decodeText(encode('复盘'))).toEqual({ ok: true, text: '复盘', encoding: 'utf-8' });
    expect(decodeText(new Uint8Array())).toEqual({ ok: true, text: '', encoding: 'utf-8' });
  });

  it('are refused where they are no text', () => {
    expect(decodeText(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 1))).toEqual({ ok: false, reason: 'binary' });
    expect(decodeText(encode('a\0b'))).toEqual({ ok: false, reason: 'binary' });
    expect(decodeText(Uint8Array.of(0x41, 0xff, 0xfe, 0xfd))).toEqual({ ok: false, reason: 'encoding' });
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof decodeText(bytes).ok === 'boolean'));
  });
});
