import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SheetRefusal } from '../../../src/exchange/sheet.ts';
import { readDirectory, storedZip, unpack } from '../../../src/exchange/zip.ts';
import { zipOf } from './zipFile.ts';

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const zeros = (size: number) => new Uint8Array(size);

/** What every file of an archive holds, or the code of the refusal. */
async function contents(bytes: Uint8Array): Promise<Record<string, string> | string> {
  try {
    const entries = [...readDirectory(bytes)];
    const texts = entries.map(async ([name, entry]) => [name, decode(await unpack(bytes, entry))]);
    return Object.fromEntries(await Promise.all(texts)) as Record<string, string>;
  } catch (error) {
    if (error instanceof SheetRefusal) return error.code;
    throw error;
  }
}

describe('reading an archive', () => {
  it('reads stored and deflated files, sizes behind the data, 64-bit fields, comments, backslashes', async () => {
    const files = [
      { name: 'a.xml', data: '内容' },
      { name: 'b.xml', data: 'stored', method: 0 },
      { name: 'xl\\c.xml', data: 'later', flags: 8 },
      { name: 'd.xml', data: 'wide', zip64: true },
      { name: 'empty.xml', data: '' },
    ];
    const expected = {
      'a.xml': '内容',
      'b.xml': 'stored',
      'xl/c.xml': 'later',
      'd.xml': 'wide',
      'empty.xml': '',
    };
    expect(await contents(zipOf(files))).toEqual(expected);
    expect(await contents(zipOf(files, { zip64: true, comment: 'made by hand' }))).toEqual(expected);
    // A view into a larger buffer, as a worker may get it.
    const padded = Uint8Array.from([9, 9, 9, ...zipOf(files)]);
    expect(await contents(padded.subarray(3))).toEqual(expected);
  });

  it('refuses a bomb by what its directory says, before anything is unpacked', async () => {
    const bomb = zipOf([{ name: 'a', data: zeros(8_000_000) }]);
    expect(bomb.length).toBeLessThan(10_000);
    expect(() => readDirectory(bomb)).toThrow('zip-bomb');
    const claims = zipOf([{ name: 'a', data: 'x', method: 0, central: { size: 101 * 1024 * 1024 } }]);
    expect(() => readDirectory(claims)).toThrow('zip-bomb');
    const together = Array.from({ length: 30 }, (_, index) => ({ name: `${index}`, data: zeros(3_900_000) }));
    expect(() => readDirectory(zipOf(together))).toThrow('zip-bomb');
    const wide = zipOf([{ name: 'a', data: 'x', zip64: true, central: { size: 2 ** 40 } }]);
    expect(() => readDirectory(wide)).toThrow('zip-bomb');
    const many = Array.from({ length: 5001 }, (_, index) => ({ name: `${index}`, data: '', method: 0 }));
    expect(() => readDirectory(zipOf(many))).toThrow('zip-bomb');
  });

  it('stops a file that unpacks to more than its headers say', async () => {
    const data = zeros(50_000_000);
    for (const central of [{ size: 1000 }, { size: 0 }]) {
      expect(await contents(zipOf([{ name: 'a', data, central }]))).toBe('zip-bomb');
      expect(await contents(zipOf([{ name: 'a', data, central, flags: 8 }]))).toBe('zip-bomb');
    }
  });

  it('refuses broken, encrypted and foreign archives', async () => {
    const good = zipOf([
      { name: 'a', data: 'some text that is long enough to be deflated, deflated, deflated' },
    ]);
    expect(await contents(zeros(0))).toBe('unsupported');
    expect(await contents(new TextEncoder().encode('a,b\r\nc,d\r\n'.repeat(10)))).toBe('unsupported');
    expect(await contents(good.subarray(0, good.length - 30))).toBe('unsupported');
    expect(await contents(zipOf([{ name: 'a', data: 'x' }], { count: 2 }))).toBe('damaged');
    expect(await contents(zipOf([{ name: 'a', data: 'x', central: { size: 5 } }]))).toBe('damaged');
    expect(await contents(zipOf([{ name: 'a', data: 'x', central: { packed: 5000 } }]))).toBe('damaged');
    expect(await contents(zipOf([{ name: 'a', data: 'x', central: { offset: 7 } }]))).toBe('damaged');
    expect(await contents(zipOf([{ name: 'a', data: 'x', flags: 1 }]))).toBe('encrypted');
    expect(await contents(zipOf([{ name: 'a', data: 'x', method: 9 }]))).toBe('unsupported');
    const twice = [
      { name: 'a', data: 'x' },
      { name: 'a', data: 'y' },
    ];
    expect(await contents(zipOf(twice))).toBe('damaged');
    const broken = Uint8Array.from(good);
    broken.fill(0xff, 31, 50);
    expect(await contents(broken)).toBe('damaged');
  });

  it('never fails otherwise, wherever a byte is wrong', async () => {
    const good = zipOf(
      [
        { name: 'a', data: 'text text text' },
        { name: 'b', data: 'more', zip64: true },
      ],
      { zip64: true },
    );
    const codes = ['unsupported', 'damaged', 'encrypted', 'zip-bomb'];
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = Uint8Array.from(good);
        bytes[at] = byte;
        const result = await contents(bytes);
        if (typeof result === 'string') expect(codes).toContain(result);
      }),
    );
  });
});

describe('writing an archive', () => {
  it('is read back', async () => {
    const parts = [
      { name: '[Content_Types].xml', crc: 0x12345678, bytes: new TextEncoder().encode('<Types/>') },
      { name: 'xl/工作表.xml', crc: 0, bytes: zeros(0) },
    ];
    const bytes = storedZip(parts);
    expect(await contents(bytes)).toEqual({ '[Content_Types].xml': '<Types/>', 'xl/工作表.xml': '' });
    expect(readDirectory(bytes).get('[Content_Types].xml')?.crc).toBe(0x12345678);
  });
});
