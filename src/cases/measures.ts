import { eachLine } from '../markdown/text.ts';
import type { Case } from './model.ts';

/** Something that was done about a case, to be done again; `term` where its heading says one. */
export interface Measure {
  readonly text: string;
  readonly term: 'short' | 'mid' | 'long' | null;
}

/** Measures that are offered; a case with more is a log. */
const most = 60;

/**
 * What a case says was done: the items of lists in its handling, or, where there is none, its sentences. Who did it and until when is
 * left out, since another project has other people.
 */
export function measuresOf(text: string, model: Case): Measure[] {
  const handling = model.parts.filter(({ part }) => part === 'handling');
  const items = handling.flatMap(({ range }) => {
    // A part begins behind its heading, and ends where the next one begins.
    const above = model.headings.findLast(({ end }) => end <= range.start);
    const heading = above ? text.slice(above.start, above.end) : '';
    return itemsOf(text.slice(range.start, range.end), termOf(heading));
  });
  const found =
    items.length > 0
      ? items
      : handling.flatMap(({ range }) =>
          text
            .slice(range.start, range.end)
            .split(/[。；;\r\n]+|\.\s/)
            .filter((sentence) => !/^\s*(#|\||<!--|!?\[)/.test(sentence))
            .map((sentence): Measure => ({ text: bare(sentence), term: null })),
        );
  const seen = new Set<string>();
  return found
    .filter((measure) => measure.text.length >= 2 && !seen.has(measure.text) && seen.add(measure.text))
    .slice(0, most);
}

function itemsOf(part: string, first: Measure['term']): Measure[] {
  const measures: Measure[] = [];
  let term = first;
  eachLine(part, 0, (start, end) => {
    const line = part.slice(start, Math.min(end, start + 2000));
    const heading = /^\s{0,3}(?:#{1,6}\s+|\*\*)(.{1,80})/.exec(line);
    if (heading) term = termOf(heading[1] ?? '');
    // An item below an item says how, not what.
    const item = /^ ?(?:[-*+]|\d{1,3}[.)、])\s+(?:\[[ xX]\]\s+)?(\S.*)$/.exec(line);
    if (item && !heading) measures.push({ text: bare(item[1] ?? ''), term });
  });
  return measures;
}

function termOf(heading: string): Measure['term'] {
  if (/短期|临时|应急|short|immediate|contain/i.test(heading)) return 'short';
  if (/中期|mid/i.test(heading)) return 'mid';
  return /长期|long/i.test(heading) ? 'long' : null;
}

function bare(text: string): string {
  return text
    .replaceAll(/(?:^|\s)(?:@\S+|(?:due|done|verified|owner|start):\S+)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
