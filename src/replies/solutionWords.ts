import { oneOf } from './words.ts';

// Words for what changes something at the customer's.

/** The system changed, repaired or put back. */
const repairs = [
  '改(?!天|日|进意见)',
  '调(?!查|研|用)',
  '退回',
  '回滚',
  '回退',
  '切(?:到|回|换|成)',
  '恢复',
  '补(?!丁等|偿|充说明)',
  '重导',
  '重跑',
  '重新(?:导|跑|算|生成|部署|配置|授权|培训)',
  '导入',
  '批量',
  '修(?:复|正|好|改)',
  '更新',
  '升级',
  '扩容',
];
/** More of something, more people, a higher version. */
const additions = [
  '加(?:了|一|上|派|装|个|人|告警|校验|晚|抄|[两二三四五六\\d]+(?:个|名|位)?人)',
  '升(?:到|至)',
  '安排(?:人|专人|同事|工程师|顾问|[一二两三\\d]+(?:个|名|位))',
  '由我[^，。]{0,8}(?:跟|对接|盯|负责)',
  '加(?:[一两二三四五\\d]+(?:个|道|张|条|层|项))',
  '[列写]成',
  '做一?[张份个套]',
  '开一?[一两\\d]场',
  '单独开',
];
/** What is sent or on its way, and talks that somebody goes to. */
const devices = ['备机', '寄出', '快递', '在路上', '[去来](?:解释|协调|对接|沟通|谈)'];
/** Switched on or off. */
const switches = ['增加', '新增', '开通', '启用', '停用', '关闭', '打开'];
/** People who train, come and stay. */
const people = [
  '培训(?!时)',
  '复训',
  '答疑',
  '驻场',
  '值守',
  '轮班',
  '跟班',
  '到(?:店|厂|现场|贵|您|岗)',
  '上门',
  '支援',
];
/** Work on the software and its data. */
const workOnSystem = [
  '换(?!句|言|位)',
  '拆',
  '部署',
  '安装',
  '装上',
  '配置',
  '清理',
  '清空',
  '迁移',
  '优化',
  '重建',
  '授权',
];
/** What is written, shown or put on record. */
const papers = ['整理成', '做成', '录屏', '演示', '备份', '写进', '签字后', '走变更', '登记'];
/** What goes live, and how. */
const releases = ['上线', '发版', '发布', '灌'];
/** What is done by hand, for a time or side by side. */
const byHand = [
  '顶班',
  '陪',
  '手工',
  '临时',
  '旁路',
  '隔离',
  '限流',
  '合并',
  '删除',
  '算出',
  '补录',
  '代录',
  '核一遍',
  '走一遍',
  '现场处理',
  '当场',
  '并行',
  '双轨',
  '试点',
  '试(?:[一两三\\d]+(?:天|周|个)|运行|用[一两三\\d])',
  '复核',
];
/** The system changed, repaired or put back. */
const restores = [
  'renew\\w*',
  'roll(?:ed|ing)?',
  'set(?:ting)?',
  'switch(?:ed|ing)?',
  're-?r[ua]n(?:ning)?',
  're-?import\\w*',
  're-?load\\w*',
  're-?train\\w*',
  're-?build\\w*',
  're-?stor\\w+',
  'restart\\w*',
  'fix(?:ed|ing)?',
  'patch(?:ed|ing)?',
  'replac\\w+',
  'add(?:ed|ing)?',
  'remov\\w+',
  'delet\\w+',
];
/** More, less or otherwise. */
const changes = [
  'increas\\w+',
  'mov(?:e|ed|ing)',
  'clear(?:ed|ing)?',
  'install\\w*',
  'deploy\\w*',
  'configur\\w+',
  'enabl\\w+',
  'disabl\\w+',
  'train(?:ed|ing)?',
  'repair\\w*',
  'correct\\w*',
  'escap\\w+',
  'chang(?:e|ed|ing)',
  'upgrad\\w+',
];
/** People who come, join and stay, and what they make. */
const peopleInEnglish = [
  'assign\\w*',
  'tak(?:e|ing) turns',
  'sit(?:ting)?',
  'join(?:ed|ing)?',
  'migrat\\w+',
  'creat\\w+',
  'extend\\w*(?! (?:the|your) (?:warranty|support|licen|maintenance|contract))',
  'run(?:ning)?',
  'revert\\w*',
  'open(?:ed|ing)?',
  'grant\\w*',
  'unlock\\w*',
];
/** Work on data and processes. */
const dataWork = [
  'split\\w*',
  'automat\\w+',
  'clean(?:ed|ing)?',
  'merg\\w+',
  'block(?:ed|ing)?',
  'updat(?:e|ed|ing) the',
];
/** Who and what is sent, brought, built and taken over. */
const givenInEnglish = [
  'send(?:ing)? (?:an?|two|one|our|another|someone|somebody)(?: \\w+)? (?:engineer|consultant|developer|colleague|trainer|technician|replacement|specialist)',
  'bring(?:ing)?',
  'book(?:ed|ing)?',
  'put(?:ting)?(?! (?:that|it|this) to)',
  'provid(?:e|ed|ing) (?:a|an|two|temporary|access|training)',
  'swap\\w*',
  'ship(?:ped|ping)?',
  'build(?:ing)?',
  'wr(?:i|o)te a',
  'writ(?:e|ing) a (?:script|check)',
  'hold(?:ing)? a',
  'keep(?:ing)? (?:an? )?(?:engineer|colleague)',
  'stay(?:ing)? on site',
  'stop(?:ped|ping)? all',
  'be on site',
  'tak(?:e|ing) over',
  'reserv\\w+',
  'enter(?:ed|ing)?',
  'fill(?:ed|ing)?',
  'spend(?:ing)?',
  '(?:turn|switch)(?:ed|ing)? (?:it|that|them|this|the [a-z]+) (?:off|on)',
];

/** Steps that change something at the customer's, as source of an expression. */
export const steps = oneOf(
  ...repairs,
  ...additions,
  ...devices,
  ...switches,
  ...people,
  ...workOnSystem,
  ...papers,
  ...releases,
  ...byHand,
);

/** What changes something at the customer's, as an English verb: source of an expression. */
export const deed = `${oneOf(...restores, ...changes, ...peopleInEnglish, ...dataWork, ...givenInEnglish)}(?![a-z])`;
