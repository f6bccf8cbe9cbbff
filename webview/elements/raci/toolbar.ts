import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../../styles/base.ts';
import type { IconName } from '../icon.ts';
import { icon } from '../icon.ts';
import { sendCommand } from './events.ts';
import type { Command } from './keys.ts';
import type { MenuEntry } from './menu.ts';

interface Action {
  readonly command: Command;
  readonly label: string;
  readonly hint: string;
  readonly icon: IconName;
  readonly writes: boolean;
  readonly key?: string;
}

/** How much room there is: words beside the icons, icons alone, or a menu. */
type Room = 'words' | 'icons' | 'menu';

/**
 * The tool bar: which matrix, what can be added, problems, find, text. What has no room goes into the menu. Sends
 * `fupan-raci-command`, `fupan-raci-matrix` and `fupan-raci-more` (with what the menu takes over).
 */
@customElement('fupan-raci-toolbar')
export class RaciToolbar extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        flex: none;
        border-bottom: 1px solid var(--line);
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 2px;
        min-height: 30px;
        padding: 3px 8px;
      }
      select {
        flex: 0 1 auto;
        min-width: 64px;
        max-width: 240px;
        height: 22px;
        margin-inline-end: 6px;
        padding: 0 2px;
        font: inherit;
        color: var(--vscode-dropdown-foreground);
        background: var(--vscode-dropdown-background);
        border: 1px solid var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent));
        border-radius: var(--radius);
        text-overflow: ellipsis;
      }
      option {
        color: var(--vscode-dropdown-foreground);
        background: var(--vscode-dropdown-listBackground, var(--vscode-dropdown-background));
      }
      .textButton {
        flex: none;
        padding: 0 6px 0 4px;
        color: var(--vscode-foreground);
        white-space: nowrap;
      }
      .textButton[aria-expanded='true'] {
        background: var(--vscode-toolbar-hoverBackground);
      }
      .space {
        flex: 1;
      }
      .divider {
        flex: none;
        width: 1px;
        height: 16px;
        margin-inline: 4px;
        background: var(--vscode-editorWidget-border, var(--line));
      }
      .clean {
        color: var(--quiet);
      }
    `,
  ];

  /** Titles of all matrices of the file. */
  @property({ attribute: false }) titles: readonly string[] = [];
  @property({ type: Number }) at = 0;
  @property({ type: Number }) problems = 0;
  @property({ type: Number }) errors = 0;
  @property({ type: Boolean }) panelOpen = false;
  @property({ type: Boolean }) readOnly = false;
  @property({ type: Boolean }) menuOpen = false;
  @state() private room: Room = 'words';
  /** Widths that the bar wants with words and with icons, measured once each. */
  #wanted: Partial<Record<Room, number>> = {};
  /** Before the first picture the browser tells the size by itself, which is cheaper than to ask for it. */
  #sized = false;
  readonly #sizes = new ResizeObserver(() => {
    this.#sized = true;
    this.#fit();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('titles') || changed.has('problems') || changed.has('at')) this.#wanted = {};
  }

  override render(): TemplateResult {
    const actions = this.#actions().filter(({ writes }) => !writes || !this.readOnly);
    const shown = this.room === 'menu' ? actions.filter(({ command }) => command === 'rowBelow') : actions;
    return html`<div class="bar" role="toolbar" aria-label=${l10n.t('Matrix')} @keydown=${this.#onKey}>
      ${this.titles.length > 1 ? this.#renderSwitcher() : nothing}
      ${shown.map((action) => this.#renderAction(action))} ${this.#renderProblems()}
      <span class="space"></span>
      ${
        this.room === 'menu'
          ? nothing
          : html`<button
                class="iconButton"
                type="button"
                aria-label=${l10n.t('Find')}
                title="${l10n.t('Find')} (Ctrl+F)"
                @click=${() => sendCommand(this, 'find')}
              >
                ${icon('search')}
              </button>
              <button
                class=${this.room === 'words' ? 'textButton' : 'iconButton'}
                type="button"
                aria-label=${l10n.t('Open as text')}
                title=${l10n.t('Open as text')}
                @click=${() => sendCommand(this, 'openText')}
              >
                ${icon('openText')}${this.room === 'words' ? html`<span>${l10n.t('Open as text')}</span>` : nothing}
              </button>`
      }
      <button
        class="iconButton more"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.menuOpen ? 'true' : 'false'}
        aria-label=${l10n.t('More actions')}
        title=${l10n.t('More actions')}
        @click=${this.#more}
      >
        ${icon('more')}
      </button>
    </div>`;
  }

  override updated(): void {
    if (this.#sized) this.#fit();
  }

  #actions(): readonly Action[] {
    return [
      {
        command: 'rowBelow',
        label: l10n.t('Row'),
        hint: l10n.t('Add a row below'),
        icon: 'add',
        writes: true,
      },
      {
        command: 'roleAfter',
        label: l10n.t('Role'),
        hint: l10n.t('Add a role'),
        icon: 'personAdd',
        writes: true,
      },
      {
        command: 'insertPreset',
        label: l10n.t('Preset'),
        hint: l10n.t('Insert a preset'),
        icon: 'preset',
        writes: true,
      },
      {
        command: 'import',
        label: l10n.t('Import'),
        hint: l10n.t('Import from Excel or CSV'),
        icon: 'import',
        writes: true,
      },
      {
        command: 'export',
        label: l10n.t('Export'),
        hint: l10n.t('Export to Excel, CSV or HTML'),
        icon: 'export',
        writes: false,
      },
    ];
  }

  #renderSwitcher(): TemplateResult {
    return html`<select
      aria-label=${l10n.t('Matrix')}
      .value=${String(this.at)}
      @change=${(event: Event) => {
        const at = Number((event.target as HTMLSelectElement).value);
        this.dispatchEvent(
          new CustomEvent('fupan-raci-matrix', { detail: at, bubbles: true, composed: true }),
        );
      }}
    >
      ${this.titles.map(
        (title, at) =>
          html`<option value=${at} ?selected=${at === this.at}>
            ${title || l10n.t('Matrix {0}', at + 1)}
          </option>`,
      )}
    </select>`;
  }

  #renderAction({ command, label, hint, icon: sign }: Action): TemplateResult {
    const words = this.room === 'words';
    return html`<button
      class=${words ? 'textButton' : 'iconButton'}
      type="button"
      aria-label=${hint}
      title=${hint}
      @click=${() => sendCommand(this, command)}
    >
      ${icon(sign)}${words ? html`<span>${label}</span>` : nothing}
    </button>`;
  }

  #renderProblems(): TemplateResult {
    const { problems, errors } = this;
    const tone = errors ? 'error' : problems ? 'warning' : '';
    // The figure on the button is part of its name, so that it can be called by what is seen.
    const name = l10n.t('{0} problems; show them and the analysis', problems);
    return html`<button
      class="textButton ${problems ? '' : 'clean'}"
      type="button"
      aria-expanded=${this.panelOpen ? 'true' : 'false'}
      aria-label=${name}
      title=${name}
      @click=${() => sendCommand(this, 'problems')}
    >
      ${icon(tone === '' ? 'verified' : tone, tone)}<span>${problems}</span>
    </button>`;
  }

  /** Takes the most words that fit. */
  #fit(): void {
    const bar = this.renderRoot.querySelector<HTMLElement>('.bar');
    if (!bar) return;
    const space = bar.querySelector<HTMLElement>('.space')?.offsetWidth ?? 0;
    const over = bar.scrollWidth - bar.clientWidth;
    this.#wanted[this.room] = bar.clientWidth + (over > 0 ? over : -space);
    const room = this.#roomFor(bar.clientWidth);
    if (room !== this.room) this.room = room;
  }

  #roomFor(width: number): Room {
    const fits = (room: Room): boolean => (this.#wanted[room] ?? 0) <= width;
    return fits('words') ? 'words' : fits('icons') ? 'icons' : 'menu';
  }

  readonly #more = (event: Event): void => {
    const folded = this.room === 'menu' ? this.#folded() : [];
    const from = event.currentTarget as HTMLElement;
    const detail = { folded, from };
    this.dispatchEvent(new CustomEvent('fupan-raci-more', { detail, bubbles: true, composed: true }));
  };

  #folded(): readonly MenuEntry[] {
    const actions = this.#actions().filter(
      ({ command, writes }) => command !== 'rowBelow' && !(writes && this.readOnly),
    );
    return [
      ...actions.map(({ command, hint }) => ({ command, label: hint })),
      { command: 'find', label: l10n.t('Find'), key: 'Ctrl+F', line: true },
      { command: 'openText', label: l10n.t('Open as text') },
    ];
  }

  /** One stop of the Tab key would hide the select; the arrow keys go along as well. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('button, select')];
    const at = all.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const next = all[at + by];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-raci-toolbar': RaciToolbar;
  }
  interface HTMLElementEventMap {
    'fupan-raci-more': CustomEvent<{ readonly folded: readonly MenuEntry[]; readonly from: HTMLElement }>;
  }
}
