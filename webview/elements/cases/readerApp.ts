import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { facetValueName } from '../../../src/l10n/caseText.ts';
import type { ReaderEvent, ReaderRequest, ReaderState, ShownCase } from '../../../src/protocol/caseReader.ts';
import { Channel, ChannelError } from '../../../src/protocol/channel.ts';
import type { SimilarCase } from '../../../src/protocol/library.ts';
import { ArrivalFocus } from '../../arrivalFocus.ts';
import { failureText } from '../../failureText.ts';
import type { Host } from '../../host.ts';
import { baseStyles, buttonStyles } from '../../styles/base.ts';
import { icon, type IconName } from '../icon.ts';
import type { Message } from '../messageBar.ts';
import '../messageBar.ts';
import './article.ts';
import type { Article } from './article.ts';

/** The page of the reading pane: a case, what it says of itself, and what can be done with it. */
@customElement('fupan-case-reader')
export class ReaderApp extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100vh;
        min-width: 0;
        overflow: hidden;
        color: var(--vscode-editor-foreground, var(--vscode-foreground));
        background: var(--vscode-editor-background);
        container-type: inline-size;
      }
      .bar {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        gap: 0 4px;
        align-items: center;
        min-height: 30px;
        padding: 3px 18px;
        border-bottom: 1px solid var(--line);
      }
      .bar .textButton {
        color: var(--vscode-foreground);
      }
      .marks {
        display: flex;
        align-items: center;
        margin-inline-start: auto;
        color: var(--quiet);
        font-variant-numeric: tabular-nums;
      }
      .marks .text {
        padding-inline-end: 4px;
      }
      main {
        flex: 1;
        min-height: 0;
        overflow: auto;
        outline: none;
      }
      .page {
        max-width: 820px;
        padding: 14px 24px 48px;
      }
      h1 {
        font-size: 1.7em;
        font-weight: 600;
        line-height: 1.3;
      }
      .facts {
        margin: 2px 0 10px;
        color: var(--quiet);
      }
      .fields {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 2px 16px;
        margin: 0 0 16px;
        padding: 8px 12px;
        border: 1px solid var(--line);
        border-radius: var(--vscode-cornerRadius-medium, 4px);
      }
      .fields dt {
        color: var(--quiet);
      }
      .fields dd {
        margin: 0;
      }
      .similar {
        margin-top: 32px;
        padding-top: 10px;
        border-top: 1px solid var(--line);
      }
      .similar h2 {
        margin-bottom: 4px;
        font-weight: 600;
      }
      .similar li {
        padding: 2px 0;
      }
      .similar .quiet {
        font-size: 12px;
      }
      .unreadable {
        padding: 24px;
      }
      .unreadable .linkButton {
        margin-top: 8px;
      }
    `,
  ];

  @state() private state: ReaderState | null = null;
  @state() private message: Message | null = null;
  @state() private similar: readonly SimilarCase[] = [];
  @state() private marks = 0;
  @state() private mark = -1;
  @query('main') private readonly main!: HTMLElement | null;
  @query('fupan-article') private readonly article!: Article | null;
  readonly #focus = new ArrivalFocus(this, () => this.main?.focus());
  #channel: Channel | null = null;
  #host: Host | null = null;
  /** The opening whose beginning has been put in sight. */
  #placed = -1;

  /** Starts to talk to the host. */
  connect(host: Host): void {
    this.#channel?.dispose();
    this.#host = host;
    this.#channel = new Channel(host.port, { onEvent: (body) => this.#show((body as ReaderEvent).state) });
    void this.#start();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    this.#channel?.dispose();
  }

  override render(): TemplateResult {
    const { state } = this;
    return html`
      <fupan-message
        .message=${this.message}
        @fupan-close=${() => {
          this.message = null;
        }}
      ></fupan-message>
      ${state?.kind === 'case' ? this.#renderCase(state) : state ? this.#renderUnreadable(state) : nothing}
    `;
  }

  #renderCase(state: ShownCase): TemplateResult {
    const facts = [state.library, state.path].filter((fact) => fact !== '');
    return html`
      <header class="bar">
        ${this.#action('link', l10n.t('Insert link'), l10n.t('Insert a link where you were writing Markdown last'), 'insertLink')}
        ${this.#action('copy', l10n.t('Copy as citation'), l10n.t('Copy title, date, library and path'), 'copyCitation')}
        ${this.#action('checklist', l10n.t('Use its fixes…'), l10n.t('Choose fixes of this case for your current retrospective'), 'useFixes')}
        ${this.#action('openText', l10n.t('Open as text'), l10n.t('Open as text'), 'openText')}
        ${this.marks > 0 ? this.#renderMarks() : nothing}
      </header>
      <main tabindex="0" aria-label=${state.title}>
        <div class="page">
          <h1>${state.title}</h1>
          <p class="facts">${facts.join(' · ')}</p>
          ${
            state.fields.length > 0
              ? html`<dl class="fields">
                  ${state.fields.map(
                    ({ name, value }) =>
                      html`<dt>${name}</dt>
                        <dd>${value}</dd>`,
                  )}
                </dl>`
              : nothing
          }
          <fupan-article
            .text=${state.text}
            .heading=${state.title}
            .path=${state.path}
            .base=${state.base}
            .marked=${state.marked}
            @fupan-built=${this.#onBuilt}
            @fupan-link=${(event: CustomEvent<string>) => this.#follow(event.detail)}
          ></fupan-article>
          ${this.similar.length > 0 ? this.#renderSimilar() : nothing}
        </div>
      </main>
    `;
  }

  #action(
    glyph: IconName,
    name: string,
    title: string,
    type: 'insertLink' | 'copyCitation' | 'useFixes' | 'openText',
  ): TemplateResult {
    return html`<button
      class="textButton"
      type="button"
      title=${title}
      @click=${() => void this.#request({ type })}
    >
      ${icon(glyph)}${name}
    </button>`;
  }

  #renderMarks(): TemplateResult {
    return html`<span class="marks">
      <span class="text" role="status"
        >${this.mark < 0 ? l10n.t('{0} found', this.marks) : l10n.t('{0} of {1}', this.mark + 1, this.marks)}</span
      >
      <button
        class="iconButton"
        type="button"
        aria-label=${l10n.t('Previous match')}
        title=${l10n.t('Previous match (Shift+F3)')}
        @click=${() => this.#step(-1)}
      >
        ${icon('moveUp')}
      </button>
      <button
        class="iconButton"
        type="button"
        aria-label=${l10n.t('Next match')}
        title=${l10n.t('Next match (F3)')}
        @click=${() => this.#step(1)}
      >
        ${icon('moveDown')}
      </button>
    </span>`;
  }

  #renderSimilar(): TemplateResult {
    return html`<section class="similar" aria-labelledby="similar">
      <h2 id="similar">${l10n.t('Similar cases')}</h2>
      <ul>
        ${this.similar.map(
          (one) =>
            html`<li>
              <button
                class="linkButton"
                type="button"
                @click=${() => void this.#request({ type: 'open', uri: one.uri })}
              >
                ${one.title}
              </button>
              <span class="quiet">${factsOf(one)}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #renderUnreadable({ message, canOpenText }: Extract<ReaderState, { kind: 'unreadable' }>): TemplateResult {
    return html`<main class="unreadable" tabindex="0">
      <h1 class="visuallyHidden">${l10n.t('Case')}</h1>
      <p>${message}</p>
      ${
        canOpenText
          ? html`<button
              class="linkButton"
              type="button"
              @click=${() => void this.#request({ type: 'openText' })}
            >
              ${l10n.t('Open as text')}
            </button>`
          : nothing
      }
    </main>`;
  }

  async #start(): Promise<void> {
    const state = (await this.#request({ type: 'ready' })) as ReaderState | undefined;
    if (state) this.#show(state);
    await this.updateComplete;
    this.#focus.take();
  }

  #show(next: ReaderState): void {
    const before = this.state;
    this.state = next;
    if (next.kind !== 'case') return;
    const isOther = before?.kind !== 'case' || before.opened !== next.opened || before.uri !== next.uri;
    this.#host?.store.set({ uri: next.uri });
    if (!isOther) return;
    this.mark = -1;
    this.message = null;
    if (before?.kind !== 'case' || before.uri !== next.uri) this.similar = [];
    void this.#findSimilar(next.uri);
  }

  async #findSimilar(uri: string): Promise<void> {
    const similar = (await this.#request({ type: 'similar' }, true)) as readonly SimilarCase[] | undefined;
    if (similar && this.state?.kind === 'case' && this.state.uri === uri) this.similar = similar;
  }

  /** Puts what was looked for in sight, once for each time that a case is opened. */
  readonly #onBuilt = (event: CustomEvent<number>): void => {
    const { state, article } = this;
    const marks = event.detail;
    void Promise.resolve().then(() => {
      this.marks = marks;
    });
    if (state?.kind !== 'case' || this.#placed === state.opened) return;
    this.#placed = state.opened;
    if (this.main) this.main.scrollTop = 0;
    if (state.heading !== '') article?.showHeading(state.heading);
  };

  #step(by: number): void {
    if (this.marks === 0) return;
    this.mark = this.mark < 0 ? (by > 0 ? 0 : this.marks - 1) : (this.mark + by + this.marks) % this.marks;
    this.article?.showMark(this.mark);
  }

  #follow(href: string): void {
    // A heading of this page needs no host.
    if (href.startsWith('#') && this.article?.showHeading(decode(href.slice(1)))) return;
    void this.#request({ type: 'openLink', href });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'F3' && this.marks > 0) this.#step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && !event.shiftKey) void this.#request({ type: 'back' });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  async #request(request: ReaderRequest, quietly = false): Promise<unknown> {
    try {
      const answer = await this.#channel?.request(request);
      if (!quietly && request.type !== 'ready') this.message = null;
      return answer;
    } catch (error) {
      const isOver = error instanceof ChannelError && error.code === 'disposed';
      if (quietly || isOver) return undefined;
      const text = failureText(error);
      this.message = {
        tone: error instanceof ChannelError && error.code !== 'internal' ? 'warning' : 'error',
        text,
      };
      return undefined;
    }
  }
}

function factsOf({ date, library, values }: SimilarCase): string {
  const industry = (values.industry ?? []).slice(0, 1).map((value) => facetValueName('industry', value));
  return [date, ...industry, library].filter((fact) => fact !== '').join(' · ');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-case-reader': ReaderApp;
  }
}
