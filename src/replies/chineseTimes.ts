import { chineseClock, partOf } from './chineseClock.ts';
import { chineseLengths } from './chineseLengths.ts';
import { chineseDayNumeral, chineseNumber, chineseNumeral } from './numerals.ts';
import type { TimeRule, YearRule } from './timePiece.ts';
import {
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
  weekdayIn,
  weekdayOfMonth,
  workingDayOfMonth,
  yearAt,
} from './timePiece.ts';

const number = chineseNumeral;
/** 前 that belongs to another word (前端, 前往). */
const before = '前(?![端台期提面后天置往来述景线])';

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

const holidays =
  '春节|过年|国庆节?|十一(?=[长黄假小])|五一|劳动节|端午节?|中秋节?|清明节?|元旦|圣诞节?|元宵节?|(?:小?长|黄金周|公休|这个?)?假期?|放假|(?<![环细情调季关章时音字枝末骨双品过佳])节';

const fixedDays: Readonly<Record<string, readonly [month: number, day: number]>> = {
  元旦: [1, 1],
  五一: [5, 1],
  劳动: [5, 1],
  国庆: [10, 1],
  圣诞: [12, 25],
};

/** What people do on a day: behind 24号 it tells a date, where 24号楼 and 3号交换机 are things. */
const startsDeed = [
  '[给为跟向][您你]',
  '到(?:现场|场|贵|店|厂|仓|位|达|岗|[您你])',
  '上[线门]',
  '去(?!污)',
  '来(?![料货件])',
  '过[来去]',
  '(?:培训|交付|提交|提供|完成|切换|安装|升级|验收|演示)(?![室教资材物件单的率度开器包盘程版环机报])',
  '发(?![电动票现言生热展货酵])',
  '割接|部署|迁移|恢复|答复|回复|回访|反馈|汇报|联调|提测|启动|开始|开工|开通|复测|定稿|发布',
  '出(?![口库货入])',
  '做(?!法)',
  '补(?![货料])',
  '送(?![风料])',
  '寄(?!存)',
  '交(?![换叉通])',
  '我们?|咱|一定|把(?!手)|由',
  '就(?![诊业餐])',
  '再(?!生)',
  '会(?![议客])',
  '能(?![源耗量])',
].join('|');
/** Words before a day of the month that make it a date: 我们将于24日 …. */
const beforeDate = /(?:我们?|咱们?|[在于]|预计|计划|争取|最[晚迟])\s?$/;
/** Words before a date that is set, also where nothing follows: 改到24号. */
const setsDate = /(?:定[在于为]|[改推延调挪]到|改[为在成]|安排[在到]|最[晚迟])\s?$/;
const endsClause = /^(?:[，。,；;！!\s]|$)/;

/** How Chinese says times. Where rules overlap, the earlier and longer match wins. */
export const chineseTimes: readonly TimeRule[] = [
  ...chineseLengths,
  ...chineseClock,
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
      /(?:(\d{4})|(今|本|明|后))?年?\s?(?<![\d.一二三四五六七八九十])(\d{1,2}|十[一二]?|[一二三四五六七八九])\s?月\s?(\d{1,2}|[一二]?十[一二三四五六七八九]?|三十一?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])\s?[日号](?![线仓楼库机])|(?<![\d-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-])/g,
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
    read: ([, day]) => ({ day: dayOfMonth(Number(day), null), bare: true, inNamedMonth: Number(day) }),
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
    // 本月28日, 下月5号, 5号前, 25日下午, 24号到现场; not 二号仓, 3号线.
    pattern: new RegExp(
      `(?<![\\d月年.一二三四五六七八九十廿卅]|第)(?:(下下个?|下个?|这个?|本|当)月(?:的)?)?(${chineseDayNumeral})[日号](?=(之前|以前|${before}|当天|上午|下午|中午|早上|早|晚|凌晨|下班|夜里|[（(]?(?:周|星期|礼拜)|\\s?\\d{1,2}[点:：时])?)(?:(?<=([日号]\\s?[到至–—~～-]\\s?).{2,4})|)(?=(\\s?(?:${startsDeed}))?)`,
      'g',
    ),
    read: (match) => {
      const [all, month, day = '', follows, rangeMark, deed] = match;
      const value = chineseNumber(day);
      if (!(value >= 1 && value <= 31)) return null;
      const own = { day: dayOfMonth(value, null), inNamedMonth: value };
      if (!month && rangeMark !== undefined) return { ...own, bare: true };
      if (!month && follows === undefined) {
        const lead = match.input.slice(Math.max(0, match.index - 6), match.index);
        const tail = match.input.slice(match.index + all.length, match.index + all.length + 2);
        const isSet = setsDate.test(lead) && endsClause.test(tail);
        // 3日完成 may be a length of time, 将于3日完成 is a date.
        if (all.endsWith('日'))
          return (isSet || (deed && beforeDate.test(lead))) && /\d|廿|卅/.test(day) ? own : null;
        if (isSet || deed) return own;
        return /\d/.test(day) ? { ...own, weak: true } : null;
      }
      // 三日前 is three days ago, 10日前 is by the 10th.
      if (!month && all.endsWith('日') && !/[\d廿卅]/.test(day)) return null;
      if (!month) return own;
      return { day: dayOfMonth(value, ahead(month)), ...(ahead(month) > 0 ? { future: true } : {}) };
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
    // 平安夜, 元旦当天: holidays that are the same day every year.
    pattern: /(?:(平安夜|圣诞夜)|(元旦|五一|劳动节|国庆节?|圣诞节?)(?:当天|当日|那天))(?!的)/g,
    read: ([, eve, name = '']) => {
      const [month, day] = eve ? [12, 24] : (fixedDays[name.replace(/节$/, '')] ?? [1, 1]);
      return { day: onDate(null, month, day) };
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
  { pattern: /北京时间|东八区/g, read: () => ({ zone: 480, weak: true }) },
  {
    pattern: /(?<![A-Za-z])(?:UTC|GMT)(?:\s?([+-])(\d{1,2})(?::?(\d\d))?)?(?![A-Za-z\d])/g,
    read: ([, sign, hours, minutes]) => ({
      zone: (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)),
      weak: true,
    }),
  },
];
