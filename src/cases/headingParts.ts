import type { CasePart } from './model.ts';

/** Parts of words of headings that tell what a section is about; the first that occurs counts, so the narrow ones come first. */
const chinese: readonly (readonly [CasePart, RegExp])[] = [
  ['lesson', /经验|教训|启示|反思|心得|收获|学到|總結教訓|經驗|如何避免|避免再|总结与|知识点/],
  ['cause', /根因|原因|成因|诱因|为什么|为何|归因|根源|因素|漏洞|5why|五问|鱼骨/],
  ['result', /结果|成效|效果|结局|恢复情况|验证情况|验收情况|现状|客户确认|达成|最终状态|后续反馈|满意度/],
  [
    'handling',
    /处理|处置|解决|措施|过程|修复|应急|排查|改进|行动|整改|对策|应对|方案|止血|短期|中期|长期|待办|跟进|恢复|回滚|時間線|时间线|时间轴|經過|步骤|操作/,
  ],
  ['event', /事件|现象|描述|概述|背景|问题|影响|经过|投诉|指责|情况|故障|事故|概况|摘要|简介|症状|诉求|主张/],
  ['lesson', /建议|预防|总结|提醒|注意事项|防范/],
];
const english: readonly (readonly [CasePart, RegExp])[] = [
  [
    'lesson',
    /\b(?:lessons?|learn(?:ed|t|ings?)?|takeaways?|reflections?|insights?|next time|went (?:well|wrong)|prevent\w*)\b/,
  ],
  [
    'cause',
    /\b(?:root|causes?|causal|why|reasons?|contributing|trigger|factors?|analysis|diagnosis|rca|5 whys)\b/,
  ],
  [
    'result',
    /\b(?:results?|outcomes?|verification|confirmation|effects?|afterwards?|current state|aftermath|closure)\b/,
  ],
  [
    'handling',
    /\b(?:handling|handled|fix(?:es|ed)?|resolutions?|resolved|solutions?|mitigations?|remediations?|actions?|recovery|response|workarounds?|steps|timeline|what we did|measures|troubleshooting|containment|rollback|follow[- ]?ups?|todo)\b/,
  ],
  [
    'event',
    /\b(?:events?|incidents?|summary|overview|symptoms?|problems?|issues?|impact|background|what happened|description|complaints?|situation|context|claims?|outage)\b/,
  ],
];

/**
 * What the section under a heading is about; null where the heading does not say so. Takes the heading as written, without its
 * marks; one longer than a line of a title says nothing.
 */
export function partOfHeading(heading: string): CasePart | null {
  if (heading.length > 60) return null;
  const known = read.get(heading);
  if (known !== undefined) return known;
  const text = heading.toLowerCase();
  const find = (table: readonly (readonly [CasePart, RegExp])[]) =>
    table.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  const isChinese = /[\u4e00-\u9fff]/.test(text);
  // A long Chinese heading is a sentence, in which any of these words may turn up.
  const part = isChinese ? (text.length > 24 ? null : (find(chinese) ?? find(english))) : find(english);
  // The headings of a library repeat; the bound keeps odd documents from filling the memory.
  if (read.size > 2000) read.clear();
  read.set(heading, part);
  return part;
}

const read = new Map<string, CasePart | null>();
