import * as l10n from '@vscode/l10n';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ShownProblem } from '../../src/protocol/retrospective.ts';
import type { Intent } from '../../src/retrospective/intent.ts';
import { problemsDiffer } from '../places.ts';
import { baseStyles, buttonStyles } from '../styles/base.ts';
import { fieldStyles } from '../styles/field.ts';
import type { DraftField, DraftKeeper, FieldDetail, Outcome, RequestBody } from './events.ts';
import { sendIntent, sendRequest } from './events.ts';
import { icon } from './icon.ts';
import { isComposing } from './keys.ts';
import { replaceText } from './replaceText.ts';

/** A native control with a text value. */
export type TextControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * A labelled native control bound to one value of the document. What is typed stays a draft in here until it is
 * committed; a snapshot that arrives meanwhile changes `value` and leaves the draft and the caret alone. A refused or
 * overtaken draft is kept and shown with "write again" and "discard".
 *
 * Sends `fupan-intent` to commit, `fupan-committed` (the text) once the document has it.
 */
export abstract class FieldElement extends LitElement implements DraftField {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = [baseStyles, buttonStyles, fieldStyles];

  @property() label = '';
  /** What the document says. */
  @property() value = '';
  @property() place = '';
  @property() placeholder = '';
  /** Drawn as plain text until pointed at or focused. */
  @property({ type: Boolean, reflect: true }) quiet = false;
  /** The label is for screen readers only. */
  @property({ type: Boolean, reflect: true, attribute: 'hide-label' }) hideLabel = false;
  /** The label stands beside the control where there is room. */
  @property({ type: Boolean, reflect: true }) beside = false;
  /** For new entries: empty again as soon as a text is on its way, so that typing on starts the next one. */
  @property({ type: Boolean }) fresh = false;
  @property({ type: Boolean }) disabled = false;
  @property({ attribute: false, hasChanged: problemsDiffer }) problems: readonly ShownProblem[] = [];
  /** Makes the intent that writes a text; null where its place is gone. */
  @property({ attribute: false, hasChanged: () => false }) intent: (text: string) => Intent | null = () =>
    null;
  /** Makes the request that writes a text, for what is no intent. */
  @property({ attribute: false, hasChanged: () => false }) request: ((text: string) => RequestBody) | null =
    null;

  @state() private draft: string | null = null;
  @state() private sent: string | null = null;
  @state() private refused: string | null = null;
  /** What is wrong with what the control holds, where that is no text to write. */
  @state() protected incomplete: string | null = null;
  #base = '';
  #composing = false;
  #keeper: DraftKeeper | null = null;

  /** The native control. */
  protected abstract get control(): TextControl | null;
  protected abstract renderControl(): TemplateResult;

  /** False where a refused choice goes back to what the document says, since nothing typed would be lost. */
  protected get keepsRefused(): boolean {
    return true;
  }

  /** A value of the document as the control takes it. */
  protected toControl(text: string): string {
    return text;
  }

  /** A draft as it is written into the document. */
  protected cleaned(text: string): string {
    return text;
  }

  /** True where a plain Enter commits. */
  protected get commitsOnEnter(): boolean {
    return true;
  }

  get hasDraft(): boolean {
    return this.draft !== null;
  }

  /** True while the field shows anything that is not the document's. */
  get isBusy(): boolean {
    return this.draft !== null || this.sent !== null;
  }

  /** What the control shows: the draft, else what is on its way, else the document's value. */
  protected get shown(): string {
    return this.draft ?? (this.fresh ? null : this.sent) ?? this.value;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const detail: FieldDetail = { field: this, keeper: null };
    this.dispatchEvent(new CustomEvent('fupan-field', { detail, bubbles: true, composed: true }));
    this.#keeper = detail.keeper;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#composing = false;
    this.#keeper?.left(this, this.draft);
  }

  commit(): void {
    if (this.draft === null || this.#composing || this.refused !== null) return;
    const text = this.cleaned(this.draft);
    if (text === this.toControl(this.value) && (this.fresh || this.sent === null)) {
      this.#setDraft(null);
    } else if (this.sent === null && this.value !== this.#base) {
      this.refused = l10n.t('Changed elsewhere meanwhile. It now says:');
    } else {
      void this.#write(text);
    }
  }

  resumeDraft(base: string, text: string): boolean {
    if (this.value !== base || this.draft !== null) return false;
    this.#base = base;
    this.draft = text;
    return true;
  }

  /** Resolves at once, or when an input method has finished what it composes. */
  async composed(): Promise<void> {
    if (!this.#composing) return;
    await new Promise((resolve) => this.control?.addEventListener('compositionend', resolve, { once: true }));
  }

  /** Takes the draft out of the field, to go on elsewhere. */
  takeDraft(): string {
    const text = this.draft ?? '';
    this.#setDraft(null);
    this.syncControl();
    return text;
  }

  /** Goes on with a text begun elsewhere. */
  giveDraft(text: string): void {
    if (text === '') return;
    this.#base = this.value;
    this.#setDraft(text);
  }

  /** Takes what the control holds as the draft. */
  protected readDraft(): void {
    const text = this.control?.value ?? '';
    if (this.draft === null) {
      if (text === this.toControl(this.shown)) return;
      this.#base = this.shown;
    }
    this.refused = null;
    const unchanged = text === this.toControl(this.value) && (this.fresh || this.sent === null);
    this.#setDraft(unchanged ? null : text);
  }

  protected readonly onInput = (): void => this.readDraft();

  protected readonly onBlur = (): void => {
    // Some input methods leave the field without a compositionend.
    this.#composing = false;
    this.readDraft();
    this.commit();
  };

  protected readonly onCompositionStart = (): void => {
    this.#composing = true;
  };

  protected readonly onCompositionEnd = (): void => {
    this.#composing = false;
    this.readDraft();
  };

  protected readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    if (!this.commitsOnEnter && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.readDraft();
    this.commit();
  };

  override render(): TemplateResult {
    const messages = this.problems.map((problem) => problem.message);
    if (this.incomplete !== null) messages.unshift(this.incomplete);
    const worst = this.#wrong ? 'error' : 'warning';
    return html`
      <div
        class="field ${messages.length ? 'marked' : ''} ${this.#wrong && this.shown !== '' ? 'wrong' : ''}"
      >
        <label for="control">${this.label}</label>
        <div class="box">
          ${this.renderControl()}
          ${
            messages.length
              ? html`<span class="mark">${icon(worst, worst)}</span>
                  <div class="message ${worst}" id="problem">
                    ${messages.map((message) => html`<div>${message}</div>`)}
                  </div>`
              : nothing
          }
        </div>
        ${
          this.refused === null
            ? nothing
            : html`<div class="refused" id="refused" role="alert">
                <span>${this.refused}</span>
                ${this.value !== this.#base ? html`<q>${this.value}</q>` : nothing}
                <button class="linkButton" type="button" @click=${this.#writeAgain}>
                  ${l10n.t('Write mine')}
                </button>
                <button class="linkButton" type="button" @click=${this.discard}>
                  ${l10n.t('Discard mine')}
                </button>
              </div>`
        }
      </div>
    `;
  }

  /** Ids of what describes the control. */
  protected get describedBy(): string | typeof nothing {
    const ids = [];
    if (this.problems.length || this.incomplete !== null) ids.push('problem');
    if (this.refused !== null) ids.push('refused');
    return ids.join(' ') || nothing;
  }

  protected get invalid(): 'true' | typeof nothing {
    return this.#wrong || this.refused !== null ? 'true' : nothing;
  }

  get #wrong(): boolean {
    return this.incomplete !== null || this.problems.some((problem) => problem.severity === 'error');
  }

  override updated(_changed: PropertyValues): void {
    if (!this.#composing) this.syncControl();
  }

  /** Makes the control show what it should. */
  protected syncControl(): void {
    if (this.control) replaceText(this.control, this.toControl(this.shown));
  }

  /** Gives the draft up and shows the document's value. */
  readonly discard = (): void => {
    this.refused = null;
    this.#setDraft(null);
    this.focus();
  };

  readonly #writeAgain = (): void => {
    if (this.draft === null) return;
    void this.#write(this.cleaned(this.draft));
    this.focus();
  };

  #send(text: string): Promise<Outcome> {
    const { request } = this;
    if (request) return sendRequest(this, () => request(text), this.keepsRefused);
    return sendIntent(this, () => (this.isConnected ? this.intent(text) : null), this.keepsRefused);
  }

  #setDraft(text: string | null): void {
    this.draft = text;
    this.#keeper?.keep(this, this.#base, text);
  }

  async #write(text: string): Promise<void> {
    this.draft = null;
    this.sent = text;
    this.refused = null;
    if (this.fresh) this.syncControl();
    const outcome = await this.#send(text);
    // Somebody may have typed on meanwhile, and even committed that too.
    const { hasDraft } = this;
    const latest = this.sent === text;
    if (latest) this.sent = null;
    // Our own write is no change by somebody else, even where the document shows it tidied up.
    this.#base = this.value;
    if (outcome.ok) {
      if (latest && !hasDraft) this.#setDraft(null);
      this.dispatchEvent(new CustomEvent('fupan-committed', { detail: text, bubbles: true, composed: true }));
      return;
    }
    if (!this.keepsRefused || !(latest || this.fresh)) return;
    const newer = this.fresh && hasDraft ? `${text} ${this.draft}` : this.draft;
    this.#setDraft(newer ?? text);
    if (!this.isConnected) this.#keeper?.left(this, this.draft);
    this.refused = outcome.message || l10n.t('This could not be written.');
  }
}
