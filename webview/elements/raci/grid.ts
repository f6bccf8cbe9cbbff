import * as l10n from '@vscode/l10n';
import type { PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ShownMatrix } from '../../../src/protocol/raci.ts';
import { picture } from '../../picture.ts';
import { baseStyles } from '../../styles/base.ts';
import { raciGridStyles } from '../../styles/raciGrid.ts';
import { EarlyEvents } from './earlyEvents.ts';
import type { GridActions } from './gridActions.ts';
import type { EditedGrid } from './gridEdits.ts';
import { GridMarks } from './gridMarks.ts';
import { GridViewport } from './gridViewport.ts';
import type { Window } from './layout.ts';
import { renderHeader, renderLoads, renderRow } from './rows.ts';
import type { Block, Place, Selection } from './selection.ts';
import { blockOf, followed, inside } from './selection.ts';
import { selectionInWords } from './statusText.ts';
import type { GridView, ViewRow } from './view.ts';
import { ViewMaker } from './view.ts';

const origin: Place = { row: 0, col: 0 };

/**
 * One matrix as an ARIA grid. The current cell has the focus (or, where a name is current, the text control over it), so
 * that the grid is one stop of the Tab key. Sends `fupan-raci-ask` for changes and `fupan-raci-command` for what the page does.
 */
@customElement('fupan-raci-grid')
export class RaciGrid extends LitElement implements EditedGrid {
  static override styles = [baseStyles, raciGridStyles];

  @property({ attribute: false }) matrix!: ShownMatrix;
  /** Index of the matrix in the document. */
  @property({ type: Number }) at = 0;
  @property({ type: Boolean }) readOnly = false;
  /** 1 is the ordinary size. */
  @property({ type: Number }) zoom = 1;
  /** Cells that the find bar found. */
  @property({ attribute: false }) found: readonly Place[] = [];
  /** Makes what acts on the grid, once it is loaded. */
  @property({ attribute: false }) makeActions: ((grid: RaciGrid) => GridActions) | null = null;
  @state() private announcement = '';
  @state() private shownRows: Window = { first: 0, end: 0 };
  /** How many roles are drawn: those in sight in the first picture, then all. */
  @state() private shownRoles = 0;
  @query('.scroller', true) readonly scroller!: HTMLElement;
  @query('.content', true) readonly content!: HTMLElement;
  @query('[role=grid]', true) private readonly table!: HTMLElement;
  @query('.thead', true) private readonly head!: HTMLElement;
  @query('.tbody', true) readonly body!: HTMLElement;
  @query('.handle', true) readonly handle!: HTMLElement;
  @query('.fill', true) readonly fill!: HTMLElement;
  @query('.line', true) readonly line!: HTMLElement;
  @query('.editor', true) readonly control!: HTMLTextAreaElement;
  view: GridView = { label: '', roles: [], rows: [], notes: [] };
  selection: Selection = { anchor: origin, head: origin };
  /** How often something was selected, for what happens later to see that the person has moved on. */
  selects = 0;
  /** The drawn rows by index; -1 is that of the roles. */
  drawn: ReadonlyMap<number, HTMLElement> = new Map();
  readonly viewport = new GridViewport(this);
  /** What a person does to the grid; null until it is loaded. */
  actions: GridActions | null = null;
  readonly #early = new EarlyEvents();
  readonly marks = new GridMarks(this);
  #maker = new ViewMaker();
  #columns: object = {};
  #laid: GridView | null = null;
  #focusNext = false;
  #revealNext = false;
  #growing = false;
  readonly #sizes = new ResizeObserver(() => this.#onResize());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.actions?.dispose();
  }

  redraw(): void {
    this.requestUpdate('matrix');
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.makeActions && !this.actions) this.actions = this.makeActions(this);
    if (changed.has('matrix')) this.#makeView();
    else if (changed.has('makeActions')) this.actions?.arm();
    if (changed.has('matrix') || changed.has('zoom')) {
      this.viewport.measure();
      if (!this.hasUpdated) this.shownRoles = this.viewport.rolesInSight();
      this.#look();
    }
  }

  override render(): TemplateResult {
    const { view, matrix, shownRoles } = this;
    const { first, end } = this.shownRows;
    const cut = shownRoles < view.roles.length ? shownRoles : null;
    const { target = null, armed = null } = this.actions?.editor ?? {};
    return html`
      <div
        class="scroller"
        @scroll=${this.#onScroll}
        @wheel=${this.viewport.onWheel}
        @keydown=${this.#act}
        @pointerdown=${this.#act}
        @pointerup=${this.#act}
        @mousedown=${this.#act}
        @dblclick=${this.#act}
        @contextmenu=${this.#act}
        @focusin=${this.#onFocusIn}
        @focusout=${this.#onFocusOut}
        @copy=${this.#act}
        @cut=${this.#act}
        @paste=${this.#act}
        @beforecopy=${this.#act}
        @beforecut=${this.#act}
        @beforepaste=${this.#act}
      >
        <div class="content">
          <div
            role="grid"
            tabindex="-1"
            aria-label=${matrix.title || l10n.t('Responsibility matrix')}
            aria-rowcount=${view.rows.length + 2}
            aria-colcount=${1 + view.roles.length + view.notes.length}
            aria-multiselectable="true"
            aria-readonly=${this.readOnly ? 'true' : 'false'}
          >
            <div role="rowgroup" class="thead">${guard([view, cut], () => renderHeader(view, cut))}</div>
            <div role="rowgroup" class="tbody">
              ${guard([view, first, end, cut], () =>
                repeat(
                  view.rows.slice(first, end),
                  ({ key }) => key,
                  (row, at) =>
                    renderRow(row, first + at, view, this.#columns, this.#mayBeCut(row, cut) ? cut : null),
                ),
              )}
            </div>
            <div role="rowgroup" class="tfoot">${guard([view, cut], () => renderLoads(view, cut))}</div>
          </div>
          ${
            view.rows.length
              ? nothing
              : html`<p class="nothing">${l10n.t('No matter yet. Insert adds the first one.')}</p>`
          }
          <textarea
            class="editor ${target ? '' : 'armed'}"
            rows="1"
            maxlength="20000"
            spellcheck="false"
            autocomplete="off"
            ?hidden=${!target && !armed}
            tabindex=${target || armed ? '0' : '-1'}
            aria-label=${this.actions?.overlays.nameOfTarget(target ?? armed) ?? nothing}
            placeholder=${this.actions?.overlays.hintOfTarget(target) ?? ''}
            @input=${this.#write}
            @compositionstart=${this.#write}
            @compositionend=${this.#write}
            @blur=${this.#write}
          ></textarea>
          <div class="handle" hidden></div>
          <div class="fill" hidden></div>
          <div class="line" hidden></div>
        </div>
      </div>
      <div class="status" role="status" aria-live="polite">
        <span class="said">${this.announcement || selectionInWords(view, this.selection)}</span>
      </div>
    `;
  }

  protected override update(changed: PropertyValues<this>): void {
    const focused = this.#hasFocus();
    super.update(changed);
    // A row that moves, or is no longer drawn, drops the focus.
    if (focused && !this.#hasFocus()) this.#focusNext = true;
  }

  override updated(changed: PropertyValues<this>): void {
    // An arrow key changes none of these, and must not pay for them.
    if (this.#laid !== this.view || changed.has('zoom') || changed.has('shownRows' as keyof RaciGrid)) {
      this.#laid = this.view;
      const { first } = this.shownRows;
      const [header] = this.head.children;
      this.drawn = new Map([
        [-1, header as HTMLElement],
        ...[...this.body.children].map((row, at) => [first + at, row as HTMLElement] as const),
      ]);
      this.viewport.lay(this.shownRows);
    }
    this.actions?.editor.checkTarget();
    this.marks.apply();
    if (this.#revealNext) this.#reveal();
    if (this.#focusNext) this.#focusHead();
    this.#revealNext = false;
    this.#focusNext = false;
    if (changed.has('makeActions')) this.actions?.catchUp(this.#early.take());
    this.#grow();
  }

  /** Makes `selection` the current one, shows it and, unless told otherwise, puts the focus on it. */
  select(selection: Selection, focus = true): void {
    this.selects++;
    this.actions?.editor.finish('leave');
    this.selection = selection;
    this.announcement = '';
    this.actions?.arm();
    this.#focusNext ||= focus;
    this.#revealNext = true;
    this.requestUpdate();
  }

  /** Makes one cell current. */
  go(place: Place, focus = true): void {
    const head = inside(this.view, place);
    this.select({ anchor: head, head }, focus);
  }

  /** Says `text` in the status line. */
  say(text: string): void {
    // The same words twice would not be read out again.
    this.announcement = this.announcement === text ? `${text}\u00a0` : text;
  }

  /** Puts the focus on the current cell. */
  override focus(): void {
    this.#focusNext = true;
    this.requestUpdate();
  }

  /** The drawn element of a cell, or null where it is not drawn. */
  cellAt({ row, col }: Place): HTMLElement | null {
    const drawn = this.drawn.get(row);
    if (!drawn) return null;
    const at = this.view.rows[row]?.section ? 0 : col + 1;
    return (drawn.children[at] as HTMLElement | undefined) ?? null;
  }

  #makeView(): void {
    const before = this.view;
    const { pending = [], pasted = null } = this.actions?.edits ?? {};
    this.view = this.#maker.make(this.matrix, pending, pasted);
    const { view } = this;
    const same =
      view.roles.length === before.roles.length &&
      view.roles.every(({ name }, at) => name === before.roles[at]?.name) &&
      view.notes.join('\n') === before.notes.join('\n');
    if (!same) this.#columns = {};
    this.selection = before.roles.length ? followed(before, view, this.selection) : this.#start();
    this.actions?.arm();
  }

  #start(): Selection {
    // A group's heading is no place to begin.
    const row = Math.max(
      0,
      this.view.rows.findIndex(({ section }) => !section),
    );
    const head = inside(this.view, { row, col: 0 });
    return { anchor: head, head };
  }

  /** Finds out which rows are to be drawn. */
  #look(): void {
    const next = this.viewport.window();
    const { first, end } = this.shownRows;
    if (next.first !== first || next.end !== end) this.shownRows = next;
  }

  #onResize(): void {
    if (!this.hasUpdated) return;
    if (this.viewport.resized()) {
      this.#laid = null;
      this.requestUpdate();
    }
    this.#look();
  }

  #mayBeCut(row: ViewRow, count: number | null): boolean {
    return count !== null && this.viewport.mayBeCut(row, count);
  }

  readonly #onScroll = (): void => {
    this.shownRoles = Infinity;
    this.viewport.scrolled();
    this.#look();
    this.actions?.overlays.place();
  };

  #reveal(): void {
    const { head } = this.selection;
    if (!this.cellAt(head)) this.shownRoles = Infinity;
    if (head.row >= 0 && !this.cellAt(head)) {
      this.viewport.scrollTo(head.row);
      this.#look();
      // Once it is drawn it can be shown whole, and take the focus.
      const focus = this.#focusNext || this.#hasFocus();
      void this.updateComplete.then(() => {
        this.#revealNext = true;
        this.#focusNext ||= focus;
        this.requestUpdate();
      });
      return;
    }
    this.marks.reveal(head);
  }

  #hasFocus(): boolean {
    return (this.shadowRoot?.activeElement ?? null) !== null;
  }

  #focusHead(): void {
    const editor = this.actions?.editor;
    if (editor?.target || editor?.armed) {
      this.control.focus({ preventScroll: true });
      return;
    }
    const cell = this.cellAt(this.selection.head);
    (cell ?? this.table).focus({ preventScroll: true });
  }

  readonly #act = (event: Event): void => (this.actions ?? this.#early).on(event);

  readonly #write = (event: Event): void => this.actions?.editor.on(event);

  /** What is out of sight is drawn behind the first picture, some at a time, so that no key has to wait for all of it. */
  #grow(): void {
    if (this.#growing || this.isWhole) return;
    this.#growing = true;
    void picture().then(() => {
      this.#growing = false;
      if (!this.isConnected) return;
      if (this.shownRoles === Infinity) this.viewport.grow();
      this.shownRoles = Infinity;
      this.#look();
      this.#grow();
    });
  }

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (!event.relatedTarget) this.scroller.classList.remove('focused');
  };

  readonly #onFocusIn = (event: FocusEvent): void => {
    this.scroller.classList.add('focused');
    // A screen reader may put the focus on any cell.
    const place = this.placeOf(event);
    const { head } = this.selection;
    if (!place || this.actions?.editor.target || (place.row === head.row && place.col === head.col)) return;
    if (this.view.rows[place.row]?.section && place.row === head.row) return;
    this.go(place, false);
  };

  /** The cell that an event is about. */
  placeOf(event: Event): Place | null {
    const cell = event
      .composedPath()
      .find((one) => one instanceof HTMLElement && one.dataset.col !== undefined);
    if (!(cell instanceof HTMLElement)) return null;
    const row = Number(cell.parentElement?.dataset.row ?? NaN);
    return Number.isNaN(row) ? null : { row, col: Number(cell.dataset.col) };
  }

  /** True where all is drawn that is to be, in sight or not. */
  get isWhole(): boolean {
    return this.viewport.isWhole && this.shownRoles === Infinity;
  }

  /** The block that is selected. */
  get block(): Block {
    return blockOf(this.selection);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-raci-grid': RaciGrid;
  }
  interface HTMLElementEventMap {
    'fupan-raci-menu': CustomEvent<{ readonly x: number; readonly y: number }>;
    'fupan-raci-lost': CustomEvent<{ readonly name: string; readonly text: string; readonly gone: boolean }>;
  }
}
