import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { css, html, LitElement, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { factorName } from '../../src/l10n/problemText.ts';
import { fishboneLayout } from '../../src/retrospective/fishbone.ts';
import type { Factor, Retrospective } from '../../src/retrospective/model.ts';
import { factors } from '../../src/retrospective/model.ts';
import { baseStyles } from '../styles/base.ts';

/** The chains drawn as a fishbone that fits the room there is. */
@customElement('fupan-fishbone')
export class Fishbone extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        margin-top: var(--gap-wide);
        overflow: hidden;
      }
      svg {
        display: block;
        max-width: 100%;
        font-family: inherit;
        font-size: 12px;
      }
      line {
        stroke: var(--vscode-foreground);
        stroke-width: 1;
      }
      .spine {
        stroke-width: 2;
      }
      .twig {
        stroke: var(--quiet);
      }
      text {
        fill: var(--vscode-foreground);
      }
      text.effect,
      text.factor {
        font-weight: 600;
      }
      text.why {
        fill: var(--quiet);
      }
    `,
  ];

  @property({ attribute: false }) model!: Retrospective;
  @state() private width = 0;
  readonly #observer = new ResizeObserver(([entry]) => {
    // In the next frame, since the drawing changes the height that is being observed.
    if (entry) requestAnimationFrame(() => (this.width = Math.floor(entry.contentRect.width)));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  override render(): TemplateResult {
    if (!this.width) return html``;
    const names: Record<Factor, string> = {
      technical: factorName('technical'),
      process: factorName('process'),
      communication: factorName('communication'),
    };
    const effect = this.model.fields.title.value || l10n.t('What happened');
    const { width, height, lines, texts } = fishboneLayout(
      this.model,
      { effect, factors: names },
      this.width,
    );
    return html`<svg
      role="img"
      aria-label=${this.#description(effect, names)}
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
    >
      ${lines.map(
        ({ x1, y1, x2, y2, kind }) => svg`<line class=${kind} x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line>`,
      )}
      ${texts.map(
        ({ x, y, text, kind, anchor }) =>
          svg`<text class=${kind} x=${x} y=${y} text-anchor=${anchor}>${text}</text>`,
      )}
    </svg>`;
  }

  #description(effect: string, names: Readonly<Record<Factor, string>>): string {
    const parts = factors.map((factor) => {
      const causes = this.model.causes[factor].filter((cause) => cause.text && !cause.notApplicable);
      return `${names[factor]}: ${causes.map((cause) => cause.text).join('; ') || l10n.t('none')}`;
    });
    return l10n.t('Fishbone of “{0}”. {1}', effect, parts.join('. '));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fupan-fishbone': Fishbone;
  }
}
