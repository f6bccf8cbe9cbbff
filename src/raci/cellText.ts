import { letterOf, nameAt } from './letterNames.ts';
import type { Letter } from './model.ts';
import type { PlainText } from './plainText.ts';
import { readPlain } from './plainText.ts';

/** A letter, or what stands where one belongs, in offsets of the cell's plain text. */
export interface LetterToken {
  /** Null for a sign that is none of ours; it is in `unknown` then. */
  readonly letter: Letter | null;
  readonly from: number;
  readonly to: number;
  /** Where the footnote marks behind it end. */
  readonly end: number;
}

/** A cell of letters and words, taken apart; offsets count units of the plain text (see `readPlain`). */
export interface CellReading {
  readonly letters: readonly Letter[];
  readonly words: string;
  readonly unknown: readonly string[];
  readonly tokens: readonly LetterToken[];
  /** The words without what encloses or introduces them; null where the cell has none. */
  readonly wordsAt: { readonly from: number; readonly to: number } | null;
  /** True where all letters stand in front, and all words behind them: the parts can be changed on their own. */
  readonly simple: boolean;
  /** Nothing at all, or a sign for nothing such as `-`. */
  readonly empty: boolean;
}

/** More letters than a cell can mean; what follows is words. */
const mostTokens = 12;
const latin = /[A-Za-zＡ-Ｚａ-ｚ]/;
const blank = /[ \t\u00a0\u3000]/;
const nothing =
  /^(?:[-–—―‐−_·./\\~×✗✘❌❎☐□…\s]+|\[ ?\]|n\/?a\.?|n\.a\.|none|nil|no|not applicable|not involved|无|無|否|不适用|不涉及|不参与|空|∅)$/i;
const ticks = /^(?:[✓✔√☑✅●⚫◉○◯〇■▪•]\ufe0f?|\[[xX✓]\])$/;
const closers: Readonly<Record<string, string>> = {
  '(': ')',
  '（': '）',
  '[': ']',
  '【': '】',
  '〔': '〕',
  '「': '」',
};

/** True for an empty cell and for the signs that people write for nothing: `-`, `—`, `n/a`, `无`. */
export function saysNothing(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || nothing.test(trimmed);
}

/** Reads what a person typed or pasted, such as `R 整理`, `A/R（签字）` or `Responsible`. Markup counts as in a cell. */
export function readCellText(text: string): { letters: Letter[]; words: string; unknown: string[] } {
  const plain = readPlain(text);
  const { letters, words, unknown } = readCell(plain);
  return { letters: [...letters], words, unknown: [...unknown] };
}

/** Writes letters and words as `readCellText` reads them: `R 整理`, `A/R 签字`; brackets where the words look like letters. */
export function writeCellText(cell: { readonly letters: readonly Letter[]; readonly words: string }): string {
  const letters = cell.letters.join('/');
  if (letters === '' || cell.words === '') return letters + cell.words;
  const plain = `${letters} ${cell.words}`;
  const read = readCellText(plain);
  return read.words === cell.words && read.letters.join('/') === letters
    ? plain
    : `${letters} (${cell.words})`;
}

/** Takes the plain text of a cell apart. Never throws, linear in its length. */
export function readCell(plain: PlainText): CellReading {
  const { text, shape } = plain;
  let start = 0;
  let end = shape.length;
  while (start < end && isSpace(shape[start])) start++;
  while (end > start && isSpace(shape[end - 1])) end--;
  if (start === end) return emptyReading;
  if (end - start < 40 && nothing.test(shape.slice(start, end))) return emptyReading;
  if (end - start < 5 && ticks.test(shape.slice(start, end))) {
    const sign = text.slice(start, end);
    return reading([], '', [sign], [{ letter: null, from: start, to: end, end }], null, true);
  }
  // `(R)` and `[R]`: brackets around nothing but letters.
  const closer = closers[shape[start] ?? ''];
  if (closer && shape[end - 1] === closer) {
    const inside = readGroup(shape, skipBlanks(shape, start + 1), end - 1);
    if (inside && skipBlanks(shape, inside.end) === end - 1) return ofTokens(text, inside.tokens, null, true);
  }
  const at = skipDecoration(shape, start, end);
  const group = readGroup(shape, at, end);
  if (group) return withRest(text, shape, group, end);
  return (
    inBrackets(text, shape, start, end) ??
    setOff(plain, start, end) ??
    reading([], text.slice(start, end), [], [], { from: start, to: end }, true)
  );
}

const emptyReading: CellReading = {
  letters: [],
  words: '',
  unknown: [],
  tokens: [],
  wordsAt: null,
  simple: true,
  empty: true,
};

function reading(
  letters: readonly Letter[],
  words: string,
  unknown: readonly string[],
  tokens: readonly LetterToken[],
  wordsAt: CellReading['wordsAt'],
  simple: boolean,
): CellReading {
  return { letters, words, unknown, tokens, wordsAt, simple, empty: false };
}

function ofTokens(
  text: string,
  tokens: readonly LetterToken[],
  wordsAt: CellReading['wordsAt'],
  simple: boolean,
  words = wordsAt ? text.slice(wordsAt.from, wordsAt.to) : '',
): CellReading {
  const letters = new Set<Letter>();
  const unknown = new Set<string>();
  for (const { letter, from, to } of tokens) {
    if (letter) letters.add(letter);
    else unknown.add(text.slice(from, to));
  }
  return reading([...letters], words, [...unknown], tokens, wordsAt, simple);
}

interface Group {
  readonly tokens: readonly LetterToken[];
  /** After the last letter and its marks. */
  readonly end: number;
}

/** Letters from `at` on, with what separates them; null where none stand there. */
function readGroup(shape: string, at: number, end: number): Group | null {
  const tokens: LetterToken[] = [];
  let last = at;
  let next = at;
  while (next < end && tokens.length < mostTokens) {
    const found = readTokens(
      shape,
      next,
      end,
      tokens.length === 0,
      next > last && onlyBlanks(shape, last, next),
    );
    if (!found) break;
    // `R a note`: a small letter behind a capital one starts the words.
    if (tokens[0] && isSmall(shape, found[0]) && !isSmall(shape, tokens[0])) break;
    // `C 批准`: a name behind a letter and a blank says what the role does.
    const sign = tokens.at(-1);
    const named = found.some(({ from, to }) => to - from > 1);
    if (named && sign && sign.to - sign.from === 1 && next > last && onlyBlanks(shape, last, next)) break;
    tokens.push(...found);
    last = found.at(-1)?.end ?? next;
    next = skipSeparator(shape, last, end);
    if (next === last) break;
  }
  if (tokens.length === 0) return null;
  // Small letters are words, unless nothing else stands in the cell.
  const small = tokens.some((token) => isSmall(shape, token));
  if (small && (skipBlanks(shape, last) < end || at > 0)) return null;
  if (tokens.every(({ letter }) => letter === null) && skipBlanks(shape, last) < end) return null;
  return { tokens, end: last };
}

function isSmall(shape: string, token: LetterToken | undefined): boolean {
  return token !== undefined && token.to - token.from === 1 && /[a-zａ-ｚ]/.test(shape[token.from] ?? '');
}

/** One letter, several joined ones, or the name of one, at `at`. */
function readTokens(
  shape: string,
  at: number,
  end: number,
  first: boolean,
  afterBlank: boolean,
): LetterToken[] | null {
  let to = at;
  while (to < end && to - at < 20 && latin.test(shape[to] ?? '')) to++;
  const run = shape.slice(at, to);
  if (run.length === 1 || (run.length > 1 && run.length <= 5 && isJoined(run))) {
    const tokens = [...run].map((char, index): LetterToken => ({
      letter: letterOf(char),
      from: at + index,
      to: at + index + 1,
      end: at + index + 1,
    }));
    const marked = skipMarks(shape, to, end);
    const last = tokens.at(-1);
    if (last) tokens[tokens.length - 1] = { ...last, end: marked };
    if (!endsLetter(shape, marked, end, afterBlank)) return null;
    if (run.length > 1 && !mayHaveWords(run) && isSpace(shape[marked]) && skipBlanks(shape, marked) < end)
      return null;
    // A sign of its own is unknown only where it stands in the place of a letter.
    if (run.length === 1 && tokens[0]?.letter === null && !/[A-ZＡ-Ｚ]/.test(run) && !/^[xv]$/i.test(run))
      return null;
    return tokens;
  }
  const name = nameAt(shape, at);
  if (!name) return null;
  const after = at + name.length;
  const next = shape[after];
  if (after < end && !isSpace(next) && !/[/／,，、;；&＆+＋|:：()（）[\]【】\-–—→\n]/.test(next ?? ''))
    return null;
  if (
    after < end &&
    latin.test(shape[at] ?? '') &&
    isSpace(next) &&
    /[a-z]/i.test(shape[skipBlanks(shape, after)] ?? '')
  ) {
    if (first) return null;
  }
  return [{ letter: name.letter, from: at, to: after, end: after }];
}

/** True for letters that stand side by side, none twice: `RA`, `CI`; small ones only as `ra` and `ar`. */
function isJoined(run: string): boolean {
  const plain = run.normalize('NFKC');
  if (/^(?:ra|ar)$/.test(plain)) return true;
  return /^[RACIS]+$/.test(plain) && new Set(plain).size === plain.length;
}

/** `AI` or `CI` before words is an abbreviation; `RA` is not. */
function mayHaveWords(run: string): boolean {
  return run.normalize('NFKC').includes('R');
}

/** False where a letter at the end of which `at` stands is the start of something else: `A1`, `C++`, `A-level`, `I'm`. */
function endsLetter(shape: string, at: number, end: number, afterBlank: boolean): boolean {
  if (at >= end) return true;
  const char = shape[at] ?? '';
  if (/[0-9A-Za-z_@=#%$'’"”°]/.test(char)) return false;
  if (/[.+\-‐]/.test(char)) {
    const next = shape[at + 1] ?? '';
    return !(/[0-9A-Za-z+#]/.test(next) && !(char === '+' && letterOf(next)));
  }
  // `C:\temp` and `C://` are places.
  if (char === ':' && '\\/\0'.includes(shape[at + 1] ?? ' ')) return false;
  // `R A类`: what follows a blank must stand on its own.
  return !(afterBlank && /[\u3400-\u9fff]/.test(char));
}

function skipMarks(shape: string, at: number, end: number): number {
  while (at < end && (shape[at] === '\ufe0f' || /[*†‡§¹²³⁰-⁹₀-₉?？!！^]/.test(shape[at] ?? ''))) at++;
  return at;
}

function isSpace(char: string | undefined): boolean {
  return char !== undefined && (blank.test(char) || char === '\n');
}

function skipBlanks(shape: string, at: number): number {
  while (isSpace(shape[at])) at++;
  return at;
}

function onlyBlanks(shape: string, from: number, to: number): boolean {
  return skipBlanks(shape, from) >= to;
}

/** After one separator between letters, or after blanks; `at` itself where none stands there. */
function skipSeparator(shape: string, at: number, end: number): number {
  let next = skipBlanks(shape, at);
  const word = /^(?:and|or)(?=[ \t])|^[和与及或]/i.exec(shape.slice(next, next + 5));
  if (word && (next > at || word[0].length === 1)) next += word[0].length;
  else if (/[/／\\,，、;；&＆+＋|｜·]/.test(shape[next] ?? '')) next++;
  next = skipBlanks(shape, next);
  return next < end ? next : at;
}

/** Emoji and bullets in front of a letter are decoration. */
function skipDecoration(shape: string, at: number, end: number): number {
  const start = at;
  while (
    at < end &&
    !latin.test(shape[at] ?? '') &&
    /[\p{So}\p{Sk}\ufe0f\ud800-\udfff•·\s]/u.test(shape[at] ?? '')
  )
    at++;
  return at < end ? at : start;
}

/** A group of letters and what follows it: words, and perhaps further letters with theirs. */
function withRest(text: string, shape: string, group: Group, end: number): CellReading {
  const tokens = [...group.tokens];
  const pieces: { from: number; to: number }[] = [];
  let from = group.end;
  let depth = 0;
  let closing = '';
  const unclosed = new Set<string>();
  for (let at = group.end; at < end; at++) {
    const char = shape[at] ?? '';
    if (depth > 0) {
      if (char === closing) depth--;
      else if (closers[char] === closing) depth++;
      continue;
    }
    const closer = closers[char];
    if (closer && !unclosed.has(closer)) {
      const close = shape.indexOf(closer, at);
      if (close >= 0 && close < end) {
        closing = closer;
        depth = 1;
        continue;
      }
      unclosed.add(closer);
    }
    if (!/[/／,，、;；&＆+＋\n]/.test(char)) continue;
    const next = readGroup(shape, skipBlanks(shape, at + 1), end);
    if (!next?.tokens.some(({ letter, from: start, to }) => letter && to - start === 1)) continue;
    pieces.push(trimWords(shape, from, at));
    tokens.push(...next.tokens);
    from = next.end;
    at = next.end - 1;
  }
  pieces.push(trimWords(shape, from, end));
  const filled = pieces.filter((piece) => piece.from < piece.to);
  if (pieces.length === 1) return ofTokens(text, tokens, filled[0] ?? null, true);
  const words = filled.map((piece) => text.slice(piece.from, piece.to));
  return ofTokens(
    text,
    tokens,
    filled[0] ?? null,
    false,
    words.join(words.some((word) => /[\u3400-\u9fff]/.test(word)) ? '；' : '; '),
  );
}

/** The place of words without the sign that introduces them and the brackets that enclose all of them. */
export function trimWords(shape: string, from: number, to: number): { from: number; to: number } {
  while (from < to && isSpace(shape[from])) from++;
  const sign = /^(?:[:：→,，;；、·/／.|]|[-–—](?![-–—\d]))/.exec(shape.slice(from, Math.min(to, from + 2)));
  if (sign) from++;
  while (from < to && isSpace(shape[from])) from++;
  while (to > from && isSpace(shape[to - 1])) to--;
  const closer = closers[shape[from] ?? ''];
  if (closer && shape[to - 1] === closer && enclosesAll(shape, from, to, closer)) {
    from++;
    to--;
    while (from < to && isSpace(shape[from])) from++;
    while (to > from && isSpace(shape[to - 1])) to--;
  }
  return { from, to };
}

function enclosesAll(shape: string, from: number, to: number, closer: string): boolean {
  const opener = shape[from];
  let depth = 0;
  for (let at = from; at < to; at++) {
    if (shape[at] === opener) depth++;
    else if (shape[at] === closer && --depth === 0) return at === to - 1;
  }
  return false;
}

/** `签字（A）`: letters in brackets behind the words. */
function inBrackets(text: string, shape: string, start: number, end: number): CellReading | null {
  const closer = shape[end - 1] ?? '';
  const opener = Object.keys(closers).find((sign) => closers[sign] === closer);
  if (opener === undefined) return null;
  const open = shape.lastIndexOf(opener, end - 1);
  if (open <= start || end - open > 24) return null;
  const group = readGroup(shape, skipBlanks(shape, open + 1), end - 1);
  if (!group || skipBlanks(shape, group.end) !== end - 1) return null;
  if (!group.tokens.every(({ letter, from, to }) => letter !== null && to - from === 1)) return null;
  let to = open;
  while (to > start && isSpace(shape[to - 1])) to--;
  return ofTokens(text, group.tokens, { from: start, to }, false);
}

/** Longest group of letters behind words: `A / R / C`. */
const longestBehind = 12;

/**
 * `审核 **A**`, `审核：A/R`, `Review – A`: letters behind the words that markup or a sign sets off. A blank alone does not:
 * `方案 A` and `Vitamin C` are names.
 */
function setOff({ text, shape, sourceStart, sourceEnd, wrappers }: PlainText, start: number, end: number) {
  for (let at = end - 1; at > start && end - at <= longestBehind; at--) {
    if (!/[RACISＲＡＣＩＳ]/.test(shape[at] ?? '')) continue;
    const before = shape.slice(Math.max(start, at - 6), at);
    const sign = /(?:\s*[:：→⇒]\s*|\s+[-–—]{1,2}\s*|[–—]{1,2}\s*)$/.exec(before)?.[0];
    const marked = wrappers.some(
      ({ kind, innerFrom, to }) =>
        (kind === 'strong' || kind === 'code' || kind === 'emphasis') &&
        innerFrom === sourceStart(at) &&
        to >= sourceEnd(end),
    );
    if (sign === undefined && !marked) continue;
    const group = readGroup(shape, at, end);
    if (!group || group.end !== end) continue;
    if (!group.tokens.every(({ letter, from, to }) => letter !== null && to - from === 1)) continue;
    const words = trimWords(shape, start, at - (sign?.length ?? 0));
    if (words.from < words.to) return ofTokens(text, group.tokens, words, false);
  }
  return null;
}
