import { splitCells } from '../raci/clipboard.ts';
import type { Sheet, SheetNote, SheetReading, SheetWriting } from './sheet.ts';
import { checkExtent, crop, limits, plainBreaks, SheetRefusal } from './sheet.ts';

/**
 * Reads a CSV or TSV file. Encoding: byte order mark, otherwise UTF-8, otherwise GB 18030 (what Chinese Excel writes), otherwise
 * Windows-1252. The delimiter is `known` (from a name such as `x.tsv`), or what a first line `sep=;` says, as Excel has it, or of
 * comma, semicolon, tab and full-width comma the one that makes the rows most alike. The guard against formulas that
 * `writeDelimited` sets is taken off.
 */
export function readDelimited(bytes: Uint8Array, known?: string): SheetReading {
  try {
    return read(bytes, known);
  } catch (error) {
    if (error instanceof SheetRefusal) return { ok: false, error: error.code, sheets: [] };
    throw error;
  }
}

function read(bytes: Uint8Array, known: string | undefined): SheetReading {
  if (bytes.length > limits.bytes) throw new SheetRefusal('too-large');
  const { text, encoding, guessed } = decode(bytes);
  if ((guessed && text.includes('\0')) || startsLikePage(text)) throw new SheetRefusal('unsupported');
  const said = known === undefined ? /^sep=([^\r\n])(?:\r\n?|\n|$)/i.exec(text) : null;
  const body = said ? text.slice(said[0].length) : text;
  const delimiter = known ?? said?.[1] ?? likelyDelimiter(body);
  let guards = 0;
  const cells = splitCells(body, delimiter, 'always');
  for (const row of cells) {
    row.forEach((cell, column) => {
      const bare = withoutGuard(cell);
      if (bare === cell) return;
      row[column] = bare;
      guards++;
    });
  }
  const rows = crop(cells);
  checkExtent(rows);
  const notes: SheetNote[] = [];
  if (guessed && encoding !== 'utf-8') notes.push({ code: 'encoding', encoding });
  if (known === undefined && delimiter !== ',') notes.push({ code: 'delimiter', delimiter });
  if (guards > 0) notes.push({ code: 'guards-removed', count: guards });
  return { ok: true, sheet: { name: '', rows }, sheets: [], notes };
}

/** `guessed` is false where a byte order mark says the encoding. The mark itself is left out. */
function decode(bytes: Uint8Array): { text: string; encoding: string; guessed: boolean } {
  for (const [encoding, ...mark] of byteOrderMarks) {
    if (mark.every((byte, index) => bytes[index] === byte)) {
      return { text: new TextDecoder(encoding).decode(bytes), encoding, guessed: false };
    }
  }
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, guessed: true };
    } catch {
      // Not this one; the last encoding gives every byte a character.
    }
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252', guessed: true };
}

const byteOrderMarks = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
] as const;

/** Many systems export a web page, or Excel's XML of 2003, under the name of a table. */
function startsLikePage(text: string): boolean {
  return /^\s*<(?:!doctype|!--|html|head|meta|style|table|\?xml)\b/i.test(text.slice(0, 1000));
}

/** How much of a text is looked at to find its delimiter, in UTF-16 units. */
const sampleLength = 65_536;

function likelyDelimiter(text: string): string {
  const sample = text.slice(0, sampleLength);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', '\t', ';']) {
    const score = likeness(sample, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  // In Chinese prose the full-width comma is everywhere: it delimits where nothing else does and every row has as many.
  if (best.score === 0) {
    const counts = splitCells(sample, '，', 'always')
      .filter((row) => row.some((cell) => cell !== ''))
      .map((row) => row.length);
    if (counts.length > 1 && (counts[0] ?? 0) > 1 && counts.every((count) => count === counts[0]))
      return '，';
  }
  return best.delimiter;
}

/**
 * 0 where nothing is split; otherwise the delimiters in a row of the commonest width, weighed by the square of the share of such
 * rows. A row with half a pair of quotation marks in a cell was cut inside them and is none.
 */
function likeness(sample: string, delimiter: string): number {
  const rows = splitCells(sample, delimiter, 'always').filter((row) => row.some((cell) => cell !== ''));
  const rowsOfWidth = new Map<number, number>();
  for (const row of rows) {
    if (row.length < 2 || row.some((cell) => cell.split('"').length % 2 === 0)) continue;
    rowsOfWidth.set(row.length, (rowsOfWidth.get(row.length) ?? 0) + 1);
  }
  return Math.max(0, ...[...rowsOfWidth].map(([width, count]) => (width - 1) * (count / rows.length) ** 2));
}

/**
 * Writes a table as UTF-8 with byte order mark and CRLF, which Excel, WPS and LibreOffice take without asking. A cell that a
 * spreadsheet could take for a formula gets an apostrophe in front (OWASP, "CSV Injection": = + - @, tab, line breaks, and the
 * full-width signs that East Asian versions read alike); so does one that already starts with such an apostrophe.
 */
export function writeDelimited(sheet: Sheet, delimiter: ',' | '\t'): SheetWriting {
  // Whoever has to guess the delimiter of a .csv sees its rivals quoted, and no cell that reads like Excel's own hint.
  const special = delimiter === ',' ? /[,;\t，"\n]|^sep=/i : /[\t"\n]/;
  const lines = sheet.rows.map((row) =>
    row
      .map((cell) => {
        const text = withGuard(plainBreaks(cell));
        return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      })
      .join(delimiter),
  );
  return {
    ok: true,
    bytes: new TextEncoder().encode(`\ufeff${lines.map((line) => `${line}\r\n`).join('')}`),
  };
}

const risky = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** A dash is what many write for "nothing to do"; signs alone calculate nothing. */
const signsOnly = /^[-+－＋]+$/;

function withGuard(text: string): string {
  return risky.test(text) && !signsOnly.test(text) ? `'${text}` : text;
}

function withoutGuard(text: string): string {
  return text.startsWith("'") && risky.test(text) ? text.slice(1) : text;
}
