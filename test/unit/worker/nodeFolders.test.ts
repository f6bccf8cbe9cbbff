import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { LibraryEngine } from '../../../src/worker/libraryEngine.ts';
import { NodeStore } from '../../../src/worker/node/nodeStore.ts';
import { namesFound as names, openLibrary as open, put, rootAt } from './openLibrary.ts';

const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fupan-library-'));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('a folder of the disk', () => {
  it('is read, and changes of files and folders are followed', async () => {
    const folder = newFolder();
    put(folder, 'a.md', '# 库存对不上');
    const { engine, reader } = await open(rootAt(folder), newFolder());
    expect(await reader.scan('k')).toBe('done');
    expect(await names(engine, '库存')).toEqual(['a.md']);
    put(folder, '旧.md', '# 打印机卡纸');
    await reader.update('k', ['旧.md']);
    expect(await names(engine, '打印机卡纸')).toEqual(['旧.md']);
    put(folder, 'sub/deep/b.md', '# 打印机换色带');
    await reader.update('k', ['sub']);
    expect(await names(engine, '打印机')).toEqual(['b.md', '旧.md']);
    renameSync(path.join(folder, 'sub'), path.join(folder, 'other'));
    await reader.update('k', ['sub', 'other']);
    expect(await names(engine, '打印机')).toEqual(['b.md', '旧.md']);
    rmSync(path.join(folder, 'other'), { recursive: true });
    await reader.update('k', ['other']);
    expect(await names(engine, '打印机')).toEqual(['旧.md']);
  });
});

describe('files that are no cases', () => {
  it('are left out with the reason, and the rest is searched', async () => {
    const folder = newFolder();
    put(folder, 'good.md', '# 库存对不上');
    put(folder, 'zip.md', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0));
    put(folder, 'nul.md', Uint8Array.of(0x61, 0, 0x62));
    put(folder, 'utf16.md', Buffer.from('\ufeff# 宽字符', 'utf16le'));
    // 库存中断 in GBK.
    put(folder, 'gbk.md', Uint8Array.of(0x23, 0x20, 0xbf, 0xe2, 0xb4, 0xe6, 0xd6, 0xd0, 0xb6, 0xcf));
    put(folder, 'large.md', '');
    truncateSync(path.join(folder, 'large.md'), 100 * 1024 * 1024);
    put(folder, 'notes.txt', '库存');
    put(folder, 'node_modules/x/readme.md', '库存');
    mkdirSync(path.join(folder, 'folder.md'));
    put(folder, 'folder.md/inside.md', '# 夹中');
    symlinkSync(folder, path.join(folder, 'circle'));
    symlinkSync('circle2.md', path.join(folder, 'circle2.md'));
    symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'lost.md'));
    const { engine, reader } = await open(rootAt(folder), newFolder());
    expect(await reader.scan('k')).toBe('done');
    expect(await names(engine)).toEqual(['gbk.md', 'good.md', 'inside.md', 'utf16.md']);
    expect(await names(engine, '库存中断')).toEqual(['gbk.md']);
    const skipped = (await engine.skipped()).map(({ uri, reason }) => [uri.split('/').at(-1), reason]);
    expect(skipped.sort()).toEqual([
      ['circle2.md', 'link-circle'],
      ['large.md', 'too-large'],
      ['lost.md', 'broken-link'],
      ['nul.md', 'binary'],
      ['zip.md', 'binary'],
    ]);
  });

  it('are told apart also where they come while everything is watched: a pipe would never end', async () => {
    const folder = newFolder();
    put(folder, 'good.md', '# 库存对不上');
    const { engine, reader } = await open(rootAt(folder), newFolder());
    await reader.scan('k');
    execFileSync('mkfifo', [path.join(folder, 'pipe.md')]);
    symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'lost.md'));
    rmSync(path.join(folder, 'good.md'));
    put(folder, 'good.md/inside.md', '# 夹中');
    await reader.update('k', ['pipe.md', 'lost.md', 'good.md', 'good.md/inside.md', 'never.md']);
    expect(await names(engine)).toEqual(['inside.md']);
    const skipped = (await engine.skipped()).map(({ uri, reason }) => [uri.split('/').at(-1), reason]);
    expect(skipped.sort()).toEqual([
      ['lost.md', 'broken-link'],
      ['pipe.md', 'no-file'],
    ]);
  });

  it('of a code repository are only those that say so or lie in the folder of retrospectives', async () => {
    const folder = newFolder();
    put(folder, 'README.md', '# 说明');
    put(folder, 'docs/review.md', '---\nfupan: retrospective\ntitle: 上线延期\n---\n');
    put(folder, 'docs/old.md', '---\nfupan: raci\n---\n');
    put(folder, 'retrospectives/plain.md', '# 没有头部');
    put(folder, 'cases/own.md', '# 另一个库');
    const { engine, reader } = await open(
      rootAt(folder, { only: ['retrospectives'], without: ['cases'] }),
      newFolder(),
    );
    await reader.scan('k');
    expect(await names(engine)).toEqual(['plain.md', 'review.md']);
    put(folder, 'README.md', '---\nfupan: case\n---\n');
    await reader.update('k', ['README.md']);
    put(folder, 'docs/review.md', '# 不再是复盘');
    await reader.update('k', ['docs/review.md']);
    expect(await names(engine)).toEqual(['README.md', 'plain.md']);
  });
});

describe('thousands of files', () => {
  it('that come and go at once are followed in one go', async () => {
    const folder = newFolder();
    put(folder, 'stays.md', '# 库存');
    for (let at = 0; at < 2000; at++) put(folder, `many/${String(at)}.md`, `# 批量${String(at)}`);
    const { engine, reader } = await open(rootAt(folder), newFolder());
    await reader.scan('k');
    expect((await engine.search({ query: '批量', limit: 1 })).total).toBe(2000);
    const gone = Array.from({ length: 1500 }, (_, at) => `many/${String(at)}.md`);
    for (const file of gone) rmSync(path.join(folder, file));
    await reader.update('k', gone);
    expect((await engine.search({ query: '批量', limit: 1 })).total).toBe(500);
    rmSync(path.join(folder, 'many'), { recursive: true });
    await reader.update('k', ['many']);
    expect(await names(engine)).toEqual(['stays.md']);
  });
});

describe('a folder that vanishes', () => {
  it('keeps what was found in it, and is looked through again when it is back', async () => {
    const folder = newFolder();
    put(folder, 'team/a.md', '# 库存对不上账');
    const { engine, reader } = await open(rootAt(path.join(folder, 'team')), newFolder());
    await reader.scan('k');
    renameSync(path.join(folder, 'team'), path.join(folder, 'away'));
    expect(await reader.scan('k')).toBe('missing');
    // Four characters: the index alone cannot tell, and the text is not there.
    expect(await names(engine, '对不上账')).toEqual(['a.md']);
    renameSync(path.join(folder, 'away'), path.join(folder, 'team'));
    rmSync(path.join(folder, 'team', 'a.md'));
    expect(await reader.scan('k')).toBe('done');
    expect(await names(engine)).toEqual([]);
  });

  it('is empty and not missing where it need not be there', async () => {
    const folder = newFolder();
    const { reader, engine } = await open(rootAt(path.join(folder, 'none'), { optional: true }), newFolder());
    expect(await reader.scan('k')).toBe('done');
    expect(await engine.records()).toEqual([]);
  });
});

/** Something that happens to the files of a folder. */
type Step =
  | { readonly kind: 'write'; readonly file: string; readonly text: string }
  | { readonly kind: 'delete' | 'deleteFolder'; readonly file: string }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string };

const fileName = fc.constantFrom('a.md', 'b.md', 'x/a.md', 'x/库存.md', 'x/y/c.md', 'z/d.markdown');
const text = fc.constantFrom(
  '# 库存对不上',
  '# 库存 同步失败\n\n接口超时',
  '---\nfupan: case\ndate: 2026-03-05\ntags: [接口]\n---\n原因：重复入库',
  'PK\u0003\u0004',
  '',
  'plain words of a report',
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), file: fileName, text }) },
  fc.record({ kind: fc.constantFrom('delete' as const, 'deleteFolder' as const), file: fileName }),
  fc.record({ kind: fc.constant('rename' as const), file: fileName, to: fileName }),
);

/** Makes the step, and names the paths that a watcher would tell of. */
function take(folder: string, each: Step, tick: number): string[] {
  const at = path.join(folder, each.file);
  switch (each.kind) {
    case 'write':
      put(folder, each.file, each.text);
      // Two changes within a tick of the clock are told apart, as they are on a disk that people work on.
      utimesSync(at, tick, tick);
      return [each.file];
    case 'delete':
      rmSync(at, { force: true });
      return [each.file];
    case 'deleteFolder': {
      const parent = path.dirname(each.file);
      if (parent === '.') return [];
      rmSync(path.join(folder, parent), { recursive: true, force: true });
      return [parent];
    }
    case 'rename':
      if (!existsSync(at) || each.file === each.to) return [];
      mkdirSync(path.dirname(path.join(folder, each.to)), { recursive: true });
      renameSync(at, path.join(folder, each.to));
      return [each.file, each.to];
  }
}

/** Everything that an engine says of its files. */
async function all(engine: LibraryEngine): Promise<unknown> {
  const queries = ['', '库存', '接口超时', 'tag:接口', '重复入库', 'plain', '库存 -失败'];
  const answers = await Promise.all(queries.map((query) => engine.search({ query, limit: 100 })));
  return {
    answers,
    skipped: [...(await engine.skipped())].sort((a, b) => (a.uri < b.uri ? -1 : 1)),
  };
}

async function rebuilt(folder: string): Promise<unknown> {
  const { engine, reader } = await open(rootAt(folder), newFolder());
  await reader.scan('k');
  return all(engine);
}

describe('an index', () => {
  it('equals a rebuild after any changes, whether they were told of or found at the next start', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 12 }),
        fc.array(step, { maxLength: 6 }),
        async (told, found) => {
          const folder = newFolder();
          const storage = newFolder();
          put(folder, 'x/a.md', '# 起点');
          const first = await open(rootAt(folder), storage);
          await first.reader.scan('k');
          let tick = 1000;
          for (const each of told) await first.reader.update('k', take(folder, each, tick++));
          expect(await all(first.engine)).toEqual(await rebuilt(folder));
          await first.engine.save();
          for (const each of found) take(folder, each, tick++);
          const second = await open(rootAt(folder), storage);
          await second.reader.scan('k');
          expect(await all(second.engine)).toEqual(await rebuilt(folder));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('that is stored answers before anything is looked at', async () => {
    const folder = newFolder();
    const storage = newFolder();
    put(folder, 'a.md', '# 库存对不上');
    put(folder, 'b.md', Uint8Array.of(0x61, 0, 0x62));
    const first = await open(rootAt(folder), storage);
    await first.reader.scan('k');
    const { engine } = await open(rootAt(folder), storage);
    expect(await all(engine)).toEqual(await all(first.engine));
  });

  it('whose file was cut off or changed in any byte is built anew', async () => {
    const folder = newFolder();
    const storage = newFolder();
    put(folder, 'a.md', '# 库存对不上');
    put(folder, 'x/b.md', '# 接口超时');
    const first = await open(rootAt(folder), storage);
    await first.reader.scan('k');
    const wanted = await all(first.engine);
    const file = path.join(storage, 'k.index');
    const stored = readFileSync(file);
    const damaged = fc.oneof(
      fc.nat(stored.length - 1).map((length) => stored.subarray(0, length)),
      fc.tuple(fc.nat(stored.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, bits]) => {
        const copy = Buffer.from(stored);
        copy[at] = (copy[at] ?? 0) ^ bits;
        return copy;
      }),
      fc.uint8Array({ maxLength: 100 }),
    );
    await fc.assert(
      fc.asyncProperty(damaged, async (bytes) => {
        writeFileSync(file, bytes);
        const { engine, reader } = await open(rootAt(folder), storage);
        // Nothing of a damaged index is believed.
        expect(await names(engine)).toEqual([]);
        await reader.scan('k');
        expect(await all(engine)).toEqual(wanted);
      }),
      { numRuns: 25 },
    );
  });

  it('is deleted when nobody has asked for it for months, as is what a killed writer left behind', async () => {
    const storage = newFolder();
    const store = new NodeStore(storage, 'one');
    const day = 24 * 3600 * 1000;
    const now = Date.now();
    const at = (name: string, age: number) => {
      put(storage, name, 'x');
      utimesSync(path.join(storage, name), (now - age) / 1000, (now - age) / 1000);
    };
    at('unused.index', 100 * day);
    at('used.index', 100 * day);
    at('recent.index', 50 * day);
    at('recent.index.4711-1', 2 * day);
    at('recent.index.4712-1', 0);
    at('notes.txt', 1000 * day);
    await store.readStored('used');
    store.tidy(now);
    expect(readdirSync(storage).sort()).toEqual([
      'notes.txt',
      'recent.index',
      'recent.index.4712-1',
      'used.index',
    ]);
  });

  it('is stored all at once: a writer that is killed leaves the one of before', async () => {
    const storage = newFolder();
    const store = new NodeStore(storage, 'one');
    await store.writeStored('k', Uint8Array.of(1, 2, 3));
    // What a killed writer leaves behind.
    writeFileSync(path.join(storage, 'k.index.two'), Uint8Array.of(9));
    expect([...((await store.readStored('k')) ?? [])]).toEqual([1, 2, 3]);
    await store.writeStored('k', Uint8Array.of(4));
    expect([...((await store.readStored('k')) ?? [])]).toEqual([4]);
  });
});
