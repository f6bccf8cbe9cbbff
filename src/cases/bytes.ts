/** Views of typed arrays that are stored one behind the other; each starts at a multiple of eight bytes. */
export class Packer {
  readonly #parts: ArrayBufferView[] = [];

  add(part: ArrayBufferView): void {
    this.#parts.push(part);
  }

  /**
   * All parts in one array: a head of `magic`, version, length and checksum, the number of parts, the length of each, the parts.
   * The checksum changes with each bit of what it covers.
   */
  pack(magic: number, version: number): Uint8Array {
    const lengths = headLength + 4 * this.#parts.length;
    const total = this.#parts.reduce((sum, part) => sum + align(part.byteLength), align(lengths));
    const bytes = new Uint8Array(total);
    const head = new Uint32Array(bytes.buffer, 0, lengths / 4);
    head[0] = magic;
    head[1] = version;
    head[2] = total;
    head[3] = this.#parts.length;
    let at = align(lengths);
    this.#parts.forEach((part, index) => {
      head[headLength / 4 + index] = part.byteLength;
      bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
      at += align(part.byteLength);
    });
    const sums = checksum(bytes);
    head.set(sums, 4);
    return bytes;
  }
}

const headLength = 32;

function align(length: number): number {
  return (length + 7) & ~7;
}

/**
 * Four running products over the 32-bit words, the place of the checksum itself left out. Each step is one-to-one in the word and in
 * the sum before it, so a change of a single word always shows in the sum of its lane.
 */
function checksum(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  let a = 0x2545f491;
  let b = 0x9e3779b9;
  let c = 0x85ebca6b;
  let d = 0xc2b2ae35;
  for (let at = 0; at < 4; at++) a = Math.imul(a ^ (words[at] ?? 0), 0x01000193);
  const whole = words.length - ((words.length - 8) & 3);
  let at = 8;
  for (; at < whole; at += 4) {
    a = Math.imul(a ^ (words[at] ?? 0), 0x01000193);
    b = Math.imul(b ^ (words[at + 1] ?? 0), 0x01000193);
    c = Math.imul(c ^ (words[at + 2] ?? 0), 0x01000193);
    d = Math.imul(d ^ (words[at + 3] ?? 0), 0x01000193);
  }
  for (; at < words.length; at++) a = Math.imul(a ^ (words[at] ?? 0), 0x01000193);
  return Uint32Array.of(a >>> 0, b >>> 0, c >>> 0, d >>> 0);
}

/** Reads what `Packer` wrote, part for part. */
export class Cursor {
  readonly #bytes: Uint8Array;
  readonly #lengths: Uint32Array;
  #part = 0;
  #at: number;

  private constructor(bytes: Uint8Array, lengths: Uint32Array) {
    this.#bytes = bytes;
    this.#lengths = lengths;
    this.#at = align(headLength + lengths.byteLength);
  }

  /** Null where the bytes are not, or no longer, what `pack` made with this magic number and version. */
  static open(stored: Uint8Array, magic: number, version: number): Cursor | null {
    if (stored.byteLength < headLength || (stored.byteLength & 7) !== 0) return null;
    // Typed arrays need their own alignment; a buffer that was cut out of a larger one may lack it.
    const bytes = (stored.byteOffset & 7) === 0 ? stored : stored.slice();
    const head = new Uint32Array(bytes.buffer, bytes.byteOffset, headLength / 4);
    if (head[0] !== magic || head[1] !== version || head[2] !== bytes.byteLength) return null;
    const sums = checksum(bytes);
    if (sums.some((sum, lane) => head[4 + lane] !== sum)) return null;
    const count = head[3] ?? 0;
    if (headLength + 4 * count > bytes.byteLength) return null;
    return new Cursor(bytes, new Uint32Array(bytes.buffer, bytes.byteOffset + headLength, count));
  }

  get parts(): number {
    return this.#lengths.length;
  }

  #next(): { offset: number; length: number } {
    const length = this.#lengths[this.#part++] ?? 0;
    const offset = this.#bytes.byteOffset + this.#at;
    this.#at += align(length);
    return { offset, length };
  }

  uint8(): Uint8Array {
    const { offset, length } = this.#next();
    return new Uint8Array(this.#bytes.buffer, offset, length);
  }

  uint32(): Uint32Array {
    const { offset, length } = this.#next();
    return new Uint32Array(this.#bytes.buffer, offset, length >> 2);
  }

  int32(): Int32Array {
    const { offset, length } = this.#next();
    return new Int32Array(this.#bytes.buffer, offset, length >> 2);
  }

  float64(): Float64Array {
    const { offset, length } = this.#next();
    return new Float64Array(this.#bytes.buffer, offset, length >> 3);
  }
}
