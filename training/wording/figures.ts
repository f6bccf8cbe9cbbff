/** Dates, times, counts and numbers as retrospectives and replies are full of them; `front` stands before a sentence, the rest anywhere behind a clause. */
const phrases = {
  zh: {
    front: [
      '11月3日，',
      '3月14日凌晨，',
      '上午10:05，',
      '当天下午3点左右，',
      '昨天16:40，',
      '10月8号晚上，',
      '9:30开门后，',
      '截至周二18:00，',
      '从22:15到23:50，',
      '2026年2月1日上线当天，',
      '7月第2周，',
      '凌晨2点47分，',
    ],
    behind: [
      '（涉及30张单）',
      '（工单4217）',
      '（共126条记录）',
      '（版本3.2.1）',
      '（影响3个仓库）',
      '（约2小时）',
      '（11:20到11:55）',
      '（12月5日）',
      '（金额8.6万元）',
      '（第2次）',
      '（占15%）',
      '（见日志第340行）',
    ],
  },
  en: {
    front: [
      'On 3 November, ',
      'At 10:05, ',
      'On March 14 around 2 am, ',
      'At 4:40 pm yesterday, ',
      'By 18:00 on Tuesday, ',
      'Between 22:15 and 23:50, ',
      'In week 7, ',
      'On 1 February 2026, ',
      'For 90 minutes, ',
      'At about 9:30, ',
      'On day 2, ',
      'Since 12/05, ',
    ],
    behind: [
      ' (42 orders)',
      ' (ticket 4217)',
      ' (126 records in all)',
      ' (release 3.2.1)',
      ' (3 warehouses)',
      ' (about 2 hours)',
      ' (11:20 to 11:55)',
      ' (5 December)',
      ' (86,000 euros)',
      ' (the 2nd time)',
      ' (15% of them)',
      ' (line 340 of the log)',
    ],
  },
};

/** `text` with a date or a figure in it, another for each `n`: what a sentence is taken for must not hang on it. */
export function withFigure(text: string, n: number): string {
  const { front, behind } = phrases[/\p{Script=Han}/u.test(text) ? 'zh' : 'en'];
  const phrase = (list: readonly string[]): string => list[Math.floor(n / 3) % list.length] ?? '';
  if (n % 3 === 0) return phrase(front) + text;
  // Behind the first clause, or the last.
  const place = n % 3 === 1 ? /(?=[,，])|(?=[.。!！?？]?$)/u : /(?=[.。!！?？]?$)/u;
  return text.replace(place, phrase(behind));
}
