import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { statusName } from '../../src/l10n/problemText.ts';
import type { RecentRetrospective, StartState } from '../../src/protocol/retrospective.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { fieldStyles } from '../styles/field.ts';
import './controls.ts';
import { sendRequest } from './events.ts';
import { icon } from './icon.ts';
import { isComposing } from './keys.ts';

/** Shown while no retrospective is open: a new one in one line, the recent ones, and what a foreign file could become. */
@customElement('fupan-start')
export class StartPage extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    css`
      :host {
        display: block;
        max-width: 640px;
        padding: 8px 12px 16px;
      }
      .lead {
        margin-bottom: 8px;
      }
      form {
        display: grid;
        gap: 6px;
      }
      form label {
        padding: 0;
      }
      vscode-button {
        width: 100%;
      }
      /* The library borders it like a primary button; themes have a border of its own for it. */
      vscode-button[secondary] {
        --vscode-button-border: var(
          --vscode-button-secondaryBorder,
          var(--vscode-contrastBorder, transparent)
        );
      }
      /* High contrast has no colour for it, and the library's own is a grey. */
      :host-context(.vscode-high-contrast) vscode-button[secondary] {
        --vscode-button-secondaryBackground: transparent;
        --vscode-button-secondaryHoverBackground: transparent;
        --vscode-button-secondaryForeground: var(--vscode-foreground);
      }
      .hint,
      .foreign {
        margin-top: 6px;
        color: var(--quiet);
      }
      .foreign {
        display: flex;
        flex-direction: column;
        align-items: flex-start;
        gap: 4px;
        margin-top: 12px;
        padding: 8px;
        color: inherit;
        border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, transparent));
        border-radius: var(--radius);
        background: var(--vscode-textBlockQuote-background);
      }
      h2 {
        margin: 16px 0 2px;
        font-size: 11px;
        font-weight: 700;
      }
      .recent {
        margin-inline: -12px;
      }
      .recent button {
        display: block;
        width: 100%;
        padding: 3px 12px;
        text-align: start;
        background: none;
        border: 0;
      }
      .recent button:hover {
        background: var(--vscode-list-hoverBackground);
        color: var(--vscode-list-hoverForeground, inherit);
        outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
        outline-offset: -1px;
      }
      .recent button:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
      }
      .name,
      .facts {
        display: block;
      }
      .facts {
        font-size: 12px;
        line-height: 16px;
        color: var(--quiet);
      }
      .overdue {
        white-space: nowrap;
        color: var(--vscode-foreground);
      }
      .overdue .icon {
        width: 14px;
        height: 14px;
        font-size: 14px;
      }
    `,
  ];

  @property({ attribute: false }) state!: StartState;
  @query('input') private readonly titleInput!: HTMLInputElement;
  @state() private creating = false;

  override render(): TemplateResult {
    const { recent, foreign, hasFolder } = this.state;
    return html`
      <p class="lead">
        ${l10n.t(
          'When a customer complains: write down the facts, find the real cause, agree on fixes, and keep the lesson, in a Markdown file of the project.',
        )}
      </p>
      <form @submit=${this.#onSubmit} @keydown=${this.#onKeydown}>
        <label for="title">${l10n.t('New retrospective')}</label>
        <input
          class="control"
          id="title"
          type="text"
          autocomplete="off"
          maxlength="200"
          placeholder=${l10n.t('Title, for example: stock not synchronised')}
        />
        <vscode-button @click=${this.#create} ?disabled=${this.creating}>${l10n.t('Create')}</vscode-button>
      </form>
      ${
        hasFolder
          ? nothing
          : html`<p class="hint">${l10n.t('No folder is open; you will be asked where to keep it.')}</p>`
      }
      ${
        foreign === null
          ? nothing
          : html`<div class="foreign">
              <span
                >${l10n.t('{0} is not a retrospective yet. Its sections can be taken over as they are.', foreign)}</span
              >
              <vscode-button secondary @click=${() => sendRequest(this, () => ({ type: 'adopt' }))}
                >${l10n.t('Take over')}</vscode-button
              >
            </div>`
      }
      <h2>${l10n.t('Recent')}</h2>
      ${
        recent.length
          ? html`<ul class="recent">
              ${recent.map((one) => this.#renderRecent(one))}
            </ul>`
          : html`<p class="quiet">
              ${l10n.t('None so far. They will be listed here with their open fixes.')}
            </p>`
      }
    `;
  }

  #renderRecent(one: RecentRetrospective): TemplateResult {
    const facts = [one.date, statusName(one.status)].filter(Boolean);
    if (one.openFixes) {
      facts.push(one.openFixes === 1 ? l10n.t('1 open fix') : l10n.t('{0} open fixes', one.openFixes));
    }
    return html`<li>
      <button type="button" @click=${() => sendRequest(this, () => ({ type: 'openRecent', uri: one.uri }))}>
        <span class="name">${one.title}</span>
        <span class="facts"
          >${facts.join('\u00a0· ')}${
            one.overdueFixes
              ? html`${'\u00a0· '}<span class="overdue"
                    >${icon('warning', 'warning')} ${l10n.t('{0} overdue', one.overdueFixes)}</span
                  >`
              : nothing
          }</span
        >
      </button>
    </li>`;
  }

  /** Gives the focus to the title of a new retrospective. */
  override focus(): void {
    this.titleInput.focus();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // Enter that ends a composition must not create anything.
    if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
    else if (event.key === 'Enter' && event.target === this.titleInput) {
      event.preventDefault();
      void this.#create();
    }
  };

  readonly #onSubmit = (event: Event): void => event.preventDefault();

  readonly #create = async (): Promise<void> => {
    if (this.creating) return;
    this.creating = true;
    const outcome = await sendRequest(this, () => ({ type: 'create', title: this.titleInput.value.trim() }));
    this.creating = false;
    if (outcome.ok && this.isConnected) this.titleInput.value = '';
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-start': StartPage;
  }
}
