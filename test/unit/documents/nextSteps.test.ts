import { describe, expect, it } from 'vitest';
import { nextSteps } from '../../../src/documents/nextSteps.ts';

const closed = (...causes: string[]) => ({ causes, complaint: '', fixes: 0 });
/** The documents that are offered, with the reason. */
function offered(causes: string[], others: string[][] = []): string[] {
  return nextSteps(closed(...causes), others).flatMap((step) =>
    step.kind === 'document' ? [`${step.name} ${step.reason}${step.count > 0 ? ` ${step.count}` : ''}`] : [],
  );
}

describe('what closing a retrospective offers', () => {
  it('is at least a visit, its dates and the case library', () => {
    expect(nextSteps(closed(), []).map((step) => (step.kind === 'document' ? step.name : step.kind))).toEqual(
      ['visit-survey', 'visits', 'publish'],
    );
  });

  it.each([
    '需求变更只在群里说，没有登记',
    '口头答应加字段',
    '改动没有走流程，谁都没签字',
    '新增需求未书面确认',
    'The change was agreed by phone and never written down',
    'Scope was extended without a change order',
    'An undocumented requirement',
  ])('is a change order where a change was not recorded: %s', (cause) => {
    expect(offered([cause])).toContain('change-order unrecorded-change');
  });

  it.each([
    '变更单已签字，配置漏改',
    '对照表没有更新',
    'The change was recorded and signed, but the job was not restarted',
    'The requirement was clear',
    '测试数据与生产不一致',
  ])('is none where it was, or nothing was changed: %s', (cause) => {
    expect(offered([cause])).not.toContain('change-order unrecorded-change');
  });

  it.each([
    ['夜班没有人值班，人手不够', '项目组缺人，一个人顶两个现场'],
    ['现场人员没有经过培训', 'The night shift was never trained'],
    ['Only one engineer for three sites', '人力不足'],
    ['开发没有安排人跟进，配合不到位', 'The third party did not respond'],
  ])('is a report to the manager where a shortage comes back: %s / %s', (cause, other) => {
    expect(offered([cause], [[other], ['配置错误']])).toContain('shortage-report shortage 2');
    expect(offered([cause], [['配置错误']]).join()).not.toContain('shortage-report');
  });

  it('is a report, too, where the very same cause comes back', () => {
    expect(offered(['对照表缺库位。'], [['对照表 缺库位'], ['别的']])).toContain(
      'shortage-report repeated 2',
    );
  });

  it.each(['人手充足，流程有漏洞', 'There were enough people, but no plan'])(
    'takes no plenty for a shortage: %s',
    (cause) => {
      expect(offered([cause], [['缺人']]).join()).not.toContain('shortage-report');
    },
  );

  it('follows the kind of complaint and counts the fixes', () => {
    const of = (complaint: string) => nextSteps({ causes: [], complaint, fixes: 3 }, []);
    expect(of('technical')).toContainEqual({
      kind: 'document',
      name: 'release-note',
      reason: 'technical-complaint',
      count: 0,
    });
    expect(of('service')).toContainEqual({
      kind: 'document',
      name: 'sla-sop',
      reason: 'service-complaint',
      count: 0,
    });
    expect(of('')).toContainEqual({
      kind: 'document',
      name: 'acceptance-checklist',
      reason: 'fixes',
      count: 3,
    });
  });
});
