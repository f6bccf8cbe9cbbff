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
  const pipes: number[] = [];
  for (let at = line.indexOf('|'); at >= 0; at = line.indexOf('|', at + 1)) {
    if (at === 0 || line[at - 1] !== '\\') pipes.push(at);
  }
  const cells: RowCell[] = [];
  let start = 0;
  if (pipes[0] === 0) {
    pipes.shift();
    start = 1;
  }
  for (const pipe of pipes) {
    cells.push(cell(line, start, pipe));
    start = pipe + 1;
  }
  if (start < line.length || cells.length === 0) cells.push(cell(line, start, line.length));
  return cells;
}

function cell(line: string, start: number, end: number): RowCell {
  let from = start;
  let to = end;
  while (from < to && isBlank(line[from])) from++;
  while (to > from && isBlank(line[to - 1])) to--;
  // In an empty cell the content goes after the first blank, so that the padding stays on both sides.
  if (from === to) from = to = Math.min(start + (end > start ? 1 : 0), end);
  return { start, end, from, to };
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

/** Number of cells of a table line whose outer blanks are trimmed. */
export function columnsOf(line: string): number {
  return splitRow(line).length;
}

/** True for `| --- | :-: |` and its kin. `- |` is a list item and therefore none. */
export function isDelimiterRow(line: string): boolean {
  const trimmed = line.trimEnd();
  if (!/^[-:|][-:| \t]*$/.test(trimmed) || /^-[ \t]/.test(trimmed)) return false;
  return splitRow(trimmed).every(({ from, to }) => /^:?-+:?$/.test(trimmed.slice(from, to)));
}
