import type { Letter } from './model.ts';

/** Words for the letters, in lower case, by letter. The first of each language is what a new cell gets. */
const words: Readonly<Record<Letter, { readonly en: readonly string[]; readonly zh: readonly string[] }>> = {
  R: {
    en: ['responsible', 'resp', 'resp.'],
    zh: ['负责', '执行', '主责', '主办', '承办', '实施', '責任', '责任', '負責', '執行'],
  },
  A: {
    en: ['accountable', 'acct', 'acc.'],
    zh: [
      '批准',
      '审批',
      '问责',
      '担责',
      '当责',
      '最终负责',
      '最终责任',
      '总负责',
      '拍板',
      '核准',
      '問責',
      '當責',
      '審批',
    ],
  },
  C: {
    en: ['consulted', 'consult', 'cons.'],
    zh: ['咨询', '被咨询', '征询', '协商', '协商咨询', '諮詢', '徵詢'],
  },
  I: {
    en: ['informed', 'inform', 'inf.'],
    zh: ['知会', '告知', '被告知', '通知', '被通知', '知情', '被知会', '知會'],
  },
  S: {
    en: ['support', 'supportive', 'supporting', 'supports', 'supported'],
    zh: ['支持', '配合', '协助', '协办', '支援', '協助'],
  },
};

const byWord = new Map<string, Letter>();
for (const letter of Object.keys(words) as Letter[]) {
  for (const word of [...words[letter].en, ...words[letter].zh]) byWord.set(word, letter);
}
const longest = Math.max(...[...byWord.keys()].map((word) => word.length));

/** The word for `letter` that a table in this language is given. */
export function wordOf(letter: Letter, language: 'en' | 'zh'): string {
  const word = words[letter][language][0] ?? letter;
  return language === 'en' ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** The longest name of a letter that stands in `text` at `at`, whatever follows it; null where there is none. */
export function nameAt(text: string, at: number): { letter: Letter; length: number } | null {
  const piece = text.slice(at, at + longest).toLowerCase();
  for (let length = piece.length; length > 1; length--) {
    const letter = byWord.get(piece.slice(0, length));
    if (letter) return { letter, length };
  }
  return null;
}

const asLetter: Readonly<Record<string, Letter>> = { R: 'R', A: 'A', C: 'C', I: 'I', S: 'S' };

/** `R`, `Ｒ` or `r` as the letter it is; null for any other character. */
export function letterOf(char: string): Letter | null {
  return asLetter[char.normalize('NFKC').toUpperCase()] ?? null;
}

/** What a column's label says about letters: which one it names, and whether a word of another language could mean as much. */
interface LabelLetter {
  readonly letter: Letter;
  readonly sure: boolean;
}

const moreNames = new Map<string, Letter>(
  Object.entries({
    approver: 'A',
    'accountable owner': 'A',
    'final approver': 'A',
    doer: 'R',
    负责执行: 'R',
    具体执行: 'R',
    审核: 'A',
    决策: 'A',
    最终决策: 'A',
    最终批准: 'A',
    顾问: 'C',
    咨询对象: 'C',
    知会对象: 'I',
    通知对象: 'I',
  } as const satisfies Record<string, Letter>),
);

/** The letter that a column is headed with, such as `R`, `Responsible (R)`, `A：批准` or `知会人`. */
export function labelLetter(label: string): LabelLetter | null {
  const text = label.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (text.length > 60) return null;
  if (text.length === 1) {
    const letter = asLetter[text];
    return letter ? { letter, sure: true } : null;
  }
  const sign =
    /^\(?([RACIS])\)?(?=\s*[-:=(/–—.· ]|\s?[\u3400-\u9fff])/.exec(text) ?? /[(/\s]([RACIS])\)?$/.exec(text);
  const rest = sign ? text.slice(0, sign.index) + text.slice(sign.index + sign[0].length) : text;
  const name = bareName(rest);
  const named = byWord.get(name) ?? moreNames.get(name);
  if (sign) {
    const letter = asLetter[sign[1] ?? ''];
    // `Team A` and `方案 C` name no letter: the word beside the letter must mean the same.
    return letter && (named === letter || firstName(name) === letter) ? { letter, sure: true } : null;
  }
  const parts = text.split(/\s*[/／&]\s*|\s+or\s+/i);
  if (!named && parts.length > 1) {
    // `Accountable/approver` says one thing twice; `Consulted/Informed` would be two.
    const letters = parts.map((part) => labelLetter(part));
    const first = letters[0];
    return first && letters.every((other) => !other || other.letter === first.letter) ? first : null;
  }
  if (!named) {
    const first = /^[a-z]+(?= (?:for|to|party|person|role|team|owner|by|with)\b)/.exec(name)?.[0];
    const letter = first === undefined ? undefined : byWord.get(first);
    return letter ? { letter, sure: false } : null;
  }
  return { letter: named, sure: /^[a-z]/.test(name) && name !== 'support' };
}

/** A label without brackets, marks and the words for whoever has the duty. */
function bareName(text: string): string {
  const bare = text
    .toLowerCase()
    .replace(/[()[\]:：=/·*.\-–—]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return bare
    .replace(/(?<=.) (?:party|parties|person|people|role|roles|team|by|owner|\(s\))$/, '')
    .replace(/(?<=..)(?:人员|人|者|方|部门|岗位|角色|单位)$/, '');
}

function firstName(name: string): Letter | null {
  for (const piece of name.split(' ')) {
    const letter = byWord.get(piece) ?? moreNames.get(piece) ?? byWord.get(bareName(piece));
    if (letter) return letter;
  }
  return null;
}
