import type { Reading } from './layout.ts';
import type { ListedName } from './names.ts';
import { roleKey, splitNames } from './names.ts';
import { encodePlain, entityOf, escapePlain } from './plainText.ts';

/** How the lists of a table are written. */
export interface ListStyle {
  readonly separator: string;
  /** What stands in a cell without names. */
  readonly nothing: string;
}

/** The names that a cell lists. */
export function listedNames({ plain }: Reading): ListedName[] {
  return splitNames(plain.text, plain.shape);
}

/** Learns the style of lists from the cells of a table, and from `names` where no cell lists several. */
export function learnListStyle(
  sources: ReadonlyMap<string, number>,
  names: readonly string[],
  read: (source: string) => Reading,
): ListStyle {
  const separators = new Map<string, number>();
  const nothing = new Map<string, number>();
  let empty = 0;
  for (const [source, count] of sources) {
    const reading = read(source);
    const listed = listedNames(reading);
    if (listed.length === 0) {
      empty += count;
      nothing.set(source, (nothing.get(source) ?? 0) + count);
    }
    const separator = separatorOf(reading, listed);
    if (separator !== null) separators.set(separator, (separators.get(separator) ?? 0) + count);
  }
  const [none, often] = most(nothing) ?? ['', 0];
  const usual = names.some((name) => /[\u3400-\u9fff]/.test(name)) ? '、' : ', ';
  return {
    separator: most(separators)?.[0] ?? usual,
    nothing: often > 1 && often * 5 >= empty * 4 ? none : '',
  };
}

function most(counts: ReadonlyMap<string, number>): [string, number] | null {
  let best: [string, number] | null = null;
  for (const entry of counts) if (!best || entry[1] > best[1]) best = entry;
  return best;
}

function separatorOf({ plain }: Reading, listed: readonly ListedName[]): string | null {
  const [first, second] = listed;
  if (!first || !second) return null;
  return plain.text.slice(first.itemTo, second.itemFrom).replaceAll('\n', '<br>').replaceAll('|', '\\|');
}

/** A name as a list can hold it: what would cut it in two, or be taken for words or for nothing, is escaped. */
export function encodeName(name: string, read: (source: string) => Reading): string {
  const plain = encodePlain(name);
  // A backslash at its end would escape the separator behind it.
  if (!name.includes('\\') && isOne(plain, name, read)) return plain;
  const escaped = escapePlain(name)
    .replace(/[，、；｜／＆＋·•（）【】和与及]/g, entityOf)
    .replace(/(?<=[ \t])a(?=nd[ \t])/gi, entityOf);
  return isOne(escaped, name, read) ? escaped : [...name].map(entityOf).join('');
}

function isOne(source: string, name: string, read: (source: string) => Reading): boolean {
  const [first, ...more] = listedNames(read(source));
  return more.length === 0 && first?.name === name && first.words === '';
}

/** One change of a list: the role by its key, and what becomes of it. */
export interface ListChange {
  readonly key: string;
  /** The source to add where the list has no such name; null takes the name out. */
  readonly add: string | null;
  /** Words in brackets behind the name; undefined leaves them as they are. */
  readonly words?: string | undefined;
}

/** The source of a list after one change; names that stay keep their notation. */
export function changeList(
  source: string,
  change: ListChange,
  style: ListStyle,
  read: (source: string) => Reading,
): string {
  const reading = read(source);
  const listed = listedNames(reading);
  const own = listed.filter(({ name }) => roleKey(name) === change.key);
  if (change.add === null) {
    if (own.length === 0) return source;
    if (own.length === listed.length) return style.nothing;
    return withoutItems(source, reading, listed, own);
  }
  const [first] = own;
  if (!first) {
    const item = withWords(change.add, change.words ?? '');
    if (listed.length === 0) return item;
    const separator = separatorOf(reading, listed) ?? style.separator;
    const last = listed.at(-1);
    const end = last ? itemRange(reading, last).to : source.length;
    return source.slice(0, end) + separator + item + source.slice(end);
  }
  if (change.words === undefined || change.words === first.words) return source;
  return rewords(source, reading, first, change.words);
}

function withWords(name: string, words: string): string {
  return words === ''
    ? name
    : `${name}${/[\u3400-\u9fff]$/.test(name) ? '（' : ' ('}${bracketed(words)}${/[\u3400-\u9fff]$/.test(name) ? '）' : ')'}`;
}

/** Words inside brackets: only brackets and backslashes need care there. */
function bracketed(words: string): string {
  if (!/[\\()[\]{}（）【】]/.test(words)) return encodePlain(words);
  return escapePlain(words).replace(/[（）【】]/g, entityOf);
}

function rewords(source: string, { plain }: Reading, name: ListedName, words: string): string {
  const nameEnd = plain.sourceEnd(name.to);
  const itemEnd = plain.sourceEnd(name.itemTo);
  if (words === '') return source.slice(0, nameEnd) + source.slice(itemEnd);
  if (name.wordsAt && name.words !== '') {
    const { from, to } = name.wordsAt;
    return source.slice(0, plain.sourceStart(from)) + bracketed(words) + source.slice(plain.sourceEnd(to));
  }
  // Marks that are around the name alone end before the words.
  let end = nameEnd;
  for (const { innerFrom, innerTo, to } of plain.wrappers)
    if (innerTo === end && innerFrom >= plain.sourceStart(name.from)) end = to;
  return (
    source.slice(0, end) +
    withWords(name.name, words).slice(name.name.length) +
    source.slice(Math.max(end, itemEnd))
  );
}

/** Where an item stands in the source, with the marks that are around nothing else. */
export function itemRange({ plain }: Reading, item: ListedName): { from: number; to: number } {
  let from = plain.sourceStart(item.itemFrom);
  let to = plain.sourceEnd(item.itemTo);
  for (const wrapper of plain.wrappers) {
    const inside = wrapper.innerFrom >= from && wrapper.innerTo <= to;
    const around = wrapper.innerFrom === from && wrapper.innerTo === to;
    const touches = wrapper.innerFrom === from && wrapper.innerTo < to;
    if (!inside && !around && !touches) continue;
    from = Math.min(from, wrapper.from);
    to = Math.max(to, wrapper.to);
  }
  return { from, to };
}

/** Takes items out, each with the separator behind it, the last one with the separator in front. */
function withoutItems(
  source: string,
  reading: Reading,
  listed: readonly ListedName[],
  gone: readonly ListedName[],
): string {
  const kept = listed.filter((item) => !gone.includes(item));
  let result = '';
  kept.forEach((item, index) => {
    const { from, to } = itemRange(reading, item);
    const at = listed.indexOf(item);
    const next = listed[at + 1];
    const between = next ? source.slice(to, itemRange(reading, next).from) : '';
    const last = index === kept.length - 1;
    result += source.slice(from, to) + (last ? '' : between || separatorOf(reading, listed) || ', ');
  });
  const first = listed[0];
  const end = listed.at(-1);
  const head = first ? source.slice(0, itemRange(reading, first).from) : '';
  const tail = end ? source.slice(itemRange(reading, end).to) : '';
  return head + result + tail;
}

/** The source with every mention of a role under another name. */
export function renameInList(
  source: string,
  key: string,
  encoded: string,
  read: (source: string) => Reading,
): string {
  const { plain } = read(source);
  let result = '';
  let at = 0;
  for (const { name, from, to } of listedNames(read(source))) {
    if (roleKey(name) !== key) continue;
    result += source.slice(at, plain.sourceStart(from)) + encoded;
    at = plain.sourceEnd(to);
  }
  return result + source.slice(at);
}
