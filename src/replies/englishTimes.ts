import { englishClock, partOf } from './englishClock.ts';
import { englishLengths } from './englishLengths.ts';
import { end, start } from './englishWords.ts';
import { slashDate } from './numericDates.ts';
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

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const months =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Names in full in any case, short ones with a capital only: "sat" and "sun" are words too. */
const weekdays =
  '(?:[Mm]onday|[Tt]uesday|[Ww]ednesday|[Tt]hursday|[Ff]riday|[Ss]aturday|[Ss]unday|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI)\\.?';
function monthNumber(name: string): number {
  return monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function weekdayNumber(name: string): number {
  return weekdayNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** Weeks or months ahead by the word before them. */
function ahead(word: string | undefined): number {
  return /^(?:next|following|the following|the next|the coming)/i.test(word ?? '') ? 1 : 0;
}

function yearOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** The year of "2027" or "next year"; null without one. */
function namedYear(text: string | undefined): YearRule | null {
  if (text === undefined) return null;
  return /\d/.test(text) ? yearAt({ written: Number(text) }) : yearAt({ years: ahead(text) });
}

/** The quarter that ends with Q3, H1 or "the second half". */
function quarterOf(text: string): number {
  const half = /^H/i.test(text) || /half/i.test(text);
  const count = /first|1/i.test(text) ? 1 : /second|2/i.test(text) ? 2 : Number(text.slice(1));
  return half ? count * 2 : count;
}

/** Minutes ahead of UTC; names that mean several zones (CST, IST) are left out. */
const zones: Readonly<Record<string, number>> = {
  WET: 0,
  CET: 60,
  BST: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  BJT: 480,
  HKT: 480,
  SGT: 480,
  JST: 540,
  AEST: 600,
  AEDT: 660,
  EDT: -240,
  EST: -300,
  CDT: -300,
  MDT: -360,
  MST: -420,
  PDT: -420,
  PST: -480,
};

/** Holidays that are the same day every year. */
const fixedDays: readonly (readonly [RegExp, readonly [month: number, day: number]])[] = [
  [/^(?:Christmas|Xmas) Eve/i, [12, 24]],
  [/^Christmas Day/i, [12, 25]],
  [/^Boxing/i, [12, 26]],
  [/Eve$/i, [12, 31]],
];

/** How English says times. Where rules overlap, the earlier and longer match wins. */
export const englishTimes: readonly TimeRule[] = [
  ...englishLengths,
  ...englishClock,
  {
    pattern: new RegExp(`${start}this time (tomorrow|next week)${end}`, 'gi'),
    read: ([all]) => ({
      span: (context) => context.now.local + (/week/i.test(all) ? 7 : 1) * 86_400,
      future: true,
    }),
  },
  {
    pattern: new RegExp(
      `${start}(?:on )?the (first|second|third|fourth|last) (?:(business|working) day|(${weekdays})) (?:of|in) (?:(?:(this|next|the|the following|the coming) )?month|(${months})(?: (\\d{4}))?)${end}`,
      'gi',
    ),
    read: ([, nth = '', working, weekday = '', near, month, year]) => {
      const last = month ? endOfNamedMonth(namedYear(year), monthNumber(month)) : inMonth(ahead(near));
      const count = ['first', 'second', 'third', 'fourth'].indexOf(nth.toLowerCase()) + 1 || -1;
      return {
        day: working ? workingDayOfMonth(last, count) : weekdayOfMonth(last, weekdayNumber(weekday), count),
        future: true,
      };
    },
  },
  {
    pattern: new RegExp(
      `${start}(?:the )?(?:next|following) (?:business|working) day${end}|${start}the day after tomorrow${end}|${start}(today|tomorrow|tmrw?)${end}(?![’']s)|${start}tonight${end}(?![’']s)|${start}overmorrow${end}`,
      'gi',
    ),
    read: ([all, near]) => {
      if (/(?:business|working) day/i.test(all)) return { day: inWorkingDays(1), future: true };
      if (/tonight/i.test(all)) return { day: inDays(0), part: 'evening' };
      if (near === undefined) return { day: inDays(2), future: true };
      return near.toLowerCase() === 'today' ? { day: inDays(0) } : { day: inDays(1), future: true };
    },
  },
  {
    pattern: new RegExp(
      `${start}(?:(this coming|this|coming|the coming|next|the following|following) )?(${weekdays})${end}(?![’']s)(?: (?:of )?((?:the )?(?:next|following|this)) week${end}| (week)${end})?`,
      'g',
    ),
    read: ([, week, name = '', later, british]) => {
      const next =
        ahead(later) > 0 || (week !== undefined && /^(?:next|following|the following)$/i.test(week));
      const inWeek = next ? 1 : later !== undefined ? 0 : null;
      if (british) {
        return { day: (context) => (weekdayIn(weekdayNumber(name), null)(context) ?? 0) + 7, future: true };
      }
      return {
        day: weekdayIn(weekdayNumber(name), inWeek),
        weekday: true,
        bare: inWeek === null,
        ...(next ? { future: true } : {}),
      };
    },
  },
  {
    pattern: new RegExp(`${start}(next|this) week(?: on)? (${weekdays})${end}`, 'g'),
    read: ([, week, name = '']) => ({
      day: weekdayIn(weekdayNumber(name), ahead(week)),
      ...(ahead(week) > 0 ? { future: true } : {}),
    }),
  },
  {
    pattern: new RegExp(`${start}(?:a|one) week (?:from|on) (${weekdays}|today|tomorrow)${end}`, 'g'),
    read: ([, name = '']) => {
      if (/^to/i.test(name)) return { day: inDays(name === 'today' ? 7 : 8), future: true };
      return { day: (context) => (weekdayIn(weekdayNumber(name), null)(context) ?? 0) + 7, future: true };
    },
  },
  {
    pattern: new RegExp(
      `${start}(?:(?:the )?end of |late )?(?:(?:the |this )?(following|next|coming|this|the) )?week${end}(?![’']s)(?!-|ly| (?:of|on|commencing|from|day))|${start}E[oO]W${end}|${start}(?:(this|next|the|over the) )?weekend${end}`,
      'gi',
    ),
    read: ([all, week, weekend]) => {
      const ending = /end of|late|eow|weekend/i.test(all);
      if (!ending && !/^(?:this|next|following|coming)/i.test(week ?? '')) return null;
      const weeks = ahead(week ?? weekend);
      return { day: endOfWeek(weeks), limit: ending, ...(weeks > 0 ? { future: true } : {}) };
    },
  },
  {
    pattern: new RegExp(`${start}the (week|month|quarter) after next${end}(?![’']s)`, 'gi'),
    read: ([, what = '']) => {
      const days = { week: endOfWeek(2), month: inMonth(2), quarter: endOfQuarter(2) };
      return { day: days[what.toLowerCase() as keyof typeof days], future: true };
    },
  },
  {
    // By Q1, in H2 2027: the last day of it.
    pattern: new RegExp(
      `${start}(?:by|in|during) (Q[1-4]|H[12])(?:,? (?:of )?(2\\d{3}|(?:next|this) year))?${end}(?! (?:report|figures|results|review|numbers|closing|budget|targets?|plan))`,
      'gi',
    ),
    read: ([, part = '', year]) => ({
      day: endOfNamedQuarter(quarterOf(part), namedYear(year)),
      limit: true,
    }),
  },
  {
    pattern: new RegExp(
      `${start}(?:(on|by|before|until) )?((?:Christmas|Xmas|New Year(?:[’']?s)?) Eve)${end}(?![’']s)|${start}on (Christmas Day|Boxing Day|New Year(?:[’']?s)? Day)${end}(?![’']s)`,
      'gi',
    ),
    read: ([, side, eve, name]) => {
      const [month, day] = fixedDays.find(([pattern]) => pattern.test(eve ?? name ?? ''))?.[1] ?? [1, 1];
      return { day: onDate(null, month, day), limit: side !== undefined && !/^on$/i.test(side) };
    },
  },
  {
    pattern: new RegExp(
      `${start}(${months}) (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?![A-Za-z0-9:])`,
      'gi',
    ),
    read: ([, month = '', day, year]) => ({ day: onDate(yearOf(year), monthNumber(month), Number(day)) }),
  },
  {
    pattern: new RegExp(
      `${start}(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of|-)? ?(${months})(?:,? (\\d{4}))?${end}`,
      'gi',
    ),
    read: ([, day, month = '', year]) => ({ day: onDate(yearOf(year), monthNumber(month), Number(day)) }),
  },
  {
    pattern:
      /(?<=(?:^|[^a-z])(?:on|by|before|until|than|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|(?:mon|tue|wed|thu|fri|sat|sun)\.?,?) \(?)(\d{1,2})\/(\d{1,2})(?:\/(20\d\d|\d\d))?(?![\d/])/gi,
    read: ([, first, second, year]) =>
      slashDate(Number(first), Number(second), year === undefined ? null : 2000 + (Number(year) % 100)),
  },
  {
    pattern: /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(20\d\d)(?!\.?\d)/g,
    read: ([, day, month, year]) => ({ day: onDate(Number(year), Number(month), Number(day)) }),
  },
  {
    pattern: new RegExp(
      `${start}the (\\d{1,2})(?:st|nd|rd|th)(?: of (this|next|the following|the) month)?${end}(?! (?:time|one|floor|line|of|version|edition|report|item|point|step|phase|century))`,
      'gi',
    ),
    read: ([, day, month]) => ({
      day: dayOfMonth(Number(day), month === undefined || month === 'the' ? null : ahead(month)),
      ...(ahead(month) > 0 ? { future: true } : {}),
    }),
  },
  {
    pattern: new RegExp(
      `${start}(?:(?:the )?(?:very )?(?:end|last day|close) of (?:(?:(the|this|next|the following|the coming) )?month|(${months})(?: (\\d{4}|next year|this year))?)|month(?:[’']s|[- ])? ?end|EOM)${end}(?! (?:close|closing|report|stock|run|book|count|figures|batch|processing|peak|payroll|reconciliation))`,
      'gi',
    ),
    read: ([, near, month, year]) => {
      if (month) return { day: endOfNamedMonth(namedYear(year), monthNumber(month)), limit: true };
      return { day: inMonth(ahead(near)), limit: true, ...(ahead(near) > 0 ? { future: true } : {}) };
    },
  },
  {
    pattern: new RegExp(
      `${start}(?:(?:the )?(?:very )?end of (?:(?:(the|this|next|the following) )?(quarter|year)|(Q[1-4]|H[12]|the (?:first|second) half)(?: of (?:the year|2\\d{3}))?|(2\\d{3}))|(?:(year)|(quarter)|(Q[1-4]|H[12]))(?:[’']s|-)? ?end|EO([YQ]))${end}(?:,? (2\\d{3}|(?:next|this) year)${end})?`,
      'gi',
    ),
    read: ([all, near, what, part, year, yearEnd, quarterEnd, named, short, ofYear]) => {
      const within = part ?? named;
      if (within) {
        const written = ofYear ?? /2\d{3}/.exec(all)?.[0];
        return { day: endOfNamedQuarter(quarterOf(within), namedYear(written)), limit: true };
      }
      if (year) return { day: endOfNamedMonth(namedYear(year), 12), limit: true };
      const isYear = Boolean(yearEnd) || what?.toLowerCase() === 'year' || short?.toUpperCase() === 'Y';
      if (!isYear && !quarterEnd && !what && !short) return null;
      return { day: isYear ? endOfYear(ahead(near)) : endOfQuarter(ahead(near)), limit: true };
    },
  },
  {
    // Of the day that was named before: "at 8 pm on the 3rd and by 6 the next morning".
    pattern: new RegExp(
      `${start}(?:(?:on )?(?:the same|that) (day|morning|afternoon|evening|night)|(?:on )?the (?:next|following) (day|morning|afternoon|evening|night)|the day after(?! tomorrow| we| you| the))${end}`,
      'gi',
    ),
    read: ([all, same, next]) => {
      const days = same === undefined ? 1 : 0;
      const word = same ?? next ?? 'day';
      return {
        day: days === 1 ? inDays(1) : inDays(0),
        fromNamed: days,
        ...(/^day$/i.test(word) ? {} : { part: partOf(word) }),
        // "The same day" says nothing new, "that night" may be one of long ago.
        ...(/^(?:on )?that/i.test(all) || (days === 0 && /^day$/i.test(word)) ? { weak: true } : {}),
      };
    },
  },
  {
    pattern: new RegExp(
      `${start}(?:(${Object.keys(zones).join('|')})|(?:Beijing|China|Chinese) (?:standard )?time)${end}`,
      'g',
    ),
    read: ([, name = '']) => ({ zone: zones[name] ?? 480, weak: true }),
  },
  {
    // mid-month, the middle of next month, mid-December: the 15th, as 月中 is.
    pattern: new RegExp(
      `${start}(?:mid[- ](?:(next|this|the) )?month|(?:the )?middle of (?:(next|this|the) month|(${months}))|mid[- ](${months}))${end}`,
      'gi',
    ),
    read: ([, near, other, named, short]) => {
      const month = named ?? short;
      if (month) return { day: endOfNamedMonth(null, monthNumber(month), 15), limit: true };
      const next = ahead(near ?? other);
      return { day: inMonth(next, 15), limit: true, ...(next > 0 ? { future: true } : {}) };
    },
  },
  {
    pattern: new RegExp(`${start}(?:this|next) month${end}(?![’']s)`, 'gi'),
    read: ([all]) => ({ day: inMonth(ahead(all)), ...(ahead(all) > 0 ? { future: true } : {}) }),
  },
  {
    pattern: new RegExp(
      `${start}(?:(?:the )?(first|second|third) (?:business|working|work)?[- ]?day (?:back )?)?(before|after|following|until|by) (?:the |our |your )?((?:Chinese|Lunar) New Year|CNY|Spring Festival|National Day|Golden Week|Christmas|Xmas|Easter|Thanksgiving|Mid-Autumn(?: Festival)?|Dragon Boat(?: Festival)?|Qingming|Tomb[- ]Sweeping|Lab(?:our|or) Day|New Year(?:[’']s(?: Day)?)?|(?:public |bank |national |long )?holidays?|Ramadan|Eid|Diwali)(?: holidays?| break| week)?${end}`,
      'gi',
    ),
    read: ([, nth, side = '', name = '']) => {
      const count = nth ? ['first', 'second', 'third'].indexOf(nth.toLowerCase()) + 1 : 1;
      const names = /holiday/i.test(name) ? [] : [name.toLowerCase()];
      const before = /before|until|by/i.test(side);
      return { day: besideHoliday(names, before ? 'before' : 'after', count), limit: true, future: true };
    },
  },
];
