import type { FacetField } from '../../../src/cases/indexDocument.ts';
import type { CasesRequest } from '../../../src/protocol/cases.ts';

/** What an element of the Cases view wants done by its page; the search itself is the page's own matter. */
export type CasesAction = Exclude<CasesRequest, { readonly type: 'ready' | 'search' | 'open' | 'remember' }>;

/** A value that was clicked among the filters. */
export interface FacetToggle {
  readonly field: FacetField;
  readonly value: string;
}

declare global {
  interface HTMLElementEventMap {
    'fupan-cases-act': CustomEvent<CasesAction>;
    'fupan-cases-toggle': CustomEvent<FacetToggle>;
  }
}

/** Asks the page to carry an action to the host (`fupan-cases-act`). */
export function act(from: HTMLElement, action: CasesAction): void {
  from.dispatchEvent(new CustomEvent('fupan-cases-act', { detail: action, bubbles: true, composed: true }));
}

/** Asks the page to narrow the search to a value, or no longer (`fupan-cases-toggle`). */
export function toggle(from: HTMLElement, facet: FacetToggle): void {
  from.dispatchEvent(new CustomEvent('fupan-cases-toggle', { detail: facet, bubbles: true, composed: true }));
}
