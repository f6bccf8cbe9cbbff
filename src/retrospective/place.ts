import type { Block, ItemBlock } from '../markdown/blocks.ts';
import type { TextEdit } from '../markdown/text.ts';
import { afterBreak, beforeBreak, endOfLine, lineEnding, replace, startOfLine } from '../markdown/text.ts';
import { canonicalColumns, canonicalHeading } from './concepts.ts';
import type { Concept } from './model.ts';
import { concepts } from './model.ts';
import type { ConceptSection, Structure } from './structure.ts';
import { sectionOf } from './structure.ts';

type Language = 'zh-cn' | 'en';

/** The section that another one stands in, null for those of the first level. */
export function parentOf(concept: Concept): Concept | null {
  if (concept.startsWith('cause-') || concept.startsWith('review-')) return 'causes';
  return concept.startsWith('fix-') ? 'fixes' : null;
}

/** What a new, empty section of a concept holds below its heading: sub-headings or a table head, in `\n` lines. */
function skeleton(concept: Concept, language: Language, level: number): string {
  if (concept === 'timeline' || concept === 'claims') return emptyTable(concept, language);
  const children = concepts.filter((child) => parentOf(child) === concept);
  return children
    .map((child) => `${'#'.repeat(level + 1)} ${canonicalHeading(child, language)}`)
    .join('\n\n');
}

/** Header and delimiter row of a new table. */
export function emptyTable(concept: 'timeline' | 'claims', language: Language): string {
  const columns = Object.values(canonicalColumns[language][concept]);
  return `| ${columns.join(' | ')} |\n|${' --- |'.repeat(columns.length)}`;
}

/**
 * The edit that adds a section for a concept the document lacks, with its parent where that is missing too, where the
 * usual order wants it. `body` (in `\n` lines) replaces the usual empty content.
 */
export function insertSection(
  structure: Structure,
  language: Language,
  concept: Concept,
  body?: string,
): TextEdit {
  const parentConcept = parentOf(concept);
  const parent = parentConcept ? sectionOf(structure, parentConcept) : null;
  const level = parent ? parent.level + 1 : topLevel(structure) + (parentConcept ? 1 : 0);
  let lines = `${'#'.repeat(level)} ${canonicalHeading(concept, language)}`;
  const content = body ?? skeleton(concept, language, level);
  if (content) lines += `\n\n${content}`;
  if (parentConcept && !parent)
    lines = `${'#'.repeat(level - 1)} ${canonicalHeading(parentConcept, language)}\n\n${lines}`;
  return insertLines(
    structure,
    placeOf(structure, parent, parentConcept && !parent ? parentConcept : concept),
    lines,
  );
}

function topLevel(structure: Structure): number {
  const known = structure.sections.filter(({ concept }) => concept !== null && parentOf(concept) === null);
  return Math.min(...known.map(({ level }) => level), known.length > 0 ? 6 : 2);
}

/** Before the first section that usually comes later, else at the end of the parent or the document. */
function placeOf(structure: Structure, parent: ConceptSection | null, concept: Concept): number {
  const rank = concepts.indexOf(concept);
  const later = structure.sections.find(
    (section) =>
      section.concept !== null &&
      concepts.indexOf(section.concept) > rank &&
      parentOf(section.concept) === parentOf(concept) &&
      (!parent || (section.range.start > parent.range.start && section.range.start < parent.range.end)),
  );
  if (later) return startOfLine(structure.text, later.range.start);
  return parent ? parent.range.end : structure.text.length;
}

/** Puts `lines` at offset `at`, with one blank line before and after where something stands there. */
function insertLines({ text }: Structure, at: number, lines: string): TextEdit {
  const eol = lineEnding(text);
  const block = lines.replaceAll('\n', eol);
  const before = text.slice(0, at);
  const blanks = at === 0 || before === '\ufeff' ? 2 : trailingBreaks(before);
  const lead = eol.repeat(2 - blanks);
  return replace(at, at, lead + block + eol + (at < text.length ? eol : ''));
}

function trailingBreaks(text: string): number {
  let count = 0;
  let at = text.length;
  for (let next = beforeBreak(text, at); next < at && count < 2; next = beforeBreak(text, at)) {
    at = next;
    count++;
    while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  }
  return count;
}

/** The edit that adds a block (in `\n` lines) behind the last thing in a section's own body. */
export function appendToBody({ text }: Structure, section: ConceptSection, block: string): TextEdit {
  const eol = lineEnding(text);
  const end = section.blocks.at(-1)?.end ?? section.block.end;
  return replace(end, end, eol + eol + block.replaceAll('\n', eol));
}

/** The edit that takes whole lines away: from the line of `start` to the line of `end`, and one of two blank lines left. */
export function removeLines(text: string, start: number, end: number): TextEdit {
  const from = startOfLine(text, start);
  const to = afterBreak(text, endOfLine(text, end));
  const previous = beforeBreak(text, from);
  const blankBefore = previous < from && text.slice(startOfLine(text, previous), previous).trim() === '';
  const nothingAfter = to >= text.length || text.slice(to, endOfLine(text, to)).trim() === '';
  if (blankBefore && nothingAfter) return replace(startOfLine(text, previous), to, '');
  // The last line has no break of its own: the one before it goes.
  return to === end && previous < from ? replace(previous, end, '') : replace(from, to, '');
}

/** The list item that starts at `offset`, wherever it is nested. */
export function findItem(blocks: readonly Block[], offset: number): ItemBlock | null {
  for (const block of blocks) {
    if (offset < block.start || offset > block.end) continue;
    if (block.kind === 'item' && block.start === offset) return block;
    const inner = block.kind === 'list' ? block.items : 'children' in block ? block.children : [];
    const found = findItem(inner, offset);
    if (found) return found;
  }
  return null;
}

/** The edit that adds an item with `content` behind `item`, with the same marker (counted on) and indentation. */
export function itemAfter(text: string, item: ItemBlock, content: string): TextEdit {
  const gap = text.slice(item.start + item.marker.length, item.content);
  const lead = `${prefixOf(text, item)}${nextMarker(item.marker)}${/^[ \t]+$/.test(gap) ? gap : ' '}`;
  return replace(item.end, item.end, lineEnding(text) + lead + content);
}

/** The edit that adds an item with `content` inside `item`, behind all it holds. */
export function itemInside(text: string, item: ItemBlock, content: string): TextEdit {
  const prefix = prefixOf(text, item);
  const width = Math.max(columnsTo(text, item.content) - columnsTo(text, item.start), item.marker.length + 1);
  const empty = item.content >= endOfLine(text, item.start);
  const indent = prefix + ' '.repeat(empty ? item.marker.length + 1 : width);
  return replace(item.end, item.end, `${lineEnding(text)}${indent}- ${content}`);
}

/** What stands before the item on its line; markers of items around it become blanks. */
function prefixOf(text: string, item: ItemBlock): string {
  return text.slice(startOfLine(text, item.start), item.start).replace(/[^>\s]/g, ' ');
}

function nextMarker(marker: string): string {
  const number = /^(\d+)(.)$/.exec(marker);
  return number ? `${Number(number[1]) + 1}${number[2]}` : marker;
}

function columnsTo(text: string, offset: number): number {
  let columns = 0;
  for (let at = startOfLine(text, offset); at < offset; at++)
    columns += text[at] === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}

/** One line of text that stays plain text at the start of a list item: breaks become blanks, a leading marker is escaped. */
export function itemText(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  return line
    .replace(
      /^(?=(?:#{1,6}|[-+*>]|~~~|```|=+|\[[ xX]\])(?:\s|$)|>|~~~|```|<[a-z!?/]|[-*_](?:[ \t]*[-*_]){2,}$)/i,
      '\\',
    )
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
