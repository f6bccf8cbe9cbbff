import type { Range } from './text.ts';

/**
 * What lies between `<!-- internal -->` and `<!-- /internal -->` with the comments, which no customer may see: whole lines
 * where nothing else stands on theirs. A block that is not closed reaches to the end of `text`.
 */
export function internalBlocks(text: string): Range[] {
  const found: Range[] = [];
  const opening = /<!--\s{0,20}internal\s{0,20}-->/gi;
  for (let open = opening.exec(text); open; open = opening.exec(text)) {
    const closing = /<!--\s{0,20}\/\s{0,20}internal\s{0,20}-->/gi;
    closing.lastIndex = opening.lastIndex;
    const close = closing.exec(text);
    let start = open.index;
    let end = close ? closing.lastIndex : text.length;
    opening.lastIndex = end;
    while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
    const startsLine = start === 0 || /[\r\n]/.test(text.charAt(start - 1));
    const rest = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(end, end + 100));
    if (startsLine && rest) end += rest[0].length;
    else start = open.index;
    found.push({ start, end });
  }
  return found;
}
