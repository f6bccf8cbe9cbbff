import type { Range } from '../markdown/text.ts';
import { eachLine } from '../markdown/text.ts';
import { findDate } from './dates.ts';
import { fieldOf, partOfLabel, valueOf } from './fieldNames.ts';
import { partOfHeading } from './headingParts.ts';
import type { Case, CaseField, CaseList, CasePart, CaseValue } from './model.ts';
import { caseLists } from './model.ts';
import { readMatter } from './plainFrontMatter.ts';

/**
 * Reads a document as a case: from its front matter, and where that says nothing, from headings and from fields of the body
 * ("原因：…", "**Date**: …", rows of a table with two columns). `path` gives the date and the title where the text has none.
 * Never throws; one pass over the lines, so that ten thousand documents take a moment.
 */
export function parseCase(text: string, path: string): Case {
  const matter = readMatter(text);
  const reader = new BodyReader(text, matter.bodyStart);
  let kind: Case['kind'] = 'document';
  for (const { key, items } of matter.entries) {
    if (key === 'fupan') {
      const said = items[0]?.text;
      if (said === 'case' || said === 'retrospective') kind = said;
      continue;
    }
    reader.set(key, items);
  }
  reader.read();
  return reader.toCase(kind, path);
}

const listNames: ReadonlySet<string> = new Set(caseLists);

/** A plain line that numbers a section in documents typed without marks: 一、事件经过 · （二）原因分析 · 3. Root cause */
const numberedLine =
  /^(?:[一二三四五六七八九十]{1,3}\s*[、.．:：]|[(（][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[部章节条][分]?|\d{1,2}[.、．)](?!\d))\s*(\S.*)$/;
/** A line in bold, or one in 【】, on its own. */
const emphasised = /^(?:\*\*(.+?)\*\*|__(.+?)__|【(.+?)】)\s*[:：]?$/;
/** A label and its text; list marks, quotes and bold around the label don't count. */
const labelled =
  /^[\s>*+_-]*(?:\d{1,2}[.、)]\s*)?(?:【([^】]{1,24})】|([^\s*_:：|【】[\](){}#`<>"“”，。,;；][^*_:：|【】`<>"“”，。;；]{0,28}?))[*_\s]*[:：][*_]*\s*(?=\S|$)/;

class BodyReader {
  readonly #text: string;
  readonly #bodyStart: number;
  readonly #fields: Partial<Record<CaseField, CaseValue>> = {};
  readonly #lists: Partial<Record<CaseList, CaseValue[]>> = {};
  readonly #parts: { part: CasePart; range: { start: number; end: number } }[] = [];
  readonly #headings: Range[] = [];
  readonly #factors = new Set<string>();
  #fence = '';
  /** What the open section is about; a field of one line does not change it. */
  #part: CasePart | null = 'event';
  #partLevel = 0;
  #heading: Range | null = null;
  #firstLine: Range | null = null;
  #factor: string | null = null;
  #previous: Range | null = null;

  constructor(text: string, bodyStart: number) {
    this.#text = text;
    this.#bodyStart = bodyStart;
  }

  /** Takes over the values of a key of the front matter, or of a field; what is known already stays. */
  set(key: string, items: readonly CaseValue[]): boolean {
    const field = fieldOf(key);
    if (!field) return false;
    if (isList(field)) {
      const values = items.flatMap((item) => split(item));
      if (values.length === 0) return false;
      this.#lists[field] ??= values.map(({ text, range }) => ({ text: valueOf(field, text), range }));
      return true;
    }
    const [item] = items;
    if (!item || item.text.trim() === '' || this.#fields[field]) return false;
    const text = field === 'date' ? findDate(item.text) : valueOf(field, item.text.trim());
    if (text !== null) this.#fields[field] = { text, range: item.range };
    return text !== null;
  }

  read(): void {
    eachLine(this.#text, this.#bodyStart, (start, end) => this.#line(start, end));
  }

  toCase(kind: Case['kind'], path: string): Case {
    const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    const stem = name.replace(/\.[^.]*$/, '');
    const top = this.#heading ?? this.#firstLine;
    if (!this.#fields.title) {
      const text = top ? withoutMarks(this.#text.slice(top.start, top.end)) : '';
      this.#fields.title = text === '' ? { text: stem, range: null } : { text, range: top };
    }
    if (!this.#fields.date) {
      const date =
        findDate(name) ??
        findDate(this.#fields.title.text) ??
        findDate(this.#text.slice(this.#bodyStart, this.#bodyStart + 3000));
      if (date) this.#fields.date = { text: date, range: null };
    }
    if (this.#factors.size > 0 && !this.#lists.factors) {
      this.#lists.factors = [...this.#factors].map((text) => ({ text, range: null }));
    }
    return {
      kind,
      fields: this.#fields,
      lists: this.#lists,
      parts: this.#parts,
      headings: this.#headings,
      bodyStart: this.#bodyStart,
    };
  }

  #line(start: number, end: number): void {
    const text = this.#text;
    let from = start;
    while (from < end && (text.charCodeAt(from) === 0x20 || text.charCodeAt(from) === 0x09)) from++;
    if (from === end) {
      this.#previous = null;
      return;
    }
    const first = text[from] ?? '';
    if ((first === '`' || first === '~') && text.startsWith(first.repeat(3), from)) {
      if (this.#fence === '') this.#fence = first.repeat(3);
      else if (this.#fence === first.repeat(3)) this.#fence = '';
      this.#extend(start, end);
      return;
    }
    if (this.#fence !== '') {
      this.#extend(start, end);
      return;
    }
    if (first === '#' && this.#atx(from, end)) return;
    if (
      (first === '=' || first === '-') &&
      this.#previous &&
      /^(?:=+|-{3,})\s*$/.test(text.slice(from, end))
    ) {
      this.#section(this.#previous, first === '=' ? 1 : 2);
      this.#previous = null;
      return;
    }
    const line: Range = { start: from, end };
    if (!this.#heading && !this.#firstLine && !'|<>-*`![='.includes(first)) this.#firstLine = line;
    if (end - from <= 48 && this.#plainHeading(line)) return;
    this.#field(from, end);
    this.#previous = line;
  }

  #atx(from: number, end: number): boolean {
    const match = /^(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(
      this.#text.slice(from, Math.min(end, from + 400)),
    );
    if (!match) return false;
    const level = match[1]?.length ?? 1;
    const content = match[2] ?? '';
    const start = this.#text.indexOf(content, from + level);
    this.#section({ start, end: start + content.length }, level);
    this.#previous = null;
    return true;
  }

  /** A line that is no heading to Markdown but was meant as one: only where its words name a part. */
  #plainHeading(line: Range): boolean {
    const text = this.#text.slice(line.start, line.end).trim();
    const name = emphasised.exec(text);
    const numbered = name ? null : numberedLine.exec(text);
    const words = name ? (name[1] ?? name[2] ?? name[3]) : numbered?.[1];
    if (words === undefined || /[。；;!！?？,，]/.test(words) || words.length > 20) return false;
    const label = words.replace(/[:：]\s*$/, '');
    if (/[:：]/.test(label)) return false;
    if (!partOfHeading(label) && !partOfLabel(label)) return false;
    this.#section(line, 3);
    return true;
  }

  #section(heading: Range, level: number): void {
    this.#headings.push(heading);
    const words = withoutMarks(this.#text.slice(heading.start, heading.end));
    if (!this.#heading && !this.#firstLine) {
      // The first heading is the document's title, unless the document starts with a section right away.
      const isPart = level > 1 && partOfHeading(words) !== null;
      if (!isPart) {
        this.#heading = heading;
        this.#part = 'event';
        this.#partLevel = level;
        return;
      }
    }
    const part = partOfLabel(words.replace(/^[\d.、\s]+/, '')) ?? partOfHeading(words);
    this.#factor = factorOf(words);
    if (part) {
      this.#part = part;
      this.#partLevel = level;
    } else if (level <= this.#partLevel) {
      // A section about something else, which ends the one before it.
      this.#part = null;
      this.#partLevel = level;
    }
  }

  #field(from: number, end: number): void {
    const text = this.#text;
    const head = text.slice(from, Math.min(end, from + 400));
    const row = head.startsWith('|') ? /^\|\s*([^|]{1,24}?)\s*\|\s*([^|]*?)\s*\|\s*$/.exec(head) : null;
    const label = row ? null : /[:：]/.test(head.slice(0, 40)) ? labelled.exec(head) : null;
    const name = (row?.[1] ?? label?.[1] ?? label?.[2] ?? '').replaceAll('*', '').trim();
    let valueStart = from;
    if (row) valueStart = from + head.lastIndexOf(row[2] ?? '');
    else if (label) valueStart = from + label[0].length;
    const valueEnd = row ? valueStart + (row[2] ?? '').length : end;
    if (name !== '' && valueStart < valueEnd) {
      const part = partOfLabel(name);
      if (part && (row !== null || name.length > 1)) {
        this.#add(part, valueStart, valueEnd);
        return;
      }
      const value = text.slice(valueStart, Math.min(valueEnd, valueStart + 200)).replace(/[*_\s]+$/, '');
      // A sentence after a colon is no field: "时间：很紧张，大家都在加班。"
      if (value.length <= 80 && !/[。！？]/.test(value)) {
        this.set(name, [{ text: value, range: { start: valueStart, end: valueStart + value.length } }]);
      }
    } else if (name !== '' && !row) {
      const part = partOfLabel(name);
      if (part) {
        this.#part = part;
        this.#partLevel = 7;
      }
    }
    this.#extend(from, end);
  }

  /** The line belongs to the open section. */
  #extend(start: number, end: number): void {
    if (!this.#part) return;
    this.#add(this.#part, start, end);
    if (
      this.#factor &&
      this.#part === 'cause' &&
      !saysNone(this.#text.slice(start, Math.min(end, start + 20)))
    ) {
      this.#factors.add(this.#factor);
    }
  }

  #add(part: CasePart, start: number, end: number): void {
    const last = this.#parts.at(-1);
    if (last?.part === part && start - last.range.end <= 4) last.range.end = end;
    else this.#parts.push({ part, range: { start, end } });
  }
}

function isList(field: CaseField | CaseList): field is CaseList {
  return listNames.has(field);
}

/** One text may name several: "库存、同步" or "a, b". */
function split({ text, range }: CaseValue): CaseValue[] {
  if (!/[,，、;；]/.test(text)) return text.trim() === '' ? [] : [{ text: text.trim(), range }];
  return text
    .split(/[,，、;；]/)
    .map((item) => ({ text: item.trim(), range }))
    .filter((item) => item.text !== '');
}

/** The words of a heading or line: emphasis, links, numbering and list marks taken off. */
function withoutMarks(line: string): string {
  return line
    .trim()
    .replace(/^[>\s]*(?:[-*+]\s+)?/, '')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*`]|^_+|_+$/g, '')
    .trim();
}

function factorOf(heading: string): string | null {
  if (heading.length > 40) return null;
  if (/技术|系统因素|technical|technology/i.test(heading)) return 'technical';
  if (/流程|管理因素|管理原因|制度|process|procedur/i.test(heading)) return 'process';
  if (/沟通|协作|communication/i.test(heading)) return 'communication';
  return null;
}

function saysNone(line: string): boolean {
  return /^[\s*+-]*(?:不涉及|无|没有|暂无|none|n\/?a|not applicable)[\s。.]*$/i.test(line);
}
