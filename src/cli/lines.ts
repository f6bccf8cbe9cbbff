import { createInterface } from 'node:readline';
import * as l10n from '@vscode/l10n';

/** One line of standard input: its id and text, and all that it says beside them. */
export interface LineItem {
  readonly id: unknown;
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Reads standard input, one JSON object with a `text` a line, and prints what `answer` gives for each as one line of JSON.
 * A line that is none is named on standard error and the rest goes on. Returns the exit status: 0, or 2 where a line was bad.
 */
export async function answerLines(answer: (item: LineItem) => object): Promise<0 | 2> {
  let status: 0 | 2 = 0;
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const item = parseItem(line);
    if (item) {
      process.stdout.write(`${JSON.stringify(answer(item))}\n`);
    } else {
      process.stderr.write(
        `fupan: ${l10n.t('standard input, line {0}: no JSON object with a text', number)}\n`,
      );
      status = 2;
    }
  }
  return status;
}

function parseItem(line: string): LineItem | null {
  try {
    const item: unknown = JSON.parse(line);
    if (typeof item !== 'object' || item === null || !('text' in item) || typeof item.text !== 'string')
      return null;
    return { id: 'id' in item ? item.id : null, text: item.text, fields: { ...item } };
  } catch {
    return null;
  }
}
