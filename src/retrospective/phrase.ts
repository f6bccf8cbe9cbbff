/**
 * Traditional characters that occur in our headings and column names, each followed by its simplified form: colleagues in
 * Taiwan and Hong Kong write 根因分析 with other code points.
 */
const traditionalPairs =
  '時时間间線线軸轴經经過过責责張张證证據据術术溝沟為为麼么發发現现進进長长驗验訓训會会議议結结總总處处' +
  '應应對对報报動动項项業业務务圍围響响簡简與与關关鍵键節节點点預预後后續续計计劃划緊紧臨临復复優优遺遗' +
  '歸归調调實实測测試试學学習习雙双協协負负態态狀状內内參参條条單单導导論论資资產产環环沒没記记錄录說说' +
  '審审檢检討讨擴扩損损爭争異异認认確确無无於于個个這这樣样誰谁從从範范';
const simplified: ReadonlyMap<string, string> = new Map(
  Array.from({ length: traditionalPairs.length / 2 }, (_, i) => [
    traditionalPairs.charAt(2 * i),
    traditionalPairs.charAt(2 * i + 1),
  ]),
);

const traditional = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g');

const hanCharacter = /\p{Script=Han}/u;

/** Whether the character is a Chinese one. The empty string is not. */
export function isHan(character: string): boolean {
  return hanCharacter.test(character);
}

/**
 * Takes the Markdown and HTML markup out of a short inline text and folds its writing: full-width to half-width, lower case,
 * traditional to simplified, symbols and emoji to spaces. Brackets, colons and other punctuation stay.
 */
export function foldText(markdown: string): string {
  // Most headings are plain words: those need none of the steps that take markup out.
  const plain = /^[\p{L}\p{N} ]*$/u.test(markdown);
  const folded = (plain ? markdown : withoutMarkup(markdown))
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(traditional, (character) => simplified.get(character) ?? character);
  return plain ? folded.replaceAll(/\s+/gu, ' ').trim() : withoutSymbols(folded);
}

function withoutMarkup(markdown: string): string {
  return markdown
    .replaceAll(/<[^<>]*>/gu, ' ')
    .replaceAll(/&(?:nbsp|ensp|emsp|thinsp);/gu, ' ')
    .replaceAll(/&amp;/gu, '&')
    .replaceAll(/!?\[([^[\]]*)\]\([^()]*\)/gu, '$1')
    .replaceAll(/!?\[([^[\]]+)\]\[[^[\]]*\]/gu, '$1')
    .replaceAll(/\{[^{}]*\}/gu, ' ')
    .replaceAll(/:[a-z0-9]+(?:_[a-z0-9]+)*:/gu, ' ')
    .replaceAll(/\\(?=\p{P}|\p{S})/gu, '')
    .replaceAll(/['’‘`*~]/gu, '')
    .replaceAll('_', ' ');
}

function withoutSymbols(folded: string): string {
  return folded
    .replaceAll(/[【〔〖「『《]/gu, '[')
    .replaceAll(/[】〕〗」』》]/gu, ']')
    .replaceAll(/\p{Extended_Pictographic}/gu, ' ')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll(/[#>=^$]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Without bracketed remarks such as "(required)" or "（必填）"; unchanged where nothing else would be left. */
export function withoutBrackets(folded: string): string {
  let text = folded;
  for (;;) {
    const next = text.replaceAll(/\([^()]*\)|\[[^[\]]*\]/gu, ' ').trim();
    if (next === text) return text;
    if (next === '') return text.replaceAll(/[()[\]]/gu, ' ').trim();
    text = next;
  }
}

const numberWord = '(?:[0-9]+(?:\\.[0-9]+)*|[一二三四五六七八九十百零两]+|[ivx]+|[a-z])';
/** Each form of numbering at the start: "1." "1.2 " "(一)" "一、" "第一部分" "step 1:" "appendix a -". */
const numberings: readonly RegExp[] = [
  /^(?:第\s*)[0-9一二三四五六七八九十百零两]+\s*(?:部分|章|节|步|点|条|项|阶段|篇)\s*[:.、,-]?\s*/u,
  new RegExp(
    `^(?:step|part|section|chapter|phase|stage|appendix|附录|附件|步骤|阶段|部分|环节)\\s*${numberWord}\\s*(?:[:.、,)-]\\s*|\\s)`,
    'u',
  ),
  new RegExp(`^[([]\\s*${numberWord}\\s*[)\\]]\\s*[:.、,]?\\s*`, 'u'),
  new RegExp(`^${numberWord}\\s*[.、)\\]:,]\\s*`, 'u'),
  /^[0-9]+(?:\.[0-9]+)*\s*[-–—]\s*/u,
  /^[0-9]+(?:\.[0-9]+)*\s+/u,
  /^[0-9]+(?:\.[0-9]+)*(?=\p{Script=Han})/u,
  /^[一二三四五六七八九十]+\s+/u,
];

/**
 * The text as it is, then with one layer of numbering after the other taken off its start ("1.2", "（一）", "第三部分",
 * "Step 2:", bullets). The last one has none and may be empty.
 */
export function numberingLayers(folded: string): readonly string[] {
  const layers = [folded];
  let text = folded.replace(leadingSymbols, '');
  for (let round = 0; round < 3; round += 1) {
    const form = numberings.find((numbering) => numbering.test(text));
    if (!form) break;
    layers.push(text);
    text = text.replace(form, '').replace(leadingSymbols, '');
  }
  return [...layers, text];
}

const leadingSymbols = /^[^\p{L}\p{N}([]+/u;

/** Words and Han characters only; one space between words, none beside a Han character. */
export function phraseKey(text: string): string {
  if (/^(?:\p{Script=Han}+|[a-z0-9]+(?: [a-z0-9]+)*)$/u.test(text)) return text;
  const words = text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return words.replaceAll(/ (?=\p{Script=Han})|(?<=\p{Script=Han}) /gu, '');
}

/** The Han characters of a phrase key, in one piece. */
export function hanPart(key: string): string {
  return key.replaceAll(/\P{Script=Han}+/gu, '');
}

/** The words of a phrase key that are not Chinese. */
export function otherPart(key: string): string {
  return key.replaceAll(/\p{Script=Han}+/gu, ' ').trim();
}

/** The items of a written list, separated by `|`; line breaks and spaces around an item don't count. */
export function list(text: string): readonly string[] {
  return text.split('|').map((item) => item.trim());
}
