import type { TextEdit } from '../markdown/text.ts';
import { splitLines } from '../markdown/text.ts';
import { tighten } from './tableWriter.ts';

/**
 * The edits that turn `text` into `edited`, one a line, where lines were changed in place and further ones added in one
 * block after the last line that changed.
 */
export function lineEdits(text: string, edited: string): TextEdit[] {
  if (text === edited) return [];
  const before = splitLines(text);
  const after = splitLines(edited);
  const source = (of: string, line: { start: number; next: number } | undefined) =>
    line ? of.slice(line.start, line.next) : '';
  let tail = 0;
  const shorter = Math.min(before.length, after.length);
  while (tail < shorter && source(text, before.at(-1 - tail)) === source(edited, after.at(-1 - tail))) tail++;
  const edits: TextEdit[] = [];
  const last = before.length - tail;
  for (let at = 0; at < last; at++) {
    const from = before[at];
    const to = after[at];
    if (!from || !to) break;
    // What was added goes with the last line.
    const end = at === last - 1 ? (after[after.length - tail - 1]?.next ?? to.next) : to.next;
    edits.push(...tighten(text, from.start, from.next, edited.slice(to.start, end)));
  }
  if (last === 0) edits.push(...tighten(text, 0, 0, edited.slice(0, after[after.length - tail]?.start ?? 0)));
  return edits;
}
