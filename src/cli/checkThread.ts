import { parentPort, workerData } from 'node:worker_threads';
import { checkEach } from './checkFile.ts';
import type { ThreadStart } from './checkFiles.ts';
import type { Found } from './input.ts';
import { configureLanguage } from './language.ts';

// One of several threads that check files: it is sent lists of files and answers each with what it found.
const { options, language } = workerData as ThreadStart;
configureLanguage(language);
parentPort?.on('message', (files: readonly Found[]) => {
  parentPort?.postMessage(checkEach(files, options));
});
