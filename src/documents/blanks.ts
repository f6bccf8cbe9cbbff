import { parseBlocks, type Block, type ItemBlock, type TableBlock } from '../markdown/blocks.ts';
import { locateFrontMatter } from '../markdown/frontMatter.ts';
import { codeSpans } from '../markdown/inline.ts';
import { readSections } from '../markdown/section.ts';
import { readTable } from '../markdown/table.ts';
import type { Range } from '../markdown/text.ts';

/** A place of a document that somebody has to fill in. */
export interface Blank {
  /** What is replaced, or where to type where nothing stands there yet. */
  readonly range: Range;
  /** What belongs there, from the words around it: column and row, or what stands before the colon. */
  readonly label: string;
  /** The heading above it, or empty. */
  readonly section: string;
  /** `mark`: words in 【】 that must not be left; `space`: a cell, an item or the rest of a line. */
  readonly kind: 'mark' | 'space';
  /** True where a blank has to be put in before what is typed, as behind a bullet. */
  readonly needsSpace: boolean;
  /** False for the further cells of a row that is empty throughout: the row counts once. */
  readonly leads: boolean;
}

/** Columns that are filled in with a pen: their table is left alone. */
const inkColumn = /签字|签名|签章|盖章|^signature$|^signed(?: by)?$/i;
/** 【…】 with the words of what is missing. Emphasis such as 【重要】 is none. */
const mark = /【([^【】\r\n]{1,40})】/g;
const emphasis =
  /^(?:重要|紧急|注意|重点|通知|提醒|公告|说明|已?完成|内部|公开|新|\d+|important|urgent|note|new|done)$/i;
const colonEnd = /[:：]$/;

/**
 * What is left to fill in of a document, in its order: empty cells of tables, empty list items and quotes, lines that end
 * with a colon and nothing behind, and words in 【】. Tables with a column for signatures are filled in by hand and left out,
 * as are front matter, code and comments.
 */
export function findBlanks(text: string): Blank[] {
  const from = locateFrontMatter(text)?.range.end ?? 0;
  const blocks = parseBlocks(text, from);
  const found: Blank[] = [];
  const sections = readSections(text, blocks).map(({ heading, block }) => ({
    heading,
    start: block.start,
    level: block.level,
  }));
  let at = -1;
  blocks.forEach((block, index) => {
    while ((sections[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= block.start) at++;
    const section = sections[at];
    // The title says nothing about where in the document it is.
    const heading = section && section.level > 1 ? section.heading : '';
    collect(text, block, blocks[index + 1], heading, found);
  });
  return found.sort((a, b) => a.range.start - b.range.start);
}

function collect(text: string, block: Block, next: Block | undefined, section: string, found: Blank[]): void {
  switch (block.kind) {
    case 'table':
      return collectCells(text, block, section, found);
    case 'list':
      for (const item of block.items) collectItem(text, item, section, found);
      return;
    case 'quote': {
      if (block.children.length === 0) found.push(space(text, block.end, '', section));
      block.children.forEach((child, index) =>
        collect(text, child, block.children[index + 1], section, found),
      );
      return;
    }
    case 'heading':
      return collectMarks(text, block.content, section, found);
    case 'paragraph': {
      for (const segment of block.segments) collectMarks(text, segment, section, found);
      // A line that leads to a list or table is none that waits for an answer.
      const leads = next !== undefined && next.kind !== 'paragraph' && next.kind !== 'heading';
      block.segments.forEach((segment, index) => {
        if (leads && index === block.segments.length - 1) return;
        collectColon(text, segment, section, found);
      });
      return;
    }
    default:
      return;
  }
}

function collectItem(text: string, item: ItemBlock, section: string, found: Blank[]): void {
  const [first] = item.children;
  if (!first) {
    found.push(space(text, item.start + item.marker.length, '', section));
    return;
  }
  const bare = first.kind === 'paragraph' && /^\[[ xX]\]$/.test(text.slice(first.start, first.end).trim());
  if (bare) found.push(space(text, first.end, '', section));
  item.children.forEach((child, index) => collect(text, child, item.children[index + 1], section, found));
}

/** A line such as `原因：` or `- 时间:` with nothing behind the colon. */
function collectColon(text: string, { start, end }: Range, section: string, found: Blank[]): void {
  const line = text.slice(start, end).trimEnd();
  if (!colonEnd.test(line)) return;
  const label = line.replace(/^\[[ xX]\]\s*/, '').replace(colonEnd, '');
  found.push(space(text, start + line.length, (/[^。；;.]*$/.exec(label)?.[0] ?? label).trim(), section));
}

function collectMarks(text: string, { start, end }: Range, section: string, found: Blank[]): void {
  const piece = text.slice(start, end);
  if (!piece.includes('【')) return;
  const code = codeSpans(text, start, end);
  for (const match of piece.matchAll(mark)) {
    const label = match[1]?.trim() ?? '';
    const range = { start: start + match.index, end: start + match.index + match[0].length };
    if (label === '' || emphasis.test(label)) continue;
    if (code.some((span) => span.start < range.end && range.start < span.end)) continue;
    found.push({ range, label, section, kind: 'mark', needsSpace: false, leads: true });
  }
}

function collectCells(text: string, block: TableBlock, section: string, found: Blank[]): void {
  const { header, rows } = readTable(text, block);
  const columns = header.cells.map((cell) => cell.text.trim());
  if (columns.some((column) => inkColumn.test(column))) return;
  for (const row of rows) {
    const cells = row.cells.slice(0, columns.length);
    const isEmpty = cells.every((cell) => cell.source === '');
    const [first] = cells;
    // A number alone does not tell what the row is about.
    const name = cells.find((cell) => /\p{L}{2}/u.test(cell.text))?.text ?? first?.text ?? '';
    cells.forEach((cell, at) => {
      collectMarks(text, cell.range, section, found);
      if (cell.source !== '') return;
      const { start, end } = cell.outer;
      const place = start + Math.min(1, end - start);
      const label = isEmpty ? (columns[at] ?? '') : [name, columns[at]].filter(Boolean).join(' · ');
      const leads = !isEmpty || at === 0;
      found.push({
        range: { start: place, end: place },
        label,
        section,
        kind: 'space',
        needsSpace: false,
        leads,
      });
    });
  }
}

function space(text: string, at: number, label: string, section: string): Blank {
  const hasRoom = /[ \t]/.test(text.charAt(at));
  const place = hasRoom ? at + 1 : at;
  // A full-width colon stands close to what follows.
  const needsSpace = !hasRoom && !/[ \t：]/.test(text.charAt(at - 1));
  return { range: { start: place, end: place }, label, section, kind: 'space', needsSpace, leads: true };
}

/** The document with room to type in: a blank behind each bullet and colon that has none yet. */
export function withRoom(text: string): string {
  let result = '';
  let at = 0;
  for (const { range, needsSpace } of findBlanks(text)) {
    if (!needsSpace) continue;
    result += `${text.slice(at, range.start)} `;
    at = range.start;
  }
  return result + text.slice(at);
}

/**
 * The part of `text` from its first blank to the last as a VS Code snippet: each blank is a tab stop, in their order. What
 * stands there already is the stop's text. Null where nothing is to be filled in.
 */
export function blanksSnippet(text: string): { readonly range: Range; readonly snippet: string } | null {
  const blanks = findBlanks(text);
  const [first] = blanks;
  const last = blanks.at(-1);
  if (!first || !last) return null;
  const escape = (piece: string): string => piece.replace(/[\\$}]/g, '\\$&');
  let snippet = '';
  let at = first.range.start;
  blanks.forEach(({ range }, index) => {
    const stop = text.slice(range.start, range.end);
    snippet += escape(text.slice(at, range.start));
    snippet += stop === '' ? `\${${index + 1}}` : `\${${index + 1}:${escape(stop)}}`;
    at = range.end;
  });
  return { range: { start: first.range.start, end: at }, snippet };
}
