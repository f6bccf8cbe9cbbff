import type { CellStyle } from './cellStyle.ts';
import type { CellReading, LetterToken } from './cellText.ts';
import type { Reading } from './layout.ts';
import type { Letter } from './model.ts';
import type { PlainText } from './plainText.ts';
import { encodePlain, entityOf, escapePlain } from './plainText.ts';

/** What a cell is to say. */
export interface Wanted {
  readonly letters: readonly Letter[];
  readonly words: string;
}

/** Words as a cell can hold them: one kind of line break, no blanks at the ends. */
export function cleanWords(words: string): string {
  return words.replace(/\r\n?/g, '\n').trim();
}

/** True where both say the same; the order of letters means nothing. */
export function saysSame(cell: Pick<CellReading, 'letters' | 'words'>, wanted: Wanted): boolean {
  return cell.words === wanted.words && sameLetters(cell.letters, wanted.letters);
}

function sameLetters(one: readonly Letter[], other: readonly Letter[]): boolean {
  return one.length === other.length && one.every((letter) => other.includes(letter));
}

/**
 * The source of a cell that is to say `wanted`, written as near as it can be to what stands there, otherwise in the table's
 * style; `read` is how the result is proved. The first way to write it that reads back as wanted is taken.
 */
export function composeCell(
  source: string,
  wanted: Wanted,
  style: CellStyle,
  read: (source: string) => Reading,
): string {
  const { plain, cell } = read(source);
  const onlyUnknown = cell.letters.length === 0 && cell.unknown.length > 0;
  if (saysSame(cell, wanted) && !(onlyUnknown && wanted.letters.length === 0 && wanted.words === ''))
    return source;
  if (wanted.letters.length === 0 && wanted.words === '') return style.nothing;
  const parts = new CellParts(source, plain, cell, style);
  for (const way of parts.ways(wanted)) if (saysSame(read(way).cell, wanted)) return way;
  return escapeAll(parts.letters(wanted.letters, true), wanted.words);
}

/** The last way: words in brackets, every sign in them escaped, so that nothing can be taken for a letter. */
function escapeAll(letters: string, words: string): string {
  if (letters !== '') return `${letters} (${escapePlain(words)})`;
  const [first = ''] = words;
  return entityOf(first) + escapePlain(words.slice(first.length));
}

/** A cell's source cut into letters and words, and the ways to write it with others. */
class CellParts {
  readonly #source: string;
  readonly #plain: PlainText;
  readonly #cell: CellReading;
  readonly #style: CellStyle;

  constructor(source: string, plain: PlainText, cell: CellReading, style: CellStyle) {
    this.#source = source;
    this.#plain = plain;
    this.#cell = cell;
    this.#style = style;
  }

  *ways(wanted: Wanted): Generator<string> {
    const { letters, words } = this.#cell;
    const keepsWords = words === wanted.words;
    const keepsLetters = sameLetters(letters, wanted.letters);
    if (this.#cell.simple) {
      if (keepsWords && wanted.letters.length > 0) yield* this.#withLetters(wanted.letters);
      if (keepsWords && wanted.letters.length === 0) yield this.#onlyWords();
      if (keepsLetters && wanted.letters.length > 0) yield* this.#withWords(wanted.words);
    }
    const style = this.#style;
    const fresh = this.letters(wanted.letters);
    const text = encodePlain(wanted.words);
    if (wanted.words === '') {
      yield fresh;
      return;
    }
    if (wanted.letters.length === 0) {
      yield text;
      return;
    }
    yield fresh + style.before + text + style.after;
    yield `${fresh} ${text}`;
    yield `${fresh} (${text})`;
    const apart = this.letters(wanted.letters, true);
    yield apart + style.before + text + style.after;
    yield `${apart} (${text})`;
  }

  /** Letters in the cell's own notation where it has one, otherwise in the table's; `apart` never joins them, as in `AI`. */
  letters(wanted: readonly Letter[], apart = false): string {
    const { separator, open, close, each } = this.#style;
    const own = this.#cell.tokens;
    const texts = wanted.map((letter) => this.#textOf(letter));
    const between = own.length > 1 ? this.#separator() : separator;
    const spelled = texts.some((text) => text.length > 1);
    const safe = (spelled || apart) && between.trim() === '' ? '/' : between;
    if (wanted.length === 0) return '';
    return each ? texts.map((text) => open + text + close).join(safe) : open + texts.join(safe) + close;
  }

  #textOf(letter: Letter): string {
    const own = this.#cell.tokens.find((token) => token.letter === letter);
    if (own) return this.#plain.text.slice(own.from, own.to);
    const text = this.#style.texts.get(letter);
    if (text !== undefined) return text;
    const sample = this.#cell.tokens[0];
    const wide = sample && /^[Ａ-Ｚ]$/.test(this.#plain.text.slice(sample.from, sample.to));
    return wide ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter;
  }

  #separator(): string {
    const [first, second] = this.#cell.tokens;
    if (!first || !second) return this.#style.separator;
    return this.#plain.text.slice(first.end, second.from).replaceAll('\n', '<br>');
  }

  /** Other letters in front of the same words: letters that stay keep their marks and footnotes. */
  *#withLetters(wanted: readonly Letter[]): Generator<string> {
    const tokens = this.#cell.tokens;
    const first = tokens[0];
    const last = tokens.at(-1);
    if (!first || !last) return;
    const start = this.#plain.sourceStart(first.from);
    const end = this.#plain.sourceEnd(last.end);
    if (tokens.length === 1 && wanted.length === 1 && wanted[0]) {
      yield (
        this.#source.slice(0, start) +
        this.#textOf(wanted[0]) +
        this.#source.slice(this.#plain.sourceEnd(first.to))
      );
    }
    const slices = tokens.map((token) => this.#slice(token));
    const from = slices[0]?.from ?? start;
    const to = slices.at(-1)?.to ?? end;
    // Signs that are none of ours stay beside letters, but give way where they stood alone.
    const unknown = this.#cell.letters.length > 0 ? tokens.filter((token) => token.letter === null) : [];
    const texts = [
      ...wanted.map((letter) => this.#kept(letter)),
      ...unknown.map((token) => this.#sliceText(token)),
    ];
    yield this.#source.slice(0, from) + texts.join(this.#joint()) + this.#source.slice(to);
    yield this.#source.slice(0, from) + texts.join('/') + this.#source.slice(to);
  }

  #joint(): string {
    const between = this.#cell.tokens.length > 1 ? this.#separator() : this.#style.separator;
    return between.trim() === '' && this.#cell.tokens.some(({ from, to }) => to - from > 1) ? '/' : between;
  }

  #kept(letter: Letter): string {
    const own = this.#cell.tokens.find((token) => token.letter === letter);
    if (own) return this.#sliceText(own);
    const model = this.#cell.tokens.find((token) => token.letter !== null) ?? this.#cell.tokens[0];
    if (!model) return this.#textOf(letter);
    const { from, to } = this.#slice(model, false);
    const inner = { from: this.#plain.sourceStart(model.from), to: this.#plain.sourceEnd(model.to) };
    return this.#source.slice(from, inner.from) + this.#textOf(letter) + this.#source.slice(inner.to, to);
  }

  #sliceText(token: LetterToken): string {
    const { from, to } = this.#slice(token);
    return this.#source.slice(from, to);
  }

  /** Where a letter stands in the source with the marks that are around it alone, and its footnote signs. */
  #slice(token: LetterToken, withNotes = true): { from: number; to: number } {
    let from = this.#plain.sourceStart(token.from);
    let to = this.#plain.sourceEnd(withNotes ? token.end : token.to);
    const others = this.#cell.tokens.filter((other) => other !== token);
    for (const wrapper of this.#plain.wrappers) {
      const around = wrapper.innerFrom <= from && wrapper.innerTo >= this.#plain.sourceEnd(token.to);
      const shared =
        others.some(
          (other) =>
            this.#plain.sourceStart(other.from) >= wrapper.innerFrom &&
            this.#plain.sourceEnd(other.to) <= wrapper.innerTo,
        ) || this.#holdsWords(wrapper.innerFrom, wrapper.innerTo);
      if (!around || shared) continue;
      from = Math.min(from, wrapper.from);
      to = Math.max(to, wrapper.to);
    }
    return { from, to };
  }

  #holdsWords(from: number, to: number): boolean {
    const at = this.#cell.wordsAt;
    return at !== null && this.#plain.sourceStart(at.from) < to && this.#plain.sourceEnd(at.to) > from;
  }

  /** The words alone, as they are written. */
  #onlyWords(): string {
    const at = this.#cell.wordsAt;
    if (!at) return '';
    const { from, to } = this.#wordsRange(at);
    return this.#source.slice(from, to);
  }

  /** The words in the source with the marks that are around nothing else. */
  #wordsRange(at: { readonly from: number; readonly to: number }): { from: number; to: number } {
    let from = this.#plain.sourceStart(at.from);
    let to = this.#plain.sourceEnd(at.to);
    for (const wrapper of this.#plain.wrappers) {
      const holdsLetters = this.#cell.tokens.some(
        (token) =>
          this.#plain.sourceStart(token.from) >= wrapper.innerFrom &&
          this.#plain.sourceStart(token.from) < wrapper.innerTo,
      );
      if (holdsLetters || wrapper.to <= from || wrapper.from >= to) continue;
      from = Math.min(from, wrapper.from);
      to = Math.max(to, wrapper.to);
    }
    return { from, to };
  }

  /** Other words behind the same letters. */
  *#withWords(words: string): Generator<string> {
    const { tokens, wordsAt } = this.#cell;
    const last = tokens.at(-1);
    if (!last) return;
    const encoded = encodePlain(words);
    if (wordsAt && words !== '') {
      const { from, to } = this.#wordsRange(wordsAt);
      yield this.#source.slice(0, from) + encoded + this.#source.slice(to);
    }
    let end = this.#slice(last).to;
    for (const wrapper of this.#plain.wrappers) {
      if (
        wrapper.innerFrom < end &&
        wrapper.innerTo >= end &&
        !this.#holdsWords(wrapper.innerFrom, wrapper.innerTo)
      )
        end = Math.max(end, wrapper.to);
    }
    const head = this.#source.slice(0, end);
    if (words === '') yield head;
    else yield head + this.#style.before + encoded + this.#style.after;
  }
}
