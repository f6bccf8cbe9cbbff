import { contentStart, readFrontMatter, readList, readScalar } from '../markdown/frontMatter.ts';
import type { Range } from '../markdown/text.ts';
import { eachLine } from '../markdown/text.ts';

/** A value of the front matter without its quotes; `range` covers the text itself. */
export interface MatterValue {
  readonly text: string;
  readonly range: Range;
}

/** The keys of a front matter in order; a key without a value has no items. */
export interface Matter {
  readonly entries: readonly { readonly key: string; readonly items: readonly MatterValue[] }[];
  /** Where the text begins after the block. */
  readonly bodyStart: number;
}

/**
 * Reads the block between `---` (YAML) or `+++` (TOML) at the top of `text`. Plain `key: value` lines, flow lists and lists of
 * plain items are read here, about a hundred times faster than by a YAML parser, which reads the rest. A block with mistakes (a
 * key twice, a stray bracket) is read as far as its lines say something: the first value of a key counts. Never throws.
 */
export function readMatter(text: string): Matter {
  const start = contentStart(text);
  const fence = text.startsWith('---', start) ? '---' : text.startsWith('+++', start) ? '+++' : null;
  if (!fence) return { entries: [], bodyStart: start };
  const lines: [start: number, end: number][] = [];
  let bodyStart = -1;
  let first = true;
  eachLine(text.slice(0, start + 64_000), start, (from, to, next) => {
    if (bodyStart >= 0) return;
    if (first) {
      first = false;
      if (text.slice(from + 3, to).trim() !== '') bodyStart = start;
      return;
    }
    const closing = to - from >= 3 && to - from < 40 ? text.slice(from, to).trimEnd() : '';
    if (closing === fence || (fence === '---' && closing === '...')) bodyStart = next;
    else lines.push([from, to]);
  });
  if (bodyStart <= start) return { entries: [], bodyStart: start };
  const { entries, plain } = readLines(text, lines, fence === '+++' ? '=' : ':');
  if (plain || fence === '+++') return { entries, bodyStart };
  return { entries: readYaml(text, entries) ?? entries, bodyStart };
}

type Entry = { key: string; items: MatterValue[] };

/** What the lines say one by one; `plain` where a YAML parser would say the same. */
function readLines(
  text: string,
  lines: readonly [number, number][],
  separator: ':' | '=',
): { entries: Entry[]; plain: boolean } {
  const entries: Entry[] = [];
  const keys = new Set<string>();
  let open: Entry | null = null;
  let plain = true;
  for (const [from, to] of lines) {
    const line = text.slice(from, to);
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    const item = /^\s*-\s+(?=\S)/.exec(line);
    if (item) {
      const value = readValue(text, from + item[0].length, to);
      plain &&= value.plain && open !== null && !value.list;
      if (open) open.items.push(...value.items);
      continue;
    }
    const at = separatorAt(line, separator);
    const key = line
      .slice(0, Math.max(at, 0))
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2');
    if (at <= 0 || key === '' || /^[\s[{]/.test(line)) {
      plain = false;
      continue;
    }
    const value = readValue(text, from + at + 1, to);
    plain &&= value.plain;
    if (keys.has(key)) {
      // YAML refuses a key that is there twice; the second one is somebody's leftover.
      plain = false;
      open = null;
      continue;
    }
    keys.add(key);
    open = { key, items: value.items };
    entries.push(open);
  }
  return { entries, plain };
}

function separatorAt(line: string, separator: ':' | '='): number {
  if (separator === '=') return line.indexOf('=');
  const colon = /:(?=\s|$)/.exec(line)?.index ?? -1;
  // Typed with a Chinese input method on; no YAML, and yet clear.
  const wide = line.indexOf('：');
  return colon < 0 || (wide >= 0 && wide < colon) ? wide : colon;
}

/** The text or flow list from `start` to `end`; not `plain` where YAML has more to say (blocks, anchors, maps, escapes). */
function readValue(
  text: string,
  start: number,
  end: number,
): { items: MatterValue[]; plain: boolean; list: boolean } {
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  if (start === end) return { items: [], plain: true, list: false };
  const first = text[start] ?? '';
  if (first === '[' && text[end - 1] === ']') {
    const items: MatterValue[] = [];
    let plain = true;
    let from = start + 1;
    let quote = '';
    for (let at = start + 1; at < end; at++) {
      const unit = text[at] ?? '';
      if (quote !== '') {
        if (unit === quote) quote = '';
      } else if ((unit === '"' || unit === "'") && text.slice(from, at).trim() === '') quote = unit;
      else if (unit === ',' || at === end - 1) {
        const scalar = readScalarAt(text, from, at);
        if (scalar) items.push(scalar.value);
        plain &&= scalar?.plain ?? true;
        from = at + 1;
      } else if (unit === '[' || unit === ']' || unit === '{') plain = false;
    }
    return { items, plain: plain && quote === '', list: true };
  }
  const scalar = readScalarAt(text, start, end);
  const plain = (scalar?.plain ?? true) && !/^[[{&*!|>%@`]/.test(first);
  // "|" and ">" announce lines below, which are not read here.
  if (/^[|>][-+\d]*$/.test(text.slice(start, end))) return { items: [], plain: false, list: false };
  return { items: scalar ? [scalar.value] : [], plain, list: false };
}

function readScalarAt(
  text: string,
  start: number,
  end: number,
): { value: MatterValue; plain: boolean } | null {
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  if (start === end) return null;
  const first = text[start] ?? '';
  if ((first === '"' || first === "'") && end - start > 1 && text[end - 1] === first) {
    const inner = text.slice(start + 1, end - 1);
    const plain = !inner.includes(first) && !inner.includes('\\');
    return { value: { text: inner, range: { start: start + 1, end: end - 1 } }, plain };
  }
  const value = text.slice(start, end);
  const comment = value.search(/\s#/);
  const shown = comment < 0 ? value : value.slice(0, comment).trimEnd();
  // ": " inside a plain text, quotes that do not close: YAML refuses these or reads them otherwise.
  const plain = comment < 0 && !/:\s|["']$|^["'#]/.test(value);
  return { value: { text: shown, range: { start, end: start + shown.length } }, plain };
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0d || unit === 0x0a;
}

/** The same keys read as YAML; null where that fails. */
function readYaml(text: string, lenient: readonly Entry[]): Entry[] | null {
  const matter = readFrontMatter(text);
  if (matter.error || !matter.map) return null;
  const keys = new Set(lenient.map(({ key }) => key));
  for (const pair of matter.map.items) keys.add(String(pair.key));
  const place = matter.place?.content ?? { start: 0, end: 0 };
  return [...keys].flatMap((key) => {
    const scalar = readScalar(matter, key);
    if (!scalar) return [];
    const range = scalar.range ?? { start: place.start, end: place.start };
    if (scalar.scalar) {
      return [{ key, items: scalar.value === '' ? [] : [{ text: scalar.value, range }] }];
    }
    return [{ key, items: readList(matter, key).items.map((item) => ({ text: item, range })) }];
  });
}
