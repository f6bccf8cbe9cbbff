import type { SpecialName } from './compiledRules.ts';
import { isHan, isWordUnit } from './fold.ts';
import type { Span } from './sentence.ts';

/**
 * Places of what is recognised by its form: `time` (a date, a clock time, a span with an end, a weekday) and `name` (a
 * person by name). `folded` and `written` are the same text, folded and as written; offsets are theirs.
 */
export function findSpecial(
  name: SpecialName,
  folded: string,
  written: string,
  start: number,
  end: number,
): Span[] {
  return name === 'time'
    ? findTimes(folded.slice(start, end), start)
    : findNames(folded, written, start, end);
}

// Each alternative is of bounded length and repeats nothing inside a repetition.
const count = '(?:\\d{1,3}|[一两二三四五六七八九十半]{1,3})';
const chineseTime = new RegExp(
  [
    '\\d{4} ?[-/.年] ?\\d{1,2}(?: ?[-/.月] ?\\d{1,2} ?[日号]?)?',
    '\\d{1,2}:\\d{2}',
    '\\d{1,2} ?月(?: ?\\d{1,2} ?[日号]|底|初|中旬|末)?',
    '(?<![\\d.])\\d{1,2}[-/]\\d{1,2}(?![\\d.])',
    '(?<!\\d)\\d{1,2} ?[日号](?![线楼机仓库门车院])',
    `${count} ?点(?:半|钟|\\d{1,2}分?)?(?=$|[^点])(?<!一点)`,
    '[今明后](?:天|日|晚|早|晨)',
    '(?:本|这|下)个?(?:周|星期|礼拜|月)(?:[一二三四五六日天末底内初]|之内)',
    '(?<![上昨前两每\\d])下个?(?:周|月)',
    '(?<![上每])(?:周|星期|礼拜)[一二三四五六日天末](?![期])',
    '(?:月底|月末|月初|年底|季末|年内|当日|当天|当晚|下班前|中午前|午前|开盘前|收盘前|天亮前)',
    `(?<![过这前每有])${count} ?(?:个)?(?:分钟|小时|工作日|自然日|天|日|周|星期|月)(?:之?内|以内|左右|后|前)`,
    `(?:每(?:周|月|天|日|晚|季)[一二三四五六日天末]?)(?:\\d{1,2}点)?`,
    '(?:v\\d|\\d\\.\\d{1,2})(?=版|中发布)',
    'due:\\d{4}',
    // A place that is filled in before it is sent: {{ deadline }}, {{ owner }}.
    '\\{\\{[^{}]{0,40}(?:time|deadline|date|day|week|month|owner|when|until|compensation_state)[^{}]{0,40}\\}\\}',
  ].join('|'),
  'g',
);
const english = [
  '\\d{4}-\\d{1,2}-\\d{1,2}',
  '\\d{1,2}:\\d{2}',
  '\\d{1,2} ?[ap]\\.?m\\b',
  '\\b(?:at|by|before|until) (?:noon|midnight|lunch|\\d{1,2})\\b',
  '\\b(?:today|tonight|tomorrow|eod|cob|this (?:morning|afternoon|evening|week|month)|next (?:week|month|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})\\b',
  '\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b',
  '\\b(?:january|february|march|april|june|july|august|september|october|november|december)\\b',
  '\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)\\.? \\d{1,2}\\b',
  '\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\b',
  '\\bend of (?:the )?(?:day|week|month|business)\\b',
  '\\b(?:within|in|after|every) (?:the next )?(?:\\d{1,3}|an?|one|two|three|four|five|six|ten|half an?|twelve|twenty-four|forty-eight) (?:working |business )?(?:minutes?|hours?|days?|weeks?|months?)\\b',
  '\\b\\d{1,3}[- ](?:minutes?|hours?|days?)\\b',
  '\\bevery (?:morning|evening|day|week|month)\\b',
];
const englishTime = new RegExp(english.join('|'), 'g');
/** What stands right before a time that is over. */
const past = /(?:昨[天日晚]?|前天|上周|上个?月|去年|yesterday|last (?:week|month)|ago)[ ,]*$/;

function findTimes(text: string, offset: number): Span[] {
  const spans: Span[] = [];
  for (const pattern of [chineseTime, englishTime]) {
    for (const match of text.matchAll(pattern)) {
      if (past.test(text.slice(Math.max(0, match.index - 10), match.index))) continue;
      spans.push({ start: offset + match.index, end: offset + match.index + match[0].length });
    }
  }
  return spans.sort((a, b) => a.start - b.start || a.end - b.end);
}

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施牛樊葛邢安齐伍庞';
/** Common words that start like a name and are none. */
const noNames = new Set(
  `方案 方式 方法 方面 方向 高峰 高度 高效 高级 高频 严重 严格 安全 安排 安装 任务 任何 任意 金额 余额 余量 程序 程度 万一 万元 钱款
   于是 于此 向导 向量 周期 周末 周一 周二 周三 周四 周五 周六 周日 周内 周报 周边 时间 施工 施行 温度 温和 白天 白班 白名 白屏
   马上 石油 江苏 江西 夏季 夏天 田间 何时 何种 何处 何人 何必 高风 常规 明显 江边 龙头 黄色 金属 金融 钟头 段落 史上 顾客 顾问 顾虑 毛病 毛利 莫名 孔径
   安保 雷达 贺卡 付款 付费 范围 范例 石头 汤料 林业 罗列 许多 许可 谢谢 曾经 彭胀 董事 叶片 杜绝 丁班 沈阳 卢布 钟表 陆续 陆运 汪洋 连续
   胡乱 郭外 康复 武汉 齐全 齐备 伍佰 高压 高温 平台 成本 程控 夏令 唐突 宋体 苏州 温州 黄河 徐州 高并 高可 万能 万用 方便 方才 严谨 白白 马虎 田地 龙门 任职 任性 余下 余料 石家 侯选 段时 施加 安心 安静 向来 向客 向我 向您 向贵 武断 温馨 于客 于我 付出 邱陵 严禁 曾在 曾有 何以 金蝶 钱包 高层 高低 许久 于供 于开 于测`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
/** Characters that a name may follow: ends of job titles, and words such as 由, 和, 请. */
const beforeNames = '由和与及跟同请让给被是怪靠凭因为对向找问师理员管长方事司组部科人家工总户天会将怨赖';
const titles = '工总姐哥师经主科部组局厂处';

function findNames(folded: string, written: string, start: number, end: number): Span[] {
  const spans: Span[] = [];
  for (let at = start; at < end; at++) {
    const unit = folded.charCodeAt(at);
    if (unit === 0x40) {
      let to = at + 1;
      while (to < end && to - at < 30 && isNameUnit(folded.charCodeAt(to))) to++;
      if (to > at + 1) spans.push({ start: at, end: to });
      continue;
    }
    if (isHan(unit)) chineseName(folded, at, end, spans);
    else if (isCapital(written, at) && (at === start || !isWordUnit(folded.charCodeAt(at - 1))))
      at = latinName(written, folded, at, start, end, spans);
  }
  return spans;
}

function isNameUnit(unit: number): boolean {
  return isWordUnit(unit) || isHan(unit) || unit === 0x2d;
}

function chineseName(text: string, at: number, end: number, spans: Span[]): void {
  const char = text[at] ?? '';
  const next = text[at + 1] ?? '';
  if ((char === '小' || char === '老' || char === '阿') && surnames.includes(next)) {
    spans.push({ start: at, end: at + 2 });
    return;
  }
  if (!surnames.includes(char) || at + 1 >= end || !isHan(text.charCodeAt(at + 1))) return;
  // 客户王敏 is a name, 主任务 none: a name starts where no other surname-like word is cut in two.
  if (noNames.has(char + next)) return;
  const before = text[at - 1] ?? '';
  if (isHan(before.charCodeAt(0)) && !beforeNames.includes(before)) return;
  if (titles.includes(next)) {
    const long = /^(?:经理|主任|总监|总工|工程师|科长|部长|组长|局长|厂长|处长|师傅|老师)/.exec(
      text.slice(at + 1, at + 4),
    );
    spans.push({ start: at, end: at + 1 + (long?.[0].length ?? 1) });
    if (!long && !'工总姐哥'.includes(next)) spans.pop();
    else return;
  }
  spans.push({ start: at, end: Math.min(end, at + 2) });
  if (at + 2 < end && isHan(text.charCodeAt(at + 2))) spans.push({ start: at, end: at + 3 });
}

function isCapital(written: string, at: number): boolean {
  const unit = written.charCodeAt(at);
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0xde);
}

/** Capitalised words that are no names of people; the months and days are times. */
const noLatinNames = new Set(
  `i we you they he she it the a an our your their his her its this that these those there here if when while because since
   although no not nobody none all every each some any many one two three please thanks thank dear hello hi sorry well so and
   but or as at by for from in of on to with after before during until once soon later next last what why who how which where
   could can would will shall should may might must do does did is are was were has have had be been never always
   monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
   november december human error root cause production management sales support delivery operations engineering development
   implementation testing marketing finance legal quality customer customers client clients vendor vendors supplier contractor
   deployment monitoring documentation training more less another other someone somebody everyone everybody anybody people
   improve add use test check document review train make keep ensure reduce increase strengthen communicate provide consider
   plan define create update write fix set move ask tell send call let get take give avoid start stop begin run whatever nothing
   unbelievable great yet imagine look see say stay work learn hold raise pay enhance follow verify confirm share talk agree
   excel word windows linux oracle java android chrome wifi internet honestly obviously seriously only even just yet still
   nginx tomcat docker kubernetes jenkins redis kafka mysql postgres postgresql mongodb elasticsearch spring python github gitlab
   git chrome firefox safari edge outlook teams jira confluence sharepoint sap azure rabbitmq rocketmq zookeeper nacos hadoop spark
   flink hive ansible terraform grafana prometheus zabbix websphere weblogic internet intranet server database system version
   leave rest ideally hang sit bear stick kudos fingers maybe perhaps whoever things stuff bugs part row page item step release
   patch app software hardware network report order orders invoice invoices label labels printer scanner screen button field
   file files list lists data project sprint phase cutover rollout migration interface account accounts user users password
   login session job jobs task tasks ticket tickets bug mail mails visit visits form forms rule rules code codes fix fixes lesson
   lessons finding findings fact facts notes date dates time times week weeks day days month quarter year today tomorrow
   yesterday tonight morning evening noon night half few several zero first second third overall given based according
   despite instead hence thus unless whether whenever wherever kind best warm yours cheers attached enclosed expect remember
   forget suppose assume believe trust mark come go bring typical classic great pure total bad good nice lovely lucky poor
   typing nine eleven twelve seven eight four five six ten twenty none neither whatever everything anything something
   purchasing accounting warehouse dispatch logistics procurement marketing controlling plant shop head office
   owner owned due see note both either neither such same had let us my me your-name`.split(/\s+/),
);

/** How English nouns, adverbs and adjectives end, and people's names hardly ever do. */
const noNameForm =
  /(?:[ts]ion|[ts]ions|ings?|ly|ments?|ness|ity|ities|(?<!flor|clar|ter|lawr)ence|[^st]ance|able|ible|ous|ive|ful|less|ship|ism|ical|wise|ward|ever)$/;

function latinName(
  written: string,
  folded: string,
  at: number,
  start: number,
  end: number,
  spans: Span[],
): number {
  let to = at;
  while (to < end && isWordUnit(folded.charCodeAt(to))) to++;
  const word = folded.slice(at, to);
  // Capitals only (API, SLA) are no names, nor is what has digits.
  if (
    word.length < 2 ||
    noLatinNames.has(word) ||
    noNameForm.test(word) ||
    // Don't, Isn't
    folded.startsWith("'t", to) ||
    !/^[A-Z\u00c0-\u00de][a-z\u00df-\u024f]+$/.test(written.slice(at, to))
  )
    return to;
  let last = to;
  // Li Qiang, Marcus Weber: up to two further capitalised words.
  for (let more = 0; more < 2; more++) {
    const found = /^ [A-Z\u00c0-\u00de][a-z\u00df-\u024f]+/.exec(
      written.slice(last, Math.min(end, last + 25)),
    );
    if (!found || noLatinNames.has(found[0].slice(1).toLowerCase())) break;
    last += found[0].length;
  }
  spans.push({ start: at, end: last });
  return Math.max(start, last);
}
