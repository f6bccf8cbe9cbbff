import type { Range } from '../markdown/text.ts';
import { foldText } from './characters.ts';

/** Matches of one phrase that are looked for. */
const most = 2000;

/** Where the folded phrases stand in `text`, ascending; what overlaps is one range. Words of letters are found at their beginning. */
export function findMatches(text: string, phrases: readonly string[]): Range[] {
  const folded = foldText(text);
  const found: Range[] = [];
  for (const phrase of phrases) {
    if (phrase === '') continue;
    let count = 0;
    for (
      let at = folded.indexOf(phrase);
      at >= 0 && count < most;
      at = folded.indexOf(phrase, at + phrase.length)
    ) {
      found.push({ start: at, end: at + phrase.length });
      count++;
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of found) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
