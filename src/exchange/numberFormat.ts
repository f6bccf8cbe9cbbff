import { formatValue } from 'hucre';

/**
 * A number as a spreadsheet shows it with this format code (ECMA-376 part 1, 18.8.31). Codes that hold more than digits, literal
 * text and a percent sign (conditions, fractions, numerals of other scripts) give the plain number.
 */
export function shownNumber(value: number, code: string | undefined): string {
  if (code === undefined || !/^[-+0#?.,%()/ ;¥￥$€£]*$/.test(withoutLiterals(code)))
    return plainNumber(value);
  const withCurrency = code.replaceAll(/\[\$([^\]-]*)[^\]]*\]/g, '"$1"');
  // A code without a part for negative numbers puts the sign before all of it.
  const shown =
    value < 0 && !code.includes(';')
      ? `-${formatValue(-value, withCurrency).trim()}`
      : formatValue(value, withCurrency).trim();
  return /\d/.test(shown) ? shown : plainNumber(value);
}

/** As the format "General": whole numbers in full, others in the eleven places that Excel gives them. */
export function plainNumber(value: number): string {
  const places = 10 - String(Math.trunc(Math.abs(value))).length;
  const rounded = Number.isInteger(value) || places < 0 ? value : Number(value.toFixed(places));
  return String(rounded === 0 && value !== 0 ? Number(value.toPrecision(6)) : rounded).replace('e', 'E');
}

/**
 * A date or time as a spreadsheet shows it, where the code is made of numbers and literal text (`yyyy"年"m"月"d"日"`). Where it
 * depends on the reader's region (built-in codes, names of months and days), `2026-11-20`, `2026-11-20 14:30` or `14:30`.
 */
export function shownDate(value: Date, code: string | undefined): string {
  // The built-in codes 14 and 22 come as their American form, and those that only East Asian versions have come without one.
  const own = code !== undefined && code !== 'mm-dd-yy' && !code.startsWith('m/d/yy');
  const bare = own ? withoutLiterals(code).replaceAll(/am\/pm|a\/p/gi, '') : '';
  if (own && /^[-/.:,;@ 0ymdhs[\]年月日时時分秒]*$/i.test(bare) && !/mmm|ddd/i.test(bare)) {
    return formatValue(value, code).trim();
  }
  const [day = '', time = ''] = value.toISOString().slice(0, 19).split('T');
  const clock = time.endsWith(':00') ? time.slice(0, 5) : time;
  // Times without a day are counted from the first day of the calendar.
  if (value.getUTCFullYear() < 1905 && clock !== '00:00') return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}

/** A code without quoted and escaped text, colours, currency and language tags, and the gaps that align columns. */
function withoutLiterals(code: string): string {
  return code.replaceAll(
    /"[^"]*"|\\.|[_*].|\[(?:\$[^\]]*|black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]/gi,
    '',
  );
}
