import * as l10n from '@vscode/l10n';
import type { PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ShownMatrix } from '../../../src/protocol/raci.ts';
import { baseStyles } from '../../styles/base.ts';
import { raciGridStyles } from '../../styles/raciGrid.ts';
import { isComposing } from '../keys.ts';
import type { EditTarget } from './cellEditor.ts';
import { CellEditor } from './cellEditor.ts';
import { report, sendCommand } from './events.ts';
import type { EditedGrid } from './gridEdits.ts';
import { GridEdits } from './gridEdits.ts';
import type { GridClipboard } from './gridClipboard.ts';
import { GridMarks } from './gridMarks.ts';
import { GridPointer } from './gridPointer.ts';
import { GridViewport } from './gridViewport.ts';
import { GridWriting } from './gridWriting.ts';
import { runCommand } from './gridCommands.ts';
import type { Command, KeyMeaning } from './keys.ts';
import { meaningOf } from './keys.ts';
import type { Window } from './layout.ts';
import { renderHeader, renderLoads, renderRow } from './rows.ts';
import type { Place, Selection } from './selection.ts';
import { blockOf, followed, inside, moved } from './selection.ts';
import { selectionInWords } from './statusText.ts';
import type { GridView } from './view.ts';
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
  @state() private announcement = '';
  @state() private shownRows: Window = { first: 0, end: 0 };
  @query('.scroller', true) readonly scroller!: HTMLElement;
  @query('.content', true) readonly content!: HTMLElement;
  @query('[role=grid]', true) private readonly table!: HTMLElement;
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
  readonly edits = new GridEdits(this);
  readonly viewport = new GridViewport(this);
  readonly writing = new GridWriting(this);
  readonly editor = new CellEditor(this.writing, () => (this.hasUpdated ? this.control : null));
  /** Resolves when the clipboard works: it is loaded behind the first picture. */
  readonly ready: Promise<GridClipboard> = import('./gridClipboard.ts').then(
    ({ GridClipboard: Clipboard }) => (this.#clipboard = new Clipboard(this)),
  );
  #clipboard: GridClipboard | null = null;
  readonly #pointer = new GridPointer(this);
  readonly marks = new GridMarks(this);
  #maker = new ViewMaker();
  #columns: object = {};
  #laid: GridView | null = null;
  #focusNext = false;
  #revealNext = false;
  readonly #sizes = new ResizeObserver(() => this.#onResize());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#clipboard?.dispose();
  }

  redraw(): void {
    this.requestUpdate('matrix');
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('matrix')) this.#makeView();
    if (changed.has('matrix') || changed.has('zoom')) {
      this.viewport.measure();
      this.#look();
    }
  }

  override render(): TemplateResult {
    const { view, matrix } = this;
    const { first, end } = this.shownRows;
    const { target, armed } = this.editor;
    return html`
      <div
        class="scroller"
        @scroll=${this.#onScroll}
        @wheel=${this.viewport.onWheel}
        @keydown=${this.#onKeydown}
        @pointerdown=${this.#pointer.onDown}
        @mousedown=${this.#pointer.onMouseDown}
        @dblclick=${this.#pointer.onDouble}
        @contextmenu=${this.#pointer.onMenu}
        @focusin=${this.#onFocusIn}
        @focusout=${this.#onFocusOut}
        @copy=${this.#onClipboard}
        @cut=${this.#onClipboard}
        @paste=${this.#onClipboard}
        @beforecopy=${this.#onClipboard}
        @beforecut=${this.#onClipboard}
        @beforepaste=${this.#onClipboard}
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
            <div role="rowgroup" class="thead">${guard([view], () => renderHeader(view))}</div>
            <div role="rowgroup" class="tbody">
              ${guard([view, first, end], () =>
                repeat(
                  view.rows.slice(first, end),
                  ({ key }) => key,
                  (row, at) => renderRow(row, first + at, view, this.#columns),
                ),
              )}
            </div>
            <div role="rowgroup" class="tfoot">${guard([view], () => renderLoads(view))}</div>
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
            aria-label=${this.marks.nameOfTarget(target ?? armed)}
            placeholder=${target?.kind.startsWith('new') ? this.newName(target) : ''}
            @input=${this.editor.onInput}
            @compositionstart=${this.editor.onCompositionStart}
            @compositionend=${this.editor.onCompositionEnd}
            @blur=${this.editor.onBlur}
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
      this.drawn = new Map(
        [...this.renderRoot.querySelectorAll<HTMLElement>('.row[data-row]')].map((row) => [
          Number(row.dataset.row),
          row,
        ]),
      );
      this.viewport.lay(this.shownRows);
    }
    this.editor.checkTarget();
    this.marks.apply();
    if (this.#revealNext) this.#reveal();
    if (this.#focusNext) this.#focusHead();
    this.#revealNext = false;
    this.#focusNext = false;
  }

  /** Makes `selection` the current one, shows it and, unless told otherwise, puts the focus on it. */
  select(selection: Selection, focus = true): void {
    this.selects++;
    if (this.editor.target) this.editor.finish('leave');
    this.selection = selection;
    this.announcement = '';
    this.arm();
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

  /** Does what `command` says to what is selected. */
  run(command: Command): void {
    runCommand(this, command);
  }

  /** Begins to write at a target, with all of its text selected where it is new. */
  write(target: EditTarget): void {
    this.editor.begin(target, target.kind !== 'cell');
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
    this.view = this.#maker.make(this.matrix, this.edits.pending);
    const { view } = this;
    const same =
      view.roles.length === before.roles.length &&
      view.roles.every(({ name }, at) => name === before.roles[at]?.name) &&
      view.notes.join('\n') === before.notes.join('\n');
    if (!same) this.#columns = {};
    this.selection = before.roles.length ? followed(before, view, this.selection) : this.#start();
    this.arm();
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

  readonly #onScroll = (): void => {
    this.viewport.scrolled();
    this.#look();
    this.marks.place();
  };

  /** Lets the text control wait over the current cell where that is a name. */
  arm(): void {
    const { head, anchor } = this.selection;
    const target = this.writing.targetAt(head);
    const single = head.row === anchor.row && head.col === anchor.col;
    this.editor.arm(target && target.kind !== 'cell' && (single || this.#isName(head)) ? target : null);
  }

  #isName({ row, col }: Place): boolean {
    return row < 0 || col < 0;
  }

  #reveal(): void {
    const { head } = this.selection;
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
    const { editor } = this;
    if (editor.target || editor.armed) {
      this.control.focus({ preventScroll: true });
      return;
    }
    const cell = this.cellAt(this.selection.head);
    (cell ?? this.table).focus({ preventScroll: true });
  }

  readonly #onClipboard = (event: Event): void => this.#clipboard?.onEvent(event);

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (!event.relatedTarget) this.scroller.classList.remove('focused');
  };

  readonly #onFocusIn = (event: FocusEvent): void => {
    this.scroller.classList.add('focused');
    // A screen reader may put the focus on any cell.
    const place = this.placeOf(event);
    const { head } = this.selection;
    if (!place || this.editor.target || (place.row === head.row && place.col === head.col)) return;
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

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (this.editor.target) {
      this.editor.onKeydown(event);
      return;
    }
    if (isComposing(event)) return;
    const text = this.editor.armed !== null;
    const meaning = meaningOf(event, text);
    if (!meaning) {
      this.#clipboard?.onKeydown(event);
      this.#hint(event, text);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.#do(meaning);
  };

  #do(meaning: KeyMeaning): void {
    if ('command' in meaning) {
      this.run(meaning.command);
      return;
    }
    const { move, extend } = meaning;
    const by = meaning.by === 'page' ? this.viewport.rowsOfPage(this.selection.head.row) : meaning.by;
    this.select(moved(this.view, this.selection, move, by, extend));
  }

  /** A character that means nothing in a cell of letters says what does. */
  #hint(event: KeyboardEvent, text: boolean): void {
    if (text || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ') event.preventDefault();
    if (this.readOnly) this.say(l10n.t('This document is read-only.'));
    else this.say(l10n.t('R A C I S set letters, Enter writes words, ? lists all keys.'));
  }

  /** What a screen reader says of the text control for a row or role that is not there yet. */
  newName(target: EditTarget | null): string {
    if (target?.kind === 'newRow') return l10n.t('New matter');
    return target?.kind === 'newRole' ? l10n.t('New role') : l10n.t('Text of the cell');
  }

  /** Asks the page for the menu of what is selected, at a point of the window. */
  openMenu(x: number, y: number): void {
    this.dispatchEvent(
      new CustomEvent('fupan-raci-menu', { detail: { x, y }, bubbles: true, composed: true }),
    );
  }

  /** Shows `text` in the page's message bar. */
  refuse(text: string): void {
    report(this, text);
  }

  /** Hands a command to the page. */
  hand(command: Command): void {
    sendCommand(this, command);
  }

  /** The block that is selected. */
  get block(): ReturnType<typeof blockOf> {
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
