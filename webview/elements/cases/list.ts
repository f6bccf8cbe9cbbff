import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { facetValueName } from '../../../src/l10n/caseText.ts';
import type { CaseHit } from '../../../src/protocol/library.ts';
import { baseStyles } from '../../styles/base.ts';
import { marked } from './marked.ts';
import { listKeyOf, type ListKey } from './waitingKeys.ts';

/** Height of a row, in pixels: two lines of VS Code's lists. */
const rowHeight = 44;
/** Rows drawn beyond both edges, so that a turn of the wheel shows no gap. */
const spare = 6;
/** Units of a snippet before what was found in it. */
const lead = 6;

/** What somebody wants done with a hit. */
export interface HitOpening {
  readonly hit: CaseHit;
  /** Moves the focus to the case. */
  readonly focus: boolean;
  readonly beside: boolean;
}

/**
 * The hits as a list box of which only the rows in sight are drawn, so that ten thousand scroll as well as ten. The list keeps the
 * focus and says which row is the active one. Sends `fupan-cases-need`, `fupan-cases-open`, `fupan-cases-active` and `fupan-cases-up`.
 */
@customElement('fupan-cases-list')
export class CaseList extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        position: relative;
        min-height: 0;
        --fact: var(--quiet);
      }
      .scroller {
        position: absolute;
        inset: 0;
        overflow: hidden auto;
        outline: none;
        cursor: default;
        user-select: none;
        -webkit-user-select: none;
      }
      .scroller:focus-visible {
        outline: none;
      }
      .space {
        position: relative;
        min-height: 100%;
      }
      .window {
        position: absolute;
        inset: 0 0 auto;
      }
      .row {
        height: 44px;
        padding: 0 12px 0 14px;
        overflow: hidden;
        line-height: 22px;
      }
      .line {
        display: flex;
        gap: 8px;
        min-width: 0;
        height: 22px;
        white-space: nowrap;
      }
      .title {
        flex: 0 1 auto;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .facts {
        flex: 1 1 0;
        min-width: 72px;
        overflow: hidden;
        font-size: 12px;
        text-align: end;
        white-space: normal;
        color: var(--fact);
      }
      /* A fact that the line has no room for goes to the next, which is out of sight. */
      .facts span {
        display: inline-block;
        white-space: pre;
      }
      .snippet {
        height: 20px;
        margin-top: -2px;
        overflow: hidden;
        font-size: 12px;
        line-height: 18px;
        color: var(--fact);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      mark {
        color: var(--vscode-list-highlightForeground, var(--vscode-foreground));
        font-weight: 600;
        background: transparent;
      }
      .row:hover {
        --fact: var(--vscode-list-hoverForeground, var(--vscode-foreground));
        color: var(--vscode-list-hoverForeground, inherit);
        background: var(--vscode-list-hoverBackground);
        outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
        outline-offset: -1px;
      }
      .row[aria-selected='true'] {
        --fact: var(--vscode-list-inactiveSelectionForeground, var(--vscode-foreground));
        color: var(--vscode-list-inactiveSelectionForeground, inherit);
        background: var(--vscode-list-inactiveSelectionBackground);
        outline: 1px dotted var(--vscode-contrastActiveBorder, transparent);
        outline-offset: -1px;
      }
      .scroller:focus .row[aria-selected='true'] {
        --fact: var(--vscode-list-activeSelectionForeground, var(--vscode-foreground));
        color: var(--vscode-list-activeSelectionForeground, inherit);
        background: var(--vscode-list-activeSelectionBackground);
        outline: 1px solid
          var(
            --vscode-list-focusAndSelectionOutline,
            var(--vscode-list-focusOutline, var(--vscode-focusBorder))
          );
      }
      .row[aria-selected='true'] mark,
      .row:hover mark {
        color: inherit;
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      /* At 220 px the title needs the line; the date is what tells two cases apart. */
      @container (max-width: 259px) {
        .facts .more {
          display: none;
        }
      }
    `,
  ];

  @property({ type: Number }) total = 0;
  /** The hits that are known, by their number. */
  @property({ attribute: false }) hits: ReadonlyMap<number, CaseHit> = new Map();
  /** Number of the selected hit; -1 where none is. */
  @property({ type: Number }) active = -1;
  @state() private first = 0;
  @state() private last = 0;
  @query('.scroller') private readonly scroller!: HTMLElement;
  @query('.space') private readonly space!: HTMLElement;
  @query('.window') private readonly window!: HTMLElement;
  /** What is to be done with the active hit as soon as it is there. */
  #opening: Omit<HitOpening, 'hit'> | null = null;
  readonly #size = new ResizeObserver(() => this.#look());

  override firstUpdated(): void {
    this.#size.observe(this.scroller);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  /** How far the list is scrolled, in pixels. */
  get scrolled(): number {
    return this.scroller.scrollTop;
  }

  /** Keeps the active hit where it is seen, though it has become number `to` of the list. */
  async follow(to: number): Promise<void> {
    const by = to - this.active;
    await this.updateComplete;
    await this.scrollToPlace(this.scroller.scrollTop + by * rowHeight);
  }

  /** Scrolls to a place that was kept. */
  async scrollToPlace(pixels: number): Promise<void> {
    await this.updateComplete;
    this.scroller.scrollTop = pixels;
    this.#look();
  }

  /** Gives the focus to the list; the first hit becomes the active one where none was. */
  override focus(): void {
    if (this.total > 0 && this.active < 0) this.#go(0);
    this.scroller.focus();
  }

  /** Number of the first hit in sight. */
  get firstInSight(): number {
    return Math.floor(this.scroller.scrollTop / rowHeight);
  }

  override render(): TemplateResult {
    const rows = Array.from({ length: Math.max(0, Math.min(this.last, this.total) - this.first) }, (_, at) =>
      this.#renderRow(this.first + at),
    );
    return html`<div
      class="scroller"
      role="listbox"
      tabindex="0"
      aria-label=${l10n.t('Cases found')}
      aria-activedescendant=${this.active >= this.first && this.active < this.last ? `hit${this.active}` : nothing}
      @scroll=${this.#look}
      @keydown=${this.#onKey}
      @click=${this.#onClick}
      @dblclick=${this.#onDoubleClick}
      @contextmenu=${this.#onContextMenu}
    >
      <div class="space" role="presentation"><div class="window" role="presentation">${rows}</div></div>
    </div>`;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('total') && this.hasUpdated) {
      this.active = Math.min(this.active, this.total - 1);
      this.#measure();
    }
  }

  override updated(): void {
    const opening = this.#opening;
    if (opening && this.hits.has(this.active)) this.#open(this.active, opening);
    this.space.style.setProperty('height', `${this.total * rowHeight}px`);
    this.window.style.setProperty('top', `${this.first * rowHeight}px`);
    this.dispatchEvent(
      new CustomEvent('fupan-cases-need', { detail: { first: this.first, last: this.last } }),
    );
  }

  #renderRow(at: number): TemplateResult {
    const hit = this.hits.get(at);
    const facts = hit ? factsOf(hit) : [];
    const date = hit?.date ?? '';
    return html`<div
      class="row"
      id="hit${at}"
      role="option"
      aria-selected=${at === this.active ? 'true' : 'false'}
      aria-setsize=${this.total}
      aria-posinset=${at + 1}
      aria-label=${hit ? nothing : l10n.t('Loading')}
      title=${hit ? [hit.title.text, [date, ...facts, hit.library].filter(Boolean).join(' · ')].join('\n') : nothing}
      data-at=${at}
    >
      ${
        hit
          ? html`<div class="line">
                <span class="title">${marked(hit.title)}</span>
                <span class="facts"
                  >${[date, ...facts]
                    .filter(Boolean)
                    .map(
                      (fact, place) =>
                        html`<span class=${fact === date ? '' : 'more'}
                          >${place === 0 ? '' : ' · '}${fact}</span
                        >`,
                    )}</span
                >
              </div>
              <div class="snippet">${marked(hit.snippet, lead)}</div>`
          : nothing
      }
    </div>`;
  }

  readonly #look = (): void => {
    this.#measure();
  };

  #measure(): void {
    const { scrollTop, clientHeight } = this.scroller;
    this.first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
    this.last = Math.min(this.total, Math.ceil((scrollTop + clientHeight) / rowHeight) + spare);
  }

  #go(to: number): void {
    const at = Math.max(0, Math.min(to, this.total - 1));
    this.active = at;
    this.#opening = null;
    const { scrollTop, clientHeight } = this.scroller;
    const top = at * rowHeight;
    if (top < scrollTop) this.scroller.scrollTop = top;
    else if (top + rowHeight > scrollTop + clientHeight)
      this.scroller.scrollTop = top + rowHeight - clientHeight;
    this.#measure();
    this.dispatchEvent(new CustomEvent('fupan-cases-active', { detail: at }));
  }

  #open(at: number, how: { focus?: boolean; beside?: boolean } = {}): void {
    const { focus = false, beside = false } = how;
    const hit = this.hits.get(at);
    // A hit that somebody has jumped to may be on its way still.
    this.#opening = hit || at < 0 ? null : { focus, beside };
    if (!hit) return;
    this.dispatchEvent(new CustomEvent('fupan-cases-open', { detail: { hit, focus, beside } }));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const key = listKeyOf(event);
    if (!key) return;
    this.press(key);
    event.preventDefault();
    event.stopPropagation();
  };

  /** Does what a key does while the list has the focus. */
  press({ key, ctrlKey }: ListKey): void {
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / rowHeight) - 1);
    switch (key) {
      case 'ArrowDown':
        this.#go(this.active + 1);
        break;
      case 'ArrowUp':
        if (this.active <= 0) this.#leave();
        else this.#go(this.active - 1);
        break;
      case 'Home':
        this.#go(0);
        break;
      case 'End':
        this.#go(this.total - 1);
        break;
      case 'PageDown':
        this.#go(this.active + page);
        break;
      case 'PageUp':
        this.#go(this.active - page);
        break;
      case 'Enter':
        this.#open(this.active, { beside: ctrlKey });
        break;
      case ' ':
        this.#open(this.active);
        break;
      case 'ArrowRight':
        this.#open(this.active, { focus: true });
        break;
      case 'Escape':
        this.#leave();
        break;
    }
  }

  #leave(): void {
    this.dispatchEvent(new CustomEvent('fupan-cases-up'));
  }

  readonly #onClick = (event: MouseEvent): void => {
    const at = rowOf(event);
    if (at === null) return;
    this.#go(at);
    this.#open(at, { beside: event.ctrlKey || event.metaKey });
  };

  readonly #onDoubleClick = (event: MouseEvent): void => {
    const at = rowOf(event);
    if (at !== null) this.#open(at, { focus: true });
  };

  readonly #onContextMenu = (event: MouseEvent): void => {
    const at = rowOf(event) ?? this.active;
    if (at >= 0) this.#go(at);
    const hit = this.hits.get(at);
    this.dispatchEvent(
      new CustomEvent('fupan-cases-context', { detail: hit?.uri ?? null, bubbles: true, composed: true }),
    );
  };
}

/** Industry, kind of blame and of complaint, as far as a case has them. */
function factsOf({ values }: CaseHit): string[] {
  return (['industry', 'accusation', 'complaint'] as const).flatMap((field) =>
    (values[field] ?? []).slice(0, 1).map((value) => facetValueName(field, value)),
  );
}

function rowOf(event: Event): number | null {
  const row = event
    .composedPath()
    .find((node) => node instanceof HTMLElement && node.dataset.at !== undefined);
  return row instanceof HTMLElement ? Number(row.dataset.at) : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-cases-list': CaseList;
  }
  interface HTMLElementEventMap {
    'fupan-cases-open': CustomEvent<HitOpening>;
    'fupan-cases-need': CustomEvent<{ readonly first: number; readonly last: number }>;
    'fupan-cases-active': CustomEvent<number>;
    /** Address of the case that a context menu is for, or null. */
    'fupan-cases-context': CustomEvent<string | null>;
  }
}
