import type { Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Range, TextEdit } from './text.ts';
import { afterBreak, endOfLine, lineEnding, replace, startOfLine } from './text.ts';

/** Where the YAML block at the top of a document stands. */
export interface FrontMatterPlace {
  /** From the first fence to the end of the closing one, without its line break. */
  readonly range: Range;
  /** The YAML between the fences, its last line break included. */
  readonly content: Range;
}

/** A value of the front matter: `range` covers it as written (quotes included), null where the key has none. */
export interface FrontMatterScalar {
  readonly value: string;
  readonly range: Range | null;
  readonly key: Range;
  /** False where the value is a map or list. */
  readonly scalar: boolean;
}

/** The front matter of a document, read for display and for minimal edits. */
export interface FrontMatter {
  readonly place: FrontMatterPlace | null;
  /** Why the YAML could not be read, with the offset of the place; no edit is made then. */
  readonly error: { readonly message: string; readonly range: Range } | null;
  readonly map: YAMLMap | null;
}

/** Offset of the first unit after a byte order mark. */
export function contentStart(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** Finds the front matter: `---` alone on the very first line, up to the next `---` or `...`; null where there is none. */
export function locateFrontMatter(text: string): FrontMatterPlace | null {
  const start = contentStart(text);
  const opening = /^---[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(start, start + 200));
  if (!opening) return null;
  const from = start + opening[0].length;
  const closing = /(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/g;
  closing.lastIndex = from;
  // A fence may follow the opening one at once; the look-behind then sees its line break.
  const match = closing.exec(text);
  if (!match) return null;
  return {
    range: { start, end: match.index + match[0].length },
    content: { start: from, end: match.index },
  };
}

/** Reads the front matter of `text`. Never throws: what is wrong with the YAML is in `error`. */
export function readFrontMatter(text: string): FrontMatter {
  const place = locateFrontMatter(text);
  if (!place) return { place, error: null, map: null };
  const { content } = place;
  // YAML knows no lone carriage return as a line break; a line feed in its place keeps all offsets.
  const yaml = text.slice(content.start, content.end).replace(/\r(?!\n)/g, '\n');
  const document = parseDocument(yaml, {
    prettyErrors: false,
    logLevel: 'silent',
    stringKeys: true,
  });
  const [problem] = document.errors;
  if (problem) {
    const [start, end] = problem.pos;
    const at = Math.min(content.start + start, content.end);
    return {
      place,
      error: {
        message: problem.message,
        range: { start: at, end: Math.min(content.start + end, content.end) },
      },
      map: null,
    };
  }
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) return { place, error: null, map: null };
  if (!isMap(root)) return { place, error: { message: 'not a mapping', range: content }, map: null };
  return { place, error: null, map: root };
}

function findPair(matter: FrontMatter, key: string): Pair<Scalar, Node | null> | null {
  for (const pair of matter.map?.items ?? []) {
    if (isPair(pair) && isScalar(pair.key) && String(pair.key.value) === key)
      return pair as Pair<Scalar, Node | null>;
  }
  return null;
}

function rangeOf(matter: FrontMatter, node: Node): Range {
  const base = matter.place?.content.start ?? 0;
  const [start, end] = node.range ?? [0, 0];
  return { start: base + start, end: base + end };
}

function scalarText(node: Scalar): string {
  if (node.value === null) return '';
  // What stands there, so that 2026-11-20 or 007 is not turned into another notation.
  if (node.type === 'PLAIN' && node.source !== undefined) return node.source;
  // The line break that ends a block scalar is no part of what somebody wrote.
  return typeof node.value === 'string' ? node.value.replace(/\n+$/, '') : (node.source ?? '');
}

/** The value of `key`; null where the key is absent. A list or map is returned with an empty value. */
export function readScalar(matter: FrontMatter, key: string): FrontMatterScalar | null {
  const pair = findPair(matter, key);
  if (!pair) return null;
  const at = rangeOf(matter, pair.key);
  const node = pair.value;
  if (isScalar(node)) {
    const value = scalarText(node);
    return {
      value,
      range: value === '' && node.source === '' ? null : rangeOf(matter, node),
      key: at,
      scalar: true,
    };
  }
  if (isAlias(node)) {
    return { value: `*${node.source}`, range: rangeOf(matter, node), key: at, scalar: true };
  }
  return { value: '', range: node ? rangeOf(matter, node) : null, key: at, scalar: !node };
}

/** The items of `key`: a YAML list, or a text with commas, semicolons or 、 between the items. */
export function readList(matter: FrontMatter, key: string): { items: string[]; range: Range | null } {
  const pair = findPair(matter, key);
  const node = pair?.value;
  if (isSeq(node)) {
    const items = node.items.flatMap((item) => (isScalar(item) ? [scalarText(item)] : []));
    return { items: items.filter((item) => item !== ''), range: rangeOf(matter, node) };
  }
  const scalar = readScalar(matter, key);
  const items = (scalar?.value ?? '').split(/[,，、;；]/).map((item) => item.trim());
  return { items: items.filter((item) => item !== ''), range: scalar?.range ?? null };
}

/** The texts of a map under `key`, in their order; what is no text is left out, and so is all where the value is no map. */
export function readTexts(matter: FrontMatter, key: string): Map<string, string> {
  const node = findPair(matter, key)?.value;
  const texts = new Map<string, string>();
  if (!isMap(node)) return texts;
  for (const pair of node.items) {
    if (isScalar(pair.key) && isScalar(pair.value)) texts.set(String(pair.key.value), scalarText(pair.value));
  }
  return texts;
}

/**
 * Edits that give `key` the text `value`; an empty one clears the value and keeps the key. The quoting style stays where
 * it can. A missing key goes to the end of the block, a missing block to the top. Null where the value is a list or map,
 * or the YAML is invalid.
 */
export function setScalar(text: string, matter: FrontMatter, key: string, value: string): TextEdit[] | null {
  if (matter.error) return null;
  const pair = findPair(matter, key);
  if (!pair) return value === '' ? [] : addKey(text, matter, key, renderScalar(value, null, false));
  const node = pair.value;
  if (node && !isScalar(node) && !isAlias(node)) return null;
  const flow = matter.map?.flow === true;
  if (isScalar(node) && scalarText(node).trim() === value.trim()) return [];
  const style = isScalar(node) ? (node.type ?? null) : null;
  const rendered = value === '' ? '' : renderScalar(value, style, flow);
  if (!node || (isScalar(node) && scalarText(node) === '' && (node.source ?? '') === '')) {
    if (value === '') return [];
    return [afterKey(text, matter, pair.key, rendered)];
  }
  const range = rangeOf(matter, node);
  const written = text.slice(range.start, range.end);
  // A block scalar reaches over its last line break, which must stay.
  const tail = /(?:\r\n|\r|\n)*$/.exec(written)?.[0] ?? '';
  let start = range.start;
  if (value === '') while (/[ \t]/.test(text[start - 1] ?? '')) start--;
  return [replace(start, range.end - tail.length, rendered)];
}

/** Edits that give `key` the list `items`; items that stay keep their notation, and comments between lines are kept. */
export function setList(
  text: string,
  matter: FrontMatter,
  key: string,
  items: readonly string[],
): TextEdit[] | null {
  if (matter.error) return null;
  const current = readList(matter, key).items;
  if (current.length === items.length && current.every((item, at) => item === items[at])) return [];
  const pair = findPair(matter, key);
  const flow = `[${items.map((item) => renderScalar(item, null, true)).join(', ')}]`;
  if (!pair) return items.length === 0 ? [] : addKey(text, matter, key, flow);
  const node = pair.value;
  if (isSeq(node))
    return node.flow ? setFlow(text, matter, node, items) : setBlock(text, matter, node, items);
  if (node && !isScalar(node)) return null;
  if (node && scalarText(node) !== '') {
    const range = rangeOf(matter, node);
    return [replace(range.start, range.end, flow)];
  }
  if (items.length === 0) return [];
  return [afterKey(text, matter, pair.key, flow)];
}

/** Puts a value behind a key that has none, in place of blanks that would be left at the end of the line. */
function afterKey(text: string, matter: FrontMatter, key: Scalar, rendered: string): TextEdit {
  const colon = text.indexOf(':', rangeOf(matter, key).end) + 1;
  const blanks = /^[ \t]*(?=[\r\n]|$)/.exec(text.slice(colon, endOfLine(text, colon)))?.[0].length ?? 0;
  return replace(colon, colon + blanks, ` ${rendered}`);
}

function notationOf(text: string, matter: FrontMatter, seq: YAMLSeq): Map<string, string> {
  const notation = new Map<string, string>();
  for (const item of seq.items) {
    if (!isScalar(item)) continue;
    const range = rangeOf(matter, item);
    notation.set(scalarText(item), text.slice(range.start, range.end));
  }
  return notation;
}

function setFlow(text: string, matter: FrontMatter, seq: YAMLSeq, items: readonly string[]): TextEdit[] {
  const notation = notationOf(text, matter, seq);
  const range = rangeOf(matter, seq);
  const written = items.map((item) => notation.get(item) ?? renderScalar(item, null, true));
  return [replace(range.start, range.end, `[${written.join(', ')}]`)];
}

/** Rewrites only the items that differ; further ones go behind the last, surplus ones go with their lines. */
function setBlock(text: string, matter: FrontMatter, seq: YAMLSeq, items: readonly string[]): TextEdit[] {
  const current = seq.items.map((item) => ({
    text: isScalar(item) ? scalarText(item) : null,
    range: rangeOf(matter, item as Node),
  }));
  const edits: TextEdit[] = [];
  const removed = current.filter((item) => item.text !== null && !items.includes(item.text));
  const kept = current
    .filter((item) => item.text !== null && items.includes(item.text))
    .map((item) => item.text);
  const added = items.filter((item) => !kept.includes(item));
  const inOrder = [...kept, ...added].every((item, at) => item === items[at]);
  const last = current.at(-1);
  const first = current[0];
  if (!inOrder || kept.length === 0 || !first || !last) {
    // Reordered or all new: the block becomes one flow list behind its key.
    const colon = text.lastIndexOf(':', rangeOf(matter, seq).start) + 1;
    const end = last?.range.end ?? rangeOf(matter, seq).end;
    return [replace(colon, end, ` [${items.map((item) => renderScalar(item, null, true)).join(', ')}]`)];
  }
  for (const item of removed) {
    const next = afterBreak(text, endOfLine(text, item.range.end));
    edits.push(replace(startOfLine(text, item.range.start), next, ''));
  }
  if (added.length > 0) {
    const keeper =
      [...current].reverse().find((item) => item.text !== null && kept.includes(item.text)) ?? last;
    const prefix = text.slice(startOfLine(text, keeper.range.start), keeper.range.start);
    const lineEnd = endOfLine(text, keeper.range.end);
    const lines = added.map((item) => lineEnding(text) + prefix + renderScalar(item, null, false));
    edits.push(replace(lineEnd, lineEnd, lines.join('')));
  }
  return edits;
}

function addKey(text: string, matter: FrontMatter, key: string, rendered: string): TextEdit[] | null {
  const eol = lineEnding(text);
  const line = `${key}: ${rendered}${eol}`;
  if (matter.place) {
    if (matter.map?.flow) return null;
    return [replace(matter.place.content.end, matter.place.content.end, line)];
  }
  const at = contentStart(text);
  const gap = text.length > at ? eol : '';
  return [replace(at, at, `---${eol}${line}---${eol}${gap}`)];
}

/**
 * Writes a text as a YAML scalar that reads back as the same text everywhere: plain where that is safe, otherwise in
 * quotes. `style` is the notation to keep; `flow` forbids what separates items of a flow list.
 */
export function renderScalar(value: string, style: string | null, flow: boolean): string {
  const oneLine = !/[\r\n\u0085\u2028\u2029]/.test(value) && !/[^\P{Cc}\t]/u.test(value);
  if (style === 'QUOTE_SINGLE' && oneLine) return `'${value.replaceAll("'", "''")}'`;
  if (style === 'QUOTE_DOUBLE' || !oneLine || !isPlain(value, flow)) return JSON.stringify(value);
  return value;
}

function isPlain(value: string, flow: boolean): boolean {
  if (value === '' || value !== value.trim() || /^[-?:](?:\s|$)|^[,[\]{}#&*!|>'"%@`]/.test(value))
    return false;
  if (/:(?:\s|$)|\s#/.test(value) || (flow && /[,[\]{}]|^[-?:]/.test(value))) return false;
  if (/^(?:---|\.\.\.)/.test(value) || /[\ufeff\ufffe\uffff]|\t/.test(value)) return false;
  // What YAML 1.1 or 1.2 readers would take for a null, truth value or number.
  if (/^(?:~|null|true|false|yes|no|on|off|y|n)$/i.test(value)) return false;
  if (/^[-+]?\d+(?::\d\d)+$/.test(value)) return false;
  return !/^[-+]?(?:\.?\d[\d_.,]*(?:e[-+]?\d+)?|0[xob][\da-f]+|\.inf|\.nan)$/i.test(value);
}
