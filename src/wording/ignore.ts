import type { Range, TextEdit } from '../markdown/text.ts';
import { readProse } from './prose.ts';

/**
 * The edit that leaves one finding of a Markdown text alone: a comment that names its rule at the end of its line, inside
 * its own paragraph or table cell. Null where `range` lies in nothing that is read.
 */
export function ignoreEdit(
  text: string,
  { range, rule }: { readonly range: Range; readonly rule: string },
): TextEdit | null {
  for (const { segments } of readProse(text, []).units) {
    const line = segments.find(({ start, end }) => start < range.end && range.end <= end);
    if (!line) continue;
    // Two blanks at the end of a line break it: they stay at its end.
    let at = line.end;
    while (at > range.end && /\s/.test(text[at - 1] ?? '')) at--;
    return { range: { start: at, end: at }, newText: ` <!-- fupan-ignore ${rule} -->` };
  }
  return null;
}
