import type { Concept } from './model.ts';
import { list } from './phrase.ts';

/** The names under which one concept turns up as a heading, in Chinese and English together. */
export interface HeadingNames {
  /** Names a new document uses. */
  readonly canonical: Readonly<Record<'zh-cn' | 'en', string>>;
  /** Names that mean this concept wherever they stand; filler words around them do no harm. */
  readonly names: readonly string[];
  /** Names that are read so only when nothing else is in the heading, because the words are common ones. */
  readonly alone: readonly string[];
  /** Names that are read so only inside a section of the given parent concept. */
  readonly inside?: { readonly parent: Concept; readonly names: readonly string[] };
}

/** Every concept with the headings it is found by. Lower case, simplified characters; see `headingMatch` for the folding. */
export const headingNames: Readonly<Record<Concept, HeadingNames>> = {
  event: {
    canonical: { 'zh-cn': '事件描述', en: 'Event' },
    names: list(`
      事件描述 | 事件概述 | 事件经过 | 事件简述 | 事件简介 | 事件概况 | 事件概要 | 事件摘要 | 事件回顾 |
      事件详情 | 事件背景 | 事件基本情况 | 事件还原 | 事故描述 | 事故概述 | 事故经过 | 事故简述 |
      事故概况 | 事故摘要 | 事故回顾 | 事故背景 | 事故过程 | 事故过程回顾 | 事故发生经过 | 事故基本情况 |
      事故现象 | 故障描述 | 故障概述 | 故障经过 | 故障简述 | 故障概况 | 故障概要 | 故障摘要 | 故障回顾 |
      故障背景 | 故障现象 | 故障简介 | 故障详情 | 问题描述 | 问题概述 | 问题简述 | 问题概况 | 问题概要 |
      问题背景 | 问题现象 | 问题经过 | 问题详情 | 异常描述 | 异常现象 | 现象描述 | 情况概述 | 情况描述 |
      情况简述 | 事情经过 | 发生了什么 | 发生经过 | 投诉内容 | 投诉描述 | 投诉概述 | 投诉经过 | 投诉背景 |
      指责描述 | what happened | what has happened | what went on | event summary | event description |
      event overview | incident summary | incident description | incident overview | incident details |
      incident background | outage summary | outage description | problem statement |
      problem description | problem summary | issue summary | issue description | issue overview |
      executive summary | summary of events | summary of the incident | description of the incident |
      complaint summary | complaint description | description of events | overview of the incident |
      high level summary | 事件详情 | 事故详情 | 事件概览 | 事故概览 | 故障概览 | 执行摘要 | 事故简介
    `),
    alone: list(`
      事件 | 事故 | 故障 | 现象 | 概述 | 概况 | 概要 | 摘要 | 简述 | 简介 | 背景 | 描述 | 经过 |
      情况说明 | 基本情况 | event | events | incident | the incident | the event | summary | overview |
      description | background | synopsis | abstract | tldr | tl dr | symptom | symptoms | the problem |
      problem | the story | fault
    `),
  },
  impact: {
    canonical: { 'zh-cn': '影响', en: 'Impact' },
    names: list(`
      影响 | 影响范围 | 影响面 | 影响程度 | 影响评估 | 影响分析 | 业务影响 | 客户影响 | 用户影响 |
      故障影响 | 事故影响 | 影响及损失 | 损失情况 | 损失评估 | 影响与损失 | 受影响范围 | 波及范围 |
      造成的影响 | 造成影响 | 造成的后果 | 事故后果 | impact | impacts | business impact |
      customer impact | user impact | user facing impact | impact assessment | impact analysis |
      impact summary | impact scope | scope of impact | blast radius | who was affected |
      what was affected | affected users | affected customers | affected systems | affected services |
      extent of damage | extent of the damage | 技术影响 | 资金影响 | 经济损失 | end user impact | infrastructure impact | productivity impact | operational impact | financial impact | technical impact
    `),
    alone: list(`
      损失 | 后果 | 范围 | damage | damages | consequences | effects | scope and impact
    `),
  },
  timeline: {
    canonical: { 'zh-cn': '时间线', en: 'Timeline' },
    names: list(`
      时间线 | 时间轴 | 时间节点 | 关键节点 | 时间经过 | 时间顺序 | 时间脉络 | 处理时间线 | 大事记 |
      关键时间点 | 时间点记录 | 事件时间表 | 过程记录 | 沟通时间线 | 事件时间线 | 故障时间线 |
      处理时间轴 | timeline | time line | timelines | chronology | timeline of events |
      sequence of events | event log | events log | incident log | incident timeline |
      chronological account | chronological events | order of events | history of events |
      response timeline | key moments | key events | chain of events | 事故时间线
    `),
    alone: list(`
      处理过程 | 处置过程 | 处理经过 | 处置经过 | 排查过程 | 应急过程 | 响应过程 | 处理流水 | 处理记录 |
      处置记录 | 故障处理过程 | 问题处理过程 | 事故处理过程 | 事件处理过程 | 故障处理经过 | 事故处理经过 |
      应急处置过程 | 发展过程 | 处理进展 | 过程 | 时间记录 | 节点 | 流水 | chronicle | log of events |
      play by play
    `),
  },
  claims: {
    canonical: { 'zh-cn': '责任方主张', en: 'Claims' },
    names: list(`
      责任方主张 | 各方主张 | 各方说法 | 各方观点 | 各方意见 | 各方陈述 | 各方诉求 | 各方立场 | 双方主张 |
      双方说法 | 主张台账 | 责任主张 | 当事方主张 | 当事人陈述 | 当事方说法 | 争议点 | 争议事项 |
      争议焦点 | 争议清单 | 争议台账 | 分歧点 | 责任争议 | 客户主张 | 客户说法 | 客户指责 | 指责内容 |
      说法对照 | claims ledger | claim ledger | claims by party | claims of the parties |
      statements by party | statements of the parties | party statements | positions of the parties |
      party positions | stakeholder positions | disputed points | points of dispute | points in dispute |
      customer claims | responsibility claims | who says what | allegations | accusations |
      what each party says
    `),
    alone: list(`
      主张 | 争议 | 分歧 | 说法 | claims | claim | positions | statements | disputes
    `),
  },
  evidence: {
    canonical: { 'zh-cn': '证据', en: 'Evidence' },
    names: list(`
      证据 | 证据材料 | 证据清单 | 证据列表 | 证据记录 | 证据链 | 证据附件 | 佐证 | 佐证材料 | 支撑材料 |
      支撑证据 | 证明材料 | 凭证材料 | 留痕材料 | 截图与日志 | 日志与截图 | 截图和日志 | 日志和截图 |
      附件与证据 | 证据与附件 | evidence | supporting evidence | evidence list | evidence log | exhibits |
      supporting material | supporting materials | supporting documents | supporting information |
      evidence and attachments | screenshots and logs | logs and screenshots | proof points
    `),
    alone: list(`
      附件 | 附件清单 | 材料 | 截图 | 日志 | 相关附件 | attachments | screenshots | logs | proof |
      artifacts | artefacts
    `),
  },
  causes: {
    canonical: { 'zh-cn': '根本原因分析', en: 'Root causes' },
    names: list(`
      根本原因分析 | 根本原因 | 根因分析 | 根因 | 根源分析 | 原因分析 | 原因 | 原因说明 | 事故原因 |
      故障原因 | 问题原因 | 问题根因 | 深层原因 | 深层次原因 | 直接原因 | 间接原因 | 主要原因 | 次要原因 |
      根本性原因 | 原因定位 | 原因排查 | 归因 | 归因分析 | 原因追溯 | 原因调查 | 问题根源 | 成因分析 |
      成因 | 5个为什么 | 五个为什么 | 5why分析 | 5why | 5whys | 5w分析 | 五问法 | 五问分析 | 5问法 |
      为什么分析 | 为什么会发生 | 为什么发生 | 鱼骨图分析 | 鱼骨图 | 诱因 | 触发原因 | 问题定位 |
      root cause | root causes | root cause analysis | root causes analysis | rca | cause | causes |
      cause analysis | causal analysis | contributing factors | contributing factor |
      contributing causes | causal factors | underlying cause | underlying causes | direct cause |
      immediate cause | proximate cause | primary cause | secondary causes | indirect causes | 5 whys |
      five whys | 5 why | five why | 5 whys analysis | why it happened | why did it happen |
      why did this happen | why this happened | what caused it | what caused the incident |
      fault analysis | failure analysis | fishbone | fishbone diagram | ishikawa | contributing conditions | contributing conditions analysis | 根因速览 | 根因总结 | 系统性原因
    `),
    alone: list(`
      分析 | 问题分析 | 故障分析 | 事故分析 | 为什么 | 根源 | 起因 | why | whys | analysis | trigger |
      human factors
    `),
  },
  'cause-technical': {
    canonical: { 'zh-cn': '技术因素', en: 'Technical factors' },
    names: list(`
      技术因素 | 技术原因 | 技术层面 | 技术方面 | 技术根因 | 技术侧原因 | 技术侧 | 技术角度 | 技术类原因 |
      系统原因 | 系统因素 | 系统层面 | 系统侧原因 | 程序原因 | 产品原因 | 产品因素 | 配置原因 | 软件原因 |
      技术性原因 | technical factors | technical factor | technical causes | technical cause |
      technical root cause | technical root causes | technical reasons | technical contributors |
      technology factors | system causes | system factors | system factor | software causes |
      product causes
    `),
    alone: [],
    inside: {
      parent: 'causes',
      names: list(`
        技术 | 技术问题 | 系统 | 产品 | technical | technology | technical issues | technical side |
        system | machine
      `),
    },
  },
  'cause-process': {
    canonical: { 'zh-cn': '流程因素', en: 'Process factors' },
    names: list(`
      流程因素 | 流程原因 | 流程层面 | 流程方面 | 流程根因 | 流程侧原因 | 流程角度 | 流程类原因 |
      管理原因 | 管理因素 | 管理层面 | 管理方面 | 制度原因 | 制度因素 | 机制原因 | 流程管理因素 |
      流程与管理因素 | 流程性原因 | 组织原因 | 组织因素 | process factors | process factor |
      process causes | process cause | process root cause | process reasons | process failures |
      process contributors | procedural causes | procedural factors | management factors |
      management causes | organizational factors | organisational factors | organizational causes |
      organisational causes | process breakdown | process breakdowns
    `),
    alone: [],
    inside: {
      parent: 'causes',
      names: list(`
        流程 | 流程问题 | 管理 | 制度 | 机制 | process | processes | procedure | procedural |
        process issues | management | process side
      `),
    },
  },
  'cause-communication': {
    canonical: { 'zh-cn': '沟通因素', en: 'Communication factors' },
    names: list(`
      沟通因素 | 沟通原因 | 沟通层面 | 沟通方面 | 沟通根因 | 沟通侧原因 | 沟通角度 | 沟通类原因 |
      沟通协作因素 | 协作因素 | 协作原因 | 沟通与协作因素 | 信息同步因素 | 沟通不畅 | 信息传递因素 |
      沟通性原因 | communication factors | communication factor | communication causes |
      communication cause | communication root cause | communication failures | communication breakdown |
      communication breakdowns | communication gaps | communication reasons | communications factors |
      collaboration factors
    `),
    alone: [],
    inside: {
      parent: 'causes',
      names: list(`
        沟通 | 沟通问题 | 协作 | 沟通协作 | communication | communications | communication issues
      `),
    },
  },
  'review-view': {
    canonical: { 'zh-cn': '客户为什么这样看', en: 'Why the customer sees it so' },
    names: list(`
      客户为什么这样看 | 客户为什么这么看 | 客户为何这样看 | 客户为何这么看 | 客户为什么会这样看 |
      客户为什么会这么看 | 客户为什么这样认为 | 客户为什么这么认为 | 客户为什么会这样认为 |
      客户为什么会这么认为 | 客户为何这样认为 | 客户为何会这样认为 | 客户为什么这样想 | 客户视角 |
      客户怎么看 | 客户的看法 | 客户看法 | 客户角度 | 从客户角度看 | 站在客户角度 | 客户为什么不满 |
      客户为什么投诉 | 客户为什么指责 | why the customer sees it so | why does the customer see it so |
      why the customer sees it this way | why the customer sees it that way |
      why does the customer see it this way | why does the customer think so |
      why the customer thinks so | how the customer sees it | customer perspective |
      customers perspective | customer point of view | customers point of view | view of the customer
    `),
    alone: ['customer view', 'customers view'],
  },
  'review-detection': {
    canonical: { 'zh-cn': '为什么没有更早发现', en: 'Why we did not find it earlier' },
    names: list(`
      为什么没有更早发现 | 为什么没有提前发现 | 为什么没有及早发现 | 为什么没有及时发现 |
      为什么没有早发现 | 为什么没能提前发现 | 为什么没能更早发现 | 为什么没能及时发现 |
      为什么我们没有提前发现 | 为什么我们没有更早发现 | 我们为什么没有提前发现 | 我们为什么没有更早发现 |
      为何没有提前发现 | 为何未提前发现 | 为何没有更早发现 | 为何未能提前发现 | 为什么没发现 |
      为什么测试没有发现 | 为什么监控没有发现 | 未及时发现的原因 | 未提前发现的原因 | 问题发现 |
      故障发现 | 发现过程 | 发现机制 | 如何发现 | 如何发现的 | 监控盲区 | why we did not find it earlier |
      why did we not find it earlier | why didnt we find it earlier | why we didnt find it earlier |
      why was it not found earlier | why it was not found earlier | why was it not detected earlier |
      why was it not detected | why wasnt it detected | why wasnt it caught | why was it not caught |
      why did we not detect it | why didnt we detect it sooner | why we did not see it earlier |
      why did we not notice it earlier | detection gap | detection gaps | missed detection |
      monitoring gaps | how was it detected | how was this detected | how we found out |
      how did we find out
    `),
    alone: list(`
      detection | fault detection | incident detection | 检测 | 告警 | 监控
    `),
  },
  'review-gap': {
    canonical: { 'zh-cn': '流程的哪个漏洞放过了它', en: 'Which gap in the process let it through' },
    names: list(`
      流程的哪个漏洞放过了它 | 流程的哪个漏洞 | 哪个流程漏洞 | 流程漏洞 | 流程缺口 | 流程短板 | 流程缺陷 |
      流程哪里有漏洞 | 哪个环节放过了它 | 哪个环节漏掉了 | 流程存在哪些漏洞 | 流程上的漏洞 | 管理漏洞 |
      机制漏洞 | 制度漏洞 | 为什么流程没有拦住 | 为什么没有拦住 | 防线失效 |
      which gap in the process let it through | which hole in the process let it through |
      what let it through | what gap in the process let it through | process gap | process gaps |
      process hole | process holes | gaps in the process | gap in the process | where the process failed |
      where did the process fail | how did it get through | why did the process not catch it |
      control gaps | missing safeguards
    `),
    alone: ['漏洞', 'gaps'],
  },
  fixes: {
    canonical: { 'zh-cn': '改进措施', en: 'Fixes' },
    names: list(`
      改进措施 | 改进项 | 改进行动 | 改进计划 | 改进方案 | 改进建议 | 改进点 | 改进事项 | 改进任务 |
      改善措施 | 改善计划 | 改善建议 | 行动项 | 行动计划 | 行动清单 | 行动事项 | 待办事项 | 待办 |
      待办项 | 待办清单 | 后续计划 | 后续行动 | 后续措施 | 后续工作 | 后续跟进 | 后续改进 | 后续事项 |
      后续动作 | 后续安排 | 后续建议 | 后续优化 | 后续处理 | 下一步计划 | 下一步行动 | 下一步工作 |
      整改措施 | 整改计划 | 整改方案 | 整改项 | 整改事项 | 整改清单 | 整改建议 | 预防措施 | 预防建议 |
      预防方案 | 防范措施 | 防范建议 | 纠正措施 | 纠正预防措施 | 纠正与预防措施 | 纠正和预防措施 |
      防止再发措施 | 再发防止 | 再发防止措施 | 避免措施 | 优化措施 | 优化建议 | 优化计划 | 优化项 |
      解决措施 | 问题解决方案 | 故障解决方案 | 修复方案 | 修复措施 | 应对措施 | 对策 | 改进对策 |
      跟进事项 | 跟进项 | 跟踪事项 | 如何避免再次发生 | 如何防止再次发生 | 如何避免 | 防复发措施 |
      长效机制与措施 | fixes | action items | action item | actions items | action plan | action plans |
      actions to take | follow up actions | followup actions | follow up action items | follow ups |
      followups | follow up items | follow up tasks | follow up | follow up work | remediation |
      remediations | remediation plan | remediation actions | remediation items | remediation steps |
      corrective actions | corrective action | corrective measures | corrective action plan |
      corrective and preventive actions | corrective and preventative measures |
      corrective and preventative actions | corrective and preventive measures | capa |
      preventive actions | preventive action | preventive measures | preventative measures |
      preventative actions | prevention | prevention measures | prevention plan | prevention actions |
      preventing recurrence | prevention of recurrence | improvement actions | improvement items |
      improvement measures | improvement plan | improvements | recommendations | recommended actions |
      next steps | next actions | todo | todos | to do | to do items | repair items | countermeasures |
      measures taken | what we will change | what will we change | what we will do |
      what are we doing about it | what we are doing about it | future actions | planned actions |
      how do we prevent this | how to prevent this | how we prevent it | 未来改进 | 持续改进 | future improvements
    `),
    alone: list(`
      改进 | 措施 | 整改 | 预防 | 优化 | 跟进 | 下一步 | 建议 | 计划 | 解决方案 | 解决办法 | 优化方案 |
      任务清单 | fix | the fix | plan | tasks | solution | solutions | actions | measures
    `),
  },
  'fix-short': {
    canonical: { 'zh-cn': '短期', en: 'Short term' },
    names: list(`
      短期措施 | 短期改进 | 短期改进措施 | 短期行动 | 短期计划 | 短期方案 | 短期整改 | 短期整改措施 |
      短期行动项 | 短期对策 | 临时措施 | 临时方案 | 临时处理 | 临时处置 | 临时对策 | 临时解决方案 |
      临时处置方案 | 应急处理 | 应急措施 | 应急处置 | 应急方案 | 紧急措施 | 紧急处理 | 紧急处置 |
      止血措施 | 止血 | 止损措施 | 立即措施 | 立即行动 | 立即整改 | 即时措施 | 快速修复 | 近期措施 |
      遏制措施 | 围堵措施 | 缓解措施 | 当前缓解措施 | 已采取措施 | 已采取的措施 | short term actions |
      short term fixes | short term fix | short term measures | short term items |
      short term improvements | short term plan | short term remediation | short term corrective actions |
      immediate actions | immediate action | immediate fixes | immediate fix | immediate measures |
      immediate action items | immediate corrective actions | immediate remediation | immediate response |
      immediate actions taken | containment | containment actions | containment measures |
      interim measures | interim actions | temporary measures | temporary fix | temporary fixes |
      emergency actions | emergency measures | emergency response | quick fixes | quick wins |
      stop the bleeding | mitigation actions | mitigation steps | mitigation measures
    `),
    alone: list(`
      短期 | short term | resolution | mitigation | mitigations | workaround | workarounds | hotfix |
      resolution and recovery | 止损 | 应急 | fix applied | fixes applied | 修复 | 处置 | 处置措施 | 应急响应
    `),
    inside: {
      parent: 'fixes',
      names: list(`
        immediate | immediately | now | short | this week | today | 立即 | 近期 | 本周 | 短 | 马上 |
        紧急 | 临时
      `),
    },
  },
  'fix-mid': {
    canonical: { 'zh-cn': '中期', en: 'Mid term' },
    names: list(`
      中期措施 | 中期改进 | 中期改进措施 | 中期行动 | 中期计划 | 中期方案 | 中期整改 | 中期整改措施 |
      中期行动项 | 中期对策 | 流程改进 | 流程改进措施 | 流程优化措施 | 流程整改 | mid term actions |
      mid term fixes | mid term measures | mid term improvements | mid term plan | medium term actions |
      medium term fixes | medium term measures | medium term improvements | medium term plan |
      process fixes
    `),
    alone: list(`
      中期 | mid term | midterm | medium term | intermediate term | process improvements |
      process improvement
    `),
    inside: {
      parent: 'fixes',
      names: list(`
        medium | mid | this month | 本月 | 中 | next month | intermediate
      `),
    },
  },
  'fix-long': {
    canonical: { 'zh-cn': '长期', en: 'Long term' },
    names: list(`
      长期措施 | 长期改进 | 长期改进措施 | 长期行动 | 长期计划 | 长期方案 | 长期整改 | 长期整改措施 |
      长期行动项 | 长期对策 | 长效措施 | 长效机制 | 长期预防措施 | 长期修复 | 永久措施 | 永久对策 |
      根治措施 | 治本措施 | long term actions | long term fixes | long term fix | long term measures |
      long term improvements | long term plan | long term remediation | long term corrective actions |
      long term prevention | permanent fix | permanent fixes | permanent corrective actions |
      strategic actions | strategic improvements | systemic fixes | 中长期措施 | 中长期改进 | 中长期计划
    `),
    alone: ['长期', '中长期', 'long term', 'longterm'],
    inside: {
      parent: 'fixes',
      names: list(`
        long | this quarter | next quarter | later | permanent | 长 | 本季度 | 下季度 | 根治 | 永久
      `),
    },
  },
  promises: {
    canonical: { 'zh-cn': '对客户的承诺', en: 'Promises to the customer' },
    names: list(`
      对客户的承诺 | 客户承诺 | 我方承诺 | 承诺事项 | 承诺清单 | 承诺记录 | 承诺跟踪 | 已作承诺 | 答应客户的事 | 答应的事 |
      promises to the customer | promises to customer | promises to customers | promises made | promises we made |
      commitments to the customer | commitments to customer | commitments made | what we promised
    `),
    alone: list(`
      承诺 | promises | commitments
    `),
  },
  meeting: {
    canonical: { 'zh-cn': '内部复盘会', en: 'Internal review meeting' },
    names: list(`
      内部复盘会 | 内部复盘会议 | 复盘会 | 复盘会议 | 复盘会纪要 | 复盘会议纪要 | 复盘会记录 |
      复盘会议记录 | 内部评审会 | 内部评审会议 | 内部检讨会 | 评审会纪要 | 内部讨论会 | 事故分析会 |
      故障复盘会 | 复盘讨论会 | internal review meeting | internal review | review meeting |
      postmortem meeting | post mortem meeting | retrospective meeting | retro meeting |
      post incident review meeting | incident review meeting | debrief meeting |
      blameless review meeting
    `),
    alone: list(`
      内部会议 | 会议纪要 | 会议记录 | internal meeting | meeting notes | meeting minutes | debrief
    `),
  },
  lessons: {
    canonical: { 'zh-cn': '经验教训', en: 'Lessons' },
    names: list(`
      经验教训 | 经验与教训 | 经验和教训 | 经验总结 | 教训总结 | 经验教训总结 | 教训 | 学到的教训 |
      得到的教训 | 吸取的教训 | 教训与反思 | 复盘总结 | 总结与反思 | 总结反思 | 反思总结 | 反思与总结 |
      反思 | 经验沉淀 | 经验启示 | 启示 | 复盘结论 | 收获与反思 | 心得体会 | 我们学到了什么 | 学到了什么 |
      复盘反思 | 总结与教训 | 总结与启示 | lessons | lesson | lessons learned | lessons learnt |
      lesson learned | lesson learnt | learnings | key learnings | takeaways | key takeaways |
      what we learned | what we learnt | what did we learn | what have we learned | learning points |
      reflection | reflections | lessons and reflections
    `),
    alone: list(`
      总结 | 小结 | 结论 | 做得好的地方 | 做得不好的地方 | 做得好的 | 做得不好的 | 待改进的地方 |
      好的方面 | 不足之处 | what went well | what went wrong | what went badly | what went poorly |
      what could be improved | how did we do | what could have gone better | what didnt go well |
      what didnt go so well | what went well what went wrong | where we got lucky | conclusion |
      conclusions | learning | insights | howd we do | where did we get lucky | 做得好 | 待改进
    `),
  },
};

/** Chinese words that may stand beside a name without changing what the heading is about. Longer ones first. */
export const chineseFillers: readonly string[] = list(`
  及其 | 以及 | 详细 | 具体 | 详情 | 情况 | 说明 | 描述 | 分析 | 本次 | 此次 | 这次 | 该次 | 事故 | 故障 |
  事件 | 问题 | 异常 | 报告 | 部分 | 主要 | 关键 | 核心 | 初步 | 最终 | 整体 | 完整 | 客户 | 用户 | 业务 |
  各方 | 双方 | 我方 | 现场 | 梳理 | 汇总 | 清单 | 列表 | 记录 | 一览 | 整理 | 回顾 | 复盘 | 相关 | 如下 |
  内容 | 总结 | 概述 | 评估 | 投诉 | 指责 | 发生 | 全部 | 所有 | 简要 | 简述 | 附 | 我们 | 的 | 之 | 及 |
  与 | 和 | 该 | 本 | 表 | 等 | 其 | 类 | 项
`);

/** English words that may stand beside a name without changing what the heading is about. */
export const englishFillers: readonly string[] = list(`
  the | a | an | of | for | this | our | its | their | and | incident | incidents | event | events |
  outage | problem | issue | failure | complaint | case | detailed | details | detail | full | brief |
  analysis | list | section | report | overview | summary | description | statement | initial |
  preliminary | final | key | main | primary | complete | customer | customers | client | user | users |
  business | service | system | all | proposed | identified | on | utc | gmt | cst | possible
`);
