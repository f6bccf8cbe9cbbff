import { describe, expect, it } from 'vitest';
import { measuresOf } from '../../../src/cases/measures.ts';
import { parseCase } from '../../../src/cases/parse.ts';

const measures = (text: string) => measuresOf(text, parseCase(text, 'a.md'));

describe('what a case says was done', () => {
  it('is the items of its handling, with the term that their heading says', () => {
    const text = `# T\n\n## 原因\n\n- 没有告警\n\n## 处理过程\n\n### 短期\n\n- [x] 回滚任务 @李强 due:2026-01-02 verified:2026-01-05\n  - 先停同步\n\n### 中期措施\n\n1. 变更评审\n\n**长期**\n\n* 培训客户\n`;
    expect(measures(text)).toEqual([
      { text: '回滚任务', term: 'short' },
      { text: '变更评审', term: 'mid' },
      { text: '培训客户', term: 'long' },
    ]);
  });

  it('is its sentences where there is no list', () => {
    expect(measures('# T\n\n解决方案：补幂等校验；重跑三号仓。\n').map(({ text }) => text)).toEqual([
      '补幂等校验',
      '重跑三号仓',
    ]);
    expect(
      measures('# T\n\n## Resolution\n\nRestarted the job. Added an alert.\n').map(({ text }) => text),
    ).toEqual(['Restarted the job', 'Added an alert.']);
  });

  it('is nothing where nothing is said, and said twice it is once', () => {
    expect(measures('# T\n\n## 原因\n\n- x1\n')).toEqual([]);
    expect(measures('# T\n\n## 措施\n\n- 回滚\n- 回滚\n')).toHaveLength(1);
  });
});
