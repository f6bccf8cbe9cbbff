import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/markdown/text.ts';
import { fishboneLayout, fishboneMermaid, wrapText } from '../../../src/retrospective/fishbone.ts';
import {
  adoptEdit,
  fishboneEdit,
  meetingEdit,
  timelineEntryEdit,
} from '../../../src/retrospective/insert.ts';
import type { EditResult } from '../../../src/retrospective/intent.ts';
import { looksLikeRetrospective, parseRetrospective } from '../../../src/retrospective/parse.ts';

const labels = {
  effect: '库存; 不同步',
  factors: { technical: '技术因素', process: '流程因素', communication: '沟通因素' },
};

const sample = `---
fupan: retrospective
status: draft
---

## 时间线

| 时间 | 经过 |
| --- | --- |

## 根本原因分析

### 技术因素

- 映射 \`a.csv\` 是旧的
  - 没有复核 %% 注
  - 另一支

### 流程因素

- 不涉及

## 改进措施
`;

function applied(text: string, result: EditResult): { after: string; selected: string | null } {
  if (!result.ok) throw new Error(result.error);
  const after = applyEdits(text, result.edits);
  return { after, selected: result.select && after.slice(result.select.start, result.select.end) };
}

describe('timelineEntryEdit', () => {
  it('adds a row and leaves the cursor in its text', () => {
    const result = timelineEntryEdit(sample, parseRetrospective(sample), '2026-11-20 14:30', '现场来电');
    const { after, selected } = applied(sample, result);
    expect(after).toContain('| --- | --- |\n| 2026-11-20 14:30 | 现场来电 |\n\n## 根本');
    expect(selected).toBe('现场来电');
  });

  it('without words, the cursor stands in the empty cell', () => {
    const { after } = applied(sample, timelineEntryEdit(sample, parseRetrospective(sample), '14:30', ''));
    const result = timelineEntryEdit(sample, parseRetrospective(sample), '14:30', '');
    const at = result.ok ? (result.select?.start ?? 0) : 0;
    const typed = after.slice(0, at) + '现场来电' + after.slice(at);
    expect(parseRetrospective(typed).timeline.map(({ text }) => text.text)).toEqual(['现场来电']);
  });

  it('goes into the list where the timeline is one, and makes a section where there is none', () => {
    const list = '## Timeline\n\n- 14:00 first\n';
    const inList = applied(list, timelineEntryEdit(list, parseRetrospective(list), '14:30', 'second'));
    expect(inList.after).toBe('## Timeline\n\n- 14:00 first\n- 14:30 second\n');
    expect(inList.selected).toBe('second');
    const none = '# 标题\n\n正文';
    const made = applied(none, timelineEntryEdit(none, parseRetrospective(none), '14:30', '来电'));
    expect(parseRetrospective(made.after).timeline.map(({ text }) => text.text)).toEqual(['来电']);
    expect(made.selected).toBe('来电');
  });
});

describe('fishbone', () => {
  it('is written as an indented Mermaid diagram without signs that Mermaid reads', () => {
    expect(fishboneMermaid(parseRetrospective(sample), labels).split('\n')).toEqual([
      'ishikawa-beta',
      '    库存 不同步',
      '    技术因素',
      '        映射 a.csv 是旧的',
      '            没有复核 注',
      '            另一支',
      '    流程因素',
      '    沟通因素',
    ]);
  });

  it('goes under the causes once, and is replaced the next time', () => {
    const { after } = applied(sample, fishboneEdit(sample, parseRetrospective(sample), labels));
    expect(after).toContain('## 根本原因分析\n\n```mermaid\nishikawa-beta\n');
    const changed = after.replace('- 映射 `a.csv` 是旧的', '- 脚本漏了一行');
    const again = applied(changed, fishboneEdit(changed, parseRetrospective(changed), labels)).after;
    expect(again.match(/```mermaid/g)).toHaveLength(1);
    expect(again).toContain('        脚本漏了一行\n');
    // The diagram is no cause.
    expect(parseRetrospective(again).causes.unsorted).toEqual([]);
  });

  it.each([180, 400, 700, 1200])('is drawn inside %i pixels, every text in it', (width) => {
    const model = parseRetrospective(sample);
    const { lines, texts, height } = fishboneLayout(model, labels, width);
    for (const { x1, x2, y1, y2 } of lines) {
      expect(Math.max(x1, x2)).toBeLessThanOrEqual(width);
      expect(Math.min(x1, x2, y1, y2)).toBeGreaterThanOrEqual(0);
      expect(Math.max(y1, y2)).toBeLessThanOrEqual(height);
    }
    const words = texts
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, '');
    for (const expected of [
      '库存不同步',
      '技术因素',
      '映射a.csv是旧的',
      '没有复核注',
      '另一支',
      '沟通因素',
    ]) {
      expect(words).toContain(expected);
    }
  });

  it('breaks lines between Chinese characters but never puts a closing mark in front', () => {
    expect(wrapText('清单没有人维护，也没有更新', 12 * 7)).toEqual(['清单没有人维护，', '也没有更新']);
    expect(wrapText('one two three', 50)).toEqual(['one two', 'three']);
  });
});

describe('meetingEdit', () => {
  const section = '## 内部复盘会\n\n- 项目经理必须到场\n';

  it('adds the section before the lessons or at the end, and starts the review', () => {
    const { after } = applied(sample, meetingEdit(sample, parseRetrospective(sample), section));
    expect(after).toContain('status: reviewing\n');
    expect(after.endsWith('## 改进措施\n\n## 内部复盘会\n\n- 项目经理必须到场\n')).toBe(true);
    expect(applied(after, meetingEdit(after, parseRetrospective(after), section)).after).toBe(after);
  });

  it('leaves the status of a closed one alone, and refuses where the front matter cannot be read', () => {
    const closed = sample.replace('draft', 'closed');
    expect(applied(closed, meetingEdit(closed, parseRetrospective(closed), section)).after).toContain(
      'status: closed',
    );
    const broken = sample.replace('status: draft', 'status: [draft');
    expect(meetingEdit(broken, parseRetrospective(broken), section)).toEqual({
      ok: false,
      error: 'front-matter-invalid',
    });
  });
});

describe('adoptEdit', () => {
  it.each([
    ['', '---\nfupan: retrospective\n---\n'],
    ['# 报告\r\n', '---\r\nfupan: retrospective\r\n---\r\n\r\n# 报告\r\n'],
    [
      '\ufeff---\ntitle: x # keep\n---\n# 报告',
      '\ufeff---\ntitle: x # keep\nfupan: retrospective\n---\n# 报告',
    ],
  ])('%j', (text, expected) => {
    const { after } = applied(text, adoptEdit(text));
    expect(after).toBe(expected);
    expect(looksLikeRetrospective(after)).toBe(true);
  });

  it('refuses invalid front matter', () => {
    expect(adoptEdit('---\na: [1\n---\n')).toEqual({ ok: false, error: 'front-matter-invalid' });
  });
});
