import { english as englishWords, oneOf } from './words.ts';

// Words that tell something given from what is only talked about. The product books refunds, discounts and credits as well, so
// that such a noun alone says nothing: somebody of ours has to give it, or it has to be money of this contract.

/** An English expression that is no part of a longer word. */
function english(...words: readonly string[]): RegExp {
  return new RegExp(englishWords(...words), 'i');
}

const customer = oneOf('您', '你们?', '贵[司方院厂校行店公]', '甲方', '客户', '用户', '业主');
/** Who does not pay for us: the customer, or nobody that is known. */
const notOurs = oneOf(
  customer,
  '对方',
  '第三方',
  '供应商',
  '厂[家商]',
  '谁',
  '哪',
  '合同',
  '系统',
  '[收发供采买][货应购]?方',
  '各自',
);
const ours = oneOf('我们?', '公司', '咱们?', '乙方', '项目组');
const amount = '[一二两三四五六七八九十百千半几\\d]';
const term = oneOf('维保', '维护', '服务期', '质保', '保修', '许可', '授权', '运维', '账期', '付款', '收款');
const bill = oneOf('账单', '发票', '尾款', '[费款]', '合同额', '应付');
const cost = oneOf('费用?', '差旅', '成本', '开支', '损失', '工时', '人天', '钱', '[车房]票', '场?租金?');

/** What may be granted, but is a word of the product as well. */
const nouns = [
  '赔偿',
  '补偿',
  '赔付',
  '退款',
  '退费',
  '折扣',
  '优惠',
  '减免',
  '返还',
  '补贴',
  '抵扣',
  '抵用',
  '返利',
];
/** Behind such a word these make it a thing of the software. */
const partOfSoftware = oneOf(
  '单(?!独|次|笔)',
  '字段',
  '率',
  '列',
  '栏',
  '联',
  '接口',
  '页',
  '功能',
  '模块',
  '规则',
  '计算',
  '按钮',
  '报表',
  '界面',
  '数据',
  '明细',
  '记录',
  '状态',
  '类型',
  '编?码',
  '权限',
  '逻辑',
  '公式',
  '行',
  '表',
  '券',
  '订单',
  '活动',
  '政策',
  '价',
  '菜单',
  '科目',
  '凭证',
  '窗口',
  '参数',
  '设置',
  '配置',
  '品',
  '物料',
  '任务',
  '作业',
  '机制',
  '事务',
  '策略',
  '标志',
  '入口',
  '版',
  '试用',
  '软件',
  '额度',
  '登录',
);
/** What goes wrong with a figure or a document, not with a grant. */
const goesWrong = oneOf(
  '报错',
  '算[错反]',
  '不对',
  '失败',
  '出错',
  '异常',
  '重复',
  '丢',
  '超时',
  '打不开',
  '导不出',
  '没(?:有)?(?:带|算|显示|生效|更新)',
);

/** Words of the product, and grants that are older than this reply; they are taken out before anything else is looked for. */
export const ofTheProduct: readonly RegExp[] = [
  new RegExp(`${oneOf(...nouns, '赠送', '免费', '延保', '减收', '顺延')}的?${partOfSoftware}`, 'g'),
  new RegExp(`${oneOf(...nouns)}[^，。]{0,6}${goesWrong}`, 'g'),
  /[退折优赠减抵]\S{0,3}金额[^，。]{0,6}(?:不|错|少|多|没)/g,
  /(?:系统|程序|接口|模块|任务)[会将]?自动[^，。]{0,30}/g,
  /赠品|进项抵扣|(?:数据|消息|事务|温度|误差|库存)补偿|享(?:受|有)[^，。]{0,8}|合同(?:里|中|上)?(?:已经?)?(?:包?含|包括|约定|写着)[^，。]{0,24}|免(?:除|去)?(?:密|登录|登陆|验|审|检)/g,
  /(?<![a-z])(?:refund|discount|credit|compensation|waiver|reimbursement|rebate|voucher|goodwill|(?:price|fee) reduction|extension|invoice|fee|price|free (?:text|stock|goods|item|quantity)|licen[cs]e|warranty|support)s? (?:\w+ )?(?:screen|field|form|report|calculation|rule|code|table|column|button|module|function|page|dialog|interface|job|list|type|line|posting|document|process|workflow|entr(?:y|ies)|run|run time|import|export|upload|change|history|tag|label|lookup|check|menu|card|limit|number|figure|key|server|file|ticket|desk|portal)s?(?![a-z])/gi,
  /(?<![a-z])credit (?:card|limit|check|note (?:form|number|screen|field|list))s?(?![a-z])/gi,
  /(?<![a-z])(?:refund|discount|credit|reimbursement|rebate|voucher|reduction|waiver)s?(?: \w+){0,3} (?:fail(?:s|ed)?|wrong|crash\w*|timed out|missing|duplicated|doubled|booked|posted|keyed|entered|calculated|rounded|not (?:applied|reach\w*|shown|saved|printed))(?![a-z])/gi,
  /(?<![a-z])(?:price|fee|discount|rate) reduction you(?![a-z])|(?<![a-z])(?:keep|kept|have|has|enjoy|enjoys|your) (?:the |your |a )?(?:current |existing )?(?:discount\w*|goodwill|credit)(?![a-z])|(?<![a-z])contract (?:already )?(?:includes|covers|says)[^.]{0,80}|(?<![a-z])number of (?:price|fee|rate|invoice)[a-z]*/gi,
];

/** The customer, or somebody who is not of ours, pays. */
export const paidByOthers: readonly RegExp[] = [
  new RegExp(
    `${notOurs}[^，。]{0,10}(?:承担|负担|支付|(?<![付支超多产])出)[^，。]{0,14}${cost}|${cost}[^，。]{0,10}[由归]${notOurs}`,
  ),
  english(
    '(?:you|your(?: [a-z]+){1,3}|(?:the )?(?:customers?|clients?|vendors?|suppliers?|carriers?))(?: (?:will|would|must|should|have to|has to|still))? (?:bears?|covers?|pays?(?! nothing)|absorbs?)',
  ),
];

/** Giving that names what is given, or who bears it. Each is enough where nothing refuses it. */
export const givesAway: readonly RegExp[] = [
  // Money that is not asked for: 免收, 不另外报价, 这两周不计人天, 只收一半.
  /免(?:收|费|去|除|掉|单)|减免[^，。]{0,10}[费款金]|减收/,
  /不(?:再|另外?|额外)?(?:收(?:取|[^，。到]{0,4}[费金钱])|计(?:费|价|人天|工时)|加价|算(?:费|钱|人天|工时))|不(?:再|另外?|额外)(?:报价|收费|开票|要钱)|不[向跟和找](?:您|你们?|贵[司方]|客户)[^，。]{0,4}(?:收|要|结算)|白(?:做|干|送)|不(?:进|纳入|列入|计入)(?:结算|报价|账单|合同额)|(?:账单|费用?|款|钱|发票)[^，。]{0,8}不(?:用|必|需要?)(?:您|贵司)?(?:再|先)?(?:付|交|给|出)/,
  /(?:费|款|人天|工时|钱)[^，。]{0,8}不(?:再|另外?|额外)?(?:收(?!到)|计(?!算|入)|要)/,
  new RegExp(`[只仅]收[^，。]{0,6}(?:一?半|[一二三四五六七八九]成|[\\d.]+ ?%)`),
  // Less of it: 打九折, 让八个点, 费用减半.
  new RegExp(
    `打[一二三四五六七八九\\d.]折|[一二三四五六七八九\\d.]折[^，。]{0,4}(?:续|给|收|报|结)|(?:续|费|价|报)[^，。]{0,6}按[一二三四五六七八九\\d.]{1,3}折|由(?!${notOurs})[^，。]{1,10}[买埋]单|让利|让${amount}{1,3}个?点|下浮`,
  ),
  /(?:降低|减少|下调|少收|调低)[^，。]{0,8}[费款]|(?:报价|费用?|[价款])[^，。]{0,6}(?:下调|降|调低|减)[^，。]{0,3}[一二三四五六七八九\d.]+ ?(?:成|%|个?点|元|万)|[费款](?:用)?[^，。]{0,6}(?:减半|打折|免了|抹掉|划掉|核减|减掉)/,
  new RegExp(`${bill}用?[^，。]{0,6}(?:扣[除掉减]|抵[扣掉]|冲抵|减[去掉])`),
  new RegExp(`抵[扣用][^，。]{0,8}(?:${amount}|[费款])|${oneOf('给', '为')}${customer}[^，。]{0,8}抵[扣用]`),
  // Money that goes back.
  new RegExp(
    `退还[^，。]{0,10}[费款金钱]|[费款金钱][^，。]{0,10}退[还回给]|退回[^，。]{0,8}[费款]|退给?${customer}[^，。]{0,10}[费款钱半]`,
  ),
  // Cost that one of ours bears, whatever the company is called.
  new RegExp(
    `${cost}[^，。]{0,10}[，,]?(?:均|全部|都)?[由归](?!${notOurs})[^，。]{1,14}?(?:承担|负担|吸收|消化|来?出(?!具|现|错|来)|[买埋]单)`,
  ),
  new RegExp(
    `${cost}[^，。]{0,8}(?:都|全|也)?算(?:在|到)?${ours}|${cost}[^，。]{0,4}${ours}[^，。]{0,4}(?:来?(?:出(?!具|现|错)|付)|承担|负担|掏)`,
  ),
  new RegExp(`(?:承担|负担|吸收|垫付)[^，。]{0,10}${cost}`),
  new RegExp(`${cost}[^，。]{0,6}${ours}[^，。]{0,4}赔|${ours}[^，。]{0,4}赔(?!偿|付|礼|不是|罪)`),
  // Paying later: 验收款可以晚两个月再付.
  /[款费][^，。]{0,6}(?:可以?|晚|缓)[^，。]{0,8}(?:晚|再|缓|推迟)[^，。]{0,6}[付交结]/,
  // Things of value: 送您一次培训, not 送您审阅 and not 推送.
  new RegExp(
    `(?<![发寄报推配呈传抄递运护遣派抽检])送(?!货|检|审|达|到|修)给?${customer}?[们司方]?[^，。]{0,4}${amount}{1,3} ?(?:个|次|天|年|场|小时|套|节|位|名|月|人天|季度|周)|赠[送予给]|[附加]赠|[加补]送${amount}|延保|[给为]${customer}[^，。]{0,4}[补加送]${amount}[^，。]{0,10}(?:支持|服务|驻场|培训|维保|授权|许可)|补(?:偿)?给${customer}[^，。]{0,6}(?:${amount}|${cost})|${oneOf('人工', '工时', '人天', cost)}[^。]{0,16}补给?${customer}`,
  ),
  // A longer term of what runs out: 维保期顺延30天.
  new RegExp(
    `${term}[^。]{0,16}(?:顺延|延[到至长展]|延(?=${amount})|展期|续期)|(?:延长|延展|顺延)[^，。]{0,10}${term}`,
  ),
  /作为(?:一点)?(?:补偿|赔偿|弥补|赔礼)[^。]{0,3}[，,][^。]{0,16}(?:我|给|派|安排|送|加|多)/,
];

/** The nouns as something that is given: one of ours gives it, or it has an amount, a receiver or an approval. */
export const nounGiven: readonly RegExp[] = [
  new RegExp(
    `${oneOf(
      '拟',
      '愿意?',
      '同意',
      '决定',
      '申请',
      '予以',
      '给予',
      '提供',
      '争取',
      '批准了?',
      '作为',
      `[给为向]${customer}`,
      `${ours}[^，。]{0,6}(?:可以|能|会|将|按|再)`,
    )}(?:(?![修改查转问讨研]|核对|恢复|请示|了解|评估|处理|带)[^，。]){0,12}${oneOf(...nouns)}(?!的?(?:要求|诉求|问题|事[宜情]?|情况))`,
  ),
  new RegExp(
    `${oneOf(...nouns)}(?:给?${customer}|${amount}{1,6} ?[元天万个月%]|[本首下]月|[^，。的]{0,8}(?:服务|运维|维护|培训|驻场|实施)费)`,
  ),
  new RegExp(
    `${oneOf(...nouns)}[^，。]{0,8}(?:已经?|正在|拟|待)[^，。]{0,6}(?:申请|报|提交|审批|批准|获批|批(?:了|下))|${oneOf(...nouns)}(?:的?申请|方案)[^，。]{0,6}(?:提交|报|递)`,
  ),
];

const money =
  '(?:invoices?|bills?|fees?|prices?|charges?|rates?|costs?|contract value|(?:annual |yearly |monthly )?(?:maintenance|subscription|licen[cs]e|hosting))';
const spent =
  '(?:costs?|fees?|overtime|expenses?|bills?|charges?|freight|shipping|travel|rework|invoices?|difference|hotels?|hours)';
const service =
  '(?:months?|weeks?|quarters?|years?|days?|hours?|trainings?|sessions?|visits?|invoices?|costs?|fees?|trips?|workshops?|repairs?|replacements?|migrations?|upgrades?|rework|travel|hotels?|overtime|shipping|freight|licen[cs]es?|hosting|maintenance|support|subscription|courier)';
const gift =
  '(?:refunds?|credits?|discounts?|rebates?|vouchers?|goodwill|reductions?|compensation|reimbursements?|waivers?|(?:price|fee) cuts?)';
const extended = '(?:warrant\\w+|maintenance|support|licen[cs]es?|subscriptions?|contracts?)';
const approved = '(?:subject to|pending|approv\\w+|sign(?:ed|s)?[- ]?off|agrees?|signs)';

/** The same in English. */
export const givesAwayInEnglish: readonly RegExp[] = [
  english(
    'free of charge',
    '(?:at|with) no (?:extra |additional |further )?(?:cost|charge)',
    'without (?:(?:extra |additional )?charge|(?:invoicing|charging|billing))',
    '(?:get|have|receive)[^.]{0,60} for nothing',
    '(?:have|use|get)[^.]{0,60} without (?:paying|payment)',
    'without any (?:[a-z]+ )?(?:fee|charge|cost)s?',
    '(?:with our|as our) (?:compliments|guests?|treat)',
    'no (?:extra )?charge',
    'at our (?:own )?(?:expense|cost)',
    'on the house',
    'complimentary',
    'you pay nothing',
  ),
  english(`${service}[^.]{0,20} (?:is|are|will be|comes?|goes?) on (?:us|our (?:account|bill|tab))`),
  english(
    "(?:are|is|be|will|we|I|[’']ll|you)(?: will)? (?:not|never)(?: be)? (?:charg|bill|invoic)(?:e|ed|ing)?",
    "won[’']t(?: be)? (?:charge|bill|invoic)(?:ed?|d)?",
    "(?:won[’']t|will not|will never|do not|don[’']t) (?:see|get|receive) (?:an?|any) (?:invoice|bill|charge)",
  ),
  english(
    `(?:knock|tak|shav)(?:e|es|en|ing|ed)?[^.]{0,24} off[^.]{0,16} ${money}`,
    '\\d ?(?:%|per ?cent) off',
    `(?:deduct|halv|waiv|writ|discount|reduc|lower|cut|drop)(?:e|es|ed|s|ing|ting)?(?: off)?[^.]{0,40}${money}`,
    'waiv(?:e|es|ed|ing)',
    `${money}[^.]{0,24} (?:is|are|will be|be|was|has been|have been) (?:reduced|lowered|cut|waived|halved)`,
    'half price',
    'consider [^.]{0,24} (?:cancelled|paid|settled|waived)',
    '(?:we|I)(?: \\w+){0,2} (?:cancel|drop|void|tear up)(?:l?ed|l?ing)? (?:the|your|our)[^.]{0,20} (?:invoice|fee|charge|bill)',
  ),
  english(
    `(?:cover|bear|absorb|foot|swallow|pick up|picking up|pay for|take on)(?:s|ed|ing)?[^.]{0,30} ${spent}`,
    "(?:we|company)(?:[’']ll| will| would| can)? (?:bear|absorb|pay for)",
  ),
  english(
    'free (?:\\w+ )?(?:months?|days?|trainings?|sessions?|licen[cs]es?|checks?|upgrades?|visits?|workshops?|audits?|hours?|weeks?)',
    `(?:extend(?:ed|ing|s)?|prolong\\w*)[^.]{0,20} ${extended}(?! (?:to|for|with|by (?:two|three) entr))`,
    `${extended}[^.]{0,24} (?:is|are|be|been) extended`,
    `(?:licen[cs]e|warranty|maintenance|support|contract|subscription) extension`,
    `add(?:ed|ing)?[^.]{0,16} (?:days?|weeks?|months?|years?)[^.]{0,16} ${extended}`,
  ),
  // "We would like to credit one month", "a refund of 15 % has been approved", "I have asked for a credit".
  english(
    `(?:I|we)(?: \\w+){0,4} (?:refund|reimburse|compensate|credit(?:ing)?|refunding|discount)(?! (?:${gift}|you asked))`,
    `(?:(?:offer|give|giv|grant|provid|propos|suggest|request|approv|promis|add|includ)(?:e|es|ed|ing|s)?|(?:appl(?:y|ied)|ask(?:ed|ing)?|put in(?: a request)?) for|agreed? (?:to|on))(?: (?:you|your [a-z]+|for|to you|our \\w+)){0,3}(?: [\\w%]+){0,4} ${gift}`,
    `(?:a|an|the|this|that|your) (?:[\\w%]+ ){0,3}${gift}(?: [\\w%]+){0,8} (?:is|are|was|been|be|awaits?|needs?)(?: \\w+){0,3} (?:approv\\w+|propos\\w+|grant\\w+|request\\w+|submitted|with our)`,
    `${gift}[^.]{0,30} (?:is|are) with (?:our|my)`,
  ),
  // What is offered under an approval costs somebody something; a date, an answer or access is not given away.
  new RegExp(
    `(?<![a-z])(?:we|I)(?: \\w+){0,4} (?:offer|give|throw in)(?![^.]{0,40} (?:access|rights?|permissions?|answers?|date|fix|patch|list|plan|report|reply|update|call|options)(?![a-z]))[^.]{3,60}${approved}(?![a-z])|(?<![a-z])${gift}[^.]{0,40}(?:subject to|pending|once [^.]{0,30} (?:signs|agrees|approves))(?![a-z])`,
    'i',
  ),
  // Somebody of ours by name; the customer is taken out before.
  new RegExp(
    `(?<![A-Za-z])[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:will )?(?:pays?|covers?|bears?|absorbs?) (?:for )?[^.]{0,20}${spent}(?![a-z])`,
  ),
  english(
    '(?:gesture|apology|make (?:up|good)|compensation)[^.]{0,40} (?:we|I)(?: \\w+){0,4} (?:offer|giv|grant|throw|add|includ)(?:e|ing|s)?',
    '(?:offer|giv|grant|throw|add)(?:ing|e)?[^.]{0,50} (?:as|by way of) (?:an? )?(?:small )?(?:gesture|apology|compensation|thank)',
    '(?:throw|throwing) in (?:a|an|one|two|three|four|five|\\d+)',
  ),
];

const inChinese = oneOf('赔', '补偿', '退', '减免', '折', '优惠', '免', '延', '承担', '方案');
const wish = oneOf('赔', '补偿', '退款', '折扣', '减免', '优惠');

/** What is refused, left to somebody else or only wished for. */
export const refusals: readonly RegExp[] = [
  new RegExp(
    `${oneOf(
      '无法',
      '不能',
      '不同意',
      '没法',
      '不予',
      '不会',
      '不接受',
      '没有',
      '暂无',
      '不存在',
      '不在[^，。]{0,6}范围',
      '不涉及',
      '未',
      '不适用',
      '难以',
    )}[^，。]{0,14}${inChinese}`,
  ),
  new RegExp(
    `${oneOf('赔偿', '赔付', '补偿', '退款', '折扣', '优惠', '减免')}[^。]{0,16}${oneOf(
      '没法',
      '不能',
      '无法',
      '没有?权限',
      '不了',
      '找',
      '联系(?!您)',
      '谈',
      '咨询',
      '由[^，。]{1,8}(?:决定|处理|负责)',
      '不归',
      '另行',
      '不在',
      '要问',
      '不由',
      '请示',
      '转[给达告交]',
      '讨论',
      '研究',
      '再(?:答复|回复|说|议)',
    )}`,
  ),
  new RegExp(
    `${oneOf('您', '客户', '贵[司方]')}(?:们|方)?(?:所)?${oneOf(
      '要求',
      '提出',
      '提到',
      '问到',
      '说',
      '想要',
    )}[^，。]{0,6}的?[^，。]{0,6}${wish}`,
  ),
  english(
    '(?:look|looking) into',
    '(?:handled|decided|dealt with) by',
    'cannot',
    "can[’']t",
    'unable',
    'not (?:able|in a position|offer|entitled|possible|something)',
    'do(?:es)? not',
    "don[’']t",
    "doesn[’']t",
    'no (?:refund|discount|compensation|credit)s?',
    "won[’']t (?:refund|compensate|credit|waive)",
    'afraid',
    'you (?:asked|want|wanted|requested|mentioned|claimed|demand\\w*)',
    'your (?:claim|request) for',
    'speak to',
    'talk to',
    'contact (?:your|the|our sales|sales|accounts?)',
    'please (?:contact|ask|call|speak)',
    'goes? to (?:the )?(?:sales|account|legal)',
    'up to (?:sales|the)',
    'questions?',
    'forward\\w* (?:your|it|this) to',
    'pass(?:ed|ing)? (?:on )?(?:your|it|this)',
  ),
];

/** That something is approved, or still needs to be. */
export const approvals: readonly RegExp[] = [
  /审批|批准|报批|待批|获批|批复|核准|(?:经|待|须|需|等|由)[^，。]{0,14}(?:同意|确认|签字|签批|审核)|(?:同意|确认|签字|签批)(?:之?后|了?再)|提出?申请|(?:正在|已|在|去|先)申请/,
  english(
    'approv\\w+',
    'subject to',
    'sign(?:ed|s)?[- ]?off',
    'authori[sz]\\w+',
    'pending',
    'once (?:my|our|the) [^.]{0,30}(?:agrees?|confirms?|signs?)',
    'ask(?:ed|ing)? (?:my|our|the) [^.]{0,20}(?:manager|management|director|head)',
  ),
];
