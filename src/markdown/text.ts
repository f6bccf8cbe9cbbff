/** A half-open span of a document in UTF-16 offsets: `start` is the first unit, `end` the one after the last. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces `range` of a document by `newText`. Edits of one list never overlap and refer to the same, unedited text. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** A piece of a document: what it says and where it stands. */
export interface Span {
  readonly text: string;
  readonly range: Range;
}

/** The piece of `text` from `start` to `end`, with white space at both ends left out of text and range. */
export function trimmedSpan(text: string, start: number, end: number): Span {
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { text: text.slice(start, end), range: { start, end } };
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;
}

/** Returns `text` with all `edits` made; inserts at one offset keep their order. Throws a RangeError where two overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = sortEdits(edits);
  let result = '';
  let at = 0;
  for (const { range, newText } of sorted) {
    if (range.start < at || range.end < range.start || range.end > text.length) {
      throw new RangeError('overlapping or outlying edits');
    }
    result += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + text.slice(at);
}

/** The edits that take the edited document back to `text`, in offsets of the edited document. */
export function invertEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return sortEdits(edits).map(({ range, newText }) => {
    const start = range.start + shift;
    shift += newText.length - (range.end - range.start);
    return { range: { start, end: start + newText.length }, newText: text.slice(range.start, range.end) };
  });
}

function sortEdits(edits: readonly TextEdit[]): TextEdit[] {
  // Array.prototype.sort is stable, so inserts at the same offset stay in order.
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** An edit that replaces the span from `start` to `end`. */
export function replace(start: number, end: number, newText: string): TextEdit {
  return { range: { start, end }, newText };
}

/** The line ending that `text` uses first, `\n` where it has none. A lone `\r` counts, as it does for editors. */
export function lineEnding(text: string): '\n' | '\r\n' | '\r' {
  const at = text.search(/[\r\n]/);
  if (at < 0 || text[at] === '\n') return '\n';
  return text[at + 1] === '\n' ? '\r\n' : '\r';
}

/** A line of a document without its line break. */
export interface Line {
  readonly start: number;
  /** Offset after the last unit, before the line break. */
  readonly end: number;
  /** Start of the next line; `end` of the document's last line. */
  readonly next: number;
}

/**
 * Calls `visit` with start, end (before the line break) and start of the next line, for each line from offset `from` on.
 * Lines end at `\n`, `\r\n` and `\r`, as for CommonMark and editors; the last one, after the last break, may be empty.
 */
export function eachLine(
  text: string,
  from: number,
  visit: (start: number, end: number, next: number) => void,
): void {
  let start = from;
  // indexOf over both kinds is several times faster than visiting each unit of a megabyte.
  let cr = text.indexOf('\r', from);
  let lf = text.indexOf('\n', from);
  while (cr >= 0 || lf >= 0) {
    const end = cr >= 0 && (lf < 0 || cr < lf) ? cr : lf;
    const next = end === cr && lf === cr + 1 ? end + 2 : end + 1;
    visit(start, end, next);
    start = next;
    if (cr >= 0 && cr < next) cr = text.indexOf('\r', next);
    if (lf >= 0 && lf < next) lf = text.indexOf('\n', next);
  }
  visit(start, text.length, text.length);
}

/** All lines of a document, see `eachLine`. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  eachLine(text, 0, (start, end, next) => lines.push({ start, end, next }));
  return lines;
}

/** Index of the line that holds `offset`, by binary search over `lines`. */
export function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Zero-based line and UTF-16 column of an offset. */
export function positionOf(lines: readonly Line[], offset: number): { line: number; column: number } {
  const line = lineAt(lines, offset);
  return { line, column: offset - (lines[line]?.start ?? 0) };
}

/** Offset of the first unit of the line that holds `offset`. */
export function startOfLine(text: string, offset: number): number {
  while (offset > 0 && text[offset - 1] !== '\n' && text[offset - 1] !== '\r') offset--;
  return offset;
}

/** Offset of the line break (or end of text) that ends the line that holds `offset`. */
export function endOfLine(text: string, offset: number): number {
  while (offset < text.length && text[offset] !== '\n' && text[offset] !== '\r') offset++;
  return offset;
}

/** Offset after the line break at `offset`; `offset` itself where there is none. */
export function afterBreak(text: string, offset: number): number {
  if (text[offset] === '\r' && text[offset + 1] === '\n') return offset + 2;
  return text[offset] === '\r' || text[offset] === '\n' ? offset + 1 : offset;
}

/** Offset before the line break that ends at `offset`; `offset` itself where there is none. */
export function beforeBreak(text: string, offset: number): number {
  if (text[offset - 1] === '\n' && text[offset - 2] === '\r') return offset - 2;
  return text[offset - 1] === '\r' || text[offset - 1] === '\n' ? offset - 1 : offset;
}
