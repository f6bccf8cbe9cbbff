/** The words around a time, cut at clauses and sentences. */
export interface Surroundings {
  /** From the start of the clause to the time, and from the time to the clause's end. */
  readonly before: string;
  readonly after: string;
  /** The clauses of the same sentence before this one, nearest last, and those after it. */
  readonly earlier: readonly string[];
  readonly later: readonly string[];
  /** How the sentence ends: `?`, `.`, or empty where the text ends. */
  readonly ending: string;
}

/** Further away than this nothing changes what a time means; it also keeps reading linear. */
const reach = 300;
/** No clause that somebody writes is longer; of one that is, as much as `near` is looked at. */
const longest = 200;
const near = 60;

const sentenceEnd = /[。！？!?\n\r…]|\.(?=\s|$|["”’)])/g;
const clauseEnd =
  /[，,；;：:—]|\s[-–]\s|\s(?=(?:and|but|so|then|while|or|because) (?:will|I|we|I[’']ll|we[’']ll|you|your|please|our|the team|could|can|it|they)(?![a-z]))/gi;
/** A point that ends no sentence. */
const shortForm =
  /(?:^|[^A-Za-z])(?:[ap]\.m|[ap]|Mr|Mrs|Ms|Dr|No|approx|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|\d)$/i;

function isEnd(text: string, index: number): boolean {
  if (text[index] !== '.') return true;
  if (!shortForm.test(text.slice(Math.max(0, index - 7), index))) return true;
  // "by 5 p.m. We will …", "by 10. We …"
  return (
    /^\.\s+(?:[A-Z]|\n)/.test(text.slice(index, index + 4)) &&
    !/(?:Mr|Mrs|Ms|Dr|No|approx)$/i.test(text.slice(Math.max(0, index - 6), index))
  );
}

function split(piece: string, pattern: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of piece.matchAll(pattern)) {
    // 10:30 and 1,000 hold no clause's end.
    if (
      /[:：,]/.test(match[0]) &&
      /\d/.test(piece[match.index - 1] ?? '') &&
      /\d/.test(piece[match.index + 1] ?? '')
    )
      continue;
    parts.push(piece.slice(from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(piece.slice(from));
  return parts;
}

/** What stands around `start` to `end` of `text`. */
export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  const lead = text.slice(Math.max(0, start - reach), start);
  const tail = text.slice(end, end + reach);
  let from = 0;
  for (const match of lead.matchAll(sentenceEnd)) if (isEnd(lead, match.index)) from = match.index + 1;
  let to = tail.length;
  let ending = '';
  for (const match of tail.matchAll(sentenceEnd)) {
    if (!isEnd(tail, match.index)) continue;
    to = match.index;
    ending = match[0];
    break;
  }
  const earlier = split(lead.slice(from), clauseEnd);
  const later = split(tail.slice(0, to), clauseEnd);
  const before = earlier.pop() ?? '';
  const after = later.shift() ?? '';
  return {
    before: before.length > longest ? before.slice(-near) : before,
    after: after.length > longest ? after.slice(0, near) : after,
    earlier,
    later,
    ending: /[?？]/.test(ending) ? '?' : ending === '' ? '' : '.',
  };
}
