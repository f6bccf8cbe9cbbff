import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Checked, FileOptions } from './checkFile.ts';
import { checkEach } from './checkFile.ts';
import type { Found } from './input.ts';
import { currentLanguage } from './language.ts';
import { shippedPath } from './shipped.ts';

/** Fewer files than this for each thread are checked before a second thread is ready. */
const fewestForThread = 250;
/** So many files a thread gets at a time. */
const together = 50;
const mostThreads = 8;

/** What a thread is told when it starts. */
export interface ThreadStart {
  readonly options: FileOptions;
  readonly language: ReturnType<typeof currentLanguage>;
}

/** Checks files, many of them on all cores; what is found comes in the order of the files. */
export async function checkFiles(files: readonly Found[], options: FileOptions): Promise<readonly Checked[]> {
  const threads = Math.min(availableParallelism(), mostThreads, Math.floor(files.length / fewestForThread));
  // Standard input belongs to this thread.
  if (threads < 2 || files.some(({ file }) => file === '-')) return [checkEach(files, options)];
  const workerData: ThreadStart = { options, language: currentLanguage() };
  const workers = Array.from(
    { length: threads },
    () => new Worker(shippedPath('dist/checkThread.mjs'), { workerData }),
  );
  const results: Checked[] = [];
  let next = 0;
  const keepBusy = async (worker: Worker): Promise<void> => {
    while (next * together < files.length) {
      const part = next++;
      results[part] = await checked(worker, files.slice(part * together, (part + 1) * together));
    }
  };
  try {
    await Promise.all(workers.map(keepBusy));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}

/** What a thread finds in some files. */
function checked(worker: Worker, files: readonly Found[]): Promise<Checked> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('a thread of the check ended'));
    worker.once('exit', ended);
    worker.once('error', reject);
    worker.once('message', (result: Checked) => {
      worker.off('exit', ended);
      worker.off('error', reject);
      resolve(result);
    });
    worker.postMessage(files);
  });
}
