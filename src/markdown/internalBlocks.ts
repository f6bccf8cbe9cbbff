import type { Range } from './text.ts';

/** A stretch that no customer may see; not `closed` where its end is missing, and it then reaches to the end of the text. */
interface InternalBlock extends Range {
  readonly closed: boolean;
}

/** The comments around a block. A remark behind the word ("internal: cost") is allowed; the bound keeps matching linear. */
const mark = /<!--\s{0,20}(\/)?\s{0,20}internal(?!\w|-(?!->))[^>\r\n]{0,200}?-->/gi;

/**
 * What lies between `<!-- internal -->` and `<!-- /internal -->` with the comments, which no customer may see: whole lines
 * where nothing else stands on theirs. A block inside a block belongs to it. One that is not closed reaches to the end of `text`.
 */
export function internalBlocks(text: string): InternalBlock[] {
  const found: InternalBlock[] = [];
  let depth = 0;
  let open = 0;
  for (const match of text.matchAll(mark)) {
    if (match[1] === undefined) {
      if (depth++ === 0) open = match.index;
    } else if (depth > 0 && --depth === 0) {
      found.push(wholeLines(text, open, match.index + match[0].length, true));
    }
  }
  if (depth > 0) found.push(wholeLines(text, open, text.length, false));
  return found;
}

/** `text` without its internal blocks, how many there were, and whether the end of one was missing. */
export function withoutInternal(text: string): {
  readonly text: string;
  readonly dropped: number;
  readonly unclosed: boolean;
} {
  const blocks = internalBlocks(text);
  let kept = '';
  let from = 0;
  for (const { start, end } of blocks) {
    kept += text.slice(from, start);
    from = end;
  }
  return {
    text: kept + text.slice(from),
    dropped: blocks.length,
    unclosed: blocks.some(({ closed }) => !closed),
  };
}

function wholeLines(text: string, open: number, close: number, closed: boolean): InternalBlock {
  let start = open;
  let end = close;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
  const startsLine = start === 0 || /[\r\n]/.test(text.charAt(start - 1));
  const rest = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(end, end + 100));
  if (startsLine && rest) end += rest[0].length;
  else start = open;
  return { start, end, closed };
}
