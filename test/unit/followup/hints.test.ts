import { describe, expect, it } from 'vitest';
import { promisesToOffer } from '../../../src/followup/hints.ts';
import { parseMoment } from '../../../src/replies/moment.ts';

function offered(text: string): string[] {
  const now = parseMoment('2026-11-20T09:00+08:00');
  if (!now) throw new Error('no moment');
  return promisesToOffer(text, { now, holidays: null }).map(({ words }) => words);
}

describe('promises that are offered to be recorded', () => {
  it('are those of the event that reach ahead, not the times of what happened', () => {
    const event = (text: string): string[] =>
      offered(`---\nfupan: retrospective\n---\n# 标题\n\n## 事件描述\n\n${text}\n\n## 我的记录\n\n无\n`);
    expect(event('上线当天，14:20 起同步连续失败。')).toEqual([]);
    expect(event('16:02 补入对照并执行一次同步，16:40 差异为 0。')).toEqual([]);
    expect(event('共 23 单，当天 18:10 补录完毕。')).toEqual([]);
    expect(event('我们答应 48小时内给书面说明。')).toEqual(['48小时内']);
    expect(event('我明天中午前给您答复。')).toEqual(['明天中午前']);
  });

  it('are plain times too where a note is taken', () => {
    expect(offered('我们今天 17:30 给您结果。\n')).toHaveLength(1);
  });
});
