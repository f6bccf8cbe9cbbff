import type { Reading } from './layout.ts';
import { encodePlain, escapePlain } from './plainText.ts';

/**
 * The source of a cell that says `text` instead of what it says now: marks around all of it (bold, a link, code) stay.
 * Blanks at the ends of `text` are left out, its line breaks become `<br>`.
 */
export function withText(source: string, text: string, read: (source: string) => Reading): string {
  const wanted = text.replace(/\r\n?/g, '\n').trim();
  const { plain, text: now } = read(source);
  if (now === wanted) return source;
  if (wanted === '') return '';
  const encoded = encodePlain(wanted);
  if (now !== '') {
    const lead = plain.text.length - plain.text.trimStart().length;
    const from = plain.sourceStart(lead);
    const to = plain.sourceEnd(plain.text.trimEnd().length);
    for (const inner of [encoded, escapePlain(wanted)]) {
      const kept = source.slice(0, from) + inner + source.slice(to);
      if (read(kept).text === wanted) return kept;
    }
  }
  if (read(encoded).text === wanted) return encoded;
  return escapePlain(wanted);
}
