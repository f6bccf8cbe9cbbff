/** A name in a list such as `PM、开发（部署）`: offsets count units of the cell's plain text. */
export interface ListedName {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** What stands in brackets behind the name, and where; empty without any. */
  readonly words: string;
  readonly wordsAt: { readonly from: number; readonly to: number } | null;
  /** The item with its words, without blanks and separators around it. */
  readonly itemFrom: number;
  readonly itemTo: number;
}

/** Names that people write with a stroke or an ampersand inside. */
const oneName = /^(?:ui|ux|ci|cd|ai|ml|it|ot|i|o|r|d|m|a|p|l|hr|q|c|b|n|k)$/i;
const noName = /^(?:[-–—―‐_.·/\\?？…\s]+|\[ ?\]|n\/?a\.?|n\.a\.|none|nil|tbd|tba|tbc|无|無|待定|不适用|空)$/i;

/** How a role's name is compared: case, width and blanks make no other role. */
export function roleKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Splits a cell into the names it lists: at comma, 、, semicolon, line break and a stroke with blanks; where none of these
 * stands, at `/`, `&`, `+`, `and`, 和. Nothing inside brackets splits.
 */
export function splitNames(text: string, shape: string): ListedName[] {
  const names: ListedName[] = [];
  const hard = cutAt(shape, 0, shape.length, (at) => hardSeparator(shape, at));
  hard.forEach((piece, index) => {
    const last = index === hard.length - 1;
    const soft = cutAt(shape, piece.from, piece.to, (at) =>
      softSeparator(shape, at, piece, hard.length === 1, last),
    );
    for (const { from, to } of soft) {
      const listed = listedName(text, shape, from, to);
      if (listed) names.push(listed);
    }
  });
  return names;
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** Cuts outside brackets wherever `separator` tells the length of one. */
function cutAt(shape: string, from: number, to: number, separator: (at: number) => number): Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at < to;) {
    const char = shape[at] ?? '';
    if ('([（【{'.includes(char)) depth++;
    else if (')]）】}'.includes(char)) depth = Math.max(0, depth - 1);
    const length = depth === 0 ? separator(at) : 0;
    if (length > 0) {
      pieces.push({ from: start, to: at });
      at += length;
      start = at;
    } else at++;
  }
  pieces.push({ from: start, to });
  return pieces;
}

function hardSeparator(shape: string, at: number): number {
  const char = shape[at] ?? '';
  if (',，、;；\n|｜'.includes(char)) return 1;
  if (
    (char === '/' || char === '／' || char === '·' || char === '•') &&
    isBlank(shape[at - 1]) &&
    isBlank(shape[at + 1])
  )
    return 1;
  return 0;
}

function softSeparator(shape: string, at: number, piece: Piece, alone: boolean, last: boolean): number {
  const char = shape[at] ?? '';
  const before = shape[at - 1];
  const after = shape[at + 1];
  if (char === '/' || char === '／') return splitsTight(shape, at, piece) ? 1 : 0;
  if (alone && (char === '+' || char === '＋')) {
    return (isBlank(before) && isBlank(after)) || (isWide(before) && isWide(after)) ? 1 : 0;
  }
  if (alone && (char === '&' || char === '＆')) {
    if (isWide(before) && isWide(after)) return 1;
    return isBlank(before) && isBlank(after) && joinsPeople(shape, piece, at, at + 1) ? 1 : 0;
  }
  if (!alone && !last) return 0;
  if ('和与及'.includes(char)) return isWide(before) && isWide(after) && farFromEnds(at, piece) ? 1 : 0;
  if ((char === 'a' || char === 'A') && isBlank(before) && /^and[ \t]/i.test(shape.slice(at, at + 4))) {
    // The last item of a list with commas.
    const ends = !alone && last;
    return ends || joinsPeople(shape, piece, at, at + 3) ? 3 : 0;
  }
  return 0;
}

/** Fields that go together in the name of one role, as in `Risk & Compliance` or `Finance and Legal`. */
const field =
  /^(?:customers?|clients?|revenue|sales|marketing|risk|compliance|finance|legal|security|privacy|operations|health|safety|quality|research|development|training|data|analytics|audit|governance|product|products|engineering|support|design|strategy|learning|people|culture|policy|procurement|supply|logistics|infrastructure|network|content|communications?|business|technology|innovation|growth|partnerships?|services?|trust|fraud|audits?|environment|maintenance|testing|assurance|accounting|tax|treasury|hr|it|r|d|o|m|q|a|p|l|i|e)$/i;
const somebody =
  /(?:managers?|leads?|leaders?|engineers?|developers?|analysts?|owners?|teams?|architects?|directors?|officers?|heads?|consultants?|designers?|testers?|administrators?|admins?|specialists?|coordinators?|sponsors?|users?|stakeholders?|stewards?|auditors?|operators?|committee|board|council|counsel|vendors?|suppliers?|experts?|trainers?|reviewers?|technicians?)$/i;

/** True where a word between two names joins two people or roles, and is no part of one name. */
function joinsPeople(shape: string, piece: Piece, at: number, end: number): boolean {
  const sides = [
    shape.slice(Math.max(piece.from, at - 80), at),
    shape.slice(end, Math.min(piece.to, end + 80)),
  ];
  return sides.every((side, index) => {
    const names = side.replace(/\([^()]*\)/g, '').split(/ & | and /i);
    const name = (names.at(index === 0 ? -1 : 0) ?? '').trim();
    return name !== '' && (somebody.test(name) || (!/\s/.test(name) && !field.test(name)));
  });
}

/** `Dev/QA` and `开发/安全` are two names; `UI/UX`, `IT/Exchange Administrator` are one. */
function splitsTight(shape: string, at: number, piece: Piece): boolean {
  const bare = (side: string) => side.replace(/\s*[(（].*$/s, '').trim();
  const left = bare(shape.slice(Math.max(piece.from, at - 40), at));
  const right = bare(shape.slice(at + 1, Math.min(piece.to, at + 40)));
  if (left === '' || right === '') return false;
  if (isWide(left.at(-1)) || isWide(right[0])) return true;
  const before = left.split('/').at(-1) ?? '';
  const after = right.split('/')[0] ?? '';
  if (oneName.test(before) && oneName.test(after)) return false;
  return !/\s/.test(left) && !/\s/.test(right);
}

/** A name before and after 和 has at least two characters: 和 may also stand inside one. */
function farFromEnds(at: number, { from, to }: Piece): boolean {
  return at - from >= 2 && to - at > 2;
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\u00a0' || char === '\u3000';
}

function isWide(char: string | undefined): boolean {
  return char !== undefined && /[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af）】]/.test(char);
}

function listedName(text: string, shape: string, start: number, end: number): ListedName | null {
  let from = start;
  let to = end;
  const space = (at: number) => isBlank(shape[at]) || shape[at] === '\n';
  while (from < to && space(from)) from++;
  // A bullet in front of each line is decoration.
  if (/^[-*•·] /.test(shape.slice(from, Math.min(to, from + 2)))) from += 2;
  while (from < to && space(from)) from++;
  while (to > from && space(to - 1)) to--;
  if (from === to || (to - from < 40 && noName.test(shape.slice(from, to)))) return null;
  const item = { itemFrom: from, itemTo: to };
  const closer = shape[to - 1] ?? '';
  const opener = closer === ')' ? '(' : closer === '）' ? '（' : '';
  const open = opener === '' ? -1 : openingOf(shape, from, to - 1, opener, closer);
  if (open <= from) {
    return { name: text.slice(from, to), from, to, words: '', wordsAt: null, ...item };
  }
  let nameEnd = open;
  while (nameEnd > from && space(nameEnd - 1)) nameEnd--;
  let wordsFrom = open + 1;
  let wordsTo = to - 1;
  while (wordsFrom < wordsTo && space(wordsFrom)) wordsFrom++;
  while (wordsTo > wordsFrom && space(wordsTo - 1)) wordsTo--;
  return {
    name: text.slice(from, nameEnd),
    from,
    to: nameEnd,
    words: text.slice(wordsFrom, wordsTo),
    wordsAt: { from: wordsFrom, to: wordsTo },
    ...item,
  };
}

function openingOf(shape: string, from: number, close: number, opener: string, closer: string): number {
  let depth = 0;
  for (let at = close; at >= from; at--) {
    if (shape[at] === closer) depth++;
    else if (shape[at] === opener && --depth === 0) return at;
  }
  return -1;
}
