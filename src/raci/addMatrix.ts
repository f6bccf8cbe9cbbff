import { parseBlocks } from '../markdown/blocks.ts';
import { contentStart, locateFrontMatter } from '../markdown/frontMatter.ts';
import { lineEnding, replace } from '../markdown/text.ts';
import type { Edits } from './edit.ts';
import { renderMatrix } from './render.ts';

/** Appends a section with a matrix to the end of a document, with one blank line in front. */
export function addMatrix(text: string, title: string, cells: readonly (readonly string[])[]): Edits {
  if ((cells[0]?.length ?? 0) === 0) return 'empty-name';
  const eol = lineEnding(text);
  const heading = title.replace(/\s+/g, ' ').trim();
  const escaped = heading.replace(/(?<=^|\s)(#+)$/, '\\$1');
  const section = (heading === '' ? '' : `## ${escaped}${eol}${eol}`) + renderMatrix(cells, eol);
  const start = locateFrontMatter(text)?.range.end ?? contentStart(text);
  const end = text.length;
  let blank = end;
  while (blank > start && /[ \t\r\n]/.test(text[blank - 1] ?? '')) blank--;
  const empty = blank === contentStart(text);
  const tail = text.slice(blank);
  const breaks = tail.match(/\r\n|\r|\n/g)?.length ?? 0;
  const gap = empty ? '' : eol.repeat(Math.max(0, 2 - breaks));
  const added = gap + section;
  // A fence or comment that is never closed would swallow the table.
  const blocks = parseBlocks(text + added, start);
  if (!blocks.some((block) => block.kind === 'table' && block.start >= end)) return 'not-editable';
  return [replace(end, end, added)];
}
