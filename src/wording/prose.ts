import type { Block, Segment } from '../markdown/blocks.ts';
import { parseBlocks } from '../markdown/blocks.ts';
import { contentStart, locateFrontMatter } from '../markdown/frontMatter.ts';
import { readTable } from '../markdown/table.ts';
import type { Range } from '../markdown/text.ts';
import { splitLines } from '../markdown/text.ts';

/** A piece of prose that is read as one: a paragraph, a heading, the text of a list item, a table cell. */
export interface Unit {
  readonly segments: readonly Segment[];
}

/** A comment that asks to leave something alone. */
export interface Directive {
  readonly kind: 'here' | 'start' | 'end';
  /** Rule ids and kinds; empty means all. */
  readonly rules: readonly string[];
  readonly range: Range;
}

const directive = /^<!--\s*fupan-ignore(-start|-end|-next-line)?(?:[\s:]+([^<>]{0,300}?))?\s*-->/;

/** Reads an ignore comment that starts at `at`; null where there is none. */
export function readDirective(text: string, at: number): Directive | null {
  const match = directive.exec(text.slice(at, at + 400));
  if (!match) return null;
  return {
    kind: match[1] === '-start' ? 'start' : match[1] === '-end' ? 'end' : 'here',
    rules: (match[2] ?? '').split(/[\s,，、]+/).filter((rule) => rule !== ''),
    range: { start: at, end: at + match[0].length },
  };
}

/** What a document has to read, and what it asks to leave alone. */
export interface Prose {
  readonly units: readonly Unit[];
  /** Where findings of which rules are not wanted (empty: of none). */
  readonly ignored: readonly { readonly range: Range; readonly rules: readonly string[] }[];
}

/**
 * Finds the prose of a Markdown document, in its order: no front matter, code, HTML, block quotes, link definitions, and
 * nothing that starts in one of `skip`.
 */
export function readProse(text: string, skip: readonly Range[]): Prose {
  const from = locateFrontMatter(text)?.range.end ?? contentStart(text);
  const blocks = parseBlocks(text, from);
  const units: Unit[] = [];
  const ignored: { range: Range; rules: readonly string[] }[] = [];
  const sorted = [...skip].sort((a, b) => a.start - b.start);
  let passed = 0;
  const open: Directive[] = [];
  /** A comment on a line of its own is about the block after it. */
  let pending: Directive | null = null;

  const skipped = (start: number): boolean => {
    while (passed < sorted.length && (sorted[passed]?.end ?? 0) <= start) passed++;
    const range = sorted[passed];
    return range !== undefined && range.start <= start;
  };
  const visit = (list: readonly Block[]): void => {
    for (const block of list) {
      if (block.kind === 'html') {
        const found = readDirective(text, block.start);
        if (found?.kind === 'start') open.push(found);
        else if (found?.kind === 'end') {
          const from = open.pop();
          if (from)
            ignored.push({ range: { start: from.range.end, end: found.range.start }, rules: from.rules });
        } else if (found) pending = found;
        continue;
      }
      if (pending) {
        ignored.push({ range: { start: block.start, end: block.end }, rules: pending.rules });
        pending = null;
      }
      if (block.kind === 'list') for (const item of block.items) visit(item.children);
      else if (block.kind === 'heading') add([block.content]);
      else if (block.kind === 'paragraph') add(block.segments);
      else if (block.kind === 'table') {
        for (const row of readTable(text, block).rows) {
          if (skipped(row.range.start)) continue;
          for (const cell of row.cells)
            if (cell.range.end > cell.range.start) units.push({ segments: [cell.range] });
        }
      }
    }
  };
  const add = (segments: readonly Segment[]): void => {
    const start = segments[0]?.start ?? 0;
    if (skipped(start) || isLinkDefinition(text, start)) return;
    units.push({ segments });
  };
  visit(blocks);
  for (const { range, rules } of open) ignored.push({ range: { start: range.end, end: text.length }, rules });
  return { units: units.flatMap((unit) => shortUnits(text, divide(text, unit))), ignored };
}

function isLinkDefinition(text: string, start: number): boolean {
  return text[start] === '[' && /^\[[^[\]\r\n]{1,200}\]:/.test(text.slice(start, start + 210));
}

/** A heading underlined with dashes may have several lines. */
function divide(text: string, unit: Unit): Unit {
  const [only] = unit.segments;
  if (unit.segments.length !== 1 || !only) return unit;
  const piece = text.slice(only.start, only.end);
  if (!/[\r\n]/.test(piece)) return unit;
  return {
    segments: splitLines(piece).map(({ start, end }) => ({
      start: only.start + start,
      end: only.start + end,
    })),
  };
}

/** Longer than any paragraph somebody wrote: what is longer is cut, so that work on one piece is short. */
const longestUnit = 20_000;

function shortUnits(text: string, unit: Unit): Unit[] {
  const from = unit.segments[0]?.start ?? 0;
  const to = unit.segments.at(-1)?.end ?? from;
  if (to - from <= longestUnit) return [unit];
  const units: Unit[] = [];
  let segments: Segment[] = [];
  let size = 0;
  for (const segment of unit.segments) {
    for (let { start } = segment; start < segment.end;) {
      const room = longestUnit - size;
      const end = segment.end - start <= room ? segment.end : cutBefore(text, start, start + room);
      segments.push({ ...segment, start, end });
      size += end - start;
      if (end < segment.end || size >= longestUnit) {
        units.push({ segments });
        segments = [];
        size = 0;
      }
      start = end;
    }
  }
  if (segments.length > 0) units.push({ segments });
  return units;
}

/** The end of the last sentence that ends before `end`, or `end` where none does nearby; never inside a character. */
function cutBefore(text: string, start: number, end: number): number {
  for (let at = end; at > Math.max(start, end - 2000); at--) {
    if (/[。！？；!?;\s]/.test(text[at - 1] ?? '')) return at;
  }
  const unit = text.charCodeAt(end);
  return unit >= 0xdc00 && unit <= 0xdfff && end - 1 > start ? end - 1 : end;
}
