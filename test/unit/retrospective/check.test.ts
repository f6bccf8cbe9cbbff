import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/markdown/text.ts';
import { checkRetrospective, progressOf } from '../../../src/retrospective/check.ts';
import { parseRetrospective } from '../../../src/retrospective/parse.ts';
import type { ProblemCode } from '../../../src/retrospective/problem.ts';
import { quickFixes } from '../../../src/retrospective/quickFix.ts';

const today = '2026-11-22';
const context = { today, now: '2026-11-22T09:30', owner: '' };

/** A retrospective in which nothing is missing; each case below takes one thing away. */
const complete = `---
fupan: retrospective
title: 库存同步失败
status: reviewing
occurred: 2026-11-20T14:30
place: 苏州工厂
people: [王敏, 李强]
accusation: cannot-use
---

# 库存同步失败

## 事件描述

扫码后库存不变。

## 时间线

| 时间 | 经过 | 证据 |
| --- | --- | --- |
| 14:30 | 门店扫码报错 | |

## 责任方主张

| 责任方 | 主张 | 证据 | 依据 | 状态 |
| --- | --- | --- | --- | --- |
| 客户 | 上线前没人通知 | [邮件](mail.eml) | 变更单 12 | 有争议 |

## 根本原因分析

### 技术因素

- 映射文件是旧的
  - 发布时没有带上
    - 清单里没有这一项
      - 清单没人维护

### 流程因素

- 变更没有登记
  - 口头确认
    - 没有变更单模板
      - 合同里没写

### 沟通因素

- 不涉及：三方每天开会

## 改进措施

### 短期

- [x] 回滚 @李强 due:2026-11-21 verified:2026-11-22

### 中期

- [ ] 建立评审关口 @张工 due:2026-12-05

### 长期

- [ ] 半年培训一次 @王敏 due:2027-02-01

## 经验教训

- 发布清单要有负责人
`;

function codes(text: string): ProblemCode[] {
  return checkRetrospective(parseRetrospective(text), today).map(({ code }) => code);
}

/** Each rule: what to change in the complete document, and the exact text the problem has to mark. */
const cases: readonly [ProblemCode, string | RegExp, string, string][] = [
  ['no-time', 'occurred: 2026-11-20T14:30', 'occurred:', 'occurred'],
  ['no-place', 'place: 苏州工厂\n', '', '---'],
  ['no-place', 'place: 苏州工厂', 'place: # 待补', 'place'],
  ['no-people', 'people: [王敏, 李强]', 'people: []', '[]'],
  ['invalid-value', 'status: reviewing', 'status: finished', 'finished'],
  ['invalid-value', '2026-11-20T14:30', '2026-02-30T14:30', '2026-02-30T14:30'],
  ['missing-section', /## 经验教训\n\n- .*\n/, '', '---'],
  ['empty-section', '扫码后库存不变。', '', '事件描述'],
  ['empty-section', '| 14:30 | 门店扫码报错 | |\n', '', '时间线'],
  ['claim-no-evidence', '[邮件](mail.eml)', ' ', '上线前没人通知'],
  ['claim-no-evidence', '[邮件](mail.eml)', '[证据]()', '[证据]()'],
  ['empty-factor', /- 变更没有登记\n( +- .*\n)+/, '-\n', '流程因素'],
  ['shallow-why', /\n {4}- 清单里没有这一项\n {6}- 清单没人维护/, '', '映射文件是旧的'],
  ['no-fix', /### 短期[^]*- \[ \] 半年.*\n/, '### 短期\n', '改进措施'],
  ['fix-no-owner', ' @张工', '', '建立评审关口'],
  ['fix-no-due', ' due:2026-12-05', '', '建立评审关口'],
  ['fix-invalid-date', 'due:2026-12-05', 'due:下周', '下周'],
  ['fix-overdue', 'due:2026-12-05', 'due:2026-11-21', '2026-11-21'],
  ['fix-not-verified', ' verified:2026-11-22', '', '回滚'],
];

describe('completeness rules', () => {
  it('find nothing where nothing is missing', () => {
    expect(codes(complete)).toEqual([]);
    const model = parseRetrospective(complete);
    expect(progressOf(model, [])).toEqual({ done: 9, total: 9, missing: [] });
  });

  for (const [code, from, to, marked] of cases) {
    it(`${code}: ${JSON.stringify(to)} marks “${marked}”`, () => {
      const text = complete.replace(from, to);
      expect(text).not.toBe(complete);
      const problems = checkRetrospective(parseRetrospective(text), today);
      expect(problems.map((problem) => problem.code)).toEqual([code]);
      const range = problems[0]?.range ?? { start: 0, end: 0 };
      expect(text.slice(range.start, range.end)).toBe(marked);
    });
  }

  it('a due date is overdue only after its day', () => {
    expect(codes(complete.replace('due:2026-12-05', `due:${today}`))).toEqual([]);
  });

  it('an invalid front matter is one problem at its place, and the body is still checked', () => {
    const text = complete.replace('place: 苏州工厂', 'place: [苏州').replace(' @张工', '');
    expect(codes(text)).toEqual(['front-matter-invalid', 'fix-no-owner']);
  });

  it('reads tables, bullets and English headings of foreign documents', () => {
    const text = `# Outage of the label printer

## Summary
Labels stopped.

## Timeline (CET)
- 14:30 - first report
- **15:10** restart

## Root cause analysis
### Technical causes
1. driver
   1. old image
      1. nobody rebuilds
         1. no owner

## Action items
| Action | Owner | Due date | Status |
|---|---|---|---|
| rebuild the image | Mia | 2026-11-30 | in progress |
| document it | | tbd | done |
`;
    const model = parseRetrospective(text);
    expect(model.timeline.map(({ time, text: what }) => [time.text, what.text])).toEqual([
      ['14:30', 'first report'],
      ['15:10', 'restart'],
    ]);
    expect(
      model.fixes.unsorted.map(({ text: what, owners, due, done }) => [what, owners, due.text, done]),
    ).toEqual([
      ['rebuild the image', ['Mia'], '2026-11-30', false],
      ['document it', [], '', true],
    ]);
    expect(codes(text).filter((code) => code.startsWith('fix-'))).toEqual([
      'fix-no-owner',
      'fix-no-due',
      'fix-not-verified',
    ]);
  });
});

describe('quick fixes', () => {
  const fixable = cases.filter(([code]) => code !== 'invalid-value' && code !== 'fix-invalid-date');

  for (const [code, from, to] of fixable) {
    it(`${code} (${JSON.stringify(to)}) gets the missing piece, in each line ending`, () => {
      for (const eol of ['\n', '\r\n']) {
        const text = complete.replace(from, to).replaceAll('\n', eol);
        const model = parseRetrospective(text);
        const problem = checkRetrospective(model, today)[0];
        if (!problem) throw new Error('no problem');
        const fixes = quickFixes(text, model, problem, context);
        expect(fixes.length).toBeGreaterThan(0);
        for (const fix of fixes) {
          const after = applyEdits(text, fix.edits);
          // Where the room is there already, the fix only leads to it.
          expect(after !== text || fix.select !== null).toBe(true);
          expect(after.replaceAll(eol, '')).not.toMatch(/[\r\n]/);
          if (fix.select) expect(fix.select.end).toBeLessThanOrEqual(after.length);
          // What the fix makes room for reads back as soon as somebody types there.
          const at = fix.select ?? { start: 0, end: 0 };
          const typed = [
            'add-slot',
            'add-whys',
            'add-cause',
            'add-fix',
            'add-owner',
            'add-evidence',
          ].includes(fix.kind)
            ? after.slice(0, at.start) + '赵六' + after.slice(at.end)
            : after;
          const left = checkRetrospective(parseRetrospective(typed), today).filter(
            (other) => other.code === code && other.range.start <= problem.range.end + 40,
          );
          if (fix.kind !== 'add-whys') expect(left, `${fix.kind}: ${typed}`).toEqual([]);
        }
      }
    });
  }

  it('adds whys until there are three, one below the other', () => {
    const text = complete.replace(/\n {4}- 清单里没有这一项\n {6}- 清单没人维护/, '');
    const model = parseRetrospective(text);
    const [problem] = checkRetrospective(model, today);
    if (!problem) throw new Error('no problem');
    const [fix] = quickFixes(text, model, problem, context);
    const after = applyEdits(text, fix?.edits ?? []);
    expect(after).toContain('  - 发布时没有带上\n    - 为什么？\n      - 为什么？\n');
    expect(after.slice(fix?.select?.start, fix?.select?.end)).toBe('为什么？');
    expect(checkRetrospective(parseRetrospective(after), today).map(({ code }) => code)).toEqual([
      'shallow-why',
    ]);
  });
});
