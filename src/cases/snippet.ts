import type { Range } from '../markdown/text.ts';
import { classOf, foldText, unitClass } from './characters.ts';
import { findMatches } from './findMatches.ts';
import { readMatter } from './plainFrontMatter.ts';

/** A piece of a text around what was found. */
export interface Snippet {
  /** The piece as it is; line breaks, tabs and the signs of headings as blanks. */
  readonly text: string;
  /** Where it stands in the text. */
  readonly start: number;
  /** What was found, in offsets of the piece, ascending and apart from each other. */
  readonly matches: readonly Range[];
}

/**
 * The piece of about `length` units that holds the most of what was found, the body before the front matter; the beginning of the
 * text below the title where nothing was. `phrases` are folded, the most important first.
 */
export function snippetOf(text: string, phrases: readonly string[], length: number): Snippet {
  const matches = findMatches(text, phrases);
  const { bodyStart } = readMatter(text);
  const first = foldText(phrases[0] ?? '');
  let best = { score: 0, start: belowTitle(text, bodyStart) };
  let last = 0;
  matches.forEach((match, index) => {
    const from = match.start;
    while ((matches[last]?.end ?? Infinity) <= from + length - margin(length)) last++;
    const inside = matches.slice(index, Math.min(last + 1, index + 20));
    const kinds = new Set(inside.map(({ start, end }) => foldText(text.slice(start, end))));
    const typed = [...kinds].some((kind) => first !== '' && kind.includes(first));
    const score =
      kinds.size + (typed ? 3 : 0) + (from >= bodyStart ? 1 : 0) + Math.min(inside.length, 5) * 0.1;
    if (score > best.score) best = { score, start: from };
  });
  const from = best.score === 0 ? best.start : lead(text, best.start, margin(length), bodyStart);
  let start = from;
  while (start < text.length && classOf[text.charCodeAt(start)] === unitClass.blank) start++;
  let end = Math.min(text.length, start + length);
  // Not between the halves of one character.
  if (end < text.length && text.charCodeAt(end) >= 0xdc00 && text.charCodeAt(end) <= 0xdfff) end++;
  return {
    text: text
      .slice(start, end)
      .replaceAll(/(?:^|(?<=[\r\n]))#{1,6}(?=[ \t])/g, (signs) => ' '.repeat(signs.length))
      .replaceAll(/[\r\n\t]/g, ' '),
    start,
    matches: matches
      .filter((match) => match.start < end && match.end > start)
      .map((match) => ({
        start: Math.max(match.start, start) - start,
        end: Math.min(match.end, end) - start,
      })),
  };
}

/** Where the text goes on below the heading that is its title; the row of a hit shows that already. */
function belowTitle(text: string, bodyStart: number): number {
  const title = /^\s*# [^\r\n]*/.exec(text.slice(bodyStart, bodyStart + 1000))?.[0] ?? '';
  const below = bodyStart + title.length;
  return text.slice(below).trim() === '' ? bodyStart : below;
}

function margin(length: number): number {
  return Math.floor(length / 4);
}

/** Starts the piece somewhat before the match, at a line or sentence where one begins there. */
function lead(text: string, at: number, most: number, bodyStart: number): number {
  const least = Math.max(at >= bodyStart ? bodyStart : 0, at - most);
  for (let from = at; from > least; from--) {
    if (/[\r\n。！？]/.test(text.charAt(from - 1))) return from;
  }
  let from = least;
  while (from < at && from > 0 && classOf[text.charCodeAt(from - 1)] === unitClass.letter) from++;
  return from;
}
