import * as l10n from '@vscode/l10n';
import { parseQuery } from '../cases/query.ts';
import { searchCases } from '../cases/search.ts';
import { snippetOf } from '../cases/snippet.ts';
import { lineAt, splitLines } from '../markdown/text.ts';
import { InputError } from './input.ts';
import { openLibrary, readLimit, reportSkipped } from './library.ts';
import type { Values } from './main.ts';

/** Units of a snippet. */
const snippetLength = 160;

/** `fupan search QUERY --library DIR`: prints the hits, best first. */
export function runSearch(words: readonly string[], values: Values): number {
  const query = words.join(' ');
  if (query.trim() === '') throw new InputError(l10n.t('Say what to search for.'));
  const limit = readLimit(values.limit, 20);
  const library = openLibrary(values.library);
  reportSkipped(library);
  const result = searchCases(library.index, parseQuery(query), { limit }, library.texts);
  const hits = result.hits.map(({ path, title, score }) => {
    const text = library.texts(path) ?? '';
    const snippet = snippetOf(text, result.marked, snippetLength);
    return {
      file: path,
      title,
      score,
      snippet: snippet.text,
      // Offsets of the snippet; it stands at `start` of the file.
      matches: snippet.matches,
      start: snippet.start,
      line: lineAt(splitLines(text), snippet.start + (snippet.matches[0]?.start ?? 0)) + 1,
    };
  });
  if (values.json) {
    const { total, facets, relaxed } = result;
    process.stdout.write(`${JSON.stringify({ total, hits, facets, relaxed }, null, 2)}\n`);
    return 0;
  }
  const lines = hits.map(
    ({ file, line, title, snippet }) => `${file}:${String(line)}: ${title}\n    ${snippet.trim()}\n`,
  );
  process.stdout.write(`${lines.join('')}${l10n.t('{0} of {1} cases', hits.length, result.total)}\n`);
  return 0;
}
