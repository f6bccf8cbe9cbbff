import { english, oneOf } from './words.ts';

// Words that tell a detail of a case as it is or was, from what is to come, asked for or felt.

/** How something is. */
const states = ['不?兼容', '不?正常', '完整', '一致', '过期', '锁定', '超过', '超出', '落后', '提前', '滞后'];
/** Where alone it happens. */
const onlyHere = ['只有', '仅在', '只在', '唯独', '除了'];
/** What it was and became. */
const movements = [
  '分别(?:是|为)',
  '从[^，。]{1,12}(?:降|升|减|增|涨|扩|缩短|变)[到至为成]',
  '降[到至]',
  '升[到至]',
];
/** What has come to its end. */
const finished = ['(?:已|全部|都)(?:经)?(?:查清|关闭|交付|完成|通过|处理完|上线)'];
/** How it is set, and how that differs. */
const asItIs = [
  '现在(?:配置|设置|用)?的?是',
  '(?:目前|实际|当前|配置|系统里?)(?:的|上)?是',
  '不同',
  '不支持',
  '不一样',
  '对不上',
  '错位',
  '多出',
  '少了',
];
/** Numbers, spent time and gaps. */
const figures = [
  '单号',
  '已经?(?:提|调|改|扩|降|升)[到为成]',
  '共\\d',
  '还?剩(?!下?的|余的)',
  '用了',
  '花了',
  '晚了',
  '差[了额]?',
  '缺[了失少]?',
  '未',
];
const statesInEnglish = [
  'expired',
  'locked',
  'intact',
  'identical',
  'differs?',
  '(?:are|is|were|was) different',
  'different (?:versions?|releases?)',
  'remains?',
  '(?:are|is|were|was) (?:closed|open|complete|correct|unchanged|empty|disabled|blocked|missing|full|behind|ahead|late)',
];
const movementsInEnglish = ['fell', 'rose', 'went (?:up|down|through|from)', 'dropped', 'grew'];
const conditionsInEnglish = [
  'only (?:appears?|occurs?|affects?|for|in|on|when|with)',
  'runs? (?:on |different )?(?:version|release)',
  'incompatible',
  'exceed(?:s|ed)',
];
const eventsInEnglish = ['took', 'lasted', 'hit', 'began', 'started', 'ended', 'went live', 'on time'];
const resultsInEnglish = [
  '(?:was|were) (?:left|set|turned|switched|opened|answered|sent|entered|approved|signed)',
  'nothing was',
  'are still there',
  'is still there',
  'passed',
  'completed',
  'delivered',
  'arrived',
];

/** What is told as it is or was: states, comparisons and results that only somebody who has looked can tell. */
export const told = new RegExp(
  `${oneOf(...states, ...onlyHere, ...movements, ...finished, ...asItIs, ...figures)}|${english(...statesInEnglish, ...movementsInEnglish, ...conditionsInEnglish, ...eventsInEnglish, ...resultsInEnglish)}`,
  'i',
);

/** What will be, can be or is planned. */
const toCome = [
  '将',
  '会(?!议|计|员)',
  '(?<!功)能(?![力否够])',
  '由我',
  '周末',
  '守在',
  '能否',
  '再(?!次)',
  '请',
  '麻烦',
  '建议',
  '安排',
  '打算',
  '准备',
  '计划',
  '争取',
  '保证',
  '承诺',
  '尽快',
  '可以',
];
/** What is done for somebody, and felt. */
const feelings = [
  '(?:给|为|替|帮)(?:您|你|贵)',
  '让您',
  '给您',
  '您(?:们|这边|那边)?(?:辛苦|跑|等|说|提|加班|受)',
  '抱歉',
  '对不起',
  '惭愧',
  '过意不去',
  '理解',
  '体会',
];
/** What is done first, and when. */
const nextSteps = [
  '先(?!后)',
  '^[把给]',
  '我们?(?:给|把|来|加|这边)',
  '下周',
  '明[天早晚]',
  '后天',
  '今[晚后]',
  '以后',
];
/** What a contract or a notice says. */
const terms = ['(?:热线|营业|工作|服务|响应)时间', '范围', '收费', '报价'];
const toComeInEnglish = ['will', 'shall', "[’']ll", 'would', 'can', 'could', 'should'];
const feelingsInEnglish = [
  'please',
  'sorry',
  'apolog\\w+',
  'understand',
  'regret',
  'promise',
  'let (?:me|us)',
  'your (?:team|people|staff) (?:had|has|have|were)',
  'you (?:had|have|were|waited)',
];
const plansInEnglish = ['plan', 'propose', 'suggest', 'tomorrow', 'next', 'until then'];
const rulesInEnglish = ['every', 'usually', 'always', 'hotline', 'opening', 'standard'];

/** What is to come, asked for, felt, or somebody's rule: no detail of the case that was checked. */
export const notTold = new RegExp(
  `${oneOf(...toCome, ...feelings, ...nextSteps, ...terms)}|${english(...toComeInEnglish, ...feelingsInEnglish, ...plansInEnglish, ...rulesInEnglish)}`,
  'i',
);
