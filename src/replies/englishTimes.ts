import { englishNumber } from './numerals.ts';
import type { DayPart, TimePiece, TimeRule, TimeUnit, YearRule } from './timePiece.ts';
import {
  afterNow,
  besideHoliday,
  dayOfMonth,
  endOfDay,
  endOfNamedMonth,
  endOfNamedQuarter,
  endOfQuarter,
  endOfWeek,
  endOfYear,
  inDays,
  inMonth,
  inWorkingDays,
  onDate,
  today,
  unknownMoment,
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
const ones = 'one|two|three|four|five|six|seven|eight|nine';
const number = `(?:\\d{1,4}(?:\\.\\d)?|(?:a )?couple(?: of)?|an?|(?:${ones})|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:${ones}))?)`;
const unit =
  '(minutes?|mins?|hours?|hrs?|h|(?:business|working|work)[- ]days?|weekdays?|(?:calendar )?days?|weeks?|fortnights?|months?|years?)';
const start = '(?<![A-Za-z0-9])';
const end = '(?![A-Za-z0-9])';

function monthNumber(name: string): number {
  return monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function weekdayNumber(name: string): number {
  return weekdayNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function unitOf(word: string): TimeUnit {
  if (/^(?:business|working|work|weekday)/i.test(word)) return 'workingDay';
  if (/^min/i.test(word)) return 'minute';
  if (/^h/i.test(word)) return 'hour';
  if (/^week/i.test(word)) return 'week';
  if (/^month/i.test(word)) return 'month';
  if (/^year/i.test(word)) return 'year';
  return 'day';
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

/** The minutes of "half", "a quarter" or "twenty" past. */
function minutesOf(word: string): number {
  if (word === 'half') return 30;
  return word.endsWith('quarter') ? 15 : englishNumber(word);
}

/** The quarter that ends with Q3, H1 or "the second half". */
function quarterOf(text: string): number {
  const half = /^H/i.test(text) || /half/i.test(text);
  const count = /first|1/i.test(text) ? 1 : /second|2/i.test(text) ? 2 : Number(text.slice(1));
  return half ? count * 2 : count;
}

function spanOf(low: string, unitWord: string, half: boolean): Omit<TimePiece, 'start' | 'end'> | null {
  const count = englishNumber(low);
  if (Number.isNaN(count)) return null;
  const days = /^fortnight/i.test(unitWord) ? 14 : 1;
  return { span: afterNow((count + (half ? 0.5 : 0)) * days, unitOf(unitWord)), limit: true };
}

const parts: readonly (readonly [RegExp, DayPart])[] = [
  [/midnight/i, 'midnight'],
  [/noon$|midday|lunch/i, 'noon'],
  [/morning|first thing/i, 'morning'],
  [/afternoon/i, 'afternoon'],
  [/evening|tonight|night/i, 'evening'],
  [/start of/i, 'opening'],
];

function partOf(word: string): DayPart {
  if (/afternoon/i.test(word)) return 'afternoon';
  return parts.find(([pattern]) => pattern.test(word))?.[1] ?? 'close';
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

const limits = `(?:within|inside(?: of)?|in(?: under| less than)?|under|in no more than|no more than|at most|no longer than|over|up to|less than)`;

/** How English says times. Where rules overlap, the earlier and longer match wins. */
export const englishTimes: readonly TimeRule[] = [
  {
    // within two business days, in 24 to 48 hours, in the next 3 days, in half an hour.
    pattern: new RegExp(
      `${start}${limits} (?:the )?(?:next |coming |following )?(?:(?:about|around|roughly|approximately) )?(?:(half) an |(${number}) (?:and a (half) |to (${number}) |or (${number}) )?|(\\d{1,3})\\s?[-–/]\\s?(\\d{1,3}) |(?=h))?(?<=[\\d ])${unit}(?: and a (half))?${end}(?:[’']? time)?`,
      'gi',
    ),
    read: (match) => {
      const [all, half, low, middle, high, other, first, last, word = '', tail] = match;
      if (half) return spanOf('half', word, false);
      const count = last ?? high ?? other ?? low;
      if (count === undefined && first === undefined) return null;
      // "over two weeks" and "less than" tell a size as often as a limit.
      if (/^(?:over|up to)/i.test(all) && !/next|coming/i.test(all)) return null;
      return spanOf((count ?? '').trim(), word, Boolean(middle ?? tail));
    },
  },
  {
    pattern: new RegExp(
      `${start}(?:(half) an|(${number})(?: to (${number}))?)\\s?${unit}(?: and a (half))? from (?:now|today|this (?:morning|afternoon|moment))${end}`,
      'gi',
    ),
    read: ([, half, low = '', high, word = '', tail]) =>
      spanOf(half ?? high ?? low, word, tail !== undefined),
  },
  {
    pattern: new RegExp(
      `${start}(?:with)?in (?:an?|the next) (minute|hour|day|week) or (?:two|so)${end}`,
      'gi',
    ),
    read: ([all, word = '']) => spanOf(/two/i.test(all) ? 'two' : 'one', word, false),
  },
  {
    pattern: new RegExp(`${start}this time (tomorrow|next week)${end}`, 'gi'),
    read: ([all]) => ({
      span: (context) => context.now.local + (/week/i.test(all) ? 7 : 1) * 86_400,
      future: true,
    }),
  },
  {
    // within two hours of receiving the file, three days after you sign: reckoned from something else than now.
    pattern: new RegExp(
      `${start}(?:(?:within|in) (?=[^.]{1,30} of )(?:half an|${number}(?: to ${number})?)\\s?${unit} of (?!now|today)[a-z’']+|(?:(?:within|in) )?(?:half an|${number}(?: to ${number})?)\\s?${unit} (?:after (?!now|today)[a-z’']+|following (?!now)[a-z’']+|once [a-z’']+|from (?!now|today)[a-z’']+|upon [a-z’']+))`,
      'gi',
    ),
    read: () => ({ span: unknownMoment, limit: true }),
  },
  {
    pattern: new RegExp(
      `${start}within the (hour|day|week|month|half[- ]hour|year|quarter|business day|working day)${end}`,
      'gi',
    ),
    read: ([, word = '']) => {
      switch (word.toLowerCase().slice(0, 4)) {
        case 'hour':
          return { span: afterNow(1, 'hour'), limit: true };
        case 'half':
          return { span: afterNow(0.5, 'hour'), limit: true };
        case 'week':
          return { day: endOfWeek(0), limit: true };
        case 'mont':
          return { day: inMonth(0), limit: true };
        case 'year':
          return { day: endOfYear(0), limit: true };
        case 'quar':
          return { day: endOfQuarter(0), limit: true };
        default:
          return { span: (context) => endOfDay(today(context)), limit: true };
      }
    },
  },
  {
    // Give me an hour and …; another twenty minutes and …; ETA two hours.
    pattern: new RegExp(
      `${start}(?:give (?:me|us) (?:another |about |just )?(?=[^.]{1,24}(?:and|,|;|:|—|-|\\.))|another (?=[^.]{1,24}and )|ETA(?: is|:)? (?:about )?)(half an|${number}(?: more)?)\\s?${unit}${end}`,
      'gi',
    ),
    read: ([, low = '', word = '']) => spanOf(low.replace(/ (?:an|more)$/i, ''), word, false),
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
      /(?<=(?:^|[^a-z])(?:on|by|before|until|than|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|(?:mon|tue|wed|thu|fri|sat|sun)\.?,?) \(?)(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?![\d/])/gi,
    read: ([, first, second, year]) => {
      const [month, day] =
        Number(first) > 12 ? [Number(second), Number(first)] : [Number(first), Number(second)];
      return { day: onDate(yearOf(year), month, day) };
    },
  },
  {
    pattern: /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(20\d\d)(?![\d.])/g,
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
  {
    pattern: new RegExp(
      `${start}(?:(?:the |your |our )?(?:end|close) of (?:the |my |your |our |this )?(?:(?:business|working|work) )?day|(?:close of (?:business|play)|(?:the )?end of (?:business|play)|EOD|EOB|COB|COP))${end}(?! (?:is|was|report))|${start}(?:the )?start of (?:business|(?:the |your )?(?:business|working) day|your shift)${end}`,
      'gi',
    ),
    read: ([word]) => ({ part: partOf(word) }),
  },
  {
    pattern: new RegExp(
      `(?<!good |good-)(?<=(?<![A-Za-z])(at|by|before|over|until) |)${start}(this |12(?: o[’']clock)? (?=noon|midnight|midday))?(morning|afternoon|evening|noon|midday|midnight|lunch(?:time)?|night|first thing)${end}(?![’']s| (?:shift|team|run|batch|crew|job|break|meeting|call))`,
      'gi',
    ),
    read: ([, at, near, word = '']) => {
      const part = partOf(word);
      if (/^12/.test(near ?? '')) return { part };
      if (near) return { day: inDays(0), part };
      const sure = /noon$|midday|midnight/i.test(word) || (/^lunch/i.test(word) && at !== undefined);
      return sure && part !== 'afternoon' ? { part } : { part, weak: true };
    },
  },
  {
    pattern: /(?<![\d:.])(\d{1,2})(?:[:.]([0-5]\d))?\s?(a|p)\.?\s?m\.?(?![A-Za-z])/gi,
    read: ([, hour, minute, half]) =>
      Number(hour) > 12 || Number(hour) === 0
        ? null
        : {
            clock: {
              hour: Number(hour),
              minute: Number(minute ?? 0),
              half: half?.toLowerCase() === 'a' ? 'am' : 'pm',
              literal: true,
            },
          },
  },
  {
    pattern:
      /(?<![A-Za-z\d:.])(\d{1,2}|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|nine) ?o[’']clock(?![A-Za-z])/gi,
    read: ([, hour = '']) => {
      const value = englishNumber(hour);
      return value >= 1 && value <= 12
        ? { clock: { hour: value, minute: 0, half: null, literal: false }, weak: true }
        : null;
    },
  },
  {
    // Zones that two countries share: the writer's own is meant.
    pattern: /(?<=\d ?|[ap]\.?m\.? ?|noon )(?:[ECMP]T|local time|our time)(?![A-Za-z])/gi,
    read: () => ({ weak: true }),
  },
  {
    pattern:
      /(?<=(?<![A-Za-z])(at|by|before|until|than|from|and|to|between|around|about)\s)(?:(half|(?:a )?quarter|five|ten|twenty|twenty-five|\d{1,2})(?: minutes)? (past|to) )?(\d{1,2}|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|nine)(?: ?o[’']?clock)?(?![\d:%/-]|\.\d|\s?[ap]\.?\s?m|[A-Za-z])(?=\s*(?:[,.;!?)]|$|\n|—|-|(?:and|or|to|tomorrow|today|tonight|this|that|the (?:next|following|same)|on|in the|sharp|latest|[ECMP]T|local|our time|Beijing|UTC|GMT|we|I|for|with|at the latest|so|your time|Mon|Tue|Wed|Thu|Fri|Sat|Sun|next)(?![a-z]*s\b)))/g,
    read: ([, preposition = '', minutes, side, hour = '']) => {
      const value = englishNumber(hour);
      if (!(value >= 0 && value <= 24)) return null;
      const away = minutes === undefined ? 0 : minutesOf(minutes);
      if (!(away < 60)) return null;
      const to = side === 'to' && away > 0;
      const sure = side !== undefined || /\d/.test(hour);
      return {
        clock: {
          hour: to ? (value + 11) % 12 || 12 : value,
          minute: to ? 60 - away : away,
          half: null,
          literal: value > 12,
        },
        ...(/^(?:at|by|before|until|than)$/.test(preposition) && sure ? {} : { weak: true }),
      };
    },
  },
];
