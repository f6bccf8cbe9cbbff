import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ShownProblem } from '../../src/protocol/retrospective.ts';
import type { Cell, Link } from '../../src/retrospective/model.ts';
import { baseStyles } from '../styles/base.ts';
import './evidenceLinks.ts';
import './textField.ts';
import type { TextField } from './textField.ts';

/** What a cell says besides its links. */
export function wordsBesideLinks(text: string): string {
  return text
    .replace(/!?\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/<br\s*\/?>|[,，、;；\s]+/gi, ' ')
    .trim();
}

/**
 * The evidence of a row: its links, and, where the cell says more than links, or is empty and `words` asks for it, the cell
 * as text.
 */
@customElement('fupan-evidence-cell')
export class EvidenceCell extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
    `,
  ];

  @property() label = '';
  /** Place of the text field. */
  @property() fieldPlace = '';
  @property() table: 'timeline' | 'claims' = 'timeline';
  @property({ type: Number }) row = 0;
  @property({ attribute: false }) cell: Cell = { text: '', range: null };
  @property({ attribute: false }) links: readonly Link[] = [];
  @property({ attribute: false }) images: Readonly<Record<string, string>> = {};
  @property({ attribute: false }) problems: readonly ShownProblem[] = [];
  /** Shows the text field although the cell is empty. */
  @property({ type: Boolean }) words = false;
  @state() private asText = false;
  @query('fupan-text') private readonly field!: TextField | null;

  override render(): TemplateResult {
    const text =
      this.asText || (this.links.length ? wordsBesideLinks(this.cell.text) : this.cell.text || this.words);
    return html`
      <fupan-links
        .links=${this.links}
        .images=${this.images}
        .to=${{ at: this.table, row: this.row }}
        @fupan-close=${this.#onLastRemoved}
      ></fupan-links>
      ${
        text
          ? html`<fupan-text
              quiet
              hide-label
              .label=${this.label}
              .place=${this.fieldPlace}
              .placeholder=${l10n.t('Link or note')}
              .value=${this.cell.text}
              .problems=${this.problems}
              .intent=${(value: string) => ({
                kind: 'setCell' as const,
                table: this.table,
                row: this.row,
                column: 'evidence' as const,
                value,
              })}
              @focusout=${this.#onFocusOut}
            ></fupan-text>`
          : nothing
      }
    `;
  }

  /** Shows the cell as text and puts the focus there. */
  async editAsText(): Promise<void> {
    this.asText = true;
    await this.updateComplete;
    this.field?.focus();
  }

  readonly #onFocusOut = (): void => {
    if (!this.field?.hasDraft) this.asText = false;
  };

  readonly #onLastRemoved = (event: Event): void => {
    event.stopPropagation();
    this.field?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-evidence-cell': EvidenceCell;
  }
}
