// The library's worker in a process of its own: `node libraryWorker.mjs STORAGE [FOLDER]` starts the worker of dist/, lets it find its
// stored index and read a folder, searches a while and prints as JSON how long the first answer took and what memory is left.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { MessageChannel, Worker } from 'node:worker_threads';
import { root } from '../../scripts/processes.mjs';

const self = fileURLToPath(import.meta.url);

/**
 * @typedef {{ kept: number, resident: number, first: number }} Measures `kept` is the worker's heap and buffers, `resident` the whole
 *   process, in MB; `first` the time from its start to the first answer, in ms
 */

/**
 * @param {string | null} folder what is read; null for a worker that was only started
 * @param {string} storage where the index is kept
 * @returns {Promise<Measures>}
 */
export async function measureWorker(folder, storage) {
  const args = [self, storage, ...(folder === null ? [] : [folder])];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout);
}

/** Loads the worker, and tells its memory whenever it is asked through a port of its own. */
const started = `
const { workerData } = require('node:worker_threads');
const { setFlagsFromString } = require('node:v8');
setFlagsFromString('--expose-gc');
const collect = require('node:vm').runInNewContext('gc');
workerData.memory.on('message', async () => {
  // Buffers go a while after what held them.
  for (let turn = 0; turn < 4; turn++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  workerData.memory.postMessage({ kept: (heapUsed + external) / 1e6, resident: rss / 1e6 });
});
import(workerData.worker);
`;

/** @param {string} storage @param {string} [folder] */
async function main(storage, folder) {
  const { port1, port2 } = new MessageChannel();
  const synonyms = JSON.parse(await readFile(path.join(root, 'templates/cases/synonyms.json'), 'utf8'));
  const begun = performance.now();
  const worker = new Worker(started, {
    eval: true,
    workerData: {
      storage,
      marks: new SharedArrayBuffer(8),
      worker: pathToFileURL(path.join(root, 'dist', 'libraryWorker.mjs')).href,
      memory: port2,
    },
    transferList: [port2],
  });
  /** @type {Map<number, (value: any) => void>} */
  const waiting = new Map();
  worker.on('message', ({ id, value, call }) => {
    if (call === undefined) waiting.get(id)?.(value);
  });
  let last = 0;
  /** @param {string} name @param {unknown[]} args @returns {Promise<any>} */
  const call = (name, ...args) =>
    new Promise((resolve) => {
      waiting.set(++last, resolve);
      worker.postMessage({ id: last, call: name, args });
    });
  await call('start', synonyms);
  let first = performance.now() - begun;
  if (folder !== undefined) {
    const uri = pathToFileURL(folder).href;
    const base = { name: 'bench', path: folder, only: null, without: [], optional: false };
    await call('setRoots', [{ key: 'bench', uri, ...base }]);
    await call('search', { query: '库存', limit: 20 });
    first = performance.now() - begun;
    await call('scan', 'bench');
    for (const query of ['库', '库存', '接口超时', 'err', '客户', '同步 失败', 'product:WMS', '']) {
      await call('search', { query, limit: 50 });
    }
  }
  const memory = await new Promise((resolve) => {
    port1.on('message', resolve);
    port1.postMessage(null);
  });
  console.log(JSON.stringify({ ...memory, first }));
  process.exit(0);
}

const [, script, storage, folder] = process.argv;
if (script === self && storage !== undefined) await main(storage, folder);
