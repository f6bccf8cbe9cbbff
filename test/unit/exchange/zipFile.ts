import { crc32, deflateRawSync } from 'node:zlib';

/** A file for an archive, and the lies to tell about it. */
export interface FileInZip {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** 8 (deflated) unless said otherwise. */
  readonly method?: number;
  /** Bit 0 encrypted, bit 3 sizes after the data. */
  readonly flags?: number;
  /** Overrides in the central directory. */
  readonly central?: {
    readonly size?: number;
    readonly packed?: number;
    readonly crc?: number;
    readonly offset?: number;
  };
  /** Sizes and place in the 64-bit extra field. */
  readonly zip64?: boolean;
}

/** How the archive as a whole is written. */
interface ArchiveOptions {
  readonly zip64?: boolean;
  readonly comment?: string;
  /** What the end record says there is. */
  readonly count?: number;
}

function numbers(...pairs: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  return Buffer.concat(
    pairs.map(([bytes, value]) => {
      const part = Buffer.alloc(8);
      part.writeBigUInt64LE(BigInt(value));
      return part.subarray(0, bytes);
    }),
  );
}

/** An archive as other programs write it; independent of src/exchange/zip.ts. */
export function zipOf(files: readonly FileInZip[], options: ArchiveOptions = {}): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const data = Buffer.from(file.data as Uint8Array);
    const method = file.method ?? 8;
    const flags = file.flags ?? 0;
    const packed = method === 8 ? deflateRawSync(data) : data;
    const name = Buffer.from(file.name);
    const after = (flags & 8) !== 0;
    const told = { size: data.length, packed: packed.length, crc: crc32(data), offset, ...file.central };
    const local = Buffer.concat([
      numbers([4, 0x04034b50], [2, 20], [2, flags], [2, method], [4, 0x21_0000]),
      after
        ? numbers([4, 0], [4, 0], [4, 0])
        : numbers([4, crc32(data)], [4, packed.length], [4, data.length]),
      numbers([2, name.length], [2, 0]),
      name,
      packed,
      after
        ? numbers([4, 0x08074b50], [4, crc32(data)], [4, packed.length], [4, data.length])
        : Buffer.alloc(0),
    ]);
    // Another extra field (a time stamp's) comes first, so that a reader has to look for the right one.
    const extra = file.zip64 ? numbers([2, 0x5455], [2, 1], [2, 1]).subarray(0, 5) : Buffer.alloc(0);
    const wide = file.zip64
      ? Buffer.concat([extra, numbers([2, 1], [2, 24], [8, told.size], [8, told.packed], [8, told.offset])])
      : extra;
    const narrow = (value: number): number => (file.zip64 ? 0xffffffff : value);
    entries.push(
      Buffer.concat([
        numbers([4, 0x02014b50], [2, 20], [2, 20], [2, flags], [2, method], [4, 0x21_0000], [4, told.crc]),
        numbers([4, narrow(told.packed)], [4, narrow(told.size)], [2, name.length], [2, wide.length]),
        numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, narrow(told.offset)]),
        name,
        wide,
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const comment = Buffer.from(options.comment ?? '');
  const count = options.count ?? files.length;
  const end64 = options.zip64
    ? Buffer.concat([
        numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count]),
        numbers([8, directory.length], [8, offset]),
        numbers([4, 0x07064b50], [4, 0], [8, offset + directory.length], [4, 1]),
      ])
    : Buffer.alloc(0);
  const end = options.zip64
    ? numbers([2, 0xffff], [2, 0xffff], [4, 0xffffffff], [4, 0xffffffff])
    : numbers([2, count], [2, count], [4, directory.length], [4, offset]);
  return new Uint8Array(
    Buffer.concat([
      ...locals,
      directory,
      end64,
      numbers([4, 0x06054b50], [2, 0], [2, 0]),
      end,
      numbers([2, comment.length]),
      comment,
    ]),
  );
}
