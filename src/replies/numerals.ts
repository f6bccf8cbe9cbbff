const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** How a Chinese or Arabic numeral may be written, as the source of a pattern; `chineseNumber` reads what it matches. */
export const chineseNumeral = '(?:\\d{1,4}(?:\\.\\d{1,2})?|[一二两三四五六七八九十百廿卅]{1,5}|半)';

/** The same for the day of a month and the like. */
export const chineseDayNumeral =
  '(?:\\d{1,2}|[一二]?十[一二三四五六七八九]?|三十一?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])';

/** Two numbers in one breath, as in 两三天: the larger one is the limit. */
const roughly = /^(?:一[二两]|[二两]三|三[四五]|四五|五六|六七|七八|八九)$/;

/** Reads a Chinese or Arabic numeral below 1000 (四十八, 廿四, 两, 半, 3.5, 两三 as 3); NaN for anything else. */
export function chineseNumber(written: string): number {
  const text = written.replace('廿', '二十').replace('卅', '三十');
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (text === '半') return 0.5;
  if (roughly.test(text)) return digits[text.charAt(1)] ?? Number.NaN;
  const match =
    /^(?:([一二两三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([零〇一二两三四五六七八九])?$/.exec(
      text,
    );
  if (!match || text === '') return Number.NaN;
  const [, hundreds, tens, ten, ones] = match;
  const of = (digit: string | undefined): number => (digit === undefined ? 0 : (digits[digit] ?? 0));
  return of(hundreds) * 100 + (ten ? (tens ? of(tens) : 1) * 10 : 0) + of(ones);
}

const words: readonly string[] = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const tens: readonly string[] = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Reads an English or Arabic numeral below 100 or an article (forty-eight, a, 3.5); NaN for anything else. */
export function englishNumber(text: string): number {
  const word = text.toLowerCase().trim();
  if (/^\d+(?:\.\d+)?$/.test(word)) return Number(word);
  if (word === 'a' || word === 'an') return 1;
  if (word === 'half' || word.startsWith('half a')) return 0.5;
  if (/^(?:a )?couple(?: of)?$/.test(word)) return 2;
  const small = words.indexOf(word);
  if (small >= 0) return small;
  const [ten = '', one] = word.split(/[- ]/);
  const large = tens.indexOf(ten);
  if (large < 0) return Number.NaN;
  const ones = one === undefined ? 0 : words.indexOf(one);
  return ones < 0 || ones > 9 ? Number.NaN : (large + 2) * 10 + ones;
}

const ones = 'one|two|three|four|five|six|seven|eight|nine';

/** How an English or Arabic numeral may be written, as the source of a pattern; `englishNumber` reads what it matches. */
export const englishNumeral = `(?:\\d{1,4}(?:\\.\\d)?|(?:a )?couple(?: of)?|an?|(?:${ones})|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:${ones}))?)`;
