import type { FormRequest } from '../../src/protocol/retrospective.ts';
import type { Intent } from '../../src/retrospective/intent.ts';

type WithoutVersion<R> = R extends { readonly version: number } ? Omit<R, 'version'> : R;

/** A request as an element makes it; the version of the document is added where it is sent. */
export type RequestBody =
  | WithoutVersion<Exclude<FormRequest, { readonly type: 'edit' }>>
  | { readonly type: 'edit'; readonly intent: Intent };

/** How a request ended, with what the host answered. `gone` stands for an intent whose row is no longer there; nothing was sent. */
export type Outcome =
  | { readonly ok: true; readonly answer?: unknown }
  | { readonly ok: false; readonly code: string; readonly message: string };

/**
 * What an element hands up. `make` is called when it is this request's turn, which may be after other edits changed the
 * indices: it reads them then, and returns null where its row is gone. The receiver sets `outcome`.
 */
export interface RequestDetail<Body> {
  readonly make: () => Body | null;
  /** True where the sender shows a refusal at its own place. */
  readonly showsRefusal: boolean;
  outcome: Promise<Outcome> | null;
}

/** What a field with a text of its own offers to the form around it. */
export interface DraftField extends HTMLElement {
  /** Unique in the form: where the field belongs, see `places.ts`. */
  readonly place: string;
  readonly label: string;
  /** What the document says at this place. */
  readonly value: string;
  /** True while the field holds text that the document has not got. */
  readonly hasDraft: boolean;
  /** Sends the draft, if there is one and no input method is composing it. */
  commit(): void;
  /** Takes over text typed earlier, when the field still shows what it did then. */
  resumeDraft(base: string, text: string): boolean;
}

/** Keeps what is typed and not yet written. The form gives it to each field that connects. */
export interface DraftKeeper {
  /** `text` was typed over `base`; null when it is written or given up. */
  keep(field: DraftField, base: string, text: string | null): void;
  /** The field left the page; `text` is what it still held. */
  left(field: DraftField, text: string | null): void;
}

export interface FieldDetail {
  readonly field: DraftField;
  keeper: DraftKeeper | null;
}

declare global {
  interface HTMLElementEventMap {
    'fupan-intent': CustomEvent<RequestDetail<Intent>>;
    'fupan-request': CustomEvent<RequestDetail<RequestBody>>;
    'fupan-field': CustomEvent<FieldDetail>;
    'fupan-announce': CustomEvent<string>;
    'fupan-report': CustomEvent<string>;
    'fupan-fold': CustomEvent<{ readonly section: string; readonly folded: boolean }>;
    'fupan-reveal': CustomEvent<string>;
    'fupan-committed': CustomEvent<string>;
    'fupan-close': CustomEvent<void>;
    'fupan-pick': CustomEvent<string>;
  }
}

function ask<Body>(
  from: HTMLElement,
  type: string,
  make: () => Body | null,
  showsRefusal: boolean,
): Promise<Outcome> {
  const detail: RequestDetail<Body> = { make, showsRefusal, outcome: null };
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  return detail.outcome ?? Promise.resolve({ ok: false, code: 'gone', message: '' });
}

/**
 * Asks for a change of the document (`fupan-intent`). Resolves when the document has it and the form shows it, or with the
 * refusal.
 */
export function sendIntent(
  from: HTMLElement,
  make: () => Intent | null,
  showsRefusal = false,
): Promise<Outcome> {
  return ask(from, 'fupan-intent', make, showsRefusal);
}

/** Asks the host for anything else (`fupan-request`); resolves as `sendIntent` does. */
export function sendRequest(
  from: HTMLElement,
  make: () => RequestBody | null,
  showsRefusal = false,
): Promise<Outcome> {
  return ask(from, 'fupan-request', make, showsRefusal);
}

/** Says `text` to a screen reader, politely. */
export function announce(from: HTMLElement, text: string): void {
  from.dispatchEvent(new CustomEvent('fupan-announce', { detail: text, bubbles: true, composed: true }));
}

/** Shows `text` in the form's message bar: something could not be done. */
export function report(from: HTMLElement, text: string): void {
  from.dispatchEvent(new CustomEvent('fupan-report', { detail: text, bubbles: true, composed: true }));
}
