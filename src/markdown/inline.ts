import type { Range } from './text.ts';

/** A Markdown link or image: `href` as written, without angle brackets and title. */
export interface InlineLink {
  readonly label: string;
  readonly href: string;
  readonly image: boolean;
  readonly range: Range;
}

/** Ranges of code spans in `text` from `start` to `end` (a run of n back-ticks up to the next run of n). */
export function codeSpans(text: string, start: number, end: number): Range[] {
  // Cut out first: a search in the whole text would run to its end for each short piece without any back-tick.
  const piece = text.slice(start, end);
  if (!piece.includes('`')) return [];
  const spans: Range[] = [];
  const runs = /`+/g;
  for (let open = runs.exec(piece); open; open = runs.exec(piece)) {
    if (piece[open.index - 1] === '\\') continue;
    const after = runs.lastIndex;
    let close = runs.exec(piece);
    while (close && close[0].length !== open[0].length) close = runs.exec(piece);
    if (close) spans.push({ start: start + open.index, end: start + runs.lastIndex });
    else runs.lastIndex = after;
  }
  return spans;
}

const link =
  /(!?)\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(\s*(?:<([^<>\r\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/g;

/** Inline links and images between `start` and `end`; those inside code spans are none. */
export function findLinks(text: string, start: number, end: number): InlineLink[] {
  const piece = text.slice(start, end);
  if (!piece.includes('](')) return [];
  const code = codeSpans(text, start, end);
  const links: InlineLink[] = [];
  for (const match of piece.matchAll(link)) {
    const range = { start: start + match.index, end: start + match.index + match[0].length };
    if (code.some((span) => span.start < range.end && range.start < span.end)) continue;
    links.push({
      label: (match[2] ?? '').replace(/\\([[\]\\])/g, '$1'),
      href: match[3] ?? (match[4] ?? '').replace(/\\([()\\])/g, '$1'),
      image: match[1] === '!',
      range,
    });
  }
  return links;
}

/** Writes a link or image whose label and address survive `findLinks` and any Markdown viewer. */
export function renderLink(label: string, href: string, image: boolean): string {
  const text = label.replace(/[\r\n]+/g, ' ').replace(/[[\]\\]/g, '\\$&');
  const address = /[\s()<>]/.test(href) ? `<${href.replace(/[<>\r\n]/g, encodeURIComponent)}>` : href;
  return `${image ? '!' : ''}[${text}](${address})`;
}
