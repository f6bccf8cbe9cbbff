import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Intent } from '../../src/retrospective/intent.ts';
import type { Cause, Factor } from '../../src/retrospective/model.ts';
import { causePlace } from '../places.ts';
import { RowKeys } from '../rowKeys.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { rowStyles } from '../styles/rows.ts';
import type { Composer } from './composer.ts';
import './composer.ts';
import { icon } from './icon.ts';
import type { MenuItem } from './rowMenu.ts';
import { RowElement, rowsOf } from './rowElement.ts';
import './rowMenu.ts';
import './textField.ts';

/** A chain is usually five whys long; asked further, it tends to leave what the team can change. */
const usualDepth = 5;
/** Down to here the form invites to the next why. */
const invitedDepth = 3;

/**
 * A cause with the whys below it, each an element of this kind again. Adding an answer puts the focus into the question
 * below it, so that a chain is written without leaving the keyboard.
 */
@customElement('fupan-cause')
export class CauseRow extends RowElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    rowStyles,
    css`
      :host,
      :host(:hover),
      :host(:focus-within) {
        padding: 0;
        margin: 0;
        background: none;
        --fupan-quiet: initial;
      }
      .row {
        grid-template-columns: 16px minmax(0, 1fr) auto;
        padding: 1px 4px 1px 0;
        border-radius: var(--radius);
      }
      .row:hover,
      .row:focus-within {
        --fupan-quiet: var(--vscode-foreground);
      }
      .row:hover {
        background: var(--vscode-list-hoverBackground);
      }
      .row:focus-within {
        background: var(--vscode-settings-focusedRowBackground, var(--vscode-list-hoverBackground));
      }
      .depth {
        padding-top: 2px;
        font-size: 11px;
        font-variant-numeric: tabular-nums;
        text-align: center;
        color: var(--quiet);
      }
      .whys {
        margin-inline-start: 7px;
        padding-inline-start: 8px;
        border-inline-start: 1px solid var(--vscode-tree-indentGuidesStroke, var(--line));
      }
      @container (max-width: 280px) {
        .whys {
          margin-inline-start: 4px;
          padding-inline-start: 4px;
        }
        /* Its menu has it too, and the text needs the room. */
        .ask {
          display: none;
        }
      }
      .none {
        font-style: italic;
      }
    `,
  ];

  @property({ attribute: false }) cause!: Cause;
  @property({ attribute: false }) factor: Factor | 'unsorted' = 'technical';
  @property({ attribute: false }) path: readonly number[] = [0];
  @query('.text') private readonly text!: HTMLElement;
  @query('.group') private readonly group!: HTMLElement | null;
  @query('fupan-composer') private readonly composer!: Composer | null;
  readonly #keys = new RowKeys();
  #before: ReadonlySet<RowElement> = new Set();

  protected override moveIntent(by: -1 | 1): Intent {
    return { kind: 'moveCause', factor: this.factor, path: this.path, by };
  }

  protected override removeIntent(): Intent {
    return { kind: 'removeCause', factor: this.factor, path: this.path };
  }

  override focusFirst(): void {
    this.text.focus();
  }

  get #takesWhys(): boolean {
    return this.factor !== 'unsorted' && this.cause.shape === 'list' && !this.cause.notApplicable;
  }

  /** Opens the field for the answer to the next why; `begun` is the part of it already typed. */
  async askWhy(begun = ''): Promise<void> {
    await this.updateComplete;
    await this.composer?.open(begun);
  }

  override render(): TemplateResult {
    const { cause, path } = this;
    const depth = path.length - 1;
    const number = path.map((at) => at + 1).join('.');
    const label = depth === 0 ? l10n.t('Cause {0}', number) : l10n.t('Why {0} of cause {1}', depth, number);
    const name = cause.text || label;
    return html`
      <div class="row">
        <span class="depth" aria-hidden="true" title=${depth === 0 ? '' : l10n.t('Why number {0}', depth)}
          >${depth === 0 ? icon('dot') : depth}</span
        >
        <fupan-text
          class="text ${cause.notApplicable ? 'none' : ''}"
          quiet
          hide-label
          .label=${label}
          .place=${causePlace(this.factor, path)}
          .placeholder=${depth === 0 ? l10n.t('Cause') : l10n.t('Because …')}
          .value=${cause.text}
          .problems=${this.problems}
          .intent=${(text: string) => ({
            kind: 'setCause' as const,
            factor: this.factor,
            path: this.path,
            text,
          })}
        ></fupan-text>
        <div class="actions">
          ${
            this.#takesWhys
              ? html`<button
                  class="iconButton ask"
                  type="button"
                  aria-label=${l10n.t('Ask why: {0}', name)}
                  title=${l10n.t('Ask why')}
                  @click=${() => this.askWhy()}
                >
                  ${icon('add')}
                </button>`
              : nothing
          }
          <fupan-menu .label=${name} .items=${this.#items(depth)} @fupan-pick=${this.#onPick}></fupan-menu>
        </div>
      </div>
      ${this.#renderWhys(depth)}
    `;
  }

  #renderWhys(depth: number): TemplateResult | typeof nothing {
    const { children } = this.cause;
    if (!this.#takesWhys && !children.length) return nothing;
    const keys = this.#keys.align(children.map((child) => child.text));
    return html`<div class="group whys" @fupan-branch=${this.#onBranch}>
      ${
        children.length
          ? html`<ul aria-label=${l10n.t('Why: {0}', this.cause.text)}>
              ${repeat(
                children,
                (_child, index) => keys[index],
                (child, index) =>
                  html`<li>
                    <fupan-cause
                      .cause=${child}
                      .factor=${this.factor}
                      .path=${[...this.path, index]}
                      .index=${index}
                      .count=${children.length}
                    ></fupan-cause>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      ${
        this.#takesWhys
          ? html`<fupan-composer
              class="add"
              ?bare=${children.length > 0 || depth >= invitedDepth}
              .label=${l10n.t('Why?')}
              .placeholder=${l10n.t('Why is that so?')}
              .place=${`new:${causePlace(this.factor, this.path)}`}
              .intent=${this.#addWhy}
              @fupan-committed=${this.#onAdded}
              @fupan-close=${this.#onComposerClosed}
            ></fupan-composer>`
          : nothing
      }
    </div>`;
  }

  #items(depth: number): readonly MenuItem[] {
    const branch = this.factor !== 'unsorted' && this.cause.shape === 'list';
    return [
      ...(this.#takesWhys ? [{ id: 'why', label: l10n.t('Ask why'), icon: 'add' as const }] : []),
      ...(branch
        ? [
            {
              id: 'branch',
              label: depth === 0 ? l10n.t('Add another cause') : l10n.t('Add another answer beside it'),
              icon: 'branch' as const,
            },
          ]
        : []),
      ...this.rowItems(),
    ];
  }

  readonly #addWhy = (text: string): Intent | null => {
    if (this.factor === 'unsorted') return null;
    this.#before = new Set(this.group ? rowsOf(this.group) : []);
    return { kind: 'addCause', factor: this.factor, under: this.path, text };
  };

  readonly #onAdded = async (): Promise<void> => {
    if (!this.composer?.isActive || !this.group) return;
    const added = rowsOf(this.group).find((row) => !this.#before.has(row));
    if (!(added instanceof CauseRow) || added.path.length > usualDepth) return;
    await added.askWhy(await this.composer.takeBegun());
  };

  readonly #onComposerClosed = (): void => this.text.focus();

  readonly #onBranch = (event: Event): void => {
    event.stopPropagation();
    void this.askWhy();
  };

  readonly #onPick = (event: CustomEvent<string>): void => {
    if (event.detail === 'why') void this.askWhy();
    else if (event.detail === 'branch') {
      // The answer beside this one belongs to whoever shows the list that this one stands in.
      this.dispatchEvent(new CustomEvent('fupan-branch', { bubbles: true, composed: true }));
    } else this.pickRowItem(event.detail);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-cause': CauseRow;
  }
}
