// What only real processes, threads and file systems can show.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import synonyms from '../../../templates/cases/synonyms.json';
import { WorkerClient } from '../../../src/vscode/cases/workerClient.ts';
import type { LibraryHost, ReadFile, Root } from '../../../src/worker/messages.ts';
import { loadPlatform } from '../../../src/worker/node/nodePlatform.ts';
import { namesFound, openLibrary, put, rootAt } from './openLibrary.ts';

let built: string;
const folders: string[] = [];

/** Another user may come in here, too. */
function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fupan-processes-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

beforeAll(async () => {
  built = mkdtempSync(path.join(tmpdir(), 'fupan-built-'));
  chmodSync(built, 0o755);
  // As the product is: the packages' variants for Node are CommonJS, whose require() an ES module lacks.
  await build({
    bundle: true,
    platform: 'browser',
    format: 'esm',
    external: ['node:*'],
    outExtension: { '.js': '.mjs' },
    entryPoints: {
      'dist/libraryWorker': 'src/worker/node/nodeWorker.ts',
      libraryProcess: 'test/unit/worker/libraryProcess.ts',
    },
    outdir: built,
  });
});
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

const program = () => path.join(built, 'libraryProcess.mjs');

/** The worker in a thread, as the extension starts it; looked at often, so that nobody waits for what hangs. */
async function startClient(
  roots: readonly Root[],
): Promise<{ client: WorkerClient; told: string[]; storage: string }> {
  const storage = newFolder();
  const platform = await loadPlatform({
    path: built,
    storage,
    read: () => Promise.reject(new Error('none')),
  });
  const host: LibraryHost = {
    readStored: () => Promise.resolve(null),
    writeStored: () => Promise.resolve(),
    read: () => Promise.resolve([]),
    progress: () => Promise.resolve(),
  };
  const told: string[] = [];
  const client = new WorkerClient(platform, host, () => Promise.resolve(synonyms), {
    failed: (error) => told.push(error.message),
    hangs: (key) => told.push(key),
    looking: 150,
  });
  await client.setRoots(roots);
  return { client, told, storage };
}

describe('a network folder that hangs', () => {
  it('is left alone and named, while everything else goes on, until it answers again', async () => {
    const [near, far] = [newFolder(), newFolder()];
    put(near, 'a.md', '# 库存对不上账\n\n接口超时。\n');
    put(far, 'b.md', '# 库存没有同步\n\n网络断线。\n');
    const roots = [rootAt(near, { key: 'near' }), rootAt(far, { key: 'far', name: 'department' })];
    const { client, told } = await startClient(roots);
    expect([await client.scan('near'), await client.scan('far')]).toEqual(['done', 'done']);
    // Opening a pipe that nobody writes to never returns, like a file of a server that is gone.
    rmSync(path.join(far, 'b.md'));
    execFileSync('mkfifo', [path.join(far, 'b.md')]);
    const { hits } = await client.search({ query: '库存', limit: 10 });
    expect(told).toEqual([`a folder does not answer: ${pathToFileURL(far).href}`, 'far']);
    // What the index knows of it is found, its text is not there.
    expect(hits.map(({ title }) => title.text).sort()).toEqual(['库存对不上账', '库存没有同步']);
    expect(hits.find(({ uri }) => uri.endsWith('b.md'))?.snippet.text).toBe('');
    expect(await client.skipped()).toEqual([{ uri: pathToFileURL(far).href, reason: 'unreachable' }]);
    // The other library is searched and followed as before.
    put(near, 'c.md', '# 打印机卡纸\n');
    await client.update('near', ['c.md']);
    expect(await namesFound(client, '打印机卡纸')).toEqual(['c.md']);
    // It is back.
    rmSync(path.join(far, 'b.md'));
    put(far, 'b.md', '# 库存没有同步\n\n换了交换机。\n');
    expect(await client.scan('far')).toBe('done');
    expect(await client.skipped()).toEqual([]);
    expect(await namesFound(client, '换了交换机')).toEqual(['b.md']);
    client.dispose();
  });

  it('ends a pass that it hangs in, and no other', async () => {
    const [near, far] = [newFolder(), newFolder()];
    put(near, 'a.md', '# 库存对不上账\n');
    const roots = [rootAt(near, { key: 'near' }), rootAt(far, { key: 'far' })];
    const { client, told } = await startClient(roots);
    for (let at = 0; at < 3000; at++) put(far, `${String(at)}.md`, `# 案例${String(at)}\n`);
    const passes = Promise.all([client.scan('far'), client.scan('near')]);
    // The last file that is read turns into a pipe while others are read.
    const last = readdirSync(far).at(-1) ?? '';
    rmSync(path.join(far, last));
    execFileSync('mkfifo', [path.join(far, last)]);
    const [there, here] = await passes;
    expect(here).toBe('done');
    // Whether it was listed before or after decides which of the two it is.
    expect(there).toBe(told.includes('far') ? 'missing' : 'done');
    expect(await namesFound(client, '库存对不上账')).toEqual(['a.md']);
    client.dispose();
  });
});

describe('fifty thousand files that are deleted at once', () => {
  it('are taken out while questions are answered in between', async () => {
    const folder = newFolder();
    const { client } = await startClient([rootAt(folder)]);
    put(folder, 'stays.md', '# 库存对不上账\n');
    await client.scan('k');
    // They are in the index and no longer on the disk.
    const gone = Array.from({ length: 50_000 }, (_, at) => `many/${String(at % 100)}/${String(at)}.md`);
    const content = new TextEncoder().encode('# 批量案例\n');
    for (let from = 0; from < gone.length; from += 1000) {
      const files = gone.slice(from, from + 1000);
      const read = files.map((file): ReadFile => ({ path: file, size: 1, mtime: 1, content }));
      await client.add('k', read, from + 1000 < gone.length);
    }
    expect((await client.search({ query: '批量案例', limit: 1 })).total).toBe(50_000);
    const ends: string[] = [];
    const updated = client.update('k', gone).then(() => ends.push('deleted'));
    expect(await namesFound(client, '库存对不上账')).toEqual(['stays.md']);
    ends.push('answered');
    await updated;
    expect(ends).toEqual(['answered', 'deleted']);
    expect(await namesFound(client)).toEqual(['stays.md']);
    client.dispose();
  });
});

describe('a process that is killed while it stores the index', () => {
  it('leaves one that is whole, from which the next start answers right', async () => {
    const [folder, storage] = [newFolder(), newFolder()];
    for (let at = 0; at < 400; at++)
      put(folder, `${String(at)}.md`, `# 案例${String(at)}\n\n库存同步第${String(at)}次。\n`);
    let whole = 0;
    for (let round = 0; round < 8; round++) {
      await killAfter(folder, storage, 1 + (round % 4));
      const { engine, reader } = await openLibrary(rootAt(folder), storage);
      // Before anything is looked at: an index was stored, so that one has to be there.
      if ((await engine.search({ query: '库存同步', limit: 1 })).total === 400) whole++;
      expect(await reader.scan('k')).toBe('done');
      const fresh = await openLibrary(rootAt(folder), newFolder());
      await fresh.reader.scan('k');
      for (const query of ['', '库存同步第7次', '接口超时', 'title:第']) {
        const answer = await engine.search({ query, limit: 500 });
        expect(answer).toEqual(await fresh.engine.search({ query, limit: 500 }));
      }
    }
    expect(whole).toBe(8);
  });
});

/** Lets a process store the index so many times, and kills it at some moment of the time after. */
async function killAfter(folder: string, storage: string, times: number): Promise<void> {
  const child = spawn(process.execPath, [program(), 'store', folder, storage], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let stored = 0;
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      stored += data.length;
      if (stored >= times) resolve();
    });
  });
  // Any moment will do; where it falls differs from run to run.
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 12));
  child.kill('SIGKILL');
  await ended;
}

describe('a folder without rights', () => {
  it('is named with the reason, and the rest is searched', async () => {
    const [folder, storage] = [newFolder(), newFolder()];
    put(folder, 'open.md', '# 库存对不上账\n');
    put(folder, 'secret.md', '# 机密\n');
    put(folder, 'closed/inside.md', '# 里面\n');
    chmodSync(storage, 0o777);
    chmodSync(path.join(folder, 'secret.md'), 0);
    chmodSync(path.join(folder, 'closed'), 0);
    // Nothing is closed to root: somebody else looks.
    const nobody = 65534;
    const who = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
    const { stdout } = await promisify(execFile)(process.execPath, [program(), 'look', folder, storage], who);
    expect(JSON.parse(stdout)).toEqual({
      end: 'done',
      names: ['open.md'],
      skipped: [
        ['closed', 'no-permission'],
        ['secret.md', 'no-permission'],
      ],
    });
    chmodSync(path.join(folder, 'closed'), 0o700);
  });
});
