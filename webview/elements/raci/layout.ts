import type { GridView, ViewCell, ViewRow } from './view.ts';

/** Widths and heights at the ordinary size of 13 px text; the zoom multiplies them. */
const sizes = {
  line: 18,
  row: 24,
  letter: 20,
  padding: 18,
  mark: 20,
  matter: { least: 88, most: 280 },
  role: { least: 64, most: 168 },
  note: { least: 48, most: 200 },
} as const;

/** Rows above this count are drawn only near the visible part. */
export const drawnWhole = 300;

/** About how wide a text is, in pixels at 13 px: ideographs take the whole square. */
export function textWidth(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x2e80) width += 13;
    else if (unit === 0x20 || unit === 0x69 || unit === 0x6c || unit === 0x2c || unit === 0x2e) width += 4;
    else if (unit >= 0x41 && unit <= 0x5a) width += 9;
    else width += 7.6;
  }
  return width;
}

function longestWord(text: string): number {
  let longest = 0;
  for (const word of text.split(/[\s\u2e80-\uffff]+/)) longest = Math.max(longest, textWidth(word));
  return longest;
}

function between({ least, most }: { least: number; most: number }, width: number): number {
  return Math.ceil(Math.max(least, Math.min(width, most)));
}

function cellWidth({ letters, unknown, words, mark }: ViewCell, widthOfWords: number): number {
  const signs = (letters.length + unknown.length) * sizes.letter;
  return signs + (words === '' ? 0 : widthOfWords + 4) + (mark ? sizes.mark : 0) + sizes.padding;
}

/** Widths of the texts of a row, without what depends on other rows. */
interface RowWidths {
  readonly matter: number;
  readonly cells: readonly number[];
  readonly words: readonly number[];
  readonly notes: readonly number[];
}

/** A row that says the same is the same object, and is measured once. */
const known = new WeakMap<ViewRow, RowWidths>();

function widthsOf(row: ViewRow): RowWidths {
  const before = known.get(row);
  if (before) return before;
  const words = row.cells.map((cell) => textWidth(cell.words));
  const widths = {
    matter: textWidth(row.matter),
    cells: row.cells.map((cell, at) => cellWidth(cell, words[at] ?? 0)),
    words,
    notes: row.notes.map(textWidth),
  };
  known.set(row, widths);
  return widths;
}

/** A long name wraps to two lines before it widens its column. */
function nameWidth(name: string, room: number): number {
  const whole = textWidth(name) * 1.06;
  const wrapped = Math.max(whole / 2 + 8, longestWord(name) * 1.06, 96);
  return Math.min(whole, wrapped) + room + sizes.padding;
}

/**
 * Widths of the columns (matter, roles, notes) by what they hold, in pixels. `available` is the width of the view, of which
 * the matters take less than half.
 */
export function columnWidths(view: GridView, available: number): readonly number[] {
  const most = Math.max(sizes.matter.least, Math.min(sizes.matter.most, available * 0.42));
  let matter = textWidth(view.label) + sizes.padding;
  const roles = view.roles.map(({ name, mark }) => nameWidth(name, mark ? sizes.mark : 0));
  const notes = view.notes.map((name) => nameWidth(name, 0));
  for (const row of view.rows) {
    if (row.section) continue;
    const widths = widthsOf(row);
    matter = Math.max(matter, widths.matter + (row.mark ? sizes.mark : 0) + sizes.padding);
    widths.cells.forEach((width, at) => (roles[at] = Math.max(roles[at] ?? 0, width)));
    widths.notes.forEach((width, at) => (notes[at] = Math.max(notes[at] ?? 0, width + sizes.padding)));
  }
  return [
    between({ least: sizes.matter.least, most }, matter),
    ...roles.map((width) => between(sizes.role, width)),
    ...notes.map((width) => between(sizes.note, width)),
  ];
}

/** About how high each row is, in pixels, for the rows that have not been drawn yet. */
export function rowHeights(view: GridView, widths: readonly number[]): Float64Array {
  return Float64Array.from(view.rows, (row) => rowHeight(row, widths, row.cells.length));
}

/** About how high a row with its first `count` cells is. */
function rowHeight(row: ViewRow, widths: readonly number[], count: number): number {
  if (row.section) return sizes.row;
  const lines = (width: number, room: number): number =>
    Math.max(1, Math.min(3, Math.ceil(width / Math.max(13, room))));
  const { matter, words } = widthsOf(row);
  let most = lines(matter, (widths[0] ?? 0) - sizes.padding - (row.mark ? sizes.mark : 0));
  for (let at = 0; at < count; at++) {
    const cell = row.cells[at];
    if (!cell || cell.words === '') continue;
    const signs = (cell.letters.length + cell.unknown.length) * sizes.letter + (cell.mark ? sizes.mark : 0);
    most = Math.max(most, lines(words[at] ?? 0, (widths[at + 1] ?? 0) - sizes.padding - signs));
  }
  return most === 1 ? sizes.row : most * sizes.line + 6;
}

/** True where the first `count` cells of a row say how high it is, so that nothing moves when the others follow. */
export function isAsHigh(row: ViewRow, widths: readonly number[], count: number): boolean {
  return rowHeight(row, widths, count) === rowHeight(row, widths, row.cells.length);
}

/** How many roles show, at least in part, in a view that is `available` wide and was not scrolled. */
export function rolesWithin(widths: readonly number[], available: number): number {
  let right = widths[0] ?? 0;
  let count = 0;
  while (right < available && count < widths.length - 1) right += widths[++count] ?? 0;
  return count;
}

/** Rows to draw: from `first` up to but without `end`. */
export interface Window {
  readonly first: number;
  readonly end: number;
}

/** Tops of all rows, the end of the last one included. */
export function rowTops(heights: Float64Array): Float64Array {
  const tops = new Float64Array(heights.length + 1);
  for (let at = 0; at < heights.length; at++) tops[at + 1] = (tops[at] ?? 0) + (heights[at] ?? 0);
  return tops;
}

/**
 * The rows to draw where those between `top` and `bottom` show: of many rows, these and as many again before and after them;
 * of fewer, all from the first to the last that shows, and at least `least`.
 */
export function windowOf(tops: Float64Array, top: number, bottom: number, least: number): Window {
  const count = tops.length - 1;
  if (count <= drawnWhole)
    return { first: 0, end: Math.min(count, Math.max(least, rowAt(tops, bottom) + 1)) };
  const margin = bottom - top;
  return { first: rowAt(tops, top - margin), end: Math.min(count, rowAt(tops, bottom + margin) + 1) };
}

/** The row that lies at `y`. */
export function rowAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = tops.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
