import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { Channel, ChannelError } from '../../../src/protocol/channel.ts';
import type { GridState, RaciEvent, RaciRequest, RaciViewState } from '../../../src/protocol/raci.ts';
import type { Host } from '../../host.ts';
import { RequestQueue } from '../../requestQueue.ts';
import { baseStyles } from '../../styles/base.ts';
import type { Outcome } from '../events.ts';
import { isCommandKey, isComposing } from '../keys.ts';
import type { Message } from '../messageBar.ts';
import '../messageBar.ts';
import type { RaciAsk, RaciBody } from './events.ts';
import { findText, nextMatch } from './find.ts';
import type { FindBar } from './findBar.ts';
import './grid.ts';
import type { RaciGrid } from './grid.ts';
import type { Command } from './keys.ts';
import type { MenuEntry, RaciMenu } from './menu.ts';
import { readPageState, type PageState } from './pageState.ts';
import type { Place } from './selection.ts';
import type * as Menus from './menus.ts';
import './toolbar.ts';

const kinds = {
  open: new Set<RaciRequest['type']>(['openText', 'insertPreset', 'import', 'export', 'confirmGrow']),
  versioned: new Set<RaciRequest['type']>(['edit']),
};
const zooms = [0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

/**
 * The page of the RACI editor: draws what the host sends and carries requests to it. The only element that knows the
 * channel.
 */
@customElement('fupan-raci')
export class RaciApp extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100vh;
        min-width: 0;
        overflow: hidden;
        background: var(--vscode-editor-background);
      }
      main {
        position: relative;
        flex: 1;
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .matrix {
        position: relative;
        flex: 1;
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      fupan-raci-grid {
        flex: 1;
      }
    `,
  ];

  @state() private state: RaciViewState | null = null;
  @state() private message: Message | null = null;
  @state() private at = 0;
  @state() private page: PageState = { zoom: 1, panel: false };
  @state() private finding = false;
  @state() private sought = '';
  @state() private found: readonly Place[] = [];
  @state() private foundAt = -1;
  @state() private keysShown = false;
  @state() private menuOpen = false;
  @query('fupan-raci-grid') private readonly grid!: RaciGrid | null;
  @query('fupan-raci-find') private readonly findBar!: FindBar | null;
  @query('fupan-raci-menu') private readonly menu!: RaciMenu;
  #channel: Channel | null = null;
  #queue: RequestQueue<RaciRequest, RaciBody> | null = null;
  #host: Host | null = null;

  constructor() {
    super();
    this.addEventListener('fupan-raci-ask', (event) => this.#onAsk(event.detail));
    this.addEventListener('fupan-raci-command', (event) => this.#onCommand(event.detail));
    this.addEventListener('fupan-raci-report', (event) => this.#report('warning', event.detail));
    this.addEventListener('fupan-raci-matrix', (event) => this.#turnTo(event.detail));
    this.addEventListener('fupan-raci-lost', ({ detail }) => this.#lost(detail));
    this.addEventListener('fupan-raci-menu', ({ detail }) => this.#openMenu(detail.x, detail.y));
    this.addEventListener('fupan-raci-go', ({ detail }) => this.#goTo(detail.row, detail.role));
  }

  /** Starts to talk to the host. */
  connect(host: Host): void {
    this.#channel?.dispose();
    const channel = new Channel(host.port, { onEvent: (body) => this.#onEvent(body as RaciEvent) });
    this.#channel = channel;
    this.#host = host;
    this.page = readPageState(host.store.get());
    if (this.page.panel) void import('./analysisPanel.ts');
    this.#queue = new RequestQueue(
      (request) => channel.request(request),
      () => (this.state?.kind === 'grid' ? this.state.version : 0),
      kinds,
    );
    void this.#start();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // On the document, so that the keys work when nothing has the focus, and before VS Code's own listener on the window.
    document.addEventListener('keydown', this.#onKeydown);
    document.addEventListener('visibilitychange', this.#commit);
    window.addEventListener('focus', this.#takeFocus);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKeydown);
    document.removeEventListener('visibilitychange', this.#commit);
    window.removeEventListener('focus', this.#takeFocus);
    this.#channel?.dispose();
  }

  override render(): TemplateResult {
    return html`
      <fupan-message
        .message=${this.message}
        @fupan-close=${() => {
          this.message = null;
        }}
      ></fupan-message>
      <main>
        ${this.#renderState()}
        <fupan-raci-menu
          label=${l10n.t('Actions')}
          @fupan-raci-pick=${(event: CustomEvent<Command>) => this.#onCommand(event.detail)}
          @focusout=${() => {
            this.menuOpen = false;
          }}
        ></fupan-raci-menu>
        ${
          this.keysShown
            ? html`<fupan-raci-shortcuts
                @fupan-close=${() => {
                  this.keysShown = false;
                  this.grid?.focus();
                }}
              ></fupan-raci-shortcuts>`
            : nothing
        }
      </main>
    `;
  }

  #renderState(): unknown {
    const { state } = this;
    switch (state?.kind) {
      case undefined:
        return nothing;
      case 'grid':
        return this.#renderGrid(state);
      default:
        return html`<fupan-raci-none .state=${state}></fupan-raci-none>`;
    }
  }

  #renderGrid(state: GridState): unknown {
    const at = Math.min(this.at, state.matrices.length - 1);
    const matrix = state.matrices[at];
    if (!matrix) return nothing;
    const { problems } = matrix;
    return html`
      <h1 class="visuallyHidden">${state.title || state.fileName}</h1>
      <fupan-raci-toolbar
        .titles=${state.matrices.map(({ title }) => title)}
        .at=${at}
        .problems=${problems.length}
        .errors=${problems.filter(({ severity }) => severity === 'error').length}
        .panelOpen=${this.page.panel}
        .readOnly=${state.readOnly}
        .menuOpen=${this.menuOpen}
        @fupan-raci-more=${this.#onMore}
      ></fupan-raci-toolbar>
      ${this.page.panel ? html`<fupan-raci-analysis .matrix=${matrix}></fupan-raci-analysis>` : nothing}
      <div class="matrix">
        ${
          this.finding
            ? html`<fupan-raci-find
                .count=${this.found.length}
                .current=${this.foundAt + 1}
                .text=${this.sought}
                @fupan-raci-query=${(event: CustomEvent<string>) => this.#search(event.detail)}
                @fupan-raci-step=${(event: CustomEvent<number>) => this.#step(event.detail, false)}
                @fupan-close=${this.#endFind}
              ></fupan-raci-find>`
            : nothing
        }
        ${keyed(
          `${state.uri} ${at}`,
          html`<fupan-raci-grid
            .matrix=${matrix}
            .at=${at}
            .readOnly=${state.readOnly}
            .zoom=${this.page.zoom}
            .found=${this.found}
          ></fupan-raci-grid>`,
        )}
      </div>
    `;
  }

  async #start(): Promise<void> {
    try {
      this.#show((await this.#channel?.request({ type: 'ready' })) as RaciViewState);
    } catch (error) {
      this.#report('error', error instanceof ChannelError ? error.message : String(error));
    }
  }

  // The host is ours and typed by the same protocol; what comes from documents inside it is text, and drawn as such.
  #onEvent(event: RaciEvent): void {
    if (event.type === 'state') this.#show(event.state);
    else void this.#reveal(event.matrix, event.row, event.role);
  }

  #show(next: RaciViewState): void {
    const before = this.state;
    if (before?.kind === 'grid' && next.kind === 'grid') {
      const shown = before.matrices[this.at];
      const same = next.matrices[this.at];
      // A matrix put in before this one moves it on.
      if (shown && same?.title !== shown.title && before.matrices.length !== next.matrices.length) {
        const moved = next.matrices.findIndex(({ title }) => title === shown.title);
        if (moved >= 0) this.at = moved;
      }
      this.at = Math.max(0, Math.min(this.at, next.matrices.length - 1));
    }
    this.state = next;
    if (next.kind !== 'grid') void import('./noMatrix.ts');
    if (this.finding) void this.#refind();
    if (before?.kind !== next.kind) void this.updateComplete.then(this.#takeFocus);
  }

  /** Whoever opens the editor goes on by keyboard: VS Code gives the focus to the page, not to anything in it. */
  readonly #takeFocus = (): void => {
    if (document.hasFocus() && document.activeElement === document.body) this.grid?.focus();
  };

  async #reveal(matrix: number, row: number, role: number | null): Promise<void> {
    this.at = matrix;
    await this.updateComplete;
    await this.grid?.updateComplete;
    this.#goTo(row, role);
  }

  #goTo(row: number, role: number | null): void {
    this.grid?.go({ row, col: role ?? -1 });
  }

  #turnTo(at: number): void {
    this.#commit();
    this.at = at;
    this.found = [];
    this.foundAt = -1;
    if (this.finding) void this.#refind();
  }

  #onAsk(detail: RaciAsk): void {
    detail.outcome = this.#ask(detail.make, detail.typed);
  }

  async #ask(make: () => RaciBody | null, typed: string | null): Promise<Outcome> {
    const outcome = (await this.#queue?.run(make)) ?? { ok: false, code: 'gone', message: '' };
    if (outcome.ok) {
      if (this.message?.rescued === undefined) this.message = null;
    } else if (outcome.code !== 'disposed' && (outcome.message || (typed && outcome.code !== 'gone'))) {
      const text = outcome.message || l10n.t('This could not be written.');
      const tone = outcome.code === 'internal' ? 'error' : 'warning';
      this.message = { tone, text, ...(typed ? { rescued: typed } : {}) };
    }
    return outcome;
  }

  #lost({ name, text, gone }: { name: string; text: string; gone: boolean }): void {
    this.message = {
      tone: 'warning',
      text: gone
        ? l10n.t('“{0}” is no longer there. Your text was not written:', name)
        : l10n.t('“{0}” was changed elsewhere meanwhile. Your text was not written:', name),
      rescued: text,
    };
  }

  #report(tone: Message['tone'], text: string): void {
    this.message = { tone, text };
  }

  #onCommand(command: Command): void {
    switch (command) {
      case 'insertPreset':
      case 'import':
        void this.#addMatrix(command);
        return;
      case 'openText':
        this.#run({ type: command });
        return;
      case 'export':
        this.#run({ type: 'export', matrix: this.at });
        return;
      case 'problems':
        void import('./analysisPanel.ts');
        this.#keep({ panel: !this.page.panel });
        return;
      case 'zoomIn':
      case 'zoomOut':
      case 'zoomReset':
        this.#zoom(command);
        return;
      case 'find':
        void this.#beginFind();
        return;
      case 'findNext':
      case 'findPrevious':
        if (this.finding) this.#step(command === 'findNext' ? 1 : -1, true);
        return;
      case 'help':
        void import('./shortcuts.ts');
        this.keysShown = true;
        return;
      case 'menu':
        this.#openMenuAtCell();
        return;
      default:
        this.grid?.run(command);
    }
  }

  /** A new matrix is put last; it is what the person wants to see. */
  async #addMatrix(type: 'insertPreset' | 'import'): Promise<void> {
    const count = (): number => (this.state?.kind === 'grid' ? this.state.matrices.length : 0);
    const before = count();
    this.#commit();
    const outcome = await this.#ask(() => ({ type }), null);
    if (outcome.ok && count() > before) this.#turnTo(count() - 1);
    this.grid?.focus();
  }

  #run(body: RaciBody): void {
    this.#commit();
    void this.#ask(() => body, null);
  }

  #keep(change: Partial<PageState>): void {
    this.page = { ...this.page, ...change };
    this.#host?.store.set(this.page);
  }

  #zoom(command: 'zoomIn' | 'zoomOut' | 'zoomReset'): void {
    const at = zooms.indexOf(this.page.zoom);
    const next = command === 'zoomReset' ? 1 : zooms[at + (command === 'zoomIn' ? 1 : -1)];
    if (next === undefined) return;
    this.#keep({ zoom: next });
    this.grid?.say(l10n.t('Zoom {0} %', Math.round(next * 100)));
  }

  async #beginFind(): Promise<void> {
    await import('./findBar.ts');
    this.finding = true;
    await this.updateComplete;
    this.findBar?.focus();
  }

  #search(text: string): void {
    this.sought = text;
    const { grid } = this;
    if (!grid) return;
    this.found = findText(grid.view, text);
    // The match at or after the current cell, so that typing on stays where it is.
    const { row, col } = grid.selection.head;
    this.foundAt = this.found.length ? nextMatch(this.found, { row, col: col - 1 }, 1) : -1;
    const place = this.found[this.foundAt];
    if (place) grid.go(place, false);
  }

  async #refind(): Promise<void> {
    await this.updateComplete;
    const { grid } = this;
    if (!grid) return;
    this.found = findText(grid.view, this.sought);
    this.foundAt = Math.min(this.foundAt, this.found.length - 1);
  }

  #step(by: number, focus: boolean): void {
    const { grid } = this;
    if (!grid || !this.found.length) return;
    this.foundAt = nextMatch(this.found, grid.selection.head, by);
    const place = this.found[this.foundAt];
    if (place) grid.go(place, focus);
  }

  readonly #endFind = (): void => {
    this.finding = false;
    this.found = [];
    this.grid?.focus();
  };

  readonly #onMore = (event: CustomEvent<{ folded: readonly MenuEntry[]; from: HTMLElement }>): void => {
    const { folded, from } = event.detail;
    if (this.menuOpen) return;
    const { right, bottom } = from.getBoundingClientRect();
    const readOnly = this.state?.kind === 'grid' && this.state.readOnly;
    void loadMenus().then(({ menuOfToolbar }) => {
      this.menuOpen = true;
      return this.menu.open(menuOfToolbar(folded, readOnly), right, bottom + 2, from);
    });
  };

  #openMenuAtCell(): void {
    const { grid } = this;
    const box = grid?.cellAt(grid.selection.head)?.getBoundingClientRect();
    if (box) this.#openMenu(box.left + 8, box.bottom - 2);
  }

  #openMenu(x: number, y: number): void {
    const { grid } = this;
    if (!grid) return;
    void loadMenus().then(({ menuOfSelection }) =>
      this.menu.open(menuOfSelection(grid.view, grid.block, grid.readOnly), x, y, grid),
    );
  }

  readonly #commit = (): void => this.grid?.editor.finish('leave');

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!isCommandKey(event) || isComposing(event) || this.state?.kind !== 'grid') return;
    const body = requestOfKey(event);
    if (!body) return;
    // What is being typed has an undo of its own in the browser.
    const [from] = event.composedPath();
    const writing = this.grid?.editor.target || from instanceof HTMLInputElement;
    if (body.type !== 'save' && writing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#run(body);
  };
}

// What is not needed for the first picture is loaded when it is first used.
async function loadMenus(): Promise<typeof Menus> {
  const [menus] = await Promise.all([import('./menus.ts'), import('./menu.ts')]);
  return menus;
}

function requestOfKey(event: KeyboardEvent): RaciBody | null {
  switch (event.key.toLowerCase()) {
    case 's':
      return event.shiftKey ? null : { type: 'save' };
    case 'z':
      return { type: event.shiftKey ? 'redo' : 'undo' };
    case 'y':
      return event.shiftKey ? null : { type: 'redo' };
    default:
      return null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-raci': RaciApp;
  }
}
