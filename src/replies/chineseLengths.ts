import { chineseNumber, chineseNumeral } from './numerals.ts';
import type { Length, TimePiece, TimeRule, TimeUnit } from './timePiece.ts';
import { together, unknownMoment } from './timePiece.ts';

/** 后 that belongs to another word (后台, 后续). */
const after = '后(?![台端续期面天果勤])';
const within = `(?:之内|以内|内(?![容部网存置])|里(?!面)|之后|以后|${after})`;

const units: Readonly<Record<string, TimeUnit>> = {
  分钟: 'minute',
  分: 'minute',
  min: 'minute',
  m: 'minute',
  刻钟: 'quarterHour',
  刻: 'quarterHour',
  小时: 'hour',
  钟头: 'hour',
  钟: 'hour',
  h: 'hour',
  工作日: 'workingDay',
  自然日: 'day',
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  年: 'year',
};

const number = chineseNumeral;
const measured = '\\s?个?半?\\s?';
const range = `(?:\\s?(?:[-~～—–至到/]|或者?)\\s?${number})?`;
const unit =
  '(?:分钟|mins?|刻钟|小时|钟头|(?<=个)钟|h(?:rs?|ours?)?|工作日|自然日|天|日|周|星期|礼拜|月|年)半?';
/** What stands before a smaller unit: 一小时 of 一小时四十分钟. A day of a month (3日) is none. */
const larger = `(?<![头这那])(?:${number}${measured}(?:(?<=个)月|周|星期|礼拜|工作日|天|小时|钟头|(?<=个)钟|h(?:rs?|ours?)?)|[一两二三四五]年)\\s?(?:零|又|加上?)?\\s?`;
const alone = `${number}${range}${measured}${unit}`;
/** Units that are said in short behind a larger one: 一小时四十分, 2h30m. */
const smaller = `(?:${number}\\s?(?:分(?!钟)|刻(?!钟)|m(?![a-z]))|(?<=h)[0-5]\\d(?![\\d.]))`;
const lengths = `(?:(?:${larger}){1,2}(?:${smaller}|${alone})|${alone})`;

const lengthPart = new RegExp(
  `(${number})(?:\\s?(?:[-~～—–至到/]|或者?)\\s?(${number}))?\\s?(个)?(半)?\\s?(分钟|min|分|m|刻钟|刻|小时|钟头|钟|h|工作日|自然日|天|日|周|星期|礼拜|月|年|$)(半)?`,
  'gi',
);

/** The lengths that make up 一天零三小时; null where it is no length of time, as 2月. */
function readLengths(text: string): Length[] | null {
  const found: Length[] = [];
  for (const [, low = '', high, piece, middle, word = '', tail] of text.matchAll(lengthPart)) {
    // 2月内 is February, 2个月内 are two months.
    if (/^[月钟]$/.test(word) && !piece && low !== '半') return null;
    const count = chineseNumber(high ?? low);
    if (Number.isNaN(count) || Number.isNaN(chineseNumber(low))) return null;
    const half = (middle ?? tail) && low !== '半' ? 0.5 : 0;
    // 2h30: the unit of what follows an hour.
    found.push({ count: count + half, unit: units[word.toLowerCase()] ?? 'minute' });
  }
  return found.length > 0 ? found : null;
}

function spanOf(text: string, limit: boolean): Omit<TimePiece, 'start' | 'end'> | null {
  const found = readLengths(text);
  return found && { span: together(found), limit };
}

/** What is done at the end of a length of time: 三天完成, 24小时响应. */
const deeds =
  '响应|解决|答复|回复|处理完|到场|到现场|恢复|完成|搞定|修好|弄好|改[好完]|好|[弄做装补查]完|[做装]好|到账|到货|送达|寄到|发[货出]|出(?:结果|报告|方案|补丁)|回访|反馈|交付|上线|给[您你]';
/** Words before a length of time that was or that nobody is sure of. */
const tellsLength =
  '一[台家个张次人套条单件][^，。\\d]{0,4}|大约|大概|差不多|可能|也许|用了?|花了?|历时|耗时|停了?|等了?|过了?|[每第几近前后上\\d一二两三四五六七八九十半]';
const events =
  '收到|接到|确认|提供|提交|签字|签署|回传|到货|上线|验收|审批|通过|到位|立项|开通|受理|登记|反馈|回复|付款|到账';

/** Days ahead by the word before 天. */
const dayWords: Readonly<Record<string, number>> = { 明: 1, 后: 2, 大后: 3 };

/** How Chinese says lengths of time from now. */
export const chineseLengths: readonly TimeRule[] = [
  {
    // 48小时内, 三到五个工作日内, 一个半小时后, 两小时四十分钟内; not 过去两天内, 每两小时内.
    pattern: new RegExp(
      `(?<!过去|最近|近|[前上每第几数整多\\d.])(${lengths})(?:左右)?(?:的?时间)?${within}`,
      'gi',
    ),
    read: ([all, length = '']) => spanOf(length, /[内里]$/.test(all)),
  },
  {
    // 最晚三个工作日, 不超过24小时: a limit without 内.
    pattern: new RegExp(`(?:最多|最迟|最晚|最长|不超过|不会超过|不多于)\\s?(${lengths})`, 'gi'),
    read: ([, length = '']) => spanOf(length.replace(/年半?$/, ''), true),
  },
  {
    // 24小时响应, 三天完成, 3天左右给您: a limit by what follows; not 用了3小时恢复.
    pattern: new RegExp(
      `(?<!${tellsLength})((?:${larger}){0,2}${number}${measured}(?:分钟|刻钟|小时|钟头|工作日|天|周|星期|礼拜))(?:左右(?![^。\\n]{0,30}最[迟晚]))?(?=就?能?(?:${deeds})(?![了过])|就?(?:能|可以|会)(?:好|到|完|用|出)|就(?:好|到|完))`,
      'gi',
    ),
    read: ([, length = '']) => spanOf(length, true),
  },
  {
    // 收到日志后2小时内, 自确认之日起三个工作日内: reckoned from something else than now.
    pattern: new RegExp(
      `(?:${events})[^，,。；;！!？?\\n]{0,12}?(?:之后|(?<![最今此随然])后|之日起|起|以后)的?\\s?(?:最多|不超过)?(?:${larger}){0,2}${number}(?:[-~～—–至到]${number})?\\s?个?半?\\s?(?:分钟|小时|钟头|h|工作日|自然日|天|日|(?:周|星期|礼拜)(?![一二三四五六日天末])|月)(?:之内|以内|内|里|后)?`,
      'gi',
    ),
    read: () => ({ span: unknownMoment, limit: true }),
  },
  {
    // 明天这个时候, 后天这会儿.
    pattern: /(大后|[明后])[天日]的?(?:这个?(?:时候|时间|点儿?|会儿?)|同一时间|此时)/g,
    read: ([, word = '']) => ({
      span: (context) => context.now.local + (dayWords[word] ?? 1) * 86_400,
      future: true,
    }),
  },
  {
    // 给我两个小时, 再有半小时就好, 预计还需要40分钟.
    pattern: new RegExp(
      `(?:再?[给等]我们?|再(?:过|有|等)|(?:预计|估计|大概|大约)(?:还|再)(?:需要?|要|得)?)(?:大概|大约|约)?\\s?((?:${larger}){0,2}${number}(?:[-~～—–至到]${number})?${measured}(?:分钟|刻钟|小时|钟头|工作日|天|周|星期|礼拜)半?)(?:的?时间|左右)?(?!(?:的?一次|才|一班)|[^。！!\\n]{0,20}(?:今|明|后天|周|点前|号前))`,
      'gi',
    ),
    read: ([, length = '']) => spanOf(length, true),
  },
];
