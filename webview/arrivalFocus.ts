import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Whoever opens a page goes on by keyboard: VS Code gives the focus to the page, not to anything in it. `focus` puts it
 * where a person begins, whenever the page gets it, and when `take` is called because that place is there at last.
 */
export class ArrivalFocus implements ReactiveController {
  readonly #focus: () => void;

  constructor(page: ReactiveControllerHost, focus: () => void) {
    this.#focus = focus;
    page.addController(this);
  }

  /** Takes the focus if the page has it and nothing in the page does. */
  readonly take = (): void => {
    if (document.hasFocus() && document.activeElement === document.body) this.#focus();
  };

  hostConnected(): void {
    window.addEventListener('focus', this.take);
  }

  hostDisconnected(): void {
    window.removeEventListener('focus', this.take);
  }
}
