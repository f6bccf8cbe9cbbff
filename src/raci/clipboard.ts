/**
 * When the quotation marks around a cell go: `always` where they are right (RFC 4180, CSV files), or only where the writer
 * `needed` them. Excel, WPS and LibreOffice quote a cell on the clipboard only for a tab or a line break in it; any other
 * quotation mark there belongs to the text.
 */
export type Quoting = 'always' | 'needed';

/**
 * Splits a text into rows of cells, which may differ in length. Rows end at `\n`, `\r\n` or `\r`, the last one needs no end.
 * A cell is quoted where its first quotation mark has a partner right before the next delimiter or line end; otherwise quotation
 * marks are text, so that a lone one never swallows what follows. Line breaks inside a cell come out as `\n`.
 * `delimiter` is one UTF-16 unit.
 */
export function splitCells(text: string, delimiter: string, quoting: Quoting): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    let end = quotedEnd(text, at, delimiter);
    const inside = end < 0 ? '' : text.slice(at + 1, end - 1);
    if (end >= 0 && (quoting === 'always' || /["\t\r\n]/.test(inside) || inside.includes(delimiter))) {
      row.push(inside.replaceAll('""', '"').replaceAll(/\r\n?/g, '\n'));
    } else {
      end = plainEnd(text, at, delimiter);
      row.push(text.slice(at, end));
    }
    if (text[end] === delimiter) {
      at = end + 1;
      continue;
    }
    rows.push(row);
    row = [];
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
    if (at >= text.length) return rows;
  }
}

/**
 * Offset after the closing mark of the quoted cell that starts at `at`, -1 where none does. The search stops at the first mark
 * that stands alone, and such a mark also starts each further search: together they pass over the text at most twice.
 */
function quotedEnd(text: string, at: number, delimiter: string): number {
  if (text[at] !== '"') return -1;
  let mark = text.indexOf('"', at + 1);
  while (mark >= 0 && text[mark + 1] === '"') mark = text.indexOf('"', mark + 2);
  if (mark < 0) return -1;
  const next = text[mark + 1];
  return next === undefined || next === delimiter || next === '\r' || next === '\n' ? mark + 1 : -1;
}

function plainEnd(text: string, at: number, delimiter: string): number {
  while (at < text.length && text[at] !== delimiter && text[at] !== '\r' && text[at] !== '\n') at++;
  return at;
}

/** The cells of a block that a spreadsheet put on the clipboard as text. Rows may differ in length; there is at least one cell. */
export function readClipboard(text: string): string[][] {
  return splitCells(text, '\t', 'needed');
}

/** A block of cells as spreadsheets take it from the clipboard; `readClipboard` gives the same cells (line breaks as `\n`). */
export function clipboardText(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(quoteForClipboard).join('\t'));
  // As Excel does it; a single cell stays as it is, which is what somebody wants who pastes it into a sentence.
  return lines.length > 1 ? `${lines.join('\r\n')}\r\n` : (lines[0] ?? '');
}

function quoteForClipboard(cell: string): string {
  return cell.startsWith('"') || /[\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * The same block as HTML, which makes it a table in Word and in mails. Spreadsheets prefer it to the text; they are told that each
 * cell is text, so that `1-2` becomes no date and `=…` no formula, and that a line break stays in its cell.
 */
export function clipboardHtml(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) =>
    `<td style="mso-number-format:'\\@';white-space:pre-wrap">${escapeHtml(text).replaceAll(/\r\n?|\n/g, '<br style="mso-data-placement:same-cell">')}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  return `<meta charset="utf-8"><table>${body}</table>`;
}

/** `text` as it may stand in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
