import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import synonymTable from '../../templates/cases/synonyms.json';
import { CaseIndex } from '../../src/cases/caseIndex.ts';
import { decodeText } from '../../src/cases/decode.ts';
import type { Query } from '../../src/cases/query.ts';
import { parseQuery } from '../../src/cases/query.ts';
import { searchCases } from '../../src/cases/search.ts';
import { similarCases } from '../../src/cases/similar.ts';
import { compileSynonyms } from '../../src/cases/synonyms.ts';
import type { CaseFile } from './caseLibrary.ts';
import { caseLibrary, typedQueries } from './caseLibrary.ts';
import type { Row, Target } from './measure.ts';
import { measure, timesOf } from './measure.ts';
import type { PeerResult } from './searchPeers.ts';
import { flexSearch, miniSearch, plainScan, ripgrep, sqliteFts } from './searchPeers.ts';

const synonyms = compileSynonyms(synonymTable);
/** FUPAN_BENCH_FILES=100000 measures another size; peers that would take minutes there are left out. */
const sizes = process.env['FUPAN_BENCH_FILES']?.split(',').map(Number) ?? [1000, 10_000];
const mostForSlowPeers = 20_000;

/** What the data is. */
export const about = `Generated cases of about 3 kB (${sizes.join(', ')} files); queries of 1 to 4 characters as they are typed; ours as in the Cases view: the 20 best hits in order, each verified, and the counts of all facets (peers only find). Recall and precision are against the plain scan.`;

function stageAll(files: readonly CaseFile[]): CaseIndex {
  const index = new CaseIndex(synonyms);
  for (const file of files) index.stage({ ...file, library: 'bench', size: file.text.length, mtime: 1 });
  index.commit();
  return index;
}

function quality(found: readonly (readonly number[])[], truth: readonly (readonly number[])[]): string {
  let both = 0;
  let given = 0;
  let wanted = 0;
  truth.forEach((right, at) => {
    const hits = new Set(found[at]);
    both += right.filter((file) => hits.has(file)).length;
    given += hits.size;
    wanted += right.length;
  });
  return `recall ${(both / wanted).toFixed(3)}, precision ${(both / Math.max(1, given)).toFixed(3)}`;
}

/** The engine alone: all peers answer the same queries from memory, ripgrep from disk. */
export async function run(): Promise<readonly Row[]> {
  return sizes.flatMap((size) => measureSize(size));
}

function measureSize(size: number): Row[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'fupan-bench-'));
  try {
    const files = caseLibrary(size, 20261120);
    const library = path.join(folder, 'library');
    mkdirSync(library);
    for (const file of files) writeFileSync(path.join(library, file.path), file.text);
    return [...engineRows(files, library, folder), ...diskRows(files, library), ...changeRows(files)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function name(size: number, what: string): string {
  return `${size >= 1000 ? `${String(size / 1000)}k` : String(size)}: ${what}`;
}

function engineRows(files: readonly CaseFile[], library: string, folder: string): Row[] {
  const size = files.length;
  const queries = typedQueries(files, 400, 7);
  const texts = new Map(files.map(({ path: file, text }) => [file, text]));
  const numbers = new Map(files.map(({ path: file }, at) => [file, at]));
  stageAll(files.slice(0, 500));
  const started = performance.now();
  const index = stageAll(files);
  const build = performance.now() - started;
  const textOf = (file: string) => texts.get(file) ?? null;
  const parsed = queries.map((query): Query => parseQuery(`"${query}"`));
  const times: number[] = [];
  const found: number[][] = [];
  for (let round = 0; round < 3; round++) {
    parsed.forEach((query, at) => {
      const begun = performance.now();
      searchCases(index, query, { limit: 20, verify: 'returned' }, textOf);
      if (round > 0) times.push(performance.now() - begun);
      if (round === 0) {
        found[at] = searchCases(index, query, { limit: size }, textOf).hits.map(
          (hit) => numbers.get(hit.path) ?? -1,
        );
      }
    });
  }
  const words: number[] = [];
  for (const query of queries) {
    const begun = performance.now();
    searchCases(index, parseQuery(query), { limit: 20, verify: 'returned' }, textOf);
    words.push(performance.now() - begun);
  }
  const scan = plainScan(files, queries);
  const peers = [
    scan,
    sqliteFts(files, queries, folder),
    ...(size <= mostForSlowPeers ? [flexSearch(files, queries), miniSearch(files, queries)] : []),
    ripgrep(library, queries.slice(0, 60)),
  ].filter((peer) => peer !== null);
  const own = timesOf(times);
  const mb = index.byteLength / 1e6;
  const rows: Row[] = [
    {
      what: name(size, `as you type, exact: ${quality(found, scan.found)}`),
      ...own,
      unit: 'ms',
      target: { of: 'median', atMost: size > mostForSlowPeers ? 8 : 1 },
    },
    {
      what: name(size, 'as you type, words with synonyms, prefixes, initials'),
      ...timesOf(words),
      unit: 'ms',
    },
    { what: name(size, 'index from texts in memory'), median: build, p95: build, unit: 'ms' },
    { what: name(size, 'index in memory'), median: mb, p95: mb, unit: 'MB' },
  ];
  for (const peer of peers) rows.push(...peerRows(size, peer, own.p95, build, scan));
  return rows;
}

/** How many times faster ours must be, as the largest ratio of ours to the peer's. */
const targets: Readonly<Record<string, { readonly p95: number; readonly build?: number }>> = {
  'SQLite FTS5, bigrams': { p95: 1 / 6, build: 1 / 2.5 },
  ripgrep: { p95: 1 / 100 },
  'MiniSearch, bigrams': { p95: 1 / 100, build: 1 / 15 },
  'FlexSearch, uni+bigrams': { p95: 1 },
};

function peerRows(size: number, peer: PeerResult, ownP95: number, ownBuild: number, scan: PeerResult): Row[] {
  const times = timesOf(peer.times);
  const wanted = targets[peer.name];
  const target = (atMost: number | undefined): { target?: Target } =>
    atMost === undefined ? {} : { target: { of: 'ratio', atMost: Number(atMost.toFixed(3)) } };
  const truth = scan.found.slice(0, peer.found.length);
  const rows: Row[] = [
    {
      what: name(size, `${peer.name}: ${quality(peer.found, truth)}`),
      ...times,
      unit: 'ms',
      ratio: { to: 'its p95 is ours', value: ownP95 / times.p95 },
      ...target(wanted?.p95),
    },
  ];
  if (peer.build > 0) {
    rows.push({
      what: name(size, `${peer.name}, build`),
      median: peer.build,
      p95: peer.build,
      unit: 'ms',
      ratio: { to: 'it is ours', value: ownBuild / peer.build },
      ...target(wanted?.build),
    });
  }
  if (peer.change !== null) {
    rows.push({
      what: name(size, `${peer.name}, one file changed`),
      median: peer.change,
      p95: peer.change,
      unit: 'ms',
    });
  }
  return rows;
}

function diskRows(files: readonly CaseFile[], library: string): Row[] {
  const size = files.length;
  const paths = files.map((file) => path.join(library, file.path));
  const packed = stageAll(files).pack();
  const query = parseQuery('"库存"');
  const times = measure(
    {
      read: () => paths.forEach((file) => readFileSync(file)),
      build: () => {
        const index = new CaseIndex(synonyms);
        for (const file of paths) {
          const bytes = readFileSync(file);
          const decoded = decodeText(bytes);
          if (decoded.ok)
            index.stage({ path: file, library: 'bench', size: bytes.length, mtime: 1, text: decoded.text });
        }
        index.commit();
      },
      open: () => {
        const index = CaseIndex.open(packed, synonyms);
        if (index) searchCases(index, query, { limit: 20 }, () => null);
      },
      stat: () => paths.forEach((file) => statSync(file)),
      validate: () => {
        const index = CaseIndex.open(packed, synonyms);
        if (!index) return;
        for (const file of index.files()) statSync(path.join(library, file.path));
      },
    },
    { warmUp: 1, counted: 3 },
  );
  return [
    {
      what: name(size, 'files on disk to a ready index'),
      ...times.build,
      unit: 'ms',
      ratio: { to: 'reading the files (warm)', value: times.build.median / times.read.median },
    },
    { what: name(size, 'reading the files (warm)'), ...times.read, unit: 'ms' },
    {
      what: name(size, `stored index (${(packed.length / 1e6).toFixed(1)} MB) to the first answer`),
      ...times.open,
      unit: 'ms',
      target: { of: 'median', atMost: size > mostForSlowPeers ? 150 : 50 },
    },
    {
      what: name(size, 'stored index, every file compared'),
      ...times.validate,
      unit: 'ms',
      ratio: { to: 'a bare stat of every file', value: times.validate.median / times.stat.median },
      target: { of: 'ratio', atMost: 3 },
    },
  ];
}

function changeRows(files: readonly CaseFile[]): Row[] {
  const size = files.length;
  const index = stageAll(files);
  const changes: number[] = [];
  const tidying: number[] = [];
  for (let at = 0; at < 300; at++) {
    const file = files[(at * 31) % files.length];
    if (!file) continue;
    const begun = performance.now();
    index.stage({ ...file, library: 'bench', size: at, mtime: at });
    index.commit();
    if (at >= 40) changes.push(performance.now() - begun);
    const merging = performance.now();
    index.tidy();
    if (at >= 40) tidying.push(performance.now() - merging);
  }
  const similar: number[] = [];
  for (let at = 0; at < 40; at++) {
    const begun = performance.now();
    similarCases(index, { path: '', text: files[at]?.text ?? '' }, 10, () => true);
    if (at >= 10) similar.push(performance.now() - begun);
  }
  return [
    {
      what: name(size, 'one file changed, searchable'),
      ...timesOf(changes),
      unit: 'ms',
      target: { of: 'median', atMost: 50 },
    },
    { what: name(size, 'tidying up after a change'), ...timesOf(tidying), unit: 'ms' },
    {
      what: name(size, 'similar cases for a document'),
      ...timesOf(similar),
      unit: 'ms',
      target: { of: 'median', atMost: 20 },
    },
  ];
}
