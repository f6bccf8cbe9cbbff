import { htmlEnd } from './htmlBlock.ts';
import { columnsOf, isDelimiterRow } from './row.ts';
import { eachLine } from './text.ts';

/** One line of a block's own text: what is left after the markers and indentation of the blocks around it. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

interface BlockBase {
  /** Offset of the block's first unit, its marker included. */
  readonly start: number;
  /** Offset after the last unit of its last line that is not blank, without the line break. */
  end: number;
}

/** `#`, or text underlined with `=` or `-`; `content` leaves out markers and white space. */
export interface HeadingBlock extends BlockBase {
  readonly kind: 'heading';
  readonly level: number;
  readonly content: Segment;
}

/** Running text; also link definitions, which no feature needs apart. */
export interface ParagraphBlock extends BlockBase {
  readonly kind: 'paragraph';
  readonly segments: Segment[];
}

/** A GFM table: header row, delimiter row, body rows, each one line. */
export interface TableBlock extends BlockBase {
  readonly kind: 'table';
  readonly segments: Segment[];
}

/** Lines that are not read further. `info` is the word after a fence. */
export interface OpaqueBlock extends BlockBase {
  readonly kind: 'fence' | 'code' | 'html' | 'rule';
  readonly info: string;
}

export interface QuoteBlock extends BlockBase {
  readonly kind: 'quote';
  readonly children: Block[];
}

export interface ListBlock extends BlockBase {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: ItemBlock[];
}

export interface ItemBlock extends BlockBase {
  readonly kind: 'item';
  /** `-`, `*`, `+`, `1.` or `1)` as written. */
  readonly marker: string;
  /** Offset of the item's first line. */
  readonly lineStart: number;
  /** Offset where its content starts; the end of the line where it is empty. */
  readonly content: number;
  /** Columns of indentation that a line needs to belong to the item, counted inside the surrounding block. */
  readonly indent: number;
  readonly children: Block[];
}

export type Block =
  HeadingBlock | ParagraphBlock | TableBlock | OpaqueBlock | QuoteBlock | ListBlock | ItemBlock;

/** Characters that a block, other than a paragraph, can start with; `|` and `:` start a delimiter row. */
const blockStarts = '#>`~<=-+*_0123456789|:';

type Leaf =
  | { readonly kind: 'paragraph'; readonly block: ParagraphBlock }
  | { readonly kind: 'table'; readonly block: TableBlock }
  | { readonly kind: 'code'; readonly block: OpaqueBlock }
  | { readonly kind: 'html'; readonly block: OpaqueBlock; readonly until: RegExp | 'blank' }
  | {
      readonly kind: 'fence';
      readonly block: OpaqueBlock;
      readonly char: string;
      readonly length: number;
    };

/**
 * Reads the block structure of the CommonMark 0.31 and GFM (tables) rules, from offset `from` of `text`; nothing inside
 * a line is parsed. About ten times faster than a full parser, so it can run at each keystroke.
 */
export function parseBlocks(text: string, from = 0): Block[] {
  return new BlockScanner(text).scan(from);
}

/** One pass over the lines, after the algorithm in the appendix of the CommonMark specification. */
class BlockScanner {
  readonly #text: string;
  readonly #root: Block[] = [];
  /** Open quotes and items, outermost first. */
  #open: (QuoteBlock | ItemBlock)[] = [];
  #leaf: Leaf | null = null;
  /** How many containers this line is in, those that it opened included. */
  #depth = 0;
  readonly #line = { start: 0, end: 0 };
  #pos = 0;
  #column = 0;
  /** Offset and column of the next unit that is no blank. */
  #nextPos = 0;
  #nextColumn = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(from: number): Block[] {
    eachLine(this.#text, from, (start, end) => this.#take(start, end));
    return this.#root;
  }

  get #indent(): number {
    return this.#nextColumn - this.#column;
  }

  get #blank(): boolean {
    return this.#nextPos >= this.#line.end;
  }

  #look(): void {
    let pos = this.#pos;
    let column = this.#column;
    for (; pos < this.#line.end; pos++) {
      const unit = this.#text.charCodeAt(pos);
      if (unit === 0x20) column++;
      else if (unit === 0x09) column += 4 - (column % 4);
      else break;
    }
    this.#nextPos = pos;
    this.#nextColumn = column;
  }

  /** Goes on by `count` columns of white space; stops inside a tab where that is wider. */
  #advance(count: number): void {
    while (count > 0 && this.#pos < this.#line.end) {
      const tab = this.#text.charCodeAt(this.#pos) === 0x09;
      const width = tab ? 4 - (this.#column % 4) : 1;
      const taken = Math.min(width, count);
      this.#column += taken;
      count -= taken;
      if (taken === width) this.#pos++;
    }
    this.#look();
  }

  #skipToText(): void {
    this.#pos = this.#nextPos;
    this.#column = this.#nextColumn;
  }

  #take(start: number, end: number): void {
    this.#line.start = start;
    this.#line.end = end;
    this.#pos = start;
    this.#column = 0;
    this.#look();
    const matched = this.#matchContainers();
    const allMatched = matched === this.#open.length;
    if (allMatched && this.#continueLeaf()) return;
    if (this.#startBlocks(matched)) return;
    this.#addText();
  }

  /** Number of open containers that this line goes on with. */
  #matchContainers(): number {
    let matched = 0;
    for (const container of this.#open) {
      if (container.kind === 'quote') {
        if (this.#blank || this.#indent > 3 || this.#text[this.#nextPos] !== '>') break;
        this.#eatQuoteMarker();
      } else if (this.#blank) {
        if (container.children.length === 0 && this.#leaf === null) break;
        this.#skipToText();
      } else if (this.#indent >= container.indent) {
        this.#advance(container.indent);
      } else break;
      matched++;
    }
    return matched;
  }

  #eatQuoteMarker(): void {
    this.#skipToText();
    this.#pos++;
    this.#column++;
    this.#look();
    if (this.#nextPos > this.#pos) this.#advance(1);
  }

  /** Lets an open fence, HTML block, code block or table take the line; true where it was taken whole. */
  #continueLeaf(): boolean {
    const leaf = this.#leaf;
    switch (leaf?.kind) {
      case 'fence': {
        const closing = this.#indent <= 3 && this.#closesFence(leaf.char, leaf.length);
        this.#extend(leaf.block);
        if (closing) this.#leaf = null;
        return true;
      }
      case 'html':
        if (leaf.until === 'blank') {
          if (this.#blank) {
            this.#leaf = null;
            return true;
          }
        } else if (leaf.until.test(this.#text.slice(this.#pos, this.#line.end))) this.#leaf = null;
        this.#extend(leaf.block);
        return true;
      case 'code':
        if (this.#blank) return true;
        if (this.#indent >= 4) {
          this.#extend(leaf.block);
          return true;
        }
        this.#leaf = null;
        return false;
      case 'table':
        if (!this.#blank && this.#indent < 4) return false;
        this.#leaf = null;
        return this.#blank;
      case 'paragraph':
        if (!this.#blank) return false;
        this.#leaf = null;
        return true;
      default:
        return this.#blank;
    }
  }

  #closesFence(char: string, length: number): boolean {
    let pos = this.#nextPos;
    while (pos < this.#line.end && this.#text[pos] === char) pos++;
    return pos - this.#nextPos >= length && this.#text.slice(pos, this.#line.end).trim() === '';
  }

  /** Opens containers and leaves that start on this line; true where nothing of it is left to add as text. */
  #startBlocks(matched: number): boolean {
    let depth = matched;
    for (;;) {
      this.#depth = depth;
      const opened = depth > matched || depth < this.#open.length;
      // Text that could go on lazily belongs to the open paragraph unless a new block starts.
      const paragraph = this.#leaf?.kind === 'paragraph' && depth === this.#open.length;
      const lazy = this.#leaf?.kind === 'paragraph' && opened && depth === matched;
      if (this.#blank) {
        this.#close(depth);
        return true;
      }
      if (this.#indent >= 4) {
        if (this.#leaf?.kind === 'paragraph' && (paragraph || lazy)) return false;
        this.#close(depth);
        this.#advance(4);
        this.#openOpaque('code', this.#line.start, '');
        return true;
      }
      const char = this.#text[this.#nextPos] ?? '';
      // Most lines are text or table rows, which start no block.
      if (!blockStarts.includes(char) || (char === '|' && !paragraph)) return false;
      if (char === '>') {
        this.#close(depth);
        const quote: QuoteBlock = { kind: 'quote', start: this.#nextPos, end: this.#line.end, children: [] };
        this.#append(quote);
        this.#eatQuoteMarker();
        this.#open.push(quote);
        depth = this.#open.length;
        continue;
      }
      if (this.#startLeaf(char, depth, paragraph, lazy)) return true;
      const item = this.#listItem(char, paragraph);
      if (!item) return false;
      this.#close(depth);
      this.#appendItem(item.block, item.ordered);
      this.#open.push(item.block);
      depth = this.#open.length;
    }
  }

  #startLeaf(char: string, depth: number, paragraph: boolean, lazy: boolean): boolean {
    const rest = this.#text.slice(this.#nextPos, this.#line.end);
    if (char === '#') {
      const marks = /^(#{1,6})(?:[ \t]+|$)/.exec(rest);
      if (marks?.[1]) {
        this.#close(depth);
        this.#appendAtx(marks[1].length, marks[0].length);
        return true;
      }
    }
    if (char === '`' || char === '~') {
      const fence = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/.exec(rest);
      const marks = fence?.[1] ?? fence?.[3];
      if (marks) {
        this.#close(depth);
        const block = this.#openOpaque('fence', this.#nextPos, (fence?.[2] ?? fence?.[4] ?? '').trim());
        this.#leaf = { kind: 'fence', block, char, length: marks.length };
        return true;
      }
    }
    if (char === '<') {
      const until = htmlEnd(rest, paragraph || lazy);
      if (until) {
        this.#close(depth);
        const block = this.#openOpaque('html', this.#nextPos, '');
        const over = until !== 'blank' && until.test(rest.slice(rest.startsWith('<!--') ? 2 : 1));
        this.#leaf = over ? null : { kind: 'html', block, until };
        return true;
      }
    }
    if (paragraph && this.#leaf?.kind === 'paragraph') {
      if (this.#toTable(this.#leaf.block, rest)) return true;
      if (/^(?:=+|-+)[ \t]*$/.test(rest)) {
        this.#toSetext(this.#leaf.block, char === '=' ? 1 : 2);
        return true;
      }
    }
    if (/^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/.test(rest)) {
      this.#close(depth);
      this.#openOpaque('rule', this.#nextPos, '');
      this.#leaf = null;
      return true;
    }
    return false;
  }

  #appendAtx(level: number, markLength: number): void {
    const start = this.#nextPos;
    let from = start + markLength;
    let to = this.#line.end;
    while (to > from && /[ \t]/.test(this.#text[to - 1] ?? '')) to--;
    let hashes = to;
    while (hashes > from && this.#text[hashes - 1] === '#') hashes--;
    // Closing hashes count only after a blank, or where nothing else is in the heading.
    if (hashes < to && (hashes === from || /[ \t]/.test(this.#text[hashes - 1] ?? ''))) to = hashes;
    while (to > from && /[ \t]/.test(this.#text[to - 1] ?? '')) to--;
    from = Math.min(from, to);
    this.#append({ kind: 'heading', level, start, end: this.#line.end, content: { start: from, end: to } });
  }

  /** The paragraph's last line and this delimiter row become the head of a table. */
  #toTable(paragraph: ParagraphBlock, rest: string): boolean {
    const header = paragraph.segments.at(-1);
    if (!header || !isDelimiterRow(rest)) return false;
    const headerText = this.#text.slice(header.start, header.end);
    if (!headerText.includes('|') || columnsOf(headerText) !== columnsOf(rest)) return false;
    paragraph.segments.pop();
    const previous = paragraph.segments.at(-1);
    if (previous) paragraph.end = previous.end;
    else this.#siblings().pop();
    const table: TableBlock = { kind: 'table', start: header.start, end: header.end, segments: [header] };
    this.#append(table);
    this.#leaf = { kind: 'table', block: table };
    this.#addSegment(table);
    return true;
  }

  #toSetext(paragraph: ParagraphBlock, level: number): void {
    const siblings = this.#siblings();
    siblings.pop();
    const end = paragraph.segments.at(-1)?.end ?? paragraph.start;
    this.#append({
      kind: 'heading',
      level,
      start: paragraph.start,
      end: this.#line.end,
      content: { start: paragraph.start, end },
    });
    this.#leaf = null;
  }

  #listItem(char: string, interrupts: boolean): { block: ItemBlock; ordered: boolean } | null {
    const digit = char >= '0' && char <= '9';
    if (!digit && char !== '-' && char !== '*' && char !== '+') return null;
    const rest = this.#text.slice(this.#nextPos, Math.min(this.#line.end, this.#nextPos + 12));
    const marker = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/.exec(rest);
    if (!marker || (rest.length === 12 && marker[0].length === 12)) return null;
    const start = this.#nextPos;
    const markerColumns = this.#indent + marker[0].length;
    const empty = this.#text.slice(start + marker[0].length, this.#line.end).trim() === '';
    if (interrupts && (empty || (marker[1] !== undefined && Number(marker[1]) !== 1))) return null;
    this.#skipToText();
    this.#pos += marker[0].length;
    this.#column += marker[0].length;
    this.#look();
    // Five or more columns mean that the content is indented code, one column after the marker.
    const spaces = empty || this.#indent > 4 ? 1 : this.#indent;
    this.#advance(spaces);
    const block: ItemBlock = {
      kind: 'item',
      marker: marker[0],
      start,
      end: this.#line.end,
      lineStart: this.#line.start,
      content: this.#nextPos,
      indent: markerColumns + spaces,
      children: [],
    };
    return { block, ordered: marker[1] !== undefined };
  }

  #appendItem(item: ItemBlock, ordered: boolean): void {
    const last = this.#siblings().at(-1);
    const sign = item.marker.at(-1);
    if (last?.kind === 'list' && last.items[0]?.marker.at(-1) === sign) {
      last.items.push(item);
      this.#touch();
      last.end = item.end;
      return;
    }
    this.#append({ kind: 'list', ordered, start: item.start, end: item.end, items: [item] });
  }

  #addText(): void {
    const leaf = this.#leaf;
    if (leaf?.kind === 'table' && this.#depth === this.#open.length) {
      this.#addSegment(leaf.block);
      return;
    }
    // A paragraph also takes lines that lack the markers of its containers (lazy continuation).
    if (leaf?.kind === 'paragraph') {
      this.#addSegment(leaf.block);
      return;
    }
    const block: ParagraphBlock = {
      kind: 'paragraph',
      start: this.#nextPos,
      end: this.#nextPos,
      segments: [],
    };
    this.#close(this.#depth);
    this.#append(block);
    this.#leaf = { kind: 'paragraph', block };
    this.#addSegment(block);
  }

  #addSegment(block: ParagraphBlock | TableBlock): void {
    let end = this.#line.end;
    while (end > this.#nextPos && /[ \t]/.test(this.#text[end - 1] ?? '')) end--;
    block.segments.push({ start: this.#nextPos, end });
    this.#extend(block);
  }

  #openOpaque(kind: OpaqueBlock['kind'], start: number, info: string): OpaqueBlock {
    const block: OpaqueBlock = { kind, start, end: this.#line.end, info };
    this.#append(block);
    this.#leaf = kind === 'code' ? { kind, block } : null;
    return block;
  }

  /** Closes the containers from `depth` on; the open leaf ends with them, or where a new block starts beside it. */
  #close(depth: number): void {
    this.#open.length = Math.min(this.#open.length, depth);
    this.#leaf = null;
  }

  #siblings(): Block[] {
    return this.#open.at(-1)?.children ?? this.#root;
  }

  #append(block: Block): void {
    this.#siblings().push(block);
    this.#touch();
  }

  #extend(block: Block): void {
    block.end = this.#line.end;
    this.#touch();
  }

  /** The containers reach at least to the end of this line. */
  #touch(): void {
    let siblings = this.#root;
    for (const container of this.#open) {
      const last = siblings.at(-1);
      if (last?.kind === 'list') last.end = this.#line.end;
      container.end = this.#line.end;
      siblings = container.children;
    }
  }
}
