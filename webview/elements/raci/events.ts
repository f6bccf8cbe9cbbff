import type { RaciRequest } from '../../../src/protocol/raci.ts';
import type { RaciIntent } from '../../../src/raci/intent.ts';
import type { Outcome } from '../events.ts';
import type { Command } from './keys.ts';

/** A request as an element makes it; the version of the document is added where it is sent. */
export type RaciBody =
  Exclude<RaciRequest, { readonly type: 'edit' }> | { readonly type: 'edit'; readonly intent: RaciIntent };

/**
 * What an element hands up. `make` is called when it is this request's turn, which may be after other edits changed the
 * indexes: it reads them then, and returns null where its row or role is gone. The receiver sets `outcome`.
 */
export interface RaciAsk {
  readonly make: () => RaciBody | null;
  /** A text that a person typed and that must not be lost where the request is refused. */
  readonly typed: string | null;
  outcome: Promise<Outcome> | null;
}

declare global {
  interface HTMLElementEventMap {
    'fupan-raci-ask': CustomEvent<RaciAsk>;
    'fupan-raci-command': CustomEvent<Command>;
    'fupan-raci-go': CustomEvent<{ readonly row: number; readonly role: number | null }>;
    'fupan-raci-matrix': CustomEvent<number>;
    'fupan-raci-report': CustomEvent<string>;
  }
}

/** Asks the page to carry a request to the host (`fupan-raci-ask`); resolves with how it ended. */
export function ask(
  from: HTMLElement,
  make: () => RaciBody | null,
  typed: string | null = null,
): Promise<Outcome> {
  const detail: RaciAsk = { make, typed, outcome: null };
  from.dispatchEvent(new CustomEvent('fupan-raci-ask', { detail, bubbles: true, composed: true }));
  return detail.outcome ?? Promise.resolve({ ok: false, code: 'gone', message: '' });
}

/** Hands a command up to the page (`fupan-raci-command`). */
export function sendCommand(from: HTMLElement, command: Command): void {
  from.dispatchEvent(
    new CustomEvent('fupan-raci-command', { detail: command, bubbles: true, composed: true }),
  );
}

/** Shows `text` in the page's message bar: something could not be done. */
export function report(from: HTMLElement, text: string): void {
  from.dispatchEvent(new CustomEvent('fupan-raci-report', { detail: text, bubbles: true, composed: true }));
}
