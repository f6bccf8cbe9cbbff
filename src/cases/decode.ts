/** The text of a file, or why it has none. `encoding` says how it was read. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: 'utf-8' | 'utf-16' | 'gb18030' }
  | { readonly ok: false; readonly reason: 'binary' | 'encoding' };

/** First bytes of files that are no text whatever their name: zip (and Word, Excel), PDF, PNG, JPEG, GIF, gzip, 7z, old Office. */
const magics: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * Reads UTF-8, UTF-16 with a byte order mark, and GBK or GB18030 where that gives Chinese text. Bytes with NUL, and what begins
 * like an archive, picture or office file, are `binary`; what is in no encoding known here is `encoding`.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return { ok: true, text: utf16(bytes, 'utf-16le'), encoding: 'utf-16' };
  if (first === 0xfe && second === 0xff)
    return { ok: true, text: utf16(bytes, 'utf-16be'), encoding: 'utf-16' };
  if (magics.some((magic) => magic.every((byte, at) => bytes[at] === byte)) || bytes.includes(0)) {
    return { ok: false, reason: 'binary' };
  }
  const text = decode(bytes, 'utf-8');
  if (text !== null) return { ok: true, text, encoding: 'utf-8' };
  const chinese = decode(bytes, 'gb18030');
  if (chinese !== null && looksChinese(chinese)) return { ok: true, text: chinese, encoding: 'gb18030' };
  return { ok: false, reason: 'encoding' };
}

function utf16(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label).decode(bytes);
}

function decode(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Almost any bytes are valid GB18030; text in it is mostly made of the common characters. */
function looksChinese(text: string): boolean {
  const foreign = text.match(/[\u0080-\uffff]/g)?.length ?? 0;
  const usual = text.match(/[\u4e00-\u9fa5\u3000-\u303f\uff00-\uff5e\u2010-\u2027]/g)?.length ?? 0;
  return foreign > 0 && usual >= foreign * 0.8;
}
