import MarkdownIt, { type StateBlock, type StateInline, type Token } from 'markdown-it';
import { linkTarget } from './links.ts';
import { readingTags, textOf, type ReadingElement, type ReadingNode, type ReadingTag } from './tree.ts';

/** A document to be shown. */
export interface Reading {
  readonly nodes: readonly ReadingNode[];
  /** True where it is too long and ends early. */
  readonly cut: boolean;
}

/** Units of a document that are read, and nodes that are drawn: a hundred times what a case has. */
const mostUnits = 300_000;
const mostNodes = 20_000;

let reader: ReturnType<typeof makeReader> | null = null;

/**
 * Reads Markdown into a tree of plain elements: what looks like HTML is text, comments are left out, and links keep only destinations
 * that `linkTarget` knows. Nothing of the text is ever markup of the page.
 */
export function readMarkdown(text: string): Reading {
  reader ??= makeReader();
  const source = text.length > mostUnits ? text.slice(0, mostUnits) : text;
  const builder = new Builder();
  builder.take(reader.parse(source, {}));
  return { nodes: builder.nodes, cut: builder.full || source.length < text.length };
}

function makeReader() {
  const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false, breaks: false });
  markdown.validateLink = (href) => linkTarget(href) !== null;
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  markdown.block.ruler.before('paragraph', 'comment', blockComment, {
    alt: ['paragraph', 'reference', 'blockquote'],
  });
  markdown.inline.ruler.before('autolink', 'comment', inlineComment);
  return markdown;
}

/** Texts in which no comment ends any more, so that thousands of openings cost one look. */
const openEnded = Symbol('open-ended');

function endOfComment(source: string, start: number, env: Record<string | symbol, unknown>): number {
  if (!source.startsWith('<!--', start) || env[openEnded] === source) return -1;
  const end = source.indexOf('-->', start + 4);
  if (end < 0) env[openEnded] = source;
  return end < 0 ? -1 : end + 3;
}

function blockComment(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const end = endOfComment(state.src, start, state.env);
  if (end < 0) return false;
  let line = startLine;
  while (line < endLine && (state.eMarks[line] ?? 0) < end) line++;
  if (line >= endLine || state.src.slice(end, state.eMarks[line]).trim() !== '') return false;
  if (!silent) state.line = line + 1;
  return true;
}

function inlineComment(state: StateInline): boolean {
  const end = endOfComment(state.src, state.pos, state.env);
  if (end < 0) return false;
  state.pos = end;
  return true;
}

const tags: ReadonlySet<string> = new Set(readingTags);

/** Puts tokens together into a tree, until it is large enough. */
class Builder {
  readonly nodes: ReadingNode[] = [];
  full = false;
  #count = 0;
  readonly #open: ReadingElement[] = [];
  readonly #ids = new Map<string, number>();

  take(tokens: readonly Token[]): void {
    for (const token of tokens) {
      if (this.full) return;
      this.#takeOne(token);
    }
  }

  #takeOne(token: Token): void {
    switch (token.type) {
      case 'inline':
        this.take(token.children ?? []);
        return;
      case 'text':
      case 'text_special':
      case 'html_inline':
      case 'html_block':
        this.#add(token.content);
        return;
      case 'softbreak':
        this.#add('\n');
        return;
      case 'code_inline':
        this.#add({ tag: 'code', children: [token.content] });
        return;
      case 'fence':
      case 'code_block':
        this.#add({ tag: 'pre', children: [{ tag: 'code', children: [token.content] }] });
        return;
      case 'image': {
        const alt = (token.children ?? []).map((child) => child.content).join('');
        this.#add({ tag: 'img', children: [], src: attribute(token, 'src'), alt });
        return;
      }
    }
    // Paragraphs of a list without blank lines are hidden.
    if (token.hidden || !tags.has(token.tag)) return;
    const element = elementOf(token);
    if (token.nesting === 1) this.#open.push(element);
    else if (token.nesting === 0) this.#add(element);
    else this.#close();
  }

  #close(): void {
    const element = this.#open.pop();
    if (!element) return;
    if (element.tag === 'li') takeBox(element);
    this.#add(/^h\d$/.test(element.tag) ? { ...element, id: this.#idOf(textOf(element)) } : element);
  }

  #add(node: ReadingNode): void {
    if (node === '') return;
    (this.#open.at(-1)?.children ?? this.nodes).push(node);
    if (++this.#count < mostNodes || this.full) return;
    this.full = true;
    // What is open is shown as far as it goes.
    while (this.#open.length > 0) this.#close();
  }

  #idOf(heading: string): string {
    const slug = heading
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '')
      .replaceAll(/\s/g, '-');
    const count = this.#ids.get(slug) ?? 0;
    this.#ids.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${String(count)}`;
  }
}

function elementOf(token: Token): ReadingElement {
  const tag = token.tag as ReadingTag;
  const style = attribute(token, 'style');
  const align = (['left', 'center', 'right'] as const).find((side) => style.endsWith(`:${side}`));
  const start = Number(attribute(token, 'start'));
  return {
    tag,
    children: [],
    ...(tag === 'a' ? { href: attribute(token, 'href') } : {}),
    ...(tag === 'ol' && start > 0 ? { start } : {}),
    ...(align ? { align } : {}),
  };
}

function attribute(token: Token, name: string): string {
  return String(token.attrs?.find(([key]) => key === name)?.[1] ?? '');
}

/** `[ ]` or `[x]` before the text of an item makes it a task. */
function takeBox(item: ReadingElement): void {
  const [first] = item.children;
  const holder = typeof first === 'object' && first.tag === 'p' ? first : item;
  const [text] = holder.children;
  if (typeof text !== 'string') return;
  const box = /^\[([ xX])\](?:\s|$)/.exec(text);
  if (!box) return;
  holder.children[0] = text.slice(box[0].length);
  item.checked = box[1] !== ' ';
}
