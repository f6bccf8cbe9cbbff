/** Longest file name in UTF-8 bytes that common file systems take (255), less what a `-99` before the ending may need. */
const longest = 240;

/** Number of bytes of a character in UTF-8. */
function bytesOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/**
 * The file name `YYYY-MM-DD-title.md` for a title: Unicode is kept, what Windows, macOS or Linux forbid is dropped, blanks
 * become `-`, and it is cut at a whole character where it would be too long. Null where nothing of the title is left.
 */
export function retrospectiveFileName(title: string, date: string): string | null {
  const name = cleanName(title, longest - date.length - '-.md'.length);
  return name === null ? null : `${date}-${name}.md`;
}

/** A part of a file name that every file system takes, at most `limit` UTF-8 bytes; null where nothing is left. */
export function cleanName(text: string, limit: number = longest): string | null {
  const clean = text
    .normalize('NFC')
    // Forbidden on Windows, path separators, control and invisible formatting characters, lone surrogates.
    .replace(
      /[<>:"/\\|?*]|[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu,
      ' ',
    )
    .trim()
    .replace(/\s+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  let name = '';
  let bytes = 0;
  for (const char of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(clean)) {
    const size = [...char.segment].reduce((sum, point) => sum + bytesOf(point), 0);
    if (bytes + size > limit) break;
    bytes += size;
    name += char.segment;
  }
  name = name.replace(/[-.]+$/, '');
  return /[\p{L}\p{N}\p{S}\p{Pd}\p{Po}]/u.test(name) ? name : null;
}

/** `name` with `-2`, `-3` … before its ending (`.raci.md` is one), for the `count`-th file of that name. */
export function numberedName(name: string, count: number): string {
  if (count <= 1) return name;
  const dot = name.search(/(?:\.raci)?\.[^.]*$/);
  return dot > 0 ? `${name.slice(0, dot)}-${count}${name.slice(dot)}` : `${name}-${count}`;
}
