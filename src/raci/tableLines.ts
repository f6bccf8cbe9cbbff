import type { Table, TableRow } from '../markdown/table.ts';
import type { TextEdit } from '../markdown/text.ts';
import { afterBreak, beforeBreak, endOfLine, lineEnding, replace, startOfLine } from '../markdown/text.ts';

/** A line of a table's body as it stands in the document: indentation and marks of the blocks around it belong to it. */
interface BodyLine {
  readonly start: number;
  readonly end: number;
  /** The start of the next line. */
  readonly next: number;
}

function lineOf(text: string, row: TableRow): BodyLine {
  const end = endOfLine(text, row.range.end);
  return { start: startOfLine(text, row.range.start), end, next: afterBreak(text, end) };
}

/** Takes body rows out with their line breaks. */
export function removeLines(text: string, table: Table, rows: readonly number[]): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const [first, last] of runsOf(rows)) {
    const from = table.rows[first];
    const to = table.rows[last];
    if (!from || !to) continue;
    const { start } = lineOf(text, from);
    const { end, next } = lineOf(text, to);
    edits.push(next > end ? replace(start, next, '') : replace(beforeBreak(text, start), end, ''));
  }
  return edits;
}

/** Neighbouring numbers as pairs of the first and the last, in rising order. */
export function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** Puts new rows (their source from the first to the last pipe) before body row `at`; the row count puts them last. */
export function insertLines(text: string, table: Table, at: number, sources: readonly string[]): TextEdit {
  const before = table.rows[at - 1] ?? table.delimiter;
  const model = table.rows[at - 1] ?? table.rows[at] ?? table.delimiter;
  const prefix = text.slice(startOfLine(text, model.range.start), model.range.start);
  const { end, next } = lineOf(text, before);
  const lineBreak = next > end ? text.slice(end, next) : lineEnding(text);
  return replace(end, end, sources.map((source) => lineBreak + prefix + source).join(''));
}

/**
 * Puts body rows into the order of `order` (`order[0]` is the row that comes first), whole lines unchanged. Line breaks
 * stay where they are, so that a last line without one stays the last without one.
 */
export function orderLines(text: string, table: Table, order: readonly number[]): TextEdit[] {
  let first = 0;
  while (first < order.length && order[first] === first) first++;
  if (first === order.length) return [];
  let last = order.length - 1;
  while (order[last] === last) last--;
  const lines = table.rows.map((row) => lineOf(text, row));
  const rotated = rotation(order, first, last);
  if (rotated !== null && sameBreaks(text, lines, first, last))
    return rotate(text, lines, first, last, rotated);
  let window = '';
  for (let slot = first; slot <= last; slot++) {
    const from = lines[order[slot] ?? slot];
    const to = lines[slot];
    if (!from || !to) continue;
    window += text.slice(from.start, from.end) + (slot < last ? text.slice(to.end, to.next) : '');
  }
  return [replace(lines[first]?.start ?? 0, lines[last]?.end ?? 0, window)];
}

/** How far the rows from `first` to `last` are turned round, if that is all: the row that is first now; else null. */
function rotation(order: readonly number[], first: number, last: number): number | null {
  const start = order[first] ?? first;
  const length = last - first + 1;
  for (let slot = first; slot <= last; slot++) {
    if (order[slot] !== first + ((start - first + slot - first) % length)) return null;
  }
  return start;
}

/** Moves the shorter part of the window over the longer one: one edit takes it out, one puts it in. */
function rotate(
  text: string,
  lines: readonly BodyLine[],
  first: number,
  last: number,
  start: number,
): TextEdit[] {
  const head = lines[first];
  const middle = lines[start];
  const before = lines[start - 1];
  const tail = lines[last];
  if (!head || !middle || !before || !tail) return [];
  const lineBreak = text.slice(before.end, before.next);
  if (start - first <= last - start) {
    const moved = text.slice(head.start, before.end);
    return [replace(head.start, middle.start, ''), replace(tail.end, tail.end, lineBreak + moved)];
  }
  const moved = text.slice(middle.start, tail.end);
  return [replace(head.start, head.start, moved + lineBreak), replace(before.end, tail.end, '')];
}

function sameBreaks(text: string, lines: readonly BodyLine[], first: number, last: number): boolean {
  const breakOf = (line: BodyLine | undefined) => (line ? text.slice(line.end, line.next) : '');
  const model = breakOf(lines[first]);
  for (let at = first; at < last; at++) if (breakOf(lines[at]) !== model) return false;
  return true;
}

/** The order of `count` things once those at `moved` stand before the one at `to`; `count` puts them last. */
export function movedOrder(count: number, moved: readonly number[], to: number): number[] {
  const set = new Set(moved);
  const sorted = [...set].sort((a, b) => a - b);
  const order: number[] = [];
  for (let at = 0; at <= count; at++) {
    if (at === to) order.push(...sorted);
    if (at < count && !set.has(at)) order.push(at);
  }
  return order;
}
