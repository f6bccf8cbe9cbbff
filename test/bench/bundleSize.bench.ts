import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Row } from './measure.ts';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');

/** What the data is. */
export const about = 'What npm run build wrote, minified. kB are 1000 bytes.';

/** Looks at dist/. */
export const needsBuild = true;

/** Sizes of everything that ships, and of what VS Code loads at activation. */
export async function run(): Promise<readonly Row[]> {
  const atStart = [
    ...new Set([...(await withStaticImports('main.mjs')), ...(await withStaticImports('extension.mjs'))]),
  ];
  const chunks = (await readdir(path.join(dist, 'chunks')).catch(() => [])).map((name) => `chunks/${name}`);
  const raci = await withStaticImports('webview/raci.js');
  const behind = (await readdir(path.join(dist, 'webview/raci')))
    .map((name) => `webview/raci/${name}`)
    .filter((file) => !raci.includes(file));
  return [
    row('main bundle: what activation loads', await bytes(atStart), 150),
    row('main bundle, compressed', await compressed(atStart)),
    row('with every lazily loaded chunk', await bytes(['main.mjs', 'extension.mjs', ...chunks])),
    row('what a browser starts with', await bytes(['browser.js', ...atStart])),
    row(
      'worker of the case library in a browser',
      await bytes(await withStaticImports('browserLibraryWorker.mjs')),
    ),
    row('command line: what its start loads', await bytes(await withStaticImports('cli.mjs'))),
    row('RACI webview: what its first picture loads', await bytes(raci), 80),
    row('RACI webview, compressed', await compressed(raci)),
    row('RACI webview with what is loaded behind the picture', await bytes([...raci, ...behind])),
    row('form webview', await bytes(['webview/retrospective.js']), 220),
    row('page that copies a reply with its layout', await bytes(['webview/richCopy.js'])),
    row('recogniser, read on first use', await bytes(['recogniser.json']), 200),
    row('form webview, compressed', await compressed(['webview/retrospective.js'])),
    row('cases webview', await bytes(['webview/cases.js']), 200),
    row('reading pane of a case', await bytes(['webview/caseReader.js']), 200),
    row('insights webview', await bytes(['webview/insights.js']), 60),
    ...(await packaged()),
  ];
}

function row(what: string, size: number, atMost?: number): Row {
  const kB = size / 1000;
  return {
    what,
    median: kB,
    p95: kB,
    unit: 'kB',
    ...(atMost === undefined ? {} : { target: { of: 'median', atMost } }),
  };
}

/** The packaged extension, once `npm run package` has made it. */
async function packaged(): Promise<Row[]> {
  const files = (await readdir(root)).filter((name) => name.endsWith('.vsix'));
  return Promise.all(
    files.map(async (name) => row(`package ${name}`, (await stat(path.join(root, name))).size, 1500)),
  );
}

/** `entry` and the chunks it imports before its first line runs; `import()` does not count. */
async function withStaticImports(entry: string): Promise<string[]> {
  const seen = new Set([entry]);
  for (const file of seen) {
    const code = await readFile(path.join(dist, file), 'utf8');
    for (const [, imported] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+)["']/g)) {
      if (imported) seen.add(path.posix.join(path.posix.dirname(file), imported));
    }
  }
  return [...seen];
}

async function bytes(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(dist, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function compressed(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(path.join(dist, file))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
