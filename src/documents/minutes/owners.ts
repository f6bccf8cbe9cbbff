import type { NamedTime } from './model.ts';

/** Common family names, the first sign of a Chinese name that nobody introduced. */
const families =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
/** What stands in front of an owner, and what follows one. Chinese has no blank between a name and the next word. */
const before =
  '(?:由|请|让|安排|指定|责成|委托|→|->|=>|@|——|负责人[:：]|责任人[:：]|跟进人[:：]|经办[:：])\\s?';
const after =
  '(?=\\s?(?:负责|跟进|牵头|主导|落实|提供|完成|准备|整理|补|修|改|确认|核对|联系|协调|安排|组织|提交|发|给|写|出|更新|检查|排查|处理|去|来|会|将|要|需|须|尽快|马上|先|再|在|于|于是|把|对|和|与|跟|本周|下周|这周|周|星期|礼拜|明|今|后天|月底|年底|\\d|一周|两周|[，,：:、/（(]|$))';
const chineseName = `(?:小|老)?[${families}][\\u4e00-\\u9fff]{0,2}?(?:工|总|经理|主任|老师|主管|科长|部长|师傅|博士|姐|哥)?`;
const chineseRole =
  '(?:实施|开发|研发|测试|运维|产品|项目|客户|甲方|乙方|我方|厂商|供应商|财务|仓库|仓储|生产|采购|信息|质量|业务|商务|销售|售后|数据|接口)(?:经理|团队|部门|部|组|方|科|中心|侧|人员|工程师|同事|负责人|顾问)?';
const list = (one: string) => `(?:${one})(?:\\s?[、,，/&和与及]\\s?(?:${one}))*?`;

const commanded = new RegExp(`${before}(${list(`${chineseRole}|${chineseName}`)})${after}`, 'u');
const responsible = new RegExp(
  `^(?:[^，。；,;]{0,30}[，,；;]\\s?)?(${list(`${chineseRole}|${chineseName}`)})\\s?(?:负责|跟进|牵头|主导|落实)`,
  'u',
);
const mention = /@(?:"([^"\r\n]{1,40})"|([\p{L}\p{N}_.-]{1,40}))/u;
const english = "[A-Z][\\p{L}'’.-]{0,20}(?: [A-Z][\\p{L}'’.-]{0,20}){0,2}";
const englishList = `${english}(?:(?:, | and | & |/)${english})*`;
const assigned = new RegExp(
  `(?:owner|assignee|assigned to|responsible|who)\\s?[:：]?\\s(${englishList})`,
  'u',
);
const infinitive = new RegExp(
  `^(${englishList}) (?:to(?= (?!the |an? |our |all |be |date)[a-z])|will|shall|is to|is going to|should|must|has to|needs to|agreed to|volunteered to|takes|owns)(?![\\p{L}])`,
  'u',
);
/** Words in capitals at the start of an English sentence that are nobody. */
const nobody =
  /^(?:we|they|it|i|you|he|she|the|this|that|these|those|there|all|everyone|everybody|nobody|someone|somebody|what|who|which|when|then|so|and|but|if|as|in|on|at|for|no|yes|our|their|action|decision|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|next|status|system|data|thanks|due|according|owing|reply|response|back|up|need)$/i;
const firstPerson =
  /我来|我们?这?边?(?:会|来|负责|去|先|争取|保证|今|明|本|下|周|月|尽快|\d)|我(?:会|去|在|把|今|明|本|下|周|尽快|负责|跟|\d)|(?<![a-z])(?:i'll|i will|i can|i shall|i am going to|i'm going to|let me)(?![a-z])/i;

/** Splits names that stand in a list: `李强、王敏`, `Tom and Anna`. */
export function splitNames(text: string): string[] {
  return text
    .split(
      /\s*(?:[、,，;；/&|]|(?<=[\u4e00-\u9fff)）])[和与及]|(?<![a-z])and(?![a-z]))\s*|\s{2,}|(?<=[\u4e00-\u9fff）)])\s+(?=[\u4e00-\u9fff])/iu,
    )
    .map((name) =>
      name
        .replace(/^[^:：]{1,10}[:：]\s*/, '')
        .replace(/\s*[（([【][^（）()]{0,40}[)）\]】]?\s*$/, '')
        .trim(),
    )
    .filter((name) => /^[\p{L}][\p{L}\p{M}'’. ·-]{0,40}$/u.test(name));
}

/** `李强 -> 检查配置`, `王敏 联系网络科`, `Tom: …`: who stands in front of what is surely an action. */
const leading = new RegExp(
  `^(${list(`${chineseRole}|${chineseName}`)}|${englishList})(?:\\s?[（(][^（）()]{1,20}[)）])?(?:\\s?(?:->|→|=>|——|[:：，,])\\s?|\\s+(?=[\\u4e00-\\u9fff\\d]))`,
  'u',
);
/** `Order cables (Tom, Friday)`. */
const bracketed = new RegExp(
  `[（(]\\s?(${list(`${chineseRole}|${chineseName}`)}|${englishList})(?:[,，、;；\\s][^（）()]{0,40})?[)）][。.]?$`,
  'u',
);
const arrow = new RegExp(`^(${list(`${chineseRole}|${chineseName}`)}|${englishList})\\s?(?:->|→|=>|——)`, 'u');
const startingName = new RegExp(
  `^(${list(`${chineseRole}|${chineseName}`)}|${englishList})(?=[\\s\\d\\u4e00-\\u9fff])`,
  'u',
);
const volunteering =
  /我来|我负责|我去(?=[\u4e00-\u9fff])|(?<![a-z])(?:i'll|i will|i can take|let me)(?![a-z])/i;

/** What is known when owners are looked for. */
export interface OwnerContext {
  /** People and roles that the notes name elsewhere. */
  readonly known: ReadonlySet<string>;
  /** Who says the line, or empty. */
  readonly speaker: string;
  readonly times: readonly NamedTime[];
  /** True where a label, a box or a heading says that it is an action. */
  readonly isSure: boolean;
}

/** Who is to do what `text` says, by the words around a name; empty where nobody is named. */
export function ownersIn(text: string, { known, speaker, times, isSure }: OwnerContext): string[] {
  const piece = text.slice(0, 2000);
  const mentioned = [...piece.matchAll(new RegExp(mention, 'gu'))].map((match) => match[1] ?? match[2] ?? '');
  if (mentioned.length > 0) return mentioned;
  const named = knownOwner(piece, known, times);
  if (named.length > 0) return named;
  const match =
    assigned.exec(piece) ??
    commanded.exec(piece) ??
    responsible.exec(piece) ??
    infinitive.exec(piece) ??
    arrow.exec(piece) ??
    timed(piece, times) ??
    (isSure ? (leading.exec(piece) ?? bracketed.exec(piece)) : null);
  const found = splitNames(match?.[1] ?? '').filter((name) => !nobody.test(name));
  if (found.length > 0) return found;
  if (speaker === '') return [];
  const isPromise =
    volunteering.test(piece) || (times.some(({ isLimit }) => isLimit) && firstPerson.test(piece));
  return isSure || isPromise ? splitNames(speaker) : [];
}

/** A name right in front of a limit at the start: `Grace 本周内排好日期`. */
function timed(text: string, times: readonly NamedTime[]): RegExpExecArray | null {
  const match = startingName.exec(text);
  const end = match?.[0].length ?? 0;
  return times.some(({ start, isLimit }) => isLimit && start >= end && start - end <= 1) ? match : null;
}

/** A known name at the start, behind 由 or an arrow, in front of a time or verb, or in brackets at the end. */
function knownOwner(text: string, known: ReadonlySet<string>, times: readonly NamedTime[]): string[] {
  const places: { name: string; at: number }[] = [];
  for (const name of known) {
    const at = text.indexOf(name);
    if (at < 0 || isInsideWord(text, at, name)) continue;
    const end = at + name.length;
    const head = text.slice(0, at);
    const rest = text.slice(end);
    const isCommanded = new RegExp(`${before}(?:[^，。,;；]{0,12}[、,，/&和与及]\\s?)?$`, 'u').test(head);
    const isFirst = /^[\s*_"“]*(?:[^，。,；;]{0,12}[、,，/&和与及]\s?)?$/u.test(head);
    const startsTime = times.some(({ start }) => start >= end && start - end <= 2);
    const isDoing =
      /^\s?(?:负责|跟进|牵头|主导|落实|来|去|将|会|要|需|须|尽快|把|提供|完成|准备|整理|补|确认|核对|联系|协调|一起|共同|to(?= )|will(?= )|shall(?= )|should(?= )|must(?= )|is to(?= )|takes?(?= )|owns?(?= ))/u.test(
        rest,
      );
    const isBracketed =
      /[（([【][^（）()]{0,30}$/.test(head) && /^[^（）()]{0,40}[)）\]】][。.]?\s*$/.test(rest);
    const isListed = isFirst && [...known].some((other) => startsList(rest, other));
    const isLast = /[-–—→,，:：]\s*$/.test(head) && /^\s*(?:[,，、/&]|$)/.test(rest);
    if (
      isCommanded ||
      isBracketed ||
      isListed ||
      isLast ||
      (isFirst && (startsTime || isDoing)) ||
      (startsTime && /[，,；;]\s?$/.test(head))
    ) {
      places.push({ name, at });
    }
  }
  const sorted = places.sort((a, b) => a.at - b.at || b.name.length - a.name.length);
  const [first] = sorted;
  if (!first) return [];
  // Names beside the first one in the same list own it, too.
  const together = [first.name];
  let end = first.at + first.name.length;
  for (const name of [...known].sort((a, b) => text.indexOf(a) - text.indexOf(b))) {
    const at = text.indexOf(name, end);
    if (at >= end && /^\s?(?:[、,，/&和与及]|and)\s?$/u.test(text.slice(end, at))) {
      together.push(name);
      end = at + name.length;
    }
  }
  return together;
}

/** Whether `rest` goes on with `other` as a further name of a list. */
function startsList(rest: string, other: string): boolean {
  const joint = /^\s?(?:[、,，/&和与及]|and(?= ))\s?/u.exec(rest)?.[0];
  return joint !== undefined && rest.startsWith(other, joint.length);
}

/** English names end at a letter; Chinese ones have no such border. */
function isInsideWord(text: string, at: number, name: string): boolean {
  const isLatin = /^[\p{Script=Latin}]/u.test(name);
  return (
    isLatin &&
    (/[\p{Script=Latin}]/u.test(text.charAt(at - 1)) ||
      /[\p{Script=Latin}]/u.test(text.charAt(at + name.length)))
  );
}
