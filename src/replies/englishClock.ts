import { end, start } from './englishWords.ts';
import { englishNumber } from './numerals.ts';
import type { ClockTime, DayPart, TimeRule } from './timePiece.ts';
import { inDays } from './timePiece.ts';

const parts: readonly (readonly [RegExp, DayPart])[] = [
  [/midnight/i, 'midnight'],
  [/noon$|midday|lunch/i, 'noon'],
  [/morning|first thing/i, 'morning'],
  [/afternoon/i, 'afternoon'],
  [/evening|tonight|night/i, 'evening'],
  [/start of/i, 'opening'],
];

/** The part of a day that words such as "this morning" or EOD name. */
export function partOf(word: string): DayPart {
  if (/afternoon/i.test(word)) return 'afternoon';
  return parts.find(([pattern]) => pattern.test(word))?.[1] ?? 'close';
}

/** The minutes of "half", "a quarter" or "twenty" past. */
function minutesOf(word: string): number {
  if (word === 'half') return 30;
  return word.endsWith('quarter') ? 15 : englishNumber(word);
}

function literalClock(hour: string | undefined, minute: string | undefined): ClockTime {
  return { hour: Number(hour), minute: Number(minute ?? 0), half: null, literal: true };
}

/** Ends of the words for a day before a time of day, and the start of those after it. */
const dayBefore =
  '(?:day|today|tomorrow|morning|afternoon|evening|[Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|Jan|Feb|March?|April?|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|(?:gust|(?:em|o)ber|uary))';
const dayAfter = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';

/** How English says parts of a day and clock times. */
export const englishClock: readonly TimeRule[] = [
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
    read: (match) => {
      const [, at, near, word = ''] = match;
      const part = partOf(word);
      if (/^12/.test(near ?? '')) return { part };
      if (near) return { day: inDays(0), part };
      // "The first thing we do" is no time.
      if (/^first thing/i.test(word)) {
        const lead = match.input.slice(Math.max(0, match.index - 6), match.index);
        const tail = match.input.slice(match.index + match[0].length, match.index + match[0].length + 6);
        const isTime =
          !/(?:the|our|my|your|a|one)\s$/i.test(lead) && /^(?:[,.;!?)]|\s(?:and|so|then)\s|\s?$)/i.test(tail);
        return isTime ? { part } : { part, weak: true };
      }
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
    // By 1700 hours, at 0930 hrs.
    pattern: /(?<![\d:.])([01]\d|2[0-3])([0-5]\d) ?(?:hours|hrs|h)(?![A-Za-z])/gi,
    read: ([, hour, minute]) => ({ clock: literalClock(hour, minute), weak: true }),
  },
  {
    // By 17h, at 9h30; not "delayed by 12h".
    pattern:
      /(?<=(?<![A-Za-z])(?:at|(?<!(?:delayed|extended|reduced|late|slipped|moved|ahead|behind) )by|before|until|from) )(?:([01]\d|2[0-3])h([0-5]\d)?|(\d)h([0-5]\d))(?![A-Za-z\d])/gi,
    read: ([, hour, minute, short, shortMinute]) => ({
      clock: literalClock(hour ?? short, minute ?? shortMinute),
    }),
  },
  {
    // 24 Nov, 17.00; at 17.30; tomorrow by 9.30: with a point only beside a day or "at".
    pattern: new RegExp(
      `(?<=(?<![A-Za-z])(?:at|before|until) |(?:(?<![A-Za-z])\\d{1,2}(?:st|nd|rd|th)?|20\\d\\d|${dayBefore})(?:, | by | )|(?<![A-Za-z])by (?=[\\d.]{4,5} (?:on|today|tomorrow|this|${dayAfter})))([01]?\\d|2[0-3])\\.([0-5]\\d)(?!\\.?\\d|\\s?(?:[ap]\\.?m|%|[A-Z]{3}(?![a-z])|[kKmMgG][bBgGmM]|euros?|percent|points?))`,
      'gi',
    ),
    read: ([, hour, minute]) => ({ clock: literalClock(hour, minute), weak: true }),
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
