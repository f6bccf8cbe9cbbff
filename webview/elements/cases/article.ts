import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { findMatches } from '../../../src/cases/findMatches.ts';
import { foldText } from '../../../src/cases/characters.ts';
import { linkTarget, pathBelow } from '../../../src/reading/links.ts';
import { readMarkdown } from '../../../src/reading/markdown.ts';
import { textOf, type ReadingElement, type ReadingNode } from '../../../src/reading/tree.ts';
import { articleStyles } from '../../styles/article.ts';
import { baseStyles } from '../../styles/base.ts';

/** Marks in one document; more only cost time. */
const mostMarks = 1000;

/**
 * Markdown as a page to read, built element by element, so that nothing in the text can be more than text. Sends `fupan-link` for a
 * link that was clicked, and `fupan-built` with the number of marks.
 */
@customElement('fupan-article')
export class Article extends LitElement {
  static override styles = [baseStyles, articleStyles];

  @property() text = '';
  /** The title that stands above it already. */
  @property() heading = '';
  /** Where it lies below its library, and the address of that. */
  @property() path = '';
  @property() base = '';
  /** Texts to mark. */
  @property({ attribute: false }) marked: readonly string[] = [];
  @query('.body') private readonly body!: HTMLElement;
  #marks: HTMLElement[] = [];
  #level = 1;
  #phrases: readonly string[] = [];

  override render(): TemplateResult {
    return html`<div class="body"></div>`;
  }

  override updated(): void {
    const { nodes, cut } = readMarkdown(this.text);
    this.#marks = [];
    this.#level = 1;
    this.#phrases = this.marked.map((text) => foldText(text.trim())).filter((text) => text !== '');
    const [first, ...rest] = nodes.filter((node) => typeof node !== 'string' || node.trim() !== '');
    // The heading that repeats the title is said once.
    const isTitle =
      typeof first === 'object' && first.tag === 'h1' && textOf(first).trim() === this.heading.trim();
    const shown = isTitle ? rest : nodes;
    const built = shown.map((node) => this.#build(node));
    if (cut) {
      const note = document.createElement('p');
      note.className = 'quiet';
      note.textContent = l10n.t('The rest is too long to be shown here. Open the case as text to read on.');
      built.push(note);
    }
    this.body.replaceChildren(...built);
    this.dispatchEvent(new CustomEvent('fupan-built', { detail: this.#marks.length }));
  }

  /** Puts the mark with this number in sight, and makes it the current one. */
  showMark(at: number): void {
    for (const mark of this.#marks) mark.classList.remove('current');
    const mark = this.#marks[at];
    mark?.classList.add('current');
    mark?.scrollIntoView({ block: 'center' });
  }

  /** Puts the heading that a link names in sight; false where there is none. */
  showHeading(id: string): boolean {
    const wanted = id.toLowerCase();
    const heading = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-id]')].find(
      (each) => each.dataset.id === wanted,
    );
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus();
    return heading !== undefined;
  }

  #build(node: ReadingNode): Node {
    if (typeof node === 'string') return this.#text(node);
    switch (node.tag) {
      case 'a':
        return this.#link(node);
      case 'img':
        return this.#picture(node);
      case 'table':
        return this.#table(node);
      case 'li':
        return this.#item(node);
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return this.#heading(node);
      default: {
        const element = this.#plain(node);
        if (node.align) element.classList.add(node.align);
        if (node.tag === 'pre') element.tabIndex = 0;
        if (node.tag === 'ol' && node.start !== undefined) (element as HTMLOListElement).start = node.start;
        return element;
      }
    }
  }

  #plain(node: ReadingElement): HTMLElement {
    const element = document.createElement(node.tag);
    element.append(...node.children.map((child) => this.#build(child)));
    return element;
  }

  #text(text: string): Node {
    const matches = this.#marks.length < mostMarks ? findMatches(text, this.#phrases) : [];
    if (matches.length === 0) return document.createTextNode(text);
    const fragment = document.createDocumentFragment();
    let at = 0;
    for (const { start, end } of matches) {
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, end);
      fragment.append(text.slice(at, start), mark);
      this.#marks.push(mark);
      at = end;
    }
    fragment.append(text.slice(at));
    return fragment;
  }

  #link(node: ReadingElement): Node {
    const href = node.href ?? '';
    const target = linkTarget(href);
    if (!target) return this.#plain({ ...node, tag: 'em' });
    const link = this.#plain(node) as HTMLAnchorElement;
    link.href = href;
    link.title = target.kind === 'web' ? target.address : target.kind === 'file' ? target.path : target.id;
    const follow = (event: Event): void => {
      // VS Code would follow it in its own way.
      event.preventDefault();
      event.stopPropagation();
      this.dispatchEvent(new CustomEvent('fupan-link', { detail: href }));
    };
    link.addEventListener('click', follow);
    link.addEventListener('auxclick', follow);
    return link;
  }

  #picture(node: ReadingElement): Node {
    const target = linkTarget(node.src ?? '');
    const below = target?.kind === 'file' ? pathBelow(this.path, target.path) : null;
    const alt = node.alt === undefined || node.alt === '' ? (node.src ?? '') : node.alt;
    if (!below || this.base === '') return noPicture(alt);
    const picture = document.createElement('img');
    picture.alt = alt;
    picture.loading = 'lazy';
    picture.addEventListener('error', () => picture.replaceWith(noPicture(alt)));
    picture.src = `${this.base}/${below.split('/').map(encodeURIComponent).join('/')}`;
    return picture;
  }

  #table(node: ReadingElement): Node {
    const frame = document.createElement('div');
    frame.className = 'table';
    // What scrolls sideways must be reachable by keyboard.
    frame.tabIndex = 0;
    frame.setAttribute('role', 'group');
    frame.setAttribute('aria-label', l10n.t('Table'));
    frame.append(this.#plain(node));
    return frame;
  }

  #item(node: ReadingElement): Node {
    const item = this.#plain(node);
    if (node.checked === undefined) return item;
    item.classList.add('task');
    const box = document.createElement('span');
    box.className = 'box';
    box.setAttribute('role', 'img');
    box.setAttribute('aria-label', node.checked ? l10n.t('Task done') : l10n.t('Task open'));
    box.textContent = node.checked ? '\ueab2' : '';
    item.prepend(box);
    return item;
  }

  #heading(node: ReadingElement): Node {
    const heading = this.#plain(node);
    // People leave levels out; for those who hear the page there is none missing.
    this.#level = Math.min(Number(node.tag.slice(1)), this.#level + 1);
    heading.setAttribute('aria-level', String(Math.max(2, this.#level)));
    if (node.id !== undefined) heading.dataset.id = node.id;
    heading.tabIndex = -1;
    return heading;
  }
}

/** What stands where a picture cannot be shown: pictures from outside the library would tell others who reads. */
function noPicture(alt: string): HTMLElement {
  const note = document.createElement('span');
  note.className = 'noPicture';
  note.textContent = l10n.t('Picture not shown: {0}', alt);
  return note;
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-article': Article;
  }
  interface HTMLElementEventMap {
    'fupan-link': CustomEvent<string>;
    'fupan-built': CustomEvent<number>;
  }
}
