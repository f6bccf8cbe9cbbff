/**
 * What a UTF-16 unit is to the index. Letters of alphabets and digits make up words; characters of scripts without blanks
 * between words (Han, kana, Hangul; surrogates too, so that emoji are found) are indexed in pairs; other signs alone; blanks
 * not at all.
 */
export const unitClass = { blank: 0, letter: 1, character: 2, sign: 3 } as const;

const letterRanges: readonly (readonly [number, number])[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x1fff],
  [0x2c00, 0x2dff],
  [0xa640, 0xabff],
  [0xfb00, 0xfdff],
  [0xfe70, 0xfefc],
  [0xff10, 0xff19],
  [0xff21, 0xff3a],
  [0xff41, 0xff5a],
];
const characterRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x11ff],
  [0x2e80, 0x2fdf],
  [0x3005, 0x3007],
  [0x3021, 0x3029],
  [0x3040, 0x3098],
  [0x309d, 0x30fa],
  [0x30fc, 0x31ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xdfff],
  [0xf900, 0xfaff],
  [0xff66, 0xff9f],
];
const blankRanges: readonly (readonly [number, number])[] = [
  [0, 0x20],
  [0x7f, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x2064],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

/** The class of every UTF-16 unit, see `unitClass`. */
export const classOf: Uint8Array = buildClasses();

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000).fill(unitClass.sign);
  for (const [from, to] of letterRanges) classes.fill(unitClass.letter, from, to + 1);
  for (const [from, to] of characterRanges) classes.fill(unitClass.character, from, to + 1);
  for (const [from, to] of blankRanges) classes.fill(unitClass.blank, from, to + 1);
  return classes;
}

/**
 * Letters that need more than a plain change to lower case: full-width ones, and first halves of those beyond the basic plane that
 * have two cases (Deseret, Adlam …).
 */
const special = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ud801\ud803\ud806\ud81b\ud83a]/;

/**
 * Lower case, unit for unit, with full-width letters and digits (ＥＲＰ２) as plain ones: every offset stays what it was, and a part of
 * a text folds as it does in the whole. Letters that would change their length, or are made of two units, stay as they are.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length && !special.test(text)) return lower;
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const small = unit.toLowerCase();
    const same = small.length === 1 ? small : unit;
    const code = same.charCodeAt(0);
    const isWide = (code >= 0xff10 && code <= 0xff19) || (code >= 0xff41 && code <= 0xff5a);
    folded += isWide ? String.fromCharCode(code - 0xfee0) : same;
  }
  return folded;
}

/** A word for the index: longer ones (hashes, encoded data) are cut into overlapping pieces. */
export const longestWord = 64;
const step = longestWord / 2;

/** Where the pieces of a word from `start` to `end` start; each is `longestWord` units long, the only one may be shorter. */
export function pieceStarts(start: number, end: number): number[] {
  if (end - start <= longestWord) return [start];
  const starts: number[] = [];
  for (let at = start; at < end - longestWord; at += step) starts.push(at);
  starts.push(end - longestWord);
  return starts;
}
