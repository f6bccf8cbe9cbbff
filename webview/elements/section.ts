import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ShownProblem } from '../../src/protocol/retrospective.ts';
import { baseStyles } from '../styles/base.ts';
import { icon } from './icon.ts';

/**
 * A section that folds, drawn as VS Code draws the headers of its side bar. What is folded stays in the page, so that
 * drafts in it survive. Sends `fupan-fold`.
 */
@customElement('fupan-section')
export class Section extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      h2 {
        margin: 0;
      }
      button {
        display: flex;
        align-items: center;
        width: 100%;
        min-height: 22px;
        padding: 2px 8px 2px 2px;
        gap: 2px;
        font: inherit;
        font-size: 11px;
        font-weight: 700;
        text-align: start;
        color: var(--vscode-sideBarSectionHeader-foreground, var(--vscode-foreground));
        background: var(--vscode-sideBarSectionHeader-background, transparent);
        border: 1px solid transparent;
        border-top-color: var(
          --vscode-sideBarSectionHeader-border,
          var(--vscode-contrastBorder, var(--vscode-widget-border, transparent))
        );
        cursor: pointer;
      }
      button:hover .name {
        color: var(--vscode-foreground);
      }
      .summary {
        flex: 1;
        min-width: 0;
        padding-inline-start: 6px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-weight: 400;
        color: var(--quiet);
      }
      .marks {
        display: inline-flex;
        align-items: center;
        gap: 2px;
        font-weight: 400;
      }
      .marks .icon {
        font-size: 14px;
      }
      .body {
        padding: 4px 12px 12px 20px;
      }
      @container (max-width: 280px) {
        .body {
          padding-inline: 10px;
        }
      }
    `,
  ];

  /** Name by which folding is remembered. */
  @property() section = '';
  @property() heading = '';
  /** What a glance should tell: counts, state. */
  @property() summary = '';
  @property({ type: Boolean }) folded = false;
  /** All problems inside. */
  @property({ attribute: false }) problems: readonly ShownProblem[] = [];

  override render(): TemplateResult {
    return html`
      <h2>
        <button
          type="button"
          aria-expanded=${this.folded ? 'false' : 'true'}
          aria-controls="body"
          @click=${this.#toggle}
        >
          ${icon(this.folded ? 'chevronRight' : 'chevronDown')}
          <span class="name">${this.heading}</span>
          <span class="summary" title=${this.summary}>${this.summary}</span>
          ${this.#renderMark('error')}${this.#renderMark('warning')}
        </button>
      </h2>
      <div class="body" id="body" role="region" aria-label=${this.heading} ?hidden=${this.folded}>
        <slot></slot>
      </div>
    `;
  }

  #renderMark(severity: 'error' | 'warning'): TemplateResult | typeof nothing {
    const found = this.problems.filter((problem) => problem.severity === severity);
    if (!found.length) return nothing;
    const said =
      severity === 'error'
        ? l10n.t('{0} missing or wrong', found.length)
        : l10n.t('{0} to look at', found.length);
    return html`<span class="marks" title=${found.map(({ message }) => message).join('\n')}
      >${icon(severity, severity)}<span aria-hidden="true">${found.length}</span
      ><span class="visuallyHidden">${said}</span></span
    >`;
  }

  readonly #toggle = (): void => {
    const detail = { section: this.section, folded: !this.folded };
    this.dispatchEvent(new CustomEvent('fupan-fold', { detail, bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-section': Section;
  }
}
