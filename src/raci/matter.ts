import type { Letter, MatrixContent, RaciDocument } from './model.ts';

/** A link to a matter: the matrix file as written (relative to the document with the link), null for a bare name. */
export interface RaciLink {
  readonly path: string | null;
  /** Empty where only a file is named. */
  readonly matter: string;
}

/**
 * Reads the front matter's `raci`: `docs/go-live.raci.md#Data migration`, percent-encoded or not, in angle brackets or as a
 * Markdown link too; or the bare name of a matter. Null where nothing is written.
 */
export function parseRaciLink(value: string): RaciLink | null {
  const address = addressOf(value.trim());
  if (address === '') return null;
  const file = /^[^\n]*?\.(?:md|markdown)(?=#|$)/i.exec(address)?.[0];
  if (file !== undefined) {
    return { path: decodePercent(file), matter: decodePercent(address.slice(file.length + 1)).trim() };
  }
  return { path: null, matter: decodePercent(address.startsWith('#') ? address.slice(1) : address).trim() };
}

/** Writes a link that `parseRaciLink` reads back: readable, percent-encoded only where it would be misread. */
export function formatRaciLink(path: string, matter: string): string {
  const file = encodePercent(path).replaceAll('#', '%23');
  return matter === '' ? file : `${file}#${encodePercent(matter.replace(/\s+/g, ' ').trim())}`;
}

/** What a Markdown link or angle brackets lead to; anything else is the address itself. */
function addressOf(value: string): string {
  if (value.startsWith('<') && value.endsWith('>')) return value.slice(1, -1).trim();
  const label = value.startsWith('[') && value.endsWith(')') ? value.indexOf('](') : -1;
  return label < 0 ? value : addressOf(value.slice(label + 2, -1).trim());
}

function encodePercent(text: string): string {
  return text.replace(/%(?=[0-9a-f]{2})/gi, '%25');
}

/** Decodes what is percent-encoded UTF-8 and leaves the rest (`100% done`) as it is. */
function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

/** A matter of a document: matrix and row by index. */
export interface MatterPlace {
  readonly matrix: number;
  readonly row: number;
}

/**
 * Where `matter` stands: all rows of that very name, else those that differ only in case, width, spaces, punctuation, markup
 * and numbering, else those that have it as their number in another column. More than one where several matrices or sections
 * have the matter; none where it is unknown.
 */
export function findMatter(document: RaciDocument, matter: string): MatterPlace[] {
  const wanted = matter.trim();
  if (wanted === '') return [];
  const key = foldMatter(wanted);
  return (
    [
      (name: string) => name === wanted,
      (name: string) => foldMatter(name) === key,
      (_: string, notes: readonly string[]) => notes.some((note) => note !== '' && foldMatter(note) === key),
    ]
      .map((fits) => placesOf(document, fits))
      .find((places) => places.length > 0) ?? []
  );
}

function placesOf(
  document: RaciDocument,
  fits: (name: string, notes: readonly string[]) => boolean,
): MatterPlace[] {
  return document.matrices.flatMap((matrix, index) =>
    matrix.rows.flatMap((row, at) => {
      if (row.kind !== 'matter') return [];
      const notes = matrix.notes.map((note) => note.cells[at]?.text ?? '');
      return fits(row.matter.text, notes) ? [{ matrix: index, row: at }] : [];
    }),
  );
}

/** Somebody who has a letter in a row. */
export interface Holder {
  /** Index of the role in the matrix. */
  readonly role: number;
  readonly name: string;
  /** The duty in words, or empty. */
  readonly words: string;
}

/** Who does what in one row. */
export interface Holders {
  readonly responsible: readonly Holder[];
  readonly accountable: readonly Holder[];
  readonly consulted: readonly Holder[];
  readonly informed: readonly Holder[];
  readonly supporting: readonly Holder[];
}

/** Who has which letter in row `row`; nobody in a section row or where there is no such row. */
export function holdersOf(matrix: MatrixContent, row: number): Holders {
  const found = matrix.rows[row];
  const cells = found?.kind === 'matter' ? found.cells : [];
  const having = (letter: Letter): Holder[] =>
    cells.flatMap((cell, role) =>
      cell.letters.includes(letter)
        ? [{ role, name: matrix.roles[role]?.text ?? '', words: cell.words }]
        : [],
    );
  return {
    responsible: having('R'),
    accountable: having('A'),
    consulted: having('C'),
    informed: having('I'),
    supporting: having('S'),
  };
}

/** Forms of numbering in front of a matter. A number without a mark behind it (`2号仓`, `3 months`) belongs to the name. */
const numbering =
  /^(?:[①-⑳⓪㈠-㈩]\s*|[([]\s*(?:\d{1,3}|[a-z]|[一二三四五六七八九十]{1,3})\s*[)\]]\s*|(?:\d{1,3}(?:\.\d{1,3})*|[一二三四五六七八九十]{1,3})\s*[、)]\s*|(?:\d{1,3}(?:\.\d{1,3})*|[a-z])[.:](?!\d)\s*|\d{1,3}(?:\.\d{1,3})+\s*(?![\d\s]|版|倍|万|亿|[%％x×]))/u;

/** The parts that tell two matters apart: letters, digits and signs such as `+` of C++, folded in case and width. */
export function foldMatter(text: string): string {
  const plain = text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*`~]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .trim();
  const bare = keyOf(withoutNumber(plain));
  return bare === '' ? keyOf(plain) : bare;
}

function withoutNumber(plain: string): string {
  // Circled numbers would be plain digits afterwards.
  const circled = plain.replace(/^[①-⑳⓪㈠-㈩]\s*/u, '');
  return circled.normalize('NFKC').toLowerCase().replace(numbering, '');
}

function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}+#%&]+/gu, '');
}

/** The number of the group that a matter's number puts it in: `1.2` for `1.2.3 Interfaces`; empty for plain numbers. */
export function groupNumber(text: string): string {
  return /^(\d{1,3}(?:\.\d{1,3})*)\.\d{1,3}(?!\d)/.exec(text.normalize('NFKC').trim())?.[1] ?? '';
}
