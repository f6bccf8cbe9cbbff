import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { waitingText } from '../../../src/l10n/shareText.ts';
import { chosenFacets, withoutFacets } from '../../../src/cases/facetQuery.ts';
import type { CasesState } from '../../../src/protocol/cases.ts';
import { baseStyles, buttonStyles } from '../../styles/base.ts';
import '../controls.ts';
import { icon } from '../icon.ts';
import { act } from './events.ts';

const number = new Intl.NumberFormat('en');

/** What the view has to say instead of hits: what it is for, or why nothing was found, with the ways on. */
@customElement('fupan-cases-empty')
export class NoCases extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        padding: 6px 14px 16px;
      }
      .actions {
        display: grid;
        gap: 6px;
        max-width: 300px;
        margin-top: 10px;
      }
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
      .ways {
        display: flex;
        flex-direction: column;
        gap: 4px;
        align-items: flex-start;
        margin-top: 8px;
      }
    `,
  ];

  @property({ attribute: false }) state!: CasesState;
  @property() query = '';
  /** How many cases there are in all. */
  @property({ type: Number }) cases = 0;

  override render(): TemplateResult {
    if (this.cases === 0 && this.query.trim() === '') return this.#renderFirst();
    return this.cases === 0 && !this.state.folders.some(({ kind }) => kind === 'library')
      ? this.#renderFirst()
      : this.#renderNothing();
  }

  #renderFirst(): TemplateResult {
    const { folders, activity, canCreate } = this.state;
    if (activity.kind === 'indexing') return html`<p class="quiet">${l10n.t('Looking for cases…')}</p>`;
    const hasLibrary = folders.some(({ kind }) => kind === 'library');
    return html`
      <p>
        ${
          hasLibrary
            ? l10n.t('There is no case in the libraries yet. Each Markdown file in them counts as one.')
            : l10n.t(
                'Search what earlier projects have learnt: causes, handling and lessons in folders of Markdown files, your own or your department’s.',
              )
        }
      </p>
      <div class="actions">
        <vscode-button @click=${() => act(this, { type: 'addLibrary' })}
          >${hasLibrary ? l10n.t('Add another folder…') : l10n.t('Choose a library folder…')}</vscode-button
        >
        ${
          canCreate
            ? html`<vscode-button secondary @click=${() => act(this, { type: 'newCase' })}
                >${l10n.t('New case')}</vscode-button
              >`
            : nothing
        }
      </div>
    `;
  }

  #renderNothing(): TemplateResult {
    const filters = chosenFacets(this.query).length;
    const words = withoutFacets(this.query);
    const send = (query: string) => this.dispatchEvent(new CustomEvent('fupan-cases-try', { detail: query }));
    return html`
      <p>${words === '' ? l10n.t('No case has all of these.') : l10n.t('No case found for “{0}”.', words)}</p>
      <div class="ways">
        ${
          filters > 0 && words !== ''
            ? html`<button class="linkButton" type="button" @click=${() => send(words)}>
                ${l10n.t('Search without the filters')}
              </button>`
            : nothing
        }
        <button class="linkButton" type="button" @click=${() => send('')}>
          ${l10n.t('Show all {0} cases', number.format(this.cases))}
        </button>
      </div>
    `;
  }
}

/** Lines above and below the hits about what the library is doing and what is not searched. */
@customElement('fupan-cases-status')
export class CasesStatus extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
      }
      p {
        display: flex;
        flex-wrap: wrap;
        gap: 0 8px;
        align-items: baseline;
        padding: 2px 12px 2px 14px;
        color: var(--quiet);
      }
      p .icon {
        align-self: center;
      }
      .text {
        flex: 1 1 auto;
        min-width: 0;
      }
      .icon + .text {
        flex: 1 1 0;
      }
    `,
  ];

  @property({ attribute: false }) state!: CasesState;

  override render(): TemplateResult {
    const { activity, folders, skipped, waiting } = this.state;
    const missing = folders.filter((folder) => folder.state === 'missing');
    return html`
      ${activity.kind === 'indexing' || activity.kind === 'cancelled' ? this.#renderIndexing(activity) : nothing}
      ${missing.map(
        ({ name }) =>
          html`<p>
            ${icon('warning', 'warning')}<span class="text"
              >${l10n.t('The folder of “{0}” is not there. What was read of it earlier can still be found.', name)}</span
            >
            <button class="linkButton" type="button" @click=${() => act(this, { type: 'openSettings' })}>
              ${l10n.t('Settings')}
            </button>
          </p>`,
      )}
      ${waiting.map(
        (library) =>
          html`<p>
            ${icon('branch')}<span class="text"
              >${l10n.t('{0}: {1}', library.name, waitingText(library))}</span
            >
            <button
              class="linkButton"
              type="button"
              aria-label=${l10n.t('Share {0}…', library.name)}
              title=${l10n.t('Share cases with the department')}
              @click=${() => act(this, { type: 'share', uri: library.uri })}
            >
              ${l10n.t('Share…')}
            </button>
          </p>`,
      )}
      ${
        skipped > 0
          ? html`<p>
              <button class="linkButton" type="button" @click=${() => act(this, { type: 'showSkipped' })}>
                ${skipped === 1 ? l10n.t('1 file is not searched') : l10n.t('{0} files are not searched', number.format(skipped))}
              </button>
            </p>`
          : nothing
      }
    `;
  }

  #renderIndexing(activity: Extract<CasesState['activity'], { indexed: number }>): TemplateResult {
    const { kind, indexed, total } = activity;
    const known = total > 0;
    if (kind === 'cancelled') {
      return html`<p>
        <span class="text"
          >${
            known
              ? l10n.t(
                  'Reading was stopped after {0} of {1} files.',
                  number.format(indexed),
                  number.format(total),
                )
              : l10n.t('Reading was stopped after {0} files.', number.format(indexed))
          }</span
        >
        <button class="linkButton" type="button" @click=${() => act(this, { type: 'refresh' })}>
          ${l10n.t('Go on')}
        </button>
      </p>`;
    }
    return html`<p>
      <span class="text"
        >${
          known
            ? l10n.t('Reading {0} of {1} files…', number.format(indexed), number.format(total))
            : l10n.t('Reading the libraries…')
        }</span
      >
      <button class="linkButton" type="button" @click=${() => act(this, { type: 'cancel' })}>
        ${l10n.t('Cancel')}
      </button>
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-cases-empty': NoCases;
    'fupan-cases-status': CasesStatus;
  }
  interface HTMLElementEventMap {
    'fupan-cases-try': CustomEvent<string>;
  }
}
