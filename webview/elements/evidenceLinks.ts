import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EvidenceTarget } from '../../src/retrospective/intent.ts';
import type { Link } from '../../src/retrospective/model.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { announce, sendIntent, sendRequest } from './events.ts';
import { icon } from './icon.ts';

/** Links that are evidence: pictures as thumbnails, the rest by name; each opens, and can be taken out again. */
@customElement('fupan-links')
export class EvidenceLinks extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--gap);
      }
      li {
        display: inline-flex;
        align-items: center;
        max-width: 100%;
        min-height: 22px;
        border-radius: var(--radius);
      }
      li:hover {
        background: var(--vscode-list-hoverBackground);
      }
      .open {
        display: inline-flex;
        align-items: center;
        gap: var(--gap);
        min-width: 0;
        padding: 1px 2px;
      }
      .name {
        min-width: 0;
      }
      img {
        display: block;
        flex: none;
        width: 32px;
        height: 24px;
        object-fit: cover;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--vscode-editor-background);
      }
      .iconButton {
        width: 20px;
        height: 20px;
      }
      .iconButton .icon {
        font-size: 14px;
      }
      :host([rows]) ul {
        flex-direction: column;
        flex-wrap: nowrap;
        gap: 0;
      }
      :host([rows]) li {
        padding: 1px 4px;
        margin-inline: -4px;
      }
      :host([rows]) .open {
        flex: 1;
        gap: 6px;
      }
      :host([rows]) img {
        width: 64px;
        height: 40px;
      }
    `,
  ];

  @property({ attribute: false }) links: readonly Link[] = [];
  /** Address of a picture, by its link. */
  @property({ attribute: false }) images: Readonly<Record<string, string>> = {};
  @property({ attribute: false }) to: EvidenceTarget = { at: 'section' };
  /** One link a line, with larger pictures. */
  @property({ type: Boolean, reflect: true }) rows = false;

  override render(): TemplateResult | typeof nothing {
    if (!this.links.length) return nothing;
    return html`<ul aria-label=${l10n.t('Evidence')}>
      ${this.links.map((link, index) => {
        const name = link.label || link.href;
        const source = this.images[link.href];
        return html`<li>
          <button class="linkButton open" type="button" title=${link.href} @click=${() => this.#open(link)}>
            ${
              source === undefined
                ? icon(link.image ? 'image' : /^[a-z][a-z+.-]*:/i.test(link.href) ? 'link' : 'file')
                : html`<img src=${source} alt="" loading="lazy" />`
            }
            <span class="name">${name}</span>
          </button>
          <button
            class="iconButton"
            type="button"
            aria-label=${l10n.t('Remove evidence {0}', name)}
            title=${l10n.t('Remove')}
            @click=${() => this.#remove(index)}
          >
            ${icon('close')}
          </button>
        </li>`;
      })}
    </ul>`;
  }

  #open(link: Link): void {
    void sendRequest(this, () => ({ type: 'openLink', href: link.href }));
  }

  async #remove(index: number): Promise<void> {
    const outcome = await sendIntent(this, () =>
      this.isConnected ? { kind: 'removeEvidence', to: this.to, index } : null,
    );
    if (!outcome.ok) return;
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.iconButton');
    const next = buttons[Math.min(index, buttons.length - 1)];
    if (next) next.focus();
    else this.dispatchEvent(new CustomEvent('fupan-close', { bubbles: true, composed: true }));
    announce(this, l10n.t('Removed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-links': EvidenceLinks;
  }
}
