import type { ItemBlock } from './blocks.ts';
import { codeSpans } from './inline.ts';
import type { Range, Span } from './text.ts';
import { trimmedSpan } from './text.ts';

/** A `key:value` or `@name` of a task; `range` covers the whole token, `value` what it says. */
export interface TaskToken {
  readonly kind: 'owner' | 'due' | 'verified';
  readonly value: string;
  readonly range: Range;
  /** Where the value alone stands. */
  readonly valueRange: Range;
}

/** A list item read as a task (todo.txt conventions: `@owner due:DATE verified:DATE`; a due date may have a time of day). */
export interface Task {
  /** The mark between the brackets, or null for an item without a checkbox. */
  readonly box: Range | null;
  readonly done: boolean;
  /** First paragraph without box and tokens; `range` reaches up to the first token. */
  readonly text: Span;
  /** The first paragraph without the box: text and tokens. */
  readonly content: Range;
  readonly tokens: readonly TaskToken[];
  /** True where text stands between or behind the tokens, so that it cannot be replaced in one piece. */
  readonly mixed: boolean;
}

/** What ends a name or date: blanks, separators and brackets of both languages. */
const stop = String.raw`\s,，。;；:：、()（）\[\]【】「」《》"`;
const name = `(?:"[^"\\r\\n]+"|[^@${stop}]+)`;
/** A day, with a time of day behind it where one is promised: the colon in `17:30` ends no value. */
const moment = String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T| {1,3})\d{1,2}[:：]\d\d(?:Z|[+-]\d\d:?\d\d)?`;
const date = `(${moment}|[^${stop}]+)`;
const patterns: readonly [TaskToken['kind'], RegExp][] = [
  // An address such as a@b.c is no owner.
  ['owner', new RegExp(`(?<![\\w.%+-])@(${name})`, 'g')],
  ['owner', new RegExp(`(?<![\\w@])(?:owner|assignee|负责人|责任人|跟进人)\\s*[:：]\\s*@?(${name})`, 'gi')],
  // "due 2026-12-01" goes without a colon too; "due next week" is text.
  [
    'due',
    new RegExp(
      `(?<![\\w@])due(?:\\s+(?:on|by))?\\s+(${moment}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2})(?!\\d)`,
      'gi',
    ),
  ],
  [
    'due',
    new RegExp(
      `(?<![\\w@])(?:due(?:\\s+date)?|deadline|截止(?:日期|时间)?|期限|完成(?:日期|时间))\\s*[:：]\\s*${date}`,
      'gi',
    ),
  ],
  ['verified', new RegExp(`(?<![\\w@])(?:verified|验证(?:日期|时间)?|已验证)\\s*[:：]\\s*${date}`, 'gi')],
];

/** Reads a list item of `text`; null where it has no paragraph of its own (an empty item has an empty text). */
export function readTask(text: string, item: ItemBlock): Task | null {
  const first = item.children[0];
  if (first && first.kind !== 'paragraph') return null;
  const start = first?.start ?? item.content;
  // A comment at the end, such as one that leaves a finding alone, is no part of the task.
  const end = beforeComments(text, start, first?.end ?? item.content);
  const box = /^\[([ xX])\](?=\s|$)/.exec(text.slice(start, end));
  const boxEnd = start + (box ? box[0].length : 0);
  const content = trimmedSpan(text, boxEnd, end).range;
  // An empty task keeps its place right behind the box.
  if (content.start === content.end) {
    const at = Math.min(boxEnd + (box ? 1 : 0), end);
    return {
      ...boxOf(box, start),
      text: { text: '', range: { start: at, end: at } },
      content: { start: at, end: at },
      tokens: [],
      mixed: false,
    };
  }
  const tokens = readTokens(text, content);
  let textEnd = tokens[0]?.range.start ?? content.end;
  // `text (owner: X, due: …)`: the opening bracket belongs to the tokens.
  if (tokens.length > 0)
    while (/[\s(（,，;；、[【]/.test(text[textEnd - 1] ?? '') && textEnd > content.start) textEnd--;
  const lead = trimmedSpan(text, content.start, textEnd);
  const rest = remainder(text, content, tokens);
  return {
    ...boxOf(box, start),
    text: rest.mixed
      ? { text: rest.text, range: lead.range }
      : { text: oneLine(lead.text), range: lead.range },
    content,
    tokens,
    mixed: rest.mixed,
  };
}

function beforeComments(text: string, start: number, end: number): number {
  let to = end;
  for (;;) {
    const piece = trimmedSpan(text, start, to);
    const open = piece.text.endsWith('-->') ? piece.text.lastIndexOf('<!--') : -1;
    if (open < 0 || piece.text.indexOf('-->', open) !== piece.text.length - 3) return to;
    to = piece.range.start + open;
  }
}

function boxOf(box: RegExpExecArray | null, start: number): Pick<Task, 'box' | 'done'> {
  return { box: box ? { start: start + 1, end: start + 2 } : null, done: box !== null && box[1] !== ' ' };
}

function oneLine(text: string): string {
  return text.replace(/[ \t]*(?:\r\n|\r|\n)[ \t>]*/g, ' ');
}

/** Finds the tokens of a task between the offsets of `content`, in order and without overlap; code spans hold none. */
export function readTokens(text: string, content: Range): TaskToken[] {
  const slice = text.slice(content.start, content.end);
  if (!/[@:：]|\bdue\b/i.test(slice)) return [];
  const code = codeSpans(text, content.start, content.end);
  const found: TaskToken[] = [];
  for (const [kind, pattern] of patterns) {
    // Most items hold one or two kinds; a search without groups is cheap.
    if (slice.search(pattern) < 0) continue;
    for (const match of slice.matchAll(pattern)) {
      const raw = match[1] ?? '';
      const start = content.start + match.index;
      const end = start + match[0].length;
      if (code.some((span) => span.start < end && start < span.end)) continue;
      found.push({
        kind,
        value: raw.replace(/^"|"$/g, ''),
        range: { start, end },
        valueRange: { start: end - raw.length, end },
      });
    }
  }
  found.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  return found.filter((token, at) =>
    found.slice(0, at).every((other) => other.range.end <= token.range.start),
  );
}

/** The content with its tokens cut out; `mixed` where anything but punctuation stands behind the first token. */
function remainder(
  text: string,
  content: Range,
  tokens: readonly TaskToken[],
): { text: string; mixed: boolean } {
  const pieces: string[] = [];
  let at = content.start;
  for (const token of tokens) {
    pieces.push(text.slice(at, token.range.start));
    at = token.range.end;
  }
  pieces.push(text.slice(at, content.end));
  const mixed = pieces.slice(1).some((piece) => /[\p{L}\p{N}]/u.test(piece));
  const joined = oneLine(pieces.join(' ')).replace(/[(（][\s,，;；、]*[)）]/g, '');
  return { text: joined.replace(/\s{2,}/g, ' ').trim(), mixed };
}

/** Writes an owner so that `readTokens` finds the whole name: names with blanks or separators go in quotes. */
export function renderOwner(owner: string): string {
  const clean = owner.trim().replace(/["\r\n]/g, '');
  return new RegExp(`^${name}$`).test(clean) ? `@${clean}` : `@"${clean}"`;
}

/**
 * Brings a date to `YYYY-MM-DD`, or null where it is none. Takes `-`, `/`, `.` and 年月日 between the numbers; a month
 * or day of one digit; the day must exist in the calendar.
 */
export function normalDate(text: string): string | null {
  const match = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日?)$/.exec(text.trim());
  if (!match) return null;
  const year = Number(match[1]);
  const month = Number(match[2] ?? match[4]);
  const day = Number(match[3] ?? match[5]);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (days === undefined || day < 1 || day > days) return null;
  return `${match[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
