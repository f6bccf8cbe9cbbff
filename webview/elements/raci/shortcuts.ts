import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../../styles/base.ts';
import { icon } from '../icon.ts';

/** All keys of the grid, in a dialog. Sends `fupan-close`. */
@customElement('fupan-raci-shortcuts')
export class Shortcuts extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      dialog {
        width: min(560px, calc(100vw - 24px));
        max-height: calc(100vh - 48px);
        padding: 0;
        color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
        background: var(--vscode-editorWidget-background);
        border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
        border-radius: var(--vscode-cornerRadius-medium, 5px);
        box-shadow: 0 4px 16px var(--vscode-widget-shadow, transparent);
      }
      dialog::backdrop {
        background: transparent;
      }
      header {
        position: sticky;
        top: 0;
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 6px 6px 6px 12px;
        background: inherit;
      }
      h2 {
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, max-content) minmax(0, 1fr);
        gap: 4px 16px;
        margin: 0;
        padding: 0 12px 12px;
      }
      dt {
        max-width: 220px;
      }
      dd {
        margin: 0;
      }
      kbd {
        display: inline-block;
        padding: 0 4px;
        font: inherit;
        font-size: 12px;
        line-height: 16px;
        color: var(--vscode-keybindingLabel-foreground, inherit);
        background: var(--vscode-keybindingLabel-background, transparent);
        border: 1px solid var(--vscode-keybindingLabel-border, var(--line));
        border-radius: 3px;
      }
      @media (max-width: 380px) {
        dl {
          grid-template-columns: 1fr;
        }
        dd {
          margin-bottom: 4px;
        }
      }
    `,
  ];

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${this.#closed} @keydown=${this.#onKey}>
      <header>
        <h2 id="title">${l10n.t('Keys')}</h2>
        <button
          class="iconButton"
          type="button"
          aria-label=${l10n.t('Close')}
          title=${l10n.t('Close')}
          @click=${() => this.dialog.close()}
        >
          ${icon('close')}
        </button>
      </header>
      <dl tabindex="0" aria-labelledby="title">
        ${keys().map(
          ([combination, what]) =>
            html`<dt>${combination.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt>
              <dd>${what}</dd>`,
        )}
      </dl>
    </dialog>`;
  }

  readonly #closed = (): void => {
    this.dispatchEvent(new CustomEvent('fupan-close'));
  };

  readonly #onKey = (event: KeyboardEvent): void => event.stopPropagation();
}

function keys(): readonly (readonly [string, string])[] {
  return [
    ['R A C I S', l10n.t('Set or remove a letter in all selected cells')],
    ['Enter F2', l10n.t('Write the words of a cell, or change a name')],
    ['Enter Tab Esc', l10n.t('While writing: done and down, done and right, give up')],
    ['Delete Backspace', l10n.t('Clear the selected cells')],
    ['↑ ↓ ← → Home End', l10n.t('Move; with Ctrl to the edge, with Shift select')],
    ['PageUp PageDown', l10n.t('A page up or down')],
    ['Ctrl+A', l10n.t('Select all cells; once more, the names too')],
    ['Shift+Space Ctrl+Space', l10n.t('Select the row, the column')],
    ['Ctrl+C Ctrl+X Ctrl+V', l10n.t('Copy, cut, paste, also to and from Excel')],
    ['Ctrl+D Ctrl+R', l10n.t('Fill down, fill right')],
    ['Insert Ctrl+Shift+=', l10n.t('Insert a row above; on a role’s name, a role before')],
    ['Ctrl+Shift+-', l10n.t('Remove the row; on a role’s name, the role')],
    ['Alt+↑ Alt+↓ Alt+← Alt+→', l10n.t('Move the row or the role')],
    ['Ctrl+Z Ctrl+Y Ctrl+S', l10n.t('Undo, redo, save')],
    ['Ctrl+F F3 Shift+F3', l10n.t('Find, next match, previous match')],
    ['Ctrl+= Ctrl+- Ctrl+0', l10n.t('Larger, smaller, ordinary size')],
    ['Shift+F10', l10n.t('Menu of the selection')],
    ['?', l10n.t('This list')],
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-raci-shortcuts': Shortcuts;
  }
}
