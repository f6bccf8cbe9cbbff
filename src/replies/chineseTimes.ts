import { chineseNumber } from './numerals.ts';
import type { ClockTime, DayPart, TimeRule, TimeUnit, YearRule } from './timePiece.ts';
import {
  afterNow,
  besideHoliday,
  dayOfMonth,
  endOfNamedMonth,
  endOfNamedQuarter,
  endOfQuarter,
  endOfWeek,
  endOfYear,
  inDays,
  inMonth,
  inWorkingDays,
  onDate,
  unknownMoment,
  weekdayIn,
  weekdayOfMonth,
  workingDayOfMonth,
  yearAt,
} from './timePiece.ts';

const number = '(?:\\d{1,4}(?:\\.\\d)?|[一二两三四五六七八九十百]{1,5}|半)';
/** 前 and 后 that belong to another word (前端, 前往, 后台, 后续). */
const before = '前(?![端台期提面后天置往来述景线])';
const after = '后(?![台端续期面天果勤])';
const within = `(?:之内|以内|内(?![容部网存置])|里(?!面)|之后|以后|${after})`;

const units: Readonly<Record<string, TimeUnit>> = {
  分钟: 'minute',
  刻钟: 'quarterHour',
  小时: 'hour',
  钟头: 'hour',
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

function unitOf(word: string): TimeUnit {
  return units[word] ?? (/^d/i.test(word) ? 'day' : 'hour');
}

/** Weeks, months or quarters ahead by the word before them: 本 0, 下 1, 下下 2. */
function ahead(word: string | undefined): number {
  return (word ?? '').startsWith('下下') ? 2 : (word ?? '').startsWith('下') ? 1 : 0;
}

/** The year by the word before 年: 2027, 今, 明, 后; null without one. */
function yearOf(word: string | undefined): YearRule | null {
  if (word === undefined) return null;
  if (/\d/.test(word)) return yearAt({ written: Number(word) });
  return yearAt({ years: word === '明' ? 1 : word === '后' ? 2 : 0 });
}

function weekdayNumber(character: string): number {
  if (/[日天]/.test(character)) return 7;
  return /\d/.test(character) ? Number(character) : chineseNumber(character);
}

const dayWords: Readonly<Record<string, number>> = {
  今: 0,
  当: 0,
  本: 0,
  明: 1,
  次: 1,
  翌: 1,
  后: 2,
  大后: 3,
};

const partWords: readonly (readonly [RegExp, DayPart])[] = [
  [/^(?:凌晨|清晨)/, 'dawn'],
  [/^一?(?:上班|开工|开门)/, 'opening'],
  [/^(?:早|上午|午前|一早|大早|大清早)/, 'morning'],
  [/^(?:中午|正午|午间|午饭|午休)/, 'noon'],
  [/^(?:下午|午后|傍晚)/, 'afternoon'],
  [/^(?:下班|收工)/, 'close'],
  [/^(?:零点|午夜|零时)/, 'midnight'],
  [/^(?:夜里|半夜|深夜|夜间|后半夜)/, 'night'],
  [/^(?:晚|夜)/, 'evening'],
];

function partOf(word: string): DayPart {
  return partWords.find(([pattern]) => pattern.test(word))?.[1] ?? 'evening';
}

const holidays =
  '春节|过年|国庆节?|十一(?=[长黄假小])|五一|劳动节|端午节?|中秋节?|清明节?|元旦|圣诞节?|元宵节?|(?:小?长|黄金周|公休|这个?)?假期?|放假|(?<![环细情调季关章时音字枝末骨双品过佳])节';

/** How Chinese says times. Where rules overlap, the earlier and longer match wins. */
export const chineseTimes: readonly TimeRule[] = [
  {
    // 48小时内, 三到五个工作日内, 一个半小时后; not 过去两天内, 每两小时内.
    pattern: new RegExp(
      `(?<!过去|最近|近|[前上每第几数整多\\d.])(${number})(?:\\s?(?:[-~～—–至到/]|或者?)\\s?(${number}))?\\s?(个)?(半)?\\s?(分钟|刻钟|小时|钟头|h(?:rs?|ours?)?|工作日|自然日|天|日|周|星期|礼拜|月|年)(半)?(?:的?时间)?${within}`,
      'gi',
    ),
    read: ([all, low = '', high, piece, middle, unit = '', tail]) => {
      // 2月内 is February, 2个月内 are two months.
      if (unit === '月' && !piece && low !== '半') return null;
      const count = chineseNumber(high ?? low);
      if (Number.isNaN(count) || (high !== undefined && Number.isNaN(chineseNumber(low)))) return null;
      const half = (middle && (piece || tail === undefined) && low !== '半') || tail ? 0.5 : 0;
      const kind = unitOf(unit);
      // 半个月 and 一个半月 are counted in days.
      return { span: afterNow(count + half, kind), limit: /[内里]$/.test(all) };
    },
  },
  {
    // 最晚三个工作日, 不超过24小时: a limit without 内.
    pattern: new RegExp(
      `(?:最多|最迟|最晚|最长|不超过|不会超过|不多于)\\s?(${number})(个)?(半)?\\s?(分钟|刻钟|小时|钟头|h|工作日|自然日|天|日|周|星期|礼拜|月)`,
      'gi',
    ),
    read: ([, low = '', piece, half, unit = '']) => {
      if (unit === '月' && !piece) return null;
      const count = chineseNumber(low);
      return Number.isNaN(count)
        ? null
        : { span: afterNow(count + (half ? 0.5 : 0), unitOf(unit)), limit: true };
    },
  },
  {
    // 24小时响应, 三天完成: a limit by what follows; not 用了3小时恢复.
    pattern: new RegExp(
      `(?<!一[台家个张次人套条单件][^，。\\d]{0,4}|大约|大概|差不多|可能|也许|用了?|花了?|历时|耗时|停了?|等了?|过了?|[每第几近前后上\\d一二两三四五六七八九十半])(${number})\\s?(个)?(半)?\\s?(分钟|刻钟|小时|工作日|天|周|星期)(?=就?能?(?:响应|解决|答复|回复|处理完|到场|到现场|恢复|完成|搞定|修好|弄好|改[好完]|好|[弄做装补查]完|[做装]好|到账|到货|送达|寄到|发[货出]|出(?:结果|报告|方案|补丁)|回访|反馈|交付|上线|给[您你])(?![了过])|就?(?:能|可以|会)(?:好|到|完|用|出)|就(?:好|到|完))`,
      'g',
    ),
    read: ([, low = '', , half, unit = '']) => {
      const count = chineseNumber(low);
      return Number.isNaN(count)
        ? null
        : { span: afterNow(count + (half ? 0.5 : 0), unitOf(unit)), limit: true };
    },
  },
  {
    // 收到日志后2小时内, 自确认之日起三个工作日内: reckoned from something else than now.
    pattern: new RegExp(
      `(?:收到|接到|确认|提供|提交|签字|签署|回传|到货|上线|验收|审批|通过|到位|立项|开通|受理|登记|反馈|回复|付款|到账)[^，,。；;！？!?\\n]{0,12}?(?:之后|(?<![最今此随然])后|之日起|起|以后)的?\\s?(?:最多|不超过)?(?:${number})(?:[-~～—–至到]${number})?\\s?个?半?\\s?(?:分钟|小时|钟头|h|工作日|自然日|天|日|(?:周|星期|礼拜)(?![一二三四五六日天末])|月)(?:之内|以内|内|里|后)?`,
      'gi',
    ),
    read: () => ({ span: unknownMoment, limit: true }),
  },
  {
    // 12月的第一个工作日, 本月最后一天, 1月的第二个周五.
    pattern: new RegExp(
      `(?:(?:(\\d{4}|[今本明后])年\\s?)?(?<![\\d.])(\\d{1,2}|十[一二]?|[一二三四五六七八九])月|(下下?个?|这个?|本|当)月)(?:份)?的?(?:第?(${number})|[首头]一?|(最后一|末))个?(?:(工作日|天)|(?:周|星期|礼拜)([一二三四五六日天]))`,
      'g',
    ),
    read: ([, year, named, near, nth, isLast, what, weekday]) => {
      const count = isLast ? -1 : nth === undefined ? 1 : chineseNumber(nth);
      if (!Number.isInteger(count)) return null;
      const end = named ? endOfNamedMonth(yearOf(year), chineseNumber(named)) : inMonth(ahead(near));
      if (weekday) return { day: weekdayOfMonth(end, weekdayNumber(weekday), count), future: true };
      if (what === '工作日') return { day: workingDayOfMonth(end, count), future: true };
      return isLast ? { day: end, limit: true } : null;
    },
  },
  {
    pattern: new RegExp(`(?:(下下?)(?:一)?个?|次(?:一)?|第(${number})个)工作日`, 'g'),
    read: ([, next, nth]) => {
      const count = nth === undefined ? Math.max(1, ahead(next)) : chineseNumber(nth);
      return Number.isInteger(count) ? { day: inWorkingDays(count), future: true } : null;
    },
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
      `(?:再?[给等]我们?|再(?:过|有|等)|(?:预计|估计|大概|大约)(?:还|再)(?:需要?|要|得)?)(?:大概|大约|约)?\\s?(${number})(?:[-~～—–至到](${number}))?\\s?(个)?(半)?\\s?(分钟|刻钟|小时|钟头|工作日|天|周|星期|礼拜)(半)?(?:的?时间|左右)?(?!(?:的?一次|才|一班)|[^。！!\\n]{0,20}(?:今|明|后天|周|点前|号前))`,
      'g',
    ),
    read: ([, low = '', high, , middle, unit = '', tail]) => {
      const count = chineseNumber(high ?? low);
      if (Number.isNaN(count)) return null;
      const half = (middle ?? tail) && low !== '半' ? 0.5 : 0;
      return { span: afterNow(count + half, unitOf(unit)), limit: true };
    },
  },
  {
    pattern:
      /(大后|[今明次翌后本]|(?<!双\d\d|双十[一二]|大促|活动|盘点|开业|上线|节|假|会议|验收|割接|切换)当)(?:天|日(?![程志报历常子])|儿(?!子))|(?<![一二三四五六七八九十\d月前上这])(今|明|当)(早|晚|夜)(?![点会些于])|(今明两|明后|今明)(?:两?天|两日|日)|隔天|第二天(?=[早上中下晚凌一]|\d)/g,
    read: ([all, word, near, half, several]) => {
      if (several) return { day: inDays(several.startsWith('今') ? 1 : 2), future: true };
      const days = /^[隔第]/.test(all) ? 1 : (dayWords[word ?? near ?? ''] ?? 0);
      const day = {
        day: inDays(days),
        ...(days > 0 ? { future: true } : {}),
        ...(/^[当次翌隔第]/.test(all) ? { fromNamed: days } : {}),
      };
      return half ? { ...day, part: partOf(half) } : day;
    },
  },
  {
    // 周五, 下周二, 本星期日; not 两周一次, 周日程, 下周一起.
    pattern:
      /(?<![一二两三四五六七八九十\d半每上几])(下下个?|下个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六天1-7]|日(?![程志报历常]))(?![次个份]|\d(?!\d?\s?[点时:])|起[^，。]|[一二三四五六][般样致并些旦]|直)/g,
    read: ([, week, weekday = '']) => {
      const rule = weekdayIn(weekdayNumber(weekday), week === undefined ? null : ahead(week));
      return {
        day: rule,
        weekday: true,
        bare: week === undefined,
        ...(ahead(week) > 0 ? { future: true } : {}),
      };
    },
  },
  {
    pattern:
      /(?<![一二两三四五六七八九十\d半每上])(?:(下下个?|下个?|这个?|本)(?:周|星期|礼拜)(?![末二三四五六日天报年边围转]|一(?!起))|(下下?个?|这个?|本)?(?:周末|双休日))(?:以内|之内|内|里|末|底)?/g,
    read: ([all, week, weekend]) => {
      const weeks = ahead(week ?? weekend);
      return {
        day: endOfWeek(weeks),
        limit: /[内里末底]$/.test(all),
        ...(weeks > 0 ? { future: true } : {}),
      };
    },
  },
  {
    pattern:
      /(?:(\d{4})|(今|本|明|后))?年?\s?(?<![\d.一二三四五六七八九十])(\d{1,2}|十[一二]?|[一二三四五六七八九])\s?月\s?(\d{1,2}|[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])\s?[日号](?![线仓楼库机])|(?<![\d-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-])/g,
    read: ([all, year, near, month, day, isoYear, isoMonth, isoDay]) => {
      if (isoYear) return { day: onDate(Number(isoYear), Number(isoMonth), Number(isoDay)) };
      if (near && !all.includes('年')) return null;
      const rule = onDate(
        year && all.includes('年') ? Number(year) : null,
        chineseNumber(month ?? ''),
        chineseNumber(day ?? ''),
      );
      if (near !== '明' && near !== '后') return { day: rule, bare: !year };
      return {
        day: (context) => {
          const thisYear = new Date(context.now.local * 1000).getUTCFullYear() + (near === '明' ? 1 : 2);
          return onDate(thisYear, chineseNumber(month ?? ''), chineseNumber(day ?? ''))(context);
        },
        future: true,
      };
    },
  },
  {
    // 12/3前, 11.30前: only as a limit or beside a preposition, since ratios and versions look the same.
    pattern:
      /(?<![\d./]|进度[：:]?\s?|完成\s?|已\s?)(\d{1,2})[/.](\d{1,2})(?=\s?(?:日|号)?(?:(?<=\/\d{1,2}\s?)(?:[（(]?(?:周|星期)|完成|提测|联调|上线|发布|交付|提交|部署|切换|验收|培训|回复|反馈|给[您你])|之前|以前|前(?![端台期提面])|截止|上午|下午|中午|晚上|下班))/g,
    read: ([, month, day]) => ({ day: onDate(null, Number(month), Number(day)) }),
  },
  {
    // 12月12号和13号: the second of two days.
    pattern: /(?<=[日号]\s?[和、及与]\s?)(\d{1,2})[日号](?![线仓楼库机])/g,
    read: ([, day]) => ({ day: dayOfMonth(Number(day), null), bare: true }),
  },
  {
    // 完成时间：12/9; 12-09 前.
    pattern:
      /(?<=(?:时间|日期|期限|节点|交期|计划)[：:]\s?|预计\s?|定[于在]\s?|改到\s?|最[晚迟]\s?)(\d{1,2})[/.](\d{1,2})(?![\d./])|(?<![\d-])([01]\d)-([0-3]\d)(?=\s?(?:日|号)?(?:之前|以前|前(?![端台期提面])))/g,
    read: ([, month, day, dashMonth, dashDay]) => ({
      day: onDate(null, Number(month ?? dashMonth), Number(day ?? dashDay)),
    }),
  },
  {
    // 本月28日, 下月5号, 5号前, 25日下午; not 二号仓, 3号线.
    pattern: new RegExp(
      `(?<![\\d月年.一二三四五六七八九十]|第)(?:(下下个?|下个?|这个?|本|当)月(?:的)?)?(\\d{1,2}|[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])[日号](?=(之前|以前|${before}|当天|上午|下午|中午|早上|早|晚|凌晨|下班|夜里|[（(]?(?:周|星期|礼拜)|\\s?\\d{1,2}[点:：时])?)(?:(?<=([日号]\\s?[到至–—~～-]\\s?).{2,4})|)`,
      'g',
    ),
    read: ([all, month, day = '', follows, range]) => {
      const value = chineseNumber(day);
      if (!month && range !== undefined) return { day: dayOfMonth(value, null), bare: true };
      // 三日前 is three days ago, 10日前 is by the 10th.
      if (!month && follows === undefined)
        return all.endsWith('号') && /\d/.test(day) ? { day: dayOfMonth(value, null), weak: true } : null;
      if (!month && all.endsWith('日') && !/\d/.test(day)) return null;
      return {
        day: dayOfMonth(value, month === undefined ? null : ahead(month)),
        ...(ahead(month) > 0 ? { future: true } : {}),
      };
    },
  },
  {
    pattern:
      /(?:(?:(\d{4}|[今本明后])年\s?)?(?<![\d.])(\d{1,2}|十[一二]?|[一二三四五六七八九])|(下下个?|下个?|这个?|本|当)(?:月的?(?=月))?|(?<![\d一二两三四五六七八九十个每几上]))月(底|末|内|以内|之内|份内|中旬|上旬|下旬|中(?![旬心间]))(?![盘结关])/g,
    read: ([all, year, month, near, where = '']) => {
      if (!month && !near && /^(?:内|以内|之内|中)/.test(where) && all !== '月内' && all !== '月中')
        return null;
      const day = where === '上旬' ? 10 : where === '中旬' ? 20 : where === '中' ? 15 : 31;
      const rule = month
        ? endOfNamedMonth(yearOf(year), chineseNumber(month), day)
        : inMonth(ahead(near), day);
      return { day: rule, limit: /[底末内]$/.test(where), ...(ahead(near) > 0 ? { future: true } : {}) };
    },
  },
  {
    // 月底盘点 and the like name an event of the customer's, unless a limit follows.
    pattern: new RegExp(
      `(?<![\\d个每几上])(?:(下个?|本|这个?)?月[底末])(?=(?:盘点|结账|关账|结算)[^，。]{0,4}${before})`,
      'g',
    ),
    read: ([, near]) => ({ day: inMonth(ahead(near)) }),
  },
  {
    pattern:
      /(?:(\d{4}|[今本明后])年的?\s?)?(?:(?:(下下个?|下个?|这个?|本)(?=季)|(?:第?([一二三四1-4])(?=季)))?季(?:度(?:内|之内|末|底|结束)|末)|Q([1-4])\s?(?:末|底|内|结束)|([上下])半年(?:之内|以内|内(?!容)|末|底|结束|(?=之?前(?![端台期提面]))))|(下个?|这个?|本)月(?=给|完成|上线|发布|交付)/g,
    read: ([, year, near, nth, quarter, halfYear, month]) => {
      if (month) return { day: inMonth(ahead(month)) };
      const named = nth ?? quarter;
      if (halfYear) return { day: endOfNamedQuarter(halfYear === '上' ? 2 : 4, yearOf(year)), limit: true };
      return {
        day: named ? endOfNamedQuarter(chineseNumber(named), yearOf(year)) : endOfQuarter(ahead(near)),
        limit: true,
      };
    },
  },
  {
    pattern: /(今|本|明|后)?(?<![\d每几两三多去往近半])年(?:底|末|内(?!容))|(今|明)年(?:底|末|内)/g,
    read: ([, near]) => ({ day: endOfYear(near === '明' ? 1 : near === '后' ? 2 : 0), limit: true }),
  },
  {
    // 节后第一个工作日, 国庆假期结束后, 年前: only a holiday list knows when that is.
    pattern: new RegExp(
      `(?:${holidays})(?:假期?|长假|期间|放假|当天|结束|回来|收假|过完|复工){0,2}(?:(之前|以前|${before})|(?:之后|以后|后(?![台端续期面天]))?(?:的?第?([一二三1-3首])个?(?:工作日|天)|(?:的)?(?:上班|复工|开工)(?:第一天|后|当天)?|回来|上班|(?<=后)))|(?<![\\d一二两三四五六七八九十今明去后几近多半每百千])年(?:(${before})|后(?![台端续期面天]))(?:第?([一二三首1-3])个?(?:工作日|天)|(?:上班|复工)第一天)?`,
      'g',
    ),
    read: ([all, beforeIt, nth, beforeYear, nthYear]) => {
      const name =
        /春节|国庆|五一|劳动|端午|中秋|清明|元旦|圣诞|元宵/.exec(all)?.[0] ??
        (/年/.test(all) ? '春节' : null);
      const count = nth ?? nthYear;
      const value = count === undefined || count === '首' ? 1 : chineseNumber(count);
      const side = (beforeIt ?? beforeYear) === undefined ? 'after' : 'before';
      return { day: besideHoliday(name === null ? [] : [name], side, value), limit: true, future: true };
    },
  },
  {
    pattern:
      /凌晨|清晨|大清早|(?<![周期拜])一大?早|大早上?|早上(?!班)|早晨|上午|午前|中午|正午|午间|午[饭休](?=之?前)|下午|午后|傍晚|(?:上班|下班|收工|开工|开门)(?=之?前|以前)|(?<=[天日号一二三四五六])下班|(?<=[天日号]|[周期拜][一二三四五六])一上班|晚上|晚间|夜里|夜间|半夜|深夜|后半夜|午夜(?![场店])|(?<=[天日号五四三二一六])[早晚](?![点会些于班期已就])|(?<=[周期拜][一二三四五六日天]|天|\d[日号])[早晚](?=\d)|(?<![今明当最很太再够这更提不尽])[早晚](?=\s?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:[点:]|时(?!间)))/g,
    read: ([word]) => ({ part: partOf(word), weak: false }),
  },
  {
    pattern:
      /(?<![\d:第这那下几有以])(\d{1,2}|十[一二]?|二十[一二三四]?|[一二两三四五六七八九]|零)(?:点(?![击名评赞餐检心明缀数位子滴儿]|开(?![始机会工门业盘放]))|时(?![间限候刻长段效钟期]))(?:(\d{1,2}|[一二三四五]?十[一二三四五六七八九]?)分?(?![钟个])|(半|一刻|三刻|整|钟))?(?=(之前|以前|前(?![端台后往来])|左右|准时|$|[，。,；;！!\s]|[我给来去到回打联准赶就]|之?间)?)/g,
    read: (match) => {
      const [all, hour = '', minute, word, follows] = match;
      const value = hour === '零' ? 0 : chineseNumber(hour);
      const clock: ClockTime = {
        hour: value,
        minute: minute
          ? chineseNumber(minute)
          : word === '半'
            ? 30
            : word === '一刻'
              ? 15
              : word === '三刻'
                ? 45
                : 0,
        half: null,
        literal: value > 12 || value === 0,
      };
      if (!(value <= 24 && clock.minute < 60)) return null;
      // 有一点, 以下两点, 3点建议: a time only beside a day, or where a limit follows.
      const sure =
        word !== undefined ||
        /前|左右|准时/.test(follows ?? '') ||
        /(?:估计|预计|大概|大约|差不多|争取|最[晚迟快])(?:在|到|是)?\s?$/.test(
          match.input.slice(Math.max(0, match.index - 6), match.index),
        ) ||
        (/^\d/.test(all) && /^[我给来去到回打联赶就]/.test(follows ?? '')) ||
        (/\d/.test(all) && (minute !== undefined || value > 12));
      return { clock, ...(sure ? {} : { weak: true }) };
    },
  },
  {
    pattern: /(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?::00)?(?![\d:]|\s?[ap]\.?m)/gi,
    read: ([all, hour, minute]) => ({
      clock: {
        hour: Number(hour),
        minute: Number(minute),
        half: null,
        literal: Number(hour) > 12 || all.startsWith('0'),
      },
    }),
  },
  { pattern: /北京时间|东八区/g, read: () => ({ zone: 480, weak: true }) },
  {
    pattern: /(?<![A-Za-z])(?:UTC|GMT)(?:\s?([+-])(\d{1,2})(?::?(\d\d))?)?(?![A-Za-z\d])/g,
    read: ([, sign, hours, minutes]) => ({
      zone: (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)),
      weak: true,
    }),
  },
];
