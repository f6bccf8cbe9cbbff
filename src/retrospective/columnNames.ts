import type { ClaimColumn, TimelineColumn } from './intent.ts';
import type { ClaimState } from './model.ts';
import { list } from './phrase.ts';

/** Columns of a table of fixes as other people's documents hold it, by meaning. */
export const fixColumns = ['text', 'owner', 'due', 'status', 'verified', 'term'] as const;
export type FixColumn = (typeof fixColumns)[number];

/** Headers under which the columns of a timeline turn up; a header has to be one of them as a whole. */
export const timelineColumnNames: Readonly<Record<TimelineColumn, readonly string[]>> = {
  time: list(`
    时间 | 时刻 | 时间点 | 日期 | 日期时间 | 日期和时间 | 发生时间 | 起始时间 | 开始时间 | 记录时间 |
    时间戳 | 时间节点 | time | times | date | datetime | date time | time date | date and time | when |
    timestamp | time stamp | at | utc | time utc | utc time | local time | clock | start | start time
  `),
  text: list(`
    经过 | 事件 | 描述 | 内容 | 说明 | 事项 | 动作 | 操作 | 处理动作 | 处理 | 处理过程 | 处理内容 | 详情 |
    现象 | 进展 | 过程 | 事件描述 | 事件经过 | 事件内容 | 发生了什么 | 关键动作 | 关键事件 | 行动 | 措施 |
    记录 | 情况 | 操作内容 | 节点 | 事情经过 | what happened | event | events | description |
    event description | action | actions | actions taken | action taken | activity | details | detail |
    entry | update | what | happening | summary | milestone | log entry | message
  `),
  evidence: list(`
    证据 | 佐证 | 附件 | 截图 | 链接 | 日志 | 来源 | 证据链接 | 证据材料 | 凭证 | 依据 | 出处 | evidence |
    proof | attachment | attachments | link | links | screenshot | screenshots | source | sources | log |
    logs | reference | references | ref | refs
  `),
};

/** Headers under which the columns of a claims ledger turn up. */
export const claimColumnNames: Readonly<Record<ClaimColumn, readonly string[]>> = {
  party: list(`
    责任方 | 主张方 | 提出方 | 当事方 | 当事人 | 各方 | 方 | 相关方 | 提出人 | 主张人 | 干系人 | 谁 |
    谁说的 | 单位 | party | parties | claimant | who | by | stakeholder | raised by | claimed by |
    said by | side | person
  `),
  claim: list(`
    主张 | 说法 | 诉求 | 观点 | 陈述 | 意见 | 立场 | 内容 | 指责 | 指责内容 | 投诉内容 | 主张内容 | 原话 |
    争议点 | 争议事项 | 描述 | claim | claims | statement | position | says | said | assertion |
    allegation | complaint | what they say | words | what was said | view | point of view | accusation |
    quote
  `),
  evidence: list(`
    证据 | 佐证 | 支撑证据 | 证明材料 | 证据材料 | 附件 | 截图 | 证据链接 | 凭证 | evidence | proof |
    support | supporting evidence | attachment | attachments | screenshots
  `),
  reference: list(`
    依据 | 合同依据 | 条款 | 合同条款 | 变更单 | 变更单号 | 合同或变更 | 合同/变更 | 引用 | 参考 | 出处 |
    依据条款 | 文件依据 | 单号 | reference | references | ref | contract | clause | basis |
    contract reference | contract clause | change order | contract or change |
    contract or change reference | change request | source | grounds | document
  `),
  state: list(`
    状态 | 结论 | 认定 | 认定结果 | 是否认可 | 是否一致 | 争议状态 | 主张状态 | 处理结果 | 结果 | 裁定 |
    state | status | outcome | verdict | agreed | agreement | ruling | decision | result | disputed
  `),
};

/** Headers under which the columns of a table of action items turn up. */
export const fixColumnNames: Readonly<Record<FixColumn, readonly string[]>> = {
  text: list(`
    措施 | 改进措施 | 改进项 | 改进内容 | 行动项 | 行动 | 行动内容 | 任务 | 事项 | 待办 | 待办事项 |
    内容 | 描述 | 具体措施 | 整改措施 | 整改内容 | 整改项 | 跟进事项 | 工作内容 | 工作项 | 对策 |
    预防措施 | 措施内容 | 任务描述 | 动作 | 优化项 | 方案 | 解决方案 | action | actions | action item |
    action items | item | items | task | tasks | description | what | fix | fixes | remediation |
    follow up | followup | todo | to do | improvement | measure | corrective action | preventive action |
    recommendation | action description | work item | activity | summary | title | step
  `),
  owner: list(`
    负责人 | 责任人 | 跟进人 | 执行人 | 处理人 | 主责 | 主责人 | 承接人 | 对接人 | 经办人 | 负责方 |
    责任方 | 责任部门 | 负责团队 | 担当 | owner | owners | assignee | assigned to | assigned |
    responsible | responsible person | responsible party | who | lead | dri | person | action owner |
    owned by | accountable | team
  `),
  due: list(`
    截止 | 截止日期 | 截止时间 | 完成时间 | 完成日期 | 计划完成时间 | 计划完成日期 | 计划完成 | 期限 |
    完成期限 | 到期日 | 到期 | 预计完成 | 预计完成时间 | 预计完成日期 | 预计时间 | 时限 | 时间 | 日期 |
    要求完成时间 | 目标日期 | 截至日期 | 截至时间 | 期望完成时间 | 整改期限 | due | due date | due by |
    deadline | by when | when | eta | target | target date | target completion | date | completion date |
    expected completion | timeline | planned date | finish by | complete by
  `),
  status: list(`
    状态 | 进度 | 进展 | 完成情况 | 是否完成 | 当前状态 | 完成状态 | 落实情况 | 执行情况 | 完成 | status |
    state | progress | done | completed | complete | current status
  `),
  verified: list(`
    验证 | 已验证 | 验证日期 | 验证时间 | 验证情况 | 验证结果 | 效果验证 | 验收 | 效果确认 | 复核 |
    验收日期 | verified | verification | verified on | verification date | validated | validation |
    effect checked
  `),
  term: list(`
    期限类型 | 短中长期 | 短/中/长期 | 阶段 | 周期 | 类别 | 期 | term | horizon | time horizon |
    timeframe | time frame | phase
  `),
};

/** Words that state where a claim stands. The first one of each language is what a new cell gets. */
export const claimStateNames: Readonly<Record<ClaimState, readonly string[]>> = {
  agreed: list(`
    一致 | agreed | 已一致 | 达成一致 | 已达成一致 | 双方一致 | 认可 | 已认可 | 双方认可 | 均认可 | 确认 |
    已确认 | 双方确认 | 无争议 | 无异议 | 没有争议 | 同意 | 已同意 | 共识 | 达成共识 | 已达成共识 | 认同 |
    属实 | agree | accepted | confirmed | undisputed | not disputed | uncontested | not contested |
    consensus | in agreement | acknowledged | no dispute | mutually agreed | true
  `),
  disputed: list(`
    有争议 | disputed | 争议 | 争议中 | 存在争议 | 尚有争议 | 仍有争议 | 不认可 | 未认可 | 不一致 |
    未达成一致 | 未一致 | 有异议 | 异议 | 存在异议 | 不同意 | 不认同 | 待仲裁 | 仲裁中 | 提交仲裁 |
    已提交仲裁 | 各执一词 | 有分歧 | 分歧 | 存在分歧 | 否认 | dispute | in dispute | under dispute |
    contested | not agreed | disagreed | disagree | unresolved | denied | rejected | not accepted |
    no agreement | in arbitration | under arbitration | to be arbitrated | arbitration pending |
    escalated | challenged
  `),
  arbitrated: list(`
    已仲裁 | arbitrated | 仲裁 | 仲裁完成 | 仲裁完毕 | 已仲裁完成 | 已裁定 | 裁定 | 已裁决 | 裁决 |
    仲裁结论 | 仲裁已出 | arbitration | arbitration done | arbitration complete | ruled | ruling |
    ruled on | adjudicated | decided by arbitrator | settled by arbitration | settled by the arbitrator |
    decided by the arbitrator
  `),
};

/** What an author writes where a factor played no part; an explanation may follow after a comma, colon or bracket. */
export const notApplicableNames: readonly string[] = list(`
  不涉及 | 未涉及 | 本次不涉及 | 本次未涉及 | 此次不涉及 | 无 | 本次无 | 此次无 | 没有 | 本次没有 |
  不适用 | 无关 | 与本次无关 | 本次无关 | 无相关因素 | 无相关原因 | 无此类因素 | 无此类原因 | 无此因素 |
  无该因素 | 本次不适用 | 无技术因素 | 无流程因素 | 无沟通因素 | 无技术原因 | 无流程原因 | 无沟通原因 |
  不涉及技术因素 | 不涉及流程因素 | 不涉及沟通因素 | 本次不涉及技术因素 | 本次不涉及流程因素 |
  本次不涉及沟通因素 | 技术因素不涉及 | 流程因素不涉及 | 沟通因素不涉及 | 不存在 | 本次不存在 |
  未发现相关因素 | 无影响 | 没有影响 | 未起作用 | 没有关系 | n/a | na | n.a. | none | not applicable |
  not involved | nil | does not apply | no part | played no part | not a factor | none here |
  none in this case | none found | not relevant | not affected | no technical factors |
  no technical factor | no process factors | no process factor | no communication factors |
  no communication factor | no technical causes | no process causes | no communication causes |
  this factor played no part | not applicable here | no contribution
`);
