import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fieldName, statusName } from '../../src/l10n/problemText.ts';
import type { FormState } from '../../src/protocol/retrospective.ts';
import type { Status } from '../../src/retrospective/model.ts';
import { statuses } from '../../src/retrospective/model.ts';

import { problemsAt } from '../places.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import './choiceField.ts';
import type { RequestBody } from './events.ts';
import { sendRequest } from './events.ts';
import type { IconName } from './icon.ts';
import { icon } from './icon.ts';
import './progressLine.ts';
import './textField.ts';

/** What stands above the sections: status, title, where the document is, and how far it is. */
@customElement('fupan-header')
export class Header extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        padding: 4px 8px 6px;
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 2px;
        min-width: 0;
      }
      .status {
        flex: none;
        margin-inline: 2px 4px;
        font-size: 12px;
      }
      .file {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: 12px;
        color: var(--quiet);
      }
      .title {
        margin-block: 2px;
        font-size: 15px;
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) state!: FormState;
  /** Where the form is shown; only in the side bar is there somewhere else to go. */
  @property() surface: 'view' | 'editor' = 'view';

  override render(): TemplateResult {
    const { state } = this;
    return html`
      <div class="bar">
        ${this.surface === 'view' ? this.#button('back', l10n.t('All retrospectives'), { type: 'showStart' }) : nothing}
        <fupan-choice
          class="status"
          hide-label
          .label=${fieldName('status')}
          .place=${'field:status'}
          .choices=${statuses.map((value) => ({ value, label: statusName(value) }))}
          .value=${state.model.fields.status.value}
          .problems=${problemsAt(state.problems, 'field:status')}
          .request=${(value: string) => ({ type: 'setStatus' as const, status: value as Status })}
        ></fupan-choice>
        <span class="file" title=${state.fileName}>${state.dirty ? '● ' : ''}${state.fileName}</span>
        ${this.#button('openText', l10n.t('Open as text'), { type: 'openText' })}
      </div>
      <fupan-text
        class="title"
        quiet
        hide-label
        .label=${fieldName('title')}
        .place=${'field:title'}
        .placeholder=${fieldName('title')}
        .value=${state.model.fields.title.value}
        .problems=${problemsAt(state.problems, 'field:title')}
        .intent=${(value: string) => ({ kind: 'setField' as const, field: 'title' as const, value })}
      ></fupan-text>
      <fupan-progress .progress=${state.progress}></fupan-progress>
    `;
  }

  #button(name: IconName, label: string, request: RequestBody): TemplateResult {
    return html`<button
      class="iconButton"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${() => sendRequest(this, () => request)}
    >
      ${icon(name)}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-header': Header;
  }
}
