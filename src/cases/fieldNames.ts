import type { CaseField, CaseList, CasePart } from './model.ts';

/** Names of keys and body fields, in lower case, by what they mean. */
const names: Readonly<Record<CaseField | CaseList, string>> = {
  title: 'title | 标题 | 案例名称 | 案例标题 | 主题 | 名称 | case title | subject | 問題標題',
  date: `date | occurred | 日期 | 时间 | 发生时间 | 发生日期 | 事件时间 | 事故时间 | 事件日期 | 故障时间 | 故障日期 | 投诉时间 |
    投诉日期 | 创建时间 | 创建日期 | 记录日期 | 发生於 | created | created at | incident date | event date | date of incident |
    occurred on | occurred at | when | published | published at | 开始时间 | start time | started`,
  product: `product | 产品 | 系统 | 产品名称 | 系统名称 | 涉及系统 | 涉及产品 | 模块 | 产品模块 | module | system | application |
    service | affected system | affected product | 服务 | 应用`,
  industry: 'industry | 行业 | 所属行业 | 客户行业 | sector | vertical | trade',
  customer:
    'customer | 客户 | 客户名称 | 客户单位 | 项目客户 | client | account | customer name | client name | 甲方 | 用户单位',
  accusation:
    'accusation | 指责 | 指责类型 | 指责类别 | 指责种类 | blame | kind of blame | blame type | accused of',
  complaint: `complaint | 投诉 | 投诉类型 | 投诉类别 | 投诉种类 | complaint type | kind of complaint | complaint kind |
    complaint category | category of complaint`,
  severity: `severity | 严重程度 | 严重性 | 严重级别 | 级别 | 等级 | 事件级别 | 事故级别 | 事件等级 | 故障级别 | 故障等级 |
    优先级 | priority | sev | impact level | 严重`,
  outcome: 'outcome | 结局 | 处理结论 | 最终结论',
  source: 'source | 来源 | 出处 | origin | 原文',
  factors:
    'factors | factor | 因素 | 原因类别 | 原因类型 | 原因分类 | cause type | cause types | root cause category',
  tags: 'tags | tag | 标签 | 关键词 | 关键字 | keywords | labels | label | topics',
  people: `people | 人员 | 参与人 | 参与人员 | 相关人员 | 当事人 | 责任人 | 负责人 | 处理人 | 记录人 | 作者 | 编写人 | 复盘人 |
    主持人 | participants | attendees | owner | owners | author | authors | reporter | handled by | recorded by | assignee`,
};

/** Body fields that state a part in a line: "原因：…", "Root cause: …". */
const partNames: Readonly<Record<CasePart, string>> = {
  event: `现象 | 问题 | 问题描述 | 问题现象 | 故障现象 | 事件 | 事件描述 | 事件经过 | 情况 | 背景 | 描述 | 投诉内容 | 影响 |
    客户反馈 | 症状 | symptom | symptoms | problem | issue | description | what happened | summary | impact | background | event |
    incident | complaint text`,
  cause: `原因 | 根因 | 根本原因 | 直接原因 | 主要原因 | 问题原因 | 故障原因 | 原因分析 | 技术原因 | 流程原因 | 沟通原因 | 起因 |
    成因 | cause | root cause | causes | root causes | reason | why | technical cause | process cause | direct cause |
    contributing factors | trigger`,
  handling: `处理 | 处理过程 | 处理方法 | 处理措施 | 处理方式 | 处置 | 处置过程 | 解决 | 解决办法 | 解决方案 | 解决方法 | 解决措施 |
    应对 | 措施 | 改进措施 | 整改措施 | 修复 | 应急处理 | 临时措施 | handling | fix | solution | resolution | how handled | action |
    actions | actions taken | steps taken | mitigation | workaround | remediation | what we did`,
  result: `结果 | 处理结果 | 最终结果 | 效果 | 成效 | 现状 | 恢复情况 | 客户确认 | 验证结果 | result | results | outcome |
    verification | status after | customer confirmation | effect`,
  lesson: `教训 | 经验 | 经验教训 | 启示 | 反思 | 总结 | 收获 | 心得 | 建议 | 预防 | 预防措施 | 后续建议 | lesson | lessons |
    lessons learned | lesson learned | takeaway | takeaways | learning | learnings | prevention | advice | next time`,
};

function lookup<T extends string>(table: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  const entries = Object.entries<string>(table).flatMap(([meaning, list]) =>
    list.split('|').map((name): [string, T] => [name.trim(), meaning as T]),
  );
  // The first meaning of a name counts.
  return new Map(entries.reverse());
}

const byName = lookup(names);
const byPartName = lookup(partNames);

/** Which field or list a key means ("标签", "Tags", "发生时间"); null where none. Case and `_` or `-` between words don't count. */
export function fieldOf(key: string): CaseField | CaseList | null {
  return byName.get(normalKey(key)) ?? null;
}

/** Which part of a case a label before a colon names; null where none. */
export function partOfLabel(label: string): CasePart | null {
  return byPartName.get(normalKey(label)) ?? null;
}

function normalKey(key: string): string {
  return key.toLowerCase().replaceAll(/[_-]+/g, ' ').trim();
}

/** Words that people write for the values of the format. The first in each list is the value. */
const values: Readonly<Partial<Record<CaseField | CaseList, readonly string[]>>> = {
  accusation: [
    `cannot-use | cannot use | can't use | unusable | not working | 用不了 | 无法使用 | 不能用 | 没法用 | 没做好 | 系统没做好 | 系统不可用 |
      系统没做好用不了 | 不可用`,
    `others-work | others work | works elsewhere | works for others | 别家能用 | 别人能用 | 别的客户能用 | 其他客户可以 | 别家没问题 | 同行能用 |
      别人家可以`,
    `promised-feature | promised feature | promise | promised | missing feature | 承诺未兑现 | 承诺没有兑现 | 承诺的功能没有 | 答应的没有 |
      承诺功能缺失 | 说好的没有 | 承诺`,
    `dont-care | don't care | do not care | no business understanding | 不懂业务 | 不关心业务 | 不上心 | 不重视 | 不关心我们`,
    `slowed-project | slowed project | delays the project | delay | delayed project | 拖项目 | 拖慢项目 | 拖延项目 | 拖进度 | 耽误项目 |
      拖累进度 | 延误项目`,
  ],
  complaint: [
    'technical | 技术 | 技术类 | 技术投诉 | 技术问题 | tech',
    'service | 服务 | 服务类 | 服务投诉 | 服务问题 | support',
    'management | 管理 | 管理类 | 管理投诉 | 管理问题',
  ],
  severity: [
    'critical | 紧急 | 严重 | 特别重大 | 重大 | 致命 | 一级 | p0 | p1 | s1 | sev1 | sev 1 | 1级 | blocker | emergency | urgent | fatal | ⅰ级 | i级',
    'major | 较大 | 较严重 | 较重 | 主要 | 高 | 中 | 二级 | p2 | s2 | sev2 | sev 2 | 2级 | high | medium | ⅱ级 | ii级 | 较高',
    'minor | 一般 | 轻微 | 次要 | 低 | 三级 | 四级 | p3 | p4 | s3 | s4 | sev3 | sev4 | 3级 | low | trivial | ⅲ级 | iii级',
  ],
  factors: [
    'technical | 技术 | 技术因素 | 技术原因 | technology | tech',
    'process | 流程 | 流程因素 | 流程原因 | 管理 | procedure',
    'communication | 沟通 | 沟通因素 | 沟通原因 | communications',
  ],
};

const byValue = new Map(
  Object.entries(values).map(([field, groups]) => {
    const entries = groups.flatMap((group) => {
      const words = group.split('|').map((word) => word.trim());
      return words.map((word): [string, string] => [word, words[0] ?? '']);
    });
    return [field, new Map(entries)];
  }),
);

/** The value of the format that `text` stands for ("严重" is `critical`); `text` itself where the field takes any or it is unknown. */
export function valueOf(field: CaseField | CaseList, text: string): string {
  const known = byValue.get(field);
  if (!known) return text;
  const key = text.trim().toLowerCase();
  return known.get(key) ?? known.get(key.replaceAll(/[_-]+/g, ' ')) ?? text;
}
