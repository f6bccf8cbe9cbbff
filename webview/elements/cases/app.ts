import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { soughtTexts, toggleFacet } from '../../../src/cases/facetQuery.ts';
import { facetName, facetValueName } from '../../../src/l10n/caseText.ts';
import type {
  CaseOrder,
  CasesEvent,
  CasesRequest,
  CasesState,
  SavedSearch,
} from '../../../src/protocol/cases.ts';
import { caseOrders } from '../../../src/protocol/cases.ts';
import { Channel, ChannelError } from '../../../src/protocol/channel.ts';
import type { CaseHit, CaseResult } from '../../../src/protocol/library.ts';
import { ArrivalFocus } from '../../arrivalFocus.ts';
import { failureText } from '../../failureText.ts';
import type { Host } from '../../host.ts';
import { baseStyles } from '../../styles/base.ts';
import { isComposing } from '../keys.ts';
import type { Message } from '../messageBar.ts';
import '../messageBar.ts';
import type { CasesAction, FacetToggle } from './events.ts';
import './facets.ts';
import { Hits, type Answer } from './hits.ts';
import './list.ts';
import type { CaseList, HitOpening } from './list.ts';
import './notice.ts';
import { readCasesPage, type CasesPage } from './pageState.ts';
import './searchBox.ts';
import type { SearchBox } from './searchBox.ts';
import { listKeyOf, WaitingKeys, type ListKey } from './waitingKeys.ts';

const number = new Intl.NumberFormat('en');

/** The page of the Cases view: the only element of it that knows the channel. */
@customElement('fupan-cases')
export class CasesApp extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100vh;
        min-width: 0;
        overflow: hidden;
        container-type: inline-size;
      }
      main {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      .head {
        display: grid;
        gap: 4px;
        padding: 6px 12px 2px 14px;
      }
      .counts {
        display: flex;
        gap: 8px;
        align-items: center;
        justify-content: space-between;
        min-height: 22px;
        font-size: 12px;
        color: var(--quiet);
      }
      .counts .text {
        min-width: 0;
      }
      select {
        flex: none;
        max-width: 60%;
        field-sizing: content;
        height: 22px;
        padding: 0 2px;
        font: inherit;
        color: var(--quiet);
        background: transparent;
        border: 1px solid transparent;
        border-radius: var(--radius);
      }
      select:hover,
      select:focus-visible {
        color: var(--vscode-dropdown-foreground, var(--vscode-foreground));
        background: var(--vscode-dropdown-background);
        border-color: var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent));
      }
      option {
        color: var(--vscode-dropdown-foreground, var(--vscode-foreground));
        background: var(--vscode-dropdown-listBackground, var(--vscode-dropdown-background));
      }
      fupan-cases-list {
        flex: 1;
      }
      /* In a low view, unfolded filters leave no room for hits: then all of it scrolls, and two hits stay. */
      main.filtering {
        overflow: hidden auto;
      }
      .filtering .head,
      .filtering fupan-cases-list {
        flex-shrink: 0;
      }
      .filtering fupan-cases-list {
        flex-basis: 88px;
      }
    `,
  ];

  @state() private state: CasesState | null = null;
  @state() private answer: Answer | null = null;
  @state() private message: Message | null = null;
  @state() private page: CasesPage = readCasesPage(null);
  @query('fupan-cases-box') private readonly box!: SearchBox | null;
  @query('fupan-cases-list') private readonly list!: CaseList | null;
  readonly #focus = new ArrivalFocus(this, () => this.box?.focus());
  #host: Host | null = null;
  #channel: Channel | null = null;
  #hits: Hits | null = null;
  readonly #keys = new WaitingKeys();
  /** Whether the last search came to nothing, so that no answer is on its way. */
  #hasFailed = false;
  /** Set until the place that was kept has been found again. */
  #toRestore: Pick<CasesPage, 'scroll'> | null = null;

  constructor() {
    super();
    this.addEventListener('fupan-cases-act', ({ detail }) => void this.#request(detail));
    this.addEventListener('fupan-cases-toggle', ({ detail }) => this.#toggle(detail));
    this.addEventListener('fupan-cases-context', ({ detail }) => this.#markContext(detail));
  }

  /** Starts to talk to the host. */
  connect(host: Host): void {
    this.#channel?.dispose();
    const channel = new Channel(host.port, { onEvent: (body) => this.#onEvent(body as CasesEvent) });
    this.#host = host;
    this.#channel = channel;
    this.page = readCasesPage(host.store.get());
    this.#toRestore = this.page;
    this.#hits = new Hits(
      (search) => channel.request({ type: 'search', ...search }) as Promise<CaseResult>,
      (answer) => this.#show(answer),
      (error) => {
        this.#keys.take();
        this.#hasFailed = true;
        this.#fail(error);
      },
    );
    void this.#start();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#keepPlace);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#keepPlace);
    this.#channel?.dispose();
  }

  override render(): TemplateResult {
    const { state, answer, page } = this;
    return html`
      <fupan-message
        .message=${this.message}
        @fupan-close=${() => {
          this.message = null;
        }}
      ></fupan-message>
      <main class=${page.filters ? 'filtering' : ''} @keydown=${this.#waitWithKey}>
        <h1 class="visuallyHidden">${l10n.t('Cases')}</h1>
        ${state ? this.#renderBody(state, answer, page) : nothing}
      </main>
    `;
  }

  #renderBody(state: CasesState, answer: Answer | null, page: CasesPage): TemplateResult {
    // Where there is nothing to search, a box to search it with would only ask to be tried.
    const nothingYet = answer?.cases === 0 && page.query === '';
    return html`
      ${
        nothingYet
          ? nothing
          : html`<div class="head">
              <fupan-cases-box
                .value=${page.query}
                .history=${state.history}
                @fupan-cases-typed=${(event: CustomEvent<string>) => this.#type(event.detail)}
                @fupan-cases-down=${() => this.#fromBox({ key: 'ArrowDown', ctrlKey: false })}
                @fupan-cases-enter=${() => this.#fromBox({ key: 'Enter', ctrlKey: false })}
                @fupan-cases-saved=${() => void this.#savedSearches()}
              ></fupan-cases-box>
              <fupan-cases-facets
                .query=${page.query}
                .facets=${answer?.facets ?? null}
                .open=${page.filters}
                @fupan-cases-fold=${() => this.#keep({ filters: !page.filters })}
              ></fupan-cases-facets>
              <div class="counts">
                <span class="text" role="status">${answer ? countText(answer) : ''}</span>
                ${answer && answer.total > 1 ? this.#renderOrder(page.sort) : nothing}
              </div>
            </div>`
      }
      <fupan-cases-status .state=${state}></fupan-cases-status>
      ${
        !answer
          ? nothing
          : answer.total === 0
            ? html`<fupan-cases-empty
                .state=${state}
                .query=${answer.query}
                .cases=${answer.cases}
                @fupan-cases-try=${(event: CustomEvent<string>) => this.#try(event.detail)}
              ></fupan-cases-empty>`
            : html`<fupan-cases-list
                .total=${answer.total}
                .hits=${answer.hits}
                .active=${page.active}
                @fupan-cases-need=${({ detail }: HTMLElementEventMap['fupan-cases-need']) => this.#hits?.need(detail.first, detail.last)}
                @fupan-cases-active=${(event: CustomEvent<number>) => this.#keep({ active: event.detail })}
                @fupan-cases-open=${(event: CustomEvent<HitOpening>) => void this.#open(event.detail)}
                @fupan-cases-up=${() => this.box?.focus()}
                @focusout=${this.#keepPlace}
              ></fupan-cases-list>`
      }
    `;
  }

  #renderOrder(sort: CaseOrder): TemplateResult {
    const names = {
      relevance: l10n.t('Best match'),
      newest: l10n.t('Newest'),
      oldest: l10n.t('Oldest'),
      title: l10n.t('Title'),
    };
    return html`<select
      aria-label=${l10n.t('Order')}
      title=${l10n.t('Order')}
      .value=${sort}
      @change=${(event: Event) => this.#order((event.target as HTMLSelectElement).value)}
    >
      ${caseOrders.map((order) => html`<option value=${order} ?selected=${order === sort}>${names[order]}</option>`)}
    </select>`;
  }

  async #start(): Promise<void> {
    this.#search(Math.floor(this.page.scroll / 44));
    try {
      this.state = (await this.#channel?.request({ type: 'ready' })) as CasesState;
      await this.updateComplete;
      this.#focus.take();
    } catch (error) {
      this.#fail(error);
    }
  }

  // The host is ours and typed by the same protocol; what comes from files inside it is text, and drawn as such.
  #onEvent(event: CasesEvent): void {
    if (event.type === 'search') {
      this.#try(event.query);
      return;
    }
    const before = this.state;
    this.state = event.state;
    if (before?.revision !== event.state.revision) {
      this.#search(this.list?.firstInSight ?? 0);
    }
  }

  #show(answer: Answer): void {
    const before = this.answer;
    const other = before && (before.query !== answer.query || before.sort !== answer.sort);
    const hadFocus = this.list?.matches(':focus-within') ?? false;
    this.answer = answer;
    if (other) {
      this.#keep({ active: -1, scroll: 0 });
      void this.list?.scrollToPlace(0);
    } else if (before) this.#follow(before, answer);
    if (this.message?.tone === 'error') this.message = null;
    void this.updateComplete.then(async () => {
      await this.list?.updateComplete;
      // Where nothing is left to be found, its list is gone, and the focus with it.
      if (hadFocus && !this.list) this.box?.focus();
      if (this.#isSettled) this.#pressWaiting();
    });
  }

  /** While cases come and go, what is selected stays the same case. */
  #follow(before: Answer, answer: Answer): void {
    const { active } = this.page;
    const uri = before.hits.get(active)?.uri;
    if (uri === undefined || answer.hits.get(active)?.uri === uri) return;
    for (const [at, hit] of answer.hits) {
      if (hit.uri !== uri) continue;
      void this.list?.follow(at);
      this.#keep({ active: at });
      return;
    }
  }

  override updated(): void {
    const { list } = this;
    if (!list || !this.#toRestore) return;
    const { scroll } = this.#toRestore;
    this.#toRestore = null;
    if (scroll > 0) void list.scrollToPlace(scroll);
  }

  #type(text: string): void {
    this.#keys.take();
    this.#keep({ query: text });
    this.#search();
  }

  #search(from = 0): void {
    this.#hasFailed = false;
    this.#hits?.search(this.page.query, this.page.sort, from);
  }

  #try(text: string): void {
    this.#type(text);
    void this.updateComplete.then(() => this.box?.focus());
  }

  #order(value: string): void {
    const sort = caseOrders.find((order) => order === value);
    if (!sort) return;
    this.#keep({ sort });
    this.#search();
  }

  #toggle({ field, value }: FacetToggle): void {
    const words = { field: facetName(field), value: facetValueName(field, value) };
    this.#type(toggleFacet(this.page.query, { field, value }, words));
  }

  /** Whether the hits on the page are those of what is typed. */
  get #isSettled(): boolean {
    const { answer, page } = this;
    return answer?.query === page.query && answer.sort === page.sort;
  }

  /** A key in the box that goes on into the list. */
  #fromBox(key: ListKey): void {
    this.#wait(key);
    if (this.#isSettled) this.#pressWaiting();
  }

  #wait(key: ListKey): void {
    this.#keys.add(key);
    if (this.#hasFailed && !this.#isSettled) this.#search();
  }

  /** Once a key waits, those behind it wait too, wherever the focus is. */
  readonly #waitWithKey = {
    capture: true,
    handleEvent: (event: KeyboardEvent): void => {
      const key = listKeyOf(event);
      const isInList = this.list !== null && event.composedPath().includes(this.list);
      const isInBox = this.box !== null && event.composedPath().includes(this.box);
      if (!key || isComposing(event) || this.#isSettled) return;
      if (!isInList && !(isInBox && !this.#keys.isEmpty)) return;
      this.#wait(key);
      event.preventDefault();
      event.stopPropagation();
    },
  };

  /** Presses the keys that wait, in the list that is there now. */
  #pressWaiting(): void {
    const keys = this.#keys.take();
    const { list } = this;
    if (keys.length === 0 || !list) return;
    // The key that leads into the list makes the first hit the active one.
    const isInside = this.shadowRoot?.activeElement === list;
    list.focus();
    const [first, ...rest] = keys;
    for (const key of first?.key === 'ArrowDown' && !isInside ? rest : keys) list.press(key);
  }

  async #open({ hit, focus, beside }: HitOpening): Promise<void> {
    this.#remember();
    await this.#request({
      type: 'open',
      uri: hit.uri,
      marked: markedTexts(this.page.query, hit),
      focus,
      beside,
    });
  }

  #remember(): void {
    const query = this.page.query.trim();
    if (query !== '' && this.state?.history[0] !== query) void this.#request({ type: 'remember', query });
  }

  async #savedSearches(): Promise<void> {
    const { query, sort } = this.page;
    const chosen = (await this.#request({ type: 'savedSearches', query, sort })) as
      SavedSearch | null | undefined;
    if (!chosen) return;
    this.#keep({ sort: chosen.sort });
    this.#try(chosen.query);
  }

  /** VS Code reads what a context menu is for from the page, where it sees no further than this element. */
  #markContext(uri: string | null): void {
    this.dataset.vscodeContext = JSON.stringify(
      uri === null
        ? { preventDefaultContextMenuItems: true }
        : { webviewSection: 'case', case: uri, preventDefaultContextMenuItems: true },
    );
  }

  readonly #keepPlace = (): void => {
    if (this.list) this.#keep({ scroll: this.list.scrolled });
  };

  #keep(change: Partial<CasesPage>): void {
    this.page = { ...this.page, ...change };
    this.#host?.store.set(this.page);
  }

  async #request(
    request: CasesAction | Extract<CasesRequest, { type: 'open' | 'remember' }>,
  ): Promise<unknown> {
    try {
      return await this.#channel?.request(request);
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  #fail(error: unknown): void {
    if (error instanceof ChannelError && error.code === 'disposed') return;
    this.message = { tone: 'error', text: failureText(error) };
  }
}

function countText({ total, cases, relaxed, approximate, query }: Answer): string {
  if (total === 0) return '';
  if (relaxed)
    return l10n.t('No case has all of the words; these have the most of them: {0}', number.format(total));
  if (query.trim() === '') return cases === 1 ? l10n.t('1 case') : l10n.t('{0} cases', number.format(cases));
  if (approximate) return l10n.t('About {0} of {1} cases', number.format(total), number.format(cases));
  return l10n.t('{0} of {1} cases', number.format(total), number.format(cases));
}

/** What was looked for and found, to be marked in the case itself; a word found by its initials or meaning is among it. */
function markedTexts(query: string, { title, snippet }: CaseHit): string[] {
  const found = [title, snippet].flatMap(({ text, matches }) =>
    matches.map(({ start, end }) => text.slice(start, end)),
  );
  return [...new Set([...soughtTexts(query), ...found])].slice(0, 50);
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-cases': CasesApp;
  }
}
