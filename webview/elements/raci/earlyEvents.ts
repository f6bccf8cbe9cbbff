import { isCommandKey, isComposing } from '../keys.ts';
import { meaningOf } from './keys.ts';

/** Keys that are only for the grid once another key has begun to write. */
const ofWriting: ReadonlySet<string> = new Set(['Tab', 'Enter', 'Escape', 'Backspace']);

/**
 * Keeps what a person does before the part of the page that acts on it is loaded, so that no key and no click is lost. What
 * means nothing to the grid goes its way.
 */
export class EarlyEvents {
  #held: (readonly [event: Event, at: EventTarget])[] = [];

  /** Keeps `event` where it means something. */
  on(event: Event): void {
    if (event instanceof KeyboardEvent) {
      if (!this.#isMeant(event)) return;
      // The browser tells of the clipboard by an event of its own, which must not be stopped.
      if (meaningOf(event, false) || !isCommandKey(event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    } else {
      event.preventDefault();
      if (!(event instanceof MouseEvent)) return;
    }
    const [at] = event.composedPath();
    if (at) this.#held.push([event, at]);
  }

  /** Hands out what was kept, in order, and keeps it no longer. */
  take(): readonly (readonly [event: Event, at: EventTarget])[] {
    const held = this.#held;
    this.#held = [];
    return held;
  }

  #isMeant(event: KeyboardEvent): boolean {
    if (isComposing(event)) return false;
    if (isCommandKey(event) && 'cxv'.includes(event.key.toLowerCase())) return true;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const typed = plain && (event.key.length === 1 || (this.#held.length > 0 && ofWriting.has(event.key)));
    return typed || meaningOf(event, false) !== null;
  }
}
