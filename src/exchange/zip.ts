/** Reading zip archives without trusting them (PKWARE APPNOTE 6.3.10), and writing uncompressed ones. */
import { SheetRefusal } from './sheet.ts';

/** A file in an archive, as the central directory tells. Sizes are bytes; `packed` is what it takes in the archive. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header starts. */
  readonly offset: number;
}

/** What is refused before anything is unpacked, in bytes. */
const most = {
  entries: 5000,
  /** All files together, unpacked. */
  total: 100 * 1024 * 1024,
  /** From this size on a file is looked at for its ratio … */
  small: 4 * 1024 * 1024,
  /** … which in real workbooks stays below 100; deflate reaches 1030. */
  ratio: 300,
} as const;

const signature = {
  local: 0x04034b50,
  entry: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
};
const absent32 = 0xffff_ffff;

/**
 * The files of an archive by name (with `/` between folders), from its central directory; nothing is unpacked. Throws a
 * SheetRefusal: `unsupported` where it is no zip archive, `encrypted`, `zip-bomb` for what it claims to hold, `damaged`.
 */
export function readDirectory(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start, count } = findDirectory(view);
  if (count > most.entries) throw new SheetRefusal('zip-bomb');
  const entries = new Map<string, ZipEntry>();
  let at = start;
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== signature.entry)
      throw new SheetRefusal('damaged');
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > bytes.length) throw new SheetRefusal('damaged');
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw new SheetRefusal('encrypted');
    const entry = {
      // Some Windows programs write backslashes.
      name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)).replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...sizesOf(view, at, nameEnd, extraEnd),
    };
    if (entries.has(entry.name)) throw new SheetRefusal('damaged');
    entries.set(entry.name, entry);
    total += entry.size;
    if (total > most.total || (entry.size > most.small && entry.size > entry.packed * most.ratio)) {
      throw new SheetRefusal('zip-bomb');
    }
    at = next;
  }
  return entries;
}

/** Where the central directory starts and how many entries it has (4.3.16; for 64 bits 4.3.14 and 4.3.15). */
function findDirectory(view: DataView): { start: number; count: number } {
  const size = view.byteLength;
  // The end record is 22 bytes and a comment of at most 65,535.
  let end = size - 22;
  while (end >= 0 && end >= size - 22 - 0xffff && view.getUint32(end, true) !== signature.end) end--;
  if (end < 0 || view.getUint32(end, true) !== signature.end) throw new SheetRefusal('unsupported');
  const found = { start: view.getUint32(end + 16, true), count: view.getUint16(end + 10, true) };
  if (found.start !== absent32 && found.count !== 0xffff) return found;
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== signature.locator64) return found;
  const end64 = wide(view, locator + 8);
  if (end64 + 56 > size || view.getUint32(end64, true) !== signature.end64) throw new SheetRefusal('damaged');
  return { start: wide(view, end64 + 48), count: wide(view, end64 + 32) };
}

/** Sizes and place of an entry; those that do not fit 32 bits are in the extra field 1 (4.5.3), in this order. */
function sizesOf(
  view: DataView,
  at: number,
  extra: number,
  extraEnd: number,
): Pick<ZipEntry, 'packed' | 'size' | 'offset'> {
  const narrow = { size: 24, packed: 20, offset: 42 };
  const found = { size: 0, packed: 0, offset: 0 };
  let field = extra;
  while (field + 4 <= extraEnd && view.getUint16(field, true) !== 1)
    field += 4 + view.getUint16(field + 2, true);
  field += 4;
  for (const key of ['size', 'packed', 'offset'] as const) {
    found[key] = view.getUint32(at + narrow[key], true);
    if (found[key] !== absent32) continue;
    if (field + 8 > extraEnd) throw new SheetRefusal('damaged');
    found[key] = wide(view, field);
    field += 8;
  }
  return found;
}

function wide(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) throw new SheetRefusal('damaged');
  return Number(view.getBigUint64(at, true));
}

/**
 * Unpacks one file. Stops as soon as more comes out than the directory said, whatever the headers claim. Throws a SheetRefusal:
 * `zip-bomb` for that, `damaged` where less comes out or the data is broken, `unsupported` for another compression.
 */
export async function unpack(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, packed, size } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== signature.local)
    throw new SheetRefusal('damaged');
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw new SheetRefusal('damaged');
  const data = bytes.subarray(start, start + packed);
  if (entry.method === 0) {
    if (packed !== size) throw new SheetRefusal('damaged');
    return data;
  }
  if (entry.method !== 8) throw new SheetRefusal('unsupported');
  const result = new Uint8Array(size);
  let filled = 0;
  const reader = inflate(data).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new SheetRefusal('damaged');
    });
    if (done) break;
    if (filled + value.length > size) {
      await reader.cancel();
      throw new SheetRefusal('zip-bomb');
    }
    result.set(value, filled);
    filled += value.length;
  }
  if (filled < size) throw new SheetRefusal('damaged');
  return result;
}

function inflate(data: Uint8Array): ReadableStream<Uint8Array> {
  return new Blob([new Uint8Array(data)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
}

/** A file to be put into an archive; `crc` is the CRC-32 of its bytes. */
export interface ZipPart {
  readonly name: string;
  readonly crc: number;
  readonly bytes: Uint8Array;
}

/** An archive that holds `parts` uncompressed, in this order. Together they must stay below 4 GB. */
export function storedZip(parts: readonly ZipPart[]): Uint8Array {
  const encoded = parts.map(({ name, crc, bytes }) => ({ name: new TextEncoder().encode(name), crc, bytes }));
  const sum = encoded.reduce((all, { name, bytes }) => all + 76 + 2 * name.length + bytes.length, 22);
  const result = new Uint8Array(sum);
  const view = new DataView(result.buffer);
  const offsets: number[] = [];
  let at = 0;
  const put16 = (value: number) => {
    view.setUint16(at, value, true);
    at += 2;
  };
  const put32 = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const put = (bytes: Uint8Array) => {
    result.set(bytes, at);
    at += bytes.length;
  };
  // Version 2.0, names in UTF-8, stored, 1 January 1980.
  const common = (crc: number, size: number, name: Uint8Array) => {
    [20, 0x0800, 0, 0, 0x21].forEach(put16);
    [crc, size, size].forEach(put32);
    [name.length, 0].forEach(put16);
  };
  for (const { name, crc, bytes } of encoded) {
    offsets.push(at);
    put32(signature.local);
    common(crc, bytes.length, name);
    put(name);
    put(bytes);
  }
  const start = at;
  encoded.forEach(({ name, crc, bytes }, index) => {
    put32(signature.entry);
    put16(20);
    common(crc, bytes.length, name);
    [0, 0, 0].forEach(put16);
    [0, offsets[index] ?? 0].forEach(put32);
    put(name);
  });
  const length = at - start;
  put32(signature.end);
  [0, 0, encoded.length, encoded.length].forEach(put16);
  [length, start].forEach(put32);
  put16(0);
  return result;
}
