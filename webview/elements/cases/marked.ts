import { html } from 'lit';
import type { MarkedText } from '../../../src/protocol/library.ts';

/**
 * A text with what was found in it in `<mark>`. With `lead`, it is a piece of Markdown for a narrow line: where the first mark stands
 * far inside, it begins about `lead` units before that, and the signs of Markdown are left out.
 */
export function marked(found: MarkedText, lead = Infinity): unknown[] {
  const { text, matches } = lead === Infinity ? found : withoutSigns(found);
  const first = matches[0]?.start ?? 0;
  const from = first > lead ? startOf(text, first - lead, first) : 0;
  const parts: unknown[] = from > 0 ? ['…'] : [];
  let at = from;
  for (const { start, end } of matches) {
    if (start < at) continue;
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

/** What is no word in a line of Markdown, by what stands in its place. A piece may begin or end within a link. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/<!--.*?-->/g, ''],
  [/(?<=^|\s)#{1,6}\s/g, ''],
  [/\*\*/g, ''],
  [/(?<=^|\s)[-*] \[[ xX]\] |^\s*[-*>] /g, ''],
  // The bracket before the words of a link, and its target.
  [/!?\[(?=[^[\]]*(?:$|\]\())/g, ''],
  [/\]\([^()\s]*(?:\)|$)/g, ''],
  // Edges of cells, with the row below the heads of a table and with empty cells.
  [/^\s*\|(?:\s*(?:\||:?-{3,}:?(?=\s|$)))*\s*|(?:\s+\|(?:\s*(?:\||:?-{3,}:?(?=\s|$)))*)\s*$/g, ''],
  [/\s+\|(?:\s*(?:\||:?-{3,}:?(?=\s)))*\s+/g, ' · '],
];

/** "事件 库存" of "## 事件 **库存**". What was found stays, also where it is no word. */
function withoutSigns(found: MarkedText): MarkedText {
  return signs.reduce(({ text, matches }, [sign, by]) => {
    const gone = [...text.matchAll(sign)]
      .map(({ index, 0: piece }) => ({ start: index, end: index + piece.length }))
      .filter(({ start, end }) => !matches.some((match) => match.start < end && match.end > start));
    const moved = (at: number): number =>
      gone.reduce((to, { start, end }) => (end <= at ? to - (end - start) + by.length : to), at);
    let left = '';
    let at = 0;
    for (const { start, end } of gone) {
      left += text.slice(at, start) + by;
      at = end;
    }
    return {
      text: left + text.slice(at),
      matches: matches.map(({ start, end }) => ({ start: moved(start), end: moved(end) })),
    };
  }, found);
}

/** Where a piece begins near `at`, before `last`: at a word, and not within a pair that makes one character. */
function startOf(text: string, at: number, last: number): number {
  const inWord = (place: number): boolean => /^[a-z\d][a-z\d]$/i.test(text.slice(place - 1, place + 1));
  let from = at;
  while (from > Math.max(0, at - 8) && inWord(from)) from--;
  if (inWord(from)) for (from = at; from < last && inWord(from);) from++;
  const unit = text.charCodeAt(from);
  return unit >= 0xdc00 && unit <= 0xdfff ? from - 1 : from;
}
