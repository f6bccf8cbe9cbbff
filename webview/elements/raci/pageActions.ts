import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { RaciRequest } from '../../../src/protocol/raci.ts';
import { RequestQueue } from '../../requestQueue.ts';
import type { Outcome } from '../events.ts';
import { isCommandKey, isComposing } from '../keys.ts';
import type { Message } from '../messageBar.ts';
import '../messageBar.ts';
import './analysisPanel.ts';
import type { RaciApp } from './app.ts';
import type { RaciAsk, RaciBody } from './events.ts';
import { findText, nextMatch } from './find.ts';
import './findBar.ts';
import type { RaciGrid } from './grid.ts';
import { GridActions } from './gridActions.ts';
import type { Command } from './keys.ts';
import type { MenuEntry, RaciMenu } from './menu.ts';
import './menu.ts';
import { menuOfSelection, menuOfToolbar } from './menus.ts';
import './noMatrix.ts';
import type { PageState } from './pageState.ts';
import './shortcuts.ts';

const kinds = {
  open: new Set<RaciRequest['type']>(['openText', 'insertPreset', 'import', 'export', 'confirmGrow']),
  versioned: new Set<RaciRequest['type']>(['edit']),
};
const zooms = [0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

/**
 * What the page does when somebody asks for it: requests to the host, commands, find, menus, messages. Loaded when the first
 * picture is there.
 */
export class PageActions {
  readonly #app: RaciApp;
  readonly #queue: RequestQueue<RaciRequest, RaciBody>;

  constructor(app: RaciApp) {
    this.#app = app;
    this.#queue = new RequestQueue(
      (request) => app.channel?.request(request) ?? Promise.reject(new Error('closed')),
      () => (app.state?.kind === 'grid' ? app.state.version : 0),
      kinds,
    );
  }

  /** Makes what acts on a grid. */
  readonly ofGrid = (grid: RaciGrid): GridActions => new GridActions(grid);

  /** The message above the grid; its live region stands in the page before it gets its text. */
  renderMessage(): TemplateResult {
    const app = this.#app;
    return html`<fupan-message
      .message=${app.message}
      @fupan-close=${() => {
        app.message = null;
      }}
    ></fupan-message>`;
  }

  /** The menu, and the list of keys while it is open. */
  renderMenus(): TemplateResult {
    const app = this.#app;
    return html`<fupan-raci-menu
        label=${l10n.t('Actions')}
        @focusout=${() => {
          app.menuOpen = false;
        }}
      ></fupan-raci-menu>
      ${
        app.keysShown
          ? html`<fupan-raci-shortcuts
              @fupan-close=${() => {
                app.keysShown = false;
                app.grid?.focus();
              }}
            ></fupan-raci-shortcuts>`
          : nothing
      }`;
  }

  /** The find bar while it is open. */
  renderFind(): unknown {
    const app = this.#app;
    if (!app.finding) return nothing;
    return html`<fupan-raci-find
      .count=${app.found.length}
      .current=${app.foundAt + 1}
      .text=${app.sought}
      @fupan-raci-query=${(event: CustomEvent<string>) => this.#search(event.detail)}
      @fupan-raci-step=${(event: CustomEvent<number>) => this.#step(event.detail, false)}
      @fupan-close=${() => this.#endFind()}
    ></fupan-raci-find>`;
  }

  /** Takes what an element of the page asks for, or a key that came before this was loaded. */
  on(event: Event): void {
    if (event instanceof KeyboardEvent) return this.onKeydown(event);
    const { detail } = event as CustomEvent<unknown>;
    switch (event.type) {
      case 'fupan-raci-ask': {
        const asked = detail as RaciAsk;
        asked.outcome = this.#ask(asked.make, asked.typed);
        return;
      }
      case 'fupan-raci-command':
      case 'fupan-raci-pick':
        this.#onCommand(detail as Command);
        return;
      case 'fupan-raci-report':
        this.report('warning', detail as string);
        return;
      case 'fupan-raci-matrix':
        this.#turnTo(detail as number);
        return;
      case 'fupan-raci-lost':
        this.#lost(detail as HTMLElementEventMap['fupan-raci-lost']['detail']);
        return;
      case 'fupan-raci-menu': {
        const { x, y } = detail as { x: number; y: number };
        this.#openMenu(x, y);
        return;
      }
      case 'fupan-raci-more':
        this.#more(detail as HTMLElementEventMap['fupan-raci-more']['detail']);
    }
  }

  /** Takes a key that the grid leaves: undo, redo, save. */
  onKeydown(event: KeyboardEvent): void {
    const app = this.#app;
    if (!isCommandKey(event) || isComposing(event) || app.state?.kind !== 'grid') return;
    const body = requestOfKey(event);
    if (!body) return;
    // What is being typed has an undo of its own in the browser.
    const [from] = event.composedPath();
    const writing = app.grid?.actions?.editor.target || from instanceof HTMLInputElement;
    if (body.type !== 'save' && writing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#run(body);
  }

  /** Writes what is being typed. */
  commit(): void {
    this.#app.grid?.actions?.editor.finish('leave');
  }

  /** The page has another state. */
  shown(): void {
    if (this.#app.finding) void this.#refind();
  }

  /** Shows a message above the grid. */
  report(tone: Message['tone'], text: string): void {
    this.#app.message = { tone, text };
  }

  #turnTo(at: number): void {
    const app = this.#app;
    this.commit();
    app.at = at;
    app.found = [];
    app.foundAt = -1;
    if (app.finding) void this.#refind();
  }

  async #ask(make: () => RaciBody | null, typed: string | null): Promise<Outcome> {
    const app = this.#app;
    const outcome = await this.#queue.run(make);
    if (outcome.ok) {
      if (app.message?.rescued === undefined) app.message = null;
    } else if (outcome.code !== 'disposed' && (outcome.message || (typed && outcome.code !== 'gone'))) {
      const text = outcome.message || l10n.t('This could not be written.');
      const tone = outcome.code === 'internal' ? 'error' : 'warning';
      app.message = { tone, text, ...(typed ? { rescued: typed } : {}) };
    }
    return outcome;
  }

  #lost({ name, text, gone }: HTMLElementEventMap['fupan-raci-lost']['detail']): void {
    this.#app.message = {
      tone: 'warning',
      text: gone
        ? l10n.t('“{0}” is no longer there. Your text was not written:', name)
        : l10n.t('“{0}” was changed elsewhere meanwhile. Your text was not written:', name),
      rescued: text,
    };
  }

  #onCommand(command: Command): void {
    const app = this.#app;
    switch (command) {
      case 'insertPreset':
      case 'import':
        void this.#addMatrix(command);
        return;
      case 'openText':
        this.#run({ type: command });
        return;
      case 'export':
        this.#run({ type: 'export', matrix: app.at });
        return;
      case 'problems':
        this.#keep({ panel: !app.page.panel });
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
        if (app.finding) this.#step(command === 'findNext' ? 1 : -1, true);
        return;
      case 'help':
        app.keysShown = true;
        return;
      case 'menu':
        this.#openMenuAtCell();
        return;
      default:
        app.grid?.actions?.run(command);
    }
  }

  /** A new matrix is put last; it is what the person wants to see. */
  async #addMatrix(type: 'insertPreset' | 'import'): Promise<void> {
    const app = this.#app;
    const count = (): number => (app.state?.kind === 'grid' ? app.state.matrices.length : 0);
    const before = count();
    this.commit();
    const outcome = await this.#ask(() => ({ type }), null);
    if (outcome.ok && count() > before) this.#turnTo(count() - 1);
    app.grid?.focus();
  }

  #run(body: RaciBody): void {
    this.commit();
    void this.#ask(() => body, null);
  }

  #keep(change: Partial<PageState>): void {
    const app = this.#app;
    app.page = { ...app.page, ...change };
    app.host?.store.set(app.page);
  }

  #zoom(command: 'zoomIn' | 'zoomOut' | 'zoomReset'): void {
    const app = this.#app;
    const at = zooms.indexOf(app.page.zoom);
    const next = command === 'zoomReset' ? 1 : zooms[at + (command === 'zoomIn' ? 1 : -1)];
    if (next === undefined) return;
    this.#keep({ zoom: next });
    app.grid?.say(l10n.t('Zoom {0} %', Math.round(next * 100)));
  }

  async #beginFind(): Promise<void> {
    const app = this.#app;
    app.finding = true;
    await app.updateComplete;
    app.renderRoot.querySelector('fupan-raci-find')?.focus();
  }

  #search(text: string): void {
    const app = this.#app;
    app.sought = text;
    const { grid } = app;
    if (!grid) return;
    app.found = findText(grid.view, text);
    // The match at or after the current cell, so that typing on stays where it is.
    const { row, col } = grid.selection.head;
    app.foundAt = app.found.length ? nextMatch(app.found, { row, col: col - 1 }, 1) : -1;
    const place = app.found[app.foundAt];
    if (place) grid.go(place, false);
  }

  async #refind(): Promise<void> {
    const app = this.#app;
    await app.updateComplete;
    if (!app.grid) return;
    app.found = findText(app.grid.view, app.sought);
    app.foundAt = Math.min(app.foundAt, app.found.length - 1);
  }

  #step(by: number, focus: boolean): void {
    const app = this.#app;
    const { grid } = app;
    if (!grid || !app.found.length) return;
    app.foundAt = nextMatch(app.found, grid.selection.head, by);
    const place = app.found[app.foundAt];
    if (place) grid.go(place, focus);
  }

  #endFind(): void {
    const app = this.#app;
    app.finding = false;
    app.found = [];
    app.grid?.focus();
  }

  get #menu(): RaciMenu | null {
    return this.#app.renderRoot.querySelector('fupan-raci-menu');
  }

  #more({ folded, from }: { readonly folded: readonly MenuEntry[]; readonly from: HTMLElement }): void {
    const app = this.#app;
    if (app.menuOpen) return;
    const { right, bottom } = from.getBoundingClientRect();
    const readOnly = app.state?.kind === 'grid' && app.state.readOnly;
    app.menuOpen = true;
    void this.#menu?.open(menuOfToolbar(folded, readOnly), right, bottom + 2, from);
  }

  #openMenuAtCell(): void {
    const { grid } = this.#app;
    const box = grid?.cellAt(grid.selection.head)?.getBoundingClientRect();
    if (box) this.#openMenu(box.left + 8, box.bottom - 2);
  }

  #openMenu(x: number, y: number): void {
    const { grid } = this.#app;
    if (!grid) return;
    void this.#menu?.open(menuOfSelection(grid.view, grid.block, grid.readOnly), x, y, grid);
  }
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
