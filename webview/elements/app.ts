import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { Channel } from '../../src/protocol/channel.ts';
import type { FormEvent, UnreadableState, ViewState } from '../../src/protocol/retrospective.ts';
import type { Intent } from '../../src/retrospective/intent.ts';
import { Drafts } from '../drafts.ts';
import { failureText } from '../failureText.ts';
import type { Host } from '../host.ts';
import { placeOf } from '../places.ts';
import { RequestQueue } from '../requestQueue.ts';
import { baseStyles } from '../styles/base.ts';
import './controls.ts';
import type { FieldDetail, Outcome, RequestBody, RequestDetail } from './events.ts';
import type { Form } from './form.ts';
import './form.ts';
import { isCommandKey, isComposing } from './keys.ts';
import type { Message } from './messageBar.ts';
import './messageBar.ts';
import './startPage.ts';

/**
 * The page: draws what the host sends and carries the elements' requests to it. The only element that knows the channel.
 */
@customElement('fupan-app')
export class App extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      fupan-message {
        position: sticky;
        z-index: 20;
        top: 0;
      }
      .unreadable {
        display: grid;
        gap: 8px;
        max-width: 640px;
        padding: 8px 12px;
      }
      .unreadable h1 {
        font-weight: 600;
      }
      vscode-button[secondary] {
        --vscode-button-border: var(
          --vscode-button-secondaryBorder,
          var(--vscode-contrastBorder, transparent)
        );
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
    `,
  ];

  @property() surface: 'view' | 'editor' = 'view';
  @state() private state: ViewState | null = null;
  @state() private message: Message | null = null;
  @state() private announcement = '';
  @query('fupan-form') private readonly form!: Form | null;
  #channel: Channel | null = null;
  #queue: RequestQueue | null = null;
  #drafts: Drafts | null = null;

  constructor() {
    super();
    this.addEventListener('fupan-intent', (event) => this.#onIntent(event.detail));
    this.addEventListener('fupan-request', (event) => this.#onRequest(event.detail));
    this.addEventListener('fupan-field', (event) => this.#onField(event.detail));
    this.addEventListener('fupan-announce', (event) => this.#announce(event.detail));
    this.addEventListener('fupan-report', (event) => this.#report({ tone: 'warning', text: event.detail }));
    this.addEventListener('fupan-reveal', (event) => void this.form?.reveal(event.detail));
  }

  /** Starts to talk to the host. */
  connect({ port, store }: Host): void {
    this.#channel?.dispose();
    const channel = new Channel(port, { onEvent: (body) => this.#onEvent(body as FormEvent) });
    this.#channel = channel;
    this.#queue = new RequestQueue(
      (request) => channel.request(request),
      () => (this.state?.kind === 'form' ? this.state.version : 0),
    );
    this.#drafts = new Drafts(store, (label, text) => this.#rescue(label, text));
    void this.#start();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // On the document, so that the keys work when nothing has the focus, and before VS Code's own listener on the window.
    document.addEventListener('keydown', this.#onKeydown);
    document.addEventListener('visibilitychange', this.#commit);
    window.addEventListener('blur', this.#commit);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKeydown);
    document.removeEventListener('visibilitychange', this.#commit);
    window.removeEventListener('blur', this.#commit);
    this.#channel?.dispose();
  }

  override render(): TemplateResult {
    return html`
      <fupan-message .message=${this.message} @fupan-close=${this.#closeMessage}></fupan-message>
      <main>${this.#renderState()}</main>
      <div class="visuallyHidden" role="status">${this.announcement}</div>
    `;
  }

  #renderState(): unknown {
    const { state } = this;
    switch (state?.kind) {
      case undefined:
        return nothing;
      case 'form':
        // Another document gets another form: nothing of this one may stay in its fields.
        return keyed(
          state.uri,
          html`<h1 class="visuallyHidden">${state.model.fields.title.value || state.fileName}</h1>
            <fupan-form .state=${state} .surface=${this.surface}></fupan-form>`,
        );
      case 'start':
        return html`<h1 class="visuallyHidden">${l10n.t('Retrospectives')}</h1>
          <fupan-start .state=${state}></fupan-start>`;
      case 'unreadable':
        return this.#renderUnreadable(state);
    }
  }

  #renderUnreadable(state: UnreadableState): TemplateResult {
    return html`<div class="unreadable">
      <h1>${state.fileName}</h1>
      <p>${state.message}</p>
      <div class="buttons">
        ${
          state.canOpenText
            ? html`<vscode-button @click=${() => this.#run({ type: 'openText' })}
                >${l10n.t('Open as text')}</vscode-button
              >`
            : nothing
        }
        ${
          this.surface === 'view'
            ? html`<vscode-button secondary @click=${() => this.#run({ type: 'showStart' })}
                >${l10n.t('All retrospectives')}</vscode-button
              >`
            : nothing
        }
      </div>
    </div>`;
  }

  async #start(): Promise<void> {
    try {
      this.#show((await this.#channel?.request({ type: 'ready' })) as ViewState);
    } catch (error) {
      this.#report({ tone: 'error', text: failureText(error) });
    }
  }

  // The host is ours and typed by the same protocol; what comes from documents inside it is text, and drawn as such.
  #onEvent(event: FormEvent): void {
    if (event.type === 'state') this.#show(event.state);
    else void this.#reveal(event.key);
  }

  #show(state: ViewState): void {
    const uri = state.kind === 'form' ? state.uri : '';
    const another = this.#drafts?.uri !== uri;
    if (this.#drafts) this.#drafts.uri = uri;
    this.state = state;
    if (another && uri) void this.updateComplete.then(() => setTimeout(() => this.#drafts?.settle()));
  }

  async #reveal(key: string | null): Promise<void> {
    await this.updateComplete;
    if (this.state?.kind === 'start') this.renderRoot.querySelector('fupan-start')?.focus();
    if (this.state?.kind !== 'form') return;
    const problem = this.state.problems.find((one) => one.key === key);
    await this.form?.reveal(problem ? placeOf(problem.target, problem.code) : 'field:title');
  }

  #onIntent(detail: RequestDetail<Intent>): void {
    this.#commit();
    const make = (): RequestBody | null => {
      const intent = detail.make();
      return intent && { type: 'edit', intent };
    };
    detail.outcome = this.#ask(make, detail.showsRefusal);
  }

  #onRequest(detail: RequestDetail<RequestBody>): void {
    // What is typed goes first: the request may be about it.
    this.#commit();
    detail.outcome = this.#ask(detail.make, detail.showsRefusal);
  }

  async #ask(make: () => RequestBody | null, showsRefusal: boolean): Promise<Outcome> {
    const outcome = (await this.#queue?.run(make)) ?? { ok: false, code: 'gone', message: '' };
    if (outcome.ok) this.message = this.message?.rescued === undefined ? null : this.message;
    else if (outcome.message && !showsRefusal && outcome.code !== 'disposed') {
      this.#report({ tone: outcome.code === 'internal' ? 'error' : 'warning', text: outcome.message });
    }
    return outcome;
  }

  #run(body: RequestBody): void {
    this.#commit();
    void this.#ask(() => body, false);
  }

  #onField(detail: FieldDetail): void {
    if (!this.#drafts) return;
    this.#drafts.add(detail.field);
    detail.keeper = this.#drafts;
  }

  #report(message: Message): void {
    this.message = message;
  }

  #rescue(label: string, text: string): void {
    const place = label || l10n.t('A field');
    this.#report({
      tone: 'warning',
      text: l10n.t('“{0}” is no longer there. Your text was not written:', place),
      rescued: text,
    });
  }

  #announce(text: string): void {
    // The same words twice would not be read out again.
    this.announcement = this.announcement === text ? `${text}\u00a0` : text;
  }

  readonly #closeMessage = (): void => {
    this.message = null;
  };

  readonly #commit = (): void => this.#drafts?.commitAll();

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!isCommandKey(event) || isComposing(event)) return;
    const request = requestOfKey(event);
    if (!request) return;
    // What is being typed has an undo of its own in the browser.
    if (request.type !== 'save' && this.#drafts?.isWriting(event.composedPath())) return;
    if (this.state?.kind !== 'form') return;
    event.preventDefault();
    event.stopPropagation();
    this.#run(request);
  };
}

function requestOfKey(event: KeyboardEvent): RequestBody | null {
  switch (event.key.toLowerCase()) {
    case 's':
      return event.shiftKey ? null : { type: 'save' };
    case 'z':
      return { type: event.shiftKey ? 'redo' : 'undo' };
    case 'y':
      return event.shiftKey ? null : { type: 'redo' };
    default:
      return null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-app': App;
  }
}
