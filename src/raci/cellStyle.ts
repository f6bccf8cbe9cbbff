import type { Reading } from './layout.ts';
import { wordOf } from './letterNames.ts';
import type { Letter } from './model.ts';
import type { Wrapper } from './plainText.ts';

/** How a table writes its letters and words; what a cell that is written anew takes after. */
export interface CellStyle {
  /** Between two letters: `/`, `, `, ` & `, nothing … */
  readonly separator: string;
  /** What surrounds a letter, such as `**` and `**`. */
  readonly open: string;
  readonly close: string;
  /** True where each of several letters has marks of its own. */
  readonly each: boolean;
  /** Texts of the letters, where the table writes them as words or small. */
  readonly texts: ReadonlyMap<Letter, string>;
  /** Between letters and words, and behind the words: a blank and nothing, or brackets. */
  readonly before: string;
  readonly after: string;
  /** What stands in a cell without letters and words: nothing, or `-`. */
  readonly nothing: string;
}

/** Learns the style of a table from its cells: `sources` with how often each text occurs. */
export function learnStyle(
  sources: ReadonlyMap<string, number>,
  read: (source: string) => Reading,
): CellStyle {
  const separators = new Tally();
  const marks = new Tally();
  const each = new Tally();
  const between = new Tally();
  const nothing = new Tally();
  const texts = new Map<Letter, Tally>();
  let chinese = 0;
  let spelled = 0;
  let small = 0;
  let total = 0;
  for (const [source, count] of sources) {
    const { plain, cell } = read(source);
    if (cell.empty) {
      nothing.add(source, count);
      continue;
    }
    for (const [index, token] of cell.tokens.entries()) {
      if (!token.letter) continue;
      const text = plain.text.slice(token.from, token.to);
      total += count;
      if (text.length > 1) spelled += count;
      if (/^[a-z]$/.test(text)) small += count;
      if (/[\u3400-\u9fff]/.test(text)) chinese += count;
      tallyOf(texts, token.letter).add(text, count);
      const wrapper = wrapperOf(plain.wrappers, plain.sourceStart(token.from), plain.sourceEnd(token.to));
      marks.add(wrapper ? marksOf(source, wrapper) : '\0', count);
      const next = cell.tokens[index + 1];
      if (!next) continue;
      separators.add(plain.text.slice(token.end, next.from).replaceAll('\n', '<br>'), count);
      if (wrapper) each.add(wrapper.innerTo <= plain.sourceStart(next.from) ? 'each' : 'all', count);
    }
    const last = cell.tokens.at(-1);
    if (cell.simple && last && cell.wordsAt) {
      const before = plain.text.slice(last.end, cell.wordsAt.from).replaceAll('\n', '<br>');
      between.add(`${before}\0${plain.text.slice(cell.wordsAt.to).trimEnd()}`, count);
    }
  }
  const [open = '', close = ''] = (marks.top() ?? '\0').split('\0');
  const [before = ' ', after = ''] = (between.top() ?? ' \0').split('\0');
  const top = nothing.top() ?? '';
  return {
    separator: separators.top() ?? '/',
    open,
    close,
    each: each.top() === 'each',
    texts: textsOf(texts, {
      spelled: spelled * 2 > total,
      small: small * 2 > total,
      chinese: chinese * 2 > spelled,
    }),
    before,
    after,
    nothing: nothing.count(top) > 1 && nothing.count(top) * 5 >= nothing.total * 4 ? top : '',
  };
}

function tallyOf(tallies: Map<Letter, Tally>, letter: Letter): Tally {
  const known = tallies.get(letter) ?? new Tally();
  tallies.set(letter, known);
  return known;
}

function textsOf(
  seen: ReadonlyMap<Letter, Tally>,
  kind: { readonly spelled: boolean; readonly small: boolean; readonly chinese: boolean },
): Map<Letter, string> {
  const texts = new Map<Letter, string>();
  if (!kind.spelled && !kind.small) return texts;
  for (const letter of ['R', 'A', 'C', 'I', 'S'] as const) {
    const usual = kind.small ? letter.toLowerCase() : wordOf(letter, kind.chinese ? 'zh' : 'en');
    texts.set(letter, seen.get(letter)?.top() ?? usual);
  }
  return texts;
}

/** The marks right around a piece of the source, the innermost first; null where there are none. */
function wrapperOf(wrappers: readonly Wrapper[], from: number, to: number): Wrapper | null {
  let best: Wrapper | null = null;
  for (const wrapper of wrappers) {
    if (wrapper.kind === 'link' || wrapper.innerFrom > from || wrapper.innerTo < to) continue;
    if (!best || wrapper.innerTo - wrapper.innerFrom < best.innerTo - best.innerFrom) best = wrapper;
  }
  return best;
}

function marksOf(source: string, { from, to, innerFrom, innerTo }: Wrapper): string {
  return `${source.slice(from, innerFrom)}\0${source.slice(innerTo, to)}`;
}

/** Counts texts; the first of the most frequent ones wins. */
class Tally {
  readonly #counts = new Map<string, number>();
  total = 0;

  add(text: string, count: number): void {
    this.#counts.set(text, this.count(text) + count);
    this.total += count;
  }

  count(text: string): number {
    return this.#counts.get(text) ?? 0;
  }

  top(): string | null {
    let best: string | null = null;
    for (const [text, count] of this.#counts) if (best === null || count > this.count(best)) best = text;
    return best;
  }
}
