import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFollowUp, visitsOfSetting, withoutCopies } from '../../../src/followup/collect.ts';
import type { FollowUpItem } from '../../../src/followup/item.ts';
import { documentVariables } from '../../../src/documents/data.ts';
import { renderTemplate } from '../../../src/documents/template.ts';
import { readFileSync } from 'node:fs';

function shown(items: readonly FollowUpItem[]): string[] {
  return items.map(
    ({ kind, text, owners, due, dueText, done, months }) =>
      `${done ? '✓ ' : ''}${kind} ${text}${months === null ? '' : ` [${months}]`}${owners.map((owner) => ` @${owner}`).join('')} ${
        due ? `${due.date}${due.time ? ` ${due.time}` : ''}` : `?${dueText}`
      }`,
  );
}

function itemsOf(text: string): string[] {
  return shown(readFollowUp(text)?.items ?? []);
}

const retrospective = `---
fupan: retrospective
title: 扫码报错
customer: 瑞成
goLive: 2026-11-30
---
# 扫码报错

## 时间线

| 时间 | 内容 | 负责人 |
| --- | --- | --- |
| 2026-11-20 | 报错 | 王敏 |

- [ ] 补一张截图 due:2026-11-23

## 改进措施

### 短期

- [x] 回滚 @李强 due:2026-11-20
- [ ] 打开告警 @李强

### 中期

| 措施 | 负责人 | 期限 | 状态 |
| --- | --- | --- | --- |
| 增加评审关口 | 张工 | 2026-12-05 | 进行中 |
| 更新清单 | 张工 | 2026-12-01 | 完成 |

## 对客户的承诺

- [ ] 48小时内给书面答复 @王敏 due:2026-11-22T15:30
- 这里只是说明

## 内部复盘会

| 决议 | 由谁落实 | 何时之前 |
| --- | --- | --- |
| 统一口径 | 陈洁 | 2026-11-25 |
|  |  |  |
`;

describe('what is to be done', () => {
  it('is read from a retrospective: fixes of every shape, promises, decisions, boxes with a date, visits', () => {
    expect(itemsOf(retrospective)).toEqual([
      'action 补一张截图 2026-11-23',
      '✓ fix 回滚 @李强 2026-11-20',
      'fix 打开告警 @李强 ?',
      'fix 增加评审关口 @张工 2026-12-05',
      '✓ fix 更新清单 @张工 2026-12-01',
      'promise 48小时内给书面答复 @王敏 2026-11-22 15:30',
      'action 统一口径 @陈洁 2026-11-25',
      'visit  [1] 2026-12-30',
      'visit  [3] 2027-02-28',
    ]);
  });

  it.each([
    ['no front matter', '# A\n\n- [ ] x due:2026-11-20\n'],
    ['front matter of somebody else', '---\ntitle: fupan\n---\n- [ ] x due:2026-11-20\n'],
    ['a matrix', '---\nfupan: raci\n---\n- [ ] x due:2026-11-20\n'],
    ['a reply template', '---\nfupan: reply\n---\n- [ ] x due:2026-11-20\n'],
    ['a published case', '---\nfupan: case\n---\n- [ ] x due:2026-11-20\n'],
  ])('is not looked for in a document with %s', (_, text) => {
    expect(readFollowUp(text)).toBeNull();
  });

  it('is read from the other documents as their templates have it', () => {
    const today = '2026-11-20';
    const rows: Record<string, readonly [from: string, to: string, ...items: string[]]> = {
      'zh-cn/documents/visit-survey.md': [
        '',
        '',
        'visit 上线 1 个月 [1] 2026-12-10',
        'visit 上线 3 个月 [3] 2027-02-10',
        'action 补录 @王敏 2026-11-25',
      ],
      'en/documents/visit-survey.md': [
        '| Action | Owner | Due | Customer informed on |\n| --- | --- | --- | --- |\n|  |',
        '| Action | Owner | Due | Customer informed on |\n| --- | --- | --- | --- |\n| Call | Ann | 2026-12-11 |',
        'visit after 1 month [1] 2026-12-10',
        'visit after 3 months [3] 2027-02-10',
        'promise 补录 @王敏 2026-11-25',
        'action Call @Ann 2026-12-11',
      ],
      'zh-cn/documents/complaint-note.md': [
        '| 答应的事 | 谁来做 | 什么时候之前 |\n| --- | --- | --- |\n|  |  |  |',
        '| 答应的事 | 谁来做 | 什么时候之前 |\n| --- | --- | --- |\n| 回电 | 王敏 | 2026-11-20 17:30 |',
        'promise 回电 @王敏 2026-11-20 17:30',
      ],
      'en/documents/complaint-note.md': [
        '| Commitment | Owner | Due |\n| --- | --- | --- |\n|  |  |  |',
        '| Commitment | By whom | Before |\n| --- | --- | --- |\n| Call back | Ann Lee | 2026-11-20 |',
        'promise Call back @Ann Lee 2026-11-20',
      ],
      'zh-cn/documents/meeting-minutes.md': ['', '', 'action 补录 @王敏 2026-11-25'],
      'en/documents/meeting-minutes.md': ['', '', 'action 补录 @王敏 2026-11-25'],
      'zh-cn/documents/weekly-report.md': ['', ''],
      'en/documents/progress-brief.md': ['', ''],
    };
    for (const [file, [from, to, ...items]] of Object.entries(rows)) {
      const facts = { goLive: '2026-11-10', actions: [{ text: '补录', owner: '王敏', due: '2026-11-25' }] };
      const made = renderTemplate(
        readFileSync(`templates/${file}`, 'utf8'),
        documentVariables(facts, today, file.startsWith('en') ? 'en' : 'zh-cn'),
      );
      if (!made.ok) throw new Error(file);
      expect(made.text, file).toContain(from);
      expect(itemsOf(made.text.replace(from, to)), file).toEqual(items);
    }
  });

  it('takes a list of decisions of a foreign shape, and no table of what happened', () => {
    const text = `---\nfupan: meeting-minutes\n---\n## 待办\n\n1. [ ] 发数据 负责人：王敏 截止：2026/11/28 18:00\n\n| 日期 | 事项 | 负责人 |\n|---|---|---|\n| 2026-11-20 | 到场 | 王敏 |\n`;
    expect(itemsOf(text)).toEqual(['action 发数据 @王敏 2026-11-28 18:00']);
  });

  it('takes each box of a list within a list, and of a list of fixes the upper ones', () => {
    const boxes = '- [ ] 甲 due:2026-11-28\n  - [ ] 乙 due:2026-11-29\n    - [x] 丙 due:2026-11-30\n';
    expect(itemsOf(`---\nfupan: meeting-minutes\n---\n${boxes}`)).toEqual([
      'action 甲 2026-11-28',
      'action 乙 2026-11-29',
      '✓ action 丙 2026-11-30',
    ]);
    expect(itemsOf(`---\nfupan: retrospective\n---\n## 改进措施\n\n${boxes}`)).toEqual(['fix 甲 2026-11-28']);
  });

  it('plans no visit that the document plans itself', () => {
    const text = `---\nfupan: acceptance-checklist\ngoLive: 2026-11-10\n---\n## 回访\n\n- [x] 一个月回访 due:2026-12-12\n`;
    expect(itemsOf(text)).toEqual(['✓ visit 一个月回访 [1] 2026-12-12', 'visit  [3] 2027-02-10']);
  });

  it('is told apart by keys, which do not depend on dates and states', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('甲', '乙', 'a #2', 'a'),
            fc.boolean(),
            fc.constantFrom('', ' due:2026-12-01'),
          ),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        (rows) => {
          const document = (box: (done: boolean) => string, dates: boolean): string =>
            `---\nfupan: retrospective\n---\n## 改进措施\n\n${rows
              .map(([text, done, due]) => `- [${box(done)}] ${text}${dates ? due : ''}`)
              .join('\n')}\n`;
          const keys = readFollowUp(document((done) => (done ? 'x' : ' '), true))?.items.map(
            ({ key }) => key,
          );
          expect(new Set(keys).size).toBe(rows.length);
          expect(readFollowUp(document(() => ' ', false))?.items.map(({ key }) => key)).toEqual(keys);
        },
      ),
    );
  });

  it('of any text is read without failing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '- [ ] a due:2026-11-20',
            '## 承诺',
            '| a |',
            '|---|',
            '```',
            '> x',
            '',
            '\t- b',
            'goLive: x',
          ),
          {
            maxLength: 20,
          },
        ),
        (lines) => {
          const text = `---\nfupan: meeting-minutes\ngoLive: 2026-13-40\n---\n${lines.join('\n')}`;
          for (const { range } of readFollowUp(text)?.items ?? []) {
            expect(range.start).toBeLessThanOrEqual(range.end);
            expect(range.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});

describe('a closed retrospective', () => {
  const text = retrospective.replace('fupan: retrospective', 'fupan: retrospective\nstatus: closed');
  it('leaves its fixes and promises to follow, not the decisions of its meeting', () => {
    expect(itemsOf(text).filter((item) => item.startsWith('action'))).toEqual([
      'action 补一张截图 2026-11-23',
    ]);
    expect(itemsOf(text)).toContain('fix 增加评审关口 @张工 2026-12-05');
  });
});

describe('the same in several documents', () => {
  const read = (text: string) => {
    const document = readFollowUp(text);
    if (!document) throw new Error(text);
    return document;
  };
  const source = read(
    '---\nfupan: retrospective\nproject: P\n---\n## 改进措施\n\n- [x] 补录 due:2026-11-20\n',
  );
  const copy = read(
    '---\nfupan: meeting-minutes\n---\n| 事项 | 负责人 | 期限 |\n|---|---|---|\n| 补录 | 王敏 | 2026-11-25 |\n| 新的 | 王敏 | 2026-11-25 |\n',
  );

  it('counts once, where it comes from', () => {
    expect(withoutCopies([copy, source]).map(shown)).toEqual([
      ['action 新的 @王敏 2026-11-25'],
      ['✓ fix 补录 2026-11-20'],
    ]);
  });

  it('a planned visit stands for the one that follows from the day of going live', () => {
    const live = read('---\nfupan: retrospective\nproject: P\ngoLive: 2026-11-10\n---\n');
    const again = read('---\nfupan: change-order\nproject: P\ngoLive: 2026-11-10\n---\n');
    const survey = read(
      '---\nfupan: visit-survey\nproject: P\n---\n| 回访 | 计划日期 | 实际日期 |\n|---|---|---|\n| 上线 1 个月 | 2026-12-12 |  |\n',
    );
    expect(withoutCopies([live, again, survey]).map(shown)).toEqual([
      ['visit  [3] 2027-02-10'],
      [],
      ['visit 上线 1 个月 [1] 2026-12-12'],
    ]);
  });
});

describe('the day of going live in the settings', () => {
  const read = (text: string) =>
    readFollowUp(text) ?? { kind: '', title: '', customer: '', project: '', items: [] };
  const visitsOf = (goLive: string, ...texts: string[]) =>
    shown(visitsOfSetting(goLive, texts.map(read), 'setting')?.items ?? []);

  it('asks for visits after one and three months', () => {
    expect(visitsOf('2026-11-30')).toEqual(['visit  [1] 2026-12-30', 'visit  [3] 2027-02-28']);
    expect(visitsOf('')).toEqual([]);
    expect(visitsOf('2026-02-30')).toEqual([]);
  });

  it('leaves out what a document plans, has made, or asks for itself', () => {
    const survey = (one: string) =>
      `---\nfupan: visit-survey\n---\n\n| Visit | Planned | Made on |\n| --- | --- | --- |\n| after 1 month | 2026-12-28 | ${one} |\n`;
    expect(visitsOf('2026-11-30', survey(''))).toEqual(['visit  [3] 2027-02-28']);
    expect(visitsOf('2026-11-30', survey('2026-12-28'))).toEqual(['visit  [3] 2027-02-28']);
    expect(visitsOf('2026-11-30', retrospective)).toEqual([]);
    expect(
      visitsOf('2026-11-30', '---\nfupan: meeting-minutes\n---\n\n- [ ] Call due:2026-12-01\n'),
    ).toHaveLength(2);
  });
});
