/** What a document may become on the page: names of elements that can do nothing but look like something. */
export const readingTags = [
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'blockquote',
  'pre',
  'code',
  'em',
  'strong',
  's',
  'hr',
  'br',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'a',
  'img',
] as const;
export type ReadingTag = (typeof readingTags)[number];

/** A text, or an element with its few properties; there is no way to say anything else. */
export type ReadingNode = string | ReadingElement;

export interface ReadingElement {
  readonly tag: ReadingTag;
  readonly children: ReadingNode[];
  /** Of `a`: as it was written; `linkTarget` says what may be done with it. */
  readonly href?: string;
  /** Of `img`: as it was written. */
  readonly src?: string;
  /** Of `img`: what is shown where it cannot be. */
  readonly alt?: string;
  /** Of a heading: what links to it name, as VS Code and most forges make it. */
  readonly id?: string;
  /** Of `ol`: its first number. */
  readonly start?: number;
  /** Of `th` and `td`. */
  readonly align?: 'left' | 'center' | 'right';
  /** Of `li`: whether the task is done; undefined where it is none. */
  checked?: boolean;
}

/** All text below a node. */
export function textOf(node: ReadingNode): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}
