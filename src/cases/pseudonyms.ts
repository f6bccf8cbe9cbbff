import type { MaskKind } from './mask.ts';

/** What stands in place of each kind, in the language of the text; a letter or number follows. */
const pseudonyms: Readonly<Record<'zh' | 'en', Readonly<Record<MaskKind, string>>>> = {
  zh: {
    internal: '',
    secret: '密钥',
    mail: '邮箱',
    identity: '证件号',
    card: '卡号',
    phone: '电话',
    plate: '车牌',
    account: '账号',
    ip: 'IP',
    host: '主机',
    customer: '客户',
    person: '人员',
    other: '信息',
  },
  en: {
    internal: '',
    secret: 'Secret ',
    mail: 'Mail ',
    identity: 'ID ',
    card: 'Card ',
    phone: 'Phone ',
    plate: 'Plate ',
    account: 'Account ',
    ip: 'IP ',
    host: 'Host ',
    customer: 'Customer ',
    person: 'Person ',
    other: 'Detail ',
  },
};

/** Pseudonyms as they stand in a text; a longer row of digits is a number behind a label (电话8801), not one of ours. */
const written =
  /(?:密钥|邮箱|证件号|卡号|电话|车牌|账号|IP|主机|人员|信息)\d{1,3}(?![\d.:-])|客户[A-Z]{1,2}(?![A-Za-z\d])|(?<![\w.])(?:Secret|Mail|ID|Card|Phone|Plate|Account|IP|Host|Person|Detail) \d{1,3}(?![\d.:-])|(?<![\w.])Customer [A-Z]{1,2}(?![A-Za-z\d])/g;

/** Places of `text` that hold a pseudonym already. */
export function pseudonymsIn(text: string): { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(written), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

/**
 * Hands out pseudonyms for `text`, in the language it is mostly written in: the first for a value is used for it ever after, and
 * none is given that stands in the text already.
 */
export function pseudonymGiver(text: string): (kind: MaskKind, same: string) => string {
  const taken = new Set(pseudonymsIn(text).map(({ start, end }) => text.slice(start, end)));
  const given = new Map<string, string>();
  const counts = new Map<MaskKind, number>();
  const names = pseudonyms[languageOf(text)];
  return (kind, same) => {
    if (kind === 'internal') return '';
    const key = `${kind}\t${same}`;
    let pseudonym = given.get(key);
    while (pseudonym === undefined) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const next = `${names[kind]}${kind === 'customer' ? letterOf(count) : String(count)}`;
      if (!taken.has(next)) pseudonym = next;
    }
    given.set(key, pseudonym);
    return pseudonym;
  };
}

/** 1 is A, 26 is Z, 27 is AA. */
function letterOf(count: number): string {
  let letters = '';
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function languageOf(text: string): 'zh' | 'en' {
  const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const words = text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  return chinese > words ? 'zh' : 'en';
}
