import type { Segment } from '../markdown/blocks.ts';
import { codeSpans } from '../markdown/inline.ts';
import { foldUnit, hole, isHan, isWordUnit } from './fold.ts';
import type { Directive } from './prose.ts';
import { readDirective } from './prose.ts';

/** The text of a unit as rules read it. */
export interface Readable {
  /** Folded: lower case, half width, one blank for white space; holes for what is not read. */
  readonly folded: string;
  /** The same before case was folded, unit for unit. */
  readonly written: string;
  /** Offset in the document of a unit. */
  readonly offsetOf: (at: number) => number;
  /** Ignore comments inside the text. */
  readonly directives: readonly Directive[];
}

const closing: Readonly<Record<string, string>> = {
  '“': '”',
  '「': '」',
  '『': '』',
  '《': '》',
  '‘': '’',
  '"': '"',
  '＂': '＂',
};
const holeUnit = hole.charCodeAt(0);
/** Units that need a closer look; all others are copied. */
const special = new Uint8Array(0x10000);
for (const char of [...Object.keys(closing), ..."\\`<[*_~'hw"]) special[char.charCodeAt(0)] = 1;
const address = /https?:|www\./i;
const foldable = /[A-Z\u00a0\u00c0-\u00de\u2018\u2019\u3000\uff01-\uff5e]/g;
const longestQuote = 1000;

/**
 * Prepares lines of a document for the rules. Left out are code spans, links and addresses, HTML, comments, emphasis marks
 * and quoted speech. Works in linear time, whatever is left open.
 */
export function readableText(text: string, segments: readonly Segment[]): Readable {
  return plainText(text, segments) ?? anyText(text, segments);
}

/** Most pieces are one line without markup, where nothing moves. */
function plainText(text: string, segments: readonly Segment[]): Readable | null {
  const [only] = segments;
  if (segments.length !== 1 || !only) return null;
  const { start, end } = only;
  let before = 0;
  let folds = false;
  let maybeAddress = false;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      if (unit < 0x20 || (unit === 0x20 && before === 0x20)) return null;
      if (unit >= 0x41 && unit <= 0x5a) folds = true;
      // Most h and w begin no address, and most apostrophes stand in a word.
      if (special[unit] === 1) {
        if (unit === 0x27) {
          if (!isWordUnit(before) && !isHan(before)) return null;
        } else if (unit === 0x68 || unit === 0x77) maybeAddress = true;
        else return null;
      }
    } else if (unit < 0x3000) {
      if (special[unit] === 1 || unit === 0xa0) return null;
      folds ||= (unit >= 0xc0 && unit <= 0xde) || unit === 0x2018 || unit === 0x2019;
    } else if (unit < 0x3400 || unit >= 0xff00) {
      if (unit === 0x3000 || special[unit] === 1) return null;
      folds ||= unit >= 0xff01 && unit <= 0xff5e;
    }
    before = unit;
  }
  const written = text.slice(start, end);
  if (maybeAddress && address.test(written)) return null;
  return {
    folded: folds ? foldText(written) : written,
    written,
    offsetOf: (at) => start + at,
    directives: [],
  };
}

function anyText(text: string, segments: readonly Segment[]): Readable {
  let size = 0;
  // Where the text does not go on with the document's next unit: few places, so that all of them are kept.
  const turns: number[] = [];
  const offsets: number[] = [];
  let next = -1;
  const directives: Directive[] = [];
  const unitEnd = segments.at(-1)?.end ?? 0;
  const unitStart = segments[0]?.start ?? 0;
  const code = codeSpans(text, unitStart, unitEnd);
  const finder = new Finder(text, unitEnd);
  let codeAt = 0;
  /** Everything before this offset is part of something that is not read. */
  let resume = unitStart;
  const put = (unit: number, offset: number): void => {
    if (offset !== next) {
      turns.push(size);
      offsets.push(offset);
    }
    room[size++] = unit;
    next = offset + 1;
  };
  const blank = (offset: number): void => {
    if (size > 0 && foldUnit(room[size - 1] ?? 0) !== 0x20) put(0x20, offset);
  };
  for (const { start, end } of segments) {
    blank(start - 1);
    for (let at = Math.max(start, resume); at < end; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x20 || unit === 0x09 || unit === 0x3000 || unit === 0xa0) {
        blank(at);
        continue;
      }
      if (special[unit] === 0) {
        put(unit, at);
        continue;
      }
      while ((code[codeAt]?.end ?? Infinity) <= at) codeAt++;
      const span = code[codeAt];
      let to = span && span.start === at ? span.end : 0;
      if (to === 0) {
        if (unit === 0x5c) {
          // The sign after a backslash stands for itself; the backslash is markup.
          if (at + 1 < end) put(text.charCodeAt(++at), at);
          continue;
        }
        if (unit === 0x2a || unit === 0x7e) continue;
        if (unit === 0x5f) {
          const inside = isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at + 1));
          if (inside) put(unit, at);
          continue;
        }
        if (unit === 0x3c) {
          const found = readDirective(text, at);
          if (found) directives.push(found);
          to = finder.tag(at);
          if (to > 0) {
            blank(at);
            at = to - 1;
            resume = to;
            continue;
          }
        } else if (unit === 0x5b) to = finder.link(at);
        else if (unit === 0x68 || unit === 0x77) to = finder.address(at);
        else if (unit === 0x27) to = finder.apostrophes(at);
        else to = finder.quote(at);
      }
      if (to === 0) put(unit, at);
      else {
        put(holeUnit, at);
        at = to - 1;
        resume = to;
      }
    }
  }
  const written = textOf(size);
  return {
    folded: foldText(written),
    written,
    offsetOf: (at) => {
      let low = 0;
      let high = turns.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((turns[middle] ?? 0) <= at) low = middle;
        else high = middle;
      }
      return (offsets[low] ?? 0) + at - (turns[low] ?? 0);
    },
    directives,
  };
}

function foldText(written: string): string {
  return written.replace(foldable, (char) => String.fromCharCode(foldUnit(char.charCodeAt(0))));
}

/** Room to work in, kept from call to call; no unit of prose is much longer than what it grows to. */
const room: number[] = [];

/** The first `size` units in `room`. A plain array can be handed over whole: faster than a typed one, and by far than a unit at a time. */
function textOf(size: number): string {
  let text = '';
  for (let at = 0; at < size; at += 8192)
    text += String.fromCharCode.apply(null, room.slice(at, Math.min(size, at + 8192)));
  return text;
}

/** Finds where things that start at an offset end: the offset after them, 0 where they are none. */
class Finder {
  readonly #text: string;
  readonly #end: number;
  /** Closing marks that do not come any more, so that nothing is searched for twice. */
  readonly #gone = new Set<string>();

  constructor(text: string, end: number) {
    this.#text = text;
    this.#end = end;
  }

  #next(mark: string, from: number): number {
    if (this.#gone.has(mark)) return -1;
    const at = this.#text.indexOf(mark, from);
    if (at >= 0 && at < this.#end) return at;
    this.#gone.add(mark);
    return -1;
  }

  tag(at: number): number {
    if (this.#text.startsWith('<!--', at)) {
      const close = this.#next('-->', at + 4);
      return close < 0 ? 0 : close + 3;
    }
    if (!/[a-z/]/i.test(this.#text[at + 1] ?? '')) return 0;
    const piece = this.#text.slice(at, Math.min(this.#end, at + 300));
    return /^<[a-zA-Z/][^<>]*>/.test(piece) ? at + piece.indexOf('>') + 1 : 0;
  }

  link(at: number): number {
    const piece = this.#text.slice(at, Math.min(this.#end, at + 1000));
    const label = /^\[[^[\]]{0,300}\]\(/.exec(piece);
    if (!label) return 0;
    let depth = 1;
    for (let to = label[0].length; to < piece.length; to++) {
      if (piece[to] === '(') depth++;
      else if (piece[to] === ')' && --depth === 0) return at + to + 1;
    }
    return 0;
  }

  address(at: number): number {
    if (at > 0 && isWordUnit(this.#text.charCodeAt(at - 1))) return 0;
    const lead = this.#text.slice(at, at + 8).toLowerCase();
    if (!lead.startsWith('http://') && !lead.startsWith('https://') && !lead.startsWith('www.')) return 0;
    let to = at;
    while (to < this.#end && /[!#$%&'*+,\-./:;=?@_~\w]/.test(this.#text[to] ?? '')) to++;
    return to;
  }

  /** English quotation in straight single quotes; an apostrophe inside or after a word is none. */
  apostrophes(at: number): number {
    const before = this.#text.charCodeAt(at - 1);
    if (at > 0 && (isWordUnit(before) || isHan(before))) return 0;
    const piece = this.#text.slice(at, Math.min(this.#end, at + 200));
    const match = /^'[^'\r\n](?:[^'\r\n]|'(?=[a-z]))*'(?![a-z])/i.exec(piece);
    return match ? at + match[0].length : 0;
  }

  quote(at: number): number {
    const open = this.#text[at] ?? '';
    const close = closing[open];
    if (close === undefined) return 0;
    let to = this.#next(close, at + 1);
    // ’ inside a word is an apostrophe.
    while (close === '’' && to >= 0 && isWordUnit(this.#text.charCodeAt(to + 1)))
      to = this.#next(close, to + 1);
    if (to < 0 || to - at > longestQuote) return 0;
    return to + 1;
  }
}
