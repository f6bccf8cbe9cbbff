import { createInterface } from 'node:readline';
import * as l10n from '@vscode/l10n';

/**
 * One line of standard input, with the moment of writing where the line has one; null where it is no JSON object with a
 * text, which has been said then.
 */
export type Item = { readonly id: unknown; readonly text: string; readonly now: string | null } | null;

/** The lines of standard input as `{"id": …, "text": …}`, empty ones left out. */
export async function* readItems(): AsyncGenerator<Item> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const item = parseItem(line);
    if (!item) {
      process.stderr.write(
        `fupan: ${l10n.t('standard input, line {0}: no JSON object with a text', number)}\n`,
      );
    }
    yield item;
  }
}

function parseItem(line: string): Item {
  try {
    const item: unknown = JSON.parse(line);
    if (typeof item !== 'object' || item === null || !('text' in item) || typeof item.text !== 'string')
      return null;
    return {
      id: 'id' in item ? item.id : null,
      text: item.text,
      now: 'now' in item && typeof item.now === 'string' ? item.now : null,
    };
  } catch {
    return null;
  }
}
