const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Forms of a day or month, each with the groups year, month, day where it has them. */
const forms: readonly { readonly pattern: RegExp; readonly order: readonly ('y' | 'm' | 'd')[] }[] = [
  { pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, order: ['y', 'm', 'd'] },
  { pattern: /(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]/, order: ['y', 'm', 'd'] },
  { pattern: /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/, order: ['y', 'm', 'd'] },
  {
    pattern:
      /(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i,
    order: ['m', 'd', 'y'],
  },
  {
    pattern:
      /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s-]+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[\s-]+(\d{4})(?!\d)/i,
    order: ['d', 'm', 'y'],
  },
  { pattern: /(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月/, order: ['y', 'm'] },
  { pattern: /(?<![\d-])(\d{4})[-/](\d{1,2})(?![\d/-])/, order: ['y', 'm'] },
];

/**
 * The first date in `text`, as `YYYY-MM-DD`, or `YYYY-MM` where no day is named; null where there is none that exists. Takes
 * numbers with `-`, `/`, `.`, 年月日 or nothing between them, and English names of months. A full date goes before a month.
 */
export function findDate(text: string): string | null {
  // Most texts hold no year at all.
  if (!/\d{4}/.test(text)) return null;
  for (const { pattern, order } of forms) {
    const match = pattern.exec(text);
    if (!match) continue;
    const part = (which: 'y' | 'm' | 'd') => {
      const group = match[order.indexOf(which) + 1] ?? '';
      return which === 'm' && /^[a-z]/i.test(group)
        ? months.indexOf(group.slice(0, 3).toLowerCase()) + 1
        : Number(group);
    };
    const date = order.includes('d') ? dayOf(part('y'), part('m'), part('d')) : monthOf(part('y'), part('m'));
    if (date) return date;
  }
  return null;
}

function monthOf(year: number, month: number): string | null {
  return year >= 1900 && year < 2200 && month >= 1 && month <= 12
    ? `${String(year)}-${String(month).padStart(2, '0')}`
    : null;
}

function dayOf(year: number, month: number, day: number): string | null {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  const start = monthOf(year, month);
  return start && day >= 1 && day <= days ? `${start}-${String(day).padStart(2, '0')}` : null;
}
