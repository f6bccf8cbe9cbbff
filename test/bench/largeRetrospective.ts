import { randomText } from './randomText.ts';

/** A complete retrospective of at least `units` UTF-16 units: long tables, logs in code fences, causes, fixes and prose. */
export function largeRetrospective(units: number, seed: number): string {
  const random = randomText(seed);
  const day = () => String(1 + random.number(28)).padStart(2, '0');
  const time = () =>
    `${String(random.number(24)).padStart(2, '0')}:${String(random.number(60)).padStart(2, '0')}`;
  /** Makes parts until they are about `share` of the whole. */
  const fill = (share: number, part: (index: number) => string): string => {
    let text = '';
    for (let index = 0; text.length < share * units; index++) text += part(index);
    return text;
  };
  const fixes = (share: number) =>
    fill(share, () => {
      const due = `2026-12-${day()}`;
      const state = random.number(3) === 0 ? ['x', ` verified:${due}`] : [' ', ''];
      return `- [${state[0]}] ${random.sentence(30)} @${random.pick(['王敏', '李强', '张工'])} due:${due}${state[1]}\n`;
    });
  const causes = (share: number) =>
    fill(
      share,
      () =>
        `- ${random.sentence(24)}\n  - ${random.sentence(20)}\n    - ${random.sentence(20)}\n      - ${random.sentence(16)}\n`,
    );
  const prose = (share: number) =>
    fill(
      share,
      (index) =>
        `${index % 4 === 3 ? '> ' : ''}${random.sentence(180)} **${random.sentence(8)}** \`job-${index}\`\n\n`,
    );

  return `---
fupan: retrospective
title: 库存同步失败
status: reviewing # 等客户确认
occurred: 2026-11-20T14:30
place: 苏州工厂
people: [王敏, 李强]
accusation: cannot-use
severity: major
---

# 库存同步失败

## 事件描述

${prose(0.15)}
\`\`\`text
${fill(0.15, (index) => `2026-11-${day()} ${time()}:00 WARN sync-${index} ## ${random.sentence(60)}\n`)}\`\`\`

## 影响

${prose(0.05)}
## 时间线

| 时间 | 经过 | 证据 |
| --- | --- | --- |
${fill(0.2, (index) => `| 2026-11-${day()} ${time()} | ${random.sentence(40)} | [日志 ${index}](evidence/log-${index}.txt) |\n`)}
## 责任方主张

| 责任方 | 主张 | 证据 | 依据 | 状态 |
| --- | --- | --- | --- | --- |
${fill(0.1, () => `| ${random.pick(['客户', '开发', '实施'])} | ${random.sentence(40)} | ${random.sentence(12)} | 合同 3.${random.number(9)} | 有争议 |\n`)}
## 根本原因分析

### 技术因素

${causes(0.08)}
### 流程因素

${causes(0.06)}
### 沟通因素

${causes(0.06)}
## 改进措施

### 短期

${fixes(0.02)}
### 中期

${fixes(0.02)}
### 长期

${fixes(0.01)}
## 经验教训

${prose(0.1)}`;
}
