/** A text in which different ways to write the same are alike, and where each of its units stands in the original. */
export interface FoldedText {
  readonly text: string;
  /** Offset in the original of the unit at each offset of `text`. */
  readonly at: Int32Array;
}

/**
 * `text` in lower case and half width, without invisible characters and without blanks between Chinese characters (王 敏), so that a name
 * is found however it is written.
 */
export function foldText(text: string): FoldedText {
  const at = new Int32Array(text.length + 1);
  const units: string[] = [];
  let last = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isInvisible(code)) continue;
    if (isBlank(code) && isHanCode(last)) {
      let next = index + 1;
      while (next < index + 4 && isBlank(text.charCodeAt(next))) next++;
      if (isHanCode(text.charCodeAt(next))) {
        index = next - 1;
        continue;
      }
    }
    at[units.length] = index;
    units.push(fold(text, index, code));
    last = code;
  }
  at[units.length] = text.length;
  return { text: units.join(''), at: at.subarray(0, units.length + 1) };
}

/** `name` written as `foldText` would. */
export function foldName(name: string): string {
  return foldText(name.trim()).text;
}

function fold(text: string, index: number, code: number): string {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : text.charAt(index);
  if (code === 0x3000 || code === 0xa0) return ' ';
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  const lower = code < 0x2e80 ? text.charAt(index).toLowerCase() : text.charAt(index);
  return lower.length === 1 ? lower : text.charAt(index);
}

/** Whether a UTF-16 unit is a common Chinese character. */
export function isHanCode(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x3000 || code === 0xa0;
}

function isInvisible(code: number): boolean {
  return (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff || code === 0xad;
}
