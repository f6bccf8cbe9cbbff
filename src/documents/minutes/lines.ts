import { isDelimiterRow, splitRow } from '../../markdown/row.ts';
import { splitLines } from '../../markdown/text.ts';

/** A line of the notes without what only gives it its shape. */
export interface NoteLine {
  /** What it says: no bullet, number, box, heading marks or blanks around. */
  readonly text: string;
  /** Columns of blanks in front. */
  readonly indent: number;
  /** A heading, a line in bold, or one in 【】 that stands alone. */
  readonly isHeading: boolean;
  readonly isItem: boolean;
  /** A numbered item: it may be the title of what is listed below it. */
  readonly isNumbered: boolean;
  /** An item with a number such as `3.1`, below the one with `3.`. */
  readonly isNested: boolean;
  /** True or false for an item with a box. */
  readonly box: boolean | null;
  /** The cells where it is a row of a table. */
  readonly cells: readonly string[] | null;
  /** True where blank lines stand in front. */
  readonly afterBlank: boolean;
}

const bullet = /^(?:[-*+•·●○◦▪■□◆‣–—]\s+|[•·●○◦▪■◆‣](?=\S)|-(?=[\u4e00-\u9fff]))/;
const number =
  /^(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)、）](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])[)）]|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[，、：:]|[①-⑳])\s*|[a-z][.)]\s+)/u;
/** `3.1`: a number only below a `3.`, else it may be a figure. */
const levels = /^(\d{1,2})(?:\.\d{1,2}){1,3}[.、]?\s+/;
/** A message of a chat begins with a line of who and when. */
const sender =
  /^([\u4e00-\u9fff]{2,4}|[A-Z][\p{L}.'’-]{0,20}(?: [A-Z][\p{L}.'’-]{0,20}){0,2})\s+((?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+)?\d{1,2}:\d{2}(?::\d{2})?)$/u;
const box = /^(?:\[([ xX✓√]?)\]|([☐☑☒✅✓✔]))\s*/u;

/** The lines of `notes` that say something, in their order; rules, empty lines and the borders of tables are left out. */
export function readLines(notes: string): NoteLine[] {
  const found: NoteLine[] = [];
  let afterBlank = true;
  let top = '';
  let who = '';
  for (const { start, end } of splitLines(notes)) {
    const raw = notes.slice(start, end).replace(/[\u200b\ufeff]/g, '');
    const trimmed = raw.trim();
    // What has no letter, digit or sign of its own is a rule or an empty line.
    if (!/[\p{L}\p{N}\p{S}?？!！]/u.test(trimmed) || /^[-=_*~+|:\s]+$/.test(trimmed)) {
      afterBlank ||= trimmed === '';
      continue;
    }
    if (sender.test(trimmed) && who === '') {
      who = trimmed;
      continue;
    }
    const line = readLine(who === '' ? raw : `${who}：${trimmed}`, afterBlank, top);
    who = '';
    const heads = /^(\d{1,2})[.、)）]/.exec(trimmed);
    if (heads) top = heads[1] ?? '';
    if (line) found.push(line);
    afterBlank = false;
  }
  if (who !== '') found.push(plain(who, 0, afterBlank));
  return found;
}

function readLine(raw: string, afterBlank: boolean, top: string): NoteLine | null {
  const lead = /^[\s\u3000>]*/u.exec(raw)?.[0] ?? '';
  const indent = [...lead].reduce((sum, char) => sum + (char === '\t' ? 4 : char === '\u3000' ? 2 : 1), 0);
  let text = raw.slice(lead.length).trimEnd();
  if (text.startsWith('|')) {
    if (isDelimiterRow(text)) return null;
    const cells = splitRow(text).map(({ start, end }) => text.slice(start, end).trim());
    return { ...plain(cells.filter((cell) => cell !== '').join(' | '), indent, afterBlank), cells };
  }
  const hashes = /^#{1,6}\s+/.exec(text)?.[0];
  if (hashes !== undefined) {
    const title = text.slice(hashes.length).replace(/\s+#+$/, '');
    return { ...plain(unnumbered(title), 0, afterBlank), isHeading: true };
  }
  const mark = bullet.exec(text)?.[0] ?? '';
  text = text.slice(mark.length);
  const level = levels.exec(text);
  const numbering = (level?.[1] === top ? level[0] : number.exec(text)?.[0]) ?? '';
  text = text.slice(numbering.length);
  const ticked = box.exec(text);
  if (ticked) text = text.slice(ticked[0].length);
  const isDone = ticked ? /[xX✓√☑☒✅✔]/u.test(ticked[0]) : null;
  const bold = /^(?:\*\*|__)([^*_]{1,60})(?:\*\*|__)\s*[:：]?$|^【([^【】]{1,40})】$/.exec(text);
  const isAlone = bold !== null && mark === '' && !ticked;
  return {
    ...plain(isAlone ? (bold[1] ?? bold[2] ?? '').trim() : text, indent, afterBlank),
    isHeading: isAlone || (/^[一二三四五六七八九十]{1,3}[、.．]/.test(numbering) && isTitle(text)),
    isItem: mark !== '' || numbering !== '' || ticked !== null,
    isNumbered: numbering !== '',
    isNested: level?.[1] === top && numbering !== '',
    box: isDone,
  };
}

function plain(text: string, indent: number, afterBlank: boolean): NoteLine {
  return {
    text,
    indent,
    isHeading: false,
    isItem: false,
    isNumbered: false,
    isNested: false,
    box: null,
    cells: null,
    afterBlank,
  };
}

function unnumbered(title: string): string {
  const rest = title.replace(number, '');
  return rest === '' ? title : rest;
}

/** Short, and no sentence: it could be the title of what follows. */
export function isTitle(text: string): boolean {
  return (
    text.length <= 40 &&
    !/[。；;!！?？.，,]$|[。；;]/.test(text.replace(/[:：]$/, '')) &&
    !/[:：]\s*\S/.test(text)
  );
}

/**
 * Cuts a line of prose into its sentences. A full stop between figures, in an abbreviation or behind a single letter ends
 * none. Joined, the sentences are the line.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let at = 0;
  for (const match of text.matchAll(/[。！!？?；;]+(?![A-Za-z\d=&/])[”」』"'）)]*|\.(?=\s+["'(]?\p{Lu})/gu)) {
    const end = match.index + match[0].length;
    if (
      match[0] === '.' &&
      /(?:^|[\s(])(?:[A-Za-z]|e\.g|i\.e|etc|vs|No|Mr|Mrs|Ms|Dr|approx|ca)$/.test(text.slice(at, match.index))
    )
      continue;
    const sentence = text.slice(at, end).trim();
    if (/[\p{L}\p{N}]/u.test(sentence)) sentences.push(sentence);
    else if (sentences.length > 0) sentences[sentences.length - 1] += sentence;
    at = end;
  }
  const rest = text.slice(at).trim();
  if (rest !== '') sentences.push(rest);
  return sentences;
}
