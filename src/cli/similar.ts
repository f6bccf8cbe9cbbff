import * as l10n from '@vscode/l10n';
import { similarCases } from '../cases/similar.ts';
import { InputError, readDocument } from './input.ts';
import { readItems } from './jsonLines.ts';
import type { Library } from './library.ts';
import { openLibrary, readLimit, reportSkipped } from './library.ts';
import type { Values } from './main.ts';

/** `fupan similar --library DIR`: cases like the texts of standard input, or like one file. */
export async function runSimilar(paths: readonly string[], values: Values): Promise<number> {
  const limit = readLimit(values.limit, 10);
  const [file, ...others] = paths;
  if (values.jsonl ? file !== undefined : file === undefined || others.length > 0) {
    throw new InputError(
      values.jsonl
        ? l10n.t('--jsonl reads standard input and takes no paths.')
        : l10n.t('Name one file, or use --jsonl.'),
    );
  }
  const text = file === undefined ? null : readDocument(file);
  const library = openLibrary(values.library);
  reportSkipped(library);
  if (text !== null) {
    for (const { file: found, score, title } of hitsFor(library, text, limit)) {
      process.stdout.write(`${score.toFixed(3)} ${found}: ${title}\n`);
    }
    return 0;
  }
  let status = 0;
  for await (const item of readItems()) {
    if (!item) {
      status = 2;
      continue;
    }
    const hits = hitsFor(library, item.text, limit).map(({ file: found, score }) => ({ file: found, score }));
    process.stdout.write(`${JSON.stringify({ id: item.id, hits })}\n`);
  }
  return status;
}

function hitsFor(
  { index, texts }: Library,
  text: string,
  limit: number,
): { file: string; title: string; score: number }[] {
  const trimmed = text.trim();
  // A document is not similar to itself.
  const isOther = (path: string) => texts(path)?.trim() !== trimmed;
  return similarCases(index, { path: '', text }, limit, isOther).map(({ path, title, score }) => ({
    file: path,
    title,
    score,
  }));
}
