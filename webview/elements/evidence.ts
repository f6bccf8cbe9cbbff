import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Link } from '../../src/retrospective/model.ts';
import type { Dropzone } from '../dropTarget.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { listStyles } from '../styles/rows.ts';
import './evidenceLinks.ts';
import { sendRequest } from './events.ts';
import { icon } from './icon.ts';

/** The evidence section: its links, and the place to pick, drop or paste more. */
@customElement('fupan-evidence')
export class Evidence extends LitElement implements Dropzone {
  static override styles = [
    baseStyles,
    buttonStyles,
    listStyles,
    css`
      .zone {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--gap-wide);
        margin-top: 4px;
        padding: 4px 6px;
        border: 1px dashed
          var(--vscode-input-border, var(--vscode-contrastBorder, var(--vscode-checkbox-border)));
        border-radius: var(--radius);
      }
      :host([drop-here]) .zone {
        border-color: var(--vscode-focusBorder);
        background: var(--vscode-list-dropBackground);
      }
      .hint {
        font-size: 12px;
        color: var(--quiet);
      }
    `,
  ];

  @property({ attribute: false }) links: readonly Link[] = [];
  @property({ attribute: false }) images: Readonly<Record<string, string>> = {};
  @query('.add') private readonly pick!: HTMLElement;

  /** Where a file dropped here belongs. */
  readonly evidenceTarget = { at: 'section' } as const;

  override render(): TemplateResult {
    return html`
      <fupan-links
        rows
        .links=${this.links}
        .images=${this.images}
        @fupan-close=${() => this.pick.focus()}
      ></fupan-links>
      <div class="zone">
        <button class="textButton add" type="button" data-place="new:evidence:" @click=${this.#pick}>
          ${icon('attach')}${l10n.t('Choose files')}
        </button>
        <span class="hint">${l10n.t('or paste a screenshot, or drop files with Shift held')}</span>
      </div>
    `;
  }

  readonly #pick = (): void => {
    void sendRequest(this, () => ({ type: 'pickEvidence', to: this.evidenceTarget }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-evidence': Evidence;
  }
}
