import { encodeCell } from '../markdown/table.ts';
import { displayWidth } from './displayWidth.ts';

/**
 * Writes a table of texts as Markdown, padded to equal display widths: `cells[0]` is the header, shorter rows are filled
 * up with empty cells. Lines end with `lineEnding`, the last one too. A table without any cell is empty.
 */
export function renderMatrix(cells: readonly (readonly string[])[], lineEnding: string): string {
  const width = Math.max(0, ...cells.map((row) => row.length));
  if (width === 0) return '';
  const rows = cells.map((row) =>
    Array.from({ length: width }, (_, column) => encodeCell(row[column] ?? '')),
  );
  const widths = Array.from({ length: width }, (_, column) =>
    Math.max(3, ...rows.map((row) => displayWidth(row[column] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((source, column) => source + ' '.repeat((widths[column] ?? 0) - displayWidth(source))).join(' | ')} |`;
  const [header = [], ...body] = rows;
  const delimiter = `| ${widths.map((count) => '-'.repeat(count)).join(' | ')} |`;
  return [line(header), delimiter, ...body.map(line)].map((text) => text + lineEnding).join('');
}
