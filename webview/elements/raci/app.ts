import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { Channel } from '../../../src/protocol/channel.ts';
import type { GridState, RaciEvent, RaciViewState, SentRaciState } from '../../../src/protocol/raci.ts';
import { unpackRaciState } from '../../../src/protocol/raciState.ts';
import { ArrivalFocus } from '../../arrivalFocus.ts';
import { failureText } from '../../failureText.ts';
import type { Host } from '../../host.ts';
import { picture } from '../../picture.ts';
import { baseStyles } from '../../styles/base.ts';
import { isCommandKey } from '../keys.ts';
import type { Message } from '../messageBar.ts';
import './grid.ts';
import type { RaciGrid } from './grid.ts';
import type { PageActions } from './pageActions.ts';
import { readPageState, type PageState } from './pageState.ts';
import type { Place } from './selection.ts';
import './toolbar.ts';

/** What elements of the page send up to it. */
const asked = ['ask', 'command', 'report', 'matrix', 'lost', 'menu', 'more', 'pick'] as const;

/**
 * The page of the RACI editor: draws what the host sends. The only element that knows the channel. What answers a person is
 * loaded behind the first picture; what they do before that waits for it.
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

  @state() state: RaciViewState | null = null;
  /** The message above the grid. */
  @state() message: Message | null = null;
  /** Index of the matrix that is shown. */
  @state() at = 0;
  @state() page: PageState = { zoom: 1, panel: false };
  /** Whether the find bar is open, what it seeks, where that was found, and which of these is current. */
  @state() finding = false;
  @state() sought = '';
  @state() found: readonly Place[] = [];
  @state() foundAt = -1;
  @state() keysShown = false;
  @state() menuOpen = false;
  @state() private actions: PageActions | null = null;
  @query('fupan-raci-grid') readonly grid!: RaciGrid | null;
  readonly #focus = new ArrivalFocus(this, () => this.grid?.focus());
  channel: Channel | null = null;
  host: Host | null = null;
  #loading: Promise<PageActions> | null = null;

  constructor() {
    super();
    for (const name of asked) this.addEventListener(`fupan-raci-${name}`, this.#act);
    this.addEventListener('fupan-raci-go', ({ detail }) => this.#goTo(detail.row, detail.role));
  }

  /** Loads what answers a person. */
  load = async (): Promise<PageActions> => new (await import('./pageActions.ts')).PageActions(this);

  /** Starts to talk to the host, from the state that it put into the page, if any. */
  connect(host: Host, first: SentRaciState | null = null): void {
    this.channel?.dispose();
    this.channel = new Channel(host.port, { onEvent: (body) => this.#onEvent(body as RaciEvent) });
    this.host = host;
    this.page = readPageState(host.store.get());
    if (first) this.#show(first);
    void this.#start(first?.serial);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // On the document, so that the keys work when nothing has the focus, and before VS Code's own listener on the window.
    document.addEventListener('keydown', this.#onKeydown);
    document.addEventListener('visibilitychange', this.#commit);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKeydown);
    document.removeEventListener('visibilitychange', this.#commit);
    this.channel?.dispose();
  }

  override render(): TemplateResult {
    const { actions, state } = this;
    return html`
      ${actions?.renderMessage() ?? nothing}
      <main>
        ${
          state?.kind === 'grid'
            ? this.#renderGrid(state)
            : state && html`<fupan-raci-none .state=${state}></fupan-raci-none>`
        }
        ${actions?.renderMenus() ?? nothing}
      </main>
    `;
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
      ></fupan-raci-toolbar>
      ${this.page.panel ? html`<fupan-raci-analysis .matrix=${matrix}></fupan-raci-analysis>` : nothing}
      <div class="matrix">
        ${this.actions?.renderFind() ?? nothing}
        ${keyed(
          `${state.uri} ${at}`,
          html`<fupan-raci-grid
            .matrix=${matrix}
            .at=${at}
            .readOnly=${state.readOnly}
            .zoom=${this.page.zoom}
            .found=${this.found}
            .makeActions=${this.actions?.ofGrid ?? null}
          ></fupan-raci-grid>`,
        )}
      </div>
    `;
  }

  async #start(seen: number | undefined): Promise<void> {
    try {
      const state = await this.channel?.request({ type: 'ready', ...(seen === undefined ? {} : { seen }) });
      if (state) this.#show(state as SentRaciState);
    } catch (error) {
      const actions = await this.acting();
      actions.report('error', failureText(error));
    }
  }

  // The host is ours and typed by the same protocol; what comes from documents inside it is text, and drawn as such.
  #onEvent(event: RaciEvent): void {
    if (event.type === 'state') this.#show(event.state);
    else void this.#reveal(event.matrix, event.row, event.role);
  }

  #show(sent: SentRaciState): void {
    const before = this.state;
    const next = unpackRaciState(sent, before);
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
    this.actions?.shown();
    if (before?.kind !== next.kind) void this.#afterPicture();
  }

  /** Once there is something to see, the rest is loaded. */
  async #afterPicture(): Promise<void> {
    await this.updateComplete;
    this.#focus.take();
    await picture();
    void this.acting();
  }

  /** What answers a person, loaded if it is not yet. */
  acting(): Promise<PageActions> {
    this.#loading ??= this.load().then(async (actions) => {
      this.actions = actions;
      await this.updateComplete;
      await this.grid?.updateComplete;
      return actions;
    });
    return this.#loading;
  }

  async #reveal(matrix: number, row: number, role: number | null): Promise<void> {
    this.at = matrix;
    await this.updateComplete;
    await this.grid?.updateComplete;
    this.#goTo(row, role);
  }

  #goTo(row: number, role: number | null): void {
    this.grid?.go({ row, col: role ?? -1 });
  }

  readonly #act = (event: Event): void => {
    if (this.actions) this.actions.on(event);
    else void this.acting().then((actions) => actions.on(event));
  };

  readonly #commit = (): void => this.actions?.commit();

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (this.actions) {
      this.actions.onKeydown(event);
    } else if (isCommandKey(event) && /^[syz]$/i.test(event.key)) {
      // Saving and undoing come after what was typed before.
      event.preventDefault();
      event.stopPropagation();
      this.#act(event);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-raci': RaciApp;
  }
}
