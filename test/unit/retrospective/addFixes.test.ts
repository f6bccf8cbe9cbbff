import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/markdown/text.ts';
import { addFixes } from '../../../src/retrospective/addFixes.ts';
import { parseRetrospective } from '../../../src/retrospective/parse.ts';

const base =
  '---\nfupan: retrospective\ntitle: T\n---\n\n# T\n\n## 改进措施\n\n### 短期\n\n- [ ] 旧的 @李强\n\n### 中期\n\n## 经验教训\n\n无\n';

describe('adding fixes of another case', () => {
  it.each([['\n'], ['\r\n']])('puts each into its term and touches nothing else (%j)', (end) => {
    const text = base.replaceAll('\n', end);
    const result = addFixes(text, [
      { term: 'short', text: '回滚' },
      { term: 'mid', text: '评审' },
      { term: 'short', text: '告警' },
      { term: 'long', text: '培训' },
      { term: 'long', text: '轮岗' },
    ]);
    if (!result.ok) throw new Error(result.error);
    const after = applyEdits(text, result.edits);
    const { fixes } = parseRetrospective(after);
    expect([fixes.short, fixes.mid, fixes.long].map((list) => list.map((fix) => fix.text))).toEqual([
      ['旧的', '回滚', '告警'],
      ['评审'],
      ['培训', '轮岗'],
    ]);
    for (const { range } of result.edits) expect(range.end).toBe(range.start);
  });

  it('is no edit where there is nothing to add', () => {
    expect(addFixes(base, [])).toMatchObject({ ok: true, edits: [] });
  });
});
