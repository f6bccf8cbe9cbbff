import { chineseNumber } from './numerals.ts';
import type { ClockTime, DayPart, TimeRule } from './timePiece.ts';

const partWords: readonly (readonly [RegExp, DayPart])[] = [
  [/^后半夜/, 'smallHours'],
  [/^(?:凌晨|清晨)/, 'dawn'],
  [/^一?(?:上班|开工|开门)/, 'opening'],
  [/^(?:早|上午|午前|一早|大早|大清早)/, 'morning'],
  [/^(?:中午|正午|午间|午饭|午休)/, 'noon'],
  [/^(?:下午|午后|傍晚)/, 'afternoon'],
  [/^(?:下班|收工)/, 'close'],
  [/^(?:零点|午夜|零时)/, 'midnight'],
  [/^(?:夜里|半夜|深夜|夜间)/, 'night'],
  [/^(?:晚|夜)/, 'evening'],
];

/** The part of a day that a word such as 一大早 or 晚 names. */
export function partOf(word: string): DayPart {
  return partWords.find(([pattern]) => pattern.test(word))?.[1] ?? 'evening';
}

/** Minutes by the words for parts of an hour. */
const shortMinutes: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 };

function minutesOf(written: string | undefined, word: string | undefined): number {
  if (written) return chineseNumber(written);
  return shortMinutes[(word ?? '').replace('过', '')] ?? 0;
}

const hour = '(\\d{1,2}|十[一二]?|二十[一二三四]?|[一二两三四五六七八九]|零)';
const minute = '(\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九])';
/** 点 and 时 that belong to another word (点击, 时间). */
const point = '(?:点(?![击名评赞餐检心明缀数位子滴儿]|开(?![始机会工门业盘放]))|时(?![间限候刻长段效钟期]))';

/** How Chinese says parts of a day and clock times. */
export const chineseClock: readonly TimeRule[] = [
  {
    pattern:
      /凌晨|清晨|大清早|(?<![周期拜])一大?早|大早上?|早上(?!班)|早晨|上午|午前|中午|正午|午间|午[饭休](?=之?前)|下午|午后|傍晚|(?:上班|下班|收工|开工|开门)(?=之?前|以前)|(?<=[天日号一二三四五六])下班|(?<=[天日号]|[周期拜][一二三四五六])一上班|晚上|晚间|夜里|夜间|后?半夜|深夜|午夜(?![场店])|(?<=[天日号五四三二一六])[早晚](?![点会些于班期已就])|(?<=[周期拜][一二三四五六日天]|天|\d[日号])[早晚](?=\d)|(?<![今明当最很太再够这更提不尽])[早晚](?=\s?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:[点:]|时(?!间)))/g,
    read: ([word]) => ({ part: partOf(word), weak: false }),
  },
  {
    // 差一刻六点, 六点差五分.
    pattern: new RegExp(
      `差(?:(一刻)|${minute}分)钟?(?:到|就)?${hour}${point}(?!\\s?差)|(?<![\\d:第])${hour}${point}差(?:(一刻)|${minute}分)`,
      'g',
    ),
    read: ([, quarter, minutes, full, fullFirst, quarterAfter, minutesAfter]) => {
      const value = chineseNumber(full ?? fullFirst ?? '');
      const short = (quarter ?? quarterAfter) ? 15 : chineseNumber(minutes ?? minutesAfter ?? '');
      if (!(value >= 1 && value <= 24 && short > 0 && short < 60)) return null;
      return { clock: { hour: value - 1, minute: 60 - short, half: null, literal: value > 12 } };
    },
  },
  {
    pattern: new RegExp(
      `(?<![\\d:第这那下几有以差])${hour}${point}(?:过?(\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|(?<=过)[一二三四五六七八九](?!刻))分?(?![钟个])|(半|过?一刻|过?三刻|整|钟))?(?=(之前|以前|前(?![端台后往来])|左右|准时|$|[，。,；;！!\\s]|[我给来去到回打联准赶就]|之?间)?)`,
      'g',
    ),
    read: (match) => {
      const [all, hourWord = '', minuteWord, word, follows] = match;
      const value = hourWord === '零' ? 0 : chineseNumber(hourWord);
      const clock: ClockTime = {
        hour: value,
        minute: minutesOf(minuteWord, word),
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
        (/\d/.test(all) && (minuteWord !== undefined || value > 12));
      return { clock, ...(sure ? {} : { weak: true }) };
    },
  },
  {
    pattern: /(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?::00)?(?![\d:]|\s?[ap]\.?m)/gi,
    read: ([all, hours, minutes]) => ({
      clock: {
        hour: Number(hours),
        minute: Number(minutes),
        half: null,
        literal: Number(hours) > 12 || all.startsWith('0'),
      },
    }),
  },
];
