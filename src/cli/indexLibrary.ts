import * as l10n from '@vscode/l10n';
import { parseQuery } from '../cases/query.ts';
import { searchCases } from '../cases/search.ts';
import { InputError } from './input.ts';
import { openLibrary } from './library.ts';
import type { Values } from './main.ts';

/** `fupan index --library DIR`: what is in a library, what was left out and why, and how long reading it took. */
export function runIndex(paths: readonly string[], values: Values): number {
  if (paths.length > 0) throw new InputError(l10n.t('“fupan {0}” takes no paths.', 'index'));
  const started = performance.now();
  const library = openLibrary(values.library);
  const totalMs = performance.now() - started;
  const { index, skipped, converted, bytes } = library;
  const { facets } = searchCases(index, parseQuery(''), { limit: 0 }, library.texts);
  const round = (ms: number) => Math.round(ms * 10) / 10;
  const report = {
    files: index.count,
    bytes,
    converted,
    skipped,
    segments: index.slices.length,
    indexBytes: index.byteLength,
    times: { readMs: round(library.readMs), indexMs: round(library.indexMs), totalMs: round(totalMs) },
    memory: { rssBytes: process.memoryUsage().rss, heapBytes: process.memoryUsage().heapUsed },
    facets,
  };
  if (values.json) {
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return 0;
  }
  const lines = [
    l10n.t('{0} cases, {1} MB, read in {2} ms', index.count, (bytes / 1e6).toFixed(1), Math.round(totalMs)),
    ...skipped.map(({ file, reason }) => l10n.t('skipped: {0}: {1}', file, reason)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
