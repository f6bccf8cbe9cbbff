import type { MaskKind } from './mask.ts';

/** Something that should not leave the project. `same` names it, however it is written. */
export interface Candidate {
  readonly kind: MaskKind;
  readonly start: number;
  readonly end: number;
  readonly same: string;
  /** More likely an ordinary word than the name that is written like it. */
  readonly doubtful?: boolean;
}

/** Numbers behind these words are somebody's own numbering, not a telephone or card. */
const numbering =
  /(?:单号|订单|工单|编号|流水|单据|序列号|批号|料号|物料|条码|运单|快递|发票|票号|版本|合同|no\.?|#|\bid|order|ticket|case|serial|s\/n|ref(?:erence)?|invoice|version|build|lot|batch|tracking|sku)\s*(?:号码?|number|no\.?|id)?\s*[:：#]?\s*$/i;
const aboutPhone =
  /(?:电话|手机|座机|传真|热线|联系方式|拨打|致电|号码|tel|phone|mobile|cell|fax|call|whatsapp|hotline)[^\d\n]{0,12}$/i;
const aboutIdentity = /(?:身份证|证件|身份号码|居民证|identity|national id|id card|id no)[^\d\n]{0,12}$/i;
const aboutPassport = /(?:护照|通行证|passport)[^\n]{0,12}$/i;
const aboutBank =
  /(?:卡号|银行卡|银行账号|银行帐号|银行账户|收款账号|收款账户|对公账户|对公账号|开户账号|打款账号|户头|bank account|account (?:no\.?|number)|iban|card (?:no\.?|number))[^\d\n]{0,14}$/i;
const aboutCard = /(?:卡号|银行卡|账号|帐号|账户|户头|card|account|iban)[^\d\n]{0,14}$/i;

/** Phones, mails, identity and card numbers and licence plates in `text`, in no particular order. */
export function findNumbers(text: string): Candidate[] {
  return [
    ...mails(text),
    ...identityNumbers(text),
    ...cards(text),
    ...bankAccounts(text),
    ...phones(text),
    ...extensions(text),
    ...hotlines(text),
    ...plates(text),
  ];
}

/** The text before `at`, as far as a label may stand. */
function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - 30), at);
}

function digits(text: string): string {
  return text.replaceAll(/\D/g, '');
}

function mails(text: string): Candidate[] {
  if (!text.includes('@')) return [];
  const pattern = /(?<![\w.%+-])[\w.%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,20}(?![\w-])/gi;
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    kind: 'mail' as const,
    start: index,
    end: index + found.length,
    same: found.toLowerCase(),
  }));
}

function identityNumbers(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const { 0: number, index } of text.matchAll(/(?<![\w.-])\d{17}[\dXx](?![\w-])/g)) {
    if (!isIdentityNumber(number) && !aboutIdentity.test(before(text, index))) continue;
    found.push({ kind: 'identity', start: index, end: index + 18, same: number.toUpperCase() });
  }
  for (const { 0: number, index } of text.matchAll(/(?<![\w.-])(?:\d{15}|\d{3}-\d{2}-\d{4})(?![\w-])/g)) {
    const label = before(text, index);
    if (!aboutIdentity.test(label) && !/(?:ssn|social security)[^\d\n]{0,12}$/i.test(label)) continue;
    found.push({ kind: 'identity', start: index, end: index + number.length, same: digits(number) });
  }
  for (const { 0: number, index } of text.matchAll(/(?<![\w-])[A-Z]{1,2}\d{7,8}(?![\w-])/g)) {
    if (!aboutPassport.test(before(text, index))) continue;
    found.push({ kind: 'identity', start: index, end: index + number.length, same: number });
  }
  const companyCode =
    /(?:信用代码|纳税人识别号|税号|tax (?:id|no\.?|number)|vat (?:id|no\.?|number))[^\w\n]{0,6}([0-9A-Z]{9,20})(?![\w-])/gi;
  for (const match of text.matchAll(companyCode)) {
    const number = match[1] ?? '';
    const end = match.index + match[0].length;
    if (/\d{3}/.test(number)) found.push({ kind: 'identity', start: end - number.length, end, same: number });
  }
  return found;
}

/** Resident identity numbers of GB 11643: region, date of birth, serial number and a check digit modulo 11 (ISO 7064). */
function isIdentityNumber(number: string): boolean {
  const month = Number(number.slice(10, 12));
  const day = Number(number.slice(12, 14));
  if (!/^[1-8]\d{5}(?:19|20)/.test(number) || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase();
}

function cards(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const { 0: written, index } of text.matchAll(
    /(?<![\w.-])\d{4}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,3})?(?![\w-])/g,
  )) {
    const number = digits(written);
    if (number.length < 15 || number.length > 19) continue;
    const label = before(text, index);
    // Accounts have no check digit: in groups and behind the word for one, the number is one all the same.
    const isAccount = /[ -]/.test(written) && aboutCard.test(label);
    if (!passesLuhn(number) && !isAccount) continue;
    if (!/^(?:62|4|5[1-5]|2[2-7]|3[457]|6011|65|60)/.test(number) && !aboutCard.test(label)) continue;
    if (numbering.test(label)) continue;
    found.push({ kind: 'card', start: index, end: index + written.length, same: number });
  }
  return found;
}

/** Account numbers behind a label, whatever their form, and international ones (ISO 13616), which check themselves. */
function bankAccounts(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const { 0: written, index } of text.matchAll(/(?<![\w.-])\d{4,6}(?:[ -]?\d{2,6}){1,5}(?![\w-])/g)) {
    const number = digits(written);
    if (number.length < 9 || number.length > 25 || !aboutBank.test(before(text, index))) continue;
    found.push({ kind: 'card', start: index, end: index + written.length, same: number });
  }
  for (const { 0: written, index } of text.matchAll(
    /(?<![\w-])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\w-])/g,
  )) {
    const number = written.replaceAll(' ', '');
    if (number.length < 15 || number.length > 34 || !passesModulo97(number)) continue;
    found.push({ kind: 'card', start: index, end: index + written.length, same: number });
  }
  return found;
}

function passesModulo97(account: string): boolean {
  let rest = 0;
  for (const unit of account.slice(4) + account.slice(0, 4)) {
    const value = Number.parseInt(unit, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** The check digit of payment cards (ISO/IEC 7812-1). */
function passesLuhn(number: string): boolean {
  let sum = 0;
  for (let at = 0; at < number.length; at++) {
    const digit = Number(number[number.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Ways to write a telephone number; `sure` where the form alone tells. */
const phoneForms: readonly { readonly pattern: RegExp; readonly sure: boolean }[] = [
  { pattern: /(?<![\w.+-])(?:(?:\+|00)?86[- ]?)?1[3-9]\d(?:[- .]?\d{4}){2}(?![\w-])/g, sure: true },
  {
    pattern:
      /(?<![\w.+-])(?:(?:\+|00)?86[- ]?)?(?:[(（]0\d{2,3}[)）][- ]?|0\d{2,3}[- ])\d{7,8}(?:[-转 ]{1,2}\d{1,6})?(?![\w-])/g,
    sure: true,
  },
  { pattern: /(?<![\w.+-])[48]00-\d{3,4}-?\d{3,4}(?![\w-])/g, sure: true },
  {
    pattern: /(?<![\w+])\+\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d{1,4}(?:[ -]?\d{2,4}){2,4}(?![\w-])/g,
    sure: true,
  },
  { pattern: /(?<![\w.+-])(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?![\w-])/g, sure: true },
  { pattern: /(?<![\w.+-])(?:\(0\d{2,3}\) ?)?\d{4}-\d{4}(?![\w-])/g, sure: false },
  { pattern: /(?<![\w.+-])1-\d{3}-\d{3}-\d{4}(?![\w-])/g, sure: true },
  { pattern: /(?<![\w.+-])\(0\d{2,3}\) ?\d{4}[- ]\d{4}(?![\w-])/g, sure: true },
  { pattern: /(?<![\w.+-])\(?\d{2,5}\)?(?:[ .-]?\d{2,4}){1,4}(?![\w-])/g, sure: false },
];

function phones(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const { pattern, sure } of phoneForms) {
    for (const { 0: written, index } of text.matchAll(pattern)) {
      const number = digits(written);
      const label = before(text, index);
      if (number.length < 7 || number.length > 15 || numbering.test(label)) continue;
      if (!sure && (!aboutPhone.test(label) || /^\d{4}[-.]\d{1,2}[-.]\d{1,2}$/.test(written))) continue;
      const same = number.replace(/^(?:00)?86(?=1[3-9]\d{9}$|0\d{9,11}$)/, '');
      found.push({ kind: 'phone', start: index, end: index + written.length, same });
    }
  }
  return found;
}

/** Extensions behind a word that says so; the digits alone are what is hidden. */
function extensions(text: string): Candidate[] {
  const pattern =
    /(?:分机号?|内线|短号|(?<=\d[ \u3000]{0,2})转(?=[ \d])|(?<![a-z])(?:ext\.?|extension))[\s:：是为#]{0,3}(\d{1,6})(?![\w-]|\.\d)/gi;
  return Array.from(text.matchAll(pattern), ({ 0: whole, 1: number = '', index }) => {
    const end = index + whole.length;
    return { kind: 'phone' as const, start: end - number.length, end, same: number };
  });
}

/** Service numbers of five digits (95588, 12345) behind a word for a telephone; `same` is the number. */
function hotlines(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const { 0: number, index } of text.matchAll(
    /(?<![\w.+-])(?:9[56]\d{3,4}|1[0-2]\d{3})(?![\w-]|\.\d)/g,
  )) {
    if (aboutPhone.test(before(text, index)) || /(?:客服|服务台|拨|打)[:： ]{0,2}$/.test(before(text, index)))
      found.push({ kind: 'phone', start: index, end: index + number.length, same: number });
  }
  return found;
}

function plates(text: string): Candidate[] {
  const pattern =
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•\s]?(?=[A-Z]{0,4}\d)[A-HJ-NP-Z0-9]{5,6}(?![\w-])/g;
  return Array.from(text.matchAll(pattern), ({ 0: written, index }) => ({
    kind: 'plate' as const,
    start: index,
    end: index + written.length,
    same: written.replaceAll(/[·•\s]/g, ''),
  }));
}
