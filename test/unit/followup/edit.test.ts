import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editFollowUp, type FollowUpChange } from '../../../src/followup/edit.ts';
import { readFollowUp } from '../../../src/followup/collect.ts';
import { applyEdits } from '../../../src/markdown/text.ts';

const words = (months: number) => ({ heading: '回访', text: `上线 ${months} 个月回访` });

/** `text` after the change to the item whose text begins with `start`. */
function changed(text: string, start: string, change: FollowUpChange): string {
  const item = readFollowUp(text)?.items.find((candidate) => candidate.text.startsWith(start));
  if (!item) throw new Error(`no item: ${start}`);
  const result = editFollowUp(text, item, change, words);
  if (!result.ok) return result.error;
  return applyEdits(text, result.edits);
}

const head = '---\nfupan: meeting-minutes\n---\n';
const tick = { kind: 'done', done: true, today: '2026-11-24' } as const;

describe('an item', () => {
  it.each([
    ['- [ ] 回电 @王敏 due:2026-11-24T17:30', tick, '- [x] 回电 @王敏 due:2026-11-24T17:30'],
    [
      '- [ ] 回电 @王敏 due:2026-11-24T17:30',
      { kind: 'due', date: '2026-11-25' },
      '- [ ] 回电 @王敏 due:2026-11-25T17:30',
    ],
    ['* [ ] 回电 截止：2026/11/24', { kind: 'due', date: '2026-11-25' }, '* [ ] 回电 截止：2026-11-25'],
    ['1) [ ] 回电 due:2026-11-24 (急)', tick, '1) [x] 回电 due:2026-11-24 (急)'],
    [
      '| 答应的事 | 谁来做 | 什么时候之前 |\n| --- | --- | --- |\n| 回电 | 王敏 | 2026-11-24 17:30 |',
      { kind: 'due', date: '2026-11-27' },
      '| 答应的事 | 谁来做 | 什么时候之前 |\n| --- | --- | --- |\n| 回电 | 王敏 | 2026-11-27 17:30 |',
    ],
    [
      '| 事项 | 负责人 | 期限 | 状态 |\n|---|---|---|---|\n| 回电 | 王敏 | 2026-11-24 | 进行中 |',
      tick,
      '| 事项 | 负责人 | 期限 | 状态 |\n|---|---|---|---|\n| 回电 | 王敏 | 2026-11-24 | 已完成 |',
    ],
    [
      '| 回访 | 计划日期 | 实际日期 |\n|---|---|---|\n| 回电 1 个月 | 2026-11-24 |  |',
      tick,
      '| 回访 | 计划日期 | 实际日期 |\n|---|---|---|\n| 回电 1 个月 | 2026-11-24 | 2026-11-24 |',
    ],
  ] as const)('%j is changed in its place', (before, change, after) => {
    expect(changed(`${head}${before}\n`, '回电', change)).toBe(`${head}${after}\n`);
  });

  it('that follows from a date alone is written down', () => {
    const text = '---\nfupan: acceptance-checklist\ngoLive: 2026-11-10\n---\n# 验收\n';
    const one = changed(text, '', { kind: 'due', date: '2026-12-14' });
    expect(one).toBe(`${text}\n## 回访\n\n- [ ] 上线 1 个月回访 due:2026-12-14\n`);
    const [, three] = readFollowUp(one)?.items ?? [];
    const made = three && editFollowUp(one, three, tick, words);
    const both = made?.ok ? applyEdits(one, made.edits) : '';
    expect(both).toBe(
      `${text}\n## 回访\n\n- [ ] 上线 1 个月回访 due:2026-12-14\n- [x] 上线 3 个月回访 due:2027-02-10\n`,
    );
    expect(readFollowUp(both)?.items.map(({ kind, done, months }) => [kind, done, months])).toEqual([
      ['visit', false, 1],
      ['visit', true, 3],
    ]);
  });

  it('is found again where text moved it, and refused where it is another one', () => {
    const text = `${head}- [ ] 回电 due:2026-11-24\n`;
    const [item] = readFollowUp(text)?.items ?? [];
    if (!item) throw new Error('no item');
    const moved = `${head}新的一段\n\n- [ ] 回电 due:2026-11-24\n`;
    const result = editFollowUp(moved, item, tick, words);
    expect(result.ok && applyEdits(moved, result.edits)).toBe(
      `${head}新的一段\n\n- [x] 回电 due:2026-11-24\n`,
    );
    for (const other of [
      '- [ ] 回电 due:2026-11-25',
      '- [x] 回电 due:2026-11-24',
      '- [ ] 回访 due:2026-11-24',
      '',
    ]) {
      expect(editFollowUp(`${head}${other}\n`, item, tick, words)).toEqual({ ok: false, error: 'stale' });
    }
  });
});

describe('any change', () => {
  const line = fc.constantFrom(
    '- [ ] 甲 due:2026-11-24',
    '- [ ] 乙 @王敏 due:2026-11-24T17:30 尾注',
    '  - [x] 丙 截止：2026-11-20 18:00',
    '| 事项 | 负责人 | 期限 |\r\n|---|---|---|\r\n| 丁 | 王敏 | 2026-11-24 |',
    '| 回访 | 计划日期 | 实际日期 |\n|---|---|---|\n| 1 个月 | 2026-11-24 |',
    '## 对客户的承诺',
    '## 回访',
    '正文',
    '',
  );
  it('of an item changes what it says and nothing else, and can be taken back', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.nat(),
        (lines, eol, ticks, pick) => {
          const text =
            `---\nfupan: meeting-minutes\ngoLive: 2026-11-10\n---\n${lines.join('\n\n')}\n`.replace(
              /\r?\n/g,
              eol,
            );
          const items = readFollowUp(text)?.items ?? [];
          const item = items[pick % items.length];
          if (!item) return;
          const change: FollowUpChange = ticks
            ? { kind: 'done', done: !item.done, today: '2026-11-24' }
            : { kind: 'due', date: '2026-12-31' };
          const result = editFollowUp(text, item, change, words);
          if (!result.ok) throw new Error(result.error);
          const edited = applyEdits(text, result.edits);
          const after = readFollowUp(edited)?.items ?? [];
          expect(after.length).toBe(items.length);
          if (item.place.shape === 'derived') return;
          after.forEach((now, index) => {
            const before = items[index];
            expect(now.key).toBe(before?.key);
            if (before !== item) {
              expect([now.dueText, now.done]).toEqual([before?.dueText, before?.done]);
            } else if (ticks) expect([now.dueText, now.done]).toEqual([item.dueText, !item.done]);
            else
              expect([now.due?.date, now.due?.time, now.done]).toEqual([
                '2026-12-31',
                item.due?.time,
                item.done,
              ]);
          });
          if (ticks) {
            const again = after.find(({ key }) => key === item.key);
            const back =
              again && editFollowUp(edited, again, { ...change, done: item.done } as FollowUpChange, words);
            expect(
              back?.ok && readFollowUp(applyEdits(edited, back.edits))?.items.map(({ done }) => done),
            ).toEqual(items.map(({ done }) => done));
          }
        },
      ),
    );
  });
});
