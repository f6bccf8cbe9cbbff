/** Splitting of one line of a GFM table (GFM specification 4.10). */

/** A cell inside its line, in offsets of the line: `start`–`end` lies between the pipes, `from`–`to` is the content. */
export interface RowCell {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Splits a table line at its unescaped pipes. A pipe right after a backslash never splits, not even inside a code span
 * whose pipes do. The outer pipes are optional; blanks around the line must be trimmed by the caller.
 */
export function splitRow(line: string): RowCell[] {
  const cells: RowCell[] = [];
  eachCell(line, (start, end, from, to) => cells.push({ start, end, from, to }));
  return cells;
}

/** Visits the cells of a table line, see `splitRow`, without making an object for each. */
export function eachCell(
  line: string,
  visit: (start: number, end: number, from: number, to: number) => void,
): void {
  let start = 0;
  let none = true;
  for (let pipe = line.indexOf('|'); pipe >= 0; pipe = line.indexOf('|', pipe + 1)) {
    if (pipe === 0) {
      start = 1;
      continue;
    }
    if (line[pipe - 1] === '\\') continue;
    visitCell(line, start, pipe, visit);
    none = false;
    start = pipe + 1;
  }
  if (start < line.length || none) visitCell(line, start, line.length, visit);
}

function visitCell(
  line: string,
  start: number,
  end: number,
  visit: (start: number, end: number, from: number, to: number) => void,
): void {
  let from = start;
  let to = end;
  while (from < to && isBlank(line[from])) from++;
  while (to > from && isBlank(line[to - 1])) to--;
  // In an empty cell the content goes after the first blank, so that the padding stays on both sides.
  if (from === to) from = to = Math.min(start + (end > start ? 1 : 0), end);
  visit(start, end, from, to);
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

/** Number of cells of a table line; blanks in front must be trimmed, those behind it do not count. */
export function columnsOf(line: string): number {
  return splitRow(line.trimEnd()).length;
}

/** True for `| --- | :-: |` and its kin. `- |` is a list item and therefore none. */
export function isDelimiterRow(line: string): boolean {
  const trimmed = line.trimEnd();
  if (!/^[-:|][-:| \t]*$/.test(trimmed) || /^-[ \t]/.test(trimmed)) return false;
  return splitRow(trimmed).every(({ from, to }) => /^:?-+:?$/.test(trimmed.slice(from, to)));
}
