/** Something that surrounds a piece of a cell, such as `**…**`, a code span or a link: offsets into the source. */
export interface Wrapper {
  readonly kind: 'strong' | 'emphasis' | 'code' | 'link' | 'html';
  /** From the first unit of the opening mark to the last one of the closing mark. */
  readonly from: number;
  readonly to: number;
  /** What is between the marks. */
  readonly innerFrom: number;
  readonly innerTo: number;
}

/** What a cell's Markdown says, and where each unit of it stands in the source. */
export interface PlainText {
  readonly text: string;
  /** Like `text`, unit for unit, with U+0000 for what was escaped: such a character never separates or encloses. */
  readonly shape: string;
  /** Offset in the source of unit `at` of `text`; `text.length` gives the end of the last unit. */
  readonly sourceStart: (at: number) => number;
  /** Offset in the source after unit `at - 1` of `text`. */
  readonly sourceEnd: (at: number) => number;
  readonly wrappers: readonly Wrapper[];
}

/** Units of a cell beyond which its markup is not read. */
const longest = 100_000;
const special = /[\\`*_[\]<&~]/;

/**
 * Reads the Markdown of a table cell: marks of emphasis, code, links and HTML go, `<br>` is a line break, escapes and
 * entities are what they stand for. Linear in the length of `source`.
 */
export function readPlain(source: string): PlainText {
  // Nearly all cells are plain, and nobody writes a hundred pages into one.
  if (source.length > longest || !special.test(source)) {
    return { text: source, shape: source, sourceStart: (at) => at, sourceEnd: (at) => at, wrappers: [] };
  }
  const reader = new PlainReader(source);
  return reader.read();
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
  ['vert', '|'],
  ['check', '✓'],
]);

interface DelimiterRun {
  readonly char: string;
  readonly at: number;
  length: number;
  /** Units of the run's end that are already used, counted from the right for openers. */
  readonly opens: boolean;
}

/** One pass over a cell; see `readPlain`. */
class PlainReader {
  readonly #source: string;
  /** For each unit of the source: what it gives, or null where it is markup. */
  readonly #gone: Uint8Array;
  readonly #wrappers: Wrapper[] = [];

  constructor(source: string) {
    this.#source = source;
    this.#gone = new Uint8Array(source.length);
  }

  read(): PlainText {
    const pieces = this.#scan();
    let text = '';
    let shape = '';
    const starts: number[] = [];
    const ends: number[] = [];
    for (const { at, length, value, literal } of pieces) {
      if (this.#gone[at] === 1) continue;
      for (let unit = 0; unit < value.length; unit++) {
        starts.push(at);
        ends.push(at + length);
      }
      text += value;
      shape += literal ? '\0'.repeat(value.length) : value;
    }
    const length = this.#source.length;
    return {
      text,
      shape,
      sourceStart: (at) => starts[at] ?? ends.at(-1) ?? length,
      sourceEnd: (at) => (at > 0 ? (ends[at - 1] ?? length) : (starts[0] ?? 0)),
      wrappers: this.#wrappers,
    };
  }

  /** Cuts the source into what stands for itself; marks of emphasis and links are struck out in `#gone` afterwards. */
  #scan(): { at: number; length: number; value: string; literal: boolean }[] {
    const source = this.#source;
    const pieces: { at: number; length: number; value: string; literal: boolean }[] = [];
    const runs: DelimiterRun[] = [];
    const brackets: number[] = [];
    let noTicks = false;
    let noTags = false;
    let at = 0;
    while (at < source.length) {
      const char = source[at] ?? '';
      if (char === '\\' && source[at + 1] === '\\' && source[at + 2] === '|') {
        // A table takes the backslash of `\\|` away before anything else is read; what is left escapes the pipe.
        pieces.push({ at, length: 3, value: '|', literal: true });
        at += 3;
      } else if (char === '\\' && /[!-/:-@[-`{-~]/.test(source[at + 1] ?? '')) {
        pieces.push({ at, length: 2, value: source[at + 1] ?? '', literal: source[at + 1] !== '|' });
        at += 2;
      } else if (char === '`' && !noTicks) {
        const run = /^`+/.exec(source.slice(at, at + 100))?.[0].length ?? 1;
        const close = this.#closingTicks(at + run, run);
        if (close < 0) {
          noTicks = true;
          continue;
        }
        this.#wrap('code', at, close + run, at + run, close);
        for (let inner = at + run; inner < close; inner++) {
          const pipe = source[inner] === '\\' && source[inner + 1] === '|';
          pieces.push({
            at: inner,
            length: pipe ? 2 : 1,
            value: source[inner + (pipe ? 1 : 0)] ?? '',
            literal: false,
          });
          if (pipe) inner++;
        }
        at = close + run;
      } else if (char === '<' && !noTags) {
        const close = source.indexOf('>', at);
        if (close < 0) {
          noTags = true;
          continue;
        }
        at = this.#tag(at, close, pieces);
      } else if (char === '&') {
        const entity = /^&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/.exec(
          source.slice(at, at + 12),
        );
        const value = entity && decodeEntity(entity[1], entity[2], entity[3]);
        const length = value ? entity[0].length : 1;
        pieces.push({
          at,
          length,
          value: value ?? char,
          literal: Boolean(value) && entity?.[3] === undefined,
        });
        at += length;
      } else if (char === '*' || char === '_' || char === '~') {
        let end = at;
        while (source[end] === char) end++;
        for (let unit = at; unit < end; unit++)
          pieces.push({ at: unit, length: 1, value: char, literal: false });
        this.#run(runs, char, at, end);
        at = end;
      } else if (char === '[') {
        brackets.push(at);
        pieces.push({ at, length: 1, value: char, literal: false });
        at++;
      } else if (char === ']') {
        pieces.push({ at, length: 1, value: char, literal: false });
        const open = brackets.pop();
        at = open === undefined ? at + 1 : this.#link(open, at, pieces);
      } else {
        pieces.push({ at, length: 1, value: char, literal: false });
        at++;
      }
    }
    return pieces;
  }

  #closingTicks(from: number, length: number): number {
    const source = this.#source;
    let at = source.indexOf('`', from);
    while (at >= 0) {
      let end = at;
      while (source[end] === '`') end++;
      if (end - at === length) return at;
      at = source.indexOf('`', end);
    }
    return -1;
  }

  /** Takes the tag that ends at `close`; returns where to go on. */
  #tag(
    at: number,
    close: number,
    pieces: { at: number; length: number; value: string; literal: boolean }[],
  ): number {
    const source = this.#source;
    if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at);
      if (end >= 0) return end + 3;
    }
    const tag = source.slice(at + 1, Math.min(close, at + 300));
    if (/^br[ \t]*\/?$/i.test(tag)) {
      pieces.push({ at, length: close + 1 - at, value: '\n', literal: false });
      return close + 1;
    }
    const name = /^(\/?)([a-zA-Z][a-zA-Z0-9-]*)(?:[ \t/][^<]*)?$/.exec(tag);
    if (name) {
      // A footnote's number behind a letter says nothing about the letter.
      const note =
        /^sup$/i.test(name[2] ?? '') && name[1] === ''
          ? /^[^<]{0,12}<\/sup>/i.exec(source.slice(close + 1, close + 20))
          : null;
      if (note && /[RACISＲＡＣＩＳ]$/.test(pieces.at(-1)?.value ?? '')) return close + 1 + note[0].length;
      const bold = /^(?:b|strong)$/i.exec(name[2] ?? '');
      if (bold && name[1] === '') {
        const end = source.slice(close + 1, close + 2000).search(/<\/(?:b|strong)>/i);
        if (end >= 0) {
          const to = close + 1 + end;
          this.#wrap('html', at, source.indexOf('>', to) + 1, close + 1, to, 'keep');
        }
      }
      return close + 1;
    }
    if (/^[a-zA-Z][a-zA-Z0-9+.-]*:[^ <>]*$|^[^ @<>]+@[^ @<>]+$/.test(tag)) {
      for (let unit = at + 1; unit < close; unit++)
        pieces.push({ at: unit, length: 1, value: source[unit] ?? '', literal: true });
      return close + 1;
    }
    pieces.push({ at, length: 1, value: '<', literal: false });
    return at + 1;
  }

  /** The bracket pair from `open` to `close` may be a link's label or a footnote; returns where to go on. */
  #link(
    open: number,
    close: number,
    pieces: { at: number; length: number; value: string; literal: boolean }[],
  ): number {
    const source = this.#source;
    if (source[open + 1] === '^' && close > open + 2) {
      this.#strike(open, close + 1);
      return close + 1;
    }
    if (source[close + 1] === '(') {
      const end = closingParenthesis(source, close + 1);
      if (end > 0) {
        const image = source[open - 1] === '!';
        this.#wrap('link', image ? open - 1 : open, end + 1, open + 1, close);
        return end + 1;
      }
    }
    if (source[close + 1] === '[') {
      const end = source.indexOf(']', close + 2);
      if (end > 0 && end - close < 100 && pieces.length > 0) {
        this.#wrap('link', open, end + 1, open + 1, close);
        return end + 1;
      }
    }
    return close + 1;
  }

  /** Opens or closes emphasis by the flanking rules of CommonMark 6.2, the nearest opener first. */
  #run(runs: DelimiterRun[], char: string, from: number, to: number): void {
    const before = this.#source[from - 1] ?? ' ';
    const after = this.#source[to] ?? ' ';
    const spaceBefore = /\s/.test(before);
    const spaceAfter = /\s/.test(after);
    const markBefore = /[\p{P}\p{S}]/u.test(before);
    const markAfter = /[\p{P}\p{S}]/u.test(after);
    const left = !spaceAfter && (!markAfter || spaceBefore || markBefore);
    const right = !spaceBefore && (!markBefore || spaceAfter || markAfter);
    const opens = left && (char !== '_' || !right || markBefore);
    const closes = right && (char !== '_' || !left || markAfter);
    let start = from;
    while (closes && start < to) {
      // What opened inside with another sign stays as it is written.
      let index = runs.length - 1;
      while (index >= 0 && runs[index]?.char !== char) index--;
      const opener = runs[index];
      if (!opener) break;
      runs.length = index + 1;
      const used =
        char === '~' ? Math.min(opener.length, to - start) : Math.min(2, opener.length, to - start);
      const openEnd = opener.at + opener.length;
      this.#wrap(
        used === 2 && char !== '~' ? 'strong' : 'emphasis',
        openEnd - used,
        start + used,
        openEnd,
        start,
      );
      opener.length -= used;
      start += used;
      if (opener.length === 0) runs.pop();
    }
    // A stack of openers that nothing closes would be searched again and again.
    if (opens && start < to && runs.length < 50) runs.push({ char, at: start, length: to - start, opens });
  }

  #wrap(
    kind: Wrapper['kind'],
    from: number,
    to: number,
    innerFrom: number,
    innerTo: number,
    keep?: 'keep',
  ): void {
    this.#wrappers.push({ kind, from, to, innerFrom, innerTo });
    if (keep) return;
    this.#strike(from, innerFrom);
    this.#strike(innerTo, to);
  }

  #strike(from: number, to: number): void {
    this.#gone.fill(1, from, to);
  }
}

function decodeEntity(decimal?: string, hex?: string, name?: string): string | null {
  if (name !== undefined) return entities.get(name) ?? null;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
    ? String.fromCodePoint(code)
    : null;
}

/** The parenthesis that closes the one at `open`, at most 500 units on; -1 where there is none. */
function closingParenthesis(source: string, open: number): number {
  let depth = 0;
  const limit = Math.min(source.length, open + 500);
  for (let at = open; at < limit; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at;
  }
  return -1;
}

/** Writes `text` so that a cell that holds it says just that: pipes, line breaks and, where needed, markup are escaped. */
export function encodePlain(text: string): string {
  const raw = pipesAndBreaks(text);
  if (!special.test(raw) || readPlain(raw).text === text) return raw;
  return pipesAndBreaks(text.replace(/[\\`*_[\]<&~]/g, (char) => (char === '&' ? '&amp;' : `\\${char}`)));
}

/** Writes `text` with every sign in it escaped: nothing in it can be taken for markup, a separator or a bracket. */
export function escapePlain(text: string): string {
  return text
    .replace(/[!-/:-@[-`{-~]/g, (sign) => (sign === '|' ? '\\|' : sign === '\\' ? '&#92;' : `\\${sign}`))
    .replace(/\r\n|\r|\n/g, '<br>');
}

/** A character as an entity, which is never taken for anything but itself. */
export function entityOf(char: string): string {
  return `&#${char.codePointAt(0) ?? 0};`;
}

function pipesAndBreaks(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\r\n|\r|\n/g, '<br>');
}
