import { end, start } from './englishWords.ts';
import { englishNumber, englishNumeral } from './numerals.ts';
import type { Length, TimePiece, TimeRule, TimeUnit } from './timePiece.ts';
import {
  afterNow,
  endOfDay,
  endOfQuarter,
  endOfWeek,
  endOfYear,
  inMonth,
  today,
  together,
  unknownMoment,
} from './timePiece.ts';

const number = englishNumeral;
const unit =
  '(?:minutes?|mins?|hours?|hrs?|h|(?:business|working|work)[- ]days?|weekdays?|(?:calendar )?days?|weeks?|wks?|fortnights?|months?|years?)';
/** Units that follow their digits without a space: 48h, 15m, 2d. */
const glued = '(?:minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w)';
/** Units that go on with the rest of a longer one: one day and four hours. */
const rest = `(?: ?(?:minutes?|mins?|hours?|hrs?|h|days?)| ?m)${end}`;

const count = `(?:half an?|${number})`;
const range = `(?: (?:to|or) ${number}|\\s?[-–/]\\s?\\d{1,3})`;
const andHalf = ' and a (?:half|quarter)';
const first = `(?:${count}(?:${range}|${andHalf})? ${unit}(?:${andHalf})?|\\d{1,3}(?:\\.\\d{1,2})?(?:\\s?[-–/]\\s?\\d{1,3})?${glued}|\\d{1,2}h[0-5]\\d(?:m(?:in)?)?)`;
/** A length of time: 24 to 48 hours, half an hour, 48h, 1 hour 30 minutes, one day and four hours. */
const lengths = `${first}(?:${end}(?:,? and |, | )${number}${rest}|(?<=[hd])\\d{1,2}(?:h|m|mins?)){0,2}`;

const lengthPart = new RegExp(
  `(?<![A-Za-z](?=[A-Za-z]))(half an?|${number})(?: to (${number})| or (${number})|\\s?[-–/]\\s?(\\d{1,3}))?(?: and (?:a|one) (half|quarter))? ?(?:(${unit}|(?<=\\d ?)${glued})(?![A-Za-z])|$)(?: and a (half|quarter))?`,
  'gi',
);

const unitNames: readonly (readonly [RegExp, TimeUnit])[] = [
  [/^(?:business|working|work|weekday)/i, 'workingDay'],
  [/^month/i, 'month'],
  [/^(?:min|m$|$)/i, 'minute'],
  [/^h/i, 'hour'],
  [/^w/i, 'week'],
  [/^year/i, 'year'],
];

function unitOf(word: string): TimeUnit {
  return unitNames.find(([pattern]) => pattern.test(word))?.[1] ?? 'day';
}

const fractions: Readonly<Record<string, number>> = { half: 0.5, quarter: 0.25 };

/** The lengths that make up "one day and four hours"; null where the text is no length of time. */
function readLengths(text: string): Length[] | null {
  const found: Length[] = [];
  for (const [, low = '', to, or, dash, middle, word = '', tail] of text.matchAll(lengthPart)) {
    const counted = englishNumber(to ?? or ?? dash ?? low);
    if (Number.isNaN(counted)) return null;
    const days = /^fortnight/i.test(word) ? 14 : 1;
    const part = fractions[(middle ?? tail ?? '').toLowerCase()] ?? 0;
    found.push({ count: (counted + part) * days, unit: unitOf(word) });
  }
  return found.length > 0 ? found : null;
}

function spanOf(text: string): Omit<TimePiece, 'start' | 'end'> | null {
  const found = readLengths(text);
  return found && { span: together(found), limit: true };
}

const limits = `(?:within|inside(?: of)?|in(?: under| less than)?|under|in no more than|no more than|at most|no longer than|over|up to|less than)`;

/** How English says lengths of time from now. */
export const englishLengths: readonly TimeRule[] = [
  {
    // within two business days, in 24 to 48 hours, in the next 3 days, in 1 hour 30 minutes.
    pattern: new RegExp(
      `${start}${limits} (?:the )?(?:next |coming |following )?(?:(?:about|around|roughly|approximately) )?(${lengths})${end}(?:[’']? time)?`,
      'gi',
    ),
    read: ([all, length = '']) => {
      // "over two weeks" and "less than" tell a size as often as a limit, and so does 15m.
      if (/^(?:over|up to)/i.test(all) && !/next|coming/i.test(all)) return null;
      if (/\d[MDW](?![a-z])/.test(length) || (/^(?:under|less)/i.test(all) && /\dm$/.test(length)))
        return null;
      return spanOf(length);
    },
  },
  {
    pattern: new RegExp(
      `${start}(${lengths}) from (?:now|today|this (?:morning|afternoon|moment))${end}`,
      'gi',
    ),
    read: ([, length = '']) => spanOf(length),
  },
  {
    pattern: new RegExp(
      `${start}(?:with)?in (?:an?|the next) (minute|hour|day|week) or (two|so)${end}`,
      'gi',
    ),
    read: ([, word = '', more]) => ({
      span: afterNow(more?.toLowerCase() === 'two' ? 2 : 1, unitOf(word)),
      limit: true,
    }),
  },
  {
    // within two hours of receiving the file, three days after you sign: reckoned from something else than now.
    pattern: new RegExp(
      `${start}(?:(?:within|in) (?=[^.]{1,40} of )${lengths} of (?!now|today)[a-z’']+|(?:(?:within|in) )?${lengths} (?:after (?!now|today)[a-z’']+|following (?!now)[a-z’']+|once [a-z’']+|from (?!now|today)[a-z’']+|upon [a-z’']+))`,
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
      `${start}(?:give (?:me|us) (?:another |about |just )?(?=[^.]{1,24}(?:and|,|;|:|—|-|\\.))|another (?=[^.]{1,24}and )|ETA(?: is|:)? (?:about )?)(${lengths}|${number} more ${unit})${end}`,
      'gi',
    ),
    read: ([, length = '']) => spanOf(length.replace(/ more(?= )/i, '')),
  },
];
